"""Algebra on Σ: a δ picks its term, constants leave Σ, a constant is counted n times, Σ of a sum is split.

A mean is a Σ divided by n, so the same holds for it, but that the mean of a constant is the constant.
"""

from __future__ import annotations

from itertools import product as combinations

from tutor.derivation.monomial import Monomial, combine, monomial
from tutor.derivation.monomial import product as multiply
from tutor.derivation.terms import collect, total
from tutor.expression.numbers import ONE
from tutor.expression.structures import Applied, BigSum, Counted, Delta, Mean
from tutor.expression.traversal import postorder, substitute, unsigned
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum, Symbol

_NOTHING: frozenset[str] = frozenset()
_MOST_TERMS = 12
"""A product of brackets inside Σ is multiplied out only when it gives no more terms than this."""


def uses_index(expression: Expression, index: Symbol) -> bool:
    """Whether an expression changes with the index of a Σ: i·x and aᵢ do for i, b does not."""
    return any(
        node == index
        or (isinstance(node, Symbol) and any(uses_index(subscript, index) for subscript in node.subscripts))
        for node in postorder(expression)
    )


def leave_sigma(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Take out of a Σ or a mean what does not change with its index."""
    if not isinstance(node, Counted):
        return node, _NOTHING
    if isinstance(node.body, Sum) and any(isinstance(part, Delta) for part in postorder(node.body)):
        return _split(node)
    parts = monomial(node.body)
    opened = _deltas_out(parts)
    if opened is not None:
        return _split(_around(node, opened))
    delta = next((base for base in parts.exponents if isinstance(base, Delta) and uses_index(base, node.index)), None)
    if isinstance(delta, Delta):
        return _pick(node, parts, delta)
    outside = [base for base in parts.exponents if not uses_index(base, node.index)]
    rest = {base: exponent for base, exponent in parts.exponents.items() if base not in outside}
    if not rest:
        if isinstance(node, Mean):
            return node.body, frozenset(("constant-mean",))
        return combine(Product((node.body, _count(node))))[0], frozenset(("constant-summed",))
    if not outside and parts.coefficient == 1:
        return node, _NOTHING
    inside = _around(node, Monomial(exponents=rest).expression())
    moved = Monomial(parts.coefficient, parts.decimal, {base: parts.exponents[base] for base in outside})
    moved.multiply(inside)
    return moved.expression(), frozenset((_named("leave", node),))


def _deltas_out(parts: Monomial) -> Expression | None:
    """A product with a bracket that holds a δ, multiplied out, so that each δ can pick its term; else None."""
    for base, exponent in parts.exponents.items():
        if exponent == 1 and isinstance(base, Sum) and any(isinstance(part, Delta) for part in postorder(base)):
            others = {other: power for other, power in parts.exponents.items() if other is not base}
            rest = Monomial(parts.coefficient, parts.decimal, others).expression()
            return total(tuple(combine(Product((term, rest)))[0] for term in base.terms))
    return None


def _around(node: Counted, body: Expression) -> Counted:
    if isinstance(node, Mean):
        return Mean(body, node.index, node.upper)
    return BigSum(body, node.index, node.lower, node.upper, implicit=node.implicit)


def _named(done: str, node: Counted) -> str:
    """What was done to a Σ or a mean, as a key of the table of sentences."""
    return f"{done}-mean" if isinstance(node, Mean) else f"{done}-sigma"


def _count(node: BigSum) -> Expression:
    """How many terms a Σ has: n for a sum from 1 to n."""
    if node.lower == ONE:
        return node.upper
    return collect(Sum((node.upper, Negation(node.lower), ONE)))[0]


def _pick(node: Counted, parts: Monomial, delta: Delta) -> tuple[Expression, frozenset[str]]:
    other = delta.right if delta.left == node.index else delta.left
    if node.index not in (delta.left, delta.right) or uses_index(other, node.index):
        return node, _NOTHING
    rest = {base: exponent for base, exponent in parts.exponents.items() if base != delta}
    body = Monomial(parts.coefficient, parts.decimal, rest).expression()
    picked = substitute(body, {node.index: other})
    if isinstance(node, Mean):
        picked = combine(Quotient(picked, node.upper))[0]
    return picked, frozenset(("delta",))


def _split(node: Counted) -> tuple[Expression, frozenset[str]]:
    assert isinstance(node.body, Sum)
    pieces = []
    for term in node.body.terms:
        minus = isinstance(term, Negation)
        piece = leave_sigma(_around(node, unsigned(term)))[0]
        pieces.append(combine(Negation(piece))[0] if minus else piece)
    names = {_named("split", node), _named("leave", node)}
    if any(isinstance(part, Delta) for part in postorder(node.body)):
        names.add("delta")
    return collect(total(tuple(pieces)))[0], frozenset(names)


def multiply_out(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Multiply out the brackets in the body of a Σ or a mean, where that leads to sums over the data alone."""
    if not isinstance(node, Counted):
        return node, _NOTHING
    parts = monomial(node.body)
    brackets = [base for base, exponent in parts.exponents.items() if isinstance(base, Sum) and exponent == 1]
    rest = Monomial(
        parts.coefficient,
        parts.decimal,
        {base: exponent for base, exponent in parts.exponents.items() if base not in brackets},
    )
    if not brackets or not _plain(node.body):
        return node, _NOTHING
    choices = [bracket.terms for bracket in brackets]
    count = 1
    for terms in choices:
        count *= len(terms)
    if count > _MOST_TERMS or (len(brackets) == 1 and rest.expression() == ONE):
        return node, _NOTHING
    common = rest.expression()
    terms = tuple(combine(Product((*chosen, common)))[0] for chosen in combinations(*choices))
    done = "multiplied-out-mean" if isinstance(node, Mean) else "multiplied-out"
    return _around(node, collect(total(terms))[0]), frozenset((done,))


def split_sigma(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Split Σ of a sum of plain terms, and let the constants leave: s·Σaᵢ² + b·Σaᵢ − Σaᵢhᵢ."""
    if isinstance(node, Counted) and isinstance(node.body, Sum) and _plain(node.body):
        return _split(node)
    return node, _NOTHING


def _plain(body: Expression) -> bool:
    """Whether a body holds letters, numbers and whole powers only, so that splitting it helps."""
    for node in postorder(body):
        if isinstance(node, Call | Applied | Counted | Quotient | Delta):
            return False
        if isinstance(node, Power) and isinstance(node.base, Sum):
            return False
    return multiply([body]) is body
