"""All points at which the gradient is zero, as a set."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.function import reading_of
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.not_flat import with_slopes
from tutor.bank.kinds.written import called, stated, typed, typed_points, typed_vector
from tutor.bank.posed import Hint, Judged, Made
from tutor.bank.schema.parts import OfFunction, Stationary
from tutor.derivation.lesson import Lesson, Line, Lines, phrase
from tutor.errors import AuthorError
from tutor.expression.numbers import ZERO
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression
from tutor.grading.answer import Collection
from tutor.grading.compare import keys_of
from tutor.grading.grade import Asking, grade
from tutor.grading.models import conditions_of
from tutor.grading.task import Task, What

if TYPE_CHECKING:
    from tutor.stationary.results import Stationary as Found

_SECONDS = 10.0
_ASK = "Ask about such a function with kind: classify, choice or discussion."


def stationary(part: Stationary) -> Made:
    """The set of all stationary points; "none" when there are none."""
    found = stationary_of(part)
    reading = found.reading
    members = _members(found)
    model = Collection(members)
    task = Task(What.EXPRESSION, reading, model, keys_of(model, conditions_of(part.domain, reading), reading.variables))
    slopes = found.gradient.answer

    def lesson() -> Lesson:
        from tutor.stationary.lesson.whole import stationary_lesson

        return stationary_lesson(found)

    def graded(answer: str, asking: Asking) -> Judged:
        verdict = grade(task, answer, asking)
        return with_slopes(verdict, reading, slopes) if asking.diagnose else verdict

    def hints() -> tuple[Hint, ...]:
        equations = tuple(
            Line(slope, ZERO, label=phrase("linear-number", number=number)) for number, slope in enumerate(slopes, 1)
        )
        several = len(slopes) > 1
        where = said(1, phrase("bank-hint-where-stationary" if several else "bank-hint-where-flat", name=reading.name))
        rule = said(2, phrase("bank-hint-solve-system" if several else "bank-hint-solve-one"))
        return (where, rule, Hint(3, (Lines(None, equations),)))

    return Made(
        task,
        (phrase("bank-ask-stationary", function=stated(reading)), phrase("bank-ask-stationary-none")),
        typed_points(members),
        (typed(reading.expression), called(reading), typed_vector(slopes), *(f"{typed(one)} = 0" for one in slopes)),
        lesson,
        hints,
        graded,
        facts={"function": reading.expression, "variables": [one.label for one in reading.variables]},
    )


def stationary_of(part: OfFunction) -> Found:
    """What tutor finds about the stationary points of the function of a part.

    Raises:
        AuthorError: the function cannot be read, or tutor does not find them all in time.
    """
    reading = reading_of(part)
    with naming("f"):
        found = _solved(reading)
    if found.completeness.name != "proved complete" or found.stopped:
        message = f"tutor cannot prove which stationary points {reading.name} has."
        raise AuthorError(message, "Take a function whose equations ∇f = 0 can be solved by hand.", field=("f",))
    return found


@lru_cache(maxsize=64)
def _solved(reading: Reading) -> Found:
    from tutor.stationary.solve import stationary_points

    return stationary_points(reading, limit=_SECONDS)


def _members(found: Found) -> tuple[tuple[Expression, ...], ...]:
    """The points in closed form.

    Raises:
        AuthorError: there are infinitely many, one has no closed form, or letters decide which there are.
    """
    name = found.reading.name
    if found.families:
        raise AuthorError(f"{name} has infinitely many stationary points, which no set can list.", _ASK, field=("f",))
    if found.assumptions or any(point.conditions for point in found.points):
        mend = "Give numbers in place of the letters that are no variables."
        raise AuthorError(f"Which stationary points {name} has depends on its letters.", mend, field=("f",))
    members = []
    for point in found.points:
        exact = [one.exact for one in point.spot.coordinates.values()]
        if any(one is None for one in exact):
            raise AuthorError(f"A stationary point of {name} has no short closed form.", _ASK, field=("f",))
        members.append(tuple(one for one in exact if one is not None))
    return tuple(members)
