"""Points over the whole of a domain: from end to end of what is bounded, and along curves such as x² + y² = 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product

from tutor.expression.dice import Dice
from tutor.expression.exact import Point
from tutor.expression.structures import Comparison
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Negation, Number, Product, Sum, Symbol
from tutor.grading.borders import affordable, borders_of_condition
from tutor.grading.cells import Crossing, shortest
from tutor.grading.columns import Columns
from tutor.grading.lines import zeros_along
from tutor.grading.search import conjuncts, zeros_near

Ends = tuple[Fraction, Fraction] | None
"""The ends of the interval in which a letter lies; None where it is open."""

_BITS = 64
_STRATA = 10
"""Into how many parts each bounded letter's interval is cut, each of which gets a point."""
_CLOSE = Fraction(1, 500)
"""So near to the ends points lie, as a part of the interval."""
_SHORT = Fraction(1, 25)
"""The part of an interval within which a point is chosen of few digits."""
_MOST_LETTERS = 3
_MOST_BORDERS = 8
_MOST_NODES = 150
_MOST_BASES = 2
_BESIDE = Fraction(1, 10**7)
_MOST_TOUCHES = 6
_DIRECTIONS = 24
_MOST_ON_CURVES = 16
_PLAIN = tuple(map(Fraction, ("0", "1", "-1", "2", "0.6", "-0.6", "3", "0.5")))
_MOST_TRIED = 24
_MOST_BEGUN = 6


def over_domain(domain: Sequence[Expression], letters: Sequence[Symbol], bases: Sequence[Point]) -> list[Point]:
    """Points from end to end of the intervals that a domain leaves its letters; none for what has only one end.

    Arguments:
        domain: the conditions.
        letters: the letters of the points.
        bases: points at which the conditions hold.
    """
    borders = affordable([one for part in domain for one in borders_of_condition(part)][:_MOST_BORDERS], _MOST_NODES)
    bounded = [letter for letter in letters if any(letter in symbols(border) for border in borders)][:_MOST_LETTERS]
    found: list[Point] = []
    seen: list[tuple[Ends, ...]] = []
    for base in bases[: 2 * _MOST_BASES]:
        if len(seen) == _MOST_BASES:
            break
        ends = tuple(_ends(borders, letter, base) for letter in bounded)
        if ends not in seen and any(end is not None for end in ends):
            seen.append(ends)
            found += _filled(borders, dict(zip(bounded, ends, strict=True)), base, Dice(len(seen)))
    return found


def _ends(borders: Sequence[Expression], letter: Symbol, point: Point) -> Ends:
    """The ends of the interval between borders in which a letter lies."""
    value, zeros = point[letter], zeros_near(borders, letter, point)
    below = [zero.high for zero in zeros if zero.high < value]
    above = [zero.low for zero in zeros if zero.low > value]
    return (max(below), min(above)) if below and above else None


def _filled(borders: Sequence[Expression], letters: Mapping[Symbol, Ends], base: Point, dice: Dice) -> Iterator[Point]:
    """One letter after another is moved within its interval: to all the corners, then to each part once.

    `letters` have the ends of their intervals at the base; they stay unless a letter that is moved before is at a
    border too.
    """
    moved = list(letters)
    staying = [
        letter
        for place, letter in enumerate(moved)
        if not any(letter in symbols(one) and symbols(one) & set(moved[:place]) for one in borders)
    ]
    parts = [list(range(_STRATA)) for _ in letters]
    for order in parts[1:]:
        order.sort(key=lambda _: dice.randrange(0, 1 << 30))
    corners = product((_CLOSE, 1 - 2 * _CLOSE), repeat=len(letters))
    rows = zip(*parts, strict=True)
    inner = ([Fraction(10 * part + dice.randrange(0, 6), 10 * _STRATA) for part in row] for row in rows)
    for shares in (*inner, *corners):
        point = dict(base)
        for letter, share in zip(letters, shares, strict=True):
            ends = letters[letter] if letter in staying else _ends(borders, letter, point)
            if ends is not None:
                low, width = ends[0], ends[1] - ends[0]
                close = _CLOSE if share < 2 * _CLOSE or share > 1 - 3 * _CLOSE else _SHORT
                point[letter] = shortest(low + width * share, low + width * (share + close))
        yield point


def touched(crossings: Sequence[Crossing]) -> list[Expression]:
    """What is 0 where a border is 0 without a change of its sign: x − 3 for x² − 6x + 9, which has two sides too."""
    found: list[Expression] = []
    for crossing in crossings:
        place = crossing.zero.low
        step = _BESIDE * max(abs(place), Fraction(1, 1000)) + crossing.zero.high - place
        beside = [{**crossing.point, crossing.letter: place + move} for move in (-step, 2 * step)]
        one, other = Columns(beside, _BITS).of(crossing.border)
        if one * other > 0:
            border = Sum((crossing.letter, Number(-place)))
            if border not in found:
                found.append(border)
        if len(found) >= _MOST_TOUCHES:
            break
    return found


def along_curves(domain: Sequence[Expression], starts: Sequence[Point], letters: Sequence[Symbol]) -> list[Point]:
    """More points of curves and surfaces: where straight lines through some of their points meet them again.

    The lines parallel to the axes come first, so that the other branches are met.

    Arguments:
        domain: conditions, equations among them.
        starts: points at which they hold; none to begin with plain ones.
        letters: the letters that need a value.
    """
    equations = equations_of(domain)
    if not equations:
        return []
    own = sorted(symbols(equations[0]), key=lambda letter: letter.label)
    if not own or len(own) > 2 * _MOST_LETTERS:
        return []
    known = list(starts)
    if len(known) < _MOST_BEGUN:
        known += islice(_plain(equations[0], own, letters), _MOST_BEGUN)
    count = len(starts) + _MOST_ON_CURVES
    for point in islice(_met_again(equations[0], own, known), 4 * _MOST_ON_CURVES) if known else ():
        if point not in known:
            known.append(point)
        if len(known) >= count:
            break
    return known[len(starts) :]


def equations_of(domain: Sequence[Expression]) -> list[Comparison]:
    """The equations among conditions."""
    parts = [part for one in domain for part in conjuncts(one)]
    return [part for part in parts if isinstance(part, Comparison) and part.relation == "="]


def _plain(equation: Comparison, own: Sequence[Symbol], letters: Sequence[Symbol]) -> Iterator[Point]:
    """Points of a curve at which all letters but one have plain values."""
    difference = _difference(equation)
    for free in own:
        rest = [letter for letter in letters if letter != free]
        for values in islice(product(_PLAIN, repeat=len(rest)), _MOST_TRIED):
            point: Point = dict(zip(rest, values, strict=True))
            for zero in zeros_along(difference, free, point):
                if zero.exact:
                    yield {**point, free: zero.low}


def _met_again(equation: Comparison, letters: Sequence[Symbol], known: list[Point]) -> Iterator[Point]:
    difference = _difference(equation)
    way = Symbol("way", (Number(Fraction(0)),))
    dice = Dice(len(letters))
    axes = [[Fraction(int(one is letter)) for one in letters] for letter in letters]
    several = [[Fraction(dice.randrange(-4, 5)) for _ in letters] for _ in range(_DIRECTIONS)]
    for number, direction in enumerate((*axes, *axes, *several)):
        for start in known[:4] if number < 2 * len(letters) else [known[number % len(known)]]:
            moved: dict[Expression, Expression] = {
                letter: Sum((Number(start[letter]), Product((Number(step), way))))
                for letter, step in zip(letters, direction, strict=True)
            }
            fixed: dict[Expression, Expression] = {
                letter: Number(value) for letter, value in start.items() if letter not in moved
            }
            for zero in zeros_along(substitute(difference, {**moved, **fixed}), way, {}):
                if zero.exact and zero.low:
                    steps = dict(zip(letters, direction, strict=True))
                    yield {letter: value + zero.low * steps.get(letter, Fraction(0)) for letter, value in start.items()}


def _difference(equation: Comparison) -> Expression:
    return Sum((equation.left, Negation(equation.right)))
