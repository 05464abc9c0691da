"""Writes the same text as a Hugo site: the layouts beside this package, and the content."""

import shutil
from pathlib import Path
from typing import Iterable, Iterator, List

from .city import City, Department, Table
from .documents import Codes, Goal, Item, Sheet, annual_goals, midterm_goals, sheets
from .tomei_site import PUBLISHED
from .years import both

LAYOUTS = Path(__file__).parent.parent / "hugo"


def write(city: City, site: Path) -> None:
    shutil.copytree(LAYOUTS, site, dirs_exist_ok=True)
    content = site / "content"
    for year in city.years:
        _save(content / str(year) / "_index.md", [f"title: {both(year)}", "type: year"])
    for weight, department in enumerate(city.departments, 1):
        _save(content / "departments" / department.id / "_index.md", _department(department, weight))
    for kind, title, tables in (("plans", "総合計画", city.plans), ("policies", "基本政策", city.policies)):
        _save(content / kind / "_index.md", [f"title: {title}"])
        _terms(content / kind, tables)
    _save(content / "departments" / "_index.md", ["title: 部局"])
    _save(content / "all" / "_index.md", ["title: 全件一覧", "type: all"])
    _documents(city, content)


def _documents(city: City, content: Path) -> None:
    weights = {department.id: weight for weight, department in enumerate(city.departments, 1)}
    for sheet in sheets(city):
        path = content / str(sheet.year) / sheet.department.id / "_index.md"
        _save(path, _sheet(sheet, weights[sheet.department.id]), sheet.sections)
    for goal in annual_goals(city):
        _save(_goal_path(content, goal, "goal"), _goal(goal, "goal"), goal.sections)
    for goal in midterm_goals(city):
        _save(_goal_path(content, goal, "midterm"), _goal(goal, "midterm"), goal.sections)


def _save(path: Path, front: List[str], sections: Iterable[tuple] = ()) -> None:
    body = "".join(f"\n## {heading}\n\n" + "\n".join(_items(items, "")) + "\n" for heading, items in sections)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\n" + "\n".join(front) + f"\n---\n{body}", encoding="utf-8")


def _goal_path(content: Path, goal: Goal, stem: str) -> Path:
    return content / str(goal.year) / goal.department.id / f"{stem}-{goal.no}.md"


def _department(department: Department, weight: int) -> List[str]:
    reading = [f"reading: {department.reading}"] if department.reading else []
    return [f"title: {department.name}", f"weight: {weight}", "outputs: [html, atom]", *reading]


def _terms(folder: Path, tables: List[Table]) -> None:
    weight = 0
    for table in tables:
        for line in table.lines:
            weight += 1
            front = [f"title: {line.written} {line.title}", f"weight: {weight}", f"plan_title: {table.title}"]
            _save(folder / f"{table.id}-{line.code}" / "_index.md", front)


def _sheet(sheet: Sheet, weight: int) -> List[str]:
    title = f"title: {sheet.department.name} 部局長の目標({both(sheet.year)})"
    return [title, "type: sheet", f"weight: {weight}", f'year: "{sheet.year}"', *_dates(sheet.year)]


def _goal(goal: Goal, kind: str) -> List[str]:
    front = [
        f"title: {goal.title}",
        f"type: {kind}",
        f"weight: {goal.no}",
        f'year: "{goal.year}"',
        f"years_label: {both(goal.year)}",
        f"no: {goal.no}",
        f"departments: [{goal.department.id}]",
        f"plans: [{_codes(goal.plan)}]",
        f"policies: [{_codes(goal.policies)}]",
        f"summary: {goal.summary}",
        *_dates(goal.year),
    ]
    if goal.midterm:
        front.append(f"midterm: {_page_of(goal.midterm)}")
    if goal.continues:
        front.append(f"continues: {_page_of(goal.continues)}")
    if goal.indicators:
        front += ["indicators:", *_indicators(goal)]
    return front


def _dates(year: int) -> List[str]:
    return [f"date: {year + 1}-{PUBLISHED}", f"lastmod: {year + 1}-{PUBLISHED}"]


def _codes(codes: Codes) -> str:
    return ", ".join(f"{codes.table.id}-{line.code}" for line in codes.lines)


def _page_of(id: str) -> str:
    """/2019/zaisei/midterm-2 for the id 2019-zaisei-m2."""
    year, rest = id.split("-", 1)
    department, no = rest.rsplit("-", 1)
    return f"/{year}/{department}/" + (f"midterm-{no[1:]}" if no.startswith("m") else f"goal-{no}")


def _indicators(goal: Goal) -> Iterator[str]:
    for indicator in goal.indicators:
        figures = f"baseline: {indicator.baseline}, target: {indicator.target}, actual: {indicator.actual}"
        yield f"  - {{name: {indicator.name}, unit: {indicator.unit}, {figures}}}"


def _items(items: List[Item], indent: str) -> Iterator[str]:
    for item in items:
        when = f"({item.when}) " if item.when else ""
        yield f"{indent}- {when}{item.text}"
        yield from _items(item.children, indent + "  ")
