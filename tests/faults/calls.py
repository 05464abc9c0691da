"""The system calls of a run that write, rename, link or remove, and how to let one of them fail."""

import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Optional, Tuple

# What is recorded and injected. Calls that this machine's architecture does not have are marked with a question mark.
WRITING = (
    "openat ?open ?creat write writev pwrite64 ?rename ?renameat renameat2 ?link linkat ?symlink symlinkat "
    "?unlink unlinkat ?rmdir ?mkdir mkdirat ftruncate fallocate copy_file_range sendfile "
    "?chmod fchmod fchmodat ?fchmodat2 utimensat fsync fdatasync flock"
).split()

ERRORS = ["EIO", "ENOSPC", "EACCES", "EINVAL", "EBUSY"]
KILL = "KILL"

_LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")
_DESCRIPTOR = re.compile(r"(?<![\w/])\d+<(/[^>]*)>")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\.\.\.)?')


@dataclass(frozen=True)
class Call:
    """One system call of a run, by its name, a path it touches, and how often that was called before in its thread."""

    name: str
    path: str
    no: int

    def __str__(self) -> str:
        return f"{self.name} no. {self.no} on {self.path}"


def environment(base: Dict[str, str]) -> Dict[str, str]:
    """One worker, so that a run makes the same calls each time."""
    return {**base, "RAYON_NUM_THREADS": "1", "NO_COLOR": "1"}


@dataclass(frozen=True)
class Standing:
    """A fault that holds for a whole run: the calls `name` that touch `path`."""

    name: str
    error: str
    path: str

    def options(self) -> List[str]:
        return ["-P", self.path, "-e", f"inject={self.name}:error={self.error}"]


def record(command: List[str], env: Dict[str, str], root: Path, standing: Optional[Standing]) -> List[Call]:
    """Runs the command and lists its calls below `root`."""
    log = root.parent / "calls.log"
    trace = ["strace", "-f", "-y", "-qq", "-s", "4096", "-o", str(log), "-e", "trace=" + ",".join(WRITING)]
    # Without `-P`, which would leave all other paths out.
    always = ["-e", f"inject={standing.name}:error={standing.error}"] if standing else []
    subprocess.run([*trace, *always, *command], env=env, check=False, capture_output=True)
    parsed = [found for line in log.read_text(errors="replace").splitlines() if (found := _parse(line))]
    return _number(parsed, str(root), standing)


def inject(call: Call, fault: str, standing: Optional[Standing], log: Path) -> List[str]:
    """The beginning of a command line that lets `call` fail, or kills the program before it."""
    what = f"signal={KILL}" if fault == KILL else f"error={fault}"
    return [
        "strace", "-f", "-qq", "-o", str(log), "-P", call.path, *(standing.options() if standing else []),
        "-e", f"trace={call.name},renameat2", "-e", f"inject={call.name}:{what}:when={call.no}",
    ]  # fmt: skip


def was_injected(log: Path) -> bool:
    text = log.read_text(errors="replace") if log.exists() else ""
    return "(INJECTED)" in text or "killed by SIGKILL" in text


@dataclass(frozen=True)
class _Parsed:
    thread: str
    name: str
    paths: Tuple[str, ...]
    writes: bool


def _parse(line: str) -> Optional[_Parsed]:
    match = _LINE.match(line)
    if not match:
        return None
    thread, name, arguments = match.groups()
    paths = set(_DESCRIPTOR.findall(arguments))
    if name not in ("write", "writev", "pwrite64"):
        strings = [_unescape(text) for text, cut in _STRING.findall(arguments) if not cut]
        # Of `rename` strace matches the first path alone.
        paths |= set(strings[:1] if name == "rename" else strings)
    is_opened_to_write = any(flag in arguments for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))
    writes = is_opened_to_write if name in ("open", "openat") else True
    return _Parsed(thread, name, tuple(sorted(paths)), writes)


def _unescape(text: str) -> str:
    """Strings of strace have the escapes of C, octal ones included."""
    return text.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1", "replace").decode("utf-8", "replace")


def _number(parsed: List[_Parsed], root: str, standing: Optional[Standing]) -> List[Call]:
    """Addresses each call by the one of its paths that is called least."""
    totals: Counter = Counter((one.name, path) for one in parsed for path in one.paths)
    seen: Counter = Counter()
    calls = []
    for one in parsed:
        if standing and standing.path in one.paths:
            # Its path is matched beside every other one.
            seen.update((one.thread, one.name, path) for path in _paths_of(totals, one.name) if path not in one.paths)
        for path in one.paths:
            seen[one.thread, one.name, path] += 1
        # Paths that are not ASCII are compared by strace in a form of its own.
        own = [path for path in one.paths if path.startswith(root) and path.isascii()]
        if one.writes and own:
            path = min(own, key=lambda path: totals[one.name, path])
            calls.append(Call(one.name, path, seen[one.thread, one.name, path]))
    return calls


def _paths_of(totals: Counter, name: str) -> List[str]:
    return [path for called, path in totals if called == name]
