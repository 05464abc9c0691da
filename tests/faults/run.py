#!/usr/bin/env python3
"""Lets every system call of every command fail once, kills the program before each, and looks at what is left."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Dict, List, Optional, Set, Tuple

import calls
import state
from calls import ERRORS, KILL, Call, Standing
from scenarios import SCENARIOS, Scenario, Site

REPOSITORY = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="commands, by parts of their names (default: all)")
    parser.add_argument("--program", type=Path, default=REPOSITORY / "target/debug/tomei")
    parser.add_argument("--sample", type=int, help="at most so many faults of each command, the same ones each time")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--work", type=Path, default=None, help="where the sites lie (default: memory, if there is any)")
    arguments = parser.parse_args()
    memory = Path("/dev/shm")
    place = arguments.work or (memory if memory.is_dir() else None)
    chosen = [one for one in SCENARIOS if not arguments.names or any(name in one.name for name in arguments.names)]
    with tempfile.TemporaryDirectory(prefix="tomei-faults-", dir=place) as work:
        counts = [Trial(one, Path(work), arguments).run() for one in chosen]
    total = sum((one.runs for one in counts), Counter())
    wrong = sum(len(one.wrong) for one in counts)
    print(f"{sum(one.calls for one in counts)} calls, {total['faults']} faults, {total['killed']} of them kills, "
          f"{total['not reached']} not reached, {wrong} wrong")  # fmt: skip
    return 1 if wrong or not total["faults"] else 0


@dataclass
class Counts:
    calls: int = 0
    runs: Counter = field(default_factory=Counter)
    wrong: List[str] = field(default_factory=list)
    unreached: Set[str] = field(default_factory=set)


class Trial:
    """One scenario with all of its faults, in a folder of its own."""

    def __init__(self, scenario: Scenario, work: Path, arguments: argparse.Namespace) -> None:
        self.scenario = scenario
        self.arguments = arguments
        self.folder = work / scenario.name.replace(" ", "-").replace(",", "")
        self.env = calls.environment(dict(os.environ))
        self.counts = Counts()

    def run(self) -> Counts:
        start = time.monotonic()
        workers = [Worker(self, no) for no in range(self.arguments.jobs)]
        with ThreadPoolExecutor(len(workers)) as pool:
            list(pool.map(Worker.prepare, workers))
            # The names of caches depend on where the site lies, so each worker has calls of its own.
            recorded = list(pool.map(Worker.record, workers))
            found = recorded[0]
            assert len({len(calls_) for calls_ in recorded}) == 1, "the runs of a command differ"
            jobs = self.chosen(found)
            waiting: "SimpleQueue[Tuple[int, str]]" = SimpleQueue()
            for job in jobs:
                waiting.put(job)
            list(pool.map(Worker.try_all, workers, recorded, [waiting] * len(workers)))
        self.counts.calls = len({at for at, _ in jobs})
        self.report(len(found), time.monotonic() - start)
        shutil.rmtree(self.folder)
        return self.counts

    def chosen(self, found: List[Call]) -> List[Tuple[int, str]]:
        """Every fault of every call; of a sample, as many that are far from each other, of all kinds in turn."""
        faults = [KILL, *ERRORS]
        sample = self.arguments.sample
        if not sample:
            return [(at, fault) for at in range(len(found)) for fault in faults]
        count = min(sample, len(found))
        return [(no * len(found) // count, faults[no % len(faults)]) for no in range(count)]

    def report(self, found: int, seconds: float) -> None:
        runs = self.counts.runs
        print(f"{self.scenario.name}: {self.counts.calls} of {found} calls, {runs['faults']} faults: {runs['killed']} killed, "
              f"{runs['failed']} failed, {runs['done']} done all the same; {runs['not reached']} not reached, "
              f"{len(self.counts.wrong)} wrong, {seconds:.0f} s", flush=True)  # fmt: skip
        for line in sorted(self.counts.unreached):
            print(f"  not reached: {line}", flush=True)
        for line in self.counts.wrong[:40]:
            print(f"  {line}", flush=True)


class Worker:
    """A folder in which one run follows the other."""

    def __init__(self, trial: Trial, no: int) -> None:
        self.trial = trial
        self.folder = trial.folder / str(no)
        self.site = Site(self.folder / "site", trial.arguments.program, trial.env)
        self.base = self.folder / "base"
        self.log = self.folder / "log"
        scenario = trial.scenario
        self.arguments = [part.format(root=self.site.root) for part in scenario.arguments]
        folder = str(self.site.path(scenario.no_exchange)) if scenario.no_exchange else None
        self.standing: Optional[Standing] = Standing("renameat2", "EINVAL", folder) if folder else None
        # What was found after a fault, by its result and by all that lay on the disk after it.
        self.known: Dict[Tuple[str, str], List[str]] = {}

    def prepare(self) -> None:
        self.site.root.mkdir(parents=True)
        self.trial.scenario.prepare(self.site)
        shutil.copytree(self.site.root, self.base, symlinks=True)
        self.restore()
        self.old = state.read(self.site.root)
        self.site.must(*self.arguments)
        self.new = state.read(self.site.root)
        assert self.old != self.new, f"{self.trial.scenario.name} changes nothing"
        self.built = self.build()

    def build(self) -> Optional[state.State]:
        """The site as a build makes it of what is there, if that is one."""
        return state.read(self.site.root) if self.site.run("build").returncode == 0 else None

    def restore(self) -> None:
        subprocess.run(["rm", "-rf", str(self.site.root)], check=True)
        subprocess.run(["cp", "-a", str(self.base), str(self.site.root)], check=True)

    def record(self) -> List[Call]:
        self.restore()
        return calls.record(self.site.command(self.arguments), self.trial.env, self.site.root, self.standing)

    def try_all(self, recorded: List[Call], waiting: "SimpleQueue[Tuple[int, str]]") -> None:
        while True:
            try:
                at, fault = waiting.get_nowait()
            except Empty:
                return
            if fault == KILL or not self.standing or recorded[at].name != self.standing.name:
                self.try_one(recorded[at], fault)

    def try_one(self, call: Call, fault: str) -> None:
        self.restore()
        self.log.unlink(missing_ok=True)
        command = calls.inject(call, fault, self.standing, self.log) + self.site.command(self.arguments)
        done = subprocess.run(command, env=self.trial.env, capture_output=True, text=True, timeout=120, check=False)
        counts = self.trial.counts
        where = str(call).replace(str(self.site.root), "")
        if not calls.was_injected(self.log):
            counts.runs["not reached"] += 1
            counts.unreached.add(where)
            return
        result = "killed" if fault == KILL else "failed" if done.returncode else "done"
        counts.runs.update(["faults", result])
        said = (done.stderr.strip().splitlines() or [""])[-1].replace(str(self.site.root), "")
        for problem in self.judged(result):
            counts.wrong.append(f"{fault} at {where}: {problem} [{result}: {said[:160]}]")

    def judged(self, result: str) -> List[str]:
        """As [`judge`], but a disk that was judged before is not judged again: what runs on it next is the same."""
        key = (result, state.fingerprint(self.site.root, self.base))
        if key not in self.known:
            self.known[key] = self.judge(result)
        return self.known[key]

    def judge(self, result: str) -> List[str]:
        """What is wrong after a fault, after the next command of any kind, and after the same command again."""
        problems = []
        if (problem := self.after_the_fault(state.read(self.site.root), result)) is not None:
            problems.append(problem)
        self.site.run("check")
        if self.is_other(now := state.read(self.site.root)):
            problems.append(f"after a check: {self.is_other(now)}")
        self.site.run(*self.arguments)
        if difference := state.difference(self.new, self.without_kept(state.read(self.site.root))):
            problems.append(f"after the same command: {difference}")
        if left := state.leftovers(self.site.root):
            problems.append(f"left behind: {', '.join(left[:3])}")
        built = self.build()
        if built != self.built:
            problems.append(f"after a build: {state.difference(self.built or {}, built or {})}")
        return problems

    def without_kept(self, now: state.State) -> state.State:
        """Without content that was replaced and is kept aside: if it could not be removed, nobody knows whose it is."""
        kept = ".tomei/kept/"
        return {name: found for name, found in now.items()
                if not name.startswith(kept + "content/") or found != self.old.get(name[len(kept) :])}  # fmt: skip

    def after_the_fault(self, now: state.State, result: str) -> Optional[str]:
        if result == "done":
            return state.difference(self.new, now)
        if not self.trial.scenario.in_steps:
            # Between two renames the site has its hidden name.
            is_displaced = self.standing is not None and not Path(self.standing.path).exists()
            return None if is_displaced else self.is_other(now)
        whole = [self.old, self.new]
        torn = [name for name, found in now.items() if all(found != one.get(name) for one in whole)]
        lost = [name for name in self.old if name in self.new and name not in now]
        served = state.below(now, "public")
        if served not in [state.below(one, "public") for one in whole]:
            torn.append("public")
        return f"torn or lost: {', '.join(torn + lost)}" if torn or lost else None

    def is_other(self, now: state.State) -> Optional[str]:
        """None where all is old or all is new."""
        if now in (self.old, self.new):
            return None
        return f"old but {state.difference(self.old, now)}; new but {state.difference(self.new, now)}"


if __name__ == "__main__":
    sys.exit(main())
