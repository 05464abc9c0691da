"""Turns measurements into tables for people and a file for programs."""

import json
import os
import platform
import statistics
from pathlib import Path
from typing import Dict, List, Optional, Sequence

from .builds import STEPS
from .preview import Preview
from .process import Cost


def machine() -> Dict:
    """What the figures depend on, without naming the machine."""
    return {"cpus": os.cpu_count(), "system": platform.system(), "python": platform.python_version(), "load": _load()}


def build_results(size: int, measured: Dict[str, Dict]) -> Dict:
    """The figures of one size: median and least of each step, ratios to the peer's, all runs."""
    tools = {}
    for name, result in measured.items():
        steps = {step: _summary(result["costs"][step]) for step in STEPS}
        clean = steps["clean"]["wall_median"]
        rebuilds = {step: steps[step]["wall_median"] / clean for step in ("unchanged", "edit")}
        tools[name] = {"steps": steps, "of_clean": rebuilds, "written": result["written"]._asdict()}
    peer = next((name for name in tools if name != "tomei"), None)
    return {"goals": size, "load": _load(), "tools": tools, "peer": peer, "tomei_of_peer": _ratios(tools, peer)}


def preview_results(size: int, measured: Dict[str, Preview]) -> Dict:
    tools = {}
    for name, preview in measured.items():
        tools[name] = {
            "ready": preview.ready,
            "peak_bytes": preview.peak_bytes,
            "naming": preview.pages,
            **{part: _times([getattr(save, part) for save in preview.saves]) for part in ("page", "lists", "others")},
            "stale": sorted({url for save in preview.saves for url in save.stale}),
        }
    return {"goals": size, "load": _load(), "tools": tools}


def print_builds(results: Dict) -> None:
    print(f"\n{results['goals']:,} goals; load {results['load']:.1f}")
    print("| | pages | bytes | step | runs | wall: median (min) | CPU: median | peak memory | of its clean |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, tool in results["tools"].items():
        written = tool["written"]
        for step in STEPS:
            cost = tool["steps"][step]
            of_clean = f"{tool['of_clean'][step]:.2f}" if step in tool["of_clean"] else ""
            wall = f"{cost['wall_median']:.3f} s ({cost['wall_min']:.3f})"
            size = f"{written['pages']:,} | {written['bytes'] / 1e6:.1f} MB" if step == "clean" else " | "
            peak = f"{cost['peak_bytes'] / 1e6:.0f} MB"
            runs = len(cost["wall"])
            print(f"| {name} | {size} | {step} | {runs} | {wall} | {cost['cpu_median']:.3f} s | {peak} | {of_clean} |")
    for step, ratio in results["tomei_of_peer"].items():
        ratios = f"wall {ratio['wall']:.3f}, CPU {ratio['cpu']:.3f}, peak memory {ratio['peak']:.3f}"
        print(f"tomei / {results['peer']}, {step}: {ratios}")


def print_preview(results: Dict) -> None:
    print(f"\n{results['goals']:,} goals, preview; load {results['load']:.1f}")
    print("| | ready | saves | page: median (min) | every list | lists | feeds and data | files | peak memory | left stale |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, tool in results["tools"].items():
        naming = tool["naming"]
        parts = [_shown(tool["page"]), _shown(tool["lists"]), str(len(naming["lists"]))]
        parts += [_shown(tool["others"]) if naming["others"] else "–", str(len(naming["others"]))]
        saves = len(tool["page"]["all"])
        peak = f"{tool['peak_bytes'] / 1e6:.0f} MB" if tool["peak_bytes"] else "not told"
        print(f"| {name} | {tool['ready']:.2f} s | {saves} | {' | '.join(parts)} | {peak} | {len(tool['stale'])} |")


def save(results: Dict, path: Path) -> None:
    path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _summary(costs: Sequence[Cost]) -> Dict:
    walls, cpus = [cost.wall for cost in costs], [cost.cpu for cost in costs]
    return {
        "wall_median": statistics.median(walls),
        "wall_min": min(walls),
        "cpu_median": statistics.median(cpus),
        "peak_bytes": max(cost.peak_bytes for cost in costs),
        "wall": walls,
    }


def _ratios(tools: Dict, peer: Optional[str]) -> Dict:
    if peer is None or "tomei" not in tools:
        return {}
    ours, theirs = tools["tomei"]["steps"], tools[peer]["steps"]
    return {
        step: {
            "cpu": ours[step]["cpu_median"] / theirs[step]["cpu_median"],
            "wall": ours[step]["wall_median"] / theirs[step]["wall_median"],
            "peak": ours[step]["peak_bytes"] / theirs[step]["peak_bytes"],
        }
        for step in STEPS
    }


def _times(seconds: List[Optional[float]]) -> Dict:
    known = [value for value in seconds if value is not None]
    complete = len(known) == len(seconds)
    return {
        "median": statistics.median(known) if complete else None,
        "min": min(known) if known else None,
        "all": seconds,
    }


def _shown(times: Dict) -> str:
    if times["median"] is None:
        return "not within the limit"
    return f"{times['median'] * 1000:,.0f} ms ({times['min'] * 1000:,.0f})"


def _load() -> float:
    return os.getloadavg()[0]
