"""Composes the documents of the city: sheets, annual goals and mid-term goals."""

from typing import Iterator, List, NamedTuple, Optional

from .city import City, Department, Measure, Table, in_force
from .dice import Dice
from .sentences import Focus, Writer
from .years import era

TERM_YEARS = 4
MIDTERM_GOALS = 2
# A goal keeps its subject this long; within that time one year's goal continues the one before.
SUBJECT_YEARS = 3


class Item(NamedTuple):
    id: str
    text: str
    links: List[str]
    when: Optional[str]
    children: List["Item"]


class Indicator(NamedTuple):
    name: str
    unit: str
    baseline: int
    target: int
    actual: int


class Codes(NamedTuple):
    """Codes of one plan or policy set; empty where the sheet says none."""

    table: Table
    lines: List[Measure]


class Goal(NamedTuple):
    """An annual or a mid-term goal; sections are headings with their items, in page order."""

    id: str
    kind: str
    year: int
    department: Department
    no: int
    title: str
    summary: str
    plan: Codes
    policies: Codes
    midterm: Optional[str]
    continues: Optional[str]
    indicators: List[Indicator]
    sections: List[tuple]


class Sheet(NamedTuple):
    id: str
    year: int
    department: Department
    sections: List[tuple]


def sheets(city: City) -> Iterator[Sheet]:
    for year in city.years:
        for department in city.departments:
            yield _sheet(city, department, year)


def annual_goals(city: City) -> Iterator[Goal]:
    for year in city.years:
        for department in city.departments:
            for no in range(1, city.shares[year, department.id] + 1):
                yield _annual(city, department, year, no)


def midterm_goals(city: City) -> Iterator[Goal]:
    for start in sorted({_term_start(city, year) for year in city.years}):
        for department in city.departments:
            for no in range(1, MIDTERM_GOALS + 1):
                yield _midterm(city, department, start, no)


def _item(id: str, text: str, links: Optional[List[str]] = None, when: Optional[str] = None) -> Item:
    return Item(id, text, links or [], when, [])


def _term_start(city: City, year: int) -> int:
    return max(city.years[0], 2015 + (year - 2015) // TERM_YEARS * TERM_YEARS)


def _writer(city: City, dice: Dice, subject: str, department: Department, year: int) -> Writer:
    focus = Focus(Dice(f"{city.seed}/{subject}"), department.field, city.places)
    return Writer(dice, focus, year, city.sentences, city.places)


def _sheet(city: City, department: Department, year: int) -> Sheet:
    id = f"{year}-{department.id}"
    dice = Dice(f"{city.seed}/{id}")
    writer = _writer(city, dice, id, department, year)
    approaches = range(1, dice.number(2, 4) + 1)
    sections = [
        ("使命", [_item(f"m{n}", writer.sentence("missions")) for n in (1, 2)]),
        ("方針", [_item(f"a{n}", writer.sentence("approaches")) for n in approaches]),
        ("総括", [_item(f"v{n}", writer.sentence("reviews"), [f"a{n}"]) for n in approaches]),
    ]
    return Sheet(id, year, department, sections)


def _annual(city: City, department: Department, year: int, no: int) -> Goal:
    id = f"{year}-{department.id}-{no}"
    dice = Dice(f"{city.seed}/{id}")
    span = year // SUBJECT_YEARS
    writer = _writer(city, dice, f"{department.id}-{no}-{span}", department, year)
    start = _term_start(city, year)
    continued = city.shares.get((year - 1, department.id), 0) >= no and (year - 1) // SUBJECT_YEARS == span
    promises = _promises(dice, writer)
    results = _results(dice, writer, promises)
    sections = [("取組み", promises), ("実績", results), ("課題", _issues(dice, writer, promises, results))]
    return Goal(
        id=id,
        kind="annual",
        year=year,
        department=department,
        no=no,
        title=writer.sentence("titles"),
        summary=writer.sentence("summaries"),
        plan=_codes(dice, in_force(city.plans, year), department, 0.05),
        policies=_codes(dice, in_force(city.policies, year), department, 0.3),
        midterm=f"{start}-{department.id}-m{dice.number(1, MIDTERM_GOALS)}" if dice.chance(0.6) else None,
        continues=f"{year - 1}-{department.id}-{no}" if continued and dice.chance(0.8) else None,
        indicators=_indicators(dice, writer) if dice.chance(0.3) else [],
        sections=sections,
    )


def _midterm(city: City, department: Department, start: int, no: int) -> Goal:
    id = f"{start}-{department.id}-m{no}"
    dice = Dice(f"{city.seed}/{id}")
    writer = _writer(city, dice, id, department, start)
    targets = [_item(f"t{n}", writer.sentence("targets")) for n in range(1, dice.number(1, 2) + 1)]
    steps = [
        _item(f"s{n}", writer.sentence("steps"), when=era(start + n))
        for n in range(1, TERM_YEARS)
    ]
    return Goal(
        id=id,
        kind="midterm",
        year=start,
        department=department,
        no=no,
        title=writer.sentence("titles"),
        summary=writer.sentence("summaries"),
        plan=_codes(dice, in_force(city.plans, start), department, 0.0),
        policies=_codes(dice, in_force(city.policies, start), department, 0.3),
        midterm=None,
        continues=None,
        indicators=[],
        sections=[("項目", targets), ("工程", steps)],
    )


def _promises(dice: Dice, writer: Writer) -> List[Item]:
    promises = []
    for n in range(1, dice.pick([3, 3, 3, 4, 4, 5]) + 1):
        deliverables = dice.pick([1, 1, 1, 2])
        children = [_item(f"p{n}-d{d}", writer.sentence("deliverables")) for d in range(1, deliverables + 1)]
        promises.append(_item(f"p{n}", writer.sentence("promises"))._replace(children=children))
    return promises


def _results(dice: Dice, writer: Writer, promises: List[Item]) -> List[Item]:
    """A result per promise; some promises have none, some results come with dated parts."""
    results: List[Item] = []
    for promise in promises:
        if results and dice.chance(0.12):
            continue
        id = f"r{len(results) + 1}"
        parts = dice.number(2, 3) if dice.chance(0.06) else 0
        children = [
            _item(f"{id}-{n}", writer.sentence("results"), when=f"{dice.number(1, 12)}月")
            for n in range(1, parts + 1)
        ]
        text = "次のことに取り組みました。" if parts else writer.sentence("results")
        results.append(_item(id, text, [promise.id])._replace(children=children))
    return results


def _issues(dice: Dice, writer: Writer, promises: List[Item], results: List[Item]) -> List[Item]:
    issues: List[Item] = []
    for source in results + promises[:1]:
        if issues and dice.chance(0.3):
            continue
        issues.append(_item(f"i{len(issues) + 1}", writer.sentence("issues"), [source.id]))
    return issues


def _codes(dice: Dice, table: Table, department: Department, none: float) -> Codes:
    if dice.chance(none):
        return Codes(table, [])
    own = [line for line in table.lines if line.field == department.field.slug]
    lines = dice.sample(own, dice.number(1, 2))
    if dice.chance(0.2):
        lines.append(dice.pick([line for line in table.lines if line not in own]))
    return Codes(table, sorted(lines, key=lambda line: table.lines.index(line)))


def _indicators(dice: Dice, writer: Writer) -> List[Indicator]:
    count = writer.count()
    baseline, target, actual = (dice.number(count.lowest, count.highest) for _ in range(3))
    return [Indicator(count.name, count.unit, baseline, target, actual)]
