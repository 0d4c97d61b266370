"""Factored: a product of parts none of which can be factored over the rational numbers.

Functions, roots and powers with letters above count as letters. A whole number that all terms of a bracket share is
taken out: 2(x + 1)(x − 1), not (2x + 2)(x − 1).
"""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum
from tutor.grading.forms.atoms import is_whole, letters_and_atoms
from tutor.grading.forms.common_factors import number_in_common
from tutor.grading.forms.products import taken_apart
from tutor.grading.polynomials import DividesByZero, NotRational, fractional

_MOST_TERMS = 60
_MOST_DEGREE = 40


def factors_left(answer: Expression) -> tuple[Phrase, ...]:
    """The factors that can be factored further.

    >>> from tutor import parse
    >>> [problem.key for problem in factors_left(parse("2(x^2 - 1)(x + 1)"))]
    ['check-form-factor']
    """
    found: list[Phrase] = []
    for part in _brackets(answer):
        if _factors(part):
            found.append(phrase("check-form-factor-whole" if part == answer else "check-form-factor", part=part))
        elif (number := number_in_common([part])) > 1:
            found.append(phrase("check-form-factor-number", part=part, number=number))
    return tuple(found)


def _brackets(answer: Expression) -> Iterator[Sum]:
    """The sums that are factors of the answer, or whole powers of one."""
    pending = [answer]
    while pending:
        node = pending.pop()
        apart = taken_apart(node)
        for factor in (*apart.above, *apart.below):
            while isinstance(factor, Power) and is_whole(factor.exponent):
                factor = factor.base
            if isinstance(factor, Sum):
                yield factor
            elif factor is not node and isinstance(factor, Product | Quotient | Negation):
                pending.append(factor)


def _factors(part: Sum) -> bool:
    """Whether a sum can be factored, as far as that can be found out without much work."""
    letters = tuple(dict.fromkeys(letters_and_atoms(part)))
    try:
        fraction = fractional(part, letters)
    except (NotRational, DividesByZero):
        return False
    polynomial = fraction.above
    if len(polynomial) > _MOST_TERMS or polynomial.total_degree() > _MOST_DEGREE or polynomial.is_constant():
        return False
    if not fraction.below.is_constant():
        polynomial = polynomial / polynomial.gcd(fraction.below)
    if polynomial.is_constant():
        return False
    return sum(int(times) for _, times in polynomial.factor()[1]) > 1
