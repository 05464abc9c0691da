"""Looks at exported open data with the tools of others: check.py FOLDER..."""

import csv
import json
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

import frictionless
from openpyxl import load_workbook

FOLDERS = [Path(folder) for folder in sys.argv[1:]]


def errors(folder: Path) -> list:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.stats["tasks"] > 30, "the package names too few tables"
    return report.flatten(["name", "rowNumber", "type", "message"])


def rows_of_csv(folder: Path, table: str) -> list:
    with open(folder / "csv" / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def printed(value: object) -> str:
    """A cell of a workbook as the CSV prints it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def same(of_workbook: str, of_csv: str) -> bool:
    """Workbooks hold numbers, which know no 4.50."""
    try:
        return of_workbook == of_csv or float(of_workbook) == float(of_csv)
    except ValueError:
        return False


class Package(unittest.TestCase):
    def test_frictionless_accepts_the_package(self):
        for folder in FOLDERS:
            self.assertEqual(errors(folder), [], folder)

    def test_frictionless_would_refuse_a_broken_one(self):
        """Of every kind that the package promises: type, key, reference, word, label."""
        breaks = {
            "documents": [("2019", "31x"), ("annual", "yearly")],
            "departments": [("shimin-kyodo", "another")],
            "goals": [("listed", "")],
            "items": [("2019-shimin-kyodo-1,p2,", "2019-shimin-kyodo-1,p1,")],
        }
        for table, changes in breaks.items():
            for before, after in changes:
                with self.subTest(table=table, after=after), tempfile.TemporaryDirectory() as copy:
                    broken = Path(copy) / "data"
                    shutil.copytree(FOLDERS[0], broken)
                    file = broken / "csv" / f"{table}.csv"
                    text = file.read_bytes().decode()
                    self.assertIn(before, text)
                    file.write_bytes(text.replace(before, after, 1).encode())
                    self.assertNotEqual(errors(broken), [])


class Workbooks(unittest.TestCase):
    def test_sheets_hold_the_rows_of_the_csv(self):
        for folder in FOLDERS:
            for table, rows in self.sheets(folder).items():
                wanted = rows_of_csv(folder, table)
                self.assertEqual(rows[0], wanted[0], table)
                self.assertEqual(len(rows), len(wanted), f"{folder} {table}")
                key = lambda row: row[:4]
                for found, row in zip(sorted(rows[1:], key=key), sorted(wanted[1:], key=key)):
                    for of_workbook, of_csv in zip(found, row):
                        self.assertTrue(same(of_workbook, of_csv), f"{table}: {of_workbook} for {of_csv}")

    def sheets(self, folder: Path) -> dict:
        """The rows of every table over all workbooks, its header once."""
        found: dict = {}
        for path in sorted((folder / "xlsx").glob("*.xlsx")):
            for sheet in load_workbook(path, read_only=True):
                rows = [[printed(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
                if sheet.title in found:
                    self.assertEqual(found[sheet.title][0], rows[0])
                    rows = rows[1:]
                found.setdefault(sheet.title, []).extend(rows)
        self.assertGreater(len(found), 30)
        return found


class Json(unittest.TestCase):
    def test_everything_is_every_page(self):
        for folder in FOLDERS:
            everything = json.loads((folder / "all.json").read_text(encoding="utf-8"))
            pages = [json.loads(path.read_text(encoding="utf-8")) for path in (folder / "pages").rglob("*.json")]
            name = lambda document: document["documents"][0]["document_id"]
            self.assertEqual(sorted(everything["documents"], key=name), sorted(pages, key=name))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
