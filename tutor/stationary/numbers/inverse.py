"""h(u) = v solved for u, where h is a function of the table, a power, or an exponential."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.box.program import enclose
from tutor.stationary.cases.integers import fresh_integers
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of, sign_of

_PI = Constant("pi")
_E = Constant("e")
_TWO = whole(2)
_LETTER = Symbol("v")
Formula = Callable[[Expression], Expression]
Rule = Callable[["Coordinate", Expression], "Inverse | None"]


@dataclass(frozen=True, slots=True, eq=False)
class Inverse:
    """Every u with h(u) = v."""

    values: tuple[Coordinate, ...] = ()
    families: tuple[tuple[Expression, tuple[Symbol, ...]], ...] = ()
    """Forms with a whole-number letter in them, such as π/3 + 2kπ, each with its letters."""
    reason: Phrase | None = None
    """Why there is none."""


def invert(function: Expression, value: Coordinate, used: Iterable[Symbol] = ()) -> Inverse | None:
    """Every u with h(u) = v.

    Arguments:
        function: h(u): a `Call` of one argument, a power of u, or an exponential with u in the exponent.
        value: v, a number.
        used: letters that must not stand for whole numbers.

    Returns:
        all of them; None where h has no inverse that is written in closed form, or a sign cannot be decided.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> [text(form) for form, _ in invert(parse("cos(u)"), number_of(parse("-1/2"))).families]
    ['2π/3 + 2kπ', '−2π/3 + 2kπ']
    """
    match function:
        case Power(base=base, exponent=exponent) if symbols(exponent) and not symbols(base):
            return _exponential(base, value, function)
        case Power(exponent=exponent) if symbols(exponent):
            return _positive_only(value, function)
        case Power(exponent=exponent) if rational_value(exponent) is None:
            return _within(
                value, function, "univariate-positive", lambda v: Power(v, Quotient(ONE, exponent)), (_same, False)
            )
        case Power(exponent=exponent) if (power := rational_value(exponent)) is not None:
            return _power(power.numerator, power.denominator, value, function)
        case Call(function="root", arguments=(_, order)) if (degree := rational_value(order)) is not None:
            return _power(1, degree.numerator, value, function) if degree.denominator == 1 and degree > 0 else None
        case Call(function="logb", arguments=(_, base)) if not symbols(base):
            return _one(lambda v: Power(base, v), value)
        case Call(function=name) if name in _TRIGONOMETRIC:
            return _angles(name, value, function, used)
        case Call(function=name, arguments=(_,)) if name in _RULES:
            return _RULES[name](value, function)
    return None


def image(formula: Formula, value: Coordinate) -> Coordinate:
    """A formula of a number: in closed form if the number has one, in any case in a ball."""
    if value.exact is not None:
        return number_of(formula(value.exact))
    return Coordinate(None, enclose(formula(_LETTER), {_LETTER: value.ball}))


def sign_at(formula: Formula, value: Coordinate) -> int | None:
    """The sign of a formula of a number, proved; None when it cannot be decided."""
    if value.exact is not None:
        return sign_of(formula(value.exact))
    ball = enclose(formula(_LETTER), {_LETTER: value.ball})
    return 1 if ball > 0 else -1 if ball < 0 else None


def minus(one: Expression, other: Expression) -> Expression:
    """one − other."""
    return Sum((one, Negation(other)))


def _one(formula: Formula, value: Coordinate) -> Inverse | None:
    found = image(formula, value)
    return Inverse((found,)) if found.ball.is_finite() else None


def _pair(formula: Formula, value: Coordinate) -> Inverse | None:
    first, second = image(formula, value), image(lambda v: Negation(formula(v)), value)
    return Inverse((first, second)) if first.ball.is_finite() else None


def _within(
    value: Coordinate, function: Expression, key: str, formula: Formula, *bounds: tuple[Formula, bool]
) -> Inverse | None:
    """The formula where all bounds are positive (or zero, where that is allowed); else no solution."""
    signs = [(sign_at(bound, value), closed) for bound, closed in bounds]
    if any(sign == -1 or (sign == 0 and not closed) for sign, closed in signs):
        return Inverse(reason=phrase(key, h=function, v=value.shown))
    if any(sign is None for sign, _ in signs):
        return None
    return _one(formula, value)


def _same(v: Expression) -> Expression:
    return v


def _exponential(base: Expression, value: Coordinate, function: Expression) -> Inverse | None:
    if base == _E:
        return _within(value, function, "univariate-positive", _logarithm, (_same, False))
    if sign_of(base) != 1 or sign_of(minus(base, ONE)) in (0, None):
        return None
    below = _logarithm(base)
    return _within(value, function, "univariate-positive", lambda v: Quotient(_logarithm(v), below), (_same, False))


def _positive_only(value: Coordinate, function: Expression) -> Inverse | None:
    """u^v with a letter in both has a positive u, so it is positive; beyond that it has no inverse."""
    if sign_at(_same, value) in (-1, 0):
        return Inverse(reason=phrase("univariate-positive", h=function, v=value.shown))
    return None


def _logarithm(v: Expression) -> Expression:
    return Call("ln", (v,))


def _power(above: int, below: int, value: Coordinate, function: Expression) -> Inverse | None:
    """u^(p/q) = v."""
    if above == 0:
        return None
    sign = sign_at(_same, value)
    if sign is None:
        return None
    if sign == 0:
        return Inverse((number_of(ZERO),)) if above > 0 else _never_zero(value, function)
    size, other = abs(above), Power
    inverse = rational_value(Quotient(whole(below if above > 0 else -below), whole(size)))
    assert inverse is not None
    even = above % 2 == 0 or below % 2 == 0
    if sign < 0 and even:
        return Inverse(reason=phrase("univariate-not-negative", h=function, v=value.shown))
    formula: Formula = lambda v: other(v, rational(inverse))  # noqa: E731
    if above % 2 == 0 and below % 2 == 1:
        return _pair(formula, value)
    return _one(formula, value)


def _never_zero(value: Coordinate, function: Expression) -> Inverse:
    return Inverse(reason=phrase("univariate-not-zero", h=function, v=value.shown))


def _angles(name: str, value: Coordinate, function: Expression, used: Iterable[Symbol]) -> Inverse | None:
    """Angles repeat: sin u = v has arcsin v + 2kπ and π − arcsin v + 2kπ."""
    if name in _RECIPROCAL:
        sign = sign_at(_same, value)
        if name == "cot" and sign == 0:
            name, value = "cos", number_of(ZERO)
        elif sign in (0, None):
            return None if sign is None else _never_zero(value, function)
        else:
            name, value = _RECIPROCAL[name], image(lambda v: Quotient(ONE, v), value)
    if value.exact is None:
        return None
    exact = value.exact
    (letter,) = fresh_integers(1, used)
    half, turn = Product((letter, _PI)), Product((_TWO, letter, _PI))
    if name == "tan":
        return Inverse(families=((_turned(Call("atan", (exact,)), half), (letter,)),))
    room = sign_of(minus(ONE, Power(exact, _TWO)))
    if room is None:
        return None
    if room < 0:
        return Inverse(reason=phrase(f"univariate-{name}", h=function, v=exact))
    first = Call("asin" if name == "sin" else "acos", (exact,))
    if room == 0:
        return Inverse(families=((_turned(first, turn), (letter,)),))
    if sign_of(exact) == 0:
        return Inverse(families=((_turned(first, half), (letter,)),))
    second = minus(_PI, first) if name == "sin" else Negation(first)
    return Inverse(families=((_turned(first, turn), (letter,)), (_turned(second, turn), (letter,))))


def _turned(angle: Expression, turn: Expression) -> Expression:
    shown = number_of(angle)
    start = shown.exact if shown.exact is not None else angle
    return turn if start == ZERO else Sum((start, turn))


_RECIPROCAL = {"cot": "tan", "sec": "cos", "csc": "sin"}
_TRIGONOMETRIC = frozenset(("sin", "cos", "tan", *_RECIPROCAL))


def _cosh(value: Coordinate, function: Expression) -> Inverse | None:
    sign = sign_at(lambda v: minus(v, ONE), value)
    if sign == -1:
        return Inverse(reason=phrase("univariate-cosh", h=function, v=value.shown))
    if sign == 0:
        return Inverse((number_of(ZERO),))
    return None if sign is None else _pair(lambda v: Call("acosh", (v,)), value)


def _absolute(value: Coordinate, function: Expression) -> Inverse | None:
    sign = sign_at(_same, value)
    if sign == -1:
        return Inverse(reason=phrase("univariate-not-negative", h=function, v=value.shown))
    if sign == 0:
        return Inverse((number_of(ZERO),))
    return None if sign is None else _pair(_same, value)


def _error_function(value: Coordinate, function: Expression) -> Inverse | None:
    """Only erf u = 0 has a closed form."""
    return Inverse((number_of(ZERO),)) if sign_at(_same, value) == 0 else None


def _rule(
    key: str, formula: Formula, *bounds: tuple[Formula, bool]
) -> Callable[[Coordinate, Expression], Inverse | None]:
    return lambda value, function: _within(value, function, key, formula, *bounds)


def _called(name: str) -> Formula:
    return lambda v: Call(name, (v,))


_HALF_PI = Quotient(_PI, _TWO)
_BELOW_ONE: Formula = lambda v: minus(ONE, v)  # noqa: E731
_INSIDE_ONE: Formula = lambda v: minus(ONE, Power(v, _TWO))  # noqa: E731
_INSIDE_RIGHT: Formula = lambda v: minus(_HALF_PI, Call("abs", (v,)))  # noqa: E731
_RULES: dict[str, Rule] = {
    "exp": _rule("univariate-positive", _logarithm, (_same, False)),
    "ln": _rule("", lambda v: Power(_E, v)),
    "log2": _rule("", lambda v: Power(_TWO, v)),
    "log10": _rule("", lambda v: Power(whole(10), v)),
    "sqrt": _rule("univariate-not-negative", lambda v: Power(v, _TWO), (_same, True)),
    "cbrt": _rule("", lambda v: Power(v, whole(3))),
    "abs": _absolute,
    "sinh": _rule("", _called("asinh")),
    "cosh": _cosh,
    "tanh": _rule("univariate-tanh", _called("atanh"), (_INSIDE_ONE, False)),
    "asinh": _rule("", _called("sinh")),
    "acosh": _rule("univariate-not-negative", _called("cosh"), (_same, True)),
    "atanh": _rule("", _called("tanh")),
    "sigmoid": _rule(
        "univariate-sigmoid",
        lambda v: _logarithm(Quotient(v, minus(ONE, v))),
        (_same, False),
        (_BELOW_ONE, False),
    ),
    "softplus": _rule("univariate-positive", lambda v: _logarithm(minus(Power(_E, v), ONE)), (_same, False)),
    "asin": _rule("univariate-asin", _called("sin"), (_INSIDE_RIGHT, True)),
    "acos": _rule("univariate-acos", _called("cos"), (_same, True), (lambda v: minus(_PI, v), True)),
    "atan": _rule("univariate-atan", _called("tan"), (_INSIDE_RIGHT, False)),
    "erf": _error_function,
}
"""How h(u) = v is solved, by the name of h."""
