"""Whatever is typed as the function, there is a verdict on an answer, or it is said why there is none."""

from __future__ import annotations

import pytest

from tests.attacks import FAIR, REFUSED
from tutor.errors import StudentError
from tutor.grading.check import check
from tutor.grading.verdict import Verdict

NESTED = {
    "nested sums": "sum(i=1..10," * 10 + "sin(i x)" + ")" * 10,
    "deep arcsines": "asin(" * 60 + "x" + ")" * 60,
    "deep fractions": "1/(1+" * 60 + "x" + ")" * 60,
    "many maxima": "max(" + ",".join(f"sin({number}x)" for number in range(1, 30)) + ")",
    "many corners": "+".join(f"|x-{number}|" for number in range(1, 60)),
}
WRONG = "x^3 + 2"


def _graded(function: str, answer: str) -> Verdict | StudentError:
    try:
        return check(function, answer, wrt="x")
    except StudentError as error:
        return error


@pytest.mark.parametrize("typed", REFUSED, ids=lambda typed: ascii(typed[:20]))
def test_an_attack_is_no_function(typed: str) -> None:
    found = _graded(typed, WRONG)
    assert isinstance(found, StudentError)
    assert found.message


@pytest.mark.parametrize("typed", [*FAIR, *NESTED.values()], ids=lambda typed: typed[:20])
def test_a_wrong_answer_to_a_large_function_is_not_right(typed: str) -> None:
    found = _graded(typed, WRONG)
    if isinstance(found, StudentError):
        assert found.mend
    else:
        assert found.kind in ("wrong", "undecided")
        assert _graded(typed, WRONG + "+1").kind in ("wrong", "undecided")  # type: ignore[union-attr]
