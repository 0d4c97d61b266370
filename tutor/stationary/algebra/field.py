"""Exact answers about expressions at a point whose coordinates are algebraic numbers.

All coordinates are polynomials in one real number t, the root of an irreducible polynomial p. An expression made of
them with + − × ÷ is then a polynomial in t of a lower degree than p, its residue, and it is zero only if that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flint import arb, ctx, fmpq, fmpq_mat, fmpq_poly, fmpz_poly

from tutor.expression.numbers import is_decimal, number, rational_value
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.quotient import minimal_polynomial
from tutor.stationary.algebra.ring import fraction_of
from tutor.stationary.algebra.root import Root
from tutor.stationary.box.program import enclose
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate

_MOST_EXPONENT = 1_000
_MOST_DEGREE = 60
"""Minimal polynomials of values are worked out in fields up to this degree."""
_BITS = 240
"""How many binary digits of a value are certain."""


@dataclass(frozen=True, slots=True, eq=False)
class Algebra:
    """A point with algebraic coordinates, as polynomials in one number."""

    root: Root
    """The real number t, with its irreducible polynomial p."""
    values: Mapping[Symbol, fmpq_poly]
    """Each unknown as a polynomial in t, reduced modulo p."""
    decimal: bool = False
    """Are rational numbers shown with a decimal point?"""

    @property
    def symbols(self) -> frozenset[Symbol]:
        """The unknowns whose values are known."""
        return frozenset(self.values)

    @property
    def modulus(self) -> fmpq_poly:
        """The irreducible polynomial p."""
        return fmpq_poly(self.root.polynomial)

    def residue(self, expression: Expression) -> fmpq_poly | None:
        """The value of a rational expression as a polynomial in t, of a lower degree than p.

        Returns:
            the polynomial; None when the expression holds anything but + − × ÷ and whole powers, or divides by zero.
        """
        modulus = self.modulus
        found: dict[int, fmpq_poly] = {}
        for node in postorder(expression):
            value = self._step(node, found, modulus)
            if value is None:
                return None
            found[id(node)] = value
        return found[id(expression)]

    def sign(self, expression: Expression) -> int | None:
        """The sign of an expression at the point, proved.

        A rational expression is always decided: it is zero exactly if its residue is. Any other is decided if its
        ball does not hold zero.

        Returns:
            −1, 0 or 1; None when it is not decided, or the expression has no value there.

        >>> from tutor import parse
        >>> from tutor.stationary.algebra.root import real_roots
        >>> algebra = Algebra(real_roots(fmpz_poly([-2, 0, 1]))[1], {Symbol("x"): fmpq_poly([0, 1])})
        >>> algebra.sign(parse("1/(x - 1) - x - 1")), algebra.sign(parse("x - 1.5"))
        (0, -1)
        """
        residue = self.residue(expression)
        if residue is None:
            return self.sign_of_ball(expression) or None
        if not residue:
            return 0
        return 1 if self.root.value(residue, 8) > 0 else -1

    def sign_of_ball(self, expression: Expression) -> int:
        """The sign of an expression as far as its ball tells: 0 where that holds zero or is not finite."""
        ball = enclose(expression, {symbol: self.root.value(self.values[symbol]) for symbol in symbols(expression)})
        return 1 if ball > 0 else -1 if ball < 0 else 0

    def value(self, expression: Expression) -> Coordinate | None:
        """The value of a rational expression at the point, with its minimal polynomial where that is not too large.

        Returns:
            the value; None when the expression is not rational, or has no value there.
        """
        residue = self.residue(expression)
        if residue is None:
            return None
        polynomial = None
        if residue.degree() < 1 or self.root.polynomial.degree() <= _MOST_DEGREE:
            polynomial = minimal_polynomial(self._matrix(residue))
        decimals = self.decimal or any(is_decimal(node) for node in postorder(expression))
        return coordinate(self.root, residue, polynomial, decimals)

    def _matrix(self, residue: fmpq_poly) -> fmpq_mat:
        """Multiplication by a residue, in the basis 1, t, t², …; a number is a matrix of one entry."""
        if residue.degree() < 1:
            return fmpq_mat(1, 1, [residue[0]])
        modulus, size = self.modulus, self.root.polynomial.degree()
        rows = []
        for _ in range(size):
            rows += [residue[power] for power in range(size)]
            residue = (residue * fmpq_poly([0, 1])) % modulus
        return fmpq_mat(size, size, rows)

    def _step(self, node: Expression, found: dict[int, fmpq_poly], modulus: fmpq_poly) -> fmpq_poly | None:
        """The residue of a node whose parts are known; None for one that is not rational."""
        parts = [found[id(child)] for child in node.children]
        match node:
            case Number():
                return fmpq_poly([fmpq(node.value.numerator, node.value.denominator)])
            case Symbol():
                return self.values.get(node)
            case Negation():
                return -parts[0]
            case Sum():
                return sum(parts[1:], parts[0])
            case Product():
                total = parts[0]
                for part in parts[1:]:
                    total = (total * part) % modulus
                return total
            case Quotient():
                below = _inverse(parts[1], modulus)
                return None if below is None else (parts[0] * below) % modulus
            case Power():
                return _power(parts[0], node.exponent, modulus)
        return None


def coordinate(root: Root, residue: fmpq_poly, polynomial: fmpz_poly | None, decimal: bool = False) -> Coordinate:
    """A number that is a polynomial in a root, as a coordinate: in closed form if it has a short one.

    Arguments:
        root: t.
        residue: the number as a polynomial in t, reduced.
        polynomial: the minimal polynomial of the number, if that is known.
        decimal: is a rational number shown with a decimal point?
    """
    from tutor.stationary.numbers.closed import closed_form

    with ctx.workprec(PRECISION):
        ball = arb(0) + root.value(residue, _BITS)
    if residue.degree() < 1:
        value = fraction_of(residue[0])
        return Coordinate(number(value, decimal), ball, polynomial)
    return Coordinate(None if polynomial is None else closed_form(polynomial, ball), ball, polynomial)


def _inverse(residue: fmpq_poly, modulus: fmpq_poly) -> fmpq_poly | None:
    """One over a residue; None for zero. Every other one has an inverse, because the modulus is irreducible."""
    if not residue:
        return None
    common, inverse, _ = residue.xgcd(modulus)
    return inverse / common[0]


def _power(base: fmpq_poly, exponent: Expression, modulus: fmpq_poly) -> fmpq_poly | None:
    value = rational_value(exponent)
    if value is None or value.denominator != 1 or abs(value) > _MOST_EXPONENT:
        return None
    if value < 0:
        inverse = _inverse(base, modulus)
        if inverse is None:
            return None
        base = inverse
    total = fmpq_poly([1]) % modulus
    for digit in f"{abs(value.numerator):b}":
        total = (total * total) % modulus
        if digit == "1":
            total = (total * base) % modulus
    return total
