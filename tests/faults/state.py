"""What lies in a folder, as values that can be compared."""

import os
import re
from pathlib import Path
from typing import Dict, List, Optional

# A file's bytes, where a link leads, or what else it is.
State = Dict[str, bytes]

_HIDDEN = re.compile(r"(^|/)\.[^/]*\.tomei-[^/]*(/|$)")
# What tomei keeps for itself may differ after a run that failed, but for the edits of others.
_OWN = re.compile(r"^\.tomei/(?!kept/)")


def read(root: Path) -> State:
    """Everything below `root` that belongs to people: what tomei keeps for itself is left out."""
    found: State = {}
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files) + [name for name in folders if (Path(folder) / name).is_symlink()]:
            path = Path(folder) / name
            inside = path.relative_to(root).as_posix()
            if not _HIDDEN.search(inside) and not _OWN.match(inside):
                found[inside] = _read(path)
    return found


def _read(path: Path) -> bytes:
    if path.is_symlink():
        return b"link to " + os.readlink(path).encode()
    return path.read_bytes() if path.is_file() else b"special"


def below(state: State, folder: str) -> State:
    return {name: bytes_ for name, bytes_ in state.items() if name.startswith(folder + "/")}


def leftovers(root: Path) -> List[str]:
    """Names that only a run that is under way may have."""
    found = []
    for folder, folders, files in os.walk(root):
        names = (Path(folder, name).relative_to(root).as_posix() for name in folders + files)
        found += [name for name in names if _HIDDEN.search(name) or name.endswith((".next", ".journal"))]
    return sorted(found)


def difference(one: State, other: State) -> Optional[str]:
    """The first names that differ, or none."""
    names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    if not names:
        return None
    kinds = {(True, False): "-", (False, True): "+", (True, True): "~"}
    shown = [f"{kinds[name in one, name in other]}{name}" for name in names[:4]]
    return ", ".join(shown) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
