"""Lines of a derivation: typed together, worked alone, left open in an example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.practice.session.acting import NUMBER, Session, exercise, right_at_once
from tutor.practice.session.scene import Mode

CHAIN = exercise("chain", "kind: partial, f: 'f(x, y) = y (x^2 + 1)^3', wrt: x, prompt: By x?")
STEPS = exercise("steps", "kind: steps, f: 'f(x, y) = x^2 y', wrt: x, prompt: Line by line?")
GRADIENT = exercise("grad", "kind: gradient, f: 'f(x, y) = x^2 y', prompt: The gradient?")
VARIED = exercise(
    "varied",
    "kind: partial, f: 'f(x) = {a}x^{n} + 1', wrt: x, prompt: By x?",
    skill="power-rule",
    params="{a: {integer: [2, 9]}, n: {integer: [3, 9]}}",
    variants="5",
)
OF_VARIED = ("power-rule", "sum-rule", "constant-factor-rule")
"""The skills of the rules in it."""


def test_a_rule_that_is_named_makes_the_next_line() -> None:
    session = Session(CHAIN)
    assert "∂/∂x [y·(x² + 1)³]" in session.type("step")
    assert session.mode == Mode.STEP
    said = session.type("constant factor")
    assert "Yes." in said
    assert "y · ∂/∂x [(x² + 1)³]" in said
    assert [(one.rule, one.code) for one in session.new] == [("constant-factor", 0)]
    assert "3(x² + 1)²" in session.type("chain rule")


def test_a_line_that_is_typed_is_checked() -> None:
    session = Session(CHAIN)
    said = session.type("step", "= y * 3(x^2+1)^2 * ∂/∂x [x^2 + 1]")
    assert "Yes." in said
    assert session.new[0].code == 0
    said = session.type("y * 3(x^2+1)^2 * 2x")
    assert "Right." in said
    assert [str(one.kind) for one in session.new][:2] == ["stepped", "answered"]


def test_a_walk_by_rules_alone_ends_at_the_answer_which_the_student_types() -> None:
    session = Session(CHAIN)
    session.type("step", "constant factor", "chain rule")
    while session.mode == Mode.STEP:
        session.type("sum rule", "power rule")
    assert "Right." not in session.text
    assert "Right." in session.type("6 x y (x^2+1)^2")


def test_a_line_that_does_not_follow_is_told_and_the_second_time_it_is_done_together() -> None:
    session = Session(CHAIN)
    assert "does not follow" in session.type("step", "3 y (x^2+1)^2")
    assert [(one.rule, one.code) for one in session.new] == [("constant-factor", 1)]
    said = session.type("quotient rule")
    assert "done for you" in said
    assert "y · ∂/∂x [(x² + 1)³]" in said
    assert session.mode == Mode.STEP


def test_tries_in_vain_are_counted_for_each_line_anew() -> None:
    session = Session(CHAIN)
    session.type("step", "3 y (x^2+1)^2", "constant factor")
    assert "done for you" not in session.type("quotient rule")
    assert "done for you" in session.type("quotient rule")


def test_the_mistake_of_a_line_is_kept() -> None:
    session = Session(CHAIN)
    session.type("step", "constant factor", "y * 3(x^2+1)^2")
    assert "chain-inner-dropped" in session.new[0].misconceptions
    session = Session(CHAIN)
    session.type("work", "= y * 3(x^2+1)^2")
    assert "chain-inner-dropped" in session.new[0].misconceptions


def test_a_line_by_two_rules_is_evidence_for_the_one_that_is_not_done_at_sight() -> None:
    session = Session(CHAIN.replace("y (x^2 + 1)^3", "3y + x^2"))
    session.type("step", "∂/∂x [3y] + ∂/∂x [x^2]", "0 + 2x")
    assert session.new[0].rule == "power"


def test_a_last_line_that_is_not_in_the_form_asked_for_is_no_answer_yet() -> None:
    session = Session(CHAIN.replace("prompt:", "form: expanded, prompt:"))
    session.type("step", "y * 3(x^2+1)^2 * 2x")
    assert session.kinds() == ["stepped"]
    assert session.mode == Mode.ANSWER


def test_a_rule_that_is_named_as_an_answer_is_no_answer() -> None:
    session = Session(CHAIN)
    assert "type `step` first" in session.type("chain rule")
    assert session.kinds() == ["unread"]


def test_the_rule_of_the_outside_is_no_mistake() -> None:
    session = Session(CHAIN)
    session.type("step", "constant factor")
    assert "outside" in session.type("power rule")
    assert not session.new


def test_an_unreadable_line_has_its_caret_below_what_was_typed() -> None:
    session = Session(CHAIN)
    assert "  2x*\n    ^ nothing stands after the * at column 3" in session.type("step", "2x*")
    assert [(str(one.kind), one.text) for one in session.new] == [("unread", "2x*")]
    assert "costs nothing" in session.text


def test_nothing_goes_back_to_the_answer_and_step_goes_on() -> None:
    session = Session(CHAIN)
    session.type("step", "constant factor", "")
    assert session.mode == Mode.ANSWER
    assert "y · ∂/∂x [(x² + 1)³]" in session.type("step")
    assert session.scene.walk is not None
    assert session.scene.walk.number == 1


def test_a_hint_at_a_line_names_the_rule_and_is_none_of_the_hints_of_the_part() -> None:
    session = Session(CHAIN)
    assert "constant factor" in session.type("step", "hint")
    assert session.kinds() == ["hinted"]
    assert session.sheet.here.hints == 0


def test_a_gradient_is_walked_component_by_component() -> None:
    session = Session(GRADIENT)
    session.type("step", "y * 2x")
    assert "∂f/∂y" in session.text
    assert "∂/∂y [x²y]" in session.type("step")
    assert "∂/∂x [x²y]" in session.type("step x")
    assert "Asked for is the derivative by x, y" in session.type("step z")


def test_there_is_nothing_to_walk_where_no_derivative_is_asked_for() -> None:
    session = Session(NUMBER)
    assert session.type("step").startswith("tutor has no lines for this question")
    assert "no lines" in session.type("work")
    assert session.mode == Mode.ANSWER


def test_a_working_is_checked_and_its_end_is_the_answer() -> None:
    session = Session(CHAIN)
    session.type("work")
    assert session.reply.lines
    said = session.type("= y * ∂/∂x[(x^2+1)^3]\n= y * 3(x^2+1)^2 * 2x\n= 6xy(x^2+1)^2")
    assert [str(one.kind) for one in session.new][:2] == ["worked", "answered"]
    assert "Right." in said


def test_a_wrong_line_of_a_working_is_named_and_costs_no_attempt() -> None:
    session = Session(CHAIN)
    said = session.type("work", "= y * 3(x^2+1)^2")
    assert "does not follow" in said
    assert [(str(one.kind), one.code) for one in session.new] == [("worked", 1)]
    assert not session.sheet.here.wrong


def test_the_working_of_one_component_is_no_answer_yet() -> None:
    session = Session(GRADIENT)
    assert "every line follows" in session.type("work x", "= y * 2x")
    assert session.kinds() == ["worked"]


def test_nothing_leaves_the_working() -> None:
    session = Session(CHAIN)
    assert "No working, then." in session.type("work", "")
    assert (session.mode, session.new) == (Mode.ANSWER, ())


def test_an_unfinished_working_is_not_graded() -> None:
    session = Session(CHAIN)
    session.type("work", "= y * ∂/∂x[(x^2+1)^3]")
    assert [(str(one.kind), one.code) for one in session.new] == [("worked", None)]


def test_a_part_that_asks_for_a_working_takes_lines() -> None:
    session = Session(STEPS)
    assert session.reply.lines
    assert "Right" in session.type("= y * ∂/∂x[x^2]\n= 2xy")
    assert session.new[0].code == 0


def test_a_weak_rule_has_an_example_first_with_one_line_left_open() -> None:
    session = Session(VARIED)
    assert session.mode == Mode.EXAMPLE
    assert "An example first" in session.text
    example = session.scene.example
    assert example is not None
    assert len(example.open) == 1
    said = session.type("")
    assert "your turn" in said
    assert session.mode == Mode.ANSWER


def test_the_open_line_is_checked_and_kept() -> None:
    session = Session(VARIED)
    assert session.scene.example is not None
    rule = session.scene.example.outline.rules[session.scene.place][0]
    session.type({"constant-factor": "constant factor"}.get(rule, f"{rule} rule"))
    assert [(str(one.kind), one.rule, one.code) for one in session.new][:1] == [("stepped", rule, 0)]


def test_as_mastery_grows_more_lines_are_open_and_at_last_there_is_no_example() -> None:
    one = Session(VARIED, events=right_at_once(1, *OF_VARIED)).scene.example
    assert one is not None
    assert len(one.open) > 1
    assert Session(VARIED, events=right_at_once(6, *OF_VARIED)).mode == Mode.ANSWER


@pytest.mark.parametrize(("weakest", "rule"), [("power-rule", "power"), ("sum-rule", "sum")])
def test_the_line_of_the_weakest_rule_is_open(weakest: str, rule: str) -> None:
    """After two right answers a skill stands at 0.9, after none at 0.25, and after a wrong one at 0.136."""
    known = right_at_once(2, *(one for one in OF_VARIED if one != weakest and one != "power-rule"))
    wrong = replace(known[0], exercise="b/wrong", skills=(weakest,), verdict="wrong", code=1, credit=0.0)
    one = Session(VARIED, events=[wrong, *known]).scene.example
    assert one is not None
    assert [one.outline.rules[place] for place in one.open] == [(rule,)]


def test_the_example_is_no_variant_that_is_asked() -> None:
    session = Session(VARIED)
    assert session.scene.example is not None
    shown = session.scene.example.question.reading.source
    session.type("skip")
    assert session.mode == Mode.ANSWER
    assert session.sheet.seed < 5
    assert shown != session.sheet.part.made.facts["function"]
