"""What a page is made of as plain data and back."""

from __future__ import annotations

import json

import pytest

from tutor import parse
from tutor.derivation.lesson import Check, Line, Lines, Matrix, Note, Section, Table, phrase
from tutor.practice.ahead.plain import built, plain
from tutor.practice.session.face import Face

X, HALF, ROUNDED = parse("x_1^2 + theta"), parse("1/2"), parse("0.50")
PARTS = (
    Note(phrase("held-many", letters=(X, HALF), count=2, inner=phrase("practice-hello"))),
    Line(None, ROUNDED, (phrase("chain"),), "≈", Check(6), phrase("practice-title")),
    Line(X, X, check=Check(0, phrase("practice-hello"))),
    Lines(X, (Line(None, parse("max(x, -y) exp(pi t)/2")),)),
    Table((phrase("practice-title"), X), (("Sum", "1"), (phrase("practice-title"), X))),
    Matrix(phrase("practice-title"), ((X, HALF),), (("0.5", "1"),), "≈"),
    Section(None, phrase("practice-title"), (Note(phrase("practice-hello")),), 2),
    Face("A title: 50 % of √x", phrase("practice-title"), (), Section(None, None, ())),
)


@pytest.mark.parametrize("part", PARTS)
def test_what_was_written_is_read_again(part: object) -> None:
    text = json.dumps(plain(part))
    assert built(json.loads(text)) == part
    assert json.dumps(plain(built(json.loads(text)))) == text  # spellings are no part of equality


@pytest.mark.parametrize("value", [0.5, [], object(), Face, {"a": 1}])
def test_anything_else_is_no_part_of_a_page(value: object) -> None:
    with pytest.raises(TypeError, match="no part of a page"):
        plain(value)


@pytest.mark.parametrize(
    "data",
    [
        {"Path": ["x"]}, [{"Path": ["x"]}], {"Number": []}, {"Number": ["one"]}, {"Number": ["1/0"]},
        {"Number": ["1e999999999"]}, {"Note": [], "Line": []}, {}, {"phrase": ["x"]},
    ],
)  # fmt: skip
def test_data_of_something_else_are_refused(data: object) -> None:
    with pytest.raises((ArithmeticError, ValueError, LookupError, TypeError, AttributeError)):
        built(data)
