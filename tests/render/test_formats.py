from __future__ import annotations

import subprocess
import sys

import pytest

from tutor.derivation.lesson import Lesson, Line, phrase
from tutor.derivation.rules import RULES
from tutor.expression.tree import Symbol
from tutor.render.ascii import to_ascii
from tutor.render.formats import FORMATS, render
from tutor.render.phrases import pieces, printable, reasons, sentence
from tutor.render.tex_words import escape
from tutor.render.words import SENTENCES


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_lesson(name: str, lesson: Lesson, hostile: Lesson) -> None:
    for each in (lesson, hostile, Lesson(phrase("nothing"), ())):
        page = render(each, name, 60)
        assert page.endswith("\n")
        assert page == render(each, name, 60)


def test_the_name_of_a_format_says_where_it_is() -> None:
    assert (
        len({row.module for row in FORMATS.values()}) == len({row.suffix for row in FORMATS.values()}) == len(FORMATS)
    )


def test_the_terminal_needs_no_heavy_library() -> None:
    program = "import sys, tutor.render.terminal; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sympy", "flint", "rich", "typer", "latex2mathml", "xml"} & set(loaded)


def test_a_phrase_falls_into_words_and_expressions() -> None:
    x = Symbol("x")
    assert pieces(phrase("at {p}, {q}.", p=x, q="word")) == ("at ", x, ", word.")
    assert pieces(phrase("{p}", p=(x, x))) == (x, " and ", x)
    assert sentence(phrase("{p}", p="\ue0000\ue001"), str) == "?0?"


def test_commands_to_a_screen_are_not_printable() -> None:
    assert printable("a\x1b[1m\x00b\u202e") == "a?[1m?b?"


def test_a_line_that_only_restates_has_its_reasons() -> None:
    assert list(reasons((Line(None, Symbol("x"), (phrase("why"),)),))) == [(phrase("why"),)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("∂f/∂x ≈ −½", "df/dx ~ -1/2"),
        ("∇f(θ₀)", "grad f(theta_0)"),
        ("x¹⁰ · e⁻¹", "x^10 * e^-1"),
        ("aᵢ ≤ λ", "a_i <= lambda"),
        ("é 数", "e ?"),
        ("plain", "plain"),
    ],
)
def test_ascii(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


@pytest.mark.parametrize("words", [*SENTENCES.values(), *(rule.title for rule in RULES.values())])
def test_every_sentence_can_be_written_everywhere(words: str) -> None:
    assert "[U+" not in escape(words)
    assert to_ascii(words).count("?") == words.count("?")
