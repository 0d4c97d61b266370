"""Who names a point that is not stationary hears what the gradient is there."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import judged, made
from tutor.bank.posed import Made
from tutor.grading.verdict import Wrong
from tutor.render.words import say

BOWL = made("stationary", f="f(x, y) = x^2 + 2y^2 - 2x + 8y")
"""∇f = (2x − 2, 4y + 8), which is zero at (1, −2)."""
ROOTS = made("stationary", f="g(x) = x^3 - 3x")
"""g′(x) = 3x² − 3, which is zero at −1 and 1."""


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        (BOWL, "(1, 2)", "At (1, 2) ∇f = (0, 16), which is not zero."),
        (BOWL, "(1, -2), (0, 0)", "At (0, 0) ∇f = (−2, 8), which is not zero."),
        (ROOTS, "1, 2", "At 2 g′ = 9, which is not zero."),
        (ROOTS, "1", ""),
        (BOWL, "(a, 2)", ""),
    ],
)
def test_the_gradient_where_it_is_not_zero(asked: Made, answer: str, said: str) -> None:
    verdict = judged(asked, answer)
    assert isinstance(verdict, Wrong)
    found = [say(one, str) for one in verdict.remarks if one.key == "bank-not-flat"]
    assert found == [said] * bool(said)


def test_the_right_point_is_right() -> None:
    assert judged(BOWL, "(1, -2)").kind == "right"
