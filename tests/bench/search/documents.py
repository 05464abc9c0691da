#!/usr/bin/env python3
"""Writes documents as the search is given them, without the generator: for measures of the search alone.

A line is a field, its parts separated by tabs; a document begins with `U` and its address, then has
`T` title, `F` facet, value and label, and `P` anchor and text. `W` is a word of the site's own dictionary: surface, part of
speech, reading.

    documents.py generated N        N annual goals of the generated city
    documents.py content FOLDER     the goals and sheets of a content folder
"""

import re
import sys
from pathlib import Path
from typing import Iterator, List, Tuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus import city, documents as composed  # noqa: E402

ITEM = re.compile(r"^\s*- \[(?P<anchor>[\w-]+)[^\]]*\] (?P<text>.*)$")
FIELD = re.compile(r"^(title|summary|year|department): (.*)$")

Document = Tuple[str, str, List[Tuple[str, str, str]], List[Tuple[str, str]]]


def generated(goals: int) -> Iterator[Document]:
    for goal in composed.annual_goals(city.found(goals, "tomei")):
        facets = [
            ("year", str(goal.year), f"{goal.year}年度"),
            ("department", goal.department.id, goal.department.name),
        ]
        passages = [("", goal.summary)]
        for _, items in goal.sections:
            for item in items:
                passages += [(one.id, one.text) for one in [item, *item.children]]
        yield f"{goal.year}/{goal.department.id}/goal-{goal.no}.html", goal.title, facets, passages


def content(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*/*/*.md")):
        lines = path.read_text(encoding="utf-8").splitlines()
        fields = dict(match.groups() for match in map(FIELD.match, lines) if match)
        items = [(match["anchor"], match["text"]) for match in map(ITEM.match, lines) if match]
        facets = [(name, fields[name], fields[name]) for name in ("year", "department") if name in fields]
        passages = ([("", fields["summary"])] if "summary" in fields else []) + items
        yield str(path.relative_to(folder).with_suffix(".html")), fields.get("title", path.stem), facets, passages


def write(all_documents: Iterator[Document]) -> None:
    for url, title, facets, passages in all_documents:
        print("U", url, sep="\t")
        print("T", title, sep="\t")
        for facet in facets:
            print("F", *facet, sep="\t")
        for passage in passages:
            print("P", *passage, sep="\t")


def main() -> int:
    kind, source = sys.argv[1:] if len(sys.argv) == 3 else ("", "")
    if kind == "generated":
        write(generated(int(source)))
    elif kind == "content":
        for row in (Path(source) / "dictionary.csv").read_text(encoding="utf-8").splitlines():
            print("W", *row.split(","), sep="\t")
        write(content(Path(source)))
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
