"""A line that leads back to where the derivation began is no progress, in an example or together."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import Session, right_at_once
from tests.practice.session.test_stepping import CHAIN, OF_VARIED, VARIED
from tutor.practice.event import Kind
from tutor.practice.session.scene import Mode

BACK = "That is where the lines above come from."


@pytest.mark.parametrize("line", ["f_x =", "∂f/∂x", "= d/dx[y(x^2 + 1)^3]"])
def test_the_question_again_is_no_next_line(line: str) -> None:
    session = Session(CHAIN)
    session.type("step", "constant factor")
    said = session.type(line)
    assert BACK in said
    assert "Yes." not in said
    assert sum(one.kind is Kind.STEPPED for one in session.events) == 1


def test_a_line_that_stands_further_up_is_no_next_line() -> None:
    session = Session(CHAIN)
    session.type("step", "constant factor", "chain rule")
    assert BACK in session.type("= y d/dx[(x^2 + 1)^3]")
    assert "Yes." in session.type("y·3(x^2 + 1)^2·2x")


def test_the_question_again_is_no_line_of_an_example() -> None:
    session = Session(VARIED, events=right_at_once(1, *OF_VARIED))
    session.type("")
    assert BACK in session.type("f'(x) =")
    assert session.mode == Mode.EXAMPLE
    assert not any(one.kind is Kind.STEPPED for one in session.events)
