"""All exercises of some banks, on all cores."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tutor.bank.entry import Entry
from tutor.bank.finding import Finding
from tutor.bank.index import Library, library
from tutor.bank.lint.examine import examine

Progress = Callable[[int, int], None]
"""Is told how many variants are done, and how many there are."""
_ALONE = 12
"""For fewer variants it does not pay to start other processes."""
_BANKS: list[Library] = []
"""The library of a process that was started here."""


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
    everything = sum(entry.variants for entry in entries)
    workers = min(jobs or os.cpu_count() or 1, len(entries))
    done = 0
    found: list[Finding] = []
    for entry, findings in (
        _alone(banks, entries) if workers < 2 or everything < _ALONE else _shared(banks, entries, workers)
    ):
        found.extend(findings)
        done += entry.variants
        if progress is not None:
            progress(done, everything)
    order = {file.path: place for place, file in enumerate(banks.files)}
    return tuple(sorted(found, key=lambda one: (order[one.spot.path], one.spot.line, one.spot.column)))


def _alone(banks: Library, entries: Sequence[Entry]) -> Iterator[tuple[Entry, tuple[Finding, ...]]]:
    for entry in entries:
        yield entry, examine(banks.exercise(f"{entry.bank}/{entry.id}"), entry.variants)


def _shared(banks: Library, entries: Sequence[Entry], workers: int) -> Iterator[tuple[Entry, tuple[Finding, ...]]]:
    """Each process reads the banks itself: they come from the cache."""
    paths = tuple(file.path for file in banks.files)
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(paths,)) as pool:
        # The longest first, so that no core is left alone with one at the end.
        longest = sorted(entries, key=lambda entry: -entry.variants * len(entry.kinds))
        asked = {pool.submit(_one, f"{entry.bank}/{entry.id}", entry.variants): entry for entry in longest}
        for future in as_completed(asked):
            yield asked[future], future.result()


def _begin(paths: tuple[Path, ...]) -> None:
    gc.enable()  # the program leaves collecting out for commands that are over in a blink
    _BANKS.append(library(paths))


def _one(name: str, variants: int) -> tuple[Finding, ...]:
    return examine(_BANKS[-1].exercise(name), variants)
