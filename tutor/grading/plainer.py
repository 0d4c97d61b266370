"""Equations without what takes no solution away: √u = 3 says u = 9, e^u = 1 says u = 0, e^x·(x − 1) = 0 says x = 1."""

from __future__ import annotations

from tutor.derivation.domain import domain
from tutor.derivation.signs import signs
from tutor.errors import TutorError
from tutor.expression.numbers import ONE, ZERO, rational_value, whole
from tutor.expression.traversal import size, symbols, terms
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum
from tutor.grading.answer import Equation

_MOST_LAYERS = 8
_MOST_NODES = 400
_POSITIVE = frozenset((1,))
_NOT_NEGATIVE = frozenset((0, 1))
_BASES: dict[str, Expression] = {"ln": Constant("e"), "log10": whole(10), "log2": whole(2)}


def plainer(equation: Equation) -> Equation:
    """An equation with the same real solutions, in which as many outer functions as can be are taken away.

    >>> from tutor import parse
    >>> made = plainer(Equation(parse("sqrt(x^2 + y^2)"), parse("3")))
    >>> str(made.left), str(made.right)
    ('x**2 + y**2', '3**2')
    """
    if size(equation.left) + size(equation.right) > _MOST_NODES:
        return equation
    for _ in range(_MOST_LAYERS):
        made = _without_factors(equation) or _peeled(equation)
        if made is None:
            break
        equation = made
    return equation


def _without_factors(equation: Equation) -> Equation | None:
    """A product that is to be zero without its factors that never are; None when there is none."""
    for side, other in ((equation.left, equation.right), (equation.right, equation.left)):
        if other == ZERO and side != ONE:
            factors = side.factors if isinstance(side, Product) else (side,)
            kept = [factor for factor in factors if not _is_never_zero(factor)]
            if len(kept) < len(factors):
                return Equation(Product(tuple(kept)) if len(kept) > 1 else kept[0] if kept else ONE, ZERO)
    return None


def _is_never_zero(factor: Expression) -> bool:
    """Is a factor real everywhere, and nowhere zero?"""
    if 0 in signs(factor):
        return False
    try:
        return not domain(factor).real
    except TutorError:
        return False


def _peeled(equation: Equation) -> Equation | None:
    """The equation without one outer function; None when there is none to take away."""
    both = [*((part, 1) for part in terms(equation.left)), *((part, -1) for part in terms(equation.right))]
    if not isinstance(equation.left, Sum) and not isinstance(equation.right, Sum):
        found = _same_power(equation.left, equation.right)
        if found is not None:
            return found
    for place, (part, sign) in enumerate(both):
        if not symbols(part):
            continue
        factor, inner = _scaled(part)
        if not isinstance(inner, Call | Power):
            continue
        rest = [
            one if way != sign else Negation(one) for at, (one, way) in enumerate(both) if at != place and one != ZERO
        ]
        value = ZERO if not rest else rest[0] if len(rest) == 1 else Sum(tuple(rest))
        made = _taken_away(inner, value if factor == ONE else Quotient(value, factor))
        if made is not None:
            return made
    return None


def _scaled(part: Expression) -> tuple[Expression, Expression]:
    """A term as a number times one thing that holds letters; the number is 1 where it is none."""
    match part:
        case Negation(inner):
            factor, found = _scaled(inner)
            return Negation(factor), found
        case Product(factors):
            numbers = [one for one in factors if rational_value(one)]
            rest = [one for one in factors if not rational_value(one)]
            if numbers and len(rest) == 1:
                return numbers[0] if len(numbers) == 1 else Product(tuple(numbers)), rest[0]
        case Quotient(numerator, denominator) if rational_value(denominator):
            return Quotient(ONE, denominator), numerator
    return ONE, part


def _taken_away(inner: Expression, value: Expression) -> Equation | None:
    """f(u) = value, solved for u; None where that is not the same equation for certain."""
    kept = signs(value)
    number = not symbols(value)
    match inner:
        case Call("sqrt", (argument,)) if kept <= _NOT_NEGATIVE:
            return Equation(argument, Power(value, whole(2)))
        case Call("abs", (argument,)) if kept <= _NOT_NEGATIVE:
            return Equation(Power(argument, whole(2)), Power(value, whole(2)))
        case Call("cbrt", (argument,)):
            return Equation(argument, Power(value, whole(3)))
        case Call(name, (argument,)) if name in _BASES and number:
            return Equation(argument, Power(_BASES[name], value))
        case Call("exp", (argument,)) if number and kept == _POSITIVE:
            return Equation(argument, Call("ln", (value,)))
        case Power(base, exponent) if number and kept == _POSITIVE and not symbols(base) and _is_base(base):
            return Equation(Product((exponent, Call("ln", (base,)))), Call("ln", (value,)))
        case Power(base, exponent) if kept <= _NOT_NEGATIVE and rational_value(exponent) is not None:
            fraction = rational_value(exponent)
            assert fraction is not None
            if fraction.numerator == 1 and fraction.denominator % 2 == 0:
                return Equation(base, Power(value, whole(fraction.denominator)))
    return None


def _is_base(base: Expression) -> bool:
    """Is a number a base whose powers are all different?"""
    value = rational_value(base)
    return base in (Constant("e"), Constant("pi")) or (value is not None and value > 0 and value != 1)


def _same_power(one: Expression, other: Expression) -> Equation | None:
    """u = v for uⁿ = vⁿ, where n is a positive odd number."""
    if not isinstance(one, Power) or not isinstance(other, Power) or one.exponent != other.exponent:
        return None
    value = rational_value(one.exponent)
    if value is None or value.denominator != 1 or value <= 0 or value.numerator % 2 == 0:
        return None
    return Equation(one.base, other.base)
