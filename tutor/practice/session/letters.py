"""The names that may stand in an answer, so that none of them is taken for a command."""

from __future__ import annotations

from tutor.expression.traversal import symbols
from tutor.grading.task import Task
from tutor.practice.session.scene import Scene

_WORDS = ("none", "nowhere", "never", "no", "yes")
"""Whole answers in a word."""


def letters_of(scene: Scene) -> tuple[str, ...]:
    """The letters of the function that is asked about, and words that are answers.

    Arguments:
        scene: where the session stands.
    """
    return (*_WORDS, *names_of(scene))


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
