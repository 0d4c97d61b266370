"""The end of a lesson: how complete the list of points is, what was taken for granted, what was checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from tutor.derivation.lesson import Check, Lines, Note, Phrase, Section, Value, phrase
from tutor.derivation.place import decimal_tree
from tutor.expression.numbers import rational
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.results import Stationary
from tutor.stationary.system import Box, Scope

_HEADINGS = {
    Scope.EVERYWHERE: "points-everywhere",
    Scope.BOX: "points-in-box",
    Scope.PARTIAL: "points-partial",
}
_STOPPED = "points-out-of-time"
_MOST_OPEN = 5
"""More undecided parts of the box than this are counted, not listed."""
_MOST_RANGES = 8
_LARGEST_DENOMINATOR = 1000
"""Ends of a box with larger denominators are written in decimals."""


def completeness_section(found: Stationary) -> Section:
    """How complete the list is, and why."""
    completeness = found.completeness
    box = completeness.box
    remark = box_phrase(box) if box else None
    notes = list(dict.fromkeys(completeness.argument))
    if box and completeness.scope is Scope.EVERYWHERE:
        notes.append(phrase("points-only-box"))
    if completeness.undecided:
        notes.append(phrase("points-open"))
        notes += map(box_phrase, completeness.undecided[:_MOST_OPEN])
        if len(completeness.undecided) > _MOST_OPEN:
            notes.append(phrase("points-open-more", count=len(completeness.undecided) - _MOST_OPEN))
    if found.stopped and phrase(_STOPPED) not in notes:
        notes.append(phrase(_STOPPED))
    heading = "points-in-box" if box and completeness.scope is Scope.EVERYWHERE else _HEADINGS[completeness.scope]
    return Section(phrase(heading), remark, tuple(map(Note, notes)))


def box_phrase(box: Box) -> Phrase:
    """The sentence "x and y from −10 to 10", or one range after the other where they differ."""
    ranges: Mapping[Symbol, tuple[Fraction, Fraction]] = box
    if len(set(ranges.values())) == 1:
        low, high = next(iter(ranges.values()))
        return phrase("points-range", letters=tuple(ranges), low=_end(low), high=_end(high))
    if len(ranges) > _MOST_RANGES:
        return phrase("points-ranges-long", count=len(ranges))
    values: dict[str, Value] = {}
    for place, (symbol, (low, high)) in enumerate(ranges.items()):
        values |= {f"variable{place}": symbol, f"low{place}": _end(low), f"high{place}": _end(high)}
    return phrase(f"points-ranges-{len(ranges)}", **values)


def _end(value: Fraction) -> Expression:
    """An end of a range: exact where that is short, else to six digits."""
    return rational(value) if value.denominator <= _LARGEST_DENOMINATOR else decimal_tree(f"{float(value):.6g}")


def assumption_notes(found: Stationary) -> tuple[Note, ...]:
    """What was taken for granted about parameters."""
    return (Note(phrase("points-assumed", conditions=found.assumptions)),) if found.assumptions else ()


def checks_of(sections: Iterable[Section]) -> Iterator[Check]:
    """The checks of all lines that are shown."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Lines):
                yield from (line.check for line in block.lines if line.check is not None)


def check_note(reading: Reading, checks: Sequence[Check], hidden: bool) -> tuple[Note, dict[str, object]]:
    """The closing sentence on what was checked, and the same as data.

    Arguments:
        reading: what was asked.
        checks: the checks of all lines.
        hidden: were most of the lines left out?
    """
    behind = "-behind" if hidden else ""
    done = [check for check in checks if check.points]
    points = max((check.points for check in done), default=0)
    facts: dict[str, object] = {"lines": len(checks), "checked": len(done), "points": points}
    if not done:
        return Note(phrase("unchecked", name=reading.name)), facts
    if len(done) < len(checks):
        return Note(phrase(f"points-checked{behind}-partly", done=len(done), lines=len(checks), points=points)), facts
    return Note(phrase(f"points-checked{behind}", lines=len(checks), points=points)), facts
