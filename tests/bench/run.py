#!/usr/bin/env python3
"""Measures tomei and Hugo on the same generated sites, taking turns in one run."""

import argparse
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Dict, List

from measure import builds, hugo_program, pagefind_program, preview, report
from measure.process import Failed
from measure.sites import Hugo, HugoFastRender, HugoPagefind, Site, Tomei

HERE = Path(__file__).resolve().parent
TOMEI = HERE.parent.parent / "target" / "release" / "tomei"


def main() -> int:
    # As Ctrl-C: unwind, so that servers end and folders go.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    arguments = _arguments()
    arguments.work.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="run-", dir=arguments.work))
    try:
        return _measure_all(arguments, work)
    except Failed as failure:
        print(f"run.py: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("run.py: interrupted", file=sys.stderr)
        return 130
    finally:
        if not arguments.keep:
            shutil.rmtree(work)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1000, 10000], metavar="N", help="numbers of goals")
    parser.add_argument("--runs", type=int, default=5, help="builds of each kind, or saves (default: %(default)s)")
    parser.add_argument("--serve", action="store_true", help="measure the preview server instead of builds")
    parser.add_argument("--whole", action="store_true", help="with search and open data, beside Hugo with Pagefind")
    parser.add_argument("--only", choices=["tomei", "hugo"], help="measure one of the two")
    parser.add_argument("--tomei", type=Path, default=TOMEI, help="the binary (default: target/release/tomei)")
    parser.add_argument("--tomei-options", default="", metavar="OPTIONS", help="further options for tomei")
    parser.add_argument("--hugo-options", default="", metavar="OPTIONS", help="further options for Hugo")
    parser.add_argument("--port", type=int, help="port for the preview (default: a free one)")
    parser.add_argument("--limit", type=float, default=240, help="seconds to wait for one save (default: %(default)s)")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "tomei-bench", help="work folder")
    parser.add_argument("--keep", action="store_true", help="keep the generated sites and the outputs")
    return parser.parse_args()


def _measure_all(arguments: argparse.Namespace, work: Path) -> int:
    results: Dict = {"machine": report.machine(), "builds": [], "previews": []}
    for size in arguments.sizes:
        sites = _sites(arguments, work / str(size), size)
        if arguments.serve:
            results["previews"].append(_measure_preview(arguments, sites, size, work))
        else:
            results["builds"].append(_measure_builds(arguments, sites, size, work))
        if arguments.json:
            report.save(results, arguments.json)
        if not arguments.keep:
            shutil.rmtree(work / str(size))
    return 0


def _sites(arguments: argparse.Namespace, folder: Path, size: int) -> List[Site]:
    generate = [sys.executable, str(HERE / "generate.py"), str(size), str(folder / "tomei"), "--hugo", str(folder / "hugo")]
    subprocess.run(generate, check=True)
    sites: List[Site] = []
    if arguments.only != "hugo":
        tomei = Tomei(arguments.tomei, folder / "tomei", shlex.split(arguments.tomei_options))
        if not arguments.whole:
            tomei.do_without_services()
        sites.append(tomei)
    if arguments.only != "tomei":
        sites += _hugo_sites(arguments, folder / "hugo")
    return sites


def _hugo_sites(arguments: argparse.Namespace, root: Path) -> List[Site]:
    hugo, options = hugo_program.install(arguments.work), shlex.split(arguments.hugo_options)
    if arguments.serve:
        return [Hugo(hugo, root, options), HugoFastRender(hugo, root, options)]
    if arguments.whole:
        return [HugoPagefind(hugo, pagefind_program.install(arguments.work), root, options)]
    return [Hugo(hugo, root, options)]


def _measure_builds(arguments: argparse.Namespace, sites: List[Site], size: int, logs: Path) -> Dict:
    results = report.build_results(size, builds.measure(sites, arguments.runs, logs))
    report.print_builds(results)
    return results


def _measure_preview(arguments: argparse.Namespace, sites: List[Site], size: int, logs: Path) -> Dict:
    port = arguments.port or _free_port()
    measured = {site.name: preview.measure(site, port, arguments.runs, arguments.limit, logs) for site in sites}
    results = report.preview_results(size, measured)
    report.print_preview(results)
    return results


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
