"""Gets Pagefind: the npm package `pagefind` carries the binary; Node's npm must be there."""

from pathlib import Path
from typing import Optional

from . import packages

PACKAGE = "pagefind@1.6.0"


def install(work: Path) -> Path:
    """The binary that knows Japanese, out of a folder of its own that is made on first use."""
    folder = work / "pagefind"
    fill = ["npm", "install", "--silent", "--prefix", str(folder), PACKAGE]
    return packages.install(PACKAGE, folder, _binary, [fill])


def _binary(folder: Path) -> Optional[Path]:
    # The package's own launcher is a Node program, which would count into time and memory.
    return next(iter(sorted(folder.glob("node_modules/@pagefind/*/bin/pagefind_extended*"))), None)
