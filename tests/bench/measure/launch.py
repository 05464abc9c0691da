"""Runs one command and prints what it cost: exit code, wall seconds, CPU seconds, peak bytes.

Started as a small process of its own: Linux counts a child's peak memory from that of the process that started it,
so the parent must be smaller than what is measured.
"""

import os
import sys
import time


def main() -> None:
    log, *command = sys.argv[1:]
    sink = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    files = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), *((os.POSIX_SPAWN_DUP2, sink, to) for to in (1, 2))]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime
    print(os.waitstatus_to_exitcode(status), wall, cpu, usage.ru_maxrss * 1024)


main()
