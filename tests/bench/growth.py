#!/usr/bin/env python3
"""Whether the time of a build grows as its content does: each kind of content at n and at 4n, from nothing.

A ratio near 4 is linear. What does not depend on the content (the program's start, the theme) makes it smaller.
CPU time is counted, so that other programs on the machine matter little.

    python3 tests/bench/growth.py                      every kind
    python3 tests/bench/growth.py departments items    some kinds
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Callable, Dict, Tuple

REPOSITORY = Path(__file__).resolve().parents[2]
HEAD = "id: {id}\nkind: annual\nyear: {year}\ndepartment: d0\nno: {no}\ntitle: 目標{no}\nlinked_by: 係\npublished: 2021-06-01\nupdated: 2021-06-01\n"
ISSUES = "\n## 課題\n\n- [i1] 続けます。\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", help=f"some of: {', '.join(KINDS)}")
    parser.add_argument("--program", type=Path, default=REPOSITORY / "target/release/tomei")
    parser.add_argument("--scale", type=float, default=1.0, help="a factor for every n")
    arguments = parser.parse_args()
    print(f"{'kind':<14}{'n':>8}{'s':>8}{'MB':>6}{'4n':>9}{'s':>8}{'MB':>6}{'ratio':>7}")
    for kind in arguments.kinds or KINDS:
        fill, n = KINDS[kind]
        n = int(n * arguments.scale)
        (one, memory), (four, more) = (measure(fill, size, arguments.program) for size in (n, 4 * n))
        print(f"{kind:<14}{n:>8}{one:>8.2f}{memory:>6}{4 * n:>9}{four:>8.2f}{more:>6}{four / one:>7.1f}", flush=True)
    return 0


def measure(fill: Callable[["Site", int], None], n: int, program: Path) -> Tuple[float, int]:
    """CPU seconds and peak megabytes of a build."""
    # In memory, if there is any: a disk has costs of its own for ten thousand new files.
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="tomei-growth-", dir=memory) as root:
        site = Site(Path(root))
        fill(site, n)
        command = [str(program), "--root", root, "--date", "2027-01-01", "--lang", "en", "build"]
        log = Path(root) / "log"
        with log.open("wb") as stderr:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, log.read_text()[-2000:]
        return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


class Site:
    """A site without search and data, whose cost is measured by `run.py`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("tomei.yaml", "title: 試験\nsearch: false\ndata: false\n")
        self.write("departments.yaml", "- {id: d0, name: 部}\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def goal(self, no: int, body: str, year: int = 2020, more: str = "") -> None:
        head = HEAD.format(id=f"{year}-d0-{no}", year=year, no=no)
        self.write(f"{year}/d0/goal-{no}.md", f"---\n{head}{more}---\n\n## 取組み\n\n{body}{ISSUES}")


def departments(site: Site, n: int) -> None:
    """Each is below the one before it."""
    rows = "".join(f"- {{id: d{no}, name: 部{no}, parent: d{no - 1}}}\n" for no in range(1, n))
    site.write("departments.yaml", "- {id: d0, name: 部}\n" + rows)


def results(site: Site, n: int) -> None:
    """One goal, each of whose results is linked to a promise."""
    promises = "".join(f"- [p{no}] 取組み{no}\n" for no in range(1, n + 1))
    linked = "".join(f"- [r{no} -> p{no}] 実績{no}\n" for no in range(1, n + 1))
    site.goal(1, f"{promises}\n## 実績\n\n{linked}")


def items(site: Site, n: int) -> None:
    """Goals of a hundred entries each."""
    for no in range(1, n // 100 + 1):
        site.goal(no, "".join(f"- [p{item}] 取組み{item}\n" for item in range(1, 101)))


def lists(site: Site, n: int) -> None:
    """Lists that are nested ten times, on one page."""
    nested = "".join("  " * depth + f"- 項目{depth}\n" for depth in range(10))
    site.write("pages/lists.md", f"---\ntitle: 入れ子\npublished: 2021-06-01\n---\n\n{(nested + chr(10) + '段落。' + chr(10) * 2) * (n // 10)}")


def deep(site: Site, n: int) -> None:
    """Nested entries, ten levels each, of one goal."""
    site.goal(1, "".join("  " * depth + f"- 取組み{no}\n" for no in range(n // 10) for depth in range(10)))


def glossary(site: Site, n: int) -> None:
    """Terms, and a goal that uses every one of them."""
    site.write("glossary.yaml", "".join(f"- {{id: t{no}, term: 用語{no}番, reading: ようご, meaning: 意味{no}}}\n" for no in range(n)))
    site.goal(1, "".join(f"- [p{no}] 用語{no}番を使います\n" for no in range(1, n)))


def goals(site: Site, n: int) -> None:
    """Goals of one year, each of which continues that of the year before."""
    for no in range(1, n // 2 + 1):
        site.goal(no, "- [p1] 取組み\n", 2019)
        site.goal(no, "- [p1] 取組み\n", 2020, f"continues: [{{id: 2019-d0-{no}, by: 係}}]\n")


def corrections(site: Site, n: int) -> None:
    """Corrections of one goal."""
    site.goal(1, "- [p1] 取組み\n")
    row = "- {{date: 2026-01-01, page: 2020-d0-1, item: p1, before: 前{no}, after: 後{no}, reason: 数えもれ}}\n"
    site.write("corrections.yaml", "".join(row.format(no=no) for no in range(n)))


def pages(site: Site, n: int) -> None:
    """Pages with a link to the next one."""
    for no in range(n):
        site.write(f"pages/p{no}.md", f"---\ntitle: 頁{no}\npublished: 2021-06-01\n---\n\n[次へ](p{(no + 1) % n}.html)\n")


def static(site: Site, n: int) -> None:
    """Files that are copied."""
    for no in range(n):
        site.write(f"static/files/{no % 100}/{no}.txt", f"{no}")


def lines(site: Site, n: int) -> None:
    """One paragraph, with emphasis and links in every line."""
    text = "".join(f"**強調**と[参照](https://a.example/{no})と~~取消~~の行{no}\n" for no in range(n))
    site.write("pages/long.md", f"---\ntitle: 長い頁\npublished: 2021-06-01\n---\n\n{text}")


KINDS: Dict[str, Tuple[Callable[[Site, int], None], int]] = {
    "departments": (departments, 1_250),
    "results": (results, 2_500),
    "items": (items, 25_000),
    "lists": (lists, 5_000),
    "deep": (deep, 2_500),
    "glossary": (glossary, 1_000),
    "goals": (goals, 500),
    "corrections": (corrections, 1_000),
    "pages": (pages, 500),
    "static": (static, 2_500),
    "lines": (lines, 2_500),
}

if __name__ == "__main__":
    sys.exit(main())
