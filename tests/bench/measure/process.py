"""Runs a command and tells what it cost."""

import os
import subprocess
import time
from pathlib import Path
from typing import List, NamedTuple


class Cost(NamedTuple):
    """Seconds by the clock, seconds of CPU in all threads, and the most memory held at once."""

    wall: float
    cpu: float
    peak_bytes: int


class Failed(Exception):
    """A measured command did not do its work."""


def run(command: List[str], log: Path) -> Cost:
    """Runs `command` to its end; what it prints goes to `log`."""
    # What the run before left unwritten must not be paid by this one.
    os.sync()
    with log.open("wb") as sink:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink)
        try:
            cost = reap(child, start)
        except BaseException:
            # Interrupted: nothing that was started here may outlive it.
            child.kill()
            raise
    if child.returncode != 0:
        raise Failed(f"{' '.join(command)}: exit {child.returncode}\n{tail(log)}")
    return cost


def reap(child: subprocess.Popen, start: float) -> Cost:
    """Waits for `child` and reads its own usage, which `subprocess` would drop."""
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def tail(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
