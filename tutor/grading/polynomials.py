"""Expressions as fractions of polynomials over the rational numbers, with what they divide by as it was typed.

Nothing is cancelled: (x² − 1)/(x − 1) keeps its denominator, for it has no value where that is zero. The work is
bounded before it is done, so that (x + y + 1)^2000 or 9^9^9^9 cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import comb
from typing import overload

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from tutor.expression.tree import Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

_MOST_BITS = 8_000
"""Longer coefficients are given up."""
_MOST_DEGREE = 2_000
_MOST_WORK = 20_000
"""How many products of terms may be worked out for one expression."""
_MOST_COMMON = 400
"""Two denominators with more products of terms than this are multiplied, without looking for a common factor."""
_ARITHMETIC = frozenset((Number, Symbol, Constant, Negation, Sum, Product, Quotient, Power))


class NotRational(Exception):
    """The expression is not a fraction of polynomials, or is too large to be worked out as one."""


class DividesByZero(Exception):
    """The expression divides by zero wherever its letters stand: it has a value nowhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Fractional:
    """An expression as a fraction of polynomials."""

    above: fmpq_mpoly
    """What stands above the line when all is brought over one denominator."""
    below: fmpq_mpoly
    """What stands below; 1 for a polynomial."""
    divisors: tuple[tuple[fmpq_mpoly, Expression], ...]
    """What the expression divides by, numbers left out: each as a polynomial, and as it was typed."""


@lru_cache(maxsize=64)
def ring(letters: int) -> fmpq_mpoly_ctx:
    """The ring of polynomials in so many letters: x0, x1, …"""
    return fmpq_mpoly_ctx.get(tuple([f"x{place}" for place in range(max(letters, 1))]), Ordering.degrevlex)


def constants_of(root: Expression) -> frozenset[str] | None:
    """The names of the constants in an expression with letters, numbers, + − · / and powers only; None for any other.

    >>> from tutor import parse
    >>> constants_of(parse("x^2/3 + pi")), constants_of(parse("sin(x)"))
    (frozenset({'pi'}), None)
    """
    found: set[str] = set()
    seen: set[int] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if type(node) not in _ARITHMETIC:
            return None
        if isinstance(node, Constant):
            found.add(node.name)
        elif id(node) not in seen and (children := node.children):
            seen.add(id(node))
            stack += children
    return frozenset(found)


def fractional(root: Expression, letters: tuple[Expression, ...]) -> Fractional:
    """An expression as a fraction of polynomials in the letters.

    Arguments:
        root: an expression with letters, numbers, + − · / and powers; whatever else it holds is among the letters.
        letters: the letters of the ring in order: symbols, and any other parts that stand for themselves.

    Raises:
        NotRational: an exponent is not a whole number, or the polynomials would be too large.
        DividesByZero: a denominator is the zero polynomial.

    >>> from tutor import parse
    >>> fraction = fractional(parse("(x^2 - 1)/(x - 1)"), (Symbol("x"),))
    >>> fraction.above, fraction.below
    (x0^2 - 1, x0 - 1)
    """
    work = _Work(letters)
    part = work.part(root)
    one = work.context.constant(1)
    return Fractional(one * part.above, one if part.below is None else part.below, tuple(work.divisors))


@lru_cache(maxsize=256)
def model_as_fraction(model: Expression, letters: tuple[Expression, ...]) -> Fractional:
    """`fractional`, remembered: for a model, with which many answers are compared."""
    return fractional(model, letters)


@lru_cache(maxsize=256)
def constants_of_model(model: Expression) -> frozenset[str] | None:
    """`constants_of`, remembered: for a model, with which many answers are compared."""
    return constants_of(model)


@dataclass(slots=True, eq=False)
class _Part:
    """A part of the expression as a fraction."""

    above: fmpq | fmpq_mpoly
    below: fmpq_mpoly | None
    """None for 1."""
    bits: int
    """A bound for the number of binary digits of the coefficients above and below."""
    whole: bool = True
    """Are all coefficients whole numbers? Then those of a sum are hardly longer."""


class _Work:
    """Works out an expression, part by part, and stops before it is too much."""

    def __init__(self, letters: Sequence[Expression]) -> None:
        self.context = ring(len(letters))
        self.gens = dict(zip(letters, self.context.gens(), strict=False))
        self.atoms = any(type(letter) is not Symbol for letter in letters)
        self.divisors: list[tuple[fmpq_mpoly, Expression]] = []
        self._left = _MOST_WORK

    def part(self, root: Expression) -> _Part:
        """The fraction of a tree, without recursion."""
        known: dict[int, _Part] = {}
        stack = [root]
        while stack:
            node = stack[-1]
            if id(node) in known:
                stack.pop()
                continue
            if type(node) is Symbol or (self.atoms and node in self.gens):
                known[id(node)] = _Part(self.gens[node], None, 1)
                continue
            waiting = [child for child in node.children if id(child) not in known]
            if waiting:
                stack += waiting
                continue
            known[id(node)] = self._own(node, [known[id(child)] for child in node.children])
        return known[id(root)]

    def _own(self, node: Expression, parts: list[_Part]) -> _Part:
        match node:
            case Number(value=value):
                above, below = value.numerator, value.denominator
                bits = self._bounded(max(above.bit_length(), below.bit_length()))
                return _Part(fmpq(above, below), None, bits, below == 1)
            case Negation():
                return replace(parts[0], above=-parts[0].above)
            case Sum():
                return self._paired(parts, self._plus)
            case Product():
                return self._paired(parts, self._times)
            case Quotient(denominator=typed):
                return self._times(parts[0], self._over(parts[1], typed))
            case Power(base=base):
                return self._power(parts[0], parts[1], base)
        raise NotRational

    def _paired(self, parts: list[_Part], join: Callable[[_Part, _Part], _Part]) -> _Part:
        """Joined in pairs, so that a long sum costs little more than a short one."""
        if len(parts) == 2:
            return join(parts[0], parts[1])
        while len(parts) > 1:
            joined = [join(one, other) for one, other in zip(parts[::2], parts[1::2], strict=False)]
            parts = joined + parts[len(parts) - len(parts) % 2 :]
        return parts[0]

    def _plus(self, one: _Part, other: _Part) -> _Part:
        a, b, c, d = one.above, one.below, other.above, other.below
        whole = one.whole and other.whole
        bits = self._bounded(1 + (max(one.bits, other.bits) if whole and b is d is None else one.bits + other.bits))
        if b is None and d is None:
            self._spend(_size(a) + _size(c), 1)
            return _Part(a + c, None, bits, whole)
        if b is None:
            assert d is not None
            return _Part(self._multiply(a, d, bits) + c, d, bits, whole)
        if d is None:
            return _Part(a + self._multiply(c, b, bits), b, bits, whole)
        if b == d:
            return _Part(a + c, b, bits, whole)
        left, right = d, b
        if len(b) * len(d) <= _MOST_COMMON:
            shared = b.gcd(d)
            left, right = d / shared, b / shared
        bits = self._bounded(2 * bits)
        above = self._multiply(a, left, bits) + self._multiply(c, right, bits)
        return _Part(above, self._multiply(b, left, bits), bits, False)

    def _times(self, one: _Part, other: _Part) -> _Part:
        bits, whole = self._bounded(one.bits + other.bits + 8), one.whole and other.whole
        above = self._multiply(one.above, other.above, bits)
        if one.below is None or other.below is None:
            return _Part(above, one.below if other.below is None else other.below, bits, whole)
        return _Part(above, self._multiply(one.below, other.below, bits), bits, whole)

    def _over(self, part: _Part, typed: Expression) -> _Part:
        """1/part, with a note of what must not be zero."""
        above = part.above
        if above == 0:
            raise DividesByZero
        if isinstance(above, fmpq_mpoly) and above.is_constant():
            above = fmpq(above.leading_coefficient())
        if isinstance(above, fmpq):
            return _Part(1 / above if part.below is None else part.below * (1 / above), None, part.bits, False)
        if all(above != known for known, _ in self.divisors):
            self.divisors.append((above, typed))
        return _Part(fmpq(1) if part.below is None else part.below, above, part.bits, part.whole)

    def _power(self, part: _Part, exponent: _Part, typed: Expression) -> _Part:
        times = self._whole(exponent)
        if times < 0:
            part, times = self._over(part, typed), -times
        if times == 0:
            return _Part(fmpq(1), None, 1)
        bits = self._bounded(times * (part.bits + _size(part.above).bit_length()))
        below = None if part.below is None else self._raised(part.below, times, bits)
        above = part.above
        return _Part(
            above**times if isinstance(above, fmpq) else self._raised(above, times, bits), below, bits, part.whole
        )

    def _whole(self, exponent: _Part) -> int:
        above = exponent.above
        if isinstance(above, fmpq_mpoly):
            if not above.is_constant():
                raise NotRational
            above = fmpq(0) if above.is_zero() else fmpq(above.leading_coefficient())
        if exponent.below is not None:
            raise NotRational
        value = above
        if value.q != 1 or abs(value.p) > _MOST_BITS:
            raise NotRational
        return int(value.p)

    def _raised(self, base: fmpq_mpoly, times: int, bits: int) -> fmpq_mpoly:
        """A power, if it is not too much work: k terms to the power n have at most C(k + n − 1, n) terms."""
        if int(base.total_degree()) * times > _MOST_DEGREE:
            raise NotRational
        terms = len(base)
        self._spend((comb(terms + times - 1, times) if terms < 100 else terms**2) * terms if terms > 1 else 1, bits)
        return base**times

    @overload
    def _multiply(self, one: fmpq_mpoly, other: fmpq_mpoly, bits: int) -> fmpq_mpoly: ...
    @overload
    def _multiply(self, one: fmpq | fmpq_mpoly, other: fmpq | fmpq_mpoly, bits: int) -> fmpq | fmpq_mpoly: ...
    def _multiply(self, one: fmpq | fmpq_mpoly, other: fmpq | fmpq_mpoly, bits: int) -> fmpq | fmpq_mpoly:
        """A product, if it is not too much work."""
        if isinstance(one, fmpq_mpoly) and isinstance(other, fmpq_mpoly):
            self._spend(len(one) * len(other), bits)
            if int(one.total_degree()) + int(other.total_degree()) > _MOST_DEGREE:
                raise NotRational
        return one * other

    def _spend(self, products: int, bits: int) -> None:
        self._left -= products * (1 + bits // 256)
        if self._left < 0:
            raise NotRational

    def _bounded(self, bits: int) -> int:
        if bits > _MOST_BITS:
            raise NotRational
        return bits


def _size(value: fmpq | fmpq_mpoly) -> int:
    return 1 if isinstance(value, fmpq) else len(value)
