"""The gradient at a point: its components, its length, and the directions of steepest ascent and descent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tutor.derivation.lesson import Matrix, Note, Phrase, Section, phrase
from tutor.derivation.monomial import combine
from tutor.derivation.place import Place, Value, square_root, value_at
from tutor.expression.numbers import rational_value
from tutor.expression.numeric import Evaluator, decimal
from tutor.expression.parser import parse
from tutor.expression.reading import Reading
from tutor.expression.tree import Call, Expression, Power, Quotient, Sum, Symbol, whole


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
    value_at(reading.expression, place, reading.name)
    values = [
        value_at(answer, place, f"∂{reading.name}/∂{variable.label}")
        for variable, answer in zip(variables, answers, strict=True)
    ]
    arguments = tuple(place[variable] for variable in variables)
    left = phrase("gradient-here", name=reading.name, values=arguments)
    length = length_of(values)
    blocks: list[Matrix | Note] = [matrix_of(left, values)]
    blocks.extend(Note(note) for note in _slope_notes(reading.name, values, length))
    facts: dict[str, object] = {
        "point": {symbol.label: value for symbol, value in place.items()},
        "gradient": {variable.label: value.shown for variable, value in zip(variables, values, strict=True)},
        "gradient_decimal": {variable.label: value.decimal for variable, value in zip(variables, values, strict=True)},
        "length": length.shown,
        "length_decimal": length.decimal,
    }
    if not is_zero(length):
        facts["steepest_ascent"] = [part.shown for part in unit(values, length)]
    heading = phrase("at-point", variables=tuple(variables), values=arguments)
    return Section(heading, None, tuple(blocks)), facts


def matrix_of(left: Phrase, values: Sequence[Value]) -> Matrix:
    """A column of values, with decimals beside it where the exact ones do not show their size."""
    rows = tuple((as_expression(value),) for value in values)
    plain = all(isinstance(value.exact, Expression) and _plain(value.exact) for value in values)
    return Matrix(left, rows, None if plain else tuple((value.decimal,) for value in values))


def _plain(exact: Expression) -> bool:
    value = rational_value(exact)
    return value is not None and value.denominator == 1


def as_expression(value: Value) -> Expression:
    """The exact value, or the decimals as a number."""
    if value.exact is not None:
        return value.exact
    return parse(value.decimal)


def is_zero(value: Value) -> bool:
    """Whether a value is exactly zero."""
    return value.exact is not None and rational_value(value.exact) == 0


def length_of(values: Sequence[Value]) -> Value:
    """The length √(v₁² + v₂² + …) of a vector of values."""
    rationals = [rational_value(value.exact) if value.exact is not None else None for value in values]
    if all(number is not None for number in rationals):
        exact = square_root(sum((number * number for number in rationals if number is not None), Fraction(0)))
        return Value(exact, decimal(Evaluator({}, 128).value(exact)), rational_value(exact) is not None)
    squares = tuple(Power(as_expression(value), whole(2)) for value in values)
    root = Call("sqrt", (Sum(squares) if len(squares) > 1 else squares[0],))
    return Value(None, decimal(Evaluator({}, 128).value(root)), False)


def unit(values: Sequence[Value], length: Value) -> tuple[Value, ...]:
    """The vector divided by its length, entry by entry."""
    entries = []
    for value in values:
        ratio = Quotient(as_expression(value), as_expression(length))
        exact = combine(ratio)[0] if length.exact is not None and value.is_rational else None
        entries.append(Value(exact, decimal(Evaluator({}, 128).value(ratio)), length.is_rational and value.is_rational))
    return tuple(entries)


def _slope_notes(name: str, values: Sequence[Value], length: Value) -> list[Phrase]:
    if is_zero(length):
        return [phrase("flat")]
    notes = []
    if length.exact is not None:
        about = not _plain(length.exact)
        key = "length-about" if about else "length"
        notes.append(phrase(key, exact=length.exact, decimal=length.decimal))
    else:
        notes.append(phrase("length", exact=length.decimal))
    direction = tuple(as_expression(part) for part in unit(values, length))
    notes.append(phrase("ascent", direction=direction, name=name))
    return notes
