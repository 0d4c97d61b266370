"""The sentences of the later lessons: each key once, each character writable in LaTeX and in ASCII."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from tutor.derivation.rules import RULES
from tutor.render.ascii import to_ascii
from tutor.render.sentences import bank, grading, learning, practice, stationary
from tutor.render.tex_words import escape
from tutor.render.words import SENTENCES

FILES = sorted(
    path.stem
    for path in Path(stationary.__file__).parent.glob("[a-z]*.py")
    if path.stem not in ("stationary", "learning", "grading", "bank", "practice")
    and not path.stem.startswith("mistakes_at_")
)


def table(name: str) -> dict[str, str]:
    found: dict[str, str] = import_module(f"tutor.render.sentences.{name}").SENTENCES
    return found


def test_every_file_is_merged_and_no_key_stands_twice() -> None:
    keys = Counter(key for name in FILES for key in table(name))
    assert [key for key, count in keys.items() if count > 1] == []
    assert set(keys) == {
        *stationary.SENTENCES,
        *learning.SENTENCES,
        *grading.SENTENCES,
        *bank.SENTENCES,
        *practice.SENTENCES,
    }
    assert set(keys).isdisjoint({*SENTENCES, *RULES})


@pytest.mark.parametrize("name", FILES)
def test_every_sentence_can_be_written(name: str) -> None:
    for key, template in table(name).items():
        blanks = [blank for _, blank, _, _ in Formatter().parse(template) if blank is not None]
        assert all(blank.isidentifier() for blank in blanks), key
        assert "[U+" not in escape(template), key
        assert "?" not in to_ascii(template).replace("?", "", template.count("?")), key
