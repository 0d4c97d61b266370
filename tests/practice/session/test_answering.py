"""What comes of an answer."""

from __future__ import annotations

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, exercise
from tutor.practice.session.tried import Done

FORM = exercise("form", "kind: partial, f: 'f(x) = (x + 1)^3', wrt: x, form: expanded, prompt: By x?")
FOLLOWS = exercise(
    "follows",
    "kind: partial, f: 'f(x) = x^2', wrt: x, prompt: By x?",
    "kind: expression, prompt: Three times that?, answer: '3*({part.a})'",
)


def test_the_first_page_shows_the_exercise_and_its_first_part() -> None:
    session = Session()
    assert "1. Two parts" in session.text
    assert "Take f(x, y) = x²y." in session.text
    assert "By x?" in session.text
    assert "By y?" not in session.text
    assert session.kinds() == ["started", "asked"]
    assert session.reply.prompt == "a> "


def test_a_right_answer_says_so_and_goes_on_with_the_next_part() -> None:
    session = Session()
    said = session.type("2xy")
    assert said.index("I read your answer as 2xy.") < said.index("Right.") < said.index("By y?")
    assert "`why`" in said
    assert session.at == ("two", "b")
    (kept,) = session.new
    assert (kept.exercise, kept.part, kept.text, kept.verdict, kept.code) == ("b/two", "a", "2xy", "right", 0)
    assert (kept.attempt, kept.hints, kept.credit, kept.skills) == (1, 0, 1.0, ("s",))
    assert kept.seconds > 0


def test_after_the_last_part_comes_the_next_exercise_and_after_the_last_one_the_report() -> None:
    session = Session()
    assert "2. A number" in session.type("2xy", "x^2")
    assert session.kinds() == ["answered", "asked"]
    said = session.type("7")
    assert session.kinds() == ["answered"]
    assert said.count("`why`") == 1
    assert "3 of 3 answers" in session.type("")
    assert session.reply.over
    assert session.kinds() == ["ended"]


def test_what_cannot_be_read_costs_nothing_and_has_its_caret() -> None:
    session = Session()
    said = session.type("2x*")
    assert "2x*\n" in said
    assert "^ nothing stands after the *" in said
    assert "costs nothing" in said
    assert session.kinds() == ["unread"]
    assert session.sheet.here.answers == 0
    session.type("2xy")
    assert session.new[0].attempt == 1


def test_a_wrong_answer_is_diagnosed_and_may_be_tried_again() -> None:
    session = Session()
    said = session.type("2x")
    assert "Not yet." in said
    assert "the factor y" in said
    assert "Try again" in said
    assert session.at == ("two", "a")
    assert session.new[0].misconceptions


def test_the_same_wrong_answer_offers_a_hint_and_is_not_called_wrong_again() -> None:
    session = Session()
    session.type("2x")
    said = session.type(" 2 * x ")
    assert "`hint`" in said
    assert "Not yet" not in said
    assert "wrong" not in said.lower()
    assert len(session.sheet.here.wrong) == 1
    session.type("2x", "2x", "2x")
    assert session.at == ("two", "a")


def test_after_the_last_attempt_the_solution_is_shown_and_the_session_goes_on() -> None:
    session = Session()
    assert "One more try" in session.type("2x", "3x")
    said = session.type("4x")
    assert session.kinds() == ["answered", "shown"]
    assert said.index("how it is done") < said.index("2xy") < said.index("By y?")
    assert session.sheet.of("a").done is Done.SHOWN
    assert session.at == ("two", "b")


def test_the_right_value_in_the_wrong_form_is_told_apart_and_costs_no_attempt() -> None:
    session = Session(FORM)
    for _ in range(5):
        said = session.type("3(x+1)^2")
        assert "form" in said
        assert "Not yet" not in said
    assert session.new[0].verdict == "wrong-form"
    assert session.at == ("form", "a")
    assert "Right." in session.type("3x^2 + 6x + 3")


def test_a_later_part_goes_on_from_an_own_wrong_answer() -> None:
    session = Session(FOLLOWS)
    session.type("3x", "skip")
    assert session.at == ("follows", "b")
    said = session.type("9x")
    assert "Right." in said
    assert session.new[0].code == 0


def test_where_the_solution_was_shown_a_later_part_goes_on_from_the_right_answer() -> None:
    session = Session(FOLLOWS)
    session.type("3x", "solution")
    session.type("6x")
    assert session.new[0].code == 0


def test_nothing_typed_says_in_a_line_what_can_be_typed() -> None:
    session = Session(TWO_PARTS, NUMBER)
    assert session.type("").strip() == "Nothing was typed. `hint` helps, `skip` leaves the question."
    assert not session.new


def test_an_answer_is_about_the_variant_that_was_asked() -> None:
    session = Session(NUMBER)
    session.type("7")
    assert (session.new[0].seed, session.new[0].version, session.new[0].difficulty) == (0, 1, 1)
