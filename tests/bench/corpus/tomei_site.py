"""Writes the city as a tomei root: `content/` with its tables and documents."""

from pathlib import Path
from typing import Iterable, Iterator, List

from .city import NAME, City, Department, Table
from .documents import Codes, Goal, Item, Sheet, annual_goals, midterm_goals, sheets
from .years import both

EDITOR = "見本の編集係"
PUBLISHED = "06-01"


def write(city: City, root: Path) -> None:
    content = root / "content"
    _save(content / "tomei.yaml", _config())
    _save(content / "departments.yaml", "".join(map(_department, city.departments)))
    _save(content / "plans.yaml", "".join(_table(plan, "measures") for plan in city.plans))
    _save(content / "policies.yaml", "".join(_table(policies, "items") for policies in city.policies))
    _save(content / "glossary.yaml", _glossary(city))
    for sheet in sheets(city):
        _save(_folder(content, sheet.year, sheet.department) / "sheet.md", _sheet(sheet))
    for goal in annual_goals(city):
        _save(_folder(content, goal.year, goal.department) / f"goal-{goal.no}.md", _goal(goal))
    for goal in midterm_goals(city):
        _save(_folder(content, goal.year, goal.department) / f"midterm-{goal.no}.md", _goal(goal))


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _folder(content: Path, year: int, department: Department) -> Path:
    return content / str(year) / department.id


def _config() -> str:
    return f"""title: {NAME} 部局長の目標
subtitle: 部局長が年度の初めに約束したことと、その結果
publisher: {NAME}
language: ja
base_url: https://goals.example/
theme: default
notice: これは性能を測るために作った、実在しない市のサイトです。
contact:
  section: 政策企画部 企画調整課
  phone: 000-000-0000
licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/deed.ja
  citation: 出典：{NAME} 部局長の目標
"""


def _department(department: Department) -> str:
    optional = {
        "reading": department.reading,
        "english": department.english,
        "parent": department.parent,
    }
    lines = [f"- id: {department.id}", f"  name: {department.name}"]
    lines += [f"  {key}: {value}" for key, value in optional.items() if value]
    return "\n".join(lines) + "\n"


def _table(table: Table, key: str) -> str:
    lines = [f"- id: {table.id}", f"  title: {table.title}", f"  years: {table.first}..{table.last}", f"  {key}:"]
    if key == "items":
        lines += [f"    - {{no: {line.code}, title: {line.title}}}" for line in table.lines]
    else:
        lines += [f"    - {{code: {line.code}, written: {line.written}, title: {line.title}}}" for line in table.lines]
    return "\n".join(lines) + "\n"


def _glossary(city: City) -> str:
    terms = [(field.slug, n, term) for field in city.fields for n, term in enumerate(field.terms, 1)]
    return "".join(
        f"- id: {slug}-{n}\n  term: {term.term}\n  reading: {term.reading}\n  meaning: {term.meaning}\n"
        for slug, n, term in terms
    )


def _sheet(sheet: Sheet) -> str:
    front = [
        f"id: {sheet.id}",
        "kind: sheet",
        f"title: {sheet.department.name} 部局長の目標({both(sheet.year)})",
        f"year: {sheet.year}",
        f"department: {sheet.department.id}",
        "post: 部長",
        "name: withheld",
    ]
    return _document(front + _record(sheet.year), sheet.sections)


def _goal(goal: Goal) -> str:
    front = [
        f"id: {goal.id}",
        f"kind: {goal.kind}",
        f"title: {goal.title}",
        f"year: {goal.year}",
        f"department: {goal.department.id}",
        f"no: {goal.no}",
        f"plan: {_codes(goal.plan)}",
        f"policies: {_codes(goal.policies)}",
    ]
    if goal.midterm:
        front += ["midterm:", f"  - {{id: {goal.midterm}, by: {EDITOR}}}"]
    if goal.continues:
        front += ["continues:", f"  - {{id: {goal.continues}, by: {EDITOR}}}"]
    if goal.indicators:
        front += ["indicators:", *_indicators(goal)]
    return _document(front + _record(goal.year) + [f"summary: {goal.summary}"], goal.sections)


def _record(year: int) -> List[str]:
    date = f"{year + 1}-{PUBLISHED}"
    return [f"linked_by: {EDITOR}", f"published: {date}", f"updated: {date}"]


def _codes(codes: Codes) -> str:
    listed = ", ".join(f"{codes.table.id}:{line.code}" for line in codes.lines)
    return f"[{listed}]" if listed else "none"


def _indicators(goal: Goal) -> Iterator[str]:
    for indicator in goal.indicators:
        figures = f"baseline: {indicator.baseline}, target: {indicator.target}, actual: {indicator.actual}"
        yield f"  - {{name: {indicator.name}, kind: activity, unit: {indicator.unit}, {figures}}}"


def _document(front: List[str], sections: Iterable[tuple]) -> str:
    body = "\n\n".join(f"## {heading}\n\n" + "\n".join(_items(items, "")) for heading, items in sections)
    return "---\n" + "\n".join(front) + f"\n---\n\n{body}\n"


def _items(items: List[Item], indent: str) -> Iterator[str]:
    for item in items:
        links = f" -> {', '.join(item.links)}" if item.links else ""
        when = f" @ {item.when}" if item.when else ""
        yield f"{indent}- [{item.id}{links}{when}] {item.text}"
        yield from _items(item.children, indent + "  ")
