"""Formulas in letters in their shortest form."""

from __future__ import annotations

from tutor.expression.traversal import size
from tutor.expression.tree import Expression, Negation, Sum
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.cases.plain import settled
from tutor.stationary.edges.branches import opposite


def plainest(formula: Expression) -> Expression:
    """A formula in letters, multiplied out where that makes it shorter: y² for (−y)², λ − 2y for −2y + λ.

    >>> from tutor import parse
    >>> str(plainest(parse("(-y)^2"))), str(plainest(parse("(y - 1)^3")))
    ('y**2', '(y - 1)**3')
    """
    tidy = settled(formula)
    if isinstance(tidy, Negation) and isinstance(tidy.operand, Sum):
        tidy = opposite(tidy.operand)
    if isinstance(tidy, Sum):
        tidy = Sum(tuple(sorted(tidy.terms, key=lambda term: isinstance(term, Negation))))
    try:
        ring = Ring.of([tidy])
        polynomial = ring.polynomial(tidy)
    except (TooLarge, ZeroDivisionError):
        return tidy
    if polynomial is None:
        return tidy
    spread = ring.tree(polynomial)
    return spread if size(spread) < size(tidy) else tidy
