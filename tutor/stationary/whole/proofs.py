"""Proofs that a value is the smallest, or the largest, that f has anywhere.

The side is 1 for a minimum, −1 for a maximum.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from flint import arb, ctx, fmpq

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.numbers import rational, rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Expression
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.periodic.forms import TRIGONOMETRIC, forms_of
from tutor.stationary.results import MAXIMUM, MINIMUM
from tutor.stationary.whole.coercive import coercive, terms_of
from tutor.stationary.whole.convex import AFFINE, CONCAVE, CONSTANT, CONVEX, convex_domain, curvature, hessian_sign
from tutor.stationary.whole.decay import limit_far_away
from tutor.stationary.whole.factored import factored, lessened
from tutor.stationary.whole.monotone import by_monotony
from tutor.stationary.whole.outweighed import beyond_box, outweighs
from tutor.stationary.whole.ridge import coercive_product
from tutor.stationary.whole.sharp import rising_core, sharp_bound
from tutor.stationary.whole.survey import Survey
from tutor.stationary.whole.values import Candidate, Extreme, compare, smallest, spot_place


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """What is proved about one end."""

    reasons: tuple[Phrase, ...]
    """Whole sentences."""
    extreme: Extreme | None
    """The global extremum; None when it is proved that there is none."""
    sole: bool = False
    """Is it also proved that f has the value nowhere but there?"""


def by_bound(survey: Survey, side: int) -> Proof | None:
    """f is never smaller than a number, as its parts show, and has this value at a point in the list."""
    bound = sharp_bound(survey.function, side) if survey.closed else None
    if bound is None:
        return None
    reached = _reached(survey, number_of(bound))
    if not reached:
        return None
    key = "whole-bound-below" if side > 0 else "whole-bound-above"
    return Proof((phrase(key, name=survey.name, value=bound),), Extreme(reached[0].height, reached, ()))


def _reached(survey: Survey, goal: Coordinate) -> tuple[Candidate, ...]:
    """Where f surely has a value."""
    return tuple(one for one in survey.found if compare(one.height, goal) == 0)


def by_factors(survey: Survey, side: int) -> Proof | None:
    """f − v is a product of squares, for a value v in the list: it is never negative, and v is the smallest value."""
    extreme = smallest(survey.found, side) if survey.closed else None
    if extreme is None or not extreme.proved or extreme.height.exact is None:
        return None
    value = extreme.height.exact
    shown = factored(survey.function, value, side)
    if shown is None:
        return None
    difference = lessened(survey.function, value)
    key = "whole-factored-below" if side > 0 else "whole-factored-above"
    said = phrase(key, equation=Comparison("=", difference, shown), name=survey.name, value=value)
    return Proof((said,), extreme)


def by_edges(survey: Survey, side: int) -> Proof | None:
    """A place without a gradient whose own section proves that no value of f lies beyond the one there."""
    kind = MINIMUM if side > 0 else MAXIMUM
    for edge in survey.edges:
        if edge.verdict is None or not edge.verdict.everywhere or edge.verdict.kind != kind or edge.height is None:
            continue
        reached = _reached(survey, edge.height)
        if reached:
            return Proof((), Extreme(reached[0].height, reached, ()))
    return None


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
        Candidate("points", number, point.height, spot_place(point.spot), known=point.spot)
        for number, point in enumerate(survey.points)
    )
    # All global minima have one value, so a family has it throughout.
    here += tuple(replace(one, level=True) for one in survey.found if one.what == "families")
    for number, edge in enumerate(survey.edges):
        if edge.spot and edge.height and edge.verdict and edge.verdict.kind == kind:
            here += (Candidate("edges", number, edge.height, spot_place(edge.spot), known=edge.spot),)
    return Proof((reason,), Extreme(here[0].height, here, ())) if here else None


def _curved(survey: Survey, side: int, wanted: str) -> Phrase | None:
    """Why f is convex (side 1) or concave."""
    word = "convex" if side > 0 else "concave"
    same = all(rational_value(entry) is not None for row in survey.hessian for entry in row)
    if survey.everywhere and hessian_sign(survey.hessian, survey.variables) == side:
        how = "slope" if survey.single else "same" if same else "hessian"
        return phrase(f"whole-{word}-{how}", name=survey.name)
    shape = curvature(survey.function, survey.variables)
    if shape in (wanted, AFFINE, CONSTANT) and convex_domain(survey.domain, survey.variables):
        return phrase(f"whole-{word}-parts", name=survey.name)
    return None


def by_slope(survey: Survey, side: int) -> Proof | None:
    """In one variable: how f goes on beyond the outermost points of the list."""
    found = by_monotony(survey, side)
    # Where the list is complete in a box only, this proof shows that the domain ends within the box.
    return None if found is None else Proof(*found, sole=not survey.listed)


def by_existence(survey: Survey, side: int) -> Proof | None:
    """Where a global extremum must exist, it is a stationary point, and the list has all of these."""
    if not (survey.closed and survey.valued and survey.everywhere):
        return None
    extreme = smallest(survey.found, side)
    end = "minimum" if side > 0 else "maximum"
    if not survey.listed:
        return _in_the_box(survey, extreme, side)
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
    if _grows(survey, survey.function, side):
        return Proof((phrase(f"whole-coercive-{end}", name=survey.name),), extreme)
    core = rising_core(survey.function)
    if core != survey.function and _grows(survey, core, side):
        return Proof((phrase(f"whole-coercive-core-{end}", name=survey.name, core=core),), extreme)
    if _repeats(survey):
        return Proof((phrase("whole-periodic", name=survey.name),), extreme)
    return None


def _in_the_box(survey: Survey, extreme: Extreme | None, side: int) -> Proof | None:
    """The list is complete in a box, and outside the box f is surely larger."""
    if extreme is None or survey.box is None:
        return None
    if not beyond_box(survey.function, survey.variables, survey.box, extreme.height.ball, side):
        return None
    end = "minimum" if side > 0 else "maximum"
    return Proof((phrase(f"whole-box-{end}", name=survey.name),), extreme, sole=True)


def _grows(survey: Survey, function: Expression, side: int) -> bool:
    """Does side·f tend to infinity in every direction?"""
    if outweighs(function, survey.variables, side):
        return True
    try:
        ring = Ring.of([function], survey.variables)
        polynomial = ring.polynomial(function)
        if polynomial is None or ring.letters != survey.variables:
            return False
        polynomial = side * polynomial
        return coercive(terms_of(polynomial, len(survey.variables))) or coercive_product(ring, polynomial)
    except (TooLarge, ZeroDivisionError):
        return False


def _repeats(survey: Survey) -> bool:
    """Do the variables stand only below sines and cosines whose periods fit together?"""
    waves: list[Expression] = []
    stack = [survey.function]
    while stack:
        node = stack.pop()
        if isinstance(node, Call) and node.function in TRIGONOMETRIC:
            waves.append(node)
        elif symbols(node):
            if not node.children:
                return False
            stack += node.children
    return bool(waves) and forms_of(waves, survey.variables) is not None
