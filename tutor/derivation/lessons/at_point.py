"""The gradient at a point: its components, its length, and the directions of steepest ascent and descent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tutor.derivation.lesson import Line, Lines, Matrix, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import listed, partial_symbol
from tutor.derivation.place import Place, Value, decimal_tree, number_of, partial_at, square_root, value_at
from tutor.derivation.tidy import tidied
from tutor.errors import Unanswerable
from tutor.expression.numbers import rational_value
from tutor.expression.reading import Reading
from tutor.expression.text import text
from tutor.expression.tree import Call, Expression, Negation, Number, Product, Quotient, Sum, Symbol

_LONGEST = 10
"""A length or a part of a unit vector with more nodes than this is shown in decimals."""


def gradient_at(
    reading: Reading, variables: Sequence[Symbol], answers: Sequence[Expression], place: Place
) -> tuple[Section, dict[str, object]]:
    """The section on ∇f at a place, and the same as data.

    Arguments:
        reading: the function.
        variables: its variables (n).
        answers: its partial derivatives (n), in the same order.
        place: a value for every letter.

    Raises:
        Unanswerable: a value is missing, or f or ∇f has no value there.
    """
    values = values_at(reading, variables, answers, place)
    length = length_of(values)
    blocks: list[Matrix | Lines | Note] = [gradient_column(reading, variables, values, place)]
    blocks.extend(Note(note) for note in _slope_notes(reading.name, values, length))
    facts = gradient_facts(reading, variables, values, place)
    if not length.is_zero:
        facts["steepest_ascent"] = [part.shown for part in unit(values, length)]
    return Section(heading_at(variables, place), None, tuple(blocks)), facts


def heading_at(variables: Sequence[Symbol], place: Place) -> Phrase:
    """The heading of what is said about a point: (x, y) = (1, 2)."""
    arguments = arguments_of(variables, place)
    if len(variables) == 1:
        return phrase("at-value", variable=variables[0], value=arguments[0])
    if len(variables) > 8:
        return phrase("at-the-point")
    return phrase("at-point", variables=tuple(variables), values=arguments)


def arguments_of(variables: Sequence[Symbol], place: Place) -> tuple[Expression, ...]:
    """The values of the variables at a place.

    Raises:
        Unanswerable: one has no value.
    """
    missing = [variable.label for variable in variables if variable not in place]
    if missing:
        example = ", ".join(f"{letter.label}={text(place[letter]) if letter in place else 1}" for letter in variables)
        raise Unanswerable(
            f"No value is given for {', '.join(missing)}.", f'Give one for every letter: --at "{example}".'
        )
    return tuple(place[variable] for variable in variables)


def values_at(
    reading: Reading, variables: Sequence[Symbol], answers: Sequence[Expression], place: Place
) -> tuple[Value, ...]:
    """The components of ∇f at a place; f itself must be real there.

    Raises:
        Unanswerable: a value is missing, or f or ∇f has no value there.
    """
    arguments_of(variables, place)
    value_at(reading.expression, place, reading.name)
    return tuple(
        partial_at(reading.expression, variable, answer, place, f"∂{reading.name}/∂{variable.label}")
        for variable, answer in zip(variables, answers, strict=True)
    )


def gradient_facts(
    reading: Reading, variables: Sequence[Symbol], values: Sequence[Value], place: Place
) -> dict[str, object]:
    """The gradient at a place as data."""
    function = value_at(reading.expression, place, reading.name)
    length = length_of(values)
    return {
        "point": point_facts(place),
        "value": function.shown,
        "value_decimal": function.decimal,
        "gradient": {variable.label: value.shown for variable, value in zip(variables, values, strict=True)},
        "gradient_decimal": {variable.label: value.decimal for variable, value in zip(variables, values, strict=True)},
        "length": length.shown,
        "length_decimal": length.decimal,
    }


def point_facts(place: Mapping[Symbol, Expression | Fraction]) -> dict[str, object]:
    """A place as data."""
    return {symbol.label: value for symbol, value in place.items()}


def values_block(left: Phrase, rows: Sequence[Sequence[Value]], names: Sequence[Sequence[Phrase]]) -> Matrix | Lines:
    """Values as a matrix, with decimals beside it where the exact ones do not show their size.

    Arguments:
        left: what the matrix is.
        rows: the values, row by row.
        names: what each value is; values too long to stand in a matrix have a line of their own instead.
    """
    exact = tuple(tuple(value.exact for value in row if value.exact is not None) for row in rows)
    if any(len(shown) < len(row) for shown, row in zip(exact, rows, strict=True)):
        pairs = [pair for line in zip(names, rows, strict=True) for pair in zip(*line, strict=True)]
        return Lines(None, tuple(line for name, value in pairs for line in value_lines(name, value)))
    if all(_is_plain(value) for row in rows for value in row):
        return Matrix(left, exact)
    return Matrix(left, exact, tuple(tuple(minus(value.decimal) for value in row) for row in rows))


def gradient_column(
    reading: Reading, variables: Sequence[Symbol], values: Sequence[Value], place: Place
) -> Matrix | Lines:
    """∇f at a place as a column."""
    left = listed("gradient-here", arguments_of(variables, place), name=reading.name)
    names = [[partial_symbol(reading.name, (variable,))] for variable in variables]
    return values_block(left, [[value] for value in values], names)


def value_lines(left: Phrase | Expression, value: Value) -> tuple[Line, ...]:
    """left = the exact value, and ≈ its decimals where they show more."""
    if value.exact is None:
        return (Line(left, as_expression(value), relation="≈"),)
    exact = Line(left, value.exact)
    if isinstance(unsigned(value.exact)[0], Number):
        return (exact,)
    shown = decimal_tree(value.decimal)
    return (exact, Line(None, shown, relation="=" if rational_value(shown) == value.rational else "≈"))


def minus(decimal: str) -> str:
    """A decimal with the minus sign of formulas."""
    return decimal.replace("-", "−")


def _is_plain(value: Value) -> bool:
    return value.rational is not None and isinstance(unsigned(as_expression(value))[0], Number)


def as_expression(value: Value) -> Expression:
    """The exact value, or the decimals as a number."""
    return value.exact if value.exact is not None else decimal_tree(value.decimal)


def unsigned(number: Expression) -> tuple[Expression, bool]:
    """A number without its minus sign, and whether it had one."""
    return (number.operand, True) if isinstance(number, Negation) else (number, False)


def length_of(values: Sequence[Value]) -> Value:
    """The length √(v₁² + v₂² + …) of a vector of values."""
    squares = tuple(Product((_short(value), _short(value))) for value in values)
    total = Sum(squares) if len(squares) > 1 else squares[0]
    exactly = rational_value(tidied(total))
    return number_of(square_root(exactly) if exactly is not None else Call("sqrt", (total,)), _LONGEST)


def unit(values: Sequence[Value], length: Value) -> tuple[Value, ...]:
    """The vector divided by its length, entry by entry. The length must not be zero."""
    return tuple(number_of(Quotient(_short(value), _short(length)), _LONGEST) for value in values)


def _short(value: Value) -> Expression:
    return value.exact if value.exact is not None else value.formula


def _slope_notes(name: str, values: Sequence[Value], length: Value) -> list[Phrase]:
    if length.is_zero:
        return [phrase("flat")]
    if length.exact is None:
        size = phrase("length-only-about", decimal=as_expression(length))
    elif _is_plain(length):
        size = phrase("length", exact=length.exact)
    else:
        size = phrase("length-about", exact=length.exact, decimal=decimal_tree(length.decimal))
    if len(values) > 8:
        return [size]
    direction = tuple(as_expression(part) for part in unit(values, length))
    about = any(part.exact is None for part in unit(values, length))
    return [size, phrase("ascent-about" if about else "ascent", direction=direction, name=name)]
