"""All exercises of some banks, on all cores."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from tutor.bank.entry import Entry
from tutor.bank.finding import Finding
from tutor.bank.index import Library, library
from tutor.bank.lint.examine import examine

Progress = Callable[[int, int], None]
"""Is told how many variants are done, and how many there are."""
_ALONE = 12
"""For fewer variants it does not pay to start other processes."""
_PAUSE = 0.2
"""Seconds after which it is told again how far it has come."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process that was started here."""

    banks: Library
    done: Synchronized[int]
    """How many variants all processes have done."""


_WORKERS: list[_Worker] = []
"""Filled in a process that was started here, and nowhere else."""


def lint(
    banks: Library, entries: Sequence[Entry], jobs: int | None = None, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """What is wrong with some exercises; what is wrong with their files is in `banks.findings`.

    Arguments:
        banks: the banks that are in use.
        entries: the exercises to check.
        jobs: how many processes; None for one a core.
        progress: is told how far it has come.

    Returns:
        the findings, in the order of the files.
    """
    counter = _Counter(sum(entry.variants for entry in entries), progress)
    workers = min(jobs or os.cpu_count() or 1, len(entries))
    alone = workers < 2 or counter.everything < _ALONE
    found = _alone(banks, entries, counter) if alone else _shared(banks, entries, workers, counter)
    order = {file.path: place for place, file in enumerate(banks.files)}
    return tuple(sorted(found, key=lambda one: (order[one.spot.path], one.spot.line, one.spot.column)))


@dataclass(slots=True)
class _Counter:
    """How many variants are done, of all."""

    everything: int
    progress: Progress | None
    done: int = 0

    def up_to(self, done: int) -> None:
        """So many are done."""
        if self.progress is not None and done > self.done:
            self.done = min(done, self.everything)
            self.progress(self.done, self.everything)

    def one_more(self) -> None:
        """One more is done."""
        self.up_to(self.done + 1)


def _alone(banks: Library, entries: Sequence[Entry], counter: _Counter) -> list[Finding]:
    found: list[Finding] = []
    before = 0
    for entry in entries:
        found += examine(banks.exercise(entry.name), entry.variants, tell=counter.one_more)
        # Of an exercise that cannot be asked not every variant is tried.
        before += entry.variants
        counter.up_to(before)
    return found


def _shared(banks: Library, entries: Sequence[Entry], workers: int, counter: _Counter) -> list[Finding]:
    """Each process reads the banks itself: they come from the cache."""
    paths = tuple(file.path for file in banks.files)
    done = get_context().Value("q", 0)
    found: list[Finding] = []
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(paths, done)) as pool:
        # The longest first, so that no core is left alone with one at the end.
        longest = sorted(entries, key=lambda entry: -entry.variants * len(entry.kinds))
        waiting = {pool.submit(_one, entry.name, entry.variants) for entry in longest}
        while waiting:
            ready, waiting = wait(waiting, _PAUSE, FIRST_COMPLETED)
            for future in ready:
                found += future.result()
            counter.up_to(done.value)
    return found


def _begin(paths: tuple[Path, ...], done: Synchronized[int]) -> None:
    gc.enable()  # the program leaves collecting out for commands that are over in a blink
    _WORKERS.append(_Worker(library(paths), done))


def _one(name: str, variants: int) -> tuple[Finding, ...]:
    worker, told = _WORKERS[-1], 0

    def tell(count: int = 1) -> None:
        nonlocal told
        told += count
        with worker.done.get_lock():
            worker.done.value += count

    found = examine(worker.banks.exercise(name), variants, tell=tell)
    tell(max(variants - told, 0))
    return found
