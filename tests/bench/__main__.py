"""`python -m tests.bench [--quick]`: prints the table of ratios. A target that is missed says so; it is no failure."""

from __future__ import annotations

import argparse
import platform
from itertools import pairwise

import sympy

from tests.bench.attacks import show_attacks
from tests.bench.descent import show_descent
from tests.bench.grading import show_grading
from tests.bench.misconceptions import show_misconceptions
from tests.bench.practice import show_practice
from tests.bench.regression import show_regression
from tests.bench.rows import CONTESTS, GROWTH_LIMIT, GROWTHS, Contest, Duel, Growth, duels
from tests.bench.stationary import show_stationary
from tests.bench.table import faster, head, ratios, row, slower, times


def main() -> None:
    """Measure every row and print it as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="How fast, beside plain SymPy.")
    parser.add_argument("--quick", action="store_true", help="few repetitions: a first impression")
    quick = parser.parse_args().quick
    processes, calls = (5, 3) if quick else (25, 9)
    print(
        f"Python {platform.python_version()}, SymPy {sympy.__version__}. Each ratio is measured by turns in this run,\n"
        f"the least of {processes} processes or {calls} calls (fewer for checks and growth).\n"
        "The worse of CPU and wall decides.\n"
    )
    print(head(), flush=True)
    for contest in CONTESTS:
        _show(contest, processes)
    for duel in duels():
        _show(duel, calls)
        _show_checks(duel, 1 if quick else 3)
    print("\nGrowth from n to 2n, at most " + times(GROWTH_LIMIT) + " a doubling")
    print(head().splitlines()[1], flush=True)
    for growth in GROWTHS:
        _show_growth(growth, quick)
    show_stationary(quick)
    show_regression(quick)
    show_descent(quick)
    show_grading(quick)
    show_misconceptions(quick)
    show_attacks(quick)
    show_practice(quick)


def _show(contest: Contest | Duel, repetitions: int) -> None:
    found = ratios(*contest.measure(repetitions))
    cells = (contest.work, contest.against, times(contest.target), times(found[0]), times(found[1]))
    print(row((*cells, faster(contest.target, found))), flush=True)


def _show_checks(duel: Duel, repetitions: int) -> None:
    """How much the checks of all steps cost, beside the derivation itself."""
    found = ratios(*duel.measure_checks(repetitions))
    print(row(("   its checks cost", "the derivation itself", "", times(found[0]), times(found[1]), "")), flush=True)


def _show_growth(growth: Growth, quick: bool) -> None:
    costs = growth.measure(quick)
    for place, (smaller, larger) in enumerate(pairwise(costs)):
        found = ratios(smaller, larger)
        step = f"n = {growth.sizes[place]} → {growth.sizes[place + 1]}"
        cells = ("" if place else growth.work, step, "≤ " + times(GROWTH_LIMIT), times(found[0]), times(found[1]))
        print(row((*cells, slower(GROWTH_LIMIT, max(found)))), flush=True)


if __name__ == "__main__":
    main()
