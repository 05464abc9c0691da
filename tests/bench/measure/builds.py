"""Builds: clean, unchanged, and after one edit, the generators taking turns."""

import os
from pathlib import Path
from typing import Dict, List, NamedTuple

from .process import Cost, run
from .sites import Site

STEPS = ("clean", "unchanged", "edit")


class Written(NamedTuple):
    pages: int
    files: int
    bytes: int


def measure(sites: List[Site], runs: int, logs: Path) -> Dict[str, Dict]:
    """Per generator: the costs of each step, run by run, and what it wrote."""
    costs: Dict[str, Dict[str, List[Cost]]] = {site.name: {step: [] for step in STEPS} for site in sites}
    for turn in range(runs):
        order = sites if turn % 2 == 0 else sites[::-1]
        for step in STEPS:
            for site in order:
                costs[site.name][step].append(_step(site, step, logs))
    return {site.name: {"costs": costs[site.name], "written": written(site.output)} for site in sites}


def written(output: Path) -> Written:
    files = [Path(folder) / name for folder, _, names in os.walk(output) for name in names]
    pages = sum(file.suffix == ".html" for file in files)
    return Written(pages, len(files), sum(file.stat().st_size for file in files))


def _step(site: Site, step: str, logs: Path) -> Cost:
    if step == "clean":
        site.clean()
    elif step == "edit":
        site.edit()
    return run(site.build_command(), logs / f"{site.name}-{step}.log")
