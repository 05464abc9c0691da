#!/usr/bin/env python3
"""Lets every system call of every command fail once, kills the program before each, and looks at what is left."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Optional, Set, Tuple

import calls
import state
from calls import ERRORS, KILL, Call, Standing
from scenarios import SCENARIOS, Scenario, Site

REPOSITORY = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="scenarios, by parts of their names (default: all)")
    parser.add_argument("--program", type=Path, default=REPOSITORY / "target/debug/tomei")
    parser.add_argument("--every", action="store_true", help="every call, not three of each kind")
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
    print(f"{sum(one.calls for one in counts)} calls, {total['faults']} faults injected, {total['not reached']} not reached, {wrong} wrong")
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
        workers = [Worker(self, no) for no in range(self.arguments.jobs)]
        with ThreadPoolExecutor(len(workers)) as pool:
            list(pool.map(Worker.prepare, workers))
            # The names of caches depend on where the site lies, so each worker has calls of its own.
            recorded = list(pool.map(Worker.record, workers))
            found = recorded[0]
            assert len({len(calls_) for calls_ in recorded}) == 1, "the runs of a command differ"
            chosen = set(range(len(found))) if self.arguments.every else _some_of_each_kind(found)
            jobs = [(at, fault) for at in sorted(chosen) for fault in [KILL, *ERRORS]]
            shares = [jobs[no :: len(workers)] for no in range(len(workers))]
            list(pool.map(Worker.try_all, workers, recorded, shares))
        self.counts.calls = len(chosen)
        runs = self.counts.runs
        print(f"{self.scenario.name}: {len(found)} calls, {len(chosen)} tried, {runs['faults']} faults, "
              f"{runs['killed']} killed, {runs['failed']} failed, {runs['done']} done all the same, "
              f"{runs['not reached']} not reached, {len(self.counts.wrong)} wrong", flush=True)  # fmt: skip
        for line in sorted(self.counts.unreached):
            print(f"  not reached: {line}", flush=True)
        for line in self.counts.wrong[:40]:
            print(f"  {line}", flush=True)
        shutil.rmtree(self.folder)
        return self.counts


def _some_of_each_kind(found: List[Call]) -> Set[int]:
    """The places of the first, a middle and the last of the calls that differ in the names of files alone."""
    kinds: Dict[tuple, List[int]] = defaultdict(list)
    for at, call in enumerate(found):
        path = Path(call.path)
        inside = next((part for part in path.parts if part.startswith(".") or part in ("public", "content")), "")
        kinds[call.name, inside, path.suffix].append(at)
    return {places[at] for places in kinds.values() for at in (0, len(places) // 2, -1)}


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
        public = str(self.site.path("public"))
        self.standing: Optional[Standing] = Standing("renameat2", "EINVAL", public) if scenario.no_exchange else None

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

    def try_all(self, recorded: List[Call], jobs: List[Tuple[int, str]]) -> None:
        for at, fault in jobs:
            call = recorded[at]
            if fault != KILL and self.standing and call.name == self.standing.name:
                continue
            self.try_one(call, fault)

    def try_one(self, call: Call, fault: str) -> None:
        self.restore()
        self.log.unlink(missing_ok=True)
        command = calls.inject(call, fault, self.standing, self.log) + self.site.command(self.arguments)
        done = subprocess.run(command, env=self.trial.env, capture_output=True, text=True, timeout=120, check=False)
        counts = self.trial.counts
        if not calls.was_injected(self.log):
            counts.runs["not reached"] += 1
            counts.unreached.add(str(call).replace(str(self.site.root), ""))
            return
        counts.runs["faults"] += 1
        result = "killed" if fault == KILL else "failed" if done.returncode else "done"
        counts.runs[result] += 1
        for problem in self.judge(result):
            where = str(call).replace(str(self.site.root), "")
            said = (done.stderr.strip().splitlines() or [""])[-1].replace(str(self.site.root), "")
            counts.wrong.append(f"{fault} at {where}: {problem} [{result}: {said[:160]}]")

    def judge(self, result: str) -> List[str]:
        """What is wrong after a fault, after the next command of any kind, and after the same command again."""
        problems = []
        if (problem := self.after_the_fault(state.read(self.site.root), result)) is not None:
            problems.append(problem)
        self.site.run("check")
        if self.is_other(now := state.read(self.site.root)):
            problems.append(f"after a check: {self.is_other(now)}")
        self.site.run(*self.arguments)
        if difference := state.difference(self.new, state.read(self.site.root)):
            problems.append(f"after the same command: {difference}")
        if left := state.leftovers(self.site.root):
            problems.append(f"left behind: {', '.join(left[:3])}")
        built = self.build()
        if built != self.built:
            problems.append(f"after a build: {state.difference(self.built or {}, built or {})}")
        return problems

    def after_the_fault(self, now: state.State, result: str) -> Optional[str]:
        if result == "done":
            return state.difference(self.new, now)
        if not self.trial.scenario.in_steps:
            # Between two renames the site has its hidden name.
            is_displaced = self.standing is not None and not self.site.path("public").exists()
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
