"""The hints that an author wrote, as they are read: with their blanks filled."""

from __future__ import annotations

from tutor.bank.fill import fill_prose
from tutor.bank.pose import Exercised, Posed


def written_hints(exercised: Exercised, part: Posed) -> tuple[str, ...]:
    """The hints of the exercise, then those of the part: the order in which they are given.

    Arguments:
        exercised: the exercise as it is asked.
        part: one of its parts.
    """
    shared = (fill_prose(text, part.values) for text in exercised.variant.exercise.hints)
    return (*shared, *part.part.hints)
