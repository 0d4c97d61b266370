"""Stationary points: the whole table of answers, against `sympy.solve` on the same systems."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from fractions import Fraction
from time import process_time

from tests.bench.table import times
from tests.stationary.answers import ANSWERS
from tutor.stationary.solve import stationary_points

LIMIT = 20.0
"""Seconds that `sympy.solve` may think; a wrong or an unfinished answer counts as this much."""
TARGET = 10.0
SLOWEST = 5.0
"""Seconds that one function of ours may take."""


@dataclass(frozen=True, slots=True)
class Match:
    """One function, solved by both."""

    name: str
    ours: float
    theirs: float
    verdict: str
    """What became of SymPy's: "right", "wrong" or "unfinished"."""


def show_stationary(quick: bool) -> None:
    """Measure and print a row for each function, and the total."""
    print(f"\nStationary points, right and complete, at least ×{TARGET:.0f} in total; each under {SLOWEST:.0f} s")
    print(f"{'function':<28}{'ratio':>10}   sympy.solve is")
    print("─" * 60, flush=True)
    matches = []
    for name in list(ANSWERS)[:: 4 if quick else 1]:
        match = _match(name)
        matches.append(match)
        slow = "" if match.ours <= SLOWEST else f"   TOO SLOW: {match.ours:.1f} s"
        print(f"{name:<28}{times(match.theirs / match.ours):>10}   {match.verdict}{slow}", flush=True)
    ratio = sum(match.theirs for match in matches) / sum(match.ours for match in matches)
    print(f"{'in total':<28}{times(ratio):>10}   {'met' if ratio >= TARGET else 'MISSED'}")


def _match(name: str) -> Match:
    answer = ANSWERS[name]
    box = None if answer.box is None else {
        letter: (Fraction(str(low)), Fraction(str(high))) for letter, (low, high) in answer.box.items()
    }  # fmt: skip
    start = process_time()
    found = stationary_points(answer.function, answer.variables, box)
    ours = process_time() - start
    assert len(found.points) == len(answer.points), name
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.sympy_solve", name],
            capture_output=True,
            text=True,
            timeout=2 * LIMIT,
            check=True,
        )
        seconds, verdict = done.stdout.split()
    except subprocess.TimeoutExpired:
        return Match(name, ours, LIMIT, "unfinished")
    if verdict == "wrong" or float(seconds) > LIMIT:
        return Match(name, ours, LIMIT, verdict if verdict == "wrong" else "unfinished")
    return Match(name, ours, float(seconds), verdict)
