"""Every solution in a box, proved: interval arithmetic excludes, interval Newton finds, halving does the rest.

Source of the method: R. E. Moore, R. B. Kearfott, M. J. Cloud, *Introduction to Interval Analysis* (2009), chapter 8.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice, product

from tutor.derivation.lesson import Note, Phrase, Section, Table, phrase
from tutor.derivation.place import decimal_tree
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.box.blocks import blocks
from tutor.stationary.box.part import Part, Point, holds, region, search_part
from tutor.stationary.box.regions import in_box
from tutor.stationary.numbers.exactly import sign_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box, Scope, Search, Solution, System

__all__ = ["in_box", "solve"]

_MOST_ROWS = 30
"""More solutions than this are counted in the lesson, not listed."""
_MOST_UNDECIDED = 40
"""More undecided boxes than this are one hull."""
_REASONS = ("fewer", "slopes", "time", "many", "open", "condition")


def solve(system: System, search: Search) -> Solution:
    """All solutions of a system in a box.

    Arguments:
        system: equations in the unknowns alone. Conditions on other letters are left to the caller.
        search: the box, and how long to search.

    Returns:
        the solutions in the box, its edge included, each proved; what stayed undecided; and the scope `BOX` if
        nothing did.
    """
    letters = frozenset[Symbol]().union(*map(symbols, system.equations)) - frozenset(system.unknowns)
    if letters:
        ordered = tuple(sorted(letters, key=lambda letter: letter.label))
        whole: Box = {unknown: search.box[unknown] for unknown in system.unknowns}
        return Solution(scope=Scope.PARTIAL, argument=(phrase("box-letters", letters=ordered),), undecided=(whole,))
    constant = [sign_of(equation) for equation in system.equations if not symbols(equation)]
    if any(constant):
        return Solution(scope=Scope.EVERYWHERE, argument=(phrase("box-contradiction"),))
    if not system.unknowns:
        if None in constant:
            return Solution(scope=Scope.PARTIAL, argument=(phrase("box-condition", boxes=0),))
        return Solution((Spot({}),))
    tasks, others = blocks(system)
    parts: list[Part] = []
    for task in tasks:
        parts.append(search_part(task, search))
        if not parts[-1].points and not parts[-1].undecided:
            return _answer(system, [], [], [parts[-1]], {"condition"} if None in constant else set())
    spots, undecided, reasons = _together(system, others, parts, search.box)
    if None in constant:
        reasons.add("condition")
    return _answer(system, spots, undecided, parts, reasons)


def _together(
    system: System, others: Sequence[Expression], parts: Sequence[Part], limits: Box
) -> tuple[list[Spot], list[Box], set[str]]:
    """The solutions of all parts combined, as far as the conditions on several parts hold."""
    others = [one for one in others if symbols(one) <= frozenset(system.unknowns)]
    spots: list[Spot] = []
    undecided = list(_mixed(parts, limits))
    reasons: set[str] = set()
    for chosen in product(*(part.points for part in parts)):
        point = _joined(system, chosen)
        verdicts = [holds(condition, point) for condition in others]
        if False in verdicts:
            continue
        if None in verdicts:
            undecided.append(region(point, limits))
            reasons.add("condition")
        else:
            spots.append(Spot(point))
    return spots, undecided, reasons


def _joined(system: System, chosen: Iterable[Point]) -> Point:
    point: Point = {}
    for one in chosen:
        point.update(one)
    return {unknown: point[unknown] for unknown in system.unknowns}


def _mixed(parts: Sequence[Part], limits: Box) -> list[Box]:
    """The boxes in which at least one part is undecided, and the others have solutions or are undecided too."""
    known = [[region(point, limits) for point in part.points] for part in parts]
    found: list[Box] = []
    for at, part in enumerate(parts):
        choices = [
            part.undecided if place == at else known[place] + (other.undecided if place > at else [])
            for place, other in enumerate(parts)
        ]
        found += [
            {unknown: ends for box in boxes for unknown, ends in box.items()}
            for boxes in islice(product(*choices), _MOST_UNDECIDED + 1)
        ]
    return found if len(found) <= _MOST_UNDECIDED else [_hull_of(parts, known)]


def _hull_of(parts: Sequence[Part], known: Sequence[Sequence[Box]]) -> Box:
    hull: dict[Symbol, tuple[Fraction, Fraction]] = {}
    for part, boxes in zip(parts, known, strict=True):
        for box in (*boxes, *part.undecided):
            for unknown, (low, high) in box.items():
                least, most = hull.get(unknown, (low, high))
                hull[unknown] = min(low, least), max(high, most)
    return hull


def _answer(
    system: System, spots: list[Spot], undecided: list[Box], parts: Sequence[Part], reasons: set[str]
) -> Solution:
    spots.sort(key=lambda spot: [float(spot.coordinates[unknown].ball.mid()) for unknown in system.unknowns])
    looked = sum(part.looked for part in parts)
    reasons = reasons.union(*(part.reasons for part in parts)) if undecided or reasons else set()
    if reasons:
        scope = Scope.PARTIAL
        argument = tuple(phrase(f"box-{reason}", boxes=looked) for reason in _REASONS if reason in reasons)
    else:
        scope = Scope.BOX
        argument = (phrase("box-complete" if looked > 1 else "box-complete-one", boxes=looked),)
    return Solution(
        tuple(spots),
        (),
        scope,
        argument,
        (_section(system, spots, bool(reasons)),),
        tuple(undecided),
        facts={"boxes": looked},
    )


def _section(system: System, spots: Sequence[Spot], unfinished: bool) -> Section:
    letters = system.unknowns
    how = Note(phrase("box-how", letters=letters) if len(letters) > 1 else phrase("box-how-one", x=letters[0]))
    blocks: list[Note | Table] = [how, Note(phrase("box-newton"))]
    if spots:
        rows = tuple(
            tuple(decimal_tree(spot.coordinates[unknown].decimal) for unknown in letters) for spot in spots[:_MOST_ROWS]
        )
        blocks.append(Table(tuple(phrase("box-column", x=letter) for letter in letters), rows))
    else:
        blocks.append(Note(phrase("box-none-open" if unfinished else "box-none")))
    if len(spots) > _MOST_ROWS:
        blocks.append(Note(phrase("box-more", count=len(spots) - _MOST_ROWS)))
    return Section(_heading(letters), None, tuple(blocks))


def _heading(letters: Sequence[Symbol]) -> Phrase:
    return phrase("box-heading", letters=tuple(letters))
