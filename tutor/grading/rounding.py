"""Rounded numbers: to how many digits is 93.33 right for 280/3, or 0.333x² for x²/3?

The rule, where no tolerance is asked for: an answer is rounded when each decimal in it is the exact one, rounded at its
own last place (halves up or down); or, with two digits and more, cut off there. A whole number of two digits and more
may be a rounded one, too. So 93, 93.3 and 93.33 are roundings of 280/3, 0.66 and 0.67 of 2/3, and 93.4 and 93.0 are
wrong. A single digit tells little: of 0.3 for 1/3 the exact value is not shown. Where several numbers are worked with
and the exact one is a short decimal itself, one or two digits agree by chance: 0.5 − 0.02·2 is no rounding of 0.44.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import arb

from tutor.expression.arithmetic import rational
from tutor.expression.exact import exact
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import postorder, rebuilt, size, symbols, unsigned
from tutor.expression.tree import Expression, Number, Symbol
from tutor.grading.answer import Answer, Collection, Single, Vector, expressions_of
from tutor.grading.as_numbers import as_numbers
from tutor.grading.columns import at_precision
from tutor.grading.compare import keys_of
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key

_TELLING = 2
"""So many digits are needed for a number that is cut off, for a whole number, and for showing the exact value."""
_EXACT = 1000
"""The digits of what is equal."""
_LONGEST = 40
"""An exact value of more parts than this is not shown."""
_PRECISION = 512
"""More binary digits than any number that can be typed has."""
_MOST_POINTS = 8
_MOST_DECIMALS = 40
_MOST_MEMBERS = 20
_SLACK = Fraction(1, 10)
"""Where an answer is not linear in its decimals, the allowance is right to first order only; this is for the rest."""
_TINY = Fraction(1, 10**24)
"""Decides ties, which balls cannot: a half may be rounded either way, and a number that is cut off is off by less
than a unit."""
_NUDGE = 1e-9
"""Keeps the logarithm of 1000 from being a little less than 3."""
_OF_A_FLOAT = Fraction(1, 2**51)
_DIGITS_OF_A_FLOAT = 16
"""A number with so many digits is what a computer shows: it is off by what a computer is."""
_SURE = 3
"""So many digits do not agree by chance where several numbers are worked with."""
_SHORT = 10**4
"""A number is a short decimal when so many times it is whole."""
_CLOSE = Fraction(1, 20)
"""What is off by a greater part of the right value is not close."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """A rounded answer."""

    digits: int
    """To how many significant digits it is right."""
    exact: tuple[Expression, ...]
    """The exact value of each component; () when one is too long to be shown."""


def has_decimals(answer: Answer) -> bool:
    """Was a number typed with a decimal point?"""
    return any(_decimals(expression) for expression in expressions_of(answer))


def may_be_rounded(answer: Expression, key: Key) -> bool:
    """Is there a number in an answer that may have been rounded?"""
    return bool(_decimals(answer)) or (_whole(answer) is not None and not symbols(key.expression))


def rounded(answer: Answer, model: Answer, keys: Sequence[Key] | None = None) -> Rounding | None:
    """To how many digits an answer is the model rounded.

    Arguments:
        answer: what was answered.
        model: what is right.
        keys: the keys of the model's expressions.

    Returns:
        the digits, at least 1, and the exact values; None when it is no rounded form of the model.

    >>> from tutor import parse
    >>> rounded(Single(parse("93.33")), Single(parse("280/3"))).digits
    4
    >>> rounded(Single(parse("93.4")), Single(parse("280/3"))) is None
    True
    """
    keys = keys_of(model) if keys is None else keys
    match answer, model:
        case (Single(), Single()) | (Vector(), Vector()):
            pairs = list(zip(expressions_of(answer), keys, strict=False))
            if len(pairs) != len(expressions_of(answer)) or len(pairs) != len(keys):
                return None
            with at_precision(_PRECISION):
                found = [_digits(one, key) for one, key in pairs]
        case Collection(members), Collection(wanted) if 0 < len(members) == len(wanted) <= _MOST_MEMBERS:
            with at_precision(_PRECISION):
                found = _matched(members, keys, len(wanted[0]))
        case _:
            numbers = as_numbers(answer, model)
            return None if numbers is None else rounded(*numbers)
    digits = min(found, default=0)
    if digits < 1 or digits == _EXACT:
        return None
    exact = expressions_of(model)
    shown = digits >= _TELLING and all(size(one) <= _LONGEST for one in exact)
    return Rounding(digits, exact if shown else ())


def is_close(answer: Expression, key: Key) -> bool:
    """Is a number with decimals near the right one, although it is no rounding of it?

    >>> from tutor import parse
    >>> from tutor.grading.key import key_of
    >>> [is_close(parse(number), key_of(parse("sqrt(2)"))) for number in ("1.42", "1.8")]
    [True, False]
    """
    number = unsigned(answer)
    if not isinstance(number, Number) or not number.spelling or symbols(key.expression):
        return False
    right = Evaluator({}, _PRECISION).value(key.expression)
    distance = abs(Evaluator({}, _PRECISION).value(answer) - right)
    return bool(distance <= rational(_unit(number) * 10) and distance <= abs(right) * rational(_CLOSE))


def _matched(members: Sequence[tuple[Expression, ...]], keys: Sequence[Key], width: int) -> list[int]:
    """The digits of each coordinate of a set, each member beside the one of the model that it is nearest to."""
    if any(len(member) != width for member in members):
        return []
    groups = [keys[at : at + width] for at in range(0, len(keys), width)]
    digits: list[int] = []
    met: set[int] = set()
    for member in members:
        options = [[_digits(one, key) for one, key in zip(member, group, strict=True)] for group in groups]
        best = max(range(len(options)), key=lambda place: min(options[place]))
        digits += options[best]
        met.add(best)
    return digits if len(met) == len(groups) else []


def _digits(answer: Expression, key: Key) -> int:
    """To how many digits an expression is right; `_EXACT` when it is equal."""
    first = next(iter(key.points), {})
    away = Evaluator(first, _PRECISION).value(answer) - Evaluator(first, _PRECISION).value(key.expression)
    if (away.contains(0) or not away.is_finite()) and equivalent(answer, key).agrees:
        return _EXACT
    is_number = not symbols(key.expression)
    decimals = _decimals(answer)
    if not decimals and is_number and (number := _whole(answer)) is not None:
        decimals = [number]
    if not decimals or len(decimals) > _MOST_DECIMALS or not key.points:
        return 0
    digits = 0
    for count in sorted({_significant(node) for node in decimals}):
        # Those with fewer digits may be exact, as 0.5 is in 0.333x + 0.5.
        if not _fits(answer, key, [node for node in decimals if _significant(node) >= count]):
            break
        digits = count
    if not is_number:
        return digits
    digits = min(digits, _agreeing(away, away - Evaluator(first, _PRECISION).value(answer)))
    by_chance = digits < _SURE and _is_worked_out(answer) and _is_short(key.expression)
    return 0 if by_chance else digits


def _is_worked_out(answer: Expression) -> bool:
    """Is it a computation with several numbers?"""
    return sum(isinstance(node, Number) for node in postorder(answer)) > 1


def _is_short(model: Expression) -> bool:
    """Is a number a decimal with few places? In a computation with decimals none needs to be rounded to reach it.

    >>> from tutor import parse
    >>> [_is_short(parse(number)) for number in ("11/25", "1/3", "sqrt(2)")]
    [True, False, False]
    """
    value = exact(model, {})
    return value is not None and _SHORT % value.denominator == 0


def _fits(answer: Expression, key: Key, decimals: Sequence[Number]) -> bool:
    """Is an answer the model with these decimals rounded, or all cut off?"""
    letters = {id(node): Symbol("decimal", (Number(Fraction(place)),)) for place, node in enumerate(decimals)}
    lettered = _with_letters(answer, letters)
    known = {letters[id(node)]: node.value for node in decimals}
    units = {letters[id(node)]: _unit(node) for node in decimals}
    # 0.6 and 12 are not taken for 2/3 and 12.9 cut off: that would be too much to be off by.
    cut = all(node.spelling and _significant(node) >= _TELLING for node in decimals)
    moved = {letter: value + units[letter] for letter, value in known.items()}
    for point in key.points[:_MOST_POINTS]:
        right = Evaluator(point, _PRECISION).value(key.expression)
        here, beside = Evaluator({**point, **known}, _PRECISION), Evaluator({**point, **moved}, _PRECISION)
        if not _is_rounding(right - here.value(lettered), _effects(lettered, here, beside, units), cut):
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Effects:
    """What one unit of the last place of each decimal makes of the value."""

    changes: tuple[arb, ...]
    linear: bool
    """Is the value a linear function of the decimals?"""


def _effects(lettered: Expression, here: Evaluator, beside: Evaluator, units: Mapping[Symbol, Fraction]) -> _Effects:
    """From the decimals as they are, and from each one unit greater."""
    changes = tuple([here.slope(lettered, letter) * rational(unit) for letter, unit in units.items()])
    change = beside.value(lettered) - here.value(lettered)
    return _Effects(changes, bool(change.overlaps(sum(changes, arb(0)))))


def _is_rounding(away: arb, effects: _Effects, cut: bool) -> bool:
    """Is the right value so far away as rounding every decimal, or cutting every one off, may bring about?"""
    slack = _TINY if effects.linear else _SLACK
    half = sum([abs(change) for change in effects.changes], arb(0)) / 2
    if abs(away) <= half * rational(1 + slack):
        return True
    if not cut:
        return False
    slack = -_TINY if effects.linear else _SLACK
    lowest = sum([change for change in effects.changes if change < 0], arb(0)) * rational(1 + slack)
    highest = sum([change for change in effects.changes if change > 0], arb(0)) * rational(1 + slack)
    return bool(lowest <= away <= highest)


def _agreeing(away: arb, right: arb) -> int:
    """To how many significant digits two numbers agree: the places in which they are less than one unit apart.

    >>> _agreeing(arb("0.0033"), arb("93.33"))
    4
    """
    if away.contains(0) or not right.is_finite() or right.contains(0):
        return 0 if not away.contains(0) else _EXACT
    leading, off = (math.floor(float(abs(one).log() / arb(10).log()) + _NUDGE) for one in (right, away))
    return max(0, leading - off)


def _with_letters(root: Expression, letters: dict[int, Symbol]) -> Expression:
    """The expression with a letter for each decimal."""
    return rebuilt(root, lambda node, around: letters.get(id(node), around))


def _decimals(expression: Expression) -> list[Number]:
    """The decimals in an expression."""
    return [node for node in postorder(expression) if isinstance(node, Number) and node.spelling]


def _whole(expression: Expression) -> Number | None:
    """The number when an answer is one whole number of two digits and more, and None when it is not.

    >>> str(_whole(Number(Fraction(93)))), _whole(Number(Fraction(9)))
    ('93', None)
    """
    number = unsigned(expression)
    if isinstance(number, Number) and number.value.denominator == 1 and number.value >= 10 ** (_TELLING - 1):
        return number
    return None


def _unit(node: Number) -> Fraction:
    """A unit of the last place of a number.

    >>> _unit(Number(Fraction("0.25"), spelling="0.25"))
    Fraction(1, 100)
    """
    mantissa, _, exponent = node.spelling.lower().partition("e")
    places = len(mantissa.partition(".")[2])
    unit = Fraction(10) ** (int(exponent or 0) - places)
    return max(unit, abs(node.value) * _OF_A_FLOAT) if _significant(node) >= _DIGITS_OF_A_FLOAT else unit


def _significant(node: Number) -> int:
    """How many significant digits a number was typed with."""
    return len((node.spelling or str(node.value)).lower().partition("e")[0].replace(".", "").lstrip("0"))
