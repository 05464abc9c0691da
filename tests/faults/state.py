"""What lies in a folder, as values that can be compared."""

import hashlib
import os
import re
import stat
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
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        return b"special"
    # The times of tomei's own files are those of the run.
    time = str(int(found.st_mtime)) if found.st_mtime < _YEAR_2010 else ""
    return f"{found.st_mode:o} {time}\n".encode() + path.read_bytes()


_YEAR_2010 = 1_262_304_000


def fingerprint(root: Path, base: Path) -> str:
    """A hash of all that lies in `root`, hidden names and tomei's own files as well.

    Of times it is only known whether they are those of the same file in `base`: all others are those of the run.
    """
    hashed = hashlib.sha256()
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files + folders):
            path = Path(folder) / name
            inside = path.relative_to(root)
            found = path.lstat()
            was = (base / inside).lstat() if os.path.lexists(base / inside) else None
            is_same = was is not None and was.st_mtime_ns == found.st_mtime_ns
            bytes_ = path.read_bytes() if stat.S_ISREG(found.st_mode) else b""
            target = os.readlink(path) if path.is_symlink() else ""
            is_kept = is_same and not stat.S_ISDIR(found.st_mode)
            hashed.update(f"{inside}\0{found.st_mode:o} {len(bytes_)} {is_kept} {target}\0".encode() + bytes_)
    return hashed.hexdigest()


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
