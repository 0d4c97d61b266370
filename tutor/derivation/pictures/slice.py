"""What of a function is drawn: along one letter or two, the others held fixed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import Place, decimal_tree, put_in
from tutor.derivation.results import Gradient
from tutor.errors import Unanswerable
from tutor.expression.figures import decimal
from tutor.expression.grid import values_on
from tutor.expression.numbers import rational_value
from tutor.expression.numeric import Evaluator
from tutor.expression.text import text
from tutor.expression.traversal import has_sigma, size, symbols
from tutor.expression.tree import Expression, Sum, Symbol

if TYPE_CHECKING:
    import numpy
    from flint import arb
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_LONGEST_TITLE = 60
_PRECISION = 128
_MOST_PRECISION = 4096
_SURE = 60
"""Binary digits that a number at the point must have before it is shown."""
_AWAY = Symbol("way_from_the_point")


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """A function of one letter or two, with all others held at numbers."""

    function: Expression
    name: str
    """The name of the whole function: "f"."""
    letters: tuple[Symbol, ...]
    """The letters of the whole function that its name is written with."""
    axes: tuple[Symbol, ...]
    """The letters that vary: one or two."""
    fixed: Mapping[Symbol, Fraction]
    """The value of every other letter."""
    exact_point: Mapping[Symbol, Fraction]
    """The point that was asked about, along the axes; empty when there is none."""
    typed: Place
    """The values of `--at` as they were typed: π/2, which no fraction is."""
    partials: tuple[Expression, ...] | None
    """The partial derivatives along the axes, or None if they are not known."""

    @property
    def point(self) -> tuple[float, ...] | None:
        """The point that was asked about in floating point, or None."""
        return tuple(float(self.exact_point[symbol]) for symbol in self.axes) if self.exact_point else None

    def values(self, expression: Expression, *places: Array) -> Array:
        """An expression in the letters, at arrays of places along the axes."""
        return values_on(expression, dict(zip(self.axes, places, strict=True)), self.fixed)

    @property
    def height(self) -> float:
        """The value at the point, from what was typed; nan where there is none, or none that floats can hold."""
        return _settled(lambda precision: self._evaluator(precision).value(put_in(self.function, self.typed)))

    @property
    def slopes(self) -> tuple[float, ...]:
        """The partial derivatives at the point, by power series, which know a kink; nan where there is none."""
        return tuple(self._slope(symbol) for symbol in self.axes)

    def _slope(self, symbol: Symbol) -> float:
        """The slope of f(π/2 + t) at t = 0."""
        moved = put_in(self.function, {**self.typed, symbol: Sum((self.typed[symbol], _AWAY))})
        return _settled(lambda precision: self._evaluator(precision).slope(moved, _AWAY))

    def _evaluator(self, precision: int) -> Evaluator:
        data = {symbol: value for symbol, value in self.fixed.items() if symbol not in self.typed}
        return Evaluator({**data, _AWAY: Fraction(0)}, precision)

    @property
    def nodes(self) -> int:
        """How much work one value is, about: the function is long, or its Σ are."""
        return size(self.function) * max(1, len(self.fixed))

    @property
    def title(self) -> Phrase:
        """What stands above the picture."""
        return title_of(self.name, self.letters, self.function)

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """Which of the variables are held fixed."""
        return tuple(
            phrase("picture-fixed", letter=symbol, value=_shown(value))
            for symbol, value in self.fixed.items()
            if symbol in self.letters
        )


def _settled(ball_at: Callable[[int], arb]) -> float:
    """A number from balls of more and more digits; 0 where even the smallest ball holds it."""
    precision = _PRECISION
    while True:
        ball = ball_at(precision)
        if ball.is_finite() and ball.rel_accuracy_bits() >= _SURE:
            return float(ball.mid())
        if precision >= _MOST_PRECISION:
            return 0.0 if ball.is_finite() and ball.contains(0) else math.nan
        precision *= 2


def title_of(name: str, letters: tuple[Symbol, ...], function: Expression) -> Phrase:
    """What stands above a picture: the formula if it is short enough, else the function's name."""
    if len(text(function)) <= _LONGEST_TITLE:
        return phrase("picture-formula", name=name, arguments=letters, formula=function)
    return phrase("picture-function", name=name, arguments=letters)


def slice_of(gradient: Gradient, place: Place | None = None, numbers: Mapping[Symbol, Fraction] | None = None) -> Slice:
    """What of a function can be drawn, and the point that was asked about.

    A place with a value for every variable is a point: the first two variables vary around it. A place without
    one or two of the variables holds the others fixed.

    Arguments:
        gradient: the function and its partial derivatives.
        place: values of letters, from `--at`.
        numbers: the values of letters that are data: a₁, a₂, …, and n. They settle every Σ.

    Raises:
        Unanswerable: more than two letters would vary, or a letter or a Σ has no number.

    >>> from tutor import gradient
    >>> from tutor.expression.reading import read_point
    >>> [axis.name for axis in slice_of(gradient("x^2 y + z"), read_point("z=1")).axes]
    ['x', 'y']
    """
    reading, given = gradient.reading, dict(place or {})
    variables = tuple(reading.variables)
    open_ones = tuple(symbol for symbol in variables if symbol not in given)
    if len(open_ones) > 2:
        rest = ", ".join(f"{symbol.label}=1" for symbol in open_ones[2:])
        raise Unanswerable(
            f"A picture has two axes, but {reading.name} has {len(open_ones)} variables: "
            f"{', '.join(text(symbol) for symbol in open_ones)}.",
            f'Hold the others fixed, as in tutor plot … --at "{rest}".',
        )
    axes = open_ones or variables[:2]
    held = {symbol: _number(symbol, value) for symbol, value in given.items()}
    if numbers is None:
        _refuse_letters_without_value(reading.expression, {*axes, *held})
    point = {} if open_ones else {symbol: held[symbol] for symbol in axes}
    answers = dict(zip(variables, gradient.answer, strict=True))
    return Slice(
        reading.expression,
        reading.name,
        variables,
        axes,
        {**(numbers or {}), **{symbol: value for symbol, value in held.items() if symbol not in axes}},
        point,
        given,
        tuple(answers[symbol] for symbol in axes),
    )


def _number(symbol: Symbol, value: Expression) -> Fraction:
    """A value of `--at` as a fraction; π to more digits than a picture can show."""
    known = rational_value(value)
    if known is not None:
        return known
    ball = Evaluator({}, _PRECISION).value(value)
    if not ball.is_finite():
        raise Unanswerable(f"{text(symbol)} = {text(value)} is not a real number.", "Give another value.")
    return Fraction(float(ball.mid()))


def _refuse_letters_without_value(expression: Expression, known: set[Symbol]) -> None:
    missing: Sequence[str] = sorted(symbol.label for symbol in symbols(expression) if symbol not in known)
    if not missing:
        return
    if has_sigma(expression):
        raise Unanswerable(
            f"Nothing can be drawn without numbers for {', '.join(missing)}.",
            "A Σ over data needs the data: tutor regress and tutor descend --data draw the loss over its parameters.",
        )
    raise Unanswerable(
        f"Nothing can be drawn without a number for {', '.join(missing)}.",
        f'Give one: --at "{", ".join(f"{name}=1" for name in missing)}".',
    )


def _shown(value: Fraction) -> Expression:
    from flint import arb, fmpq

    return decimal_tree(decimal(arb(fmpq(value.numerator, value.denominator))))
