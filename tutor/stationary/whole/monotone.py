"""One variable: between its flat points, and beyond the outermost ones, a function only rises or only falls.

On an interval without a zero of f′ the derivative keeps its sign (Darboux's theorem), so f is monotone there (mean
value theorem). The outermost parts therefore show whether f can leave the values in the list behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from flint import arb, fmpq

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import put_in
from tutor.expression.numbers import ZERO
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Expression, Negation
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.whole.convex import convex_domain
from tutor.stationary.whole.limits import vanishes
from tutor.stationary.whole.survey import Survey
from tutor.stationary.whole.unbounded import defined_far_out, tidied
from tutor.stationary.whole.values import Candidate, Extreme, compare, smallest

_STEPS = tuple(Fraction(1, 10**power) for power in (0, 1, 2, 4, 8))
"""How far beyond the outermost point the slope is looked at."""
Tail = tuple[tuple[Phrase, ...], Coordinate | None]
"""What is said of f beyond the outermost point, and what it comes near there without reaching it, if that matters."""


def by_monotony(survey: Survey, side: int) -> tuple[tuple[Phrase, ...], Extreme | None] | None:
    """Whether the smallest (side 1) or largest value in the list is that of all values, in one variable.

    Returns:
        whole sentences, and the extremum (None where f comes near a lower value that it never reaches); or None when
        nothing is decided.
    """
    extreme = smallest(survey.found, side)
    if extreme is None or not _applies(survey):
        return None
    ordered = _in_order(survey.found)
    if ordered is None:
        return None
    reasons: list[Phrase] = []
    limits: list[Coordinate] = []
    for end, outermost in ((-1, ordered[0]), (1, ordered[-1])):
        tail = _tail(survey, outermost, end, side)
        if tail is None:
            return None
        reasons += tail[0]
        limits += [] if tail[1] is None else [tail[1]]
    if not survey.listed and (reasons or not _in_box(survey, ordered)):
        return None  # beyond the box there may be more
    if not reasons:
        reasons.append(phrase("whole-closed-interval", name=survey.name))
    word = "minimum" if side > 0 else "maximum"
    for limit in limits:
        order = compare(extreme.height, limit)
        if order is None:
            return None
        if order == side:
            return (*reasons, phrase(f"whole-tail-no-{word}", name=survey.name, value=limit.shown)), None
    count = "one" if len(ordered) == 1 else "many"
    return (*reasons, phrase(f"whole-tail-{count}-{word}", name=survey.name)), extreme


def _applies(survey: Survey) -> bool:
    """Is f continuous on an interval, with every point in the list at which f′ is zero or missing?"""
    if len(survey.variables) != 1 or not (
        survey.closed and survey.continuous and (survey.listed or survey.box is not None)
    ):
        return False
    lone = all(one.what != "families" and one.known is not None for one in survey.found)
    everything = len(survey.found) == len(survey.points) + len(survey.edges) and not survey.families
    return lone and everything and survey.valued and convex_domain(survey.domain, survey.variables)


def _in_order(found: Sequence[Candidate]) -> list[Candidate] | None:
    """From left to right; None if two cannot be told apart."""
    ordered = sorted(found, key=lambda one: float(_position(one).mid()))
    apart = all(_position(one) < _position(other) for one, other in pairwise(ordered))
    return ordered if apart else None


def _in_box(survey: Survey, ordered: Sequence[Candidate]) -> bool:
    """Whether the box in which the list is complete reaches from the first to the last point of the domain."""
    assert survey.box is not None
    low, high = (arb(fmpq(end.numerator, end.denominator)) for end in survey.box[survey.variables[0]])
    return bool(_position(ordered[0]) >= low) and bool(_position(ordered[-1]) <= high)


def _position(one: Candidate) -> arb:
    assert one.known is not None
    (coordinate,) = one.known.coordinates.values()
    return coordinate.ball


def _tail(survey: Survey, outermost: Candidate, end: int, side: int) -> Tail | None:
    """What f does beyond a point, to the left (end −1) or to the right: nothing if its domain ends there."""
    way = _way(survey, outermost, end)
    if way is None:
        at_the_end = outermost.what == "edges" and survey.edges[outermost.number].what == "edge"
        return ((), None) if at_the_end and _way(survey, outermost, -end) is not None else None
    place = outermost.place[0]
    beyond = "left" if end < 0 else "right"
    if way == side:  # away from the point f goes up, where the smallest value is asked for
        return (phrase(f"whole-tail-{beyond}-{'rises' if way > 0 else 'falls'}", name=survey.name, place=place),), None
    limit = _limit(survey, end)
    if limit is None:
        return None
    said = phrase(f"whole-tail-{beyond}-limit", name=survey.name, place=place, value=limit.shown)
    return (said,), limit


def _way(survey: Survey, outermost: Candidate, end: int) -> int | None:
    """1 if f rises away from a point, −1 if it falls; None where f is not defined or nothing is decided."""
    (variable,) = survey.variables
    slope = Engine().derive(survey.function, variable).answer
    ball = _position(outermost)
    edge = ball.upper() if end > 0 else ball.lower()
    start = Fraction(int((edge * 10**12).floor().unique_fmpz() or 0) + (1 if end > 0 else 0), 10**12)
    for step in _STEPS:
        place = start + end * step
        here = arb(fmpq(place.numerator, place.denominator))
        if not (here > ball if end > 0 else here < ball) or not _defined(survey, place):
            continue
        value = Evaluator({variable: place}).value(slope)
        if value > 0 or value < 0:
            return end if value > 0 else -end
    return None


def _defined(survey: Survey, place: Fraction) -> bool:
    (variable,) = survey.variables
    return bool(Evaluator({variable: place}).value(survey.function).is_finite())


def _limit(survey: Survey, end: int) -> Coordinate | None:
    """What f tends to as its variable tends to −∞ or ∞; None if it is no number, or not known."""
    (variable,) = survey.variables
    far: Expression = variable if end > 0 else Negation(variable)
    if not defined_far_out(survey.domain.real, {variable: far}, variable):
        return None
    along = survey.function if end > 0 else tidied(put_in(survey.function, {variable: far}), variable)
    return number_of(ZERO) if vanishes(along, variable) else None
