"""Clocks: what a process or a call costs, and the least cost of several that take turns."""

from __future__ import annotations

import gc
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Run = Callable[[], "Cost"]
"""Does one piece of work once and says what it cost."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took, in seconds."""

    cpu: float
    """User and system time together."""
    wall: float
    """Time by the clock on the wall."""

    def least(self, other: Cost) -> Cost:
        """The smaller of both, clock by clock.

        >>> Cost(1.0, 4.0).least(Cost(2.0, 3.0))
        Cost(cpu=1.0, wall=3.0)
        """
        return Cost(min(self.cpu, other.cpu), min(self.wall, other.wall))


def process(command: Sequence[str]) -> Cost:
    """Run a command to its end, its output into a pipe.

    Bytecode may be written, or every import would be measured several times too slow.

    Raises:
        RuntimeError: the command failed; a time of it would mean nothing.
    """
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings
    ) as child:
        assert child.stdout is not None
        output = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        shown = output.decode(errors="replace").strip()
        raise RuntimeError(f"{' '.join(command)} ended with exit code {child.returncode}: {shown}")
    return Cost(usage.ru_utime + usage.ru_stime, wall)


def first_output(command: Sequence[str]) -> Cost:
    """What it costs a command to show something; it is ended then.

    Raises:
        RuntimeError: the command ended before it showed anything.
    """
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings) as child:
        assert child.stdout is not None
        seen = os.read(child.stdout.fileno(), 1)
        wall = time.perf_counter() - start
        child.kill()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if not seen:
        raise RuntimeError(f"{' '.join(command)} showed nothing.")
    return Cost(usage.ru_utime + usage.ru_stime, wall)


def call(work: Callable[[], object]) -> Cost:
    """Call a function once.

    Garbage collection stays on, but what earlier work left in memory, all of SymPy among it, is set aside: to
    walk through it is no cost of this call, and whether it falls due here is chance.
    """
    gc.collect()
    gc.freeze()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    cost = Cost(time.process_time() - cpu, time.perf_counter() - wall)
    gc.unfreeze()
    return cost


def take_turns(runs: Sequence[Run], repetitions: int) -> tuple[Cost, ...]:
    """The least cost of each run, all of them by turns.

    Whatever else the machine does meets all of them alike, so that their ratios hold where times do not.
    What only the first run pays for, such as writing bytecode, is no part of the least.
    """
    best = [run() for run in runs]
    for _ in range(repetitions - 1):
        best = [cost.least(run()) for cost, run in zip(best, runs, strict=True)]
    return tuple(best)
