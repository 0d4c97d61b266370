"""Sines and cosines in normal form: known angles, sums of angles, and angles that were given by their sine."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from tutor.expression.tree import Call, Constant
from tutor.stationary.numbers.surd_trees import tree
from tutor.stationary.numbers.surds import PI, Beyond, Key, Surd, sign

_HALF = Fraction(1, 2)
_MOST_TIMES = 12
_PI_KEY: Key = frozenset(((PI, Fraction(1)),))
_ZERO, _ONE = Surd.rational(0), Surd.rational(1)
Pair = tuple[Surd, Surd]
"""(cos, sin) of an angle."""


def _root(value: int) -> Surd:
    return Surd.rational(value).root(2)


@cache
def _sines() -> dict[Fraction, Surd]:
    """sin(qπ) for the angles between 0 and π/2 whose sines have short roots."""
    two, five, six = _root(2), _root(5), _root(6)
    quarter = Fraction(1, 4)

    def nested(front: int, inner: Surd) -> Surd:
        return (Surd.rational(front) + inner).root(2)

    return {
        Fraction(0): _ZERO,
        Fraction(1, 12): (six - two).scaled(quarter),
        Fraction(1, 10): (five - _ONE).scaled(quarter),
        Fraction(1, 8): nested(2, -two).scaled(_HALF),
        Fraction(1, 6): Surd.rational(_HALF),
        Fraction(1, 5): nested(10, -five.scaled(Fraction(2))).scaled(quarter),
        Fraction(1, 4): two.scaled(_HALF),
        Fraction(3, 10): (five + _ONE).scaled(quarter),
        Fraction(1, 3): _root(3).scaled(_HALF),
        Fraction(3, 8): nested(2, two).scaled(_HALF),
        Fraction(2, 5): nested(10, five.scaled(Fraction(2))).scaled(quarter),
        Fraction(5, 12): (six + two).scaled(quarter),
        _HALF: _ONE,
    }


@cache
def _angles(function: str) -> dict[Surd, Fraction]:
    """The table from right to left: sin(qπ) → q, or tan(qπ) → q."""
    sines = _sines()
    if function == "sin":
        return {value: part for part, value in sines.items()}
    found: dict[Surd, Fraction] = {}
    for part, value in sines.items():
        if part != _HALF:
            found[value * sines[_HALF - part].inverse()] = part
    return found


def angle_of(function: str, number: Surd) -> Fraction | None:
    """q with sin(qπ) or tan(qπ) equal to a number and −1/2 ≤ q ≤ 1/2; None for an angle that nobody knows.

    Arguments:
        function: "sin" or "tan".
        number: the value.
    """
    table = _angles(function)
    if number in table:
        return table[number]
    return -table[-number] if -number in table else None


def unit(angle: Surd) -> Pair:
    """The cosine and the sine of an angle.

    Raises:
        Beyond: the result is too long.
    """
    parts = dict(angle.terms)
    turn = parts.pop(_PI_KEY, Fraction(0))
    known: list[tuple[Pair, int]] = []
    left: dict[Key, Fraction] = {}
    for key, value in parts.items():
        pair = _given(key) if value.denominator == 1 and abs(value) <= _MOST_TIMES else None
        if pair is None:
            left[key] = value
        else:
            known.append((pair, int(value)))
    if left and (2 * turn).denominator != 1:
        left[_PI_KEY], turn = turn, Fraction(0)
    result = _turned(turn)
    for pair, times in known:
        for _ in range(abs(times)):
            result = _added(result, pair if times > 0 else (pair[0], -pair[1]))
    return _added(result, _own(Surd.of(left))) if left else result


def _added(one: Pair, other: Pair) -> Pair:
    """The addition theorems."""
    return one[0] * other[0] - one[1] * other[1], one[1] * other[0] + one[0] * other[1]


def _own(angle: Surd) -> Pair:
    """An angle that nobody knows stands for itself."""
    if sign(angle) < 0:
        cosine, sine = _own(-angle)
        return cosine, -sine
    shown = tree(angle)
    return Surd.atom(Call("cos", (shown,))), Surd.atom(Call("sin", (shown,)))


def _given(key: Key) -> Pair | None:
    """The cosine and the sine of arcsin v, arccos v and arctan v."""
    if len(key) != 1:
        return None
    base, exponent = next(iter(key))
    if exponent != 1 or not isinstance(base, Call) or base.function not in ("asin", "acos", "atan"):
        return None
    from tutor.stationary.numbers.known_values import surd_of

    value = surd_of(base.arguments[0])
    if value is None:
        raise Beyond
    if base.function == "atan":
        cosine = (_ONE + value * value).root(2).inverse()
        return cosine, value * cosine
    other = (_ONE - value * value).root(2)
    return (value, other) if base.function == "acos" else (other, value)


def _turned(part: Fraction) -> Pair:
    """The cosine and the sine of qπ."""
    return _sine_of(part + _HALF), _sine_of(part)


def _sine_of(part: Fraction) -> Surd:
    part %= 2
    if part > 1:
        return -_sine_of(part - 1)
    part = min(part, 1 - part)
    known = _sines().get(part)
    if known is not None:
        return known
    angle = Surd.atom(Constant("pi")).scaled(_HALF - part)
    return Surd.atom(Call("cos", (tree(angle),)))
