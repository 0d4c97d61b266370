"""The lesson of `tutor directional`: how steep a function is in a direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tutor.derivation import lesson
from tutor.derivation.lesson import Check, Lesson, Line, Lines, Matrix, Note, Phrase, Section, phrase
from tutor.derivation.lessons.at_point import (
    as_expression,
    gradient_column,
    gradient_facts,
    heading_at,
    length_of,
    unit,
    value_lines,
    values_at,
    values_block,
)
from tutor.derivation.lessons.parts import gradient_sections, require_variables
from tutor.derivation.place import PRECISION, Place, Value, ball, decimal_tree, fresh, number_of, put_in, spelled
from tutor.derivation.results import Gradient
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.figures import decimal
from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Product, Quotient, Sum, Symbol

_LONGEST = 10
"""A cosine with more nodes than this is shown in decimals."""
_SPECIAL = {0: ("angle-orthogonal", "90"), 1: ("angle-along", "0"), -1: ("angle-against", "180")}
"""cos of the angle between u and ∇f → what to say about it, and the angle in degrees."""


def directional_lesson(
    gradient: Gradient, direction: Sequence[Expression], place: Place, detail: str = "none"
) -> Lesson:
    """The whole lesson on a directional derivative, checked.

    Arguments:
        gradient: the derivations of all partials (n).
        direction: the components of the direction (n), of any length but zero.
        place: a value for every letter.
        detail: "all", "key" or "none".

    Raises:
        Unanswerable: the direction does not fit or is zero, a value is missing, or there is no gradient there.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    reading = gradient.reading
    found = slope_along(gradient, direction, place)
    along, values, u, slope, letters = found.along, found.values, found.unit, found.slope, found.letters
    sections, notes, facts = gradient_sections(gradient, detail)
    steepness = length_of(values)
    length = length_of(along)
    at = gradient_facts(reading, gradient.variables, values, place)
    blocks: list[Matrix | Lines | Note] = [
        gradient_column(reading, gradient.variables, values, place),
        Lines(None, value_lines(phrase("direction-length", **letters), length)),
        values_block(phrase("unit-vector", **letters), [[part] for part in u], _unit_names(letters, len(u))),
        Lines(None, found.lines),
    ]
    at |= {
        "direction": [value.shown for value in along],
        "unit": [value.shown for value in u],
        "unit_decimal": [value.decimal for value in u],
        "derivative": slope.shown,
        "derivative_decimal": slope.decimal,
    }
    if steepness.is_zero:
        blocks.append(Note(phrase("flat-direction", **letters)))
    else:
        angle, special, more = _angle(letters, slope, steepness)
        blocks += [Lines(None, angle), Note(special)]
        at |= more
    sections += [Section(heading_at(gradient.variables, place), None, tuple(blocks)), Section(None, None, notes)]
    return Lesson(phrase("title-directional", name=reading.name), tuple(sections), {**facts, "at": at})


@dataclass(frozen=True, slots=True)
class Directed:
    """The slope of a function at a point in a direction, and what leads to it."""

    along: tuple[Value, ...]
    """The direction, of any length."""
    values: tuple[Value, ...]
    """The gradient there."""
    unit: tuple[Value, ...]
    """The direction of length 1."""
    slope: Value
    lines: tuple[Line, ...]
    """How the slope is worked out."""
    letters: dict[str, lesson.Value]
    """What the vectors and the angle are called."""


def slope_along(gradient: Gradient, direction: Sequence[Expression], place: Place) -> Directed:
    """The slope in a direction, confirmed.

    Arguments:
        gradient: the derivations of all partials (n).
        direction: the components of the direction (n), of any length but zero.
        place: a value for every letter.

    Raises:
        Unanswerable: the direction does not fit or is zero, a value is missing, or there is no gradient there.
        CheckFailed: the slope is false; a fault of tutor's own.

    >>> from tutor.derivation.results import gradient
    >>> from tutor.expression.reading import read_list, read_point
    >>> found = gradient("x^2 y")
    >>> at = read_point("x=1, y=5", found.variables)
    >>> str(slope_along(found, read_list("3, 4"), at).slope.shown)
    '34/5'
    """
    reading = gradient.reading
    require_variables(reading)
    along = _components(direction, gradient.variables)
    values = values_at(reading, gradient.variables, gradient.answer, place)
    u = unit(along, length_of(along))
    letters = _letters(gradient)
    slope, lines = _slope(letters, values, u)
    _confirm(gradient, u, place, slope)
    return Directed(along, values, u, slope, lines, letters)


def _letters(gradient: Gradient) -> dict[str, lesson.Value]:
    """What the vector, its unit vector and the angle are called: letters that the function does not use."""
    used = {*gradient.variables, *symbols(gradient.reading.expression)}
    unit_vector = fresh("uwn", used)
    vector = fresh("vdar", (*used, unit_vector))
    angles = (Symbol(name) for name in ("theta", "phi", "alpha", "omega"))
    angle = next((symbol for symbol in angles if symbol not in used), Symbol("angle"))
    return {"name": gradient.reading.name, "u": unit_vector, "v": vector, "angle": angle}


def _unit_names(letters: dict[str, lesson.Value], count: int) -> list[list[Phrase]]:
    """u₁, u₂ …"""
    letter = letters["u"]
    assert isinstance(letter, Symbol)
    return [[phrase("name", name=Symbol(letter.name, (whole(place),)))] for place in range(1, count + 1)]


def _components(direction: Sequence[Expression], variables: Sequence[Symbol]) -> tuple[Value, ...]:
    """The direction as values.

    Raises:
        Unanswerable: it has letters, the wrong number of components, one that is not real, or length zero.
    """
    letters = sorted({symbol.label for part in direction for symbol in symbols(part)})
    if letters:
        raise Unanswerable(
            f"A direction consists of numbers, and {letters[0]} is a letter.", 'Give numbers, such as --along "3,4".'
        )
    if len(direction) != len(variables):
        ones = ",".join(["1", *["0"] * (len(variables) - 1)])
        raise Unanswerable(
            f"The direction has {_count(direction, 'component')}, the function has {_count(variables, 'variable')}: "
            f"{', '.join(variable.label for variable in variables[:8])}.",
            f'Give one number for each, in this order: --along "{ones}"',
        )
    for part in direction:
        if not ball(part).is_finite():
            raise Unanswerable(f"{text(part)} is not a real number.", 'Give real numbers, such as --along "3,4".')
    values = tuple(number_of(part) for part in direction)
    if all(ball(value.formula).contains(0) for value in values):
        raise Unanswerable(
            "The direction has length zero, so it points nowhere.", "Give at least one number that is not 0."
        )
    return values


def _count(things: Sequence[object], name: str) -> str:
    return f"{len(things)} {name}" + ("" if len(things) == 1 else "s")


def _slope(
    letters: dict[str, lesson.Value], values: Sequence[Value], u: Sequence[Value]
) -> tuple[Value, tuple[Line, ...]]:
    """∇f · u: its value, and the lines that lead to it."""
    products = tuple(
        Product((as_expression(value), as_expression(part)), dotted=True) for value, part in zip(values, u, strict=True)
    )
    exactly = tuple(Product((value.formula, part.formula)) for value, part in zip(values, u, strict=True))
    slope = number_of(Sum(exactly) if len(exactly) > 1 else exactly[0])
    written: Expression = Sum(products) if len(products) > 1 else products[0]
    rounded = any(value.exact is None for value in (*values, *u))
    reason = (phrase("gradient-times-unit", **letters),)
    if rounded:
        return slope, (
            Line(phrase("directional", **letters), written, reason, "≈", Check(0, phrase("rounded"))),
            Line(None, decimal_tree(slope.decimal), relation="≈"),
        )
    if not ball(written).overlaps(ball(slope.formula)):
        raise CheckFailed(f"{text(written)} is not {slope.decimal}")
    first = Line(phrase("directional", **letters), written, reason, check=Check(1))
    rest = value_lines(phrase("directional", **letters), slope)
    return slope, (first, *(replace(line, left=None) for line in rest if line.right != written))


def _confirm(gradient: Gradient, u: Sequence[Value], place: Place, slope: Value) -> None:
    """Differentiate f(p + t·u) by t with Arb's power series and compare.

    Raises:
        CheckFailed: the slope is another one; a fault of tutor's own.
        Unanswerable: f has no slope in this direction.
    """
    step = fresh("t", place)
    moved: dict[Symbol, Expression] = {
        variable: Sum((place[variable], Product((step, part.formula))))
        for variable, part in zip(gradient.variables, u, strict=True)
    }
    path = put_in(gradient.reading.expression, {**place, **moved})
    found = Evaluator({step: Fraction(0)}, PRECISION).slope(path, step)
    if not found.is_finite():
        raise Unanswerable(
            f"The slope cannot be confirmed at {spelled(place)}: the function has a kink or an edge there.",
            "Choose a point beside it.",
        )
    if not found.overlaps(ball(slope.formula)):
        raise CheckFailed(f"the slope {slope.decimal} in the direction is false at {spelled(place)}")


def _angle(
    letters: dict[str, lesson.Value], slope: Value, steepness: Value
) -> tuple[tuple[Line, ...], Phrase, dict[str, object]]:
    """cos of the angle between u and ∇f, what that means, and both as data."""
    cosine = number_of(Quotient(_formula(slope), _formula(steepness)), _LONGEST)
    exact = cosine.rational
    if exact is None and ball(cosine.formula).contains(0):
        exact = Fraction(0)
    for side in (1, -1):
        if exact is None and (ball(cosine.formula) - side).contains(0):
            exact = Fraction(side)
    if exact is not None and exact in _SPECIAL:
        key, degrees = _SPECIAL[int(exact)]
    else:
        turned = Product((Quotient(Call("acos", (cosine.formula,)), Constant("pi")), whole(180)))
        key, degrees = "angle", decimal(ball(turned))
    said = phrase(key, degrees=decimal_tree(degrees), **letters)
    lines = value_lines(phrase("cosine", **letters), cosine)
    return lines, said, {"cosine": float(cosine.decimal), "angle_degrees": float(degrees)}


def _formula(value: Value) -> Expression:
    return value.exact if value.exact is not None else value.formula
