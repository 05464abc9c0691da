"""The generated city: its departments, years, plans and policies, and who has how many goals."""

from typing import Dict, List, NamedTuple, Optional

from .dice import Dice
from .vocabulary import Field, Sentences, read_fields, read_sentences
from .years import era

NAME = "見本ヶ原市"
LAST_YEAR = 2024
CIRCLED = "①②③"
PLACES = 260


class Department(NamedTuple):
    id: str
    name: str
    reading: Optional[str]
    english: Optional[str]
    parent: Optional[str]
    field: Field


class Measure(NamedTuple):
    """A line of a plan or of a policy set: the code, as the sheet writes it, and the title."""

    code: str
    written: str
    title: str
    field: str


class Table(NamedTuple):
    """A plan or a policy set, in force from `first` to `last`."""

    id: str
    title: str
    first: int
    last: int
    lines: List[Measure]


class City(NamedTuple):
    seed: str
    fields: List[Field]
    sentences: Sentences
    places: List[str]
    years: List[int]
    departments: List[Department]
    plans: List[Table]
    policies: List[Table]
    # How many annual goals each department has in each year, by (year, department id).
    shares: Dict[tuple, int]


def found(goals: int, seed: str) -> City:
    """The city that publishes `goals` annual goals."""
    fields, sentences = read_fields(), read_sentences()
    dice = Dice(f"{seed}/city")
    years = list(range(LAST_YEAR - _year_count(goals) + 1, LAST_YEAR + 1))
    departments = _departments(fields, goals)
    places = dice.sample([a + b for a in sentences.lists["first"] for b in sentences.lists["last"] if a != b], PLACES)
    plans = _plans(fields)
    policies = _policies(fields, dice)
    shares = _shares(goals, years, departments, dice)
    return City(seed, fields, sentences, places, years, departments, plans, policies, shares)


def in_force(tables: List[Table], year: int) -> Table:
    return next(table for table in tables if table.first <= year <= table.last)


def _year_count(goals: int) -> int:
    return min(10, max(1, goals // 100))


def _departments(fields: List[Field], goals: int) -> List[Department]:
    """The 20 departments; above 10,000 goals their sections publish goals of their own as well."""
    heads = [Department(field.slug, field.name, field.reading, field.english, None, field) for field in fields]
    sections = [
        Department(f"{field.slug}-{section.slug}", f"{field.name}{section.name}", None, None, field.slug, field)
        for field in fields
        for section in field.sections
    ]
    return heads + sections[: max(0, goals // 500 - len(heads))]


def _plans(fields: List[Field]) -> List[Table]:
    first = _measures(fields)
    second = _measures(fields[4:] + fields[:4])
    return [
        Table("sogo4-1", f"第4次{NAME}総合計画 前期基本計画", 2010, 2019, first),
        Table("sogo4-2", f"第4次{NAME}総合計画 後期基本計画", 2020, 2029, second),
    ]


def _measures(fields: List[Field]) -> List[Measure]:
    return [
        Measure(f"{i // 4 + 1}-{i % 4 + 1}-{k + 1}", f"{i // 4 + 1}-{i % 4 + 1}-{CIRCLED[k]}", title, field.slug)
        for i, field in enumerate(fields)
        for k, title in enumerate(field.measures)
    ]


def _policies(fields: List[Field], dice: Dice) -> List[Table]:
    return [
        Table("kihon-h27", f"基本政策({era(2015)}から)", 2010, 2018, _policy_lines(fields, dice)),
        Table("kihon-r1", f"基本政策({era(2019)}から)", 2019, 2022, _policy_lines(fields, dice)),
        Table("kihon-r5", f"基本政策({era(2023)}から)", 2023, 2029, _policy_lines(fields, dice)),
    ]


def _policy_lines(fields: List[Field], dice: Dice) -> List[Measure]:
    """Two of each field's three, numbered anew: every term of office does so."""
    chosen = [(field.slug, title) for field in fields for title in dice.sample(field.policies, 2)]
    shuffled = dice.sample(chosen, len(chosen))
    return [Measure(str(no), str(no), title, slug) for no, (slug, title) in enumerate(shuffled, 1)]


def _shares(goals: int, years: List[int], departments: List[Department], dice: Dice) -> Dict[tuple, int]:
    weights = {department.id: 0.6 + dice.number(0, 80) / 100 for department in departments}
    places = [(year, department.id) for year in years for department in departments]
    total = sum(weights[department] for _, department in places)
    exact = {place: goals * weights[place[1]] / total for place in places}
    shares = {place: int(share) for place, share in exact.items()}
    by_remainder = sorted(places, key=lambda place: (shares[place] - exact[place], place))
    for place in by_remainder[: goals - sum(shares.values())]:
        shares[place] += 1
    return shares
