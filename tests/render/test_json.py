from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tests.render.conftest import answer, function, x, y
from tutor.derivation.lesson import Lesson, Line, Lines, phrase
from tutor.errors import InternalError
from tutor.render.json import encode, render

DOCUMENT = Path(__file__).parents[2] / "docs" / "json.md"


def test_facts_are_written_in_their_order(lesson: Lesson) -> None:
    page = render(lesson)
    data = json.loads(page)
    assert list(data) == ["schema", "function", "variables", "gradient", "partials", "domain", "checks"]
    assert data["schema"] == 1
    assert data["function"] == str(function)
    assert data["gradient"] == {"x": str(answer), "y": "x**2"}
    assert data["checks"] == {"points": 6, "difference": 0.5, "exact": "1/3"}
    assert page == render(lesson)
    assert page.endswith("}\n")


def test_lines_are_written_out(lesson: Lesson) -> None:
    first, second, third = json.loads(render(lesson))["partials"]["x"]["lines"]
    assert first["left"] == second["left"] == third["left"] == "Derivative(x**2*y + sin(x*y), x)"
    assert second == {
        "left": first["left"],
        "relation": "=",
        "right": str(answer),
        "rule": "constant factor: {c}",
        "reason": "constant factor: y; chain rule",
        "check": {"points": 6, "why_not": None},
    }
    assert (third["rule"], third["reason"]) == (None, "")
    assert third["check"] == {"points": 0, "why_not": "not checked: no real point in reach"}


def test_every_field_of_a_line_is_documented(lesson: Lesson) -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    data = json.loads(render(lesson))
    line = data["partials"]["x"]["lines"][0]
    for field in (*data, *line, *line["check"], "lines"):
        assert f"`{field}`" in page


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (Fraction(-280, 3), "-280/3"),
        (0.5, 0.5),
        (float("nan"), "nan"),
        (float("-inf"), "-oo"),
        ((x, 1), ["x", 1]),
        ({x: [y]}, {"x": ["y"]}),
        ({"b", "a"}, ["a", "b"]),
        (phrase("at {p}", p=x), "at x"),
        (phrase("{p}", p="θ₀"), "θ₀"),
    ],
)
def test_values(value: object, written: object) -> None:
    assert encode(value) == written


def test_lines_by_themselves() -> None:
    lines = (Line(x, y), Line(None, x, relation="<="))
    fields = [(line["left"], line["relation"], line["right"]) for line in encode(lines)]  # type: ignore[union-attr, index, call-overload]
    assert fields == [("x", "=", "y"), ("x", "≤", "x")]
    assert encode(Lines(None, lines)) == encode(lines)
    assert encode(lines[0]) == encode(lines)[0]  # type: ignore[index]


def test_what_has_no_form_is_an_internal_error() -> None:
    with pytest.raises(InternalError, match="object has no form"):
        encode(object())


def test_hostile_words_are_data(hostile: Lesson) -> None:
    assert json.loads(render(hostile))["words"] == hostile.facts["words"]
