"""Wrong algebra: what students write in place of a part of a line, one row for each slip.

Each row gives, for one node, what stands there after the slip; an empty result where it cannot happen. The rows
stand in the order in which they are believed. Source: teaching practice; the linearity slips (of powers, roots,
fractions and functions) are the best attested of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.derivation.monomial import monomial
from tutor.derivation.rewrites import times
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, rational, rational_value
from tutor.expression.traversal import terms, unsigned
from tutor.expression.tree import Call, Expression, Negation, Number, Power, Product, Quotient, Sum
from tutor.grading.working.bracket_slips import (
    denominator_opened,
    each_term,
    exponent_lost,
    exponent_opened,
    power_of_power,
    power_of_sum,
    root_of_squares,
    root_of_sum,
)

Wrong = Callable[[Expression], Iterator[Expression]]
"""A node → what stands in its place after the slip."""


@dataclass(frozen=True, slots=True)
class AlgebraSlip:
    """One slip."""

    name: str
    """Its key; the sentences are "check-{name}" and "check-why-{name}"."""
    wrong: Wrong
    """What it makes of a node."""


def _minus(term: Expression) -> Expression:
    return term.operand if isinstance(term, Negation) else Negation(term)


def _without(parts: tuple[Expression, ...], place: int) -> tuple[Expression, ...]:
    return (*parts[:place], *parts[place + 1 :])


def _put(parts: tuple[Expression, ...], place: int, new: Expression) -> tuple[Expression, ...]:
    return (*parts[:place], new, *parts[place + 1 :])


def _minus_bracket(node: Expression) -> Iterator[Expression]:
    """−(a + b) as −a + b."""
    if isinstance(node, Negation) and isinstance(node.operand, Sum):
        first, *rest = node.operand.terms
        yield Sum((_minus(first), *rest))


def _bracket_first_only(node: Expression) -> Iterator[Expression]:
    """c(a + b) as ca + b."""
    if isinstance(node, Product):
        for place, factor in enumerate(node.factors):
            if isinstance(factor, Sum):
                rest = _without(node.factors, place)
                first, *others = factor.terms
                yield Sum((times(*rest, first), *others))


def _function_of_sum(node: Expression) -> Iterator[Expression]:
    """√(a + b) as √a + √b, sin(a + b) as sin a + sin b."""
    if isinstance(node, Call) and len(node.arguments) == 1 and isinstance(node.arguments[0], Sum):
        yield each_term(node.arguments[0], lambda term: Call(node.function, (term,)))


def _factor_into_function(node: Expression) -> Iterator[Expression]:
    """3·cos(3x) as cos(9x)."""
    if isinstance(node, Product):
        for place, factor in enumerate(node.factors):
            if isinstance(factor, Call) and len(factor.arguments) == 1:
                rest = _without(node.factors, place)
                yield Call(factor.function, (times(*rest, factor.arguments[0]),))


def _exponent_of_sum(node: Expression) -> Iterator[Expression]:
    """e^(a + b) as eᵃ + eᵇ."""
    if isinstance(node, Power) and isinstance(node.exponent, Sum):
        yield Sum(tuple(Power(node.base, term) for term in node.exponent.terms))


def _denominator_split(node: Expression) -> Iterator[Expression]:
    """c/(a + b) as c/a + c/b."""
    if isinstance(node, Quotient) and isinstance(node.denominator, Sum):
        yield each_term(node.denominator, lambda term: Quotient(node.numerator, term))


def _fractions_added(node: Expression) -> Iterator[Expression]:
    """a/b + c/d as (a + c)/(b + d)."""
    for place, one, other in _pairs(node):
        above_and_below = [_fraction(unsigned(term)) for term in (one, other)]
        if any(below != ONE for _, below in above_and_below):
            (a, b), (c, d) = above_and_below
            tops = (Negation(a) if isinstance(one, Negation) else a, Negation(c) if isinstance(other, Negation) else c)
            yield _joined(node, place, Quotient(Sum(tops), Sum((b, d))))


def _fraction(term: Expression) -> tuple[Expression, Expression]:
    return (term.numerator, term.denominator) if isinstance(term, Quotient) else (term, ONE)


def _cancelled_in_sum(node: Expression) -> Iterator[Expression]:
    """(a·d + b)/d as a + b: cancelled in one term only."""
    if isinstance(node, Quotient) and isinstance(node.numerator, Sum):
        for place, term in enumerate(node.numerator.terms):
            yield Sum(_put(node.numerator.terms, place, Quotient(term, node.denominator)))


def _exponents_multiplied(node: Expression) -> Iterator[Expression]:
    """xᵃ·xᵇ as xᵃᵇ."""
    if not isinstance(node, Product):
        return
    for place, one in enumerate(node.factors):
        for other_place in range(place + 1, len(node.factors)):
            (base, a), (other_base, b) = _power(one), _power(node.factors[other_place])
            if base == other_base and not isinstance(base, Number):
                rest = _without(_put(node.factors, place, Power(base, times(a, b))), other_place)
                yield times(*rest)


def _power(factor: Expression) -> tuple[Expression, Expression]:
    return (factor.base, factor.exponent) if isinstance(factor, Power) else (factor, ONE)


def _exponents_added(node: Expression) -> Iterator[Expression]:
    """(xᵃ)ᵇ as xᵃ⁺ᵇ."""
    if isinstance(node, Power) and isinstance(node.base, Power):
        yield Power(node.base.base, Sum((node.base.exponent, node.exponent)))


def _power_of_product(node: Expression) -> Iterator[Expression]:
    """(ab)² as ab²."""
    if isinstance(node, Power) and isinstance(node.base, Product):
        for place, factor in enumerate(node.base.factors):
            yield times(*_put(node.base.factors, place, Power(factor, node.exponent)))


def _minus_squared(node: Expression) -> Iterator[Expression]:
    """(−a)² as −a²."""
    if isinstance(node, Power) and isinstance(node.base, Negation):
        yield Negation(Power(node.base.operand, node.exponent))


def _negative_exponent(node: Expression) -> Iterator[Expression]:
    """x⁻² as −x²."""
    if isinstance(node, Power) and isinstance(node.exponent, Negation):
        yield Negation(Power(node.base, node.exponent.operand))


def _like_terms_multiplied(node: Expression) -> Iterator[Expression]:
    """2x + 3x as 5x²."""
    for place, one, other in _pairs(node):
        first, second = monomial(one), monomial(other)
        if first.exponents and first.exponents == second.exponents:
            powers = [Power(base, rational(2 * exponent)) for base, exponent in first.exponents.items()]
            yield _joined(node, place, _times_number(first.coefficient + second.coefficient, powers))


def _unlike_terms_joined(node: Expression) -> Iterator[Expression]:
    """2x + 3y as 5xy, and 3x + 2 as 5x."""
    for place, one, other in _pairs(node):
        first, second = monomial(one), monomial(other)
        if first.exponents != second.exponents:
            bases = {**first.exponents, **second.exponents}
            powers = [Power(base, rational(exponent)) for base, exponent in bases.items()]
            yield _joined(node, place, _times_number(first.coefficient + second.coefficient, powers))


def _times_number(number: Fraction, parts: Sequence[Expression]) -> Expression:
    return times(rational(number), *parts)


def _numbers(node: Expression) -> Iterator[Expression]:
    """2·3 as 5, 2 + 3 as 6, 3² as 6."""
    if isinstance(node, Product):
        held = [factor for factor in node.factors if rational_value(factor) is not None]
        if len(held) == 2:
            yield times(Sum(tuple(held)), *(factor for factor in node.factors if factor not in held))
    if isinstance(node, Sum) and sum(rational_value(term) is not None for term in node.terms) == 2:
        held = [term for term in node.terms if rational_value(term) is not None]
        yield total((*(term for term in node.terms if term not in held), times(*held)))
    if isinstance(node, Power) and rational_value(node.base) is not None and rational_value(node.exponent) is not None:
        yield times(node.base, node.exponent)


def _sign(node: Expression) -> Iterator[Expression]:
    """One term with the other sign."""
    if isinstance(node, Sum):
        for place, term in enumerate(node.terms):
            yield Sum(_put(node.terms, place, _minus(term)))


def _sign_of_all(node: Expression) -> Iterator[Expression]:
    """−u as u."""
    if isinstance(node, Negation):
        yield node.operand


def _term_lost(node: Expression) -> Iterator[Expression]:
    """a + b as a."""
    if isinstance(node, Sum):
        for place in range(len(node.terms)):
            yield total(_without(node.terms, place))


def _factor_lost(node: Expression) -> Iterator[Expression]:
    """ab as a."""
    if isinstance(node, Product):
        for place in range(len(node.factors)):
            yield times(*_without(node.factors, place))


def _denominator_lost(node: Expression) -> Iterator[Expression]:
    """a/b as a."""
    if isinstance(node, Quotient):
        yield node.numerator


def _turned_over(node: Expression) -> Iterator[Expression]:
    """a/b as b/a."""
    if isinstance(node, Quotient):
        yield Quotient(node.denominator, node.numerator)


def _pairs(node: Expression) -> Iterator[tuple[tuple[int, int], Expression, Expression]]:
    """Two terms of a sum at a time, with their places; of the first few terms only."""
    listed = terms(node)[:8] if isinstance(node, Sum) else ()
    for place, one in enumerate(listed):
        for other in range(place + 1, len(listed)):
            yield (place, other), one, listed[other]


def _joined(node: Expression, places: tuple[int, int], joined: Expression) -> Expression:
    """The sum with two of its terms replaced by one."""
    first, second = places
    return total(_without(_put(terms(node), first, joined), second))


ALGEBRA_SLIPS: tuple[AlgebraSlip, ...] = (
    AlgebraSlip("algebra-minus-bracket", _minus_bracket),
    AlgebraSlip("algebra-bracket-first-only", _bracket_first_only),
    AlgebraSlip("algebra-power-of-sum", power_of_sum),
    AlgebraSlip("algebra-root-of-sum", root_of_sum),
    AlgebraSlip("algebra-function-of-sum", _function_of_sum),
    AlgebraSlip("algebra-function-of-sum", root_of_squares),
    AlgebraSlip("algebra-factor-into-function", _factor_into_function),
    AlgebraSlip("algebra-exponent-of-sum", _exponent_of_sum),
    AlgebraSlip("algebra-denominator-split", _denominator_split),
    AlgebraSlip("algebra-fractions-added", _fractions_added),
    AlgebraSlip("algebra-cancelled-in-sum", _cancelled_in_sum),
    AlgebraSlip("algebra-exponents-multiplied", _exponents_multiplied),
    AlgebraSlip("algebra-exponents-added", _exponents_added),
    AlgebraSlip("algebra-power-of-power", power_of_power),
    AlgebraSlip("algebra-exponent-opened", exponent_opened),
    AlgebraSlip("algebra-denominator-opened", denominator_opened),
    AlgebraSlip("algebra-power-of-product", _power_of_product),
    AlgebraSlip("algebra-minus-squared", _minus_squared),
    AlgebraSlip("algebra-negative-exponent", _negative_exponent),
    AlgebraSlip("algebra-like-terms-multiplied", _like_terms_multiplied),
    AlgebraSlip("algebra-unlike-terms-joined", _unlike_terms_joined),
    AlgebraSlip("algebra-numbers", _numbers),
    AlgebraSlip("algebra-sign", _sign),
    AlgebraSlip("algebra-minus-lost", _sign_of_all),
    AlgebraSlip("algebra-exponent-lost", exponent_lost),
    AlgebraSlip("algebra-term-lost", _term_lost),
    AlgebraSlip("algebra-factor-lost", _factor_lost),
    AlgebraSlip("algebra-denominator-lost", _denominator_lost),
    AlgebraSlip("algebra-turned-over", _turned_over),
)
"""Every slip, the likelier first."""
PLAIN = frozenset(
    f"algebra-{name}" for name in "sign minus-lost term-lost factor-lost denominator-lost exponent-lost".split()
)
"""Slips that tell no reason; that one number of a line became another is likelier."""
