"""An expression written plainly once its blanks are filled: x + −3 becomes x − 3, and 1x becomes x.

Only what a filled blank brings about is mended: a sign, a 1, a 0, a bracket that is not needed. Nothing else is
worked out: 2(3x) stays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tutor.expression.numbers import ONE, ZERO, rational_value
from tutor.expression.parser import parse
from tutor.expression.text import text as written
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum

Chosen = Callable[[Expression], bool]
"""Does a node stand in a blank, so that it may be written in another way?"""


def plainly(text: str) -> str:
    """An expression, each of its numbers and signs taken to stand in a blank, written plainly.

    Raises:
        SyntaxProblem: the text cannot be read.

    >>> plainly("3 + -2x"), plainly("-1x^1"), plainly("0x + 3"), plainly("x/1"), plainly("2*(3x)")
    ('3 − 2x', '−x', '3', 'x', '2(3x)')
    """
    return written(plain_numbers(parse(text)))


def plain_numbers(root: Expression) -> Expression:
    """The tree with each of its numbers and signs taken to stand in a blank: 16 for −(−16)."""
    return plain(root, lambda node: isinstance(node, Negation) or rational_value(node) is not None)


def plain(root: Expression, chosen: Chosen) -> Expression:
    """The tree with the signs, units and zeros of its blanks tidied.

    Arguments:
        root: the tree; its depth is bounded by the reader.
        chosen: which of its nodes stand in blanks.

    Returns:
        `root` itself where there is nothing to tidy.
    """
    parts = tuple(plain(child, chosen) for child in root.children)
    changed = any(new is not old for new, old in zip(parts, root.children, strict=True))
    node = root.rebuild(parts) if changed else root
    free = tuple(chosen(old) or new is not old for new, old in zip(parts, root.children, strict=True))
    match node:
        case Sum():
            return _sum(node, free, tuple(_is_free_minus(old, chosen) for old in root.children))
        case Negation(operand=Negation() as inner) if free[0]:
            return inner.operand
        case Negation(operand=inner) if free[0] and inner == ZERO:
            return ZERO
        case Product():
            return _product(node, free)
        case Quotient():
            return _quotient(node, free)
        case Power(base=base, exponent=exponent) if free[1] and exponent == ONE:
            return base
    return node


def _is_free_minus(term: Expression, chosen: Chosen) -> bool:
    return isinstance(term, Negation) and chosen(term.operand)


def _sum(node: Sum, free: tuple[bool, ...], minus: tuple[bool, ...]) -> Expression:
    terms: list[Expression] = []
    for term, tidied, subtracted in zip(node.terms, free, minus, strict=True):
        if isinstance(term, Sum) and tidied:
            terms += term.terms
        elif not (_is_zero(term) and (tidied or subtracted)):
            terms.append(term)
    if len(terms) == len(node.terms) and all(map(_is, terms, node.terms)):
        return node
    return Sum(tuple(terms)) if len(terms) > 1 else terms[0] if terms else ZERO


def _is_zero(term: Expression) -> bool:
    return (term.operand if isinstance(term, Negation) else term) == ZERO


def _is(one: object, other: object) -> bool:
    return one is other


def _product(node: Product, free: tuple[bool, ...]) -> Expression:
    if any(tidied and _is_zero(factor) for factor, tidied in zip(node.factors, free, strict=True)):
        return ZERO
    negative = False
    factors: list[Expression] = []
    for factor, tidied in zip(node.factors, free, strict=True):
        if not tidied:
            factors.append(factor)
            continue
        if isinstance(factor, Negation) and (not factors or factor.operand == ONE):
            negative = not negative
            factor = factor.operand
        if isinstance(factor, Product) and not (factors and _begins_with_number(factor)):
            factors += factor.factors
        elif factor != ONE:
            factors.append(factor)
    if len(factors) == len(node.factors) and all(map(_is, factors, node.factors)):
        return node
    result = replace(node, factors=tuple(factors), span=None) if len(factors) > 1 else factors[0] if factors else ONE
    return Negation(result) if negative else result


def _begins_with_number(product: Product) -> bool:
    return rational_value(product.factors[0]) is not None


def _quotient(node: Quotient, free: tuple[bool, ...]) -> Expression:
    above, below = node.numerator, node.denominator
    negative = False
    if isinstance(above, Negation) and free[0]:
        above, negative = above.operand, True
    if isinstance(below, Negation) and free[1]:
        below, negative = below.operand, not negative
    if above is node.numerator and below is node.denominator and not (below == ONE and free[1]):
        return node
    result = above if below == ONE and free[1] else Quotient(above, below)
    return Negation(result) if negative else result


def is_natural(text: str) -> bool:
    """Is a value a number without a sign, which needs no brackets: 3, 0.5?

    >>> is_natural("12"), is_natural("0.5"), is_natural("-3"), is_natural("3/4")
    (True, True, False, False)
    """
    before, point, behind = text.partition(".")
    digits = before + behind
    return digits.isascii() and digits.isdigit() and bool(before) and (bool(behind) or not point)
