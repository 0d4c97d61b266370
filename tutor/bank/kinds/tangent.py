"""The tangent line or plane at a point: z = …, its right side alone, or the same equation in another form."""

from __future__ import annotations

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.function import place_of, reading_of
from tutor.bank.kinds.giveaway import kept
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.one_variable import hints_in_primes, in_primes
from tutor.bank.kinds.slips import single
from tutor.bank.kinds.written import called, equations, stated, typed
from tutor.bank.posed import Hint, Judged, Made, Slip
from tutor.bank.schema.parts import Tangent
from tutor.derivation.lesson import Lesson, Lines, phrase
from tutor.derivation.lessons.at_point import arguments_of, value_lines, values_at
from tutor.derivation.lessons.parts import listed, partial_symbol
from tutor.derivation.lessons.tangent import tangent_lesson
from tutor.derivation.place import Value, fresh, number_of, value_at
from tutor.derivation.results import gradient
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol
from tutor.grading.answer import Equation, Single
from tutor.grading.compare import keys_of
from tutor.grading.grade import Asking, grade
from tutor.grading.key import key_of
from tutor.grading.task import Task, What
from tutor.grading.verdict import Unreadable


def tangent(part: Tangent) -> Made:
    """The tangent at a point, as an equation."""
    reading = reading_of(part)
    place = place_of(part.at, reading)
    with naming("f"):
        found = gradient(reading)
    with naming("at"):
        slopes = values_at(reading, reading.variables, found.answer, place)
        height = value_at(reading.expression, place, reading.name)
    point = arguments_of(reading.variables, place)
    products = tuple(Product((slope.formula, letter)) for slope, letter in zip(slopes, reading.variables, strict=True))
    back = (Negation(Product((slope.formula, one))) for slope, one in zip(slopes, point, strict=True))
    rest = number_of(total((height.formula, *back)))
    plane = tidied(total((*(_times(slope, x) for slope, x in zip(slopes, reading.variables, strict=True)), _of(rest))))
    letter = fresh("yzwts" if len(reading.variables) == 1 else "zwts", {*reading.variables, *symbols(plane)})
    task = Task(What.EXPRESSION, reading, Single(plane), (key_of(plane, (), reading.variables),), place=place)
    equation = Equation(letter, plane)
    implicit = Task(What.EXPRESSION, reading, equation, keys_of(equation, (), reading.variables))

    def lesson() -> Lesson:
        return in_primes(tangent_lesson(found, place, "key", letter), reading)

    def slips() -> tuple[Slip, ...]:
        moved = (Sum((x, Negation(a))) for x, a in zip(reading.variables, point, strict=True))
        steps = tuple(Product((slope.formula, step)) for slope, step in zip(slopes, moved, strict=True))
        return (
            single("tangent-without-value", total(steps)),
            single("tangent-not-shifted", total((height.formula, *products))),
        )

    def judge(given: str, asking: Asking) -> Judged:
        verdict = grade(task, given, asking)
        if isinstance(verdict, Unreadable):
            found = grade(implicit, given, asking)
            return found if isinstance(found.answer, Equation) else verdict
        return verdict

    def hints() -> tuple[Hint, ...]:
        here = value_lines(listed("value-here", point, name=reading.name), height)
        lines = [
            line
            for x, slope in zip(reading.variables, slopes, strict=True)
            for line in value_lines(partial_symbol(reading.name, (x,)), slope)
        ]
        where = said(1, phrase("bank-hint-where-tangent", name=reading.name, point=equations(place)))
        rule = said(2, phrase("bank-hint-tangent"))
        return hints_in_primes(kept((where, rule, Hint(3, (Lines(None, (*here, *lines)),))), task.keys), reading)

    what = {1: "line", 2: "plane"}.get(len(reading.variables), "hyperplane")
    asked = phrase("bank-ask-tangent", what=what, function=stated(reading), point=equations(place), z=letter)
    return Made(
        task,
        (asked,),
        typed(plane),
        (typed(reading.expression), called(reading), f"{letter.label} = {typed(reading.expression)}"),
        lesson,
        hints,
        judge,
        slips,
        head=letter,
        facts={"function": reading.expression, "at": place, "height": letter},
    )


def _of(value: Value) -> Expression:
    return value.exact if value.exact is not None else value.formula


def _times(slope: Value, letter: Symbol) -> Expression:
    return Product((_of(slope), letter))
