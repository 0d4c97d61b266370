"""Letters and columns: what `--bind` says, and what is found without it."""

from __future__ import annotations

import pytest

from tutor.errors import Unanswerable
from tutor.learning.bind import letter_name, matched, read_bind, unused
from tutor.learning.data.dataset import Heading

AGE, HEIGHT, WEIGHT = Heading("age", "months"), Heading("Height", "cm"), Heading("hip girth")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("a=age, h=height", {"a": "age", "h": "height"}),
        ("a=age,h=height,", {"a": "age", "h": "height"}),
        (" a_i = age ; h_i = 2 ", {"a": "age", "h": "2"}),
        ("aᵢ=age", {"a": "age"}),
        ("θ=angle", {"theta": "angle"}),
        ('m="mass, kg", h="a=b"', {"m": "mass, kg", "h": "a=b"}),
        ("x1=age, x_2=height", {"x_1": "age", "x_2": "height"}),
        ("h=Größe (cm)", {"h": "Größe (cm)"}),
        ("a=x=y", {"a": "x=y"}),
    ],
)
def test_read(typed: str, found: dict[str, str]) -> None:
    assert read_bind(typed) == found


@pytest.mark.parametrize(
    "typed", ["", " , ", "age", "a=", "=age", "a b=age", "3=age", "a=age, a=height", "a+b=c", "\x1b[2J"]
)
def test_refused(typed: str) -> None:
    with pytest.raises(Unanswerable) as refusal:
        read_bind(typed)
    assert refusal.value.mend
    assert "\x1b" not in str(refusal.value)


@pytest.mark.parametrize(
    ("letters", "headings", "found"),
    [
        ("ah", (AGE, HEIGHT), {"a": 0, "h": 1}),
        ("ha", (AGE, HEIGHT), {"h": 1, "a": 0}),
        ("h", (Heading("h"), HEIGHT), {"h": 0}),  # the exact name wins
        ("H", (Heading("h"), Heading("H")), {"H": 1}),
        ("h", (Heading("H"), HEIGHT), {"h": 0}),  # then the name in other capitals, then the first letter
    ],
)
def test_matched(letters: str, headings: tuple[Heading, ...], found: dict[str, int]) -> None:
    assert matched(letters, headings) == found


@pytest.mark.parametrize(
    ("letters", "headings", "said"),
    [
        ("x", (AGE, HEIGHT), "fits none"),
        ("h", (HEIGHT, WEIGHT), "could stand for"),
        (("a", "age"), (AGE, HEIGHT), "both fit"),
        ("x", (Heading("\x1b[31mred\x07"),), "?[31mred?"),
    ],
)
def test_not_matched(letters: str, headings: tuple[Heading, ...], said: str) -> None:
    with pytest.raises(Unanswerable, match="--bind") as refusal:
        matched(letters, headings)
    assert said in refusal.value.message


@pytest.mark.parametrize(
    ("letters", "bound", "offered"),
    [
        ("ax", {}, "a=age, x=Height"),  # a fits; x is offered what is left
        ("xh", {}, "x=age, h=Height"),
        ("h", {"a": 1}, "a=Height, h=age"),  # what was bound stays
        ("xyz", {}, "x=age, y=Height, z=…"),  # there are two columns only
    ],
)
def test_the_mend_keeps_what_fits(letters: str, bound: dict[str, int], offered: str) -> None:
    with pytest.raises(Unanswerable) as refusal:
        matched(letters, (AGE, HEIGHT), bound)
    assert refusal.value.mend == f"Say it with letter=column: --bind '{offered}'."


def test_letters_that_are_no_data() -> None:
    unused({"a": "age"}, "ah")
    with pytest.raises(Unanswerable, match="stands for no data"):
        unused({"s": "age"}, "ah")


@pytest.mark.parametrize(("typed", "name"), [("x_n", "x"), ("ŷ", "yhat"), ("", ""), ("a b", ""), ("sin(x)", "")])
def test_letter_name(typed: str, name: str) -> None:
    assert letter_name(typed) == name
