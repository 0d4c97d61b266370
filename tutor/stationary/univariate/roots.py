"""Equations with square roots: squared until no root is left, and every candidate put into the equation again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product as choices

from flint import fmpq_mpoly

from tutor.derivation.lesson import phrase
from tutor.derivation.place import put_in
from tutor.expression.numbers import rational_value
from tutor.expression.traversal import substitute
from tutor.expression.tree import Call, Expression, Negation, Power, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.box.program import enclose
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import sign_of
from tutor.stationary.univariate.page import Page, Roots

Solve = Callable[..., Roots | None]
_MOST_ROOTS = 3


def rooted(factor: Expression, letter: Symbol, moving: Sequence[Expression], page: Page, solve: Solve) -> Roots | None:
    """The solutions of a polynomial equation in the letter and square roots of polynomials in it.

    Arguments:
        factor: what is to be zero.
        letter: the unknown.
        moving: the unknown itself, and the expressions with it inside, that the factor is a polynomial in.
        page: where the lines go.
        solve: `solve_equation`, for the equation without roots.

    Returns:
        all of them; None if there is anything but square roots, or a candidate cannot be decided.
    """
    roots = [one for one in moving if one != letter]
    radicands = [_radicand(one) for one in roots]
    inside = [one for one in radicands if one is not None]
    if len(inside) < len(roots) or len(roots) > _MOST_ROOTS:
        return None
    try:
        ring = Ring.of((factor, *inside), (letter,))
        left = ring.polynomial(factor)
        under = [ring.polynomial(one) for one in inside]
    except (TooLarge, ZeroDivisionError):
        return None
    if left is None or any(one is None or _holds(ring, one, roots) for one in under):
        return None
    for root, one in zip(roots, under, strict=True):
        assert one is not None
        left = _without(ring, left, root, one)
    plain = ring.tree(left)
    page.note(phrase("univariate-squared", letters=(letter,)))
    found = solve(plain, letter, page, shown=False)
    if found is None or found.families:
        return None
    kept = []
    for value in found.values:
        holds = _holds_at(factor, letter, roots, value)
        if holds is None:
            return None
        if holds:
            page.root(letter, value, factor, (phrase("univariate-true-root"),))
            kept.append(value)
        else:
            page.note(phrase("univariate-false-root", x=letter, value=value.shown))
    return Roots(tuple(kept))


def _radicand(root: Expression) -> Expression | None:
    match root:
        case Call(function="sqrt", arguments=(inside,)):
            return inside
        case Power(base=inside, exponent=exponent):
            value = rational_value(exponent)
            return inside if value == Fraction(1, 2) else None
    return None


def _holds(ring: Ring, polynomial: fmpq_mpoly, roots: Sequence[Expression]) -> bool:
    return any(ring.degree(polynomial, root) for root in roots)


def _without(ring: Ring, polynomial: fmpq_mpoly, root: Expression, inside: fmpq_mpoly) -> fmpq_mpoly:
    """(a + b√g)(a − b√g) = a² − b²g."""
    rational_part, front = ring.context.constant(0), ring.context.constant(0)
    for exponent, coefficient in enumerate(ring.coefficients(polynomial, root)):
        part = coefficient * inside ** (exponent // 2)
        if exponent % 2:
            front += part
        else:
            rational_part += part
    return rational_part * rational_part - front * front * inside


def _holds_at(factor: Expression, letter: Symbol, roots: Sequence[Expression], value: Coordinate) -> bool | None:
    """Whether a candidate solves the equation; None if that cannot be decided.

    The product over all signs of the roots is zero at a candidate. So if it is not zero for any other choice of the
    signs, it is for this one.
    """
    if value.exact is not None:
        sign = sign_of(put_in(factor, {letter: value.exact}))
        real = enclose(factor, {letter: value.ball}).is_finite()
        return None if sign is None and real else sign == 0
    here = enclose(factor, {letter: value.ball})
    if here > 0 or here < 0:
        return False
    if not here.is_finite():
        inside = [_radicand(root) for root in roots]
        return False if any(one is not None and enclose(one, {letter: value.ball}) < 0 for one in inside) else None
    for signs in choices((1, -1), repeat=len(roots)):
        if all(sign > 0 for sign in signs):
            continue
        flipped = {root: root if sign > 0 else Negation(root) for root, sign in zip(roots, signs, strict=True)}
        other = enclose(substitute(factor, dict(flipped)), {letter: value.ball})
        if not (other > 0 or other < 0):
            return None
    return True
