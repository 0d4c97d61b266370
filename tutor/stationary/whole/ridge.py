"""Products of polynomials in one linear form each, such as Goldstein and Price's function in x + y and 2x − 3y.

A positive polynomial in u that tends to infinity has a positive smallest value. If the forms together fix every
variable, one of them runs off to infinity whenever the variables do, and with it the product.
"""

from __future__ import annotations

from flint import fmpq, fmpq_mat, fmpq_mpoly, fmpz_poly

from tutor.stationary.algebra.ring import Ring
from tutor.stationary.numbers.closed import real_roots


def coercive_product(ring: Ring, polynomial: fmpq_mpoly) -> bool:
    """Whether a polynomial is a product of positive polynomials in one linear form each that tends to infinity.

    >>> from tutor import parse
    >>> function = parse("(1 + (x + y)^2)(2 + (x - y)^4)")
    >>> ring = Ring.of([function])
    >>> coercive_product(ring, ring.polynomial(function))
    True
    """
    front, factors = ring.factors(polynomial)
    if front <= 0:
        return False
    forms = []
    for factor, _ in factors:
        form = _form(factor, len(ring.letters))
        if form is None or not _positive(factor, form):
            return False
        forms.append(form)
    return bool(forms) and int(fmpq_mat(forms).rank()) == len(ring.letters)


def _form(factor: fmpq_mpoly, count: int) -> list[fmpq] | None:
    """The linear form: all partial derivatives are multiples of one of them."""
    slopes = [factor.derivative(place) for place in range(count)]
    pivot = next((slope for slope in slopes if not slope.is_zero()), None)
    if pivot is None:
        return None
    form = []
    for slope in slopes:
        ratio = (
            fmpq(slope.leading_coefficient()) / fmpq(pivot.leading_coefficient()) if not slope.is_zero() else fmpq(0)
        )
        if slope != ratio * pivot:
            return None
        form.append(ratio)
    return form


def _positive(factor: fmpq_mpoly, form: list[fmpq]) -> bool:
    """Whether the factor is positive, and tends to infinity with its form."""
    place = next(place for place, entry in enumerate(form) if entry != 0)
    alone: dict[int, fmpq] = {}
    for exponents, value in factor.terms():
        if all(at == place or not int(one) for at, one in enumerate(exponents)):
            alone[int(exponents[place])] = fmpq(value)
    scale = 1
    for value in alone.values():
        scale *= int(value.q)
    values = fmpz_poly([int((alone.get(power, fmpq(0)) * scale).p) for power in range(max(alone) + 1)])
    if values.degree() < 2 or values.degree() % 2 or values.leading_coefficient() < 0:
        return False
    return not real_roots(values)
