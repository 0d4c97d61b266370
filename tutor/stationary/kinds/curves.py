"""Curves through a stationary point on which f does both: rise above f(p) and fall below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from tutor.derivation.lesson import Block, Line, Lines, Phrase, phrase
from tutor.derivation.place import fresh, put_in
from tutor.derivation.terms import total
from tutor.expression.numbers import ZERO
from tutor.expression.traversal import size, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.field import NoSeries, Series
from tutor.stationary.kinds.local import Curve, Local, polynomial_tree
from tutor.stationary.ledger import Ledger

_ONE, _MINUS = Fraction(1), Fraction(-1)
_NONE: dict[int, Fraction] = {}
_MOST_VARIABLES = 6
_LONGEST = 60


@dataclass(frozen=True, slots=True, eq=False)
class Crossing:
    """Proof that f takes values on both sides of f(p) near p."""

    curves: tuple[Curve, ...]
    """One curve on which f changes its sign, or one on which f rises and one on which it falls."""
    powers: tuple[int, ...]
    """The lowest power of t in f − f(p) on each."""
    signs: tuple[int, ...]
    """The sign of its coefficient."""


def crossing(found: Local, curves: Iterable[Curve]) -> Crossing | None:
    """The first curve with an odd lowest power, or the first two with opposite signs.

    Arguments:
        found: f seen from the point.
        curves: where to look.
    """
    seen: dict[int, tuple[Curve, int]] = {}
    for curve in curves:
        try:
            leading = found.leading(curve)
        except NoSeries:
            continue  # its sign is not known
        if leading is None:
            continue
        power, sign = leading
        if power % 2:
            return Crossing((curve,), (power,), (sign,))
        seen.setdefault(sign, (curve, power))
        if len(seen) == 2:
            (rising, up), (falling, down) = seen[1], seen[-1]
            return Crossing((rising, falling), (up, down), (1, -1))
    return None


def plain_curves(count: int) -> Iterator[Curve]:
    """Axes, diagonals, a few slopes and parabolas, the plainest first.

    Arguments:
        count: the number of variables.
    """
    for place in range(count):
        yield _line(count, {place: _ONE})
    if count > _MOST_VARIABLES:
        return
    for first, second in combinations(range(count), 2):
        for slope in (_ONE, _MINUS):
            yield _line(count, {first: _ONE, second: slope})
    for first, second in combinations(range(count), 2):
        for slope in (Fraction(2), Fraction(-2), Fraction(1, 2), Fraction(-1, 2)):
            yield _line(count, {first: _ONE, second: slope})
    for first, second in combinations(range(count), 2):
        for slope in (_ONE, _MINUS, Fraction(1, 2), Fraction(-1, 2), Fraction(3, 2), Fraction(2), Fraction(-2)):
            yield _parabola(count, first, second, slope)
            yield _parabola(count, second, first, slope)
    if 2 < count <= 4:
        for places in combinations(range(count), 3):
            for slopes in product((_ONE, _MINUS), repeat=2):
                yield _line(count, dict(zip(places, (_ONE, *slopes), strict=True)))


def _line(count: int, slopes: dict[int, Fraction]) -> Curve:
    return tuple({1: slopes[place]} if place in slopes else _NONE for place in range(count))


def _parabola(count: int, along: int, across: int, factor: Fraction) -> Curve:
    return tuple({1: _ONE} if place == along else {2: factor} if place == across else _NONE for place in range(count))


def shown_crossing(
    cross: Crossing, found: Local, function: Expression, height: Expression | None, ledger: Ledger, name: str
) -> tuple[tuple[Phrase, ...], tuple[Block, ...]]:
    """The crossing as checked lines, and what follows from it.

    Arguments:
        cross: the curves.
        found: f seen from the point.
        function: f.
        height: f at the point in closed form, or None.
        ledger: checks the lines.
        name: the name of the function.
    """
    lines = tuple(
        line
        for curve, power in zip(cross.curves, cross.powers, strict=True)
        if (line := along_line(curve, found, function, height, ledger, name, power)) is not None
    )
    blocks: tuple[Block, ...] = (Lines(None, lines),) if lines else ()
    if len(cross.curves) == 1:
        return (phrase("kinds-curve-odd", name=name, power=cross.powers[0]),), blocks
    return (phrase("kinds-curves-both", name=name),), blocks


def along_line(
    curve: Curve,
    found: Local,
    function: Expression,
    height: Expression | None,
    ledger: Ledger,
    name: str,
    power: int,
) -> Line | None:
    """f on a curve through the point, checked; None where the point has no closed form to write it with."""
    coordinates = found.field.spot.coordinates
    exact = [coordinates[symbol].exact for symbol in found.variables]
    known = [value for value in exact if value is not None]
    if len(known) < len(exact):
        return None
    letter = fresh("tsw", {*found.variables, *symbols(function), *(one for value in known for one in symbols(value))})
    steps = [_step(path, letter) for path in curve]
    places = tuple(
        step if value == ZERO else value if step == ZERO else settled(total((value, step)))
        for value, step in zip(known, steps, strict=True)
    )
    inserted = put_in(function, dict(zip(found.variables, places, strict=True)))
    head = phrase("kinds-along", name=name, values=places)
    try:
        series = found.along(curve)
    except NoSeries:
        return None
    leading: Series = {(power,): series[power]}
    begins = polynomial_tree(leading, (letter,))
    if found.order is None and height is not None:
        terms: Series = {(exponent,): value for exponent, value in series.items()}
        start = () if height == ZERO else (height,)
        rising = polynomial_tree(terms, (letter,), rising=True)
        right = settled(total((*start, rising)))
        reason = () if len(series) == 1 else (phrase("kinds-begins", letter=letter, term=begins),)
        return Line(head, right, reason, check=ledger.same(inserted, right))
    right = settled(inserted)
    if size(right) > _LONGEST:
        return None
    reason = (phrase("kinds-difference-begins", name=name, term=begins),)
    return Line(head, right, reason, check=ledger.same(inserted, right))


def _step(path: Mapping[int, Fraction], letter: Symbol) -> Expression:
    terms: Series = {(power,): value for power, value in path.items()}
    return polynomial_tree(terms, (letter,), rising=True)
