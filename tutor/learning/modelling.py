"""Which model: the lecture's line, a polynomial, several inputs, or what a student typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tutor.errors import Unanswerable
from tutor.expression.numbers import whole
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Power, Product, Sum, Symbol
from tutor.expression.typed_values import read_names
from tutor.learning.data.dataset import Heading
from tutor.learning.letters import COUNT, choose_index, choose_letters
from tutor.learning.linearity import linear_parts
from tutor.learning.model import Model
from tutor.learning.typed_model import read_typed

MOST_PARAMETERS = 40
HIGHEST_DEGREE = 30
"""Powers beyond this say nothing: one would need numbers with hundreds of digits."""


def read_model(
    inputs: Sequence[Heading],
    output: Heading,
    *,
    degree: int | None = None,
    model: str | None = None,
    names: Sequence[str] | None = None,
    bind: Mapping[str, str] | None = None,
) -> Model:
    """The model that is fitted. The columns of the dataset are (*inputs, output).

    Arguments:
        inputs: what stands over the inputs.
        output: what stands over the column that is predicted.
        degree: a polynomial β₀ + β₁x + … + β_m·x^m of one input; 1 is the line, 0 the mean.
        model: a prediction as it was typed, such as "s*a + b", or None for a line or plane.
        names: names of the parameters in order, or None.
        bind: letter → name of a column, for the letters that do not speak for themselves.

    Returns:
        the model; the one input that there is has the lecture's slope s and intercept b.

    Raises:
        SyntaxProblem: the typed model cannot be read.
        Unanswerable: it has no parameters, a letter fits two columns, a name stands twice …

    >>> from tutor.expression.text import text
    >>> age, height = Heading("age", "months"), Heading("height", "cm")
    >>> line = read_model([age], height)
    >>> print(text(line.expression), line.output.name, [text(factor) for factor in line.factors])
    s·a + b h ['a', '1']
    >>> print(text(read_model([age], height, degree=2).expression))
    β₀ + β₁·a + β₂·a²
    >>> typed = read_model([Heading("t")], Heading("y"), model="A sin(t) + B cos(t)")
    >>> [symbol.name for symbol in typed.parameters]
    ['A', 'B']
    """
    if model is not None and degree is not None:
        raise Unanswerable("Both a degree and a model are given.", "Leave one of them out.")
    wanted = _names(names)
    if model is not None:
        typed = read_typed(model, inputs, output, wanted, bind or {})
        _refuse_count((*typed.parameters, *typed.inputs))
        if len(typed.parameters) > MOST_PARAMETERS:
            raise _too_many(len(typed.parameters))
        index = choose_index((*typed.parameters, *typed.inputs, typed.output))
        return _model(typed.expression, typed.parameters, typed.inputs, typed.output, index)
    if bind:
        raise Unanswerable("Letters are bound to columns, but no model is given.", 'Give one: --model "s*a + b".')
    if degree is not None and len(inputs) != 1:
        raise Unanswerable(
            f"A polynomial of a degree has one input, and here are {len(inputs)}.",
            'Choose one input, or type the model: --model "b + c*a + d*a^2 + k*w".',
        )
    if degree is not None and not 0 <= degree <= HIGHEST_DEGREE:
        raise Unanswerable(f"The degree {degree} is not between 0 and {HIGHEST_DEGREE}.", "Choose a smaller one.")
    if len(inputs) == 1 and degree in (None, 1):
        return _line(inputs, output, wanted)
    return _general(inputs, output, degree, wanted)


def _line(inputs: Sequence[Heading], output: Heading, names: tuple[Symbol, ...]) -> Model:
    """The lecture's s·a + b."""
    slope, intercept = _exactly(names, (Symbol("s"), Symbol("b")))
    (letter,), predicted = choose_letters(inputs, output, (slope, intercept))
    expression = Sum((Product((slope, letter), dotted=True), intercept))
    return _model(expression, (slope, intercept), {letter: 0}, predicted, choose_index((slope, intercept)))


def _general(inputs: Sequence[Heading], output: Heading, degree: int | None, names: tuple[Symbol, ...]) -> Model:
    """β₀ + β₁·a + β₂·a² … of one input, or β₀ + β₁·a + β₂·w … of several."""
    count = 1 + (len(inputs) if degree is None else degree)
    if count > MOST_PARAMETERS:
        raise _too_many(count)
    parameters = _exactly(names, tuple(Symbol("beta", (whole(place),)) for place in range(count)))
    letters, predicted = choose_letters(inputs, output, parameters)
    if degree is None:
        basis: tuple[Expression, ...] = letters
    else:
        powers = (Power(letters[0], whole(power)) for power in range(2, degree + 1))
        basis = (letters[0], *powers)[:degree]
    terms = (parameters[0], *(Product(pair, dotted=True) for pair in zip(parameters[1:], basis, strict=True)))
    expression: Expression = Sum(terms) if len(terms) > 1 else terms[0]
    used = symbols(expression)  # the mean, degree 0, has no letter of its input
    places = {letter: place for place, letter in enumerate(letters) if letter in used}
    return _model(expression, parameters, places, predicted, choose_index((*parameters, *letters)))


def _model(
    expression: Expression,
    parameters: tuple[Symbol, ...],
    inputs: Mapping[Symbol, int],
    output: Symbol,
    index: Symbol,
) -> Model:
    parts = linear_parts(expression, parameters)
    if parts is None:
        return Model(expression, parameters, inputs, output, index, None)
    return Model(expression, parameters, inputs, output, index, parts.factors, parts.offset)


def _names(names: Sequence[str] | None) -> tuple[Symbol, ...]:
    """The symbols of names that were given.

    Raises:
        Unanswerable: a name stands twice, or is n, the number of rows.
    """
    found = tuple(symbol for name in names or () for symbol in read_names(name))
    for place, symbol in enumerate(found):
        if symbol in found[:place]:
            raise Unanswerable(f"The name {symbol.label} stands twice.", "Give each parameter a name of its own.")
    _refuse_count(found)
    return found


def _refuse_count(letters: Iterable[Symbol]) -> None:
    if COUNT in letters:
        raise Unanswerable(
            "The letter n is needed for the number of rows.", "Take another letter in the model, such as m."
        )


def _exactly(names: tuple[Symbol, ...], usual: tuple[Symbol, ...]) -> tuple[Symbol, ...]:
    """The names if some are given, else the usual ones.

    Raises:
        Unanswerable: there are too many or too few.
    """
    if not names or len(names) == len(usual):
        return names or usual
    listed = ",".join(symbol.label for symbol in usual)
    raise Unanswerable(
        f"The model has {_counted(len(usual), 'parameter')}, but --names gives {_counted(len(names), 'name')}.",
        f"Name each of them, as in --names {listed}, or leave --names out.",
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _too_many(count: int) -> Unanswerable:
    return Unanswerable(
        f"A model with {count} parameters is too large for a lesson; the most are {MOST_PARAMETERS}.",
        "Choose fewer inputs with --x.",
    )
