"""How a point stands in the lesson."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, Value, phrase
from tutor.derivation.lessons.parts import listed, name_of
from tutor.derivation.place import decimal_tree
from tutor.expression.figures import decimal
from tutor.expression.numbers import rational_value
from tutor.expression.reading import Reading
from tutor.expression.traversal import size
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.results import StationaryPoint, Verdict
from tutor.stationary.spot import Spot

_MOST_NAMED = 8
"""A point with more coordinates has them under each other instead of in a heading."""
_LONGEST = 60
"""The same for a point whose closed forms have more nodes together."""
_MANY_DIGITS, _FEW_DIGITS = 6, 4
"""Significant digits: where decimals stand alone, and where they stand beside the exact number in a heading."""
_SIMPLE = 100
"""Fractions with denominators that divide this need no decimals beside them."""


def point_section(
    reading: Reading, point: StationaryPoint, number: int | None, tested: bool = True, all_known: bool = True
) -> Section:
    """One stationary point: where it is, how high f is there, and the test that says what it is.

    Arguments:
        reading: what was asked.
        point: the point.
        number: its number in the table; None when it is the only one.
        tested: is the test written out, or only its outcome said?
        all_known: is the list of points complete? Else the only one is the only one found.
    """
    if number is None:
        heading = located("only" if all_known else "found", reading, point.spot, point.height)
    else:
        heading = located("numbered", reading, point.spot, point.height, number=number)
    blocks = (*coordinate_lines(reading, point.spot, point.height), *verdict_blocks(point.verdict, tested))
    remark = phrase("points-holds-if", conditions=point.conditions) if point.conditions else None
    return Section(heading, remark, blocks)


def verdict_blocks(verdict: Verdict, tested: bool = True) -> tuple[Block, ...]:
    """The test written out, and its sentences; only the sentences if `tested` is false."""
    sentences = verdict.reason or ((phrase("points-undecided"),) if verdict.kind == "undecided" else ())
    if not tested:
        return tuple(map(Note, sentences))
    return (*verdict.blocks, *map(Note, sentences[verdict.told :]))


def located(who: str, reading: Reading, spot: Spot, height: Coordinate | None, **more: Value) -> Phrase:
    """The sentence "Point 3: (x, y) = (√2, 0) ≈ (1.41421, 0), f = 1"; `who` is "only", "numbered" or "edge"."""
    if _is_long(spot, height):
        return phrase(f"points-{who}-long", **more)
    coordinates = list(spot.coordinates.values())
    form = _form(coordinates)
    where = form if len(coordinates) > 1 else f"one-{form}"
    values: dict[str, Value] = {**more, "variables": tuple(spot.coordinates)}
    if form != "about":
        values["values"] = tuple(one.shown for one in coordinates)
    if form != "exact":
        digits = _MANY_DIGITS if form == "about" else _FEW_DIGITS
        values["decimals"] = tuple(decimals(one, digits) for one in coordinates)
    if height is None or not is_known(height):
        return phrase(f"points-{who}-{where}-none", **values)
    # The table at the end has the decimals of fractions as well.
    form = "exact" if height.exact is not None and rational_value(height.exact) is not None else _form([height])
    values["name"] = reading.name
    if form != "about":
        values["height"] = height.shown
    if form != "exact":
        values["decimal"] = decimals(height, _MANY_DIGITS if form == "about" else _FEW_DIGITS)
    return phrase(f"points-{who}-{where}-{form}", **values)


def _form(numbers: Sequence[Coordinate]) -> str:
    """How numbers are written: "exact", "both" (exact and in decimals) or "about" (in decimals alone)."""
    if all(map(speaks_for_itself, numbers)):
        return "exact"
    return "both" if all(one.exact is not None for one in numbers) else "about"


def speaks_for_itself(number: Coordinate) -> bool:
    """Is a number no clearer in decimals? So it is when it is whole, a half or the like, or has letters in it."""
    if number.exact is None:
        return False
    if not number.ball.is_finite():
        return True
    value = rational_value(number.exact)
    return value is not None and _SIMPLE % value.denominator == 0


def is_known(number: Coordinate) -> bool:
    """Is there anything to show? A long formula in parameters has neither a short form nor decimals."""
    return number.exact is not None or bool(number.ball.is_finite())


def decimals(number: Coordinate, digits: int = _MANY_DIGITS) -> Expression:
    """A number as decimals; a formula in parameters as it is."""
    return decimal_tree(decimal(number.ball, digits)) if number.ball.is_finite() else number.shown


def coordinate_lines(reading: Reading, spot: Spot, height: Coordinate | None) -> tuple[Block, ...]:
    """The coordinates and f under each other, where they are too much for a heading."""
    if not _is_long(spot, height):
        return ()
    named: list[tuple[Symbol | Phrase, Coordinate]] = [*spot.coordinates.items()]
    if height is not None and is_known(height):
        named.append((name_of(reading), height))
    lines = (Line(name, one.shown, relation="=" if one.exact is not None else "≈") for name, one in named)
    return (Lines(None, tuple(lines)),)


def _is_long(spot: Spot, height: Coordinate | None) -> bool:
    """Has a point more coordinates, or longer ones, than stand well in a heading?"""
    numbers = [*spot.coordinates.values(), *([] if height is None else [height])]
    lengths = sum(size(one.exact) for one in numbers if one.exact is not None)
    return len(spot.coordinates) > _MOST_NAMED or lengths > _LONGEST


def tuple_of(values: Sequence[Expression]) -> Phrase | Expression:
    """(1, 2) as a cell of a table; a single value stands alone."""
    return values[0] if len(values) == 1 else listed("points-tuple", tuple(values))
