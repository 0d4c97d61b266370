"""Three small steps of algebra on an answer, each done only where the answer gets shorter by it.

A bracket is multiplied out where its terms then cancel or combine; what stands above and below a fraction line is
cancelled; a common factor leaves a bracket that has a factor in front of it. Long expressions are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, lcm

from tutor.derivation.monomial import Monomial, monomial
from tutor.derivation.residuals import has_bracket, multiplied_out
from tutor.derivation.terms import collect, total
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.structures import Counted, Delta
from tutor.expression.traversal import holds_one_of
from tutor.expression.tree import Call, Expression, Number, Power, Product, Quotient, Sum, Symbol

Nonzero = Callable[[Expression], bool]
"""Whether an expression is nowhere 0 on the domain of the function that was differentiated."""

_NOTHING: frozenset[str] = frozenset()
_SIGMAS = frozenset((*Counted.__args__, Delta))
MOST_TERMS = 12
"""A sum with more terms is left alone."""
_MOST_NODES = 120
_TOO_LONG = (_MOST_NODES + 1, 0)


def weight(root: Expression) -> tuple[int, int]:
    """How long an expression is: its nodes as they are written, and the digits of its numbers.

    Counting stops where there is more than one would work on by hand.

    >>> from tutor import parse
    >>> weight(parse("18x - 2")), weight(parse("9x - 1"))
    ((6, 3), (6, 2))
    """
    nodes = digits = 0
    stack = [root]
    while stack:
        node = stack.pop()
        nodes += 1
        if nodes > _MOST_NODES:
            return _TOO_LONG
        if isinstance(node, Number):
            digits += len(node.spelling or str(node.value))
        stack += node.children
    return nodes, digits


def open_brackets(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Multiply brackets in a sum out where its terms then cancel or combine: all of them, or a single one.

    >>> from tutor import parse
    >>> str(open_brackets(parse("7(7x + 6) - 7(7x + 8)"))[0])
    '-14'
    >>> str(open_brackets(parse("4x(x^2 + y) + 2(x + 1)"))[0])
    '4*x*(x**2 + y) + 2*(x + 1)'
    """
    if not isinstance(node, Sum) or len(node.terms) > MOST_TERMS:
        return node, _NOTHING
    bracketed = [place for place, term in enumerate(node.terms) if has_bracket(term)]
    if not bracketed or (best := weight(node)) == _TOO_LONG or holds_one_of(node, _SIGMAS):
        return node, _NOTHING
    opened = {place: multiplied_out(node.terms[place]) for place in bracketed}
    result: Expression = node
    for places in (bracketed, *([place] for place in bracketed if len(bracketed) > 1)):
        terms: list[Expression] = []
        for place, term in enumerate(node.terms):
            terms += opened[place] if place in places else [term]
        if len(node.terms) < len(terms) <= MOST_TERMS:
            found = collect(Sum(tuple(terms)))[0]
            fewer = not isinstance(found, Sum) or len(found.terms) < len(terms)
            if fewer and (length := weight(found)) < best:
                result, best = found, length
    return (node, _NOTHING) if result is node else (result, frozenset(("opened",)))


def cancel(
    node: Expression, nonzero: Nonzero, cancelled: list[Expression] | None = None
) -> tuple[Expression, frozenset[str]]:
    """Cancel what stands above and below a fraction line: a number, a power, a fraction above it.

    Arguments:
        node: any expression; nothing but a fraction is changed.
        nonzero: what may be cancelled altogether. A factor that stays below may be cancelled in part in any case.
        cancelled: where to put the factor that was cancelled, if it is one to be told; or None.

    >>> from tutor import parse
    >>> str(cancel(parse("(x^4 - 5 x^4 ln(x))/(x^5)^2"), lambda base: False)[0])
    '(1 - 5*log(x))/x**6'
    >>> str(cancel(parse("(18x - 2)/8"), lambda base: False)[0])
    '(9*x - 1)/4'
    """
    if not isinstance(node, Quotient) or (length := weight(node)) == _TOO_LONG or holds_one_of(node, _SIGMAS):
        return node, _NOTHING
    front, terms = _taken_apart(node.numerator)
    below = monomial(node.denominator)
    happened: set[str] = set()
    gone = Monomial()
    if _merge_powers(below):
        happened.add("powers-merged")
    if _write_roots_as_powers((front, *terms, below)):
        happened.add("roots-merged")
    for base in dict.fromkeys(base for parts in (front, *terms) for base in parts.exponents):
        shared = min(parts.exponents.get(base, Fraction(0)) for parts in terms) if terms else Fraction(0)
        ahead = front.exponents.get(base, Fraction(0))
        there = below.exponents.get(base, Fraction(0))
        common = min(shared + ahead, there)
        if not common or (0 < common == there and not nonzero(base)) or (common < 0 and not _is_plain(base)):
            continue
        # Of what cancels, the factor in front goes first.
        first = min(ahead, common) if ahead > 0 else Fraction(0)
        front.exponents[base] = ahead - first
        for parts in terms:
            parts.exponents[base] = parts.exponents.get(base, Fraction(0)) - (common - first)
        below.exponents[base] = there - common
        gone.exponents[base] = common
        happened.add("cancelled-through" if common > 0 else "fractions")
    gone.coefficient = below.coefficient
    happened |= _divide_numbers(front, terms, below, isinstance(node.numerator, Sum))
    if terms:
        above, done = collect(total(tuple(parts.expression() for parts in terms)))
        happened |= done
        front.multiply(above)
    result = _fraction(front, below)
    if not weight(result) < length:
        return node, _NOTHING
    if cancelled is not None and "fractions" not in happened:
        gone.coefficient = abs(gone.coefficient / below.coefficient)
        if (factor := gone.expression()) != ONE:
            cancelled.append(factor)
    return result, frozenset(happened)


def _taken_apart(numerator: Expression) -> tuple[Monomial, list[Monomial]]:
    """What stands before the one bracket of a numerator, and the terms in the bracket; no terms where there is none."""
    if isinstance(numerator, Sum):
        return Monomial(), [monomial(term) for term in numerator.terms]
    front = monomial(numerator)
    brackets = [base for base, power in front.exponents.items() if isinstance(base, Sum) and power == 1]
    if len(brackets) != 1:
        return front, []
    del front.exponents[brackets[0]]
    return front, [monomial(term) for term in brackets[0].children]


def _merge_powers(below: Monomial) -> bool:
    """Write (x⁵)² as x¹⁰ and (xy)² as x²y² in a denominator, where the exponents are whole and positive."""
    merged: dict[Expression, Fraction] = {}
    found = False
    for base, power in below.exponents.items():
        whole = power > 0 and power.denominator == 1
        for factor in base.factors if whole and isinstance(base, Product) else (base,):
            root, exponent = factor, power
            if whole and isinstance(factor, Power):
                inner = rational_value(factor.exponent)
                if inner is not None and inner > 0 and inner.denominator == 1:
                    root, exponent = factor.base, inner * power
            found = found or root is not base
            merged[root] = merged.get(root, Fraction(0)) + exponent
    below.exponents = merged
    return found


def _is_plain(base: Expression) -> bool:
    """Whether a denominator inside a fraction is one to multiply with by hand: a letter, a bracket, a root."""
    return isinstance(base, Symbol | Sum) or _is_root(base)


def _is_root(base: Expression) -> bool:
    return isinstance(base, Call) and base.function == "sqrt"


def _write_roots_as_powers(parts: Sequence[Monomial]) -> bool:
    """Write u as (√u)² where √u stands beside it, so that √x/x is 1/√x."""
    found = False
    for root in dict.fromkeys(base for one in parts for base in one.exponents if _is_root(base)):
        inside = root.children[0]
        for one in parts:
            if inside in one.exponents:
                one.exponents[root] = one.exponents.get(root, Fraction(0)) + 2 * one.exponents.pop(inside)
                found = True
    return found


def _divide_numbers(front: Monomial, terms: Sequence[Monomial], below: Monomial, alone: bool) -> set[str]:
    """Divide the numbers above and below by what they have in common; a bracket that stands alone keeps the rest."""
    if not terms or front.decimal or below.decimal or any(parts.decimal for parts in terms):
        return set()
    under = lcm(*(parts.coefficient.denominator for parts in terms))
    shared = Fraction(gcd(*(int(parts.coefficient * under) for parts in terms)), under)
    if not shared:
        return set()
    negative = all(parts.coefficient < 0 for parts in terms)
    if negative:  # −x − 4 above a line is a minus sign before it
        shared = -shared
    ratio = front.coefficient * shared / below.coefficient
    spread = Fraction(abs(ratio.numerator)) if alone else Fraction(1)
    before = below.coefficient
    for parts in terms:
        parts.coefficient *= spread / shared
    front.coefficient = Fraction(ratio.numerator) / spread
    below.coefficient = Fraction(ratio.denominator)
    happened = {"signs"} if negative else set()
    if under > 1:
        happened.add("fractions")
    elif below.coefficient != before:
        happened.add("number-through")
    return happened


def _fraction(above: Monomial, below: Monomial) -> Expression:
    """One fraction of two products in textbook form."""
    result = Monomial(above.coefficient / below.coefficient, above.decimal or below.decimal)
    for parts, sign in ((above, 1), (below, -1)):
        for base, power in parts.exponents.items():
            rest = power
            if _is_root(base) and power % 2 and abs(power) > 2:  # (√x)³ is x·√x
                rest = Fraction(1 if power > 0 else -1)
                inside = base.children[0]
                result.exponents[inside] = result.exponents.get(inside, Fraction(0)) + sign * (power - rest) / 2
            if rest:
                result.exponents[base] = result.exponents.get(base, Fraction(0)) + sign * rest
    return result.expression()


def take_factor_out(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Take a common factor out of a bracket that has a factor in front of it: 8(3x²·ln x + x²) = 8x²(3ln x + 1).

    >>> from tutor import parse
    >>> str(take_factor_out(parse("8(3x^2 ln(x) + x^2)"))[0])
    '8*x**2*(3*log(x) + 1)'
    """
    if not isinstance(node, Product) or holds_one_of(node, _SIGMAS) or (length := weight(node)) == _TOO_LONG:
        return node, _NOTHING
    front, terms = _taken_apart(node)
    if not terms or front.decimal or any(parts.decimal for parts in terms):
        return node, _NOTHING
    for base in terms[0].exponents:
        shared = min(parts.exponents.get(base, Fraction(0)) for parts in terms)
        if shared > 0:
            front.exponents[base] = front.exponents.get(base, Fraction(0)) + shared
            for parts in terms:
                parts.exponents[base] -= shared
    if all(parts.coefficient.denominator == 1 for parts in terms):
        number = gcd(*(int(parts.coefficient) for parts in terms)) or 1
        front.coefficient *= number
        for parts in terms:
            parts.coefficient /= number
    front.multiply(total(tuple(parts.expression() for parts in terms)))
    result = front.expression()
    return (result, frozenset(("factor-leaves",))) if weight(result) < length else (node, _NOTHING)
