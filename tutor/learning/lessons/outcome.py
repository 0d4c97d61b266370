"""Why a walk ended, and what became of f on it: lower than at the start, higher, or to and fro for ever."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from tutor.derivation.lesson import Phrase, Value, phrase
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression
from tutor.learning import floats
from tutor.learning.descent import Descent, Ending, Flight, Point
from tutor.learning.growth import MOST_GROWTHS
from tutor.learning.lessons.figures import figure, to_digits

MOST_COLUMNS = 5
"""With more variables than this a walk is shown without its points."""
_NOISE = 1e-9
"""Numbers whose relative difference is smaller may be equal."""
_ARRIVED = 1e-7
"""A gradient that has become so many times shorter than at the start may be 0 but for rounding."""
_LONGEST_ROUND = 4
"""A walk may come back to a point after so many steps."""


def length_of(vector: Point) -> Fraction | float:
    """The length of a vector (p): exact for one component or a root that comes out even."""
    if all(isinstance(one, Fraction) for one in vector):
        from tutor.expression.fractional import root

        exact = root(sum((Fraction(one) ** 2 for one in vector), Fraction(0)), 2)
        if exact is not None:
            return exact
    return math.hypot(*map(floats.of, vector))


def ending_notes(name: str, descent: Descent, kinked: bool = False) -> tuple[Phrase, ...]:
    """Why the walk ended, where, and how near ∇f is to 0 there.

    Arguments:
        name: what the function is called.
        descent: a walk.
        kinked: may the function have kinks?
    """
    end = descent.end
    length = length_of(end.gradient)
    size = figure(length)
    told: dict[str, Value] = {"name": name, "steps": phrase_of_steps(descent.count)}
    where = _where(name, end.point, descent)
    if descent.ending is Ending.TOLERANCE:
        if length == 0:
            key = "descent-ended-zero" if isinstance(length, Fraction) else "descent-ended-zero-about"
            return (phrase("descent-ended-zero-kink" if kinked else key, **told), *where)
        tolerance = to_digits(descent.tolerance)
        told |= {"size": size.shown, "relation": size.relation, "tolerance": tolerance}
        return (phrase("descent-ended-tolerance", **told), *where)
    if descent.ending is Ending.DIVERGED:
        return (_diverged(name, descent),)
    if descent.ending is Ending.OUTSIDE:
        return (_outside(descent, told),)
    told |= {"size": size.shown, "relation": size.relation}
    if descent.ending is Ending.STILL:
        return (phrase(_still(descent, floats.of(length)), **told), *where)
    key = "descent-ended-steps" if descent.ending is Ending.STEPS else "descent-ended-interrupted"
    if kinked:
        return (phrase(f"{key}-kink", **told), phrase("descent-kink", name=name), *where)
    return (phrase(key, **told), *where)


def phrase_of_steps(count: int) -> str:
    """When a walk ended, in words: "after 1,981 steps"."""
    return f"after {count:,} step{'' if count == 1 else 's'}" if count else "at the start"


def _still(descent: Descent, length: float) -> str:
    if length <= _ARRIVED * floats.of(length_of(descent.steps[0].gradient)):
        return "descent-ended-arrived"
    return "descent-ended-lowest" if descent.line else "descent-ended-still"


def _outside(descent: Descent, told: dict[str, Value]) -> Phrase:
    assert descent.beyond is not None
    if len(descent.beyond) > MOST_COLUMNS:
        return phrase("descent-ended-outside-many", **told)
    pairs = zip(descent.variables, map(figure, descent.beyond), strict=True)
    beyond = tuple(Comparison("=", variable, one.shown) for variable, one in pairs)
    return phrase("descent-ended-outside", conditions=beyond, **told)


def _diverged(name: str, descent: Descent) -> Phrase:
    """By what it was seen that the walk runs away."""
    first, end = floats.of(descent.steps[0].value), floats.of(descent.end.value)
    told: dict[str, Value] = {"name": name, "steps": phrase_of_steps(descent.count)}
    if descent.flight is Flight.ALONG:
        return phrase("descent-ended-along", **told)
    if descent.flight is Flight.OVERFLOW:
        key = "descent-ended-overflow-falls" if end < first else "descent-ended-overflow"
        return phrase(key, name=name, count=descent.count + 1)
    if descent.flight is Flight.FELL:
        return phrase("descent-ended-falls", first=figure(first).shown, last=figure(end).shown, **told)
    if descent.flight is Flight.FAR:
        return phrase("descent-ended-far", first=figure(first).shown, last=figure(end).shown, **told)
    times = end / first if first > 0 else 0.0
    if times >= 2:
        return phrase("descent-ended-grew-times", times=to_digits(times, 2), growths=MOST_GROWTHS, **told)
    return phrase("descent-ended-grew", growths=MOST_GROWTHS, **told)


def outcome_notes(name: str, descent: Descent, kinked: bool = False) -> tuple[Phrase, ...]:
    """What became of f: a walk that ends higher than it began, or comes back to where it was, says so.

    Arguments:
        name: what the function is called.
        descent: a walk.
        kinked: may the function have kinks?
    """
    first, end = descent.steps[0].value, descent.end.value
    back = comes_back(descent)
    if back:
        return (phrase("descent-comes-back-kink" if kinked else "descent-comes-back", count=back, name=name),)
    if descent.flight is None and is_higher(descent):
        pair: dict[str, Expression] = {"first": figure(first).shown, "last": figure(end).shown}
        key = "descent-ends-higher-momentum" if descent.momentum else "descent-ends-higher"
        return (phrase(key, name=name, **pair),)
    return ()


def is_higher(descent: Descent) -> bool:
    """Whether f is higher at the end of a walk than at its start."""
    first, end = floats.of(descent.steps[0].value), floats.of(descent.end.value)
    return end > first + _NOISE * abs(first)


def comes_back(descent: Descent) -> int:
    """After how many steps a walk comes back to where it was, again and again; 0 if it does not.

    >>> from fractions import Fraction
    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> from tutor.learning.walk import walk
    >>> comes_back(walk(objective_of(read("x^4")), [Fraction(1)], rate=Fraction(1, 2), steps=6))   # 1, −1, 1, −1, …
    2
    """
    steps = descent.steps[-2 * _LONGEST_ROUND :]
    for apart in range(2, _LONGEST_ROUND + 1):
        if len(steps) < apart + 2 or steps[-1].number - steps[-1 - apart].number != apart:
            continue
        if steps[-2].number - steps[-2 - apart].number != apart:
            continue
        wide = _distance(steps[-1].point, steps[-2].point)
        again = max(_distance(steps[-one].point, steps[-one - apart].point) for one in (1, 2))
        if again <= _NOISE * wide:
            return apart
    return 0


def _distance(one: Point, other: Point) -> float:
    return math.hypot(*(floats.of(left) - floats.of(right) for left, right in zip(one, other, strict=True)))


def _where(name: str, point: Sequence[Fraction | float], descent: Descent) -> tuple[Phrase, ...]:
    """Where the walk ended, for a point that the table has no columns for."""
    if len(point) <= MOST_COLUMNS:
        return ()
    values = tuple(figure(one).shown for one in point[:40])
    return (phrase("descent-end-point", name=name, values=values, letters_=descent.variables[:40]),)
