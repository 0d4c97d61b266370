"""The right answer in the form that is asked for, so that what is revealed is no form that would be refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from flint import fmpq, fmpq_mpoly

from tutor.derivation.monomial import product
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.errors import TutorError
from tutor.expression.numbers import ONE, ZERO, rational, whole
from tutor.expression.tree import Expression, Power, Quotient
from tutor.grading.equivalence import compared
from tutor.grading.form import Form, form_problems
from tutor.grading.forms.atoms import letters_and_atoms
from tutor.grading.key import Key
from tutor.grading.polynomials import DividesByZero, NotRational, fractional
from tutor.grading.whole.expand import expanded_terms

_MOST_TERMS = 60
_MOST_DEGREE = 40


def in_form(key: Key, wanted: Form) -> Expression | None:
    """The right answer in a form; None where no way to write it in that form was found.

    Arguments:
        key: the right answer.
        wanted: the form.

    >>> from tutor import parse
    >>> from tutor.grading.key import key_of
    >>> str(in_form(key_of(parse("3(x + 1)^2")), Form.EXPANDED))
    '3*x**2 + 6*x + 3'
    >>> str(in_form(key_of(parse("x^2 - 1")), Form.FACTORED))
    '(x - 1)*(x + 1)'
    """
    found = key.expression
    fitting = (one for one in (found, *_candidates(found, wanted)) if not form_problems(one, wanted))
    return next((one for one in fitting if one is found or compared(one, key).agrees), None)


def _candidates(found: Expression, wanted: Form) -> Iterator[Expression]:
    try:
        yield tidied(found)
        if wanted in (Form.FACTORED, Form.SIMPLIFIED) and (factored := _factored(found)) is not None:
            yield tidied(factored)
            yield factored
        if wanted in (Form.EXPANDED, Form.SIMPLIFIED):
            yield total(expanded_terms(found))
    except TutorError:  # too large for one of the ways
        return


def _factored(found: Expression) -> Expression | None:
    """A fraction of polynomials as a product of factors; None for what is none, or too large."""
    letters = tuple(dict.fromkeys(letters_and_atoms(found)))
    try:
        fraction = fractional(found, letters)
    except (NotRational, DividesByZero):
        return None
    above, below = fraction.above, fraction.below
    if any(len(part) > _MOST_TERMS or part.total_degree() > _MOST_DEGREE for part in (above, below)):
        return None
    if not above:
        return ZERO
    common = above.gcd(below)
    number, top = _factors(above / common, letters)
    divisor, bottom = _factors(below / common, letters)
    front = rational(number / divisor)
    upper = product([front, *top] if front != ONE or not top else top)
    return Quotient(upper, product(bottom)) if bottom else upper


def _factors(polynomial: fmpq_mpoly, letters: Sequence[Expression]) -> tuple[Fraction, list[Expression]]:
    """The number in front, and the factors as powers."""
    number, factors = polynomial.factor()
    trees = [(_tree(factor, letters), int(times)) for factor, times in factors]
    powers = [base if times == 1 else Power(base, whole(times)) for base, times in trees]
    return _fraction(fmpq(number)), powers


def _tree(polynomial: fmpq_mpoly, letters: Sequence[Expression]) -> Expression:
    terms = []
    for exponents, number in polynomial.terms():
        factors = [
            letter if int(power) == 1 else Power(letter, whole(int(power)))
            for letter, power in zip(letters, exponents, strict=False)
            if power
        ]
        front = rational(_fraction(number))
        terms.append(product([front, *factors] if front != ONE or not factors else factors))
    return total(tuple(terms))


def _fraction(number: fmpq) -> Fraction:
    return Fraction(int(number.p), int(number.q))
