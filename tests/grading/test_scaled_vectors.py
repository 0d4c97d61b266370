"""Brackets with a comma in them: those of a vector, or of a function."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.expression.reading import read
from tutor.grading.answer import Single, Vector
from tutor.grading.equivalence import equivalent
from tutor.grading.reading import read_answer

QUESTION = read("x^2*y + sin(x*y)")
PAIR = Vector((parse("x"), parse("x")))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sin(x) (x, y)", ("x sin(x)", "y sin(x)")),
        ("max(x, y)*(2x, y)/2", ("x max(x, y)", "y max(x, y)/2")),
        ("xy(x, y)", ("x^2 y", "x y^2")),
        ("2(x, sin(y))", ("2x", "2 sin(y)")),
    ],
)
def test_a_vector_beside_a_function_is_a_vector(text: str, wanted: tuple[str, str]) -> None:
    answer = read_answer(text, PAIR, QUESTION)
    assert isinstance(answer, Vector)
    assert all(equivalent(one, other).agrees for one, other in zip(answer.components, wanted, strict=True))


@pytest.mark.parametrize("text", ["max(x, y)", "2 log(x, 2) + y", "sum(i, 1, 3, i x)", "-x/max(x, 2y)"])
def test_the_brackets_of_a_function_are_no_vector(text: str) -> None:
    assert isinstance(read_answer(text, Single(parse("x")), QUESTION), Single)
