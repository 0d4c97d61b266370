"""What cannot be read: the column that is pointed at, what is wrong, and the mend."""

from __future__ import annotations

import pytest

from tutor.errors import SyntaxProblem
from tutor.expression.parser import parse
from tutor.expression.spelling import nearest


@pytest.mark.parametrize(
    ("typed", "column", "message", "mend"),
    [
        ("", 0, "nothing was typed", "type a function"),
        ("x**2*y + sin(x*y", 16, "a closing ) is missing for the ( at column 13", "add the )"),
        ("(x]", 2, "the ( at column 1 is closed by a ]", "type )"),
        ("x)", 1, "nothing is open that the ) at column 2", "take the ) away"),
        ("|x", 2, "a closing | is missing for the | at column 1", "add the |"),
        ("2(x + |y)", 8, "a closing | is missing for the | at column 7", "add the |"),
        ("x +", 2, "nothing stands after the + at column 3", "type what belongs there"),
        ("x * / y", 4, "nothing stands between the * at column 3 and the / at column 5", ""),
        ("*x", 0, "nothing stands before the * at column 1", ""),
        ("sin()", 4, "nothing stands between the ( at column 4", ""),
        ("sin", 0, "sin at column 1 has no argument", "type sin(x)"),
        ("sin(x, y)", 0, "sin takes 1 argument, not 2", "type sin(x)"),
        ("atan2(x)", 0, "atan2 takes 2 arguments, not 1", "type atan2(x, y)"),
        ("max x", 0, "max at column 1 needs brackets", "type max(x, y)"),
        ("sni(x)", 0, "`sni` at column 1 is not a known name", "did you mean `sin`?"),
        ("sine", 0, "`sine`", "did you mean `sin`?"),
        ("squrt(x)", 0, "`squrt`", "did you mean `sqrt`?"),
        ("2rate", 1, "`rate` at column 2", "add it to --vars"),
        ("foo(x, y)", 0, "`foo`", "--functions foo"),
        ("sin^-1 x", 0, "can be read in two ways", "asin(x)"),
        ("sin⁻¹ x", 0, "can be read in two ways", "1/sin(x)"),
        ("x!", 1, "factorial", ""),
        ("5% x", 1, "%", "5/100"),
        ("x' + 1", 1, "derivative", ""),
        ("3x = 4y", 3, "an = has no meaning", "u - v"),
        ("f(x) = y = 2", 9, "an = has no meaning", ""),
        ("x, y", 1, "a comma has no meaning", ""),
        ("x; y", 1, "the ; at column 2", "one function"),
        ("2 3", 2, "a sign is missing between 2 and 3", "type *"),
        ("2½", 1, "a sign is missing", "type *"),
        ("x.y", 1, "a . stands only inside a number", ""),
        ("хy", 0, "the х at column 1 is a Cyrillic letter", "type the Latin x"),
        ("2Οx", 1, "the Ο at column 2 is a Greek letter", "type the Latin O"),
        ("x + ж", 4, "Cyrillic", "Latin or Greek"),
        ("x + ∞", 4, "∞", "upper end of a sum"),
        ("(x < 1) + y", 1, "a condition", "a value"),
        ("Σ x", 0, "does not say its index", "Σ_i"),
        ("[[1, 2], [3, 4]]", 3, "a comma", ""),
        (r"\begin{pmatrix} 1 \end{pmatrix}", 0, "pmatrix", "not a matrix"),
        (r"\sinx", 0, r"\sinx", r"did you mean `\sin`?"),
        (r"\int x", 0, "integrals", ""),
        ("½x + ﬁ + x)", 10, "nothing is open", ""),
    ],
)
def test_problems_point_and_mend(typed: str, column: int, message: str, mend: str) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        parse(typed)
    problem = caught.value
    assert message in problem.message
    assert mend in problem.mend
    assert problem.mend
    assert problem.column == column
    assert problem.source == typed


def test_an_open_bracket_is_related() -> None:
    with pytest.raises(SyntaxProblem) as caught:
        parse("x**2*y + sin(x*y")
    assert caught.value.related == 12


@pytest.mark.parametrize(
    ("word", "near"),
    [("sni", "sin"), ("SIN", "sin"), ("sinn", "sin"), ("cosn", "cos"), ("sqrrt", "sqrt"), ("qqqq", None), ("x", None)],
)
def test_nearest_word(word: str, near: str | None) -> None:
    assert nearest(word, ["sin", "cos", "sinh", "sqrt"]) == near
