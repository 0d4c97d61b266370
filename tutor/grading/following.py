"""Which conditions follow from others: x ≥ 1 from x ≥ 2, x·y > 0 from x > 0 and y > 0, x > 0 from ln x > 0."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flint import fmpq_mpoly

from tutor.derivation.domain import domain
from tutor.derivation.signs import Known, always
from tutor.errors import Unanswerable
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Negation, Number, Power, Sum
from tutor.grading.polynomials import DividesByZero, NotRational, fractional
from tutor.grading.zeros import coprime_part

_SIGNS = {">": frozenset((1,)), ">=": frozenset((0, 1)), "!=": frozenset((-1, 1))}
_TURNED = {"<": ">", "<=": ">="}
_MOST = 12
"""More conditions are not compared with one another."""
_MOST_NODES = 400


def independent(conditions: Iterable[Expression]) -> tuple[Expression, ...]:
    """Conditions without those that follow from the others; what is left says the same.

    Arguments:
        conditions: each a `Comparison` or `Logic`.

    >>> from tutor import parse
    >>> [str(one) for one in independent(map(parse, ["x - 1 >= 0", "2x - 4 >= 0", "y != 0", "x y^2 != 0"]))]
    ['2*x - 4 >= 0', 'Ne(x*y**2, 0)']
    """
    kept = list(dict.fromkeys(conditions))
    if len(kept) > _MOST or sum(1 for one in kept for _ in postorder(one)) > _MOST_NODES:
        return tuple(kept)
    for one in sorted(kept, key=lambda condition: len(str(condition)), reverse=True):  # of two alike the shorter stays
        others = [other for other in kept if other is not one]
        if others and _follows(one, others):
            kept = others
    return tuple(kept)


def _follows(condition: Expression, others: Sequence[Expression]) -> bool:
    if isinstance(condition, Logic):
        test = all if condition.operator == "and" else any
        return condition in others or test(_follows(part, others) for part in condition.parts)
    if not isinstance(condition, Comparison):
        return False
    return (
        condition in others
        or always(condition, _known(others))
        or any(_is_asked_for(condition, other) or _is_weaker(condition, other) for other in others)
    )


def _known(conditions: Sequence[Expression]) -> Known:
    """The signs that conditions give to what stands in them."""
    known: Known = {}
    for one in conditions:
        if isinstance(one, Comparison) and one.relation in _SIGNS and one.right == ZERO:
            known[one.left] = known.get(one.left, _SIGNS[one.relation]) & _SIGNS[one.relation]
    return known


def _is_asked_for(condition: Comparison, other: Expression) -> bool:
    """Whether a condition must hold for the sides of another to have a value.

    Beside ln x ≠ 0, which sounds as if it held for x < 0 too, x > 0 is still to be said.
    """
    if isinstance(other, Comparison) and other.relation == "!=":
        return False
    try:
        asked = domain(other).real
    except Unanswerable:
        return False
    return condition in asked or any(_is_weaker(condition, one) for one in asked)


def _is_weaker(condition: Comparison, other: Expression) -> bool:
    """Whether one inequality of polynomials follows from another; whatever is no polynomial counts as a letter."""
    if not isinstance(other, Comparison):
        return False
    letters = tuple(sorted({part for one in (condition, other) for part in _atoms(one)}, key=str))
    try:
        one, other_one = (_polynomial(it, letters) for it in (condition, other))
    except (NotRational, DividesByZero):
        return False
    relation, given = (_TURNED.get(it.relation, it.relation) for it in (condition, other))
    if one.is_constant() or other_one.is_constant() or {relation, given} - _SIGNS.keys():
        return False
    if relation == "!=" and given != ">=" and coprime_part(one, [other_one]).is_constant():
        return True
    factor = one.leading_coefficient() / other_one.leading_coefficient()
    rest = one - factor * other_one
    if not rest.is_constant():
        return False
    above = rest.leading_coefficient() if not rest.is_zero() else 0
    if given == "!=":
        return relation == "!=" and above == 0
    if factor < 0:  # the one lies below a number where the other holds
        return relation == "!=" and (above <= 0 if given == ">" else above < 0)
    return bool(above > 0 or (above == 0 and (given == ">" or relation == ">=")))


def _polynomial(condition: Comparison, letters: tuple[Expression, ...]) -> fmpq_mpoly:
    """What is above, or not, zero where a condition holds."""
    sides = (condition.left, condition.right)
    larger, smaller = reversed(sides) if condition.relation in _TURNED else sides
    found = fractional(Sum((larger, Negation(smaller))), letters)
    if not found.below.is_constant():
        raise NotRational
    return found.above * (1 / found.below.leading_coefficient())


def _atoms(condition: Expression) -> set[Expression]:
    """The largest parts that are no sums, products and whole powers."""
    found: set[Expression] = set()
    stack = [condition]
    while stack:
        node = stack.pop()
        if isinstance(node, Number):
            continue
        if isinstance(node, Call) or not node.children or (isinstance(node, Power) and symbols(node.exponent)):
            found.add(node)
        else:
            stack += node.children
    return found
