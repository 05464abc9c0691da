"""The commands that write, each on a site that has something to lose."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Tuple

# A time that only files of others have, so that it can be seen whether they keep it.
OLD = 1_000_000_000

DAY = ["--date", "2027-01-01", "--lang", "en"]

GOAL = """---
id: {year}-{department}-{no}
kind: annual
year: {year}
department: {department}
no: {no}
title: {title}
linked_by: 編集者
published: 2021-06-01
updated: 2021-06-01
---

## 取組み

- [p1] 窓口を{no}か所に増やします。

## 実績

- [r1 -> p1] {no},000件を増やしました。

## 課題

- [i1 -> r1] 続けます。
"""


@dataclass
class Site:
    """A folder with a site, and the program that is tried on it."""

    root: Path
    program: Path
    env: Dict[str, str]

    def path(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, text: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text)

    def goal(self, no: int, title: str, department: str = "kikaku", year: int = 2020) -> None:
        text = GOAL.format(no=no, title=title, department=department, year=year)
        self.write(f"content/{year}/{department}/goal-{no}.md", text)

    def command(self, arguments: List[str]) -> List[str]:
        return [str(self.program), "--root", str(self.root), *DAY, *arguments]

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(self.command(list(arguments)), env=self.env, capture_output=True, text=True, check=False)

    def must(self, *arguments: str) -> None:
        done = self.run(*arguments)
        assert done.returncode == 0, (arguments, done.stderr)


@dataclass(frozen=True)
class Scenario:
    name: str
    arguments: Tuple[str, ...]
    prepare: Callable[[Site], None]
    # A folder, of which the file system cannot exchange the name with another one.
    no_exchange: str = ""
    # Files in different folders, which the next command completes or undoes.
    in_steps: bool = False


def content(site: Site) -> None:
    """Two departments, hidden files and links of others, no search: most calls of a search are those of pages."""
    site.write("content/tomei.yaml", "title: 試験の目標\nsearch: false\ndata: false\n")
    site.write("content/departments.yaml", "- {id: kikaku, name: 企画部}\n- {id: somu, name: 総務部}\n")
    site.goal(1, "一つ目の目標")
    site.goal(2, "二つ目の目標")
    site.goal(1, "総務の目標", department="somu")
    site.write("content/2020/kikaku/.notes", "a clerk's notes")
    site.write("content/pages/old.md", "---\ntitle: 消える頁\n---\n\n本文。\n")


def others(site: Site) -> None:
    """Files of others in the output."""
    site.write("public/theirs/a.pdf", "theirs")
    site.write("public/theirs/deep/b.txt", "theirs as well")
    for name in ["public/theirs/a.pdf", "public/theirs/deep/b.txt"]:
        os.utime(site.path(name), (OLD, OLD))
    site.path("public/link").symlink_to("theirs/a.pdf")
    site.path("public/empty").mkdir()


def first(site: Site) -> None:
    content(site)
    others(site)


def everything(site: Site) -> None:
    """As [`again`], with search, readings and open data."""
    again(site, "title: 試験の目標\nfurigana: true\n")


def again(site: Site, config: str = "title: 試験の目標\nsearch: false\ndata: false\n") -> None:
    """A site that was built, and then edited: a page comes, one goes, and all have another name of the site."""
    content(site)
    site.write("content/tomei.yaml", config)
    others(site)
    site.must("build")
    edit(site)


def edit(site: Site) -> None:
    config = site.path("content/tomei.yaml").read_text()
    site.write("content/tomei.yaml", config.replace("試験の目標", "新しい名前"))
    site.goal(3, "三つ目の目標")
    site.path("content/pages/old.md").unlink()


def published(site: Site) -> None:
    content(site)
    others(site)
    site.must("publish")


def exported(site: Site) -> None:
    content(site)
    site.must("export")
    edit(site)


def to_publish(site: Site) -> None:
    published(site)
    site.goal(3, "三つ目の目標")


def to_import(site: Site, replaced: bool = False) -> None:
    content(site)
    repository = Path(__file__).resolve().parents[2]
    site.write("content/forms/ichiran.yaml", (repository / "tests/imports/csv/form.yaml").read_text())
    # The sheet names its department, and a sheet of another one is refused.
    sheet = (repository / "tests/imports/csv/input.csv").read_text()
    site.write("input.csv", sheet.replace("企画部", "総務部"))
    if replaced:
        site.must(*(part.format(root=site.root) for part in IMPORT))
        for path in site.path("content/2021/somu").glob("*.md"):
            path.write_text(path.read_text() + "\n手直し\n")
        site.write("content/2021/somu/by-hand.md", GOAL.format(no=99, title="手で書いた", department="somu", year=2021))
        site.write("content/2021/somu/pictures/a.svg", "<svg/>")



def to_update(site: Site) -> None:
    to_import(site)
    site.must(*(part.format(root=site.root) for part in IMPORT))
    for path in site.path("content/2021/somu").glob("*.md"):
        path.write_text(path.read_text() + "\n## メモ\n\n手直し\n")
    sheet = site.path("input.csv").read_text().replace("大きくした,,", "大きくした,・続ける,")
    site.write("input.csv", sheet + "3,総務部,町を知らせる,・始める,,,,該当なし,,,,,,\n")


IMPORT = ("import", "{root}/input.csv", "--department", "somu", "--year", "2021", "--form", "ichiran", "--force")
CORRECT = ("correct", "2020-kikaku-1", "r1", "--before", "1,000", "--after", "1,001", "--reason", "数えもれ")


def nothing(site: Site) -> None:
    site.root.mkdir(parents=True, exist_ok=True)
    site.write("mine.txt", "mine")


SCENARIOS = [
    Scenario("build, the first", ("build",), first),
    Scenario("build, again", ("build",), again),
    Scenario("build, with search, readings and data", ("build",), everything),
    Scenario("build without exchange", ("build",), again, no_exchange="public"),
    Scenario("publish, the first", ("publish",), first, in_steps=True),
    Scenario("publish, again", ("publish",), to_publish, in_steps=True),
    Scenario("correct", CORRECT, published, in_steps=True),
    Scenario("import", IMPORT, to_import, in_steps=True),
    Scenario("import over edits", IMPORT, lambda site: to_import(site, replaced=True)),
    Scenario("import without exchange", IMPORT, lambda site: to_import(site, replaced=True), no_exchange="content/2021/somu"),
    Scenario("import --update", (*IMPORT[:-1], "--update"), to_update, in_steps=True),
    Scenario("new-year", ("new-year", "2021", "--by", "係"), content, in_steps=True),
    Scenario("init", ("init", "{root}"), nothing, in_steps=True),
    Scenario("new", ("new", "goal", "--year", "2020", "--department", "kikaku", "--no", "7"), content, in_steps=True),
    Scenario("theme copy", ("theme", "copy", "--to", "mine"), content, in_steps=True),
    Scenario("export, the first", ("export",), content),
    Scenario("export, again", ("export",), exported),
    Scenario("diff", ("diff", "--html", "{root}/diff.html"), published),
]
