"""Products, fractions and sums as they were typed, taken apart: what stands above a line, below it, and the signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tutor.expression.numbers import ONE
from tutor.expression.tree import Expression, Negation, Number, Product, Quotient, Sum


@dataclass(slots=True)
class Factors:
    """The factors of a product or a fraction, those of products and fractions inside it among them."""

    above: list[Expression] = field(default_factory=list)
    """A fraction of two numbers is one factor; the 1 of 1/x is none."""
    below: list[Expression] = field(default_factory=list)
    minus: int = 0
    """How many minus signs stand at factors."""
    stacked: bool = False
    """Is there a fraction below a line, or one that is itself divided?"""


def taken_apart(root: Expression) -> Factors:
    """The factors of an expression; a sum, a power, a number is its own one factor.

    >>> from tutor import parse
    >>> factors = taken_apart(parse("-2x/(y z)"))
    >>> [str(part) for part in factors.above], [str(part) for part in factors.below], factors.minus
    (['2', 'x'], ['y', 'z'], 1)
    """
    found = Factors()
    pending = [(root, False)]
    while pending:
        node, under = pending.pop()
        if isinstance(node, Negation):
            found.minus += 1
            pending.append((node.operand, under))
        elif isinstance(node, Product):
            pending.extend((factor, under) for factor in reversed(node.factors))
        elif isinstance(node, Quotient):
            found.stacked = found.stacked or under or isinstance(bare(node.numerator), Quotient)
            if type(node.numerator) is Number and type(node.denominator) is Number and not under:
                found.above.append(node)
                continue
            pending.append((node.denominator, not under))
            if node.numerator != ONE:
                pending.append((node.numerator, under))
        else:
            (found.below if under else found.above).append(node)
    return found


def bare(node: Expression) -> Expression:
    """A part without the minus signs in front of it."""
    while isinstance(node, Negation):
        node = node.operand
    return node


def flat_terms(root: Expression) -> list[tuple[Expression, bool]]:
    """The terms of a sum with those of sums in brackets inside it, each with whether it is subtracted."""
    found: list[tuple[Expression, bool]] = []
    pending = [(root, False)]
    while pending:
        node, minus = pending.pop()
        if isinstance(node, Negation):
            pending.append((node.operand, not minus))
        elif isinstance(node, Sum):
            pending.extend((term, minus) for term in reversed(node.terms))
        else:
            found.append((node, minus))
    return found


def outermost(root: Expression) -> Iterator[Expression]:
    """The parts of an expression, wholes before their parts, but not what only continues a sum or a product.

    Parts come from left to right. Of 2·(x·y) it gives the whole, 2, x and y, not x·y: that is seen from the whole.
    """
    inner: set[int] = set()
    seen: set[int] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Product | Quotient | Negation):
            inner.update(id(child) for child in node.children if isinstance(child, Product | Quotient | Negation))
        elif isinstance(node, Sum):
            inner.update(id(part) for part in map(bare, node.terms) if isinstance(part, Sum))
        if id(node) not in inner:
            yield node
        stack.extend(reversed(node.children))
