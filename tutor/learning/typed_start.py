"""Where a walk starts, and how long its steps are: read from what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.numbers import number
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol
from tutor.expression.typed_values import read_list, read_point
from tutor.learning import floats

Coordinate = Fraction | int | float | str | Decimal


def read_start(at: str | Mapping[str, Coordinate] | None, parameters: Sequence[Symbol]) -> tuple[Fraction, ...]:
    """The start of a walk: a fraction for each parameter (p).

    Arguments:
        at: "s=1, b=0", a mapping from names to numbers, or None for zeros.
        parameters: the parameters of the model, in order.

    Raises:
        SyntaxProblem: the text cannot be read.
        Unanswerable: a parameter has no value, a value is no fraction, or a letter is no parameter.

    >>> read_start("s=1, b=-1/2", (Symbol("s"), Symbol("b")))
    (Fraction(1, 1), Fraction(-1, 2))
    """
    if at is None:
        return (Fraction(0),) * len(parameters)
    if isinstance(at, str):
        given = read_point(at, parameters)
    else:
        known = {parameter.label: parameter for parameter in parameters}
        given = {known.get(name, Symbol(name)): number(exactly(value, f"--at {name}")) for name, value in at.items()}
    labels = ", ".join(parameter.label for parameter in parameters)
    unknown = [symbol.label for symbol in given if symbol not in parameters]
    if unknown:
        raise Unanswerable(f"{unknown[0]} is no parameter of the model.", f"Give values for {labels} only.")
    missing = [parameter.label for parameter in parameters if parameter not in given]
    if missing:
        raise Unanswerable(f"No value is given for {', '.join(missing)}.", f"Give one for each of {labels}.")
    return tuple(_fraction(parameter, given[parameter]) for parameter in parameters)


def _fraction(parameter: Symbol, typed: Expression) -> Fraction:
    value = exact(typed, {})
    if value is None:
        raise Unanswerable(
            f"The start {parameter.label} = {text(typed)} is no fraction.", "Give a decimal, such as 1.41, or 7/5."
        )
    return exactly(value, f"--at {parameter.label}")


def read_rate(rate: Coordinate) -> Fraction:
    """The learning rate.

    Raises:
        Unanswerable: it is no number above 0.

    >>> read_rate("0.01"), read_rate(0.1), read_rate("1/8")
    (Fraction(1, 100), Fraction(1, 10), Fraction(1, 8))
    """
    if isinstance(rate, str) and rate.strip() == "line":
        raise Unanswerable("A regression walks with a fixed learning rate.", "`tutor descend` has --rate line.")
    value = exactly(rate, "--rate")
    if value <= 0:
        raise Unanswerable(
            f"With the learning rate {rate} no step leads downhill: it must be above 0.",
            "Take a small one, such as --rate 0.01.",
        )
    return value


def exactly(value: Coordinate, what: str) -> Fraction:
    """A number that was given as a fraction, a float (its shortest decimal), or text, as a fraction.

    Raises:
        Unanswerable: it is no finite number.

    >>> exactly(0.1, "--rate"), exactly("2/3", "--rate")
    (Fraction(1, 10), Fraction(2, 3))
    """
    found: Fraction | None = None
    if isinstance(value, Fraction | int):
        found = Fraction(value)
    elif isinstance(value, str):
        values = read_list(value)
        found = exact(values[0], {}) if len(values) == 1 else None
    else:
        try:
            found = Fraction(str(value))
        except ValueError:
            found = None
    if found is None:
        raise Unanswerable(f"{what} {value} is not a number that can be used.", "Give a decimal or a fraction.")
    if found and not Fraction(1, 10**100) < abs(found) < 10**100:
        raise Unanswerable(
            f"{what} {floats.of(found):g} is too far from 1 to be worked with.", "Give a plainer number."
        )
    return found
