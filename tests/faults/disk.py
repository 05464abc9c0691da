#!/usr/bin/env python3
"""A full disk, others at work in the output, two builds at once, and old files that cannot be removed.

Runs in a mount namespace of its own: `unshare --mount --map-root-user python3 disk.py PROGRAM`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable, List

import calls
import scenarios
import state
from scenarios import SCENARIOS, Scenario, Site

# Free kilobytes, from nothing at all to more than a build writes.
ROOM = [0, 4, 8, 16, 32, 64, 96, 128, 192, 256, 384, 512, 768, 1024]


def main() -> int:
    program = Path(sys.argv[1]).resolve()
    wrong: List[str] = []
    with tempfile.TemporaryDirectory(prefix="tomei-disk-") as work:
        root = Path(work)
        for scenario in SCENARIOS:
            if not scenario.no_exchange:
                wrong += [f"{scenario.name}: {problem}" for problem in full_disk(scenario, root / "disk", program)]
        for check in [late_files, two_builds, what_stays_of_the_old]:
            folder = root / check.__name__
            wrong += [f"{check.__name__}: {problem}" for problem in check(site(folder, program))]
            print(check.__name__, flush=True)
    print("\n".join(wrong) or "nothing is wrong")
    return 1 if wrong else 0


def site(folder: Path, program: Path) -> Site:
    folder.mkdir(parents=True)
    return Site(folder, program, calls.environment(dict(os.environ)))


def full_disk(scenario: Scenario, disk: Path, program: Path) -> List[str]:
    """Runs the command with ever more room until it has done its work; each time all is old or all is new."""
    wrong: List[str] = []
    failures = 0
    for room in ROOM:
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)], check=True)
        one = site(disk / "site", program)
        scenario.prepare(one)
        arguments = [part.format(root=one.root) for part in scenario.arguments]
        old = state.read(one.root)
        shutil.copytree(one.root, disk / "twin", symlinks=True)
        new = _result(one, arguments)
        subprocess.run(["rm", "-rf", str(one.root)], check=True)
        os.rename(disk / "twin", one.root)
        _resize(disk, f"{_used(disk) + room}k")
        done = one.run(*arguments)
        failures += done.returncode != 0
        wrong += [f"{room} kB: {problem}" for problem in _judge(one, arguments, done.returncode, old, new, disk)]
        subprocess.run(["umount", str(disk)], check=True)
        disk.rmdir()
    print(f"full disk, {scenario.name}: {failures} of {len(ROOM)} had too little room", flush=True)
    return wrong if failures else [*wrong, "the disk was never full"]


def _judge(one: Site, arguments: List[str], code: int, old: state.State, new: state.State, disk: Path) -> List[str]:
    now = state.read(one.root)
    if code == 0:
        return [f"done, but {difference}"] if (difference := state.difference(new, now)) else []
    wrong = [f"failed, and {state.difference(old, now)}"] if now not in (old, new) else []
    _resize(disk, "64m")
    one.run("check")
    one.run(*arguments)
    if difference := state.difference(new, state.read(one.root)):
        wrong.append(f"with room again: {difference}")
    if left := state.leftovers(one.root):
        wrong.append(f"left behind: {', '.join(left)}")
    return wrong


def _result(one: Site, arguments: List[str]) -> state.State:
    one.must(*arguments)
    return state.read(one.root)


def _used(disk: Path) -> int:
    found = os.statvfs(disk)
    return (found.f_blocks - found.f_bfree) * found.f_frsize // 1024


def _resize(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


def late_files(one: Site) -> List[str]:
    """Others write into the output when all of it is taken over already, just before the exchange."""
    scenarios.again(one)
    with _held_up(one, "renameat2", one.path("public")) as build:
        one.write("public/late/upload.pdf", "late")
        one.write("public/late.txt", "late as well")
        one.path("public/late-link").symlink_to("late.txt")
        assert build.poll() is None, "the build was over before anybody could write"
    found = state.read(one.root)
    expected = {"public/late/upload.pdf": b"late", "public/late.txt": b"late as well", "public/late-link": b"link to late.txt"}
    lost = [name for name, bytes_ in expected.items() if not found.get(name, b"").endswith(bytes_)]
    new = "新しい名前".encode() in found.get("public/index.html", b"")
    return [f"lost: {', '.join(lost)}"] * bool(lost) + ["the site is old"] * (not new)


def two_builds(one: Site) -> List[str]:
    """The second of two says so and ends; that of another site into the same output does the same."""
    scenarios.again(one)
    other = site(one.root.parent / "other", one.program)
    scenarios.content(other)
    with _held_up(one, "renameat2", one.path("public")) as build:
        second = one.run("build")
        third = other.run("build", "--output", str(one.path("public")))
        assert build.poll() is None, "the first build was over before the second began"
    wrong = [f"exit code {run.returncode}: {run.stderr}" for run in (second, third)
             if run.returncode != 2 or "another tomei is writing" not in run.stderr]  # fmt: skip
    return wrong + [f"left behind: {left}" for left in state.leftovers(one.root)]


class _held_up:
    """A build that waits for two seconds before a call."""

    def __init__(self, one: Site, call: str, path: Path) -> None:
        log = one.root.parent / "held-up.log"
        trace = ["strace", "-f", "-qq", "-o", str(log), "-P", str(path), "-e", f"trace={call}",
                 "-e", f"inject={call}:delay_enter=2000000:when=1"]  # fmt: skip
        self.log = log
        self.command = trace + one.command(["build"])
        self.env = one.env
        self.next = one.path(".public.tomei-replaced")

    def __enter__(self) -> "subprocess.Popen[bytes]":
        self.process = subprocess.Popen(self.command, env=self.env, stderr=subprocess.DEVNULL)
        # The name that the next output has just before the exchange.
        wait_until(self.next.exists)
        return self.process

    def __exit__(self, *_: object) -> None:
        self.process.wait(60)


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end, "what was waited for did not come"
        time.sleep(0.01)


def what_stays_of_the_old(one: Site) -> List[str]:
    """Files of the old site that cannot be removed: a program holds them, as on Windows."""
    scenarios.again(one)
    held = one.path(".public.tomei-replaced/index.html")
    trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(held), "-e", "inject=unlink,unlinkat:error=EACCES"]
    first = subprocess.run(trace + one.command(["publish"]), env=one.env, capture_output=True, text=True, check=False)
    wrong = []
    if first.returncode != 0 or "could not be removed" not in first.stderr:
        wrong.append(f"exit code {first.returncode}: {first.stderr}")
    if not one.path("published.lock").exists() or not held.exists():
        wrong.append("no lock file, or the old file was removed all the same")
    one.goal(4, "四つ目の目標")
    second = one.run("build")
    if second.returncode != 0 or held.exists() or state.leftovers(one.root):
        wrong.append(f"the next build: {second.stderr}, {state.leftovers(one.root)}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
