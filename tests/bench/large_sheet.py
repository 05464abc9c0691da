#!/usr/bin/env python3
"""Writes a seeded workbook of 208 columns and 1,826 rows with 70,000 filled cells, and a form for it: goals in rows, and most cells
empty but formatted. Only the standard library is needed.

    python3 tests/bench/large_sheet.py OUT
    tomei --root OUT import OUT/large.xlsx --department somu --year 2024 --json | head -c 300
"""

import argparse
import random
import sys
import zipfile
from pathlib import Path

COLUMNS, ROWS, FILLED = 208, 1826, 70_000
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FIELDS = ["no", "title", "promise", "result", "issue"]
WORDS = ["窓口", "道", "緑", "防災", "図書館", "子ども", "広報", "水道", "公園", "相談", "を直す", "を増やす", "の数", "を早くする"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path, metavar="OUT", help="the folder to write; must not exist or be empty")
    parser.add_argument("--seed", default="tomei", help="another seed, another sheet (default: %(default)s)")
    arguments = parser.parse_args()
    if arguments.root.exists() and any(arguments.root.iterdir()):
        print(f"large_sheet.py: {arguments.root} is not empty", file=sys.stderr)
        return 2
    forms = arguments.root / "content/forms"
    forms.mkdir(parents=True)
    (forms / "large.yaml").write_text(form(), encoding="utf-8")
    write(arguments.root / "large.xlsx", random.Random(arguments.seed))
    return 0


def label(column: int) -> str:
    return ["番号", "事業名", "取組", "実績", "課題"][column] if column < len(FIELDS) else f"項目{column}"


def form() -> str:
    columns = "".join(f"      - {{labels: [{label(at)}], fields: [{field}]}}\n" for at, field in enumerate(FIELDS))
    known = "".join(f"      - {{labels: [{label(at)}], fields: [text]}}\n" for at in range(len(FIELDS), 60))
    left = ", ".join(label(at) for at in range(60, COLUMNS))
    left_out = f"      - {{labels: [{left}], fields: [leave_out]}}\n"
    return f"id: large\ntitle: 事務事業の一覧\nareas:\n  - kind: annual\n    records: row\n    columns:\n{columns}{known}{left_out}"


def name(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def text(dice: random.Random) -> str:
    return "".join(dice.choice(WORDS) for _ in range(dice.randint(1, 4)))


def rows(dice: random.Random):
    names = [name(column) for column in range(COLUMNS)]
    cell = '<c r="{}{}" s="1" t="inlineStr"><is><t>{}</t></is></c>'.format
    yield '<row r="1">' + "".join(cell(names[at], 1, label(at)) for at in range(COLUMNS)) + "</row>"
    share = (FILLED - COLUMNS - 2 * (ROWS - 1)) / ((ROWS - 1) * (COLUMNS - 2))
    for row in range(2, ROWS + 1):
        cells = [cell(names[0], row, row - 1), cell(names[1], row, text(dice))]
        for column in range(2, COLUMNS):
            is_filled = dice.random() < share
            cells.append(cell(names[column], row, text(dice)) if is_filled else f'<c r="{names[column]}{row}" s="1"/>')
        yield f'<row r="{row}">' + "".join(cells) + "</row>"


def write(path: Path, dice: random.Random) -> None:
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="一覧" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="b" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf borderId="0" applyBorder="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>' + "".join(rows(dice)) + "</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(zipfile.ZipInfo(part, (2024, 4, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    sys.exit(main())
