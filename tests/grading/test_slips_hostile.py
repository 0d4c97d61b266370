"""Large and nasty functions: the work is bounded, and counted, so that no clock is needed to test it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tutor.expression.exact import Point
from tutor.expression.parser import parse
from tutor.expression.reading import read
from tutor.expression.tree import Expression, Symbol
from tutor.grading.question import ask
from tutor.grading.slips import find_slips
from tutor.grading.slips.effort import Effort, work
from tutor.grading.slips.table import table

FUNCTIONS = {
    "a long sum": "+".join(f"sin({number}x)" for number in range(1, 400)),
    "many equal terms": "x+" * 800 + "x",
    "a long product": "*".join(f"(x+{number})" for number in range(1, 70)),
    "a deep chain": "sin(" * 120 + "x" + ")" * 120,
    "a tower": "2^" * 60 + "x",
    "a huge number": "9**9**9**9*x^2",
    "a huge exponent": "x^(10^90)",
    "a long sum of data": "sum(i,1,900, sin(i x)^2)",
    "a sum without an end": "sum(i,1,10^9, x^i)",
    "sums in sums": "sum(i,sum(j,sum(k,(x a_i b_j c_k - 1)^2)))",
    "many letters": "*".join(f"sin(x z_{number})" for number in range(1, 40)),
}


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS)
def test_the_work_is_bounded(function: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done = 0

    def counted(roots: Iterable[Expression], point: Point, seen: set[int], most: int) -> int:
        nonlocal done
        wanted = work(roots, point, seen, most)
        done += wanted
        return wanted

    monkeypatch.setattr("tutor.grading.slips.scene.work", counted)
    question = ask(read(function, ["x"]), (Symbol("x"),))
    for answer in ("x^3 + 2", "0", "9**9**9**9", "sum(i,1,900, cos(i x)^2)"):
        find_slips(parse(answer), question)
    assert done < 250_000
    found = table(question)
    assert found is None or len(found.errors) < 1_500


def test_a_slip_in_a_long_sum_is_found() -> None:
    question = ask(read("+".join(f"sin({number}x)" for number in range(1, 60))), (Symbol("x"),))
    answer = "+".join(f"{number}*cos({number}x)" for number in range(1, 60)).replace("+7*cos(7x)", "+cos(7x)")
    (first, *_) = find_slips(parse(answer), question)
    assert first.misconception == "chain-inner-dropped"
    assert [str(place) for place in first.places] == ["sin(7*x)"]


def test_work_counts_the_terms_of_a_sum() -> None:
    few, many = (work([parse(f"sum(i, 1, {count}, sin(i x))")], {}, set(), 10**6) for count in (2, 100))
    assert few < 30
    assert many > 300


def test_effort_runs_out() -> None:
    effort = Effort(10)
    assert effort.afford(9)
    assert not effort.spent
    assert not effort.afford(5)
    assert effort.spent
