"""Proofs that a value is the smallest, or the largest, that f has anywhere.

The side is 1 for a minimum, −1 for a maximum.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flint import arb, ctx, fmpq

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.numbers import rational, rational_value
from tutor.expression.tree import Expression
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.periodic.forms import forms_of
from tutor.stationary.results import MAXIMUM, MINIMUM
from tutor.stationary.whole.bounds import bounds
from tutor.stationary.whole.coercive import coercive, terms_of
from tutor.stationary.whole.convex import AFFINE, CONCAVE, CONSTANT, CONVEX, convex_domain, curvature, hessian_sign
from tutor.stationary.whole.decay import limit_far_away
from tutor.stationary.whole.ridge import coercive_product
from tutor.stationary.whole.survey import Survey
from tutor.stationary.whole.values import Candidate, Extreme, compare, smallest


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """What is proved about one end."""

    reasons: tuple[Phrase, ...]
    """Whole sentences."""
    extreme: Extreme | None
    """The global extremum; None when it is proved that there is none."""


def by_bound(survey: Survey, side: int) -> Proof | None:
    """f is never smaller than a number, as its parts show, and has this value at a point in the list."""
    if not survey.closed:
        return None
    low, high = bounds(survey.function)
    bound = low if side > 0 else high
    if bound is None:
        return None
    goal = exactly(bound)
    reached = tuple(one for one in survey.found if compare(one.height, goal) == 0)
    if not reached:
        return None
    key = "whole-bound-below" if side > 0 else "whole-bound-above"
    return Proof((phrase(key, name=survey.name, value=rational(bound)),), Extreme(reached[0].height, reached, ()))


def exactly(value: Fraction) -> Coordinate:
    """A fraction as a coordinate."""
    with ctx.workprec(PRECISION):
        return Coordinate(rational(value), arb(fmpq(value.numerator, value.denominator)))


def by_convexity(survey: Survey, side: int) -> Proof | None:
    """On a convex function every stationary point, and every local minimum, is a global minimum."""
    wanted = CONVEX if side > 0 else CONCAVE
    kind = MINIMUM if side > 0 else MAXIMUM
    reason = _curved(survey, side, wanted)
    if reason is None:
        return None
    here = tuple(
        Candidate("points", number, point.height, _place(point.spot.coordinates))
        for number, point in enumerate(survey.points)
    )
    here += tuple(one for one in survey.found if one.what == "families")
    for number, edge in enumerate(survey.edges):
        if edge.spot and edge.height and edge.verdict and edge.verdict.kind == kind:
            here += (Candidate("edges", number, edge.height, _place(edge.spot.coordinates)),)
    return Proof((reason,), Extreme(here[0].height, here, ())) if here else None


def _place(coordinates: object) -> tuple[tuple[Expression, ...], tuple[Expression, ...]]:
    assert isinstance(coordinates, dict)
    return tuple(coordinates), tuple(one.shown for one in coordinates.values())


def _curved(survey: Survey, side: int, wanted: str) -> Phrase | None:
    """Why f is convex (side 1) or concave."""
    word = "convex" if side > 0 else "concave"
    same = all(rational_value(entry) is not None for row in survey.hessian for entry in row)
    if survey.everywhere and hessian_sign(survey.hessian, survey.variables) == side:
        return phrase(f"whole-{word}-same" if same else f"whole-{word}-hessian", name=survey.name)
    shape = curvature(survey.function, survey.variables)
    if shape in (wanted, AFFINE, CONSTANT) and convex_domain(survey.domain, survey.variables):
        return phrase(f"whole-{word}-parts", name=survey.name)
    return None


def by_existence(survey: Survey, side: int) -> Proof | None:
    """Where a global extremum must exist, it is a stationary point, and the list has all of these."""
    if not (survey.closed and survey.listed and survey.valued and survey.everywhere):
        return None
    extreme = smallest(survey.found, side)
    end = "minimum" if side > 0 else "maximum"
    limit = limit_far_away(survey.function, survey.variables)
    if limit is not None:
        order = None if extreme is None else compare(extreme.height, exactly(limit))
        if extreme is not None and order is None:
            return None
        if extreme is not None and order != side:
            return Proof((phrase(f"whole-limit-{end}", name=survey.name, value=rational(limit)),), extreme)
        return Proof((phrase(f"whole-limit-no-{end}", name=survey.name, value=rational(limit)),), None)
    if extreme is None:
        return None
    if _grows(survey, side):
        return Proof((phrase(f"whole-coercive-{end}", name=survey.name),), extreme)
    if forms_of([survey.function], survey.variables) is not None:
        return Proof((phrase("whole-periodic", name=survey.name),), extreme)
    return None


def _grows(survey: Survey, side: int) -> bool:
    """Does side·f tend to infinity in every direction?"""
    try:
        ring = Ring.of([survey.function], survey.variables)
        polynomial = ring.polynomial(survey.function)
        if polynomial is None or ring.letters != survey.variables:
            return False
        polynomial = side * polynomial
        return coercive(terms_of(polynomial, len(survey.variables))) or coercive_product(ring, polynomial)
    except (TooLarge, ZeroDivisionError):
        return False
