"""Letters for columns: the first of the name, then another one of it, then x and y."""

from __future__ import annotations

import pytest

from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.learning.data.dataset import Heading
from tutor.learning.letters import choose_index, choose_letters, first_letters, heading_symbol, in_row, with_rows


def _chosen(inputs: str, output: str, taken: str = "") -> tuple[str, str]:
    headings = [Heading(name) for name in inputs.split("|")]
    letters, predicted = choose_letters(headings, Heading(output), [Symbol(name) for name in taken])
    return " ".join(letter.label for letter in letters), predicted.label


@pytest.mark.parametrize(
    ("inputs", "output", "taken", "expected"),
    [
        ("age", "height", "sb", ("a", "h")),
        ("Age", "Height", "sb", ("a", "h")),
        ("size", "price", "sb", ("z", "p")),
        ("age", "area", "sb", ("a", "r")),
        ("age|area|rooms", "price", "", ("a x r", "p")),
        ("iii", "eee", "sb", ("x", "y")),
        ("b", "s", "sb", ("x", "y")),
        ("3rd quarter", "2nd", "sb", ("r", "d")),
        ("Größe", "Ånge", "sb", ("g", "a")),
        ("Возраст", "рост", "sb", ("x", "y")),
        ("", "", "", ("x", "y")),
        ("column 1", "column 2", "sb", ("c", "u")),
        ("a", "a", "", ("a", "y")),
    ],
)
def test_letters(inputs: str, output: str, taken: str, expected: tuple[str, str]) -> None:
    assert _chosen(inputs, output, taken) == expected


def test_forty_columns_get_distinct_letters() -> None:
    letters, output = choose_letters([Heading("w")] * 40, Heading("w"))
    assert len({*letters, output}) == 41
    assert Symbol("n") not in letters
    assert Symbol("i") not in letters


@pytest.mark.parametrize(("taken", "index"), [("sb", "i"), ("i", "k"), ("ik", "m"), ("ikmjpqrt", "row")])
def test_index(taken: str, index: str) -> None:
    assert choose_index([Symbol(letter) for letter in taken]).name == index


@pytest.mark.parametrize(
    ("name", "label"),
    [("age", "age"), ("x1", "x1"), ("x_2", "x_2"), ("body mass", None), ("", None), ("2", None), ("a,b", None)],
)
def test_heading_symbol(name: str, label: str | None) -> None:
    found = heading_symbol(Heading(name))
    assert (found.label if found else None) == label


@pytest.mark.parametrize(("name", "letters"), [("Age", {"A", "a"}), ("age", {"a"}), ("Élan", {"E", "e"}), ("7", set())])
def test_first_letters(name: str, letters: set[str]) -> None:
    assert first_letters(Heading(name)) == letters


def test_rows() -> None:
    a, i = Symbol("a"), Symbol("i")
    assert text(in_row(a, i)) == "aᵢ"
    assert text(with_rows(Symbol("s"), [a], i)) == "s"
