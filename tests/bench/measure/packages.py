"""Gets a program that a package carries, into a folder of its own, on first use."""

import subprocess
from pathlib import Path
from typing import Callable, List, Optional


def install(package: str, folder: Path, binary: Callable[[Path], Optional[Path]], commands: List[List[str]]) -> Path:
    """The binary in `folder`; where it is missing, `commands` put it there."""
    found = binary(folder)
    if found:
        return found
    for command in commands:
        subprocess.run(command, check=True)
    found = binary(folder)
    if not found:
        raise FileNotFoundError(f"{package} brought no binary into {folder}")
    return found
