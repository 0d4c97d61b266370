"""How families stand in the lesson: each with its test, those of one kind and one value only once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, Value, phrase
from tutor.derivation.lessons.parts import name_of
from tutor.derivation.place import put_in
from tutor.expression.numbers import ZERO, whole
from tutor.expression.reading import Reading
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression
from tutor.stationary.ledger import Ledger
from tutor.stationary.lesson.points import tuple_of, verdict_blocks
from tutor.stationary.results import StationaryFamily, Verdict
from tutor.stationary.system import Family

_ALIKE = "kinds-alike"
"""The sentence that around each point of a family f changes in the same way."""
_MOST_NAMED = 6
"""More families than this that are like one that is worked out are counted, not named."""


def family_sections(
    reading: Reading, families: Sequence[StationaryFamily], ledger: Ledger, tested: bool = True
) -> list[Section]:
    """All families: one of each kind, value and outcome of the test is worked out, the others are named there.

    Arguments:
        reading: what was asked.
        families: the families.
        ledger: checks the lines.
        tested: are the tests written out, or only their outcomes said?

    Raises:
        CheckFailed: f is not what is said on a family; a fault of tutor's own.
    """
    if len(families) < 2:
        return [_section(reading, one, None, ledger, tested) for one in families]
    alike = all(any(said.key == _ALIKE for said in one.verdict.reason) for one in families)
    said = (Note(phrase("points-families-alike", name=reading.name)),) if alike else ()
    sections = [Section(phrase("points-families-count", count=len(families)), None, said)]
    groups: dict[object, list[int]] = {}
    for number, one in enumerate(families, start=1):
        groups.setdefault(_outcome(one, number), []).append(number)
    for number, *others in groups.values():
        one = families[number - 1]
        section = _section(
            reading, replace(one, verdict=_without(one.verdict)) if alike else one, number, ledger, tested
        )
        sections.append(replace(section, blocks=(*section.blocks, *_same(others, reading.name))))
    return sections


def _outcome(found: StationaryFamily, number: int) -> object:
    """What families must have in common so that one test stands for all: the value, the sentences, the letters."""
    family, verdict = found.family, found.verdict
    if family.equations or family.conditions or not verdict.reason:
        return number
    return (verdict.kind, verdict.strict, verdict.reason, found.height, found.whole, family.free, family.integers)


def _same(others: Sequence[int], name: str) -> tuple[Note, ...]:
    if not others:
        return ()
    if len(others) > _MOST_NAMED:
        return (Note(phrase("points-families-same-long", count=len(others), name=name)),)
    key = "points-families-same" if len(others) == 1 else "points-families-same-many"
    return (Note(phrase(key, letters=tuple(map(whole, others)))),)


def _without(verdict: Verdict) -> Verdict:
    """A verdict without the sentence that is said once for all families."""
    kept = tuple(said for said in verdict.reason if said.key != _ALIKE)
    told = sum(said.key != _ALIKE for said in verdict.reason[: verdict.told])
    return replace(verdict, reason=kept, told=told)


def _section(
    reading: Reading, found: StationaryFamily, number: int | None, ledger: Ledger, tested: bool = True
) -> Section:
    """Infinitely many stationary points: their form, how high f is on them, and what they are."""
    height: tuple[Block, ...] = ()
    if found.height is not None:
        check = None
        family = found.family
        if not (family.integers or family.equations or family.conditions):
            check = ledger.same(put_in(reading.expression, family.coordinates), found.height)
        height = (Lines(None, (Line(name_of(reading), found.height, check=check),)),)
    return Section(
        _heading(found.family, number), _letters(found.family), (*height, *verdict_blocks(found.verdict, tested))
    )


def _heading(family: Family, number: int | None) -> Phrase:
    """The sentence "A family of stationary points: (x, y) = (0, y)", or "Family 2: …" where there are several."""
    variables = tuple(family.coordinates)
    given: Mapping[str, Value] = {} if number is None else {"number": number}
    start = "points-family" if number is None else "points-family-numbered"
    conditions = _conditions(family)
    one = "-one" if len(variables) == 1 else ""
    if len(family.free) == len(variables):
        if not conditions:
            return phrase("points-family-all")
        return phrase(f"{start}-curve{one}", variables=variables, conditions=conditions, **given)
    values = tuple(family.coordinates.values())
    if conditions:
        return phrase(f"{start}{one}-where", variables=variables, values=values, conditions=conditions, **given)
    return phrase(f"{start}{one}", variables=variables, values=values, **given)


def family_cell(family: Family) -> Phrase | Expression:
    """A family as a cell of a table: (0, y), or (0, y) where y > 0."""
    variables, values = tuple(family.coordinates), tuple(family.coordinates.values())
    conditions = _conditions(family)
    one = "-one" if len(variables) == 1 else ""
    if len(family.free) == len(variables):
        if not conditions:
            return phrase("points-place-all")
        return phrase(f"points-place-curve{one}", variables=variables, conditions=conditions)
    if conditions:
        return phrase(f"points-place{one}-where", values=values, conditions=conditions)
    return tuple_of(values)


def _conditions(family: Family) -> tuple[Expression, ...]:
    return (*(Comparison("=", equation, ZERO) for equation in family.equations), *family.conditions)


def _letters(family: Family) -> Phrase | None:
    """What the letters of a family stand for."""
    free, integers = family.free, family.integers
    if len(free) == len(family.coordinates):
        return None  # the heading says that all points are meant
    many = "-many" if len(integers) > 1 else ""
    if integers and _conditions(family):
        return phrase(f"points-whole-some{many}", letters=integers)
    if free and integers:
        return phrase("points-free-whole", letters=free, integers=integers)
    if integers:
        return phrase(f"points-whole{many}", letters=integers)
    # On a curve, or under a condition, a free letter need not reach every number.
    return phrase("points-free", letters=free) if free and not _conditions(family) else None
