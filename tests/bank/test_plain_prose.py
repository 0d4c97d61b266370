"""A text of one line, words and formulas, is read without Markdown: with the same result, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from tutor.bank import prose
from tutor.bank.index import banks
from tutor.bank.load import located
from tutor.bank.parts_filled import PROSE
from tutor.bank.prose import blocks
from tutor.bank.schema.fields import Model
from tutor.derivation.lesson import Block
from tutor.errors import AuthorError

PLAIN = (
    "Look at $x^2$: is there an $x$ in it?",
    "$f$ is “steep” – at 3.5 (or 50%/2), isn't it...",
    "two  spaces,   and one at the end \n",
    "x = 2 + 3 - 1",
    "a.\n",
)
NOT_PLAIN = (
    "two\nlines", "1. a list", "- a list", "# a heading", "it is *steep*", "a `word`", "a_b_c", "[a](http://b.example)",
    "&amp; more", "a <b> c", "\\$5", "$5 and $6", "so $$x^2$$", "$$x^2$$", "", " indented", "a | b", "5 apples",
    "~~a~~", "a\\\\b", "a\tb", "![a](b)",
)  # fmt: skip


def by_markdown(text: str) -> tuple[Block, ...] | str:
    with patch.object(prose, "_plain_line", lambda markdown, letters: None):
        return read(text)


def read(text: str) -> tuple[Block, ...] | str:
    try:
        return blocks(text)
    except AuthorError as error:
        return error.message


def texts(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, Model):
        for field in type(value).model_fields:
            yield from texts(getattr(value, field), field)
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, name)
    elif isinstance(value, str) and name in PROSE:
        yield value


def needs_markdown(text: str) -> bool:
    with patch.object(prose, "_parser", side_effect=LookupError):
        try:
            blocks(text)
        except LookupError:
            return True
    return False


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_line_needs_no_markdown(text: str) -> None:
    assert not needs_markdown(text)
    assert read(text) == by_markdown(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_any_sign_that_may_mean_more_does(text: str) -> None:
    assert needs_markdown(text)


def test_every_shipped_text_says_the_same_either_way() -> None:
    found = [text for file in banks(()).files for stored in file.exercises for text in texts(located(stored).exercise)]
    assert len(found) > 500
    assert [text for text in found if read(text) != by_markdown(text)] == []
