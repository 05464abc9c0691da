"""The two generators with their sites: how each is called, cleaned and edited."""

import math
import re
import shlex
from pathlib import Path
from typing import List

TITLE = re.compile(r"^(title: )(.*)$", re.MULTILINE)
FIRST_PROMISE = re.compile(r"^(- (?:\[p1\] )?)(.*)$", re.MULTILINE)
MARK = re.compile(r"改訂\d+版")


class Site:
    """One generator, one generated site; every edit carries a mark that no other text has."""

    name: str
    # Seconds that a preview gets for the lists once the page itself is fresh.
    patience = math.inf

    def __init__(self, program: Path, root: Path, extra: List[str]) -> None:
        self.program, self.root, self.extra = program, root, extra
        self.output = root.parent / f"{self.name}-output"
        self.goal = _goal_to_edit(root / "content")
        self.url = self.goal.relative_to(root / "content").with_suffix(".html").as_posix()
        self.edits = self.put_away_count = 0

    def build_command(self) -> List[str]:
        raise NotImplementedError

    def serve_command(self, port: int) -> List[str]:
        raise NotImplementedError

    def clean(self) -> None:
        """Takes away all that a build leaves, caches included."""
        raise NotImplementedError

    def put_away(self, left: Path) -> None:
        """Moves what a build left out of the way, to be removed at the end.

        ext4 gives no inode away that was freed in the last minutes and passes over each of them for every new file:
        right after the removal of 10,000 files, making 10,000 costs either generator seconds that are not its own.
        """
        if left.exists():
            self.put_away_count += 1
            aside = self.root.parent / f"{self.name}-put-away"
            aside.mkdir(exist_ok=True)
            left.rename(aside / str(self.put_away_count))

    def address(self, file: str) -> str:
        """Where the preview server answers for a file of the output."""
        return file

    def edit(self) -> str:
        """Saves the goal with a new title and a new first promise; the mark that both now hold."""
        self.edits += 1
        mark = f"改訂{1000 + self.edits}版"
        text = self.goal.read_text(encoding="utf-8")
        for pattern in (TITLE, FIRST_PROMISE):
            text = pattern.sub(lambda found: found[1] + _marked(found[2], mark), text, count=1)
        self.goal.write_text(text, encoding="utf-8")
        return mark


class Tomei(Site):
    name = "tomei"

    def do_without_services(self) -> None:
        """Leaves out what Hugo alone does not have either: search and open data."""
        config = self.root / "content" / "tomei.yaml"
        config.write_text(_text(config) + "search: false\ndata: false\n", encoding="utf-8")

    def build_command(self) -> List[str]:
        return [str(self.program), "build", "--root", str(self.root), "--output", str(self.output), *self.extra]

    def serve_command(self, port: int) -> List[str]:
        return [str(self.program), "serve", "--root", str(self.root), "--port", str(port), *self.extra]

    def clean(self) -> None:
        self.put_away(self.output)
        for left in self.root.iterdir():
            if left.name != "content":
                self.put_away(left)


class Hugo(Site):
    name = "hugo"

    def build_command(self) -> List[str]:
        return [str(self.program), *self._common(), "--destination", str(self.output), *self.extra]

    def serve_command(self, port: int) -> List[str]:
        # Without this, Hugo renders only what was visited lately and leaves lists stale.
        return [*self._serve(port), "--disableFastRender", *self.extra]

    def clean(self) -> None:
        for left in (self.output, self._cache(), self.root / "resources"):
            self.put_away(left)

    def address(self, file: str) -> str:
        # Its server redirects from index.html to the folder.
        return file[: -len("index.html")] if file.endswith("/index.html") or file == "index.html" else file

    def _serve(self, port: int) -> List[str]:
        return [str(self.program), "server", *self._common(), "--port", str(port), "--bind", "127.0.0.1"]

    def _common(self) -> List[str]:
        return ["--source", str(self.root), "--cacheDir", str(self._cache()), "--noBuildLock"]

    def _cache(self) -> Path:
        return self.root.parent / "hugo-cache"


class HugoPagefind(Hugo):
    """Hugo, and Pagefind on what it wrote."""

    name = "hugo + pagefind"

    def __init__(self, program: Path, pagefind: Path, root: Path, extra: List[str]) -> None:
        super().__init__(program, root, extra)
        self.pagefind = pagefind

    def build_command(self) -> List[str]:
        both = [super().build_command(), [str(self.pagefind), "--site", str(self.output), "--force-language", "ja"]]
        return ["/bin/sh", "-c", " && ".join(shlex.join(command) for command in both)]


class HugoFastRender(Hugo):
    """Hugo's preview as it is without options; its builds are those of Hugo."""

    name = "hugo, fast render"
    # It never renders them; this shows so without waiting for the whole limit.
    patience = 20.0

    def serve_command(self, port: int) -> List[str]:
        return [*self._serve(port), *self.extra]


def _goal_to_edit(content: Path) -> Path:
    """A goal of the newest year, midway among its departments, that belongs to a measure."""
    newest = max(year for year in content.iterdir() if year.name.isdigit())
    goals = sorted(newest.glob("*/goal-*.md"))
    half = len(goals) // 2
    return next(goal for goal in goals[half:] + goals[:half] if "\nplan: [" in _text(goal) or "\nplans: [s" in _text(goal))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _marked(text: str, mark: str) -> str:
    bare = MARK.sub("", text).rstrip("。")
    return f"{bare}{mark}。" if text.endswith("。") else f"{bare}{mark}"
