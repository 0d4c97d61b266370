"""The lesson of `tutor tangent`: the tangent plane at a point, and the level set through it."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.derivation.lesson import Check, Lesson, Line, Lines, Note, Section, phrase
from tutor.derivation.lessons.at_point import (
    arguments_of,
    gradient_column,
    gradient_facts,
    heading_at,
    unsigned,
    value_lines,
    values_at,
)
from tutor.derivation.lessons.parts import gradient_sections, listed, require_variables
from tutor.derivation.place import Place, Value, ball, decimal_tree, fresh, number_of, value_at
from tutor.derivation.results import Gradient, checker
from tutor.derivation.terms import total
from tutor.derivation.tidy import Tidier
from tutor.errors import CheckFailed
from tutor.expression.numbers import ZERO, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import factors as factors_of
from tutor.expression.traversal import size, symbols
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol

_LONGEST = 10
"""A coefficient with more nodes than this is written in decimals."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Touch:
    """Where a tangent touches: p, f(p) and ∇f(p)."""

    variables: tuple[Symbol, ...]
    point: tuple[Expression, ...]
    """p, one value for each variable."""
    value: Value
    """f(p)."""
    slopes: tuple[Value, ...]
    """∇f(p)."""

    @property
    def pairs(self) -> list[tuple[Value, Symbol, Expression]]:
        """(slope, variable, value) for each variable."""
        return list(zip(self.slopes, self.variables, self.point, strict=True))

    @property
    def flat(self) -> bool:
        """Is ∇f(p) = 0?"""
        return all(slope.is_zero for slope in self.slopes)

    @property
    def rest(self) -> Value:
        """f(p) − ∇f(p)·p, the height of the tangent over the origin."""
        steps = (Negation(Product((slope.formula, argument))) for slope, _, argument in self.pairs)
        return number_of(total((self.value.formula, *steps)))

    @property
    def rounded(self) -> bool:
        """Are there exact values so long that the equations are written in decimals?"""
        return any(
            number.exact is None or size(number.exact) > _LONGEST for number in (self.value, self.rest, *self.slopes)
        )

    def write(self, value: Value) -> Expression:
        """A value as it stands in the equations."""
        if value.exact is not None and (value.rational is not None or not self.rounded):
            return value.exact
        return decimal_tree(value.decimal)

    def steps(self) -> tuple[Expression, ...]:
        """The terms f_x(p)·(x − a) of the tangent, those with slope zero left out."""
        terms = []
        for slope, variable, argument in self.pairs:
            if slope.is_zero:
                continue
            number, minus = unsigned(self.write(slope))
            step = _difference(variable, argument)
            term = step if number == whole(1) else Product((*factors_of(number), step))
            terms.append(Negation(term) if minus else term)
        return tuple(terms)


def tangent_lesson(gradient: Gradient, place: Place, detail: str = "none", height: Symbol | None = None) -> Lesson:
    """The whole lesson on a tangent plane and a level set, checked.

    Arguments:
        gradient: the derivations of all partials.
        place: a value for every letter.
        detail: "all", "key" or "none".
        height: the letter for the height of the plane; None for the first that is free.

    Raises:
        Unanswerable: the function has no variables, a value is missing, or there is no gradient there.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    reading, variables = gradient.reading, gradient.variables
    require_variables(reading)
    point = arguments_of(variables, place)
    sections, notes, facts = gradient_sections(gradient, detail)
    slopes = values_at(reading, variables, gradient.answer, place)
    touch = _Touch(variables, point, value_at(reading.expression, place, reading.name), slopes)
    here = Lines(None, value_lines(listed("value-here", point, name=reading.name), touch.value))
    column = gradient_column(reading, variables, slopes, place)
    sections.append(Section(heading_at(variables, place), None, (here, column)))
    height = height or fresh("zwts", {*variables, *symbols(reading.expression)})
    lines, plane = _plane(gradient, touch, height)
    flat = (Note(phrase("tangent-flat", name=reading.name)),) if touch.flat else ()
    heading = phrase({1: "tangent-line", 2: "tangent-plane"}.get(len(variables), "tangent-space"))
    sections.append(Section(heading, None, (Lines(None, lines), *flat)))
    at = gradient_facts(reading, variables, slopes, place) | {"tangent": plane}
    if len(variables) > 1:
        level, at["level_set"] = _level_set(gradient, touch)
        sections.append(level)
    sections.append(Section(None, None, notes))
    return Lesson(phrase("title-tangent", name=reading.name), tuple(sections), {**facts, "at": at})


def _difference(variable: Symbol, argument: Expression) -> Expression:
    """x − a, and x + 2 where a = −2."""
    if argument == ZERO:
        return variable
    return Sum((variable, argument.operand if isinstance(argument, Negation) else Negation(argument)))


def _plane(gradient: Gradient, touch: _Touch, height: Symbol) -> tuple[tuple[Line, ...], Expression]:
    """z = f(p) + f_x(p)(x − a) + …, the same in its shortest form, and that form."""
    steps = touch.steps()
    start = () if touch.value.is_zero and steps else terms_of(touch.write(touch.value))
    first = total((*start, *steps))
    products = tuple(Product((touch.write(slope), letter)) for slope, letter, _ in touch.pairs if not slope.is_zero)
    rest = () if ball(touch.rest.formula).contains(0) and products else (touch.write(touch.rest),)
    tidied = Tidier().whole(total((*products, *rest)))
    short = tidied[-1].after if tidied else total((*products, *rest))
    exactly = total(
        (
            touch.value.formula,
            *(Product((slope.formula, Sum((letter, Negation(value))))) for slope, letter, value in touch.pairs),
        )
    )
    sign = "≈" if touch.rounded else "="
    verifier = checker(gradient.reading)
    checks = [
        Check(0, phrase("rounded")) if touch.rounded else verifier.equal(exactly, side) for side in (first, short)
    ]
    lines = [Line(height, first, (phrase("tangent-form"),), sign, checks[0])]
    if short != first:
        lines.append(Line(None, short, (phrase("tidy-multiplied"),), sign, checks[1]))
    return tuple(lines), short


def _level_set(gradient: Gradient, touch: _Touch) -> tuple[Section, dict[str, object]]:
    """f = c, its tangent ∇f·(x − p) = 0, and why ∇f is orthogonal to it."""
    reading = gradient.reading
    height = touch.write(touch.value)
    sign = "=" if height == touch.value.exact else "≈"
    level = Lines(None, (Line(reading.expression, height, (phrase("level-set"),), sign),))
    if touch.flat:
        note = Note(phrase("level-flat", name=reading.name))
        return Section(phrase("level-heading"), None, (level, note)), {"value": touch.value.shown, "tangent": None}
    linear = total(touch.steps())
    kind = {2: "line", 3: "surface"}.get(len(touch.variables), "any")
    why = phrase(f"level-tangent-{kind}", name=reading.name)
    blocks: list[Lines | Note] = [level, Lines(None, (Line(linear, ZERO, (why,), "≈" if touch.rounded else "="),))]
    if kind == "line" and not touch.rounded:
        blocks.append(Lines(None, _right_angle(reading.name, *map(touch.write, touch.slopes))))
    blocks.append(Note(phrase(f"level-{kind}", name=reading.name)))
    facts: dict[str, object] = {"value": touch.value.shown, "tangent": Comparison("=", linear, ZERO)}
    return Section(phrase("level-heading"), None, tuple(blocks)), facts


def _right_angle(name: str, by_x: Expression, by_y: Expression) -> tuple[Line, ...]:
    """∇f · t = 0 for the direction t = (−f_y, f_x) of the tangent, with the numbers in."""
    size_y, minus = unsigned(by_y)
    direction = (size_y if minus or by_y == ZERO else Negation(by_y), by_x)
    product = Sum((Product((by_x, direction[0]), dotted=True), Product((by_y, by_x), dotted=True)))
    if not ball(product).contains(0):
        raise CheckFailed(f"∇{name} is not orthogonal to its level line")
    left = phrase("gradient-along", name=name, direction=direction)
    return Line(left, product), Line(None, ZERO, (phrase("level-zero", direction=direction),), check=Check(1))
