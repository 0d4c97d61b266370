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
from tutor.learning.arguments import start_by_name
from tutor.learning.data.given_number import fraction_of, told
from tutor.learning.data.number import Problem
from tutor.learning.settings import shown

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
        known: dict[str | Symbol, Symbol] = {parameter.label: parameter for parameter in parameters}
        given = {}
        for name, value in start_by_name(at).items():
            letter = known.get(name) or (Symbol(name) if isinstance(name, str) else name)
            given[letter] = number(exactly(value, f"The start {letter.label} (--at)"))
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
    if not _is_near_one(value):
        raise Unanswerable(
            f"The start {parameter.label} (--at) is too far from 1 to be worked with.", "Give a plainer number."
        )
    return value


def read_rate(rate: Coordinate) -> Fraction:
    """The learning rate.

    Raises:
        Unanswerable: it is no number above 0.

    >>> read_rate("0.01"), read_rate(0.1), read_rate("1/8")
    (Fraction(1, 100), Fraction(1, 10), Fraction(1, 8))
    """
    if isinstance(rate, str) and rate.strip() == "line":
        raise Unanswerable("A regression walks with a fixed learning rate.", "`tutor descend` has --rate line.")
    value = exactly(rate, "The learning rate (--rate)")
    if value <= 0:
        raise Unanswerable(
            f"With the learning rate {shown(value)} no step leads downhill: it must be above 0.",
            "Take a small one, such as 0.01 (--rate 0.01).",
        )
    return value


def exactly(value: Coordinate, what: str) -> Fraction:
    """A number that was given as a fraction, a float (its shortest decimal), or text, as a fraction.

    Arguments:
        value: what was given.
        what: what it is for, as an error begins: "The learning rate (--rate)".

    Raises:
        Unanswerable: it is no finite number, or too large or too near to 0.

    >>> exactly(0.1, "The rate"), exactly("2/3", "The rate")
    (Fraction(1, 10), Fraction(2, 3))
    """
    found: Fraction | Problem | None
    if isinstance(value, str):
        values = read_list(value)
        found = exact(values[0], {}) if len(values) == 1 else None
    else:
        found = fraction_of(value)
    if found is Problem.TOO_LARGE or (isinstance(found, Fraction) and not _is_near_one(found)):
        raise Unanswerable(f"{what}: {told(value)} is too far from 1 to be worked with.", "Give a plainer number.")
    if not isinstance(found, Fraction):
        raise Unanswerable(f"{what}: {told(value)} is not a number that can be used.", "Give a decimal or a fraction.")
    return found


def _is_near_one(value: Fraction) -> bool:
    return not value or Fraction(1, 10**100) < abs(value) < 10**100
