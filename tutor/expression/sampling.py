"""Points at which a function can be looked at: short decimals, small and large, of both signs.

The choice is the same on every machine and at every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.expression.dice import Dice
from tutor.expression.exact import Point
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import Counted
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Number, Symbol

if TYPE_CHECKING:
    from flint import arb

_FIRST = ("0.7", "1.3", "0.4", "1.9", "0.9", "1.6", "0.3", "1.1", "0.6", "1.7")
"""The first values to try, symbol by symbol."""
_SCALES = tuple(map(Fraction, ("1", "2", "0.3", "3", "0.1", "1", "10", "0.5", "5", "100", "0.01", "50", "20", "1000")))
_LARGEST = 10**100
_ACCURATE_BITS = 30
_MOST_WORK = 300_000
"""How many nodes may be worked out in vain; it keeps the search short for a large expression."""


def sample_points(
    expressions: Sequence[Expression], variables: Sequence[Symbol], count: int = 6, tries: int = 200
) -> tuple[Point, ...]:
    """Points at which all the expressions have a real value.

    Arguments:
        expressions: what must have a value, a ∂ that is still to be worked out included. The one that is
            cheapest to rule a point out by should stand first.
        variables: the variables, in the order in which the first values are handed out.
        count: how many points are wanted.
        tries: how many points are looked at, at most.

    Returns:
        up to `count` points, the variables first in each; fewer, or none, if no more are in reach. They give
        a whole number to every index and to the n in Σᵢ₌₁ⁿ, and values to members of families like a₁.

    >>> from tutor import parse
    >>> all(point[Symbol("x")] > 100 for point in sample_points([parse("ln(x - 100)")], [Symbol("x")]))
    True
    """
    cast = _Cast(expressions, variables)
    nodes = sum(1 for expression in expressions[:1] for _ in postorder(expression))
    patience = min(tries, max(3 * count, _MOST_WORK // (nodes + 1)))
    dice = Dice(2718281828)
    found: list[Point] = []
    for number in range(patience):
        evaluator = Evaluator(cast.point(number, dice), seed=number)
        if all(_is_good(evaluator.value(expression)) for expression in expressions):
            point = {**evaluator.point, **evaluator.invented}
            if point not in found:
                found.append(point)
        if len(found) == count or evaluator.overstrained or not cast.varies(evaluator):
            break
    return tuple(found)


def _is_good(ball: arb) -> bool:
    """Finite, not huge, and known to several digits."""
    if not ball.is_finite() or not abs(ball) < _LARGEST:
        return False
    return bool(ball.rel_accuracy_bits() >= _ACCURATE_BITS or abs(ball) < 1e-12)


class _Cast:
    """Who needs a value: variables and other letters, counts, indices."""

    def __init__(self, expressions: Iterable[Expression], variables: Sequence[Symbol]) -> None:
        letters: dict[Symbol, None] = dict.fromkeys(variables)
        free: set[Symbol] = set()
        counts: set[Symbol] = set()
        indices: set[Symbol] = set()
        centres: set[Fraction] = set()
        for expression in expressions:
            free |= symbols(expression)
            for node in postorder(expression):
                if isinstance(node, Counted):
                    counts |= symbols(node.lower) | symbols(node.upper)
                    indices.add(node.index)
                elif isinstance(node, Symbol):
                    for subscript in node.subscripts:
                        indices |= symbols(subscript)
                elif isinstance(node, Number) and 1 < node.value < 10**6:
                    centres.add(node.value)
        for symbol in (*variables, *free):
            for subscript in symbol.subscripts:
                indices |= symbols(subscript)
        letters.update(dict.fromkeys(sorted(free, key=lambda symbol: symbol.label)))
        whole = (counts | indices) - set(variables)
        self.counts = sorted((counts & free) - set(variables), key=lambda symbol: symbol.label)
        self.indices = sorted(whole - set(self.counts), key=lambda symbol: symbol.label)
        self.letters = [
            letter for letter in letters if letter not in whole and not any(map(symbols, letter.subscripts))
        ]
        self.centres = sorted(centres)

    def point(self, number: int, dice: Dice) -> dict[Symbol, Fraction]:
        """A point to try: the first one fixed, the later ones drawn at one scale or near numbers that occur."""
        scale = _SCALES[number % len(_SCALES)]
        near = bool(self.centres) and number % 3 == 1
        point = {
            letter: Fraction(_FIRST[place % len(_FIRST)]) if number == 0 else self._draw(dice, scale, near, number)
            for place, letter in enumerate(self.letters)
        }
        for place, letter in enumerate(self.counts):
            point[letter] = Fraction(3 + (number + place) % 2)
        for place, letter in enumerate(self.indices):
            point[letter] = Fraction(2 if number % 2 == 0 else 1 + (number // 2 + place) % 3)
        return point

    def _draw(self, dice: Dice, scale: Fraction, near: bool, number: int) -> Fraction:
        size = scale * Fraction(dice.randrange(10, 100), 50)
        if near and dice.randrange(0, 10) < 7:
            size = dice.choice(self.centres) + dice.choice((-1, 1)) * Fraction(dice.randrange(1, 10), 10)
        return -size if number % 4 in (1, 2) and dice.randrange(0, 10) < 6 else size

    def varies(self, evaluator: Evaluator) -> bool:
        """Whether another try can be any different."""
        return bool(self.letters or self.counts or self.indices or evaluator.invented)
