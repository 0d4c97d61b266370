"""Decimals in a computation that is not worked out: where it comes to the right number exactly, that is right."""

from __future__ import annotations

import pytest

from tests.grading.answers import both
from tutor import check
from tutor.grading.rounding import rounded
from tutor.grading.verdict import Right


@pytest.mark.parametrize(
    ("answer", "model"),
    [
        ("0.5 - 0.02*3", "0.44"),
        ("0.5 - 0.02*3", "11/25"),
        ("(0.5 - 0.02*3, 1 - 0.02*2)", "(0.44, 0.96)"),
        ("0.1*0.2 + 0.3", "0.32"),
        ("-2 + 0.05*12", "-1.4"),
    ],
)
def test_a_computation_that_is_exact_is_right_and_no_rounding(answer: str, model: str) -> None:
    assert isinstance(check(model, answer, expression=True), Right)
    assert rounded(*both(answer, model)) is None
