"""Reads the word tables: what each department works on, and how sentences are built."""

import configparser
from pathlib import Path
from typing import Dict, List, NamedTuple

HERE = Path(__file__).parent


class Count(NamedTuple):
    """A figure that departments report, with the range it moves in."""

    name: str
    unit: str
    lowest: int
    highest: int


class Term(NamedTuple):
    term: str
    reading: str
    meaning: str


class Section(NamedTuple):
    name: str
    slug: str


class Field(NamedTuple):
    """A department and the words of its work."""

    slug: str
    name: str
    reading: str
    english: str
    sections: List[Section]
    words: Dict[str, List[str]]
    counts: List[Count]
    measures: List[str]
    policies: List[str]
    terms: List[Term]


class Sentences(NamedTuple):
    """Sentence patterns by kind, and word lists that every department shares."""

    patterns: Dict[str, List[str]]
    lists: Dict[str, List[str]]


WORDS = {
    "work": "works",
    "event": "events",
    "product": "products",
    "site": "sites",
    "person": "people",
    "partner": "partners",
    "worry": "worries",
    "rule": "rules",
}


def read_fields() -> List[Field]:
    table = _read("departments.ini")
    return [_field(slug, table[slug]) for slug in table.sections()]


def read_sentences() -> Sentences:
    table = _read("sentences.ini")
    kinds = [kind for kind in table.sections() if kind != "lists"]
    patterns = {kind: table[kind]["lines"].strip().splitlines() for kind in kinds}
    return Sentences(patterns, {key: _split(value) for key, value in table["lists"].items()})


def _read(name: str) -> configparser.ConfigParser:
    table = configparser.ConfigParser(interpolation=None)
    table.read_string((HERE / name).read_text(encoding="utf-8"))
    return table


def _field(slug: str, row: configparser.SectionProxy) -> Field:
    counts = [entry.split(",") for entry in _split(row["counts"])]
    return Field(
        slug=slug,
        name=row["name"],
        reading=row["reading"],
        english=row["english"],
        sections=[Section(*entry.split()) for entry in _split(row["sections"])],
        words={slot: _split(row[key]) for slot, key in WORDS.items()},
        counts=[Count(name, unit, int(low), int(high)) for name, unit, low, high in counts],
        measures=_split(row["measures"]),
        policies=_split(row["policies"]),
        terms=[Term(*entry.split(",")) for entry in _split(row["terms"])],
    )


def _split(text: str) -> List[str]:
    return [part.strip() for part in text.split(" / ")]
