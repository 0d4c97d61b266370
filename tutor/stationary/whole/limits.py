"""How a function of one letter behaves as the letter tends to infinity: its leading term, with its sign.

Leading terms have the form c·e^(p(t))·tᵃ·(ln t)ᵇ with a polynomial p without constant term; they are ordered by size
as in a Hardy field: first by p, then by a, then by b. Where no rule applies, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import arb, ctx, fmpq

from tutor.expression.numbers import rational_value
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.numbers.coordinate import PRECISION
from tutor.stationary.whole.bounds import bounds

_MOST_DEGREE = 8
Size = tuple[Fraction, ...]
"""The coefficients of p from t⁸ to t, then a, then b: sizes compare as tuples do."""
_NO_SIZE: Size = (Fraction(0),) * (_MOST_DEGREE + 2)


@dataclass(frozen=True, slots=True, eq=False)
class Growth:
    """The function divided by its leading power tends to a number, or at least stays bounded."""

    size: Size
    factor: arb | None
    """The limit, not zero; None when the function is only known to be at most of this size."""


def tends_to(expression: Expression, letter: Symbol) -> int:
    """1 if an expression surely tends to ∞ as its letter tends to ∞, −1 for −∞, else 0.

    >>> from tutor import parse
    >>> [tends_to(parse(one), Symbol("t")) for one in ("t^2 - 9t", "t^9 - e^t", "sin(t)", "ln(1/t)")]
    [1, -1, 0, -1]
    """
    with ctx.workprec(PRECISION):
        found = growth(expression, letter)
    if not found or found.factor is None or found.size <= _NO_SIZE:
        return 0
    return 1 if found.factor > 0 else -1


def vanishes(expression: Expression, letter: Symbol) -> bool:
    """Whether an expression surely tends to 0 as its letter tends to ∞.

    >>> from tutor import parse
    >>> [vanishes(parse(one), Symbol("t")) for one in ("t e^(-t)", "(t + sin(t))/t^2", "t/(t + 1)")]
    [True, True, False]
    """
    with ctx.workprec(PRECISION):
        found = growth(expression, letter)
    return found is not None and found.size < _NO_SIZE


def eventual_sign(expression: Expression, letter: Symbol) -> int:
    """The sign that an expression surely has for all large values of its letter; 0 when that is not known."""
    with ctx.workprec(PRECISION):
        found = growth(expression, letter)
    if not found or found.factor is None:
        return 0
    return 1 if found.factor > 0 else -1


def growth(root: Expression, letter: Symbol) -> Growth | None:
    """The leading behaviour of an expression in one letter; None where it is not known, or is zero throughout."""
    known: dict[int, Growth | None] = {}
    for node in postorder(root):
        if letter not in symbols(node):
            known[id(node)] = _fixed(node)
        else:
            known[id(node)] = _own(node, [known[id(child)] for child in node.children], letter)
    return known[id(root)]


def _fixed(node: Expression) -> Growth | None:
    value = rational_value(node)
    ball = Evaluator({}, PRECISION).value(node) if value is None else arb(fmpq(value.numerator, value.denominator))
    if not ball.is_finite():
        return None
    return Growth(_NO_SIZE, None if ball.contains(0) else ball)


def _own(node: Expression, parts: Sequence[Growth | None], letter: Symbol) -> Growth | None:
    match node:
        case Symbol():
            return Growth((*_NO_SIZE[:-2], Fraction(1), Fraction(0)), arb(1))
        case Call(function="exp", arguments=(power,)):
            return _exponential(power, letter)
        case Power(base=Constant(name="e"), exponent=power):
            return _exponential(power, letter)
        case Sum():
            return _sum(parts)
    if any(part is None for part in parts):
        return _bounded(node)
    sure = [part for part in parts if part is not None]
    match node:
        case Negation():
            return _negative(sure[0])
        case Product():
            result = sure[0]
            for part in sure[1:]:
                result = _times(result, part)
            return result
        case Quotient():
            below = _raised(sure[1], Fraction(-1))
            return None if below is None else _times(sure[0], below)
        case Power(exponent=exponent):
            value = rational_value(exponent)
            return None if value is None else _raised(sure[0], value)
        case Call(function="sqrt"):
            return _raised(sure[0], Fraction(1, 2))
        case Call(function="cbrt"):
            return _raised(sure[0], Fraction(1, 3))
        case Call(function="abs"):
            return Growth(sure[0].size, None if sure[0].factor is None else abs(sure[0].factor))
        case Call(function="ln"):
            return _logarithm(sure[0])
        case Call(function="max" | "min" as name, arguments=arguments):
            return _largest(list(dict(zip(arguments, sure, strict=True)).values()), 1 if name == "max" else -1)
        case Call(function="relu"):
            return _largest([sure[0], Growth(_NO_SIZE, None)], 1)
    return _bounded(node)


def _largest(parts: Sequence[Growth], side: int) -> Growth | None:
    """The largest (side 1) or smallest of several, where it is clear for large t which one that is."""
    best = parts[0]
    for part in parts[1:]:
        apart = _sum((part, _negative(best)))
        if apart is None or apart.factor is None:
            return None
        if bool(apart.factor > 0) == (side > 0):
            best = part
    return best


def _negative(part: Growth) -> Growth:
    return Growth(part.size, None if part.factor is None else -part.factor)


def _bounded(node: Expression) -> Growth | None:
    """A sine is at most of size 1."""
    low, high = bounds(node)
    total = isinstance(node, Call) and node.function in ("sin", "cos", "tanh", "atan", "sigmoid", "erf")
    return Growth(_NO_SIZE, None) if total and low is not None and high is not None else None


def _times(one: Growth, other: Growth) -> Growth:
    size = tuple(a + b for a, b in zip(one.size, other.size, strict=True))
    return Growth(size, None if one.factor is None or other.factor is None else one.factor * other.factor)


def _sum(parts: Sequence[Growth | None]) -> Growth | None:
    """The largest term decides, unless several are as large and may cancel."""
    if any(part is None for part in parts):
        return None
    sure = [part for part in parts if part is not None]
    largest = max(part.size for part in sure)
    leading = [part.factor for part in sure if part.size == largest]
    factor = arb(0)
    for one in leading:
        if one is None:
            return Growth(largest, None)
        factor += one
    return Growth(largest, None if factor.contains(0) else factor)


def _raised(part: Growth, exponent: Fraction) -> Growth | None:
    """uᵖ for a fixed p; real for large t, so u must have a known sign where p is not whole."""
    size = tuple(exponent * one for one in part.size)
    if part.factor is None:
        return Growth(size, None) if exponent > 0 and exponent.denominator == 1 else None
    if exponent.denominator == 1:
        return Growth(size, part.factor ** int(exponent))
    if part.factor > 0:
        return Growth(size, part.factor ** fmpq(exponent.numerator, exponent.denominator))
    if exponent.denominator % 2 == 0:
        return None
    root = (-part.factor) ** fmpq(exponent.numerator, exponent.denominator)
    return Growth(size, root if exponent.numerator % 2 == 0 else -root)


def _exponential(power: Expression, letter: Symbol) -> Growth | None:
    """e^p for a polynomial p with rational coefficients."""
    try:
        ring = Ring.of([power], (letter,))
        polynomial = ring.polynomial(power)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None or len(ring.letters) > 1 or polynomial.total_degree() > _MOST_DEGREE:
        return None
    coefficients = [Fraction(0)] * (_MOST_DEGREE + 1)
    for (exponent,), value in polynomial.terms():
        coefficients[int(exponent)] = fraction_of(value)
    constant = coefficients[0]
    size = (*reversed(coefficients[1:]), Fraction(0), Fraction(0))
    return Growth(size, arb(fmpq(constant.numerator, constant.denominator)).exp())


def _logarithm(part: Growth) -> Growth | None:
    """ln of c·e^p·tᵃ·(ln t)ᵇ grows like p if there is one, else like a·ln t."""
    if part.factor is None or not part.factor > 0:
        return None
    for place, value in enumerate(part.size[:_MOST_DEGREE]):
        if value:
            degree = Fraction(_MOST_DEGREE - place)
            return Growth((*_NO_SIZE[:-2], degree, Fraction(0)), arb(fmpq(value.numerator, value.denominator)))
    a, b = part.size[-2:]
    if a:
        return Growth((*_NO_SIZE[:-1], Fraction(1)), arb(fmpq(a.numerator, a.denominator)))
    if b:
        return None
    constant = part.factor.log()
    return Growth(_NO_SIZE, None if constant.contains(0) else constant)
