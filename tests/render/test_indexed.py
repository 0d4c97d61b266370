"""Names with expressions as an index, such as the f_xy of a second derivative, in every format."""

from __future__ import annotations

import pytest

from tests.render.conftest import x, y
from tutor.derivation.lesson import Lesson, Note, Phrase, Section, phrase
from tutor.render import html, markdown, terminal
from tutor.render.phrases import Indexed, indexed


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        (phrase("f_{x}{y} > 0", x=x, y=y), [Indexed("f", (x, y)), " > 0"]),
        (phrase("and loss_{x}", x=x), ["and ", Indexed("loss", (x,))]),
        (phrase("·f_{x}{x} − f_{y}", x=x, y=y), ["·", Indexed("f", (x, x)), " − ", Indexed("f", (y,))]),
        (phrase("{x}{y}", x=x, y=y), [x, y]),
        (phrase("x_max is {x}", x=x), ["x_max is ", x]),
        (phrase("it ends in f_"), ["it ends in ", "f_"]),
        (phrase("_{x}", x=x), ["_", x]),
    ],
)
def test_a_name_and_its_index_are_one(said: Phrase, parts: list[object]) -> None:
    assert list(indexed(said)) == parts


def test_every_format_sets_the_index_low() -> None:
    lesson = Lesson(phrase("t"), (Section(None, None, (Note(phrase("Here f_{x}{y} > 0.", x=x, y=y)),)),))
    assert terminal.render(lesson) == "Here f_xy > 0.\n"
    assert "Here $f_{x y} " in markdown.render(lesson)
    page = html.render(lesson)
    assert "f<sub><math" in page
    assert page.count("<sub>") == page.count("</sub>") == 1
