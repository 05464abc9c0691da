"""Runs a command and tells what it cost."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import List, NamedTuple

LAUNCH = Path(__file__).with_name("launch.py")


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
    launch = [sys.executable, "-I", "-S", str(LAUNCH), str(log), *command]
    launched = subprocess.Popen(launch, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        told, _ = launched.communicate()
    except BaseException:
        # Interrupted: nothing that was started here may outlive it.
        os.killpg(launched.pid, signal.SIGKILL)
        raise
    code, wall, cpu, peak = told.split() if launched.returncode == 0 else ("1", "0", "0", "0")
    if int(code) != 0:
        raise Failed(f"{' '.join(command)}: exit {code}\n{tail(log)}")
    return Cost(float(wall), float(cpu), int(peak))


def tail(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
