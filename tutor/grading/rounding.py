"""Rounded numbers: to how many digits is 93.33 right for 280/3, or 0.333x² for x²/3?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import arb

from tutor.expression.arithmetic import rational
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import postorder, size
from tutor.expression.tree import Expression, Number, Symbol
from tutor.grading.answer import Answer, Collection, Single, Vector, expressions_of
from tutor.grading.compare import keys_of
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key

LEAST_DIGITS = 2
_EXACT = 1000
"""The digits of what is equal."""
_LONGEST = 40
"""An exact value of more parts than this is not shown."""
_PRECISION = 128
_MOST_POINTS = 8
_MOST_DECIMALS = 40
_MOST_MEMBERS = 20
_SLACK = Fraction(11, 10)
"""The allowance is worked out to first order only; this is for the rest."""


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


def rounded(answer: Answer, model: Answer, keys: Sequence[Key] | None = None) -> Rounding | None:
    """To how many digits an answer is the model rounded.

    Each decimal of the answer may be off by half a unit of its last digit, and so may the value by what follows
    from that (to first order: Σ |∂a/∂d|·half). Where that is not enough, by ten times as much, at one digit less.

    Arguments:
        answer: what was answered, with decimals in it.
        model: what is right.
        keys: the keys of the model's expressions.

    Returns:
        the digits, at least 2, and the exact values; None when it is no rounded form of the model.

    >>> from tutor import parse
    >>> rounded(Single(parse("93.33")), Single(parse("280/3"))).digits
    4
    """
    keys = keys_of(model) if keys is None else keys
    match answer, model:
        case (Single(), Single()) | (Vector(), Vector()):
            pairs = list(zip(expressions_of(answer), keys, strict=False))
            if len(pairs) != len(expressions_of(answer)) or len(pairs) != len(keys):
                return None
            found = [_digits(one, key) for one, key in pairs]
        case Collection(members), Collection(wanted) if 0 < len(members) == len(wanted) <= _MOST_MEMBERS:
            found = _matched(members, keys, len(wanted[0]))
        case _:
            return None
    digits = min(found, default=0)
    if digits < LEAST_DIGITS or digits == _EXACT:
        return None
    exact = expressions_of(model)
    return Rounding(digits, exact if all(size(one) <= _LONGEST for one in exact) else ())


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
    first, *others = key.points[:_MOST_POINTS] or ({},)
    away = Evaluator(first, _PRECISION).value(answer) - Evaluator(first, _PRECISION).value(key.expression)
    if (away.contains(0) or not away.is_finite()) and equivalent(answer, key).agrees:
        return _EXACT
    decimals = _decimals(answer)
    if not decimals or len(decimals) > _MOST_DECIMALS or not key.points:
        return 0
    letters = {id(node): Symbol("decimal", (Number(Fraction(place)),)) for place, node in enumerate(decimals)}
    lettered = _with_letters(answer, letters)
    known = {letters[id(node)]: node.value for node in decimals}
    halves = {letters[id(node)]: _half(node) for node in decimals}
    most = min(_significant(node) for node in decimals)
    lost = 0
    for point in (first, *others):
        evaluator = Evaluator({**point, **known}, _PRECISION)
        distance = abs(evaluator.value(lettered) - Evaluator(point, _PRECISION).value(key.expression))
        allowed = arb(0)
        for letter, half in halves.items():
            allowed += abs(evaluator.slope(lettered, letter)) * rational(half * _SLACK)
        while lost < most and not distance <= allowed * 10**lost:
            lost += 1
        if lost == most:
            return 0
    return most - lost


def _with_letters(root: Expression, letters: dict[int, Symbol]) -> Expression:
    """The expression with a letter for each decimal."""
    made: dict[int, Expression] = {}
    for node in postorder(root):
        if id(node) in letters:
            made[id(node)] = letters[id(node)]
        elif node.children:
            made[id(node)] = node.rebuild(tuple([made[id(child)] for child in node.children]))
        else:
            made[id(node)] = node
    return made[id(root)]


def _decimals(expression: Expression) -> list[Number]:
    """The decimals in an expression."""
    return [node for node in postorder(expression) if isinstance(node, Number) and node.spelling]


def _half(node: Number) -> Fraction:
    """Half a unit of the last digit of a decimal.

    >>> _half(Number(Fraction("0.25"), spelling="0.25"))
    Fraction(1, 200)
    """
    mantissa, _, exponent = node.spelling.lower().partition("e")
    places = len(mantissa.partition(".")[2])
    return Fraction(1, 2) * Fraction(10) ** (int(exponent or 0) - places)


def _significant(node: Number) -> int:
    """How many significant digits a decimal was typed with."""
    return len(node.spelling.lower().partition("e")[0].replace(".", "").lstrip("0"))
