"""Factors of a product or a fraction that join: numbers, powers of the same base, minus signs, zeros and ones."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.monomial import monomial
from tutor.expression.numbers import rational_value
from tutor.expression.tree import Call, Constant, Expression, Number, Power, Quotient
from tutor.grading.forms.common_factors import common_factor
from tutor.grading.forms.joined_roots import roots_to_join
from tutor.grading.forms.products import Factors, taken_apart
from tutor.grading.same_tree import Numbering

_E = Constant("e")


def factors_to_join(node: Expression, brackets: bool = True) -> list[Phrase]:
    """What can be joined among the factors of a product, a fraction or a negation.

    Arguments:
        node: the product, fraction or negation, with all that it continues.
        brackets: whether to look for common factors inside brackets, which is more work.

    >>> from tutor import parse
    >>> [problem.key for problem in factors_to_join(parse("2 x 3 x/y"))]
    ['check-form-numbers-multiplied', 'check-form-powers']
    """
    apart = taken_apart(node)
    found: list[Phrase] = []
    if apart.minus > 1:
        found.append(phrase("check-form-signs", part=node))
    if apart.stacked:
        found.append(phrase("check-form-double-fraction", part=node))
    found += _numbers(node, apart)
    joined = _powers(apart) or roots_to_join(apart)
    if brackets and not found and not joined and common_factor(apart):
        joined.append(phrase("check-form-cancel", part=node))
    return found + joined


def _numbers(node: Expression, apart: Factors) -> list[Phrase]:
    """Zeros, ones, and more than one number."""
    above, below = _values(apart.above), _values(apart.below)
    alone = len(apart.above) == 1 and not apart.below
    if 0 in above and not (alone and not apart.minus):
        return [phrase("check-form-zero-factor", part=node)]
    if (1 in above and not alone) or 1 in below:
        return [phrase("check-form-one-factor", part=node)]
    if len(above) > 1 or len(below) > 1:
        return [phrase("check-form-numbers-multiplied", part=node)]
    if above and below and (above[0].denominator != 1 or below[0].denominator != 1):
        return [phrase("check-form-numbers-multiplied", part=node)]
    fractions = [factor for factor in apart.above if isinstance(factor, Quotient)]
    pairs = [(above[0], below[0])] if above and below else []
    pairs += [(top, under) for top, under in map(_two_numbers, fractions)]
    for top, under in pairs:
        if under == 1:
            return [phrase("check-form-one-factor", part=node)]
        if under and gcd(top.numerator, under.numerator) > 1:
            return [phrase("check-form-cancel", part=node)]
    return []


def _two_numbers(fraction: Quotient) -> tuple[Fraction, Fraction]:
    values = [part.value for part in fraction.children if isinstance(part, Number)]
    return values[0], values[1]


def _values(factors: list[Expression]) -> list[Fraction]:
    return [value for factor in factors if (value := rational_value(factor)) is not None]


def _powers(apart: Factors) -> list[Phrase]:
    """Powers of the same base: x·x, x²·x, x³/x, x·xⁿ, eˣ·e²ˣ."""
    found: list[Phrase] = []
    numbering = Numbering()
    uses: dict[int, list[tuple[Expression, Expression | None, bool]]] = {}
    for factors, under in ((apart.above, False), (apart.below, True)):
        for factor in factors:
            if rational_value(factor) is None:
                base, exponent = _as_power(factor)
                uses.setdefault(abs(numbering.number(base)), []).append((factor, exponent, under))
    for group in uses.values():
        together = _like_exponents(group)
        if len(together) > 1:
            sides = {under for _, under in together}
            key = "check-form-cancel-parts" if len(sides) > 1 else "check-form-powers"
            found.append(phrase(key, letters=tuple([factor for factor, _ in together])))
    return found


def _as_power(factor: Expression) -> tuple[Expression, Expression | None]:
    """A factor as base and exponent; None for 1."""
    if isinstance(factor, Power):
        return factor.base, factor.exponent
    if isinstance(factor, Call) and factor.function == "exp":
        return _E, factor.arguments[0]
    return factor, None


def _like_exponents(
    group: list[tuple[Expression, Expression | None, bool]],
) -> list[tuple[Expression, bool]]:
    """The first factors of a group whose exponents can be added in the head: numbers, like terms, or one of each.

    eˣ·eʸ is left alone: e^(x + y) is not simpler.
    """
    kinds = [
        frozenset[object]() if exponent is None else frozenset[object](monomial(exponent).exponents.items())
        for _, exponent, _ in group
    ]
    plain = [place for place, kind in enumerate(kinds) if not kind]
    for kind in dict.fromkeys(kinds):
        places = [place for place, other in enumerate(kinds) if other == kind]
        if len(places) > 1:
            return [(group[place][0], group[place][2]) for place in places]
    # A number in an exponent joins what has letters there, but e·eˣ is a matter of taste.
    if plain and len(group) > 1 and _as_power(group[0][0])[0] != _E:
        return [(factor, under) for factor, _, under in group[:2]]
    return []
