"""What students ran into: nothing is given away, and nothing is taken for a mistake that is none."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, exercise, right_at_once
from tests.practice.session.test_resume import THINK
from tests.practice.session.test_stepping import GRADIENT, STEPS, VARIED
from tutor.practice.event import Event, Kind
from tutor.practice.session.scene import Mode
from tutor.practice.telling import telling
from tutor.practice.wish import Wish

RULE_FIRST = exercise(
    "rule-first",
    "kind: which-rule, f: 'f(x) = x^2 sin(x)', wrt: x",
    "kind: partial, f: 'f(x) = x^2 sin(x)', wrt: x, prompt: By x?",
    title="Which, then what",
    prompt="Take $f(x) = x^2 \\sin(x)$.",
)
NOWHERE = exercise(
    "nowhere",
    "kind: stationary, f: 'f(x, y) = x^3 + 2x + y^2', prompt: Where is it flat?",
    title="Flat nowhere",
)
SAME_FUNCTION = exercise(
    "same-function",
    "kind: partial, f: 'f(x) = 5x^3 + 1', wrt: x, at: 'x={a}', prompt: By x?",
    title="At a point",
    skill="power-rule",
    params="{a: {integer: [2, 9]}}",
    variants="5",
)
SUM = exercise("sum", "kind: partial, f: 'f(x) = x^19 + 6x', wrt: x, prompt: By x?", title="A sum")


def _number_of_the_product_rule(session: Session) -> str:
    line = next(one for one in session.text.splitlines() if "product rule" in one)
    return line.strip().partition(".")[0]


def test_how_a_rule_is_found_does_not_show_the_derivative_that_is_asked_next() -> None:
    session = Session(RULE_FIRST)
    session.type(_number_of_the_product_rule(session))
    said = session.type("why")
    assert "∂/∂x [x²] · sin(x) + x² · ∂/∂x [sin(x)]" in said
    assert "cos" not in said, "2x·sin(x) + x²·cos(x) is what the next part asks"
    assert "2x" not in said


def test_the_solution_of_such_a_part_does_not_show_it_either() -> None:
    said = Session(RULE_FIRST).type("solution")
    assert "∂/∂x [x²] · sin(x)" in said
    assert "cos" not in said


def test_when_nothing_is_open_any_more_the_whole_derivation_is_shown() -> None:
    session = Session(RULE_FIRST, NUMBER)
    session.type("solution", "2x sin x + x^2 cos x", "back", "back")
    assert session.at == ("rule-first", "a")
    assert "cos" in session.type("solution")


def test_a_wrong_point_is_not_told_that_there_are_none() -> None:
    said = Session(NOWHERE).type("(0, 0)")
    assert "does not belong there" in said
    assert "none" not in said.lower().replace("or none", "")


def test_the_same_wrong_answer_again_is_no_evidence_and_no_answer() -> None:
    session = Session(TWO_PARTS, NUMBER)
    session.type("2x")
    tried = session.sheet.here
    assert "the answer you gave before" in session.type("2 * x")
    assert [(one.kind, one.verdict) for one in session.new] == [(Kind.UNREAD, "repeated")]
    assert session.sheet.here == tried


@pytest.mark.parametrize(
    ("exercise", "typed"), [(GRADIENT, "7"), (GRADIENT, "(1, 2, 3)"), (TWO_PARTS, "(2xy, x^2)"), (TWO_PARTS, "(7, 8)")]
)
def test_an_answer_of_another_sort_costs_no_try(exercise: str, typed: str) -> None:
    session = Session(exercise)
    assert "That costs nothing" in session.type(typed)
    assert [one.kind for one in session.new] == [Kind.UNREAD]
    assert not session.sheet.here.wrong


@pytest.mark.parametrize(("typed", "named"), [("z", "z is no letter"), ("x2", "x₂ is no letter"), ("k o", "are no")])
def test_letters_that_are_not_of_the_question_cost_no_try(typed: str, named: str) -> None:
    session = Session(TWO_PARTS, NUMBER)
    said = session.type(typed) if typed != "k o" else session.type("solution", "solution", "k o")
    assert named in said
    assert "That costs nothing" in said
    assert not session.sheet.here.wrong


def test_a_formula_where_a_number_is_asked_for_is_no_try() -> None:
    slope = exercise("slope", "kind: number, value: 7, prompt: What is the slope?", prompt="Take $f(x) = 7x + 2$.")
    session = Session(slope)
    said = " ".join(session.type("7x").split())
    assert "A number is asked for; x stands in your answer. That costs nothing" in said
    assert not session.sheet.here.wrong
    assert "Not yet" in session.type("8")


def test_a_letter_of_the_question_in_the_wrong_place_is_a_try() -> None:
    session = Session(TWO_PARTS, NUMBER)
    session.type("2y")
    assert session.new[0].code == 1
    assert session.sheet.here.wrong


def test_with_nothing_before_it_an_example_stays() -> None:
    session = Session(VARIED)
    assert "nothing before it" in session.type("back")
    assert session.mode == Mode.EXAMPLE
    assert "your turn" in session.type("")


@pytest.mark.parametrize("command", ["step", "work"])
def test_at_an_example_there_are_no_other_lines(command: str) -> None:
    session = Session(VARIED)
    assert "`skip` leaves the example" in session.type(command)
    assert session.mode == Mode.EXAMPLE


def test_the_solution_at_an_example_is_its_line() -> None:
    session = Session(VARIED)
    assert "So much for the example" in session.type("solution")


def test_leaving_an_example_is_said() -> None:
    session = Session(VARIED)
    assert session.type("skip").startswith("The example is left.")
    assert session.mode == Mode.ANSWER


def test_a_line_of_an_example_has_one_hint() -> None:
    session = Session(VARIED)
    assert "What it uses is this" in session.type("hint")
    assert session.type("hint").strip() == "That was the hint to this line. Enter shows it."
    assert not session.new


def test_who_is_right_at_once_each_time_needs_no_example() -> None:
    assert Session(VARIED, events=right_at_once(2, "t")).mode == Mode.EXAMPLE
    assert Session(VARIED, events=right_at_once(3, "t")).mode == Mode.ANSWER
    assert Session(VARIED, events=right_at_once(3, "t", hints=1)).mode == Mode.EXAMPLE


def test_where_only_the_point_varies_there_is_no_example() -> None:
    assert Session(SAME_FUNCTION).mode == Mode.ANSWER


def test_who_was_wrong_with_a_rule_sees_the_example_all_the_same() -> None:
    wrong = Event(
        Kind.ANSWERED, 1_500_000_000.0, "d" * 32, "b/old", 1, 0, "a", ("power-rule",), 1, verdict="wrong", code=1,
        attempt=1,
    )  # fmt: skip
    assert Session(VARIED, events=[wrong, *right_at_once(3, "t")]).mode == Mode.EXAMPLE


def test_what_is_wrong_in_one_answer_only_is_no_mistake_to_look_at() -> None:
    session = Session(SUM)
    session.type("20x^19 + 6")
    assert session.new[0].misconceptions
    assert not telling(session.new[0].misconceptions)
    assert "mistake to look at" not in " ".join(session.type("quit").split())


def test_a_discussion_is_not_counted_as_an_answer() -> None:
    session = Session(THINK)
    session.type("It goes up, I think.")
    said = session.type("1")
    if session.mode != Mode.OVER:
        said = session.type("quit")
    assert "were right in the end" not in said
    assert "You compared your answer to a question for discussion with a model answer." in " ".join(said.split())


def test_nothing_typed_where_points_are_marked_asks_for_them_again() -> None:
    session = Session(THINK)
    session.type("It goes up, I think.")
    assert session.type("").startswith("Which of these points did you have?")


def test_going_back_to_what_was_right_says_so_and_derives_it() -> None:
    session = Session(TWO_PARTS, NUMBER)
    session.type("2xy", "x^2")
    said = session.type("back")
    assert session.at == ("two", "b")
    assert "You have answered this one right." in said
    assert "∂/∂y [x²y]" in session.type("why")


def test_going_back_to_what_was_left_does_not() -> None:
    session = Session(TWO_PARTS, NUMBER)
    session.type("skip")
    assert "answered this one right" not in session.type("back")


def test_what_to_practise_is_named_in_any_case() -> None:
    assert Session(wish=Wish(scope=("ONE",))).at == ("one", "a")
    assert Session(wish=Wish(scope=("T",))).at == ("one", "a"), "the skill t"


def test_what_was_cut_off_goes_on_after_a_session_about_something_else() -> None:
    events = Session().events
    other = Session(wish=Wish(scope=("one",)), events=events, session="b" * 32)
    assert other.at == ("one", "a")
    other.type("quit")
    again = Session(events=other.events, session="c" * 32)
    assert again.scene.session == "a" * 32
    assert again.at == ("two", "a")


def test_it_is_said_that_nothing_is_due() -> None:
    first = Session()
    assert "Nothing is due" not in first.text, "a beginner need not know what that is"
    first.type("2xy", "quit")
    assert "Nothing is due yet" in Session(events=first.events, session="b" * 32).text


def test_a_rule_that_is_needed_later_is_not_first_and_costs_nothing() -> None:
    session = Session(SUM)
    session.type("step")
    assert session.type("power rule").strip() == "Not first: power rule. Something else comes before it."
    assert not session.new


def test_a_rule_that_is_needed_nowhere_is_a_wrong_one() -> None:
    session = Session(SUM)
    session.type("step")
    assert "Nothing that is left in this line calls for it" in session.type("quotient rule")
    assert session.new[0].code == 1


def test_a_hint_while_working_leaves_one_at_work() -> None:
    session = Session(SUM)
    session.type("work")
    assert "Hint 1" in session.type("hint")
    assert session.mode == Mode.WORK
    assert "Right" in session.type("= 19x^18 + 6")


def test_how_a_working_ends_is_said() -> None:
    assert "an empty line at the end" in Session(STEPS).text


def test_the_derivative_of_one_variable_has_one_name() -> None:
    session = Session(VARIED)
    assert "f′(x)" in session.text
    assert "∂f/∂x" not in session.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("power rule", "That is a rule, not an answer, so it costs nothing: type `step` first to name one."),
        ("derivative is 19x^18 + 6", "Type the expression alone, without the words before it."),
    ],
)
def test_what_is_typed_in_words_costs_nothing_and_is_mended(typed: str, said: str) -> None:
    session = Session(SUM)
    assert said in " ".join(session.type(typed).split())
    assert [one.kind for one in session.new] == [Kind.UNREAD]


@pytest.mark.parametrize("typed", ["power rule", "the chain rule", "By the product rule", "sum"])
@pytest.mark.parametrize(("exercise", "wish"), [(NUMBER, Wish()), (SUM, Wish(exam=True))])
def test_a_rule_is_told_apart_from_an_answer_where_no_step_can_be_taken(typed: str, exercise: str, wish: Wish) -> None:
    session = Session(exercise, wish=wish)
    assert "That is a rule, not an answer to this question. That costs nothing" in session.type(typed)
    assert [one.kind for one in session.new] == [Kind.UNREAD]


def test_the_first_minute_of_an_exam_has_no_number() -> None:
    assert "Less than a minute is used." in Session(wish=Wish(exam=True)).text
