"""The lesson of `tutor tangent`: the tangent plane at a point, and the level set through it."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Check, Lesson, Line, Lines, Matrix, Note, Section, phrase
from tutor.derivation.lessons.at_point import (
    arguments_of,
    as_expression,
    gradient_facts,
    heading_at,
    matrix_of,
    values_at,
)
from tutor.derivation.lessons.partial import value_lines
from tutor.derivation.lessons.parts import gradient_sections, listed, require_variables
from tutor.derivation.place import Place, Value, ball, fresh, number_of, value_at
from tutor.derivation.results import Gradient, checker
from tutor.derivation.terms import total
from tutor.derivation.tidy import Tidier
from tutor.errors import CheckFailed
from tutor.expression.tree import Comparison, Expression, Negation, Product, Sum, Symbol, symbols, whole

_ZERO = whole(0)


def tangent_lesson(gradient: Gradient, place: Place, detail: str = "none") -> Lesson:
    """The whole lesson on a tangent plane and a level set, checked.

    Arguments:
        gradient: the derivations of all partials.
        place: a value for every letter.
        detail: "all", "key" or "none".

    Raises:
        Unanswerable: the function has no variables, a value is missing, or there is no gradient there.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    reading, variables = gradient.reading, gradient.variables
    require_variables(reading)
    arguments = arguments_of(variables, place)
    sections, notes, facts = gradient_sections(gradient, detail)
    values = values_at(reading, variables, gradient.answer, place)
    value = value_at(reading.expression, place, reading.name)
    flat = all(slope.is_zero for slope in values)
    left = listed("gradient-here", arguments, name=reading.name)
    here = listed("value-here", arguments, name=reading.name)
    known = (Lines(None, value_lines(here, value)), matrix_of(left, values))
    point = Section(heading_at(variables, place), None, known)
    written = _written(values, variables, arguments)
    lines, plane = _plane(gradient, value, values, place, written)
    blocks: list[Lines | Matrix | Note] = [Lines(None, lines)]
    if flat:
        blocks.append(Note(phrase("tangent-flat", name=reading.name)))
    at = gradient_facts(reading, variables, values, place) | {"tangent": plane}
    heading = phrase({1: "tangent-line", 2: "tangent-plane"}.get(len(variables), "tangent-space"))
    sections += [point, Section(heading, None, tuple(blocks))]
    if len(variables) > 1:
        level, at["level_set"] = _level_set(gradient, value, values, written, plane)
        sections.append(level)
    sections.append(Section(None, None, notes))
    return Lesson(phrase("title-tangent", name=reading.name), tuple(sections), {**facts, "at": at})


def _written(
    values: Sequence[Value], variables: Sequence[Symbol], arguments: Sequence[Expression]
) -> tuple[Expression, ...]:
    """The terms f_x(p)·(x − a) of the tangent, those with slope zero left out."""
    terms = []
    for slope, variable, argument in zip(values, variables, arguments, strict=True):
        if slope.is_zero:
            continue
        size, minus = _unsigned(as_expression(slope))
        step = _difference(variable, argument)
        term = step if size == whole(1) else Product((*_factors(size), step))
        terms.append(Negation(term) if minus else term)
    return tuple(terms)


def _unsigned(number: Expression) -> tuple[Expression, bool]:
    return (number.operand, True) if isinstance(number, Negation) else (number, False)


def _factors(expression: Expression) -> tuple[Expression, ...]:
    return expression.factors if isinstance(expression, Product) else (expression,)


def _terms(expression: Expression) -> tuple[Expression, ...]:
    return expression.terms if isinstance(expression, Sum) else (expression,)


def _difference(variable: Symbol, argument: Expression) -> Expression:
    """x − a, and x + 2 where a = −2."""
    if argument == _ZERO:
        return variable
    return Sum((variable, argument.operand if isinstance(argument, Negation) else Negation(argument)))


def _plane(
    gradient: Gradient, value: Value, values: Sequence[Value], place: Place, written: Sequence[Expression]
) -> tuple[tuple[Line, ...], Expression]:
    """z = f(p) + f_x(p)(x − a) + …, the same in its shortest form, and that form."""
    reading = gradient.reading
    height = fresh("zwts", {*gradient.variables, *symbols(reading.expression)})
    rounded = any(number.exact is None for number in (value, *values))
    start = () if value.is_zero and written else _terms(as_expression(value))
    first = total((*start, *written))
    slopes = list(zip(values, gradient.variables, strict=True))
    exactly = total(
        (value.formula, *(Product((slope.formula, Sum((letter, Negation(place[letter]))))) for slope, letter in slopes))
    )
    shift = total((value.formula, *(Negation(Product((slope.formula, place[letter]))) for slope, letter in slopes)))
    rest = number_of(shift)
    products = tuple(Product((as_expression(slope), letter)) for slope, letter in slopes if not slope.is_zero)
    ends = () if ball(rest.formula).contains(0) and products else (as_expression(rest),)
    short = total((*products, *ends))
    steps = Tidier().whole(short)
    short = steps[-1].after if steps else short
    rounded = rounded or rest.exact is None
    verifier = checker(reading)
    unchecked = Check(0, phrase("rounded"))
    check = unchecked if rounded else verifier.equal(exactly, first)
    lines = [Line(height, first, (phrase("tangent-form"),), "≈" if rounded else "=", check)]
    if short != first:
        check = unchecked if rounded else verifier.equal(exactly, short)
        lines.append(Line(None, short, (phrase("tidy-multiplied"),), "≈" if rounded else "=", check))
    return tuple(lines), short


def _level_set(
    gradient: Gradient, value: Value, values: Sequence[Value], written: Sequence[Expression], plane: Expression
) -> tuple[Section, dict[str, object]]:
    """f = c, its tangent ∇f·(x − p) = 0, and why ∇f is orthogonal to it."""
    reading = gradient.reading
    sign = "=" if value.exact is not None else "≈"
    level = Line(reading.expression, as_expression(value), (phrase("level-set"),), sign)
    facts: dict[str, object] = {"value": value.shown, "tangent": None}
    if not written:
        note = Note(phrase("level-flat", name=reading.name))
        return Section(phrase("level-heading"), None, (Lines(None, (level,)), note)), facts
    linear = total(tuple(written))
    rounded = any(slope.exact is None for slope in values)
    why = phrase("level-tangent" if len(values) == 2 else "level-tangent-plane", name=reading.name)
    tangent = Line(linear, _ZERO, (why,), "≈" if rounded else "=")
    facts["tangent"] = Comparison("=", linear, _ZERO)
    blocks: list[Lines | Note] = [Lines(None, (level,)), Lines(None, (tangent,))]
    if len(values) == 2 and all(slope.exact is not None for slope in values):
        blocks.append(Lines(None, _right_angle(gradient, values)))
    kind = "level-line" if len(values) == 2 else "level-surface" if len(values) == 3 else "level-any"
    blocks.append(Note(phrase(kind, name=reading.name)))
    return Section(phrase("level-heading"), None, tuple(blocks)), facts


def _right_angle(gradient: Gradient, values: Sequence[Value]) -> tuple[Line, ...]:
    """∇f · t = 0 for the direction t = (−f_y, f_x) of the tangent, with the numbers in."""
    by_x, by_y = (as_expression(slope) for slope in values)
    across = by_y.operand if isinstance(by_y, Negation) else by_y if values[1].is_zero else Negation(by_y)
    product = Sum((Product((by_x, across), dotted=True), Product((by_y, by_x), dotted=True)))
    left = phrase("gradient-along", name=gradient.reading.name, direction=(across, by_x))
    if not ball(product).contains(0):
        raise CheckFailed(f"∇{gradient.reading.name} is not orthogonal to its level line")
    return Line(left, product), Line(None, _ZERO, (phrase("level-zero", direction=(across, by_x)),), check=Check(1))
