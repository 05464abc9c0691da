"""Gets Pagefind: the npm package `pagefind` carries the binary; Node's npm must be there."""

import subprocess
from pathlib import Path

PACKAGE = "pagefind@1.6.0"


def install(work: Path) -> Path:
    """The binary that knows Japanese, out of a folder of its own that is made on first use."""
    folder = work / "pagefind"
    found = _binary(folder)
    if found:
        return found
    subprocess.run(["npm", "install", "--silent", "--prefix", str(folder), PACKAGE], check=True)
    found = _binary(folder)
    if not found:
        raise FileNotFoundError(f"{PACKAGE} brought no binary into {folder}")
    return found


def _binary(folder: Path):
    # The package's own launcher is a Node program, which would count into time and memory.
    return next(iter(sorted(folder.glob("node_modules/@pagefind/*/bin/pagefind_extended*"))), None)
