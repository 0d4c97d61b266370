"""Is an answer equal to a model, over the reals, on the model's domain? Decided in a written order.

same tree? → fractions of polynomials? → balls at points → a proof by algebra → undecided.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.derivation.subject import Function, subject
from tutor.errors import Unanswerable
from tutor.expression.exact import Point
from tutor.expression.parser import parse
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.agreement import LEVELS
from tutor.grading.columns import Columns
from tutor.grading.equality import Equivalence, How, Kind, Method, Witness
from tutor.grading.key import Key, key_of
from tutor.grading.points import holds
from tutor.grading.rational import RationalVerdict, rational_difference
from tutor.grading.same_tree import same_up_to_order

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
    if key.domain:
        from tutor.grading.pinned import where_pinned  # most questions have no conditions

        there = where_pinned(answer, key, compared)
        if there is not None:
            return there
    exactly = rational_difference(answer, model, lambda p: holds(key.domain, p))
    if exactly is not None and exactly.kind is not Kind.EQUAL and _pins(key.domain):
        exactly = None
    if exactly is not None and (settled := _settled(exactly, answer, key)) is not None:
        return settled
    # Most answers are fractions of polynomials; what compares the others is loaded with the first of them.
    from tutor.grading.at_points import compared_at_points

    return compared_at_points(answer, key, exactly, compared)


def _settled(exactly: RationalVerdict, answer: Expression, key: Key) -> Equivalence | None:
    """What fractions of polynomials settle; None where it hangs on the domain, or a witness is still wanted."""
    if exactly.kind is Kind.EQUAL:
        return Equivalence(Kind.EQUAL, How(Method.EXACT))
    if exactly.witness is None and (key.domain or exactly.kind is Kind.DIFFERENT):
        return None
    point = exactly.witness
    if point is None and exactly.kind is Kind.NARROWER and not exactly.thin and key.points:
        from tutor.grading.sites import sites_of

        point = sites_of([answer], key).points[0]  # any will do: the answer has a value nowhere
    witness = None if point is None else _witness(answer, key.expression, point)
    if exactly.kind is Kind.DIFFERENT and (witness is None or not _proves(witness)):
        return None
    if exactly.kind is Kind.DIFFERENT or (exactly.kind is Kind.NARROWER and not exactly.thin):
        return Equivalence(Kind.DIFFERENT, How(Method.EXACT), witness)
    from tutor.grading.following import independent  # an answer to part of the domain is seldom

    return Equivalence(exactly.kind, How(Method.EXACT), witness, independent(exactly.place), exactly.thin)


def _witness(answer: Expression, model: Expression, point: Point) -> Witness:
    columns = Columns([point], LEVELS[-1])
    one, other = columns.of(answer)[0], columns.of(model)[0]
    return Witness(point, one if one.is_finite() else None, other if other.is_finite() else None)


def _proves(witness: Witness) -> bool:
    one, other = witness.answer, witness.model
    return one is not None and other is not None and not one.overlaps(other)


def _pins(domain: Sequence[Expression]) -> bool:
    """Whether conditions may leave so few points that different polynomials agree on them."""
    parts = (part for condition in domain for part in postorder(condition))
    return any(isinstance(part, Comparison) and part.relation == "=" for part in parts)
