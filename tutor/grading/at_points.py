"""Two expressions compared at many points, where fractions of polynomials do not settle how they are related."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.agreement import LEVELS, Findings, compare_at
from tutor.grading.algebra import proved_equal
from tutor.grading.cells import completed
from tutor.grading.columns import Columns
from tutor.grading.equality import ENOUGH_POINTS, Equivalence, How, Kind, Method, Witness
from tutor.grading.gaps import narrower, wider
from tutor.grading.instances import by_instances
from tutor.grading.jumps import apart_at_a_jump
from tutor.grading.key import Key
from tutor.grading.rational import RationalVerdict
from tutor.grading.sites import Sites, sites_of
from tutor.grading.surroundings import points_in_common, surroundings


def compared_at_points(
    answer: Expression,
    key: Key,
    exactly: RationalVerdict | None,
    compared: Callable[[Expression, Key], Equivalence],
) -> Equivalence:
    """How an answer is related to the model of a key, by their values at points.

    Arguments:
        answer: what was answered.
        key: the model.
        exactly: what fractions of polynomials say, where they say something but do not settle it.
        compared: how two expressions are compared, for pieces of these.
    """
    model = key.expression
    nodes = list(postorder(answer))
    written_out = by_instances(answer, nodes, key, compared)
    if written_out is not None:
        return written_out
    sites = sites_of(nodes, key)
    found = compare_at(answer, model, sites.points, sites.shared, len(nodes) + sites.weight)
    if found.differing:
        return _different(found, len(sites.points), exactly)
    around = surroundings(nodes, key, sites)
    if around.points:
        found.add(compare_at(answer, model, around.points, None, len(nodes)))
        if found.differing:
            return _different(found, len(sites.points) + len(around.points), exactly)
    if exactly is not None and exactly.kind is Kind.DIFFERENT:
        return Equivalence(Kind.DIFFERENT, How(Method.EXACT))
    how = How(Method.EXACT) if exactly is not None else _how(answer, key, sites, found)
    if found.differing:
        return _different(found, found.agreeing + len(found.differing), exactly)
    found.missing = [pair for pair in found.missing if _has_value(key.expression, pair[0])]
    if how is None:
        nowhere = [witness for witness, failure in found.missing if not failure.thin]
        if nowhere:
            return Equivalence(Kind.DIFFERENT, How(Method.BALLS, len(nowhere)), _plainest(nowhere))
        return Equivalence(Kind.UNDECIDED)
    points = (*sites.points, *around.points)
    gap = narrower(answer, key, found, points, around.crossings)
    if gap is not None:
        return Equivalence(Kind.NARROWER, how, gap.witness, gap.place, gap.thin)
    gap = wider(answer, key, points, around.outside, around.borders)
    if gap is not None:
        return Equivalence(Kind.WIDER, how, gap.witness, gap.place, gap.thin)
    if apart_at_a_jump(answer, key.expression, (*around.crossings, *completed(key.found.crossings, points))):
        return Equivalence(Kind.UNDECIDED)  # they are different, but no point with rational coordinates shows it
    return Equivalence(Kind.EQUAL, how)


def _has_value(model: Expression, witness: Witness) -> bool:
    """Whether the model surely has a value at a point, without which a missing one proves nothing."""
    if witness.model is not None and witness.model.is_finite():
        return True
    return any(Columns([witness.point], bits).of(model)[0].is_finite() for bits in LEVELS)


def _how(answer: Expression, key: Key, sites: Sites, found: Findings) -> How | None:
    """How the two were found to be equal where both have a value; None if they were not."""
    fewest = ENOUGH_POINTS if sites.points and sites.points[0] else 1
    if found.agreeing < fewest and sites.plain:
        found.add(compare_at(answer, key.expression, points_in_common(answer, key, sites)))
    if found.differing or found.blind:
        return None
    if found.agreeing >= max(fewest, found.open):
        return How(Method.BALLS, found.agreeing)
    hopeless = not sites.points or found.missing or found.endless > found.agreeing
    return None if hopeless or not proved_equal(answer, key.expression, key.domain) else How(Method.ALGEBRA)


def _different(found: Findings, points: int, exactly: RationalVerdict | None) -> Equivalence:
    how = How(Method.BALLS, points) if exactly is None else How(Method.EXACT)
    return Equivalence(Kind.DIFFERENT, how, _plainest(found.differing))


def _plainest(witnesses: Sequence[Witness]) -> Witness:
    """The one whose point is easiest to follow: of fewest digits, and of those the smallest."""
    digits = [sum([_digits(*value.as_integer_ratio()) for value in witness.point.values()]) for witness in witnesses]
    fewest = min(digits)
    short = [witness for witness, count in zip(witnesses, digits, strict=True) if count == fewest]
    return short[0] if len(short) == 1 else min(short, key=lambda one: sum(map(abs, one.point.values()), Fraction(0)))


def _digits(above: int, below: int) -> int:
    return len(str(above * below))
