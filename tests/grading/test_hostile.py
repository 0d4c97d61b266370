"""Whatever is typed as an answer, there is a verdict, and never a wrong one."""

from __future__ import annotations

import pytest

from tests.attacks import FAIR, REFUSED
from tutor.expression.limits import LIMITS
from tutor.grading.check import check
from tutor.grading.equality import Kind
from tutor.grading.equivalence import equivalent


@pytest.mark.parametrize("typed", REFUSED, ids=lambda typed: ascii(typed[:20]))
def test_an_attack_is_no_answer(typed: str) -> None:
    verdict = check("x^2", typed, wrt="x")
    assert verdict.kind in ("unreadable", "not-worked-out")
    assert verdict.code == 2


@pytest.mark.parametrize("typed", FAIR, ids=lambda typed: typed[:20])
def test_a_long_answer_is_not_taken_for_the_right_one(typed: str) -> None:
    assert check("x^2", typed, wrt="x").kind in ("wrong", "undecided")


@pytest.mark.parametrize("typed", FAIR, ids=lambda typed: typed[:20])
def test_a_long_answer_equals_itself(typed: str) -> None:
    assert equivalent(typed, typed).kind is Kind.EQUAL
    if len(f"{typed}+1") <= LIMITS.characters:
        assert equivalent(f"{typed}+1", typed).kind in (Kind.DIFFERENT, Kind.UNDECIDED)
