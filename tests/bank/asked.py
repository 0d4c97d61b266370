"""What the tests of answers share: banks with the numbers of the lecture, and what is said as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bank.conftest import HEAD
from tutor.bank.entry import Located
from tutor.bank.index import library
from tutor.bank.outcome import Outcome, outcome
from tutor.bank.pose import pose
from tutor.derivation.lesson import Block, Lesson, Section, phrase
from tutor.render.formats import render

DATA = "data: {a: [0, 2, 4], h: [30, 40, 50]}"
"""Age in months, height in centimetres."""


def exercise(parts: str, also: str = "") -> Located:
    """The exercise `e` with these parts, one a line without its hyphen, and these further keys."""
    rows = "\n".join(f"    - {{{line.strip()}}}" for line in parts.strip().splitlines())
    text = f"{HEAD}- id: e\n  title: T\n  skills: [s]\n  difficulty: 1\n{also}  parts:\n{rows}\n"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "b.yaml"
        path.write_text(text)
        found = library([path])
        assert not found.findings, found.findings
        return found.exercise("e")


def answered(
    located: Located, answer: str, part: str | None = None, earlier: Mapping[str, str] | None = None, seed: int = 0
) -> Outcome:
    """What comes of an answer."""
    return outcome(pose(located, seed, earlier).part(part), answer)


def plain(blocks: Iterable[Block]) -> str:
    """Blocks as they stand on a page, on one line."""
    lesson = Lesson(phrase("check-title"), (Section(None, None, tuple(blocks)),))
    return " ".join(render(lesson, "text", 1_000).split())
