"""Sums over the data as means: Σᵢ aᵢ is n·ā, and the n cancels or stands in front of a bracket.

Source: the lecture's notation for data statistics, ā = (1/n)·Σᵢ aᵢ and mean(ah) = (1/n)·Σᵢ aᵢhᵢ.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeGuard

from tutor.derivation.monomial import Monomial, combine, monomial
from tutor.derivation.terms import collect, drop_units, total
from tutor.derivation.tidy import Tidier
from tutor.expression.bars import top
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.structures import BigSum, Mean
from tutor.expression.traversal import postorder, rebuilt
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum, Symbol


def in_means(expression: Expression) -> Expression:
    """An expression with a mean in the place of each Σ from 1 to a letter such as n.

    Arguments:
        expression: any expression, best one that is tidied, so that Σ stands over data alone.

    Returns:
        the expression with n·mean for each Σ, n cancelled where it can be, and in front of a sum whose terms all
        have it; the expression itself if there is no such Σ.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> text(in_means(parse("s*sum(i, a_i^2) + b*sum(i, a_i) - sum(i, a_i h_i)")))
    'n·(s·mean(a²) + b·ā − mean(ah))'
    >>> text(in_means(parse("2/n*sum(i, s*a_i + b - h_i)")))
    '2(s·ā + b − h̄)'
    """
    counts = frozenset(node.upper for node in postorder(expression) if _is_over_data(node))
    if not counts:
        return expression
    tidier = Tidier()
    return _everywhere(expression, lambda node: _rewritten(node, counts, tidier))


def with_sums(expression: Expression) -> Expression:
    """An expression with (1/n)·Σ in the place of each mean, n cancelled where it can be: the inverse of `in_means`.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> text(with_sums(parse("ybar - b")))
    '1/n·Σᵢ yᵢ − b'
    >>> text(with_sums(parse("n*(mean(a^2)*s + b*abar)")))
    's·Σᵢ aᵢ² + b·Σᵢ aᵢ'
    """
    counts = frozenset(node.upper for node in postorder(expression) if isinstance(node, Mean))

    def rewrite(node: Expression) -> Expression:
        match node:
            case Mean(body=body, index=index, upper=upper):
                over = BigSum(body, index, ONE, upper, implicit=upper == top(index))
                return Product((Quotient(ONE, upper), over))
            case Power(base=Product(factors=parts), exponent=exponent) if _divides(parts, counts):
                value = rational_value(exponent)
                return node if value is None or value.denominator != 1 else _opened(parts, exponent)
            case Product() | Quotient() | Negation():
                return _brought_in(drop_units(combine(node)[0])[0], counts)
            case Sum():
                return collect(node)[0]
        return node

    return _everywhere(expression, rewrite) if counts else expression


def _is_over_data(node: Expression) -> TypeGuard[BigSum]:
    return isinstance(node, BigSum) and node.lower == ONE and isinstance(node.upper, Symbol)


def _everywhere(expression: Expression, rewrite: Callable[[Expression], Expression]) -> Expression:
    """The expression with every node rewritten, parts before wholes; nodes that stay the same are kept."""

    def changed(node: Expression, around: Expression) -> Expression:
        return node if around is node and not isinstance(node, BigSum | Mean) else rewrite(around)

    return rebuilt(expression, changed)


def _rewritten(node: Expression, counts: frozenset[Expression], tidier: Tidier) -> Expression:
    """One node, its parts being done: a Σ as n·mean, n cancelled in a product, and put in front of a sum."""
    if _is_over_data(node):
        return combine(Product((node.upper, tidier.result(Mean(node.body, node.index, node.upper)))))[0]
    match node:
        case Power(base=Product(factors=parts), exponent=exponent) if counts.intersection(parts):
            value = rational_value(exponent)
            return node if value is None or value.denominator != 1 else _opened(parts, exponent)
        case Product() | Quotient() | Negation():
            return drop_units(combine(node)[0])[0]
        case Sum():
            return _counts_in_front(collect(node)[0], counts)
    return node


def _opened(parts: Sequence[Expression], exponent: Expression) -> Expression:
    """(u·v)² as u²·v²."""
    powers = [
        Quotient(ONE, Power(part.denominator, exponent))
        if isinstance(part, Quotient) and part.numerator == ONE
        else Power(part, exponent)
        for part in parts
    ]
    return combine(Product(tuple(powers)))[0]


def _divides(parts: Sequence[Expression], counts: frozenset[Expression]) -> bool:
    return any(isinstance(part, Quotient) and part.denominator in counts for part in parts)


def _brought_in(node: Expression, counts: frozenset[Expression]) -> Expression:
    """n(u/n + b) as u + b·n, where no term keeps an n below it."""
    parts = monomial(node)
    outside = {base: exponent for base, exponent in parts.exponents.items() if base in counts and exponent > 0}
    bracket = next(
        (base for base, exponent in parts.exponents.items() if isinstance(base, Sum) and exponent == 1), None
    )
    if not outside or bracket is None:
        return node
    front = Monomial(exponents=outside).expression()
    terms = [combine(Product((front, term)))[0] for term in bracket.children]
    if any(monomial(term).exponents.get(count, Fraction(0)) < 0 for term in terms for count in counts):
        return node
    for base in (*outside, bracket):
        del parts.exponents[base]
    rest, inner = parts.expression(), total(tuple(terms))
    return inner if rest == ONE else combine(Product((rest, inner)))[0]


def _counts_in_front(node: Expression, counts: frozenset[Expression]) -> Expression:
    """n·u + n·v as n(u + v)."""
    if not isinstance(node, Sum):
        return node
    terms = [monomial(term) for term in node.terms]
    common = {count: min(term.exponents.get(count, Fraction(0)) for term in terms) for count in counts}
    common = {count: exponent for count, exponent in common.items() if exponent > 0}
    if not common:
        return node
    for term in terms:
        for count, exponent in common.items():
            term.exponents[count] -= exponent
            if not term.exponents[count]:
                del term.exponents[count]
    inner = collect(total(tuple(term.expression() for term in terms)))[0]
    front = Monomial(exponents=dict(common))
    front.multiply(inner)
    return front.expression()
