"""What is kept of an example and of a walk, and what is offered where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, exercise
from tests.practice.session.test_stepping import CHAIN, GRADIENT, VARIED
from tutor.practice.event import Event, Kind
from tutor.practice.session.scene import Mode
from tutor.practice.standing import standings

ONE_FUNCTION = exercise(
    "alike",
    "kind: partial, f: 'f(x, y) = x^2 y + 3x', wrt: x, prompt: 'By x, not {a}?'",
    params="{a: {integer: [2, 9]}}",
    variants="3",
)
FEW_FUNCTIONS = exercise(
    "few",
    "kind: partial, f: 'f(x, y) = {a}x^2 y + x', wrt: x, prompt: By x?",
    params="{a: {integer: [2, 3]}}",
    variants="2",
)


def function(session: Session) -> object:
    """The function that is asked about."""
    return session.sheet.part.made.subject.reading.expression  # type: ignore[union-attr]


def test_there_is_no_example_with_the_function_of_the_exercise() -> None:
    assert Session(ONE_FUNCTION).mode == Mode.ANSWER
    shown = Session(FEW_FUNCTIONS)
    assert shown.mode == Mode.EXAMPLE
    assert shown.scene.example is not None
    assert shown.scene.example.question.reading.expression != function(shown)


def test_a_hint_at_an_example_line_is_kept_and_is_none_of_the_part() -> None:
    session = Session(VARIED)
    session.type("hint")
    assert [(str(one.kind), one.part, bool(one.rule)) for one in session.new] == [("hinted", "", True)]
    assert session.mode == Mode.EXAMPLE
    assert session.sheet.here.hints == 0


def test_an_example_line_says_nothing_of_the_part_behind_it() -> None:
    session = Session(VARIED)
    session.type("quotient rule")
    assert [(str(one.kind), one.part, one.code) for one in session.new] == [("stepped", "", 1)]


@pytest.mark.parametrize(("bank", "opening"), [(VARIED, ()), (CHAIN, ("step",))])
def test_an_unreadable_line_is_kept_and_costs_nothing(bank: str, opening: tuple[str, ...]) -> None:
    session = Session(bank)
    session.type(*opening)
    mode = session.mode
    assert "costs nothing" in session.type("2x*")
    assert [(str(one.kind), one.text) for one in session.new] == [("unread", "2x*")]
    assert session.mode == mode


def test_a_working_leaves_the_walk_where_it_is() -> None:
    session = Session(CHAIN)
    session.type("step", "constant factor", "work", "")
    assert "y · ∂/∂x [(x² + 1)³]" in session.type("step")
    session.type("", "work", "= y * 3(x^2+1)^2")
    assert "y · ∂/∂x [(x² + 1)³]" in session.type("step")


def test_why_offers_only_what_is_there() -> None:
    session = Session(NUMBER)
    session.type("8")
    said = session.type("why")
    assert "`step`" not in said
    assert "`hint`" not in said, "there is none"
    session = Session(GRADIENT)
    session.type("(2x, x)")
    assert "`step`" in session.type("why")


def test_a_copied_answer_shows_nothing() -> None:
    # From 0.25: the solution by Bayes 0.04, a quarter of the way 0.1975, and taught 0.27775; the copy adds nothing.
    session = Session(TWO_PARTS)
    session.type("solution", "back", "2xy")
    assert standings(session.events, ["s"])["s"].mastery == pytest.approx(0.27775)


def test_an_answer_behind_lines_that_were_done_together_counts_less() -> None:
    line = Event(Kind.STEPPED, 0.0, "s", "b/one", part="a", skills=("t",), rule="chain", code=0)
    right = replace(line, kind=Kind.ANSWERED, skills=("s",), rule="", verdict="right")
    alone, after, helped = (
        standings([*before, right], ["s", "t"])["s"].mastery for before in ([], [line], [line, replace(line, code=1)])
    )
    # By Bayes 0.6 in full; half of the way 0.425, a quarter 0.3375; and then a tenth of the rest is taught.
    assert [alone, after, helped] == pytest.approx([0.64, 0.4825, 0.40375])
