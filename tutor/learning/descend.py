"""Gradient descent on a function of the student's own: the value that `descend` returns."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from tutor.derivation.lessons.at_point import arguments_of
from tutor.derivation.lessons.parts import require_variables
from tutor.derivation.notebook import notebook_html
from tutor.derivation.place import Place, put_in, value_at
from tutor.derivation.results import Gradient, gradient
from tutor.derivation.subject import Function, subject
from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.figures import approximate
from tutor.expression.numbers import number
from tutor.expression.reading import Reading, read_point
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.learning.arguments import require_bind, start_by_name
from tutor.learning.bind import read_bind
from tutor.learning.curvature import Curvature, curvature
from tutor.learning.descent import Descent, Ending, Step
from tutor.learning.objective import Formula, Quadratic, objective_of
from tutor.learning.program import without_value
from tutor.learning.settings import check_settings
from tutor.learning.typed_start import Coordinate, exactly
from tutor.learning.walk import Progress, walk

if TYPE_CHECKING:
    from tutor.derivation.lesson import Lesson
    from tutor.learning.loss_data import LossData
    from tutor.learning.standardize import Standardized

At = str | Mapping[str, Any] | Place
"""A start: text, or a mapping from names to numbers (fractions, floats, text)."""
DEFAULT_RATE = "0.1"
DEFAULT_STEPS = 20
LARGEST_RATE = 1e99
_RATE = "The learning rate (--rate)"
_MOST_VARIABLES = 200
_MOST_CURVED = 60
"""Eigenvalues are worked out for so many variables."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk of gradient descent, and all that its lesson needs.

    >>> import tutor
    >>> found = tutor.descend("x^2 + 10y^2", at="x=10, y=1", rate="1/20", steps=2)
    >>> found.steps[1].point
    (Fraction(9, 1), Fraction(0, 1))
    """

    asked: Reading
    """The function as it was typed."""
    reading: Reading
    """The same with the values of its other letters in it: what is walked down."""
    given: Place
    """The values of those letters."""
    gradient: Gradient
    objective: Quadratic | Formula
    start: Place
    """Where the walk starts: a value for each variable, as it was typed."""
    rate: Fraction | Literal["line"]
    descent: Descent
    curvature: Curvature | None
    """That of a quadratic function, with the rates that follow from it."""
    data: LossData | None
    """The rows of a Σ over data."""
    standardized: Standardized | None
    """The same walk with standardised columns, if that was asked for."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are kept: the start, the first ones and the last ones."""
        return self.descent.steps

    @property
    def path(self) -> tuple[tuple[float, ...], ...]:
        """Points to draw, from the start to the end."""
        return self.descent.path

    @property
    def ending(self) -> Ending:
        """Why the walk ended."""
        return self.descent.ending

    @property
    def lesson(self) -> Lesson:
        """The lesson that `tutor descend` prints.

        Raises:
            CheckFailed: a line is false; a fault of tutor's own.
        """
        from tutor.learning.lessons.descent import descent_lesson

        return descent_lesson(self)

    def _repr_html_(self) -> str | None:
        return notebook_html(self.lesson)


def descend(
    f: Function,
    at: At,
    *,
    rate: Coordinate | Literal["line"] = DEFAULT_RATE,
    steps: int = DEFAULT_STEPS,
    tolerance: float = 0.0,
    momentum: Coordinate = 0,
    standardize: bool = False,
    data: str | os.PathLike[str] | object | None = None,
    bind: str | Mapping[str, str] | None = None,
    skip_bad: bool = False,
    variables: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> Walked:
    """Walk down a function by gradient descent: θ ← θ − η∇f(θ).

    Arguments:
        f: text, an expression, a reading, or a SymPy expression.
        at: where to start: "x=1, y=2", or a mapping from names; other letters of f get their values here too.
        rate: the learning rate η, above 0; or "line": in every step the rate that takes f lowest.
        steps: how many steps to make at most.
        tolerance: the walk ends where ‖∇f‖ is at most this.
        momentum: β, from 0 to below 1: v ← βv − η∇f, θ ← θ + v.
        standardize: compare with the walk on standardised columns of the data.
        data: a file, or a table with columns, for a Σ over data.
        bind: which letter is which column: "a=age, h=height", or a mapping.
        skip_bad: leave bad rows of the data out.
        variables: the names of the variables, in order.
        progress: called now and then with the number of steps made.

    Raises:
        StudentError: something cannot be used; the message says how to mend it.

    >>> import tutor
    >>> tutor.descend("x^2", at="x=1", rate="1/4", steps=3).steps[-1].point
    (Fraction(1, 8),)
    """
    eta: Fraction | Literal["line"] = "line" if rate == "line" else exactly(_coordinate(rate), _RATE)
    beta = exactly(momentum, "The momentum (--momentum)")
    check_settings(eta, steps, tolerance, beta)
    require_bind(bind)
    asked = subject(f, variables)
    require_variables(asked)
    if len(asked.variables) > _MOST_VARIABLES:
        raise Unanswerable(
            f"{len(asked.variables)} variables are too many for one lesson.", "Choose a few of them with --vars."
        )
    if standardize and data is None:
        raise Unanswerable(
            "--standardize rescales the columns of data, and there are none.",
            'Give a file, and a Σ over its rows: --data heights.csv --bind "a=age, h=height"',
        )
    place = _place(at, asked)
    given = {symbol: value for symbol, value in place.items() if symbol not in asked.variables}
    reading = replace(asked, expression=put_in(asked.expression, given)) if given else asked
    rows = _rows(reading, data, bind, skip_bad) if data is not None else None
    if rows is None and bind:
        raise Unanswerable("--bind names columns, and there is no file.", "Give one: --data heights.csv")
    if rows is None and skip_bad:
        raise Unanswerable(
            "--skip-bad leaves rows of a file out, and there is no file.", "Give one: --data heights.csv"
        )
    start = dict(zip(asked.variables, arguments_of(asked.variables, place), strict=True))
    objective = _objective(reading, rows, start)
    slopes = gradient(reading)
    point = [_number(symbol, value) for symbol, value in start.items()]
    _refuse_kink(reading, rows, dict(zip(asked.variables, point, strict=True)))
    descent = walk(objective, point, rate=eta, steps=steps, tolerance=tolerance, momentum=beta, progress=progress)
    curved = isinstance(objective, Quadratic) and len(point) <= _MOST_CURVED
    scaled = None
    if standardize:
        from tutor.learning.standardize import standardized

        assert rows is not None
        scaled = standardized(reading, rows, objective, descent, tolerance)
    return Walked(
        asked=asked,
        reading=reading,
        given=given,
        gradient=slopes,
        objective=objective,
        start=start,
        rate=eta,
        descent=descent,
        curvature=curvature(objective) if curved and isinstance(objective, Quadratic) else None,
        data=rows,
        standardized=scaled,
    )


def _coordinate(rate: Coordinate | str) -> Coordinate:
    if isinstance(rate, str) and rate.strip().isalpha():
        raise Unanswerable(f"{_RATE} cannot be {rate[:20]}.", "Give a number such as 0.1, or line: --rate line")
    try:
        huge = float(rate) > LARGEST_RATE
    except (TypeError, ValueError, OverflowError):
        huge = False  # a fraction, or a number that the reader judges
    if huge:
        raise Unanswerable(f"The rate {rate} is too large to be worked with.", "Take a small one, such as --rate 0.1")
    return rate


def _place(at: At, reading: Reading) -> dict[Symbol, Expression]:
    """The values that were given, each for a letter that stands in the function."""
    if isinstance(at, str):
        place = read_point(at, reading.variables)
    else:
        known = {symbol.label: symbol for symbol in (*symbols(reading.expression), *reading.variables)}
        place = {}
        for key, value in start_by_name(at).items():
            symbol = known.get(key, Symbol(key)) if isinstance(key, str) else key
            what = f"The start {symbol.label} (--at)"
            place[symbol] = value if isinstance(value, Expression) else number(exactly(value, what), True)
    known_letters = symbols(reading.expression) | set(reading.variables)
    for symbol in place:
        if symbol not in known_letters:
            letters = sorted(one.label for one in known_letters if not any(map(symbols, one.subscripts)))
            raise Unanswerable(
                f"{symbol.label} does not stand in {reading.name}.", f"Give values for {', '.join(letters)} only."
            )
    return place


def _rows(reading: Reading, data: object, bind: str | Mapping[str, str] | None, skip_bad: bool) -> LossData:
    from tutor.learning.data.open import opened
    from tutor.learning.loss_data import bound_data

    bound = read_bind(bind) if isinstance(bind, str) else bind
    return bound_data(reading.expression, reading.variables, opened(data), bound, skip_bad)


def _objective(reading: Reading, rows: LossData | None, start: Place) -> Quadratic | Formula:
    """The function to walk down; every letter in it must have a value, and f itself one at the start."""
    if rows is not None:
        objective = objective_of(reading, rows.columns, rows.place)
    else:
        loose = sorted(symbols(reading.expression) - set(reading.variables), key=lambda one: one.label)
        for symbol in loose:
            if any(symbols(part) for part in symbol.subscripts):
                raise without_value(symbol)
        objective = objective_of(reading)
        try:
            value_at(reading.expression, start, reading.name)
        except Unanswerable as problem:
            if "too large" not in problem.message:
                raise
            mend = f"Start where {reading.name} is smaller, such as nearer to 0: --at …"
            raise Unanswerable(problem.message, mend) from None
    return objective


def _refuse_kink(reading: Reading, rows: LossData | None, start: Mapping[Symbol, Fraction | float]) -> None:
    """Refuse a start at a kink: the derivatives as they are written may have a value there, ∇f has none.

    Raises:
        Kink: f has a kink there along a variable.
    """
    from tutor.learning.slopes import Kink, kink_along

    place = {symbol: Fraction(value) for symbol, value in start.items()}
    columns, counts = ({}, {}) if rows is None else (rows.columns, rows.place)
    for variable in reading.variables:
        where = kink_along(reading.expression, variable, columns, {**place, **counts})
        if where is not None:
            near = ", ".join(
                f"{symbol.label}={float(value + (symbol == variable) * Fraction(1, 10)):g}"
                for symbol, value in place.items()
            )
            raise Kink(
                f"∇{reading.name} does not exist at the start: {reading.name} has a kink there{where}.",
                f'Start beside it, as in --at "{near}".',
            )


def _number(symbol: Symbol, value: Expression) -> Fraction | float:
    """A coordinate of the start: exact where it is a fraction."""
    found = exact(value, {})
    if found is not None:
        return found
    about = approximate(value, {})
    if about is None:
        raise Unanswerable(
            f"The start {symbol.label} is no real number, or too large.", "Give a number nearer to 0: --at …"
        )
    return about
