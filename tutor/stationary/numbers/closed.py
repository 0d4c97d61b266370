"""Roots of polynomials with whole coefficients: all real ones, in closed form where a person would write one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import gcd

from flint import acb, arb, ctx, fmpq, fmpq_poly, fmpz, fmpz_poly

from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Call, Constant, Expression
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.numbers.exactly import is_short
from tutor.stationary.numbers.surd_trees import tree
from tutor.stationary.numbers.surds import Beyond, Surd

_PRECISIONS = (PRECISION, 1024, 8192)
_MOST_COSINE_DEGREE = 6


def closed_form(polynomial: fmpz_poly, ball: arb) -> Expression | None:
    """A short closed form of a root.

    Arguments:
        polynomial: irreducible, with whole coefficients.
        ball: holds one of its real roots and no other.

    Returns:
        a fraction, the root of a quadratic, n-th roots, roots within a root (biquadratic, denested where that
        goes), a cosine of a fraction of π; None when there is nothing of the kind, or it would be long.

    >>> from tutor.expression.text import text
    >>> text(closed_form(fmpz_poly([-1, -1, 1]), arb("1.6 +/- 0.1")))
    '(1 + √5)/2'
    """
    for candidate in _candidates(polynomial):
        if is_short(candidate) and _is_the_root(candidate, polynomial, ball):
            return candidate
    return None


def real_roots(polynomial: fmpz_poly | fmpq_poly) -> list[tuple[Coordinate, int]]:
    """All real roots in ascending order, with their multiplicities.

    The complex roots of each irreducible factor are isolated by Arb (Johansson, `arb_fmpz_poly_complex_roots`), which
    gives a real root an imaginary part that is exactly zero.

    Arguments:
        polynomial: not zero.

    Raises:
        ValueError: the polynomial is zero.

    >>> [(root.decimal, times) for root, times in real_roots(fmpz_poly([0, 0, -2, 0, 1]))]
    [('-1.41421', 1), ('0', 2), ('1.41421', 1)]
    """
    numerator = polynomial.numer() if isinstance(polynomial, fmpq_poly) else polynomial
    if not numerator:
        raise ValueError("every number is a root of zero")
    factors = [(factor, int(times)) for factor, times in numerator.factor()[1] if factor.degree() > 0]
    for precision in _PRECISIONS:
        found = [(root, factor, times) for factor, times in factors for root in _isolated(factor, precision)]
        ordered = _in_order(found)
        if ordered is not None:
            return [(_coordinate(root, factor), times) for root, factor, times in ordered]
    raise ArithmeticError("two roots are too near to each other to be told apart")


@cache
def _isolated_by_coefficients(coefficients: tuple[int, ...], precision: int) -> tuple[arb, ...]:
    with ctx.workprec(precision):
        pairs: list[tuple[acb, int]] = fmpz_poly(list(coefficients)).complex_roots()  # type: ignore[assignment]
    return tuple(root.real for root, _ in pairs if root.imag.is_zero())


def _isolated(irreducible: fmpz_poly, precision: int) -> tuple[arb, ...]:
    return _isolated_by_coefficients(tuple(int(one) for one in irreducible.coeffs()), precision)


_Root = tuple[arb, fmpz_poly, int]


def _in_order(found: list[_Root]) -> list[_Root] | None:
    """The roots in ascending order; None if two balls meet."""
    ordered = sorted(found, key=lambda entry: entry[0].mid())
    for (one, _, _), (other, _, _) in pairwise(ordered):
        if not one < other:
            return None
    return ordered


def _coordinate(ball: arb, irreducible: fmpz_poly) -> Coordinate:
    exact = closed_form(irreducible, ball)
    if exact is not None:
        ball = Evaluator({}, PRECISION).value(exact)
    return Coordinate(exact, ball, irreducible)


def _is_the_root(candidate: Expression, polynomial: fmpz_poly, ball: arb) -> bool:
    """Whether a candidate, which surely is one of the roots, is the one in the ball."""
    for precision in _PRECISIONS:
        value = Evaluator({}, precision).value(candidate)
        if not value.is_finite() or not value.overlaps(ball):
            return False
        with ctx.workprec(precision):
            rivals = [root for root in _isolated(polynomial, precision) if root.overlaps(ball)]
        if len(rivals) == 1:
            return bool(value.overlaps(rivals[0])) and _alone(value, polynomial, precision)
    return False


def _alone(value: arb, polynomial: fmpz_poly, precision: int) -> bool:
    """Whether a ball meets only one of the roots."""
    return sum(1 for root in _isolated(polynomial, precision) if root.overlaps(value)) == 1


def _candidates(polynomial: fmpz_poly) -> Iterator[Expression]:
    """Numbers that are roots of an irreducible polynomial, without more roots than it has."""
    coefficients = [int(one) for one in polynomial.coeffs()]
    degree = polynomial.degree()
    if degree < 1:
        return
    shift = Fraction(-coefficients[-2], degree * coefficients[-1])
    if degree > 2 and shift:
        moved = _shifted(coefficients, shift)
    else:
        moved, shift = coefficients, Fraction(0)
    for root in _radical_roots(moved):
        try:
            yield tree(root + Surd.rational(shift))
        except Beyond:
            continue
    yield from _cosines(polynomial, degree)


def _shifted(coefficients: list[int], shift: Fraction) -> list[int]:
    """The coefficients of p(x + s), whole and without a common factor."""
    step = fmpq_poly([fmpq(shift.numerator, shift.denominator), 1])
    moved = fmpq_poly([fmpz(one) for one in coefficients])(step).numer()
    whole = [int(one) for one in moved.coeffs()]
    common = gcd(*whole)
    return [one // common for one in whole]


def _radical_roots(coefficients: list[int]) -> Iterator[Surd]:
    """The real roots of a·w + b and a·w² + b·w + c with w = x^k."""
    exponents = [place for place, value in enumerate(coefficients) if value]
    fold = gcd(*exponents)
    inner = coefficients[::fold] if fold else coefficients
    if len(inner) > 3 or not fold:
        return
    for value in _quadratic(inner):
        try:
            root = value.root(fold)
        except Beyond:
            continue
        yield root
        if fold % 2 == 0:
            yield -root


def _quadratic(coefficients: list[int]) -> list[Surd]:
    if len(coefficients) == 2:
        return [Surd.rational(Fraction(-coefficients[0], coefficients[1]))]
    c, b, a = coefficients
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    try:
        root = Surd.rational(discriminant).root(2)
    except Beyond:
        return []
    return [(Surd.rational(-b) + part).scaled(Fraction(1, 2 * a)) for part in (-root, root)]


def _cosines(polynomial: fmpz_poly, degree: int) -> Iterator[Expression]:
    """cos(2πk/n) and 2cos(2πk/n), by their minimal polynomials."""
    if not 3 <= degree <= _MOST_COSINE_DEGREE:
        return
    for order in _orders(degree):
        whole = fmpz_poly.cos_minpoly(order)
        half = fmpq_poly(whole)(fmpq_poly([0, 2])).numer()
        for front, minimal in ((1, half), (2, whole)):
            if polynomial in (minimal, -minimal):
                for times in range(1, order // 2 + 1):
                    if gcd(times, order) == 1:
                        cosine = Surd.atom(Call("cos", (tree(_angle(2 * times, order)),)))
                        yield tree(cosine.scaled(Fraction(front)))


def _angle(above: int, below: int) -> Surd:
    return Surd.atom(Constant("pi")).scaled(Fraction(above, below))


@cache
def _orders(degree: int) -> tuple[int, ...]:
    """The n for which cos(2π/n) has this degree: φ(n) = 2·degree, and n is below 6·φ(n)."""
    return tuple(order for order in range(3, 12 * degree + 1) if fmpz(order).euler_phi() == 2 * degree)
