"""Preview: from saving one goal to fresh answers for its page and for every page that names it."""

import http.client
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Set

from .process import Failed, run, tail
from .sites import Site

POLL = 0.002
# After a change has settled, servers may still be tidying up; the next edit must not wait for that.
PAUSE = 1.0
TEXT = {".html", ".xml", ".json", ".csv", ".txt", ".ndjson"}


class Saved(NamedTuple):
    """Seconds from before the file is written; None where the time limit passed first."""

    page: Optional[float]
    lists: Optional[float]
    others: Optional[float]
    stale: List[str]


class Preview(NamedTuple):
    ready: float
    pages: Dict[str, List[str]]
    saves: List[Saved]
    peak_bytes: Optional[int]


def measure(site: Site, port: int, runs: int, limit: float, logs: Path) -> Preview:
    """Builds once to learn which files name the goal, then serves and edits `runs` times."""
    naming = _naming(site, logs)
    log = logs / f"{site.name}-serve.log"
    with log.open("wb") as sink:
        start = time.perf_counter()
        server = subprocess.Popen(site.serve_command(port), stdin=subprocess.DEVNULL, stdout=sink, stderr=sink)
        try:
            visitor = Visitor(port)
            ready = _wait_until_ready(visitor, site, server, start, limit, log)
            saves = [_save(visitor, site, naming, limit) for _ in range(runs)]
            return Preview(ready, naming, saves, _peak(server))
        finally:
            _stop(server)


class Visitor:
    """Asks for pages over one connection, as a browser would."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: Optional[http.client.HTTPConnection] = None

    def get(self, url: str) -> bytes:
        """The page, or nothing while the server does not give it."""
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=600)
        try:
            self._connection.request("GET", f"/{url}", headers={"Accept": "text/html,*/*"})
            answer = self._connection.getresponse()
            body = answer.read()
            return body if answer.status == 200 else b""
        except (OSError, http.client.HTTPException):
            self._connection.close()
            self._connection = None
            return b""


def _naming(site: Site, logs: Path) -> Dict[str, List[str]]:
    """The addresses of what, in a full build, names the edited goal: its page, lists, feeds and data."""
    site.clean()
    mark = site.edit().encode()
    run(site.build_command(), logs / f"{site.name}-naming.log")
    found: Dict[str, List[str]] = {"page": [site.address(site.url)], "lists": [], "others": []}
    for folder, _, names in sorted(os.walk(site.output)):
        for path in (Path(folder) / name for name in sorted(names)):
            if path.suffix in TEXT and mark in path.read_bytes():
                file = path.relative_to(site.output).as_posix()
                if file != site.url:
                    found["lists" if path.suffix == ".html" else "others"].append(site.address(file))
    if not found["lists"]:
        raise Failed(f"{site.name}: no list names {site.url} after an edit of its title")
    return found


def _wait_until_ready(
    visitor: Visitor, site: Site, server: subprocess.Popen, start: float, limit: float, log: Path
) -> float:
    while not visitor.get(site.url):
        if server.poll() is not None:
            raise Failed(f"{site.name} serve ended early\n{tail(log)}")
        if time.perf_counter() - start > limit:
            raise Failed(f"{site.name} serve did not answer within {limit:.0f} s\n{tail(log)}")
        time.sleep(0.05)
    return time.perf_counter() - start


def _save(visitor: Visitor, site: Site, naming: Dict[str, List[str]], limit: float) -> Saved:
    time.sleep(PAUSE)
    for url in naming["lists"] + naming["page"]:
        visitor.get(url)
    start = time.perf_counter()
    mark = site.edit().encode()
    deadline = start + limit
    times, stale = [], []
    for urls in (naming["page"], naming["lists"], naming["others"]):
        left = _poll(visitor, set(urls), mark, deadline)
        stale += sorted(left)
        times.append(None if left else time.perf_counter() - start)
        deadline = min(deadline, time.perf_counter() + site.patience)
    return Saved(*times, stale)


def _poll(visitor: Visitor, waiting: Set[str], mark: bytes, deadline: float) -> Set[str]:
    """Asks until every page holds the mark; those that never did within the limit."""
    while True:
        waiting = {url for url in waiting if mark not in visitor.get(url)}
        if not waiting or time.perf_counter() > deadline:
            return waiting
        time.sleep(POLL)


def _peak(server: subprocess.Popen) -> Optional[int]:
    """The most memory the server has held, where the system tells."""
    status = Path(f"/proc/{server.pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), None)


def _stop(server: subprocess.Popen) -> None:
    """Asks the server to end as Ctrl-C does; kills it after ten seconds."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
