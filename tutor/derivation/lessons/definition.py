"""The lesson of `tutor diff --by-definition`: the limit of the difference quotient, in numbers, beside the rules."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Lesson, Line, Lines, Note, Phrase, Section, Table, phrase
from tutor.derivation.lessons.at_point import heading_at, minus, point_facts, value_lines
from tutor.derivation.lessons.parts import (
    check_notes,
    derivation_block,
    domain_facts,
    domain_notes,
    held,
    opening,
    partial_symbol,
    shown_point,
)
from tutor.derivation.place import PRECISION, Place, ball, fresh, partial_at, put_in, value_at
from tutor.derivation.results import Derivation, checker
from tutor.derivation.verify import Verifier
from tutor.errors import Unanswerable
from tutor.expression.figures import decimal
from tutor.expression.numbers import number
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import Applied
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Number, Quotient, Sum, Symbol

if TYPE_CHECKING:
    from flint import arb

_STEPS = 6
_DIGITS = 10


def definition_lesson(derivations: Sequence[Derivation], detail: str = "key", place: Place | None = None) -> Lesson:
    """The lesson on a partial derivative as a limit, next to what the rules give.

    Arguments:
        derivations: what `mixed_partial` gave for one variable.
        detail: "all", "key" or "none".
        place: where to look at the quotient; None for a point that the checks use as well.

    Raises:
        Unanswerable: more than one variable, a variable with an index, or no value at the place.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    if len(derivations) != 1:
        raise Unanswerable(
            "The limit is shown for one derivative at a time.", "Name one variable with --by-definition."
        )
    derivation = derivations[0]
    reading, variable = derivation.reading, derivation.variable
    if any(symbols(part) for part in variable.subscripts):
        raise Unanswerable(
            f"The limit cannot be shown for {variable.label}, which stands for many variables at once.",
            "Leave --by-definition out, or name one of them, such as x_1.",
        )
    verifier = checker(reading)
    step = fresh("hkts", {*reading.variables, *symbols(reading.expression)})
    block = derivation_block(derivation, verifier, detail)
    symbol = partial_symbol(reading.name, (variable,))
    sections = [
        opening(reading),
        Section(phrase("definition-heading", h=step), None, (Lines(None, (_quotient(derivation, step, verifier),)),)),
        Section(symbol, held(reading.expression, variable), (block,)),
    ]
    facts: dict[str, object] = {
        "function": reading.expression,
        "name": reading.name,
        "variables": [symbol.label for symbol in reading.variables],
        "orders": [variable.label],
        "derivative": derivation.answer,
        "partials": {variable.label: {"derivative": derivation.answer, "lines": block.lines}},
    }
    point = place if place is not None else _own_place(derivation, verifier)
    if point is not None:
        section, facts["definition"] = _numbers(derivation, point, step, symbol, made_up=place is None)
        sections.append(section)
    elif verifier.points:
        why_not = "definition-no-function" if reading.unknown else "definition-no-data"
        sections.append(Section(None, None, (Note(phrase(why_not)),)))
    notes, found = domain_notes(reading, [block])
    check, facts["checks"] = check_notes(
        reading, [block], verifier, [(reading.expression, variable, derivation.answer)]
    )
    facts["domain"] = domain_facts(found)
    sections.append(Section(None, None, (*notes, *check)))
    return Lesson(phrase("title-definition", name=reading.name), tuple(sections), facts)


def _quotient(derivation: Derivation, step: Symbol, verifier: Verifier) -> Line:
    """(f(x + h, y) − f(x, y))/h, and the same with the function put in."""
    reading, variable = derivation.reading, derivation.variable
    variables = reading.variables
    moved = Sum((variable, step))
    ahead = Applied(reading.name, tuple(moved if symbol == variable else symbol for symbol in variables))
    left = Quotient(Sum((ahead, Negation(Applied(reading.name, variables)))), step)
    shifted = put_in(reading.expression, {variable: moved})
    right = Quotient(Sum((shifted, Negation(reading.expression))), step)
    verifier.printed(right)
    return Line(left, right)


def _own_place(derivation: Derivation, verifier: Verifier) -> Place | None:
    """The first point of the checks; None where there is none, or where it is not enough for the function."""
    if not verifier.points:
        return None
    point: dict[Symbol, Fraction] = shown_point(derivation.reading, verifier.points[0])
    needed = symbols(derivation.reading.expression) | symbols(derivation.answer)
    if derivation.reading.unknown or any(symbol not in point for symbol in needed):
        return None
    return {symbol: number(value, decimal=True) for symbol, value in point.items()}


def _numbers(
    derivation: Derivation, place: Place, step: Symbol, symbol: Phrase, made_up: bool
) -> tuple[Section, dict[str, object]]:
    """The table of quotients at a place."""
    reading, variable = derivation.reading, derivation.variable
    value_at(reading.expression, place, reading.name)
    exact = partial_at(reading.expression, variable, derivation.answer, place, f"∂{reading.name}/∂{variable.label}")
    if variable not in place:
        raise Unanswerable(f"No value is given for {variable.label}.", f'Give one: --at "{variable.label}=1"')
    rows: list[tuple[Phrase | str, ...]] = []
    quotients, gaps = [], []
    for power in range(1, _STEPS + 1):
        small = Number(Fraction(1, 10**power), spelling="0." + "0" * (power - 1) + "1")
        quotient = _difference_quotient(reading.expression, variable, place, small)
        if not quotient.is_finite():
            rows.append((small.spelling, phrase("definition-outside"), ""))
            continue
        gaps.append(_apart(quotient, ball(exact.formula)))
        quotients.append({"h": small.value, "quotient": decimal(quotient, _DIGITS), "difference": decimal(gaps[-1], 3)})
        rows.append((small.spelling, minus(decimal(quotient, _DIGITS)), minus(decimal(gaps[-1], 3))))
    columns = (step, phrase("definition-quotient"), phrase("definition-gap"))
    blocks: list[Lines | Table | Note] = [
        Lines(None, value_lines(symbol, exact)),
        Table(columns, tuple(rows)),
    ]
    said = _what_it_shows(gaps, step)
    if said is not None:
        blocks.append(Note(said))
    variables = [letter for letter in place if letter in {*reading.variables, *symbols(reading.expression)}]
    facts: dict[str, object] = {
        "point": point_facts(place),
        "derivative": exact.shown,
        "derivative_decimal": exact.decimal,
        "quotients": quotients,
    }
    remark = phrase("definition-own-point") if made_up else None
    return Section(heading_at(variables, place), remark, tuple(blocks)), facts


def _difference_quotient(function: Expression, variable: Symbol, place: Place, small: Number) -> arb:
    inserted = {**place, variable: Sum((place[variable], small))}
    ahead, here = put_in(function, inserted), put_in(function, place)
    return Evaluator({}, PRECISION).value(Quotient(Sum((ahead, Negation(here))), small))


def _apart(quotient: arb, derivative: arb) -> arb:
    from flint import ctx

    saved, ctx.prec = ctx.prec, PRECISION
    try:
        return quotient - derivative
    finally:
        ctx.prec = saved


def _what_it_shows(gaps: Sequence[arb], step: Symbol) -> Phrase | None:
    """What the last rows say about the limit, if they say it clearly."""
    if len(gaps) < _STEPS:
        return None
    if all(gap.contains(0) for gap in gaps):
        return phrase("definition-exact", h=step)
    sizes = [abs(float(gap)) for gap in gaps[-3:]]
    if min(sizes) > 0 and all(8 < before / after < 12 for before, after in pairwise(sizes)):
        return phrase("definition-tenth", h=step)
    if sizes[-1] < sizes[0]:
        return phrase("definition-shrinks", h=step)
    return None
