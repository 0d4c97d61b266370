"""What a session shows: pages as all commands write them, or for a screen reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.cli.terminal import in_colour, look, shows_unicode, width
from tutor.cli.writable import write
from tutor.derivation.lesson import Lesson, Phrase, Section, phrase
from tutor.errors import InternalError, StudentError

if TYPE_CHECKING:
    from tutor.practice.session.scene import Scene


@dataclass(frozen=True, slots=True)
class Screen:
    """How pages are written."""

    ascii: bool = False
    """Plain characters only."""
    spoken: bool = False
    """For a screen reader: no boxes, and formulas in words."""
    error: bool = False
    """On standard error, beside what a command writes."""

    def show(self, sections: Sequence[Section], scene: Scene | None = None) -> None:
        """Write sections.

        Arguments:
            sections: what to write; nothing for ().
            scene: where the session stands: the names in its formulas.
        """
        self.write(self.page(sections, scene))

    def page(self, sections: Sequence[Section], scene: Scene | None = None, *, checked: bool = False) -> str:
        """Sections as they are written.

        Arguments:
            sections: the sections; "" is what comes of ().
            scene: where the session stands: the names in its formulas.
            checked: whether it is known that they read as what is meant, in plain characters, too.
        """
        kept = tuple(section for section in sections if section.heading or section.blocks)
        return self._page(Lesson(phrase("practice-title"), kept), scene, checked) if kept else ""

    @property
    def look(self) -> str:
        """All that decides how the same page is written, as a text to compare."""
        return look(self.ascii, self.spoken)

    def say(self, said: Phrase) -> None:
        """Write a sentence."""
        from tutor.practice.session.reply import section

        self.show((section(said),))

    def complain(self, problem: StudentError) -> None:
        """Write what could not be read, with its caret or in words."""
        from tutor.cli.complaint import complaint, in_sentences

        self.write(f"{in_sentences(problem) if self.spoken else complaint(problem)}\n")

    def write(self, page: str) -> None:
        """Write a page, and an empty line below it; nothing for ""."""
        if page:
            write(page, sys.stderr if self.error else sys.stdout)

    def _page(self, lesson: Lesson, scene: Scene | None, checked: bool) -> str:
        if self.spoken:
            from tutor.render.plain import render

            return render(lesson, width())
        from tutor.render.formats import render as as_text

        plain = self.ascii or not shows_unicode()
        if plain and not checked and not _reads_back(lesson, scene):
            plain = False
        return as_text(lesson, "text", width(), plain, in_colour(sys.stdout))


def _reads_back(lesson: Lesson, scene: Scene | None) -> bool:
    """Whether what is printed in plain characters reads as what was meant; Unicode was checked when it was made."""
    from functools import partial

    from tutor.bank.page import named
    from tutor.derivation.verify import read_back
    from tutor.expression.text import text

    names: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    if scene is not None and scene.sheet is not None:
        found = named(scene.sheet.exercised, lesson)
        names, functions = found.names, found.unknown
    try:
        read_back(lesson, partial(text, ascii=True), names, functions)
    except InternalError:
        return False
    return True
