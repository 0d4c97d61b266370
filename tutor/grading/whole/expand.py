"""An expression as a sum of terms: brackets multiplied out as far as that gives few terms, like terms together."""

from __future__ import annotations

from itertools import product as combinations

from tutor.derivation.monomial import monomial
from tutor.derivation.terms import collect
from tutor.derivation.tidy import spread
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.traversal import depth, has_sigma, postorder
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum
from tutor.grading.forms.products import flat_terms

MOST_TERMS = 24
"""Nothing is multiplied out that gives more terms."""
_MOST_NODES = 1500
_MOST_LEVELS = 100
_HIGHEST_POWER = 4


def expanded_terms(expression: Expression) -> tuple[Expression, ...]:
    """The terms of an expression that is multiplied out; a large one is its own one term.

    >>> from tutor import parse
    >>> [str(term) for term in expanded_terms(parse("y (2x + 1) - x^2 (y + 1)"))]
    ['2*x*y', 'y', '-x**2*y', '-x**2']
    """
    terms = opened_terms(expression)
    if terms == (expression,):
        return () if expression == ZERO else terms
    joined = collect(Sum(terms))[0] if len(terms) > 1 else monomial(terms[0]).expression()
    return () if joined == ZERO else typed_terms(joined)


def opened_terms(expression: Expression) -> tuple[Expression, ...]:
    """The terms of an expression that is multiplied out, like terms left apart.

    >>> from tutor import parse
    >>> [str(term) for term in opened_terms(parse("y (2x + x)"))]
    ['2*x*y', 'x*y']
    """
    if is_large(expression):
        return (expression,)
    opened = spread(expression) if has_sigma(expression) else expression
    terms = _terms(opened)
    return typed_terms(opened) if terms is None else terms


def is_large(expression: Expression) -> bool:
    """Whether an expression is too large to be multiplied out."""
    count = sum(1 for _ in postorder(expression))
    return count > _MOST_NODES or depth(expression) > _MOST_LEVELS


def typed_terms(expression: Expression) -> tuple[Expression, ...]:
    """The terms as they stand, with brackets around sums dropped.

    >>> from tutor import parse
    >>> [str(term) for term in typed_terms(parse("x - (y - 1)"))]
    ['x', '-y', '1']
    """
    return tuple([Negation(term) if minus else term for term, minus in flat_terms(expression)])


def _terms(root: Expression) -> tuple[Expression, ...] | None:
    """The terms of an expression with sums and products opened; None where there are too many."""
    known: dict[int, tuple[Expression, ...]] = {}
    for node in postorder(root):
        opened = _opened(node, known)
        if opened is None:
            return None
        known[id(node)] = opened
    return known[id(root)]


def _opened(node: Expression, known: dict[int, tuple[Expression, ...]]) -> tuple[Expression, ...] | None:
    match node:
        case Sum(terms=terms):
            found = tuple(part for term in terms for part in known[id(term)])
        case Negation(operand=operand):
            found = tuple(_negated(part) for part in known[id(operand)])
        case Product(factors=factors):
            found = _multiplied(tuple(known[id(factor)] for factor in factors))
        case Quotient(numerator=above, denominator=below):
            found = tuple(Quotient(part, below) for part in known[id(above)])
        case Power(base=Sum() as base, exponent=exponent):
            times = rational_value(exponent)
            if times is None or times.denominator != 1 or not 2 <= times <= _HIGHEST_POWER:
                return (node,)
            found = _multiplied((known[id(base)],) * int(times))
        case _:
            return (node,)
    return found if 0 < len(found) <= MOST_TERMS else None


def _multiplied(parts: tuple[tuple[Expression, ...], ...]) -> tuple[Expression, ...]:
    count = 1
    for part in parts:
        count *= len(part)
        if count > MOST_TERMS:
            return ()
    return tuple(monomial(Product(choice)).expression() for choice in combinations(*parts))


def _negated(term: Expression) -> Expression:
    return term.operand if isinstance(term, Negation) else Negation(term)
