"""The steps of gradient descent after the first, written out: a lesson of descent shows them only as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.bank.kinds.written import equations
from tutor.derivation.lesson import Lesson, Line, Lines, Section, phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.derivation.place import Place
from tutor.expression.tree import Expression

if TYPE_CHECKING:
    from tutor.learning.descent import Descent

_FIRST = "descent-step"
_MOST = 4
"""So many steps are written out: the last ones go the same way."""


def with_later_steps(
    lesson: Lesson,
    descent: Descent,
    name: str,
    rate: Fraction | None,
    places: Sequence[tuple[Place, Sequence[Expression]]],
    names: tuple[str, ...] = (),
) -> Lesson:
    """The lesson with each later step after the first.

    Arguments:
        lesson: a lesson of descent, with the first step written out.
        descent: the walk.
        name: what the function is called.
        rate: the learning rate; None for that of each step.
        places: for each step the point at which it begins, and the slopes there.
        names: names of several letters that stand in its lines.
    """
    sections: list[Section] = []
    for section in lesson.sections:
        sections.append(section)
        if section.heading is not None and section.heading.key == _FIRST:
            sections += _later(descent, name, rate, places, names)
    return replace(lesson, sections=tuple(sections))


def _later(
    descent: Descent,
    name: str,
    rate: Fraction | None,
    places: Sequence[tuple[Place, Sequence[Expression]]],
    names: tuple[str, ...],
) -> Iterator[Section]:
    from tutor.learning.lessons.step import step_by_hand
    from tutor.stationary.ledger import Ledger

    for number, (place, slopes) in enumerate(places[1:_MOST], 1):
        lines = tuple(
            Line(partial_symbol(name, (variable,)), slope) for variable, slope in zip(place, slopes, strict=True)
        )
        yield Section(phrase("bank-at", point=equations(place)), None, (Lines(None, lines),))
        yield step_by_hand(name, descent, rate, Ledger(names), number)
