"""Answers that cannot be read: each is refused with the place and a mend, and hostile ones at once."""

from __future__ import annotations

import pytest

from tests.attacks import REFUSED
from tutor import parse
from tutor.errors import LimitExceeded, StudentError, SyntaxProblem
from tutor.expression.reading import read
from tutor.grading.answer import Answer, Collection, Equation, Interval, Single, Vector
from tutor.grading.reading import read_answer

X = parse("x")
ONE, PAIR, VALUES, POINTS = Single(X), Vector((X, X)), Collection(((X,),)), Collection(((X, X),))
NUMBERS, SIDES = Interval(()), Equation(X, X)
SORTS: tuple[Answer | None, ...] = (ONE, PAIR, VALUES, POINTS, NUMBERS, SIDES, None)
QUESTION = read("x^2*y + sin(x*y)")


@pytest.mark.parametrize(
    ("text", "expected", "pointed", "mend"),
    [
        ("", ONE, "", "type an answer"),
        ("  ", PAIR, " ", "type an answer"),
        ("3,5", ONE, "3,5", "3.5"),
        ("x = 3,5", ONE, "3,5", "3.5"),
        ("-7,6", ONE, "7,6", "type -7.6, or (-7, 6)"),
        ("f = −1,250", ONE, "1,250", "type −1250, or −1.250"),
        ("1,000", ONE, "1,000", "1000"),
        ("0,653", ONE, "0,653", "type 0.653, or"),
        ("12,345,678", ONE, "12,345,678", "12345678"),
        ("1.234,5", ONE, "1.234,5", "1234.5"),
        ("1 000", ONE, "1 000", "1000"),
        ("1 1/2", ONE, "1 1/2", "1 + 1/2"),
        ("2½", ONE, "2½", "2 + ½"),
        ("(3,5; 2,1)", PAIR, "3,5", "3.5"),
        ("(3,5, 2,1)", PAIR, "3,5, 2,1", "3.5"),
        ("(1,000, 2)", PAIR, "1,000", "1000"),
        ("[1, 2; x, 4]", PAIR, "1, 2", "one row"),
        ("50%", ONE, "%", "5/100"),
        ("5 cm", ONE, "cm", "the number alone"),
        ("9.81 m/s^2", ONE, "m/s^2", "the number alone"),
        ("(2xy, )", PAIR, ",", "take the separator away"),
        ("(2xy, x^2", PAIR, "", "add the )"),
        ("(2xy, 3++)", PAIR, "+", "type what belongs there"),
        ("f_x = 2xy = 3", ONE, "=", "--working"),
        ("2xy =", ONE, "=", "type the answer"),
        ("f_x = 1, f_x = 2", PAIR, "f_x", "name each component once"),
        ("f_x = 1, f_z = 2", PAIR, "f_z", "name each component once"),
        ("(0, 0, 1)", POINTS, "(0, 0, 1)", "2 coordinates"),
        ("(0, 0), 1", POINTS, "1", "(0, 0), (1, 2)"),
        ("x = 1", POINTS, "x = 1", "(0, 0), (1, 2)"),
        ("x < 1", VALUES, "x < 1", "type a value"),
        ("5", NUMBERS, "5", "[0, 1)"),
        ("[0, 1, 2]", NUMBERS, "[0, 1, 2]", "[0, 1)"),
        ("1 < x > 2", NUMBERS, "1 < x > 2", "[0, 1)"),
        ("[0, 1", NUMBERS, "[0, 1", "[0, 1)"),
        ("y = 1 = 2", SIDES, "=", "one equation"),
        ("= 2", SIDES, "=", "both sides"),
        (r"\begin{pmatrix}1\\2", PAIR, "", "add the )"),
        ("sinn(x)", ONE, "sinn", "sin"),
    ],
)
def test_a_slip_is_pointed_at_and_mended(text: str, expected: Answer, pointed: str, mend: str) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        read_answer(text, expected, QUESTION)
    problem = caught.value
    assert problem.source == text
    assert text[problem.column : problem.end] == pointed
    assert mend in problem.mend


@pytest.mark.parametrize("text", ["5 m", "9 m/s", "3 km"])
def test_a_letter_of_the_question_is_no_unit(text: str) -> None:
    assert isinstance(read_answer(text, ONE, read("k m s x^2")), Single)


HOSTILE = (
    *REFUSED,
    *("±" * 9000, "±1" * 4000, "±(x+" * 6 + "1" + ")" * 6, "x^2+" * 1500 + "±1" * 6),
    *("(" * 5000 + ")" * 5000, "(,x" * 3000, "[" * 190 + "1,2" + "]" * 190, "<" * 5000 + ">" * 5000),
    *("," * 9999, ";" * 9999, "=" * 9999, "'" * 9999, "x=" * 4999, "{x|" * 3000, "g'" * 4000),
    *("(0,1)U" * 1500, "(0,1)," * 1500, "0<x<1 or " * 1000, "x or " * 2000, "no " * 3000),
    *(r"\begin{pmatrix}" * 600, r"\begin{pmatrix}" + r"1\\" * 3000 + r"\end{pmatrix}"),
    *("5 " + "m" * 9000, "5 m" + "/m" * 4000, "1 " * 4999, "1,000" * 1999, "xi+yj" * 1000),
    *("f(" * 60 + "x=1", "d/d" * 60 + "=1", "_" * 150 + "=1", "∂(" * 60 + "=1", "∂[]" * 50 + "/∂x=1"),
    *("x" * 10_001, "(x, " * 4000, "1/" * 4000 + "1, 2"),
)


@pytest.mark.parametrize("place", range(len(HOSTILE)), ids=lambda place: ascii(HOSTILE[place][:20]))
def test_hostile_text_ends_in_an_answer_or_a_problem(place: int) -> None:
    text = HOSTILE[place]
    for expected in SORTS if place >= len(REFUSED) else by_turns(place):
        problem = refusal(text, expected)
        if isinstance(problem, SyntaxProblem):
            assert problem.source == text
            assert 0 <= problem.column <= len(text)


def by_turns(place: int) -> set[Answer | None]:
    """Three of the sorts of answers: text that no formula may hold is refused by the same reader for all of them."""
    return {SORTS[(place + step) % len(SORTS)] for step in (0, 2, 4)}


def refusal(text: str, expected: Answer | None) -> StudentError | None:
    """Why a text is refused, or None when it is read."""
    try:
        read_answer(text, expected, QUESTION)
    except StudentError as problem:
        return problem
    return None


def test_too_long_a_text_is_refused_by_its_length() -> None:
    with pytest.raises(LimitExceeded, match="10,000 characters"):
        read_answer("(" + "1," * 6000 + "1)", PAIR, QUESTION)


def test_an_answer_has_a_limited_number_of_parts() -> None:
    with pytest.raises(LimitExceeded, match="100 parts"):
        read_answer("(" + "1," * 500 + "1)", PAIR, QUESTION)
