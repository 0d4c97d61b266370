"""What is said to who names a point that is no stationary point: what the gradient is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.lessons.at_point import as_expression, values_at
from tutor.errors import StudentError
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression
from tutor.grading.answer import Collection, member_text
from tutor.grading.verdict import Verdict, Wrong
from tutor.stationary.lesson.slope import slope_name

_LONGEST = 40
"""Characters of a value that still can be taken in at a glance."""


def with_slopes(verdict: Verdict, reading: Reading, slopes: Sequence[Expression]) -> Verdict:
    """The verdict on a set of points, and the gradient at the first of them where it is not zero.

    Arguments:
        verdict: what is said without it.
        reading: the function.
        slopes: the components of its gradient.
    """
    if not isinstance(verdict, Wrong) or not isinstance(verdict.answer, Collection):
        return verdict
    for member in verdict.answer.members:
        said = _said(member, reading, slopes)
        if said is not None:
            return replace(verdict, remarks=(*verdict.remarks, said))
    return verdict


def _said(member: tuple[Expression, ...], reading: Reading, slopes: Sequence[Expression]) -> Phrase | None:
    if len(member) != len(reading.variables):
        return None
    place = dict(zip(reading.variables, member, strict=True))
    try:
        values = values_at(reading, reading.variables, slopes, place)
    except StudentError:  # a letter stands in it, or there is no value
        return None
    if all(value.is_zero for value in values):
        return None
    shown = member_text(tuple(map(as_expression, values)))
    if len(shown) > _LONGEST:
        return None
    return phrase("bank-not-flat", point=member_text(member), slope=slope_name(reading), value=shown)
