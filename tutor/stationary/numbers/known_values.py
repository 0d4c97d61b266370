"""Expressions without letters in normal form: sin(π/3) is √3/2, e^(ln 2) is 2, cos(arccos v) is v."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

from tutor.expression.exact import exact
from tutor.expression.numbers import rational_value
from tutor.expression.traversal import postorder, size, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum
from tutor.stationary.numbers.surd_angles import angle_of, unit
from tutor.stationary.numbers.surd_exponentials import (
    area_cosine,
    area_sine,
    area_tangent,
    exponential,
    hyperbolic,
    logarithm,
    opaque,
)
from tutor.stationary.numbers.surd_trees import tree
from tutor.stationary.numbers.surds import PI, Beyond, E, Surd, sign

_MOST_NODES = 400
_MOST_EXPONENT = 400
_ZERO, _ONE = Surd.rational(0), Surd.rational(1)


@cache
def surd_of(formula: Expression) -> Surd | None:
    """The normal form of an expression without letters.

    Arguments:
        formula: the expression.

    Returns:
        the normal form; None when there is none of bearable length, or the expression has no real value.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> found = surd_of(parse("sin(pi/3) + e^(ln(2)) - 1"))
    >>> found and text(tree(found))
    '(2 + √3)/2'
    """
    if symbols(formula) or size(formula) > _MOST_NODES:
        return None
    known: dict[Expression, Surd] = {}
    try:
        for node in postorder(formula):
            if node not in known:
                known[node] = _surd(node, known)
    except (Beyond, RecursionError):  # roots below roots below lines may call for each other without end
        return None
    return known[formula]


def _surd(node: Expression, known: dict[Expression, Surd]) -> Surd:
    value = rational_value(node)
    if value is not None:
        return Surd.rational(value)
    match node:
        case Constant(name="e" | "pi"):
            return Surd.atom(node)
        case Negation(operand=part):
            return -known[part]
        case Sum(terms=terms):
            result = known[terms[0]]
            for term in terms[1:]:
                result = result + known[term]
            return result
        case Product(factors=factors):
            result = known[factors[0]]
            for factor in factors[1:]:
                result = result * known[factor]
            return result
        case Quotient(numerator=above, denominator=below):
            return known[above].over(known[below])
        case Power(base=base, exponent=exponent):
            return _power(known[base], known[exponent])
        case Call(function=name, arguments=arguments):
            return _call(name, tuple(known[argument] for argument in arguments))
    found = exact(node, {})
    if found is None:
        raise Beyond
    return Surd.rational(found)


def _power(base: Surd, exponent: Surd) -> Surd:
    value = exponent.value
    if value is not None:
        if abs(value.numerator) > _MOST_EXPONENT or value.denominator > _MOST_EXPONENT:
            raise Beyond
        return (base if value.denominator == 1 else base.root(value.denominator)).power(value.numerator)
    if base == Surd.atom(E):
        return exponential(exponent)
    if base == _ONE:
        return _ONE
    return exponential(exponent * logarithm(base))


def _call(name: str, arguments: tuple[Surd, ...]) -> Surd:
    if name in _RULES:
        return _RULES[name](*arguments) if len(arguments) == 1 else _several(name, arguments)
    if name in ("max", "min", "logb", "root", "atan2"):
        return _several(name, arguments)
    return opaque(name, arguments[0])


def _several(name: str, arguments: tuple[Surd, ...]) -> Surd:
    if name in ("max", "min"):
        best = arguments[0]
        for one in arguments[1:]:
            if sign(one - best) == (1 if name == "max" else -1):
                best = one
        return best
    first, second = arguments
    if name == "logb":
        return logarithm(first) * logarithm(second).inverse()
    if name == "root":
        order = second.value
        if order is None or not order:
            raise Beyond
        return _power(first, Surd.rational(1 / order))
    if sign(second) > 0:
        return _arctangent(first * second.inverse())
    if sign(first):
        right = Surd.atom(PI).scaled(Fraction(sign(first), 2))
        return right - _arctangent(second * first.inverse())
    if not sign(second):
        raise Beyond
    return Surd.atom(PI)


def _arcsine(number: Surd) -> Surd:
    return _inverse_angle("sin", "asin", number)


def _arccosine(number: Surd) -> Surd:
    known = angle_of("sin", number)
    if known is not None:
        return Surd.atom(PI).scaled(Fraction(1, 2) - known)
    _within_one(number)
    if sign(number) < 0:
        return Surd.atom(PI) - Surd.atom(Call("acos", (tree(-number),)))
    return Surd.atom(Call("acos", (tree(number),)))


def _arctangent(number: Surd) -> Surd:
    return _inverse_angle("tan", "atan", number)


def _inverse_angle(function: str, inverse: str, number: Surd) -> Surd:
    known = angle_of(function, number)
    if known is not None:
        return Surd.atom(PI).scaled(known)
    if inverse == "asin":
        _within_one(number)
    return opaque(inverse, number)


def _within_one(number: Surd) -> None:
    if sign(_ONE - number * number) < 0:
        raise Beyond


def _cosine(angle: Surd) -> Surd:
    return unit(angle)[0]


def _sine(angle: Surd) -> Surd:
    return unit(angle)[1]


def _tangent(angle: Surd) -> Surd:
    cosine, sine = unit(angle)
    if any(isinstance(base, Call) for key, _ in cosine.terms for base, _ in key):
        return opaque("tan", angle)
    return sine * cosine.inverse()


def _size(number: Surd) -> Surd:
    return -number if sign(number) < 0 else number


_RULES: dict[str, Callable[[Surd], Surd]] = {
    "exp": exponential,
    "ln": logarithm,
    "log2": lambda u: logarithm(u) * logarithm(Surd.rational(2)).inverse(),
    "log10": lambda u: logarithm(u) * logarithm(Surd.rational(10)).inverse(),
    "sqrt": lambda u: u.root(2),
    "cbrt": lambda u: u.root(3),
    "abs": _size,
    "sign": lambda u: Surd.rational(sign(u)),
    "relu": lambda u: u if sign(u) > 0 else _ZERO,
    "sin": _sine,
    "cos": _cosine,
    "tan": _tangent,
    "cot": lambda u: _cosine(u) * _sine(u).inverse(),
    "sec": lambda u: _cosine(u).inverse(),
    "csc": lambda u: _sine(u).inverse(),
    "asin": _arcsine,
    "acos": _arccosine,
    "atan": _arctangent,
    "sinh": lambda u: hyperbolic("sinh", u),
    "cosh": lambda u: hyperbolic("cosh", u),
    "tanh": lambda u: hyperbolic("tanh", u),
    "sigmoid": lambda u: hyperbolic("sigmoid", u),
    "softplus": lambda u: logarithm(_ONE + exponential(u)),
    "asinh": area_sine,
    "acosh": area_cosine,
    "atanh": area_tangent,
}
"""How a function of one number is worked out."""
