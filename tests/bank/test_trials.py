"""The tests of an exercise: each that fails is found, at its line and column."""

from __future__ import annotations

import pytest

from tests.bank.asked import exercise
from tutor.bank.trials import trials

PARTS = """
    id: da, kind: partial, f: '3a^2 + {n}b^2 - ab + a', wrt: a
    id: a, kind: isolate, equation: '{part.da} = 0', for: a
    id: menu, kind: choice, options: [{text: A}, {text: B}, {text: C, right: true}, {text: D}]
    id: only-two, kind: number, value: 2, unless: '{n} = 1'
"""


def found(trial: str) -> list[tuple[str, int]]:
    """The codes of what is found, and the columns."""
    also = f"  params: {{n: {{integer: [1, 1]}}}}\n  tests:\n  - {trial}\n"
    results = list(trials(exercise(PARTS, also)))
    assert all(one.exercise == "e" and one.message and one.mend and one.spot.line == 11 for one in results)
    return [(one.code, one.spot.column) for one in results]


@pytest.mark.parametrize(
    "trial",
    [
        "{answer: 6a - b + 1, verdict: right}",
        "{answer: '6a - {n}b + {n}', verdict: right}",
        "{answer: 6a + 1, verdict: wrong, misconception: held-term-killed}",
        "{answer: '6a -', verdict: unreadable}",
        "{part: a, answer: '({part.da} - 7a + b - 1 + a + b - 1)/6', verdict: right}",
        "{part: a, answer: b/6, verdict: right, after: {da: 6a - b}}",
        "{part: a, answer: b/7, verdict: wrong, after: {da: 6a - b}}",
        "{part: menu, answer: '3', verdict: right}",
        "{part: menu, answer: '3', verdict: right, seed: 1}",
        "{part: menu, answer: '2', verdict: wrong, seed: 2}",
    ],
)
def test_what_is_as_it_should_be(trial: str) -> None:
    assert found(trial) == []


@pytest.mark.parametrize(
    ("trial", "code"),
    [
        ("{answer: 6a - b, verdict: right}", "trial-verdict"),
        ("{answer: 6a - b + 1, verdict: wrong}", "trial-verdict"),
        ("{answer: '6a -', verdict: wrong}", "trial-verdict"),
        ("{answer: 6a + 1, verdict: wrong, misconception: sine-sign}", "trial-misconception"),
        ("{part: a, answer: b/6, verdict: right}", "trial-verdict"),
        ("{part: a, answer: b/6, verdict: wrong, after: {da: 6a - b + 1}}", "trial-carries-nothing"),
        ("{part: only-two, answer: 2, verdict: right}", "trial-cannot-run"),
        ("{answer: '{k}a', verdict: right}", "trial-cannot-run"),
    ],
)
def test_what_is_not(trial: str, code: str) -> None:
    ((found_code, column),) = found(trial)
    assert found_code == code
    assert column > 5


def test_an_exercise_that_cannot_be_asked_is_found() -> None:
    located = exercise("kind: partial, f: 'x^2 +', wrt: x", "  tests: [{answer: 2x, verdict: right}]\n")
    (one,) = trials(located)
    assert (one.code, one.spot.line) == ("trial-cannot-run", 11)
