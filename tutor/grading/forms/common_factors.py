"""A factor that brackets above and below a line have in common: (x² − 1)/(x − 1), (2x + 4)/2."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd

from flint import fmpq_mpoly

from tutor.derivation.monomial import monomial
from tutor.expression.numbers import rational_value
from tutor.expression.tree import Expression, Power, Sum
from tutor.grading.forms.atoms import letters_and_atoms
from tutor.grading.forms.products import Factors, flat_terms
from tutor.grading.polynomials import DividesByZero, NotRational, fractional

_MOST_TERMS = 40
_MOST_DEGREE = 30
_MOST_FACTORS = 12


def common_factor(apart: Factors) -> bool:
    """Whether a bracket above or below the line shares a number or a polynomial with the other side.

    >>> from tutor import parse
    >>> from tutor.grading.forms.products import taken_apart
    >>> common_factor(taken_apart(parse("(x^2 - 1)/(x - 1)"))), common_factor(taken_apart(parse("x/(x + 1)")))
    (True, False)
    """
    above, below = [_base(factor) for factor in apart.above], [_base(factor) for factor in apart.below]
    if not below or len(above) + len(below) > _MOST_FACTORS or not any(isinstance(part, Sum) for part in above + below):
        return False
    if gcd(number_in_common(above), number_in_common(below)) > 1:
        return True
    letters = tuple(dict.fromkeys([atom for part in above + below for atom in letters_and_atoms(part)]))
    try:
        over = [fractional(part, letters).above for part in above]
        under = [fractional(part, letters).above for part in below]
    except (NotRational, DividesByZero):
        return False
    if any(len(one) > _MOST_TERMS or one.total_degree() > _MOST_DEGREE for one in (*over, *under)):
        return False
    return any(not one.gcd(other).is_constant() for one in over for other in under if _is_open(one) and _is_open(other))


def _is_open(polynomial: fmpq_mpoly) -> bool:
    return not polynomial.is_constant()


def _base(factor: Expression) -> Expression:
    """x for x³, but all of x^(1/2)."""
    exponent = rational_value(factor.exponent) if isinstance(factor, Power) else None
    if isinstance(factor, Power) and exponent is not None and exponent.denominator == 1 and exponent > 0:
        return factor.base
    return factor


def number_in_common(factors: Sequence[Expression]) -> int:
    """The whole number that divides all terms of a product: 6 for 3(2x + 4), 1 when some number is not whole."""
    result = 1
    for factor in factors:
        terms = [term for term, _ in flat_terms(factor)] if isinstance(factor, Sum) else [factor]
        values = [monomial(term).coefficient for term in terms]
        if any(value.denominator != 1 for value in values):
            return 1
        result *= gcd(*[value.numerator for value in values])
    return abs(result)
