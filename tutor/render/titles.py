"""The title of a page, which a screen has no place for: there the first section shows it."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import Lesson, Section


def below_title(lesson: Lesson) -> tuple[Section, ...]:
    """The sections as they stand below the title: the first does not say it again.

    >>> from tutor.derivation.lesson import phrase
    >>> title = phrase("plain", text="A slope")
    >>> [one.heading for one in below_title(Lesson(title, (Section(title, None, ()),)))]
    [None]
    """
    first, rest = lesson.sections[:1], lesson.sections[1:]
    if first and first[0].heading == lesson.title:
        first = (replace(first[0], heading=None),)
    return (*first, *rest)
