"""Is an answer equal to a model, over the reals, on the model's domain? Decided in a written order.

same tree? → fractions of polynomials? → balls at points → a proof by algebra → undecided.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tutor.derivation.subject import Function, subject
from tutor.errors import Unanswerable
from tutor.expression.exact import Point
from tutor.expression.parser import parse
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.agreement import LEVELS, Findings, compare_at
from tutor.grading.algebra import proved_equal
from tutor.grading.cells import completed
from tutor.grading.columns import Columns
from tutor.grading.equality import ENOUGH_POINTS, Equivalence, How, Kind, Method, Witness
from tutor.grading.following import independent
from tutor.grading.gaps import narrower, wider
from tutor.grading.instances import by_instances
from tutor.grading.jumps import apart_at_a_jump
from tutor.grading.key import Key, key_of
from tutor.grading.pinned import where_pinned
from tutor.grading.points import holds
from tutor.grading.rational import RationalVerdict, rational_difference
from tutor.grading.same_tree import same_up_to_order
from tutor.grading.sites import Sites, sites_of
from tutor.grading.surroundings import points_in_common, surroundings

_SINGLE = re.compile(r"(?<![<>!=:])=(?!=)")
"""The = of a condition, which at the start of a function would belong to its head."""


def equivalent(
    answer: Function, model: Function | Key, domain: Function | Sequence[Function] | None = None
) -> Equivalence:
    """How an answer is related to a model, over the reals.

    "Different" is said only with a proof. "Equal" is proved, or checked at points: `how` says which.

    Arguments:
        answer: text, an expression, or a SymPy expression.
        model: the same, or a key that remembers its points.
        domain: a condition such as "x > 0", or several, under which the two are compared; None for wherever the
            model is real. A key has its own, to which these are added.

    Returns:
        `kind` is equal, different, narrower-domain, wider-domain or undecided; with `how` and `witness`.

    Raises:
        SyntaxProblem: text that cannot be read.
        Unanswerable: something else than an expression, or than a condition in the domain.

    >>> str(equivalent("2xy", "x y + y x").kind), str(equivalent("abs(x)", "x").kind)
    ('equal', 'different')
    >>> str(equivalent("1/abs(x)", "1/x", domain="x > 0").kind)
    'equal'
    """
    key = model if isinstance(model, Key) else key_of(subject(model).expression)
    if domain is not None:
        several = domain if isinstance(domain, list | tuple) else (domain,)
        conditions = tuple([_condition(one, key) for one in several])
        key = key_of(key.expression, (*key.domain, *conditions), key.variables)
    return compared(_read(answer, key), key)


def _read(answer: Function, key: Key) -> Expression:
    if isinstance(answer, Expression):
        return answer
    return parse(answer, *key.names) if isinstance(answer, str) else subject(answer).expression


def _condition(given: Function, key: Key) -> Expression:
    condition = given if isinstance(given, Expression) else parse(_SINGLE.sub("==", str(given)), *key.names)
    if not isinstance(condition, Comparison | Logic):
        raise Unanswerable("A domain is given as a condition.", 'Write it like "x > 0".')
    return condition


def compared(answer: Expression, key: Key) -> Equivalence:
    """How an answer is related to the model of a key.

    Arguments:
        answer: what was answered.
        key: the model.
    """
    model = key.expression
    if answer is model or same_up_to_order(answer, model):
        return Equivalence(Kind.EQUAL, How(Method.TREE))
    if key.domain and (there := where_pinned(answer, key, compared)) is not None:
        return there
    exactly = rational_difference(answer, model, lambda p: holds(key.domain, p))
    if exactly is not None and exactly.kind is not Kind.EQUAL and _pins(key.domain):
        exactly = None
    if exactly is not None and (settled := _settled(exactly, answer, key)) is not None:
        return settled
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


def _settled(exactly: RationalVerdict, answer: Expression, key: Key) -> Equivalence | None:
    """What fractions of polynomials settle; None where it hangs on the domain, or a witness is still wanted."""
    if exactly.kind is Kind.EQUAL:
        return Equivalence(Kind.EQUAL, How(Method.EXACT))
    if exactly.witness is None and (key.domain or exactly.kind is Kind.DIFFERENT):
        return None
    point = exactly.witness
    if point is None and exactly.kind is Kind.NARROWER and not exactly.thin and key.points:
        point = sites_of([answer], key).points[0]  # any will do: the answer has a value nowhere
    witness = None if point is None else _witness(answer, key.expression, point)
    if exactly.kind is Kind.DIFFERENT and (witness is None or not _proves(witness)):
        return None
    if exactly.kind is Kind.DIFFERENT or (exactly.kind is Kind.NARROWER and not exactly.thin):
        return Equivalence(Kind.DIFFERENT, How(Method.EXACT), witness)
    return Equivalence(exactly.kind, How(Method.EXACT), witness, independent(exactly.place), exactly.thin)


def _witness(answer: Expression, model: Expression, point: Point) -> Witness:
    columns = Columns([point], LEVELS[-1])
    one, other = columns.of(answer)[0], columns.of(model)[0]
    return Witness(point, one if one.is_finite() else None, other if other.is_finite() else None)


def _has_value(model: Expression, witness: Witness) -> bool:
    """Whether the model surely has a value at a point, without which a missing one proves nothing."""
    if witness.model is not None and witness.model.is_finite():
        return True
    return any(Columns([witness.point], bits).of(model)[0].is_finite() for bits in LEVELS)


def _proves(witness: Witness) -> bool:
    one, other = witness.answer, witness.model
    return one is not None and other is not None and not one.overlaps(other)


def _pins(domain: Sequence[Expression]) -> bool:
    """Whether conditions may leave so few points that different polynomials agree on them."""
    parts = (part for condition in domain for part in postorder(condition))
    return any(isinstance(part, Comparison) and part.relation == "=" for part in parts)


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
