"""A point with small numbers that solves one of two equations and not the other: a proof, and an example to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.exact import Point, exact
from tutor.expression.numbers import rational
from tutor.expression.text import text
from tutor.expression.traversal import size, symbols
from tutor.expression.tree import Expression, Symbol

_SMALL = tuple(map(Fraction, ("0", "1", "2", "-1", "3", "-2", "1/2")))
_MOST_LETTERS = 3
_MOST_NODES = 120


def telling_point(
    holds: Expression,
    fails: Expression,
    where: Sequence[Expression] = (),
    solved: Sequence[tuple[Symbol, Expression]] = (),
) -> Point | None:
    """A point at which one expression is zero and another has a value that is not, both exactly.

    Arguments:
        holds: what is to be zero.
        fails: what is not to be zero.
        where: conditions that must hold at the point.
        solved: letters that the first equation gives, each with its value in the others.

    Returns:
        the point, or None when no small numbers make one.

    >>> from tutor import parse
    >>> point = telling_point(parse("x^2 - y"), parse("x - y"))
    >>> {letter.label: str(value) for letter, value in point.items()}
    {'x': '-1', 'y': '1'}
    """
    if size(holds) + size(fails) > _MOST_NODES:
        return None
    letters = sorted(symbols(holds) | symbols(fails), key=lambda symbol: symbol.label)
    for point in _candidates(letters, solved):
        if exact(holds, point) == 0 and exact(fails, point) and all(exact(one, point) == 1 for one in where):
            return {letter: point[letter] for letter in letters}
    return None


def _candidates(letters: Sequence[Symbol], solved: Sequence[tuple[Symbol, Expression]]) -> Iterator[Point]:
    """Small numbers for the letters; where one is given by the others, the number that follows."""
    for letter, value in solved:
        others = [one for one in letters if one != letter]
        if len(others) <= _MOST_LETTERS:
            for numbers in product(_SMALL, repeat=len(others)):
                point = dict(zip(others, numbers, strict=True))
                found = exact(value, point)
                if found is not None:
                    yield {**point, letter: found}
    if len(letters) <= _MOST_LETTERS:
        for numbers in product(_SMALL, repeat=len(letters)):
            yield dict(zip(letters, numbers, strict=True))


def spoken(point: Point, key: str) -> Phrase:
    """The phrase `key` with the point as "x = 2, y = 4".

    >>> spoken({Symbol("x"): Fraction(1, 2)}, "check-answer-solves").values
    (('point', 'x = ½'),)
    """
    parts = [f"{text(letter)} = {text(rational(value))}" for letter, value in point.items()]
    return phrase(key, point=", ".join(parts))
