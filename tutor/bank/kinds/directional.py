"""The slope of a function at a point in a direction."""

from __future__ import annotations

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.function import place_of, reading_of
from tutor.bank.kinds.giveaway import kept
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.slips import single
from tutor.bank.kinds.written import called, equations, stated, typed, typed_vector
from tutor.bank.posed import Hint, Made, Slip
from tutor.bank.schema.parts import Directional
from tutor.derivation.lesson import Lesson, Line, Lines, Note, phrase
from tutor.derivation.lessons.at_point import as_expression, length_of, unit, values_at
from tutor.derivation.lessons.directional import directional_lesson, slope_along
from tutor.derivation.lessons.parts import partial_symbol
from tutor.derivation.place import Value, number_of
from tutor.derivation.results import gradient
from tutor.derivation.terms import total
from tutor.expression.reading import read_list
from tutor.expression.tree import Expression, Product
from tutor.grading.answer import Single
from tutor.grading.key import key_of
from tutor.grading.task import Task, What


def directional(part: Directional) -> Made:
    """The slope at a point in a direction of any length."""
    reading = reading_of(part)
    place = place_of(part.at, reading)
    with naming("f"):
        found = gradient(reading)
    with naming("at"):
        slopes = values_at(reading, reading.variables, found.answer, place)
    with naming("direction"):
        direction = read_list(part.direction)
        exact = slope_along(found, direction, place).slope.shown  # refuses what is no direction
    along = tuple(map(number_of, direction))
    length = length_of(along)
    slope = _dot(slopes, unit(along, length))
    key: Expression = exact if isinstance(exact, Expression) else slope.formula
    task = Task(What.EXPRESSION, reading, Single(key), (key_of(key),), place=place)

    def lesson() -> Lesson:
        return directional_lesson(found, direction, place, "key")

    def slips() -> tuple[Slip, ...]:
        return (
            single("direction-not-unit", _dot(slopes, along).formula),
            single("direction-only-length", length_of(slopes).formula),
        )

    def hints() -> tuple[Hint, ...]:
        lines = tuple(
            Line(partial_symbol(reading.name, (variable,)), answer)
            for variable, answer in zip(reading.variables, found.answer, strict=True)
        )
        rule = said(2, phrase("bank-hint-directional", name=reading.name), phrase("bank-hint-unit"))
        size = Note(phrase("bank-hint-length", direction=direction, length=as_expression(length)))
        where = said(1, phrase("bank-hint-where-directional", name=reading.name))
        return kept((where, rule, Hint(3, (Lines(None, lines), size)), Hint(3, (Lines(None, lines),))), task.keys)[:3]

    return Made(
        task,
        (phrase("bank-ask-directional", function=stated(reading), point=equations(place), direction=direction),),
        typed(key),
        (typed(reading.expression), called(reading), typed_vector(direction), typed_vector(found.answer)),
        lesson,
        hints,
        slips=slips,
        facts={"function": reading.expression, "at": place, "direction": direction},
    )


def _dot(first: tuple[Value, ...], second: tuple[Value, ...]) -> Value:
    """Component times component, added up."""
    products = tuple(Product((one.formula, other.formula)) for one, other in zip(first, second, strict=True))
    return number_of(total(products))
