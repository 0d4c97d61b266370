from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.render.conftest import answer, function, two, x, y
from tutor.derivation.lesson import Lesson
from tutor.expression.tree import Expression, Power, Product, Symbol
from tutor.render.html import fragment, render
from tutor.render.mathml import mathml, matrix

VOID = frozenset({"meta"})


class Outline(HTMLParser):
    """Checks that every element is closed, and collects the elements, their attributes and the text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def test_a_page_is_well_formed_and_accessible(lesson: Lesson) -> None:
    page = render(lesson)
    outline = Outline(page)
    assert page.startswith("<!DOCTYPE html>\n")
    assert page.endswith("</html>\n")
    assert ("html", {"lang": "en"}) in outline.elements
    assert [outline.count(tag) for tag in ("title", "h1", "h2", "main", "script", "img", "link")] == [
        1,
        1,
        1,
        1,
        0,
        0,
        0,
    ]
    assert "The gradient of f" in outline.text
    assert "∂f/∂x" in outline.text
    assert "sum rule" in outline.text
    assert all(attributes.get("alttext") for tag, attributes in outline.elements if tag == "math")
    assert all(attributes == {"scope": "col"} for tag, attributes in outline.elements if tag == "th")


def test_a_page_needs_nothing_else(lesson: Lesson) -> None:
    for _, attributes in Outline(render(lesson)).elements:
        assert not {"src", "href", "style", "onclick"} & set(attributes)


def test_a_fragment_stands_in_another_page(lesson: Lesson) -> None:
    assert Outline(fragment(lesson)).elements[0] == ("article", {"class": "tutor"})
    assert fragment(lesson) in render(lesson)


def test_hostile_words_stay_words(hostile: Lesson) -> None:
    outline = Outline(render(hostile))
    assert outline.count("script") == outline.count("b") == 0
    assert "<script>alert(1)</script>" in outline.text
    assert "\x1b" not in outline.text
    assert "\u202e" not in outline.text


@pytest.mark.parametrize("expression", [x, answer, Symbol("x_max"), Power(x, two)])
def test_a_formula_is_said_in_plain_text_too(expression: Expression) -> None:
    (tag, attributes), *_ = Outline(mathml(expression)).elements
    assert tag == "math"
    assert attributes["alttext"]


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{a < b & c}",
        r"\href{javascript:alert(1)}{x}",
        r"\left(",
        r"x^",
        r"\frac{1}",
        r"\style{position:fixed}{x}",
        "",
    ],
)
def test_a_formula_cannot_break_out(latex: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.render.mathml.latex", lambda _: latex)
    outline = Outline(mathml(Symbol("x")))
    assert outline.elements[0][0] == "math"
    for tag, attributes in outline.elements:
        assert tag not in {"script", "a", "b"}
        assert not {"href", "style", "onclick"} & set(attributes)


def test_a_matrix_is_one_formula() -> None:
    outline = Outline(matrix(((x,), (y,)), (("1",), ("−2.5",))))
    assert outline.count("math") == 1
    assert outline.count("mtable") == 2
    assert outline.elements[0][1]["alttext"] == "[x; y] ≈ [1; −2.5]"


def test_names_of_several_letters_stand_by_themselves() -> None:
    rate = Symbol("rate")
    assert '<mi>y</mi><mspace width="0.167em" /><mi>cos</mi>' in mathml(answer)
    assert ">rate</mi>" in mathml(Product((rate, x)))
    assert "mspace" not in mathml(function)
