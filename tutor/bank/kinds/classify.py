"""Which kind a stationary point is: a menu."""

from __future__ import annotations

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.function import place_of, reading_of
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.one_variable import hints_in_primes, in_primes
from tutor.bank.kinds.written import equations, stated
from tutor.bank.menu_mistakes import mistaken_kind
from tutor.bank.posed import Hint, Made, Menu
from tutor.bank.schema.parts import Classify
from tutor.derivation.lesson import Block, Lesson, Lines, Note, Phrase, Section, phrase
from tutor.derivation.lessons.at_point import (
    gradient_column,
    heading_at,
    value_lines,
    values_at,
    values_block,
)
from tutor.derivation.lessons.parts import opening, partial_symbol
from tutor.derivation.place import Place, Value, spelled, value_at
from tutor.derivation.results import Hessian, hessian
from tutor.errors import AuthorError
from tutor.expression.reading import Reading
from tutor.stationary.results import Verdict

_KINDS = ("minimum", "maximum", "saddle", "not-stationary")
"""The options, in order."""
_NAMES = ("minimum", "maximum", "saddle point", "none of these")
_NAMES_ONE = ("minimum", "maximum", "level point that is neither", "none of these")
"""What is typed for them; a function of one variable has no saddle."""


def classify(part: Classify) -> Made:
    """Minimum, maximum, saddle point, or no stationary point at all."""
    reading = reading_of(part)
    place = place_of(part.at, reading)
    with naming("f"):
        second = hessian(reading)
    with naming("at"):
        slopes = values_at(reading, reading.variables, second.gradient.answer, place)
        verdict = _verdict(second, place) if all(slope.is_zero for slope in slopes) else None
    kind = "not-stationary" if verdict is None else verdict.kind
    if kind not in _KINDS:
        message = f"tutor cannot tell which kind of point {reading.name} has at {spelled(place)}."
        raise AuthorError(message, "Choose another function or another point.", field=("at",))
    right = _KINDS.index(kind)
    one = "-one" if len(reading.variables) == 1 else ""
    called = {"name": reading.name}
    options = tuple((Note(phrase(f"bank-kind-{name}{one}", **called)),) for name in _KINDS)
    says = tuple((Note(phrase(f"bank-kind-needs-{name}{one}", **called)),) if name != kind else () for name in _KINDS)

    mistakes = tuple(mistaken_kind(kind, name) for name in _KINDS)

    def lesson() -> Lesson:
        here = gradient_column(reading, reading.variables, slopes, place)
        blocks = (here, *(_judged(verdict) or (Note(phrase(f"bank-kind-slope{one}", **called)),)))
        section = Section(heading_at(reading.variables, place), None, blocks)
        title = phrase("bank-title-classify", name=reading.name)
        lesson = Lesson(title, (opening(reading), section), {"function": reading.expression, "kind": kind})
        return in_primes(lesson, reading)

    def hints() -> tuple[Hint, ...]:
        where = said(1, phrase(f"bank-hint-where-classify{one}", **called))
        rule = said(2, _test(reading))
        third = (Hint(3, (_second(second, place),)),) if verdict is not None else ()
        return hints_in_primes((where, rule, *third), reading)

    return Made(
        Menu(options, frozenset((right,)), says, False, _NAMES_ONE if one else _NAMES, mistakes=mistakes),
        (phrase("bank-ask-classify", function=stated(reading), point=equations(place)),),
        str(right + 1),
        (),
        lesson,
        hints,
        facts={"function": reading.expression, "at": place, "options": list(_KINDS)},
    )


def _verdict(second: Hessian, place: Place) -> Verdict:
    """What the point is, and the proof."""
    from tutor.stationary.kinds.classify import classify as judged
    from tutor.stationary.ledger import Ledger
    from tutor.stationary.numbers.exactly import number_of
    from tutor.stationary.spot import Spot

    reading = second.reading
    spot = Spot({symbol: number_of(place[symbol]) for symbol in reading.variables})
    return judged(spot, reading.expression, second.answer, Ledger(reading.names), reading.name)


def _judged(verdict: Verdict | None) -> tuple[Block, ...]:
    if verdict is None:
        return ()
    from tutor.stationary.lesson.points import verdict_blocks

    return verdict_blocks(verdict)


def _test(reading: Reading) -> Phrase:
    """What the second derivatives say, for as many variables as there are."""
    match reading.variables:
        case (_,):
            return phrase("bank-hint-classify-one", name=reading.name)
        case (x, y):
            return phrase("bank-hint-classify", name=reading.name, x=x, y=y)
    return phrase("bank-hint-classify-many")


def _second(second: Hessian, place: Place) -> Block:
    """The second derivatives at the point; for one variable, f″ there."""
    reading = second.reading
    entries: list[list[Value]] = [[value_at(entry, place, "H") for entry in row] for row in second.answer]
    if len(reading.variables) == 1:
        (x,) = reading.variables
        return Lines(None, value_lines(partial_symbol(reading.name, (x, x)), entries[0][0]))
    names = [[partial_symbol(reading.name, (one, other)) for other in reading.variables] for one in reading.variables]
    return values_block(phrase("plain", text="H"), entries, names)
