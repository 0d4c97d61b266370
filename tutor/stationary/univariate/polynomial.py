"""Polynomial equations in one letter: linear, x² = c, the quadratic formula, powers of x^k, exact real roots."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd

from flint import fmpq, fmpq_poly

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import fresh
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, ZERO, rational_value, whole
from tutor.expression.traversal import size, unsigned
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.numbers.closed import real_roots
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.numbers.inverse import Inverse, invert
from tutor.stationary.univariate.page import Page, Roots

OR = phrase("univariate-or")
_MOST_DEGREE = 200
_LONGEST = 200


def solve_polynomial(
    equation: Expression, letter: Symbol, coefficients: Sequence[Expression], page: Page, shown: bool = True
) -> Roots | None:
    """The real roots of a polynomial, irreducible over the fractions, with the lines that find them.

    Arguments:
        equation: the polynomial as an expression in the letter.
        letter: the unknown.
        coefficients: numbers, that of degree 0 first; the last is not zero.
        page: where the lines go.
        shown: does the equation stand on the page already?

    Returns:
        all of them; None if the coefficients are no fractions and the polynomial is not of a simple form.
    """
    if not shown:
        page.equation((equation, ZERO))
    degree = len(coefficients) - 1
    present = [place for place, value in enumerate(coefficients) if value != ZERO]
    fold = gcd(*present)
    if degree == 1:
        return _linear(equation, letter, coefficients, page)
    if len(present) == 2 and present[0] == 0:
        return _pure_power(equation, letter, coefficients, page)
    if degree == 2:
        return _quadratic(equation, letter, coefficients, page)
    if degree == 2 * fold and (found := _folded(equation, letter, coefficients[::fold], fold, page)) is not None:
        return found
    fractions = [rational_value(value) for value in coefficients]
    known = [value for value in fractions if value is not None]
    if len(known) < len(fractions) or degree > _MOST_DEGREE:
        return None
    return _isolated(equation, letter, known, page)


def _linear(equation: Expression, letter: Symbol, coefficients: Sequence[Expression], page: Page) -> Roots:
    rest, slope = coefficients
    value = number_of(Negation(Quotient(rest, slope)))
    if value.exact is not None and rational_value(value.exact) is not None and rational_value(slope) is not None:
        page.equation((letter, value.exact), (equation, ZERO), Quotient(ONE, slope))
    else:
        page.root(letter, value, equation)
    return Roots((value,))


def _pure_power(equation: Expression, letter: Symbol, coefficients: Sequence[Expression], page: Page) -> Roots | None:
    """a·x^n + c = 0 as x^n = −c/a."""
    degree = len(coefficients) - 1
    power = Power(letter, whole(degree))
    value = number_of(Negation(Quotient(coefficients[0], coefficients[-1])))
    right = value.exact if value.exact is not None else Negation(Quotient(coefficients[0], coefficients[-1]))
    if size(right) > _LONGEST:
        return None
    if not (coefficients[-1] == ONE and coefficients[0] == ZERO):
        page.equation((power, right), (equation, ZERO), Quotient(ONE, coefficients[-1]))
    return written(letter, invert(power, value, page.used), equation, page)


def written(letter: Symbol, inverse: Inverse | None, equation: Expression, page: Page) -> Roots | None:
    """The values of an inverse, each on its line, or the reason why there are none."""
    if inverse is None:
        return None
    if inverse.reason is not None:
        page.note(inverse.reason)
    label: Phrase | None = None
    for value in inverse.values:
        page.root(letter, value, equation, label=label)
        label = OR
    for form, integers in inverse.families:
        page.family(letter, form, integers, equation, label)
        label = OR
    return Roots(inverse.values, inverse.families)


def _quadratic(equation: Expression, letter: Symbol, coefficients: Sequence[Expression], page: Page) -> Roots | None:
    """The quadratic formula, the discriminant written out."""
    c, b, a = coefficients
    discriminant = Sum((Power(b, whole(2)), Negation(Product((whole(4), a, c)))))
    found = number_of(discriminant)
    sign = sign_of(discriminant)
    if sign is None:
        return None
    page.note(phrase("univariate-quadratic", a=a, b=b, c=c))
    if found.exact is not None:
        page.same(phrase("univariate-discriminant"), discriminant, discriminant)
        page.same(None, found.exact, discriminant)
    if sign < 0:
        page.note(phrase("univariate-discriminant-negative", letters=(letter,)))
        return Roots()
    shown = found.exact if found.exact is not None else discriminant
    below = Product((whole(2), a))
    root = Power(shown, Quotient(ONE, whole(2)))
    forms = [Quotient(Sum((Negation(b), part)), below) for part in ((root,) if not sign else (Negation(root), root))]
    values = tuple(number_of(form) for form in forms)
    for place, value in enumerate(values):
        page.root(letter, value, equation, (phrase("univariate-formula"),) if not place else (), OR if place else None)
    return Roots(values)


def _folded(
    equation: Expression, letter: Symbol, coefficients: Sequence[Expression], fold: int, page: Page
) -> Roots | None:
    """a·x^(2k) + b·x^k + c = 0 by w = x^k."""
    mark = page.mark()
    new = fresh("wtvuz", page.used | {letter})
    page.used.add(new)
    power = Power(letter, whole(fold))
    inner = polynomial_tree(coefficients, new)
    page.note(phrase("univariate-put", w=new, u=power))
    page.equation((inner, ZERO))
    found = solve_polynomial(inner, new, coefficients, page)
    if found is None:
        page.forget(mark)
        return None
    result = Roots()
    for value in found.values:
        inverse = invert(power, value, page.used)
        if inverse is None:
            page.forget(mark)
            return None
        page.note(phrase("univariate-back", u=power, value=value.shown))
        roots = written(letter, inverse, equation, page)
        assert roots is not None
        result = result + roots
    return result


def polynomial_tree(coefficients: Sequence[Expression], letter: Expression) -> Expression:
    """Σ cᵢ·xⁱ, the highest power first."""
    terms: list[Expression] = []
    for exponent in range(len(coefficients) - 1, -1, -1):
        value = coefficients[exponent]
        if value == ZERO:
            continue
        minus = isinstance(value, Negation)
        front = unsigned(value)
        power = letter if exponent == 1 else Power(letter, whole(exponent))
        term = front if exponent == 0 else power if front == ONE else Product((front, power))
        terms.append(Negation(term) if minus else term)
    return total(tuple(terms))


def _isolated(equation: Expression, letter: Symbol, coefficients: Sequence[Fraction], page: Page) -> Roots:
    """The exact real roots, in decimals where there is no short closed form."""
    polynomial = fmpq_poly([fmpq(value.numerator, value.denominator) for value in coefficients])
    found = [value for value, _ in real_roots(polynomial)]
    page.search.clock.check()
    if not found:
        page.note(phrase("univariate-none", degree=len(coefficients) - 1))
        return Roots()
    closed = all(value.exact is not None for value in found)
    key = "univariate-closed" if closed else "univariate-isolated"
    page.note(phrase(f"{key}-one" if len(found) == 1 else key, degree=len(coefficients) - 1, count=len(found)))
    for place, value in enumerate(found):
        page.root(letter, value, equation, label=OR if place else None)
    return Roots(tuple(found))
