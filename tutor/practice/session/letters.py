"""The names that may stand in an answer, so that none of them is taken for a command or for talk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.expression.functions import SPELLINGS
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.grading.task import Task
from tutor.practice.session.scene import Scene, Sheet

_WORDS = ("none", "nowhere", "never", "no", "yes")
"""Whole answers in a word."""
_FORMULA = re.compile(r"\$([^$]*)\$")
_BLANK = re.compile(r"\{(\w+)\}")
_NAME = re.compile(r"\\?[^\W\d_]\w*")


def letters_of(scene: Scene) -> tuple[str, ...]:
    """The letters of the exercise, and words that are answers.

    Arguments:
        scene: where the session stands.
    """
    return _WORDS if scene.sheet is None else (*_WORDS, *sorted(known_letters(scene.sheet)))


def names_of(scene: Scene) -> tuple[str, ...]:
    """The letters of the function that is asked about; () where it is about no function.

    Arguments:
        scene: where the session stands.
    """
    task = scene.sheet.part.made.subject if scene.sheet is not None else None
    if not isinstance(task, Task):
        return ()
    reading = task.reading
    return (*(symbol.label for symbol in (*reading.variables, *symbols(reading.expression))), *reading.unknown)


def known_letters(sheet: Sheet) -> frozenset[str]:
    """The letters in the functions of an exercise, in its right answers, and in the formulas of what is told and asked.

    Arguments:
        sheet: the exercise.
    """
    return frozenset((*(symbol.label for symbol in known_symbols(sheet)), *_told(sheet)))


def known_symbols(sheet: Sheet) -> frozenset[Symbol]:
    """The letters in the functions of an exercise and in its right answers.

    Arguments:
        sheet: the exercise.
    """
    return frozenset(symbol for part in sheet.exercised.parts for symbol in _of_part(part.made.subject))


def _of_part(subject: object) -> Iterator[Symbol]:
    if isinstance(subject, Task):
        yield from subject.reading.variables
        yield from symbols(subject.reading.expression)
        for key in subject.keys:
            yield from symbols(key.expression)


def _told(sheet: Sheet) -> Iterator[str]:
    """The names in the formulas of what is told and asked, and the letters of each: xy is x times y."""
    exercise = sheet.located.exercise
    for text in (exercise.prompt, *(part.prompt for part in exercise.parts)):
        for formula in _FORMULA.findall(text or ""):
            # A blank such as {n} is filled with a number: its name is never seen.
            shown = _BLANK.sub(lambda blank: "" if blank[1] in exercise.params else blank[0], formula)
            for name in _NAME.findall(shown):
                if name.startswith("\\"):  # of the commands of TeX, Greek letters are names
                    yield name[1:]
                elif name not in SPELLINGS:
                    yield name
                    yield from name
