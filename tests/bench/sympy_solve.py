"""`python -m tests.bench.sympy_solve NAME`: what `sympy.solve` makes of ∇f = 0 for one function of the table.

Prints the seconds it thought (imports left out) and "right" or "wrong". Its process is killed when the time is up.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from time import process_time
from typing import Any

import sympy

from tests.stationary.answers import ANSWERS, Answer
from tutor.derivation.subject import subject

_NEAR = 2e-6


def main() -> None:
    """Solve the function whose name is the argument."""
    answer = ANSWERS[sys.argv[1]]
    reading = subject(answer.function, answer.variables)
    function = sympy.sympify(reading.expression.to_sympy())
    letters = [sympy.Symbol(symbol.label) for symbol in reading.variables]
    start = process_time()
    try:
        found = sympy.solve([sympy.diff(function, letter) for letter in letters], letters, dict=True)
        verdict = "right" if is_right(found, answer, letters) else "wrong"
    except Exception:
        verdict = "wrong"
    print(process_time() - start, verdict)


def is_right(found: Sequence[Mapping[Any, Any]], answer: Answer, letters: Sequence[Any]) -> bool:
    """Whether solutions are those of the table: every point, no other real one, and families as families."""
    if answer.families:
        periodic = any("k" in text or "m" in text for form, _ in answer.families for text in form.values())
        return not periodic and len(found) == len(answer.families)
    points = []
    for solution in found:
        values = [complex(sympy.N(solution.get(letter, sympy.nan))) for letter in letters]
        if any(value != value for value in values):
            return False
        if all(abs(value.imag) < 1e-12 for value in values):
            points.append(tuple(value.real for value in values))
    if answer.box:
        ends = list(answer.box.values())
        points = [one for one in points if all(low <= x <= high for x, (low, high) in zip(one, ends, strict=True))]
    expected = [point for point, _ in answer.points]
    return len({_rounded(one) for one in points}) == len(expected) and all(
        any(max(abs(a - b) for a, b in zip(one, other, strict=True)) < _NEAR for one in points) for other in expected
    )


def _rounded(point: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(one, 6) + 0.0 for one in point)


if __name__ == "__main__":
    main()
