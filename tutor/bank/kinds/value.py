"""The value of a function at a point."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.function import place_of, reading_of
from tutor.bank.kinds.giveaway import kept
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.repeats import unless_repeated
from tutor.bank.kinds.slips import single
from tutor.bank.kinds.written import called, stated, typed
from tutor.bank.posed import Hint, Made, Slip
from tutor.bank.schema.parts import Value
from tutor.derivation.lesson import Lesson, Line, Lines, Section, phrase
from tutor.derivation.lessons.at_point import arguments_of, heading_at, value_lines
from tutor.derivation.lessons.parts import listed, opening
from tutor.derivation.place import Place, put_in, value_at
from tutor.derivation.results import checker
from tutor.expression.tree import Expression, Symbol
from tutor.grading.answer import Single
from tutor.grading.compare import compare
from tutor.grading.key import key_of
from tutor.grading.task import Task, What


def value(part: Value) -> Made:
    """The value of a function at a point."""
    reading = reading_of(part)
    place = place_of(part.at, reading)
    with naming("at"):
        found = value_at(reading.expression, place, reading.name)
    inside = put_in(reading.expression, place)
    key: Expression = found.exact if found.exact is not None else found.formula
    task = Task(What.EXPRESSION, reading, Single(key), (key_of(key),), place=place)
    arguments = arguments_of(reading.variables, place)
    here = listed("value-here", arguments, name=reading.name)

    def lesson() -> Lesson:
        lines = list(value_lines(here, found))
        if inside != lines[0].right:
            check = checker(reading).equal(inside, key)
            first = Line(here, inside, (phrase("bank-put-in"),))
            lines = [first, replace(lines[0], left=None, check=check), *lines[1:]]
        section = Section(heading_at(reading.variables, place), None, (Lines(None, tuple(lines)),))
        facts: dict[str, object] = {"function": reading.expression, "value": found.shown}
        return Lesson(phrase("bank-title-value", name=reading.name), (opening(reading), section), facts)

    def hints() -> tuple[Hint, ...]:
        first = said(1, phrase("bank-hint-put-in"))
        second = said(2, phrase("bank-hint-powers-first"))
        third = () if inside == key else (Hint(3, (Lines(None, (Line(here, inside, (phrase("bank-put-in"),)),)),)),)
        return kept((first, second, *third), task.keys)

    return Made(
        task,
        (phrase("bank-ask-value", value=here, function=stated(reading)),),
        typed(key),
        (typed(reading.expression), called(reading), called(reading, arguments), *map(typed, _repeats(inside, key))),
        lesson,
        hints,
        unless_repeated(task, lambda: _repeats(inside, key), phrase("bank-only-put-in")),
        lambda: _slips(reading.expression, place),
        facts={"function": reading.expression, "at": place},
    )


def _slips(function: Expression, place: Place) -> tuple[Slip, ...]:
    """The value with the numbers of two letters taken for each other.

    In x + y that is no mistake: it always leads to the same value.
    """
    found = []
    for one, other in combinations(place, 2):
        swapped = {**place, one: place[other], other: place[one]}
        if place[one] != place[other] and not _symmetric(function, one, other):
            found.append(single("value-point-swapped", put_in(function, swapped)))
    return tuple(found)


def _symmetric(function: Expression, one: Symbol, other: Symbol) -> bool:
    """Whether a function stays what it is when two letters change places."""
    turned = put_in(function, {one: other, other: one})
    return compare(Single(turned), Single(function)).agrees


def _repeats(inside: Expression, key: Expression) -> tuple[Expression, ...]:
    """The numbers put in and nothing worked out, where there is something to work out."""
    return () if inside == key else (inside,)
