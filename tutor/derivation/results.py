"""The values that the public functions return: a derivation, a gradient, a Hessian.

Each holds the reading of what was asked and the steps; answers, lines and checks are computed from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Line
from tutor.derivation.notebook import notebook_html
from tutor.derivation.step import Step, walk
from tutor.derivation.subject import Function, subject, variable_of
from tutor.derivation.unfold import unfold
from tutor.errors import Unanswerable
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression, Symbol

if TYPE_CHECKING:
    from tutor.derivation.verify import Verifier


@dataclass(frozen=True, slots=True)
class Derivation:
    """One partial derivative, with every step that leads to it.

    >>> from tutor import differentiate
    >>> d = differentiate("x^2 y", "x")
    >>> str(d.answer)
    '2*x*y'
    """

    reading: Reading
    """What was asked, and how it was read."""
    variable: Symbol
    """The variable of the derivative."""
    root: Step
    """The step of the whole derivative; its substeps lie below it."""

    @property
    def answer(self) -> Expression:
        """The derivative in textbook form, as the steps give it."""
        return self.root.answer

    def __str__(self) -> str:
        return str(self.answer)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every distinct step, the parts before the whole."""
        return tuple(walk(self.root))

    def lines(self, detail: str = "key") -> tuple[Line, ...]:
        """The lines of the lesson, each checked by machine.

        Arguments:
            detail: "all", "key" or "none".

        Raises:
            CheckFailed: a line is false; a fault of tutor's own.
        """
        return checker(self.reading).lines(self.root.before, unfold(self.root, detail, name=self.reading.name))

    def _repr_latex_(self) -> str:
        return f"${self.root.before.latex()} = {self.answer.latex()}$"

    def _repr_html_(self) -> str | None:
        from tutor.derivation.lessons.partial import partial_lesson

        return notebook_html(partial_lesson((self,)))


@dataclass(frozen=True, slots=True)
class Gradient:
    """All first partial derivatives of a function.

    >>> from tutor import gradient
    >>> g = gradient("x^2 y")
    >>> [str(part) for part in g.answer]
    ['2*x*y', 'x**2']
    """

    reading: Reading
    """What was asked, and how it was read."""
    partials: Mapping[str, Derivation]
    """A derivation for each variable, by the variable's name."""

    @property
    def variables(self) -> tuple[Symbol, ...]:
        """The variables, in the order of the components."""
        return self.reading.variables

    @property
    def answer(self) -> tuple[Expression, ...]:
        """∇f: one component for each variable (a column vector)."""
        return tuple(derivation.answer for derivation in self.partials.values())

    def __str__(self) -> str:
        return f"({', '.join(map(str, self.answer))})"

    def _repr_latex_(self) -> str:
        return f"${column_latex(self.answer)}$"

    def _repr_html_(self) -> str | None:
        from tutor.derivation.lessons.gradient import gradient_lesson

        return notebook_html(gradient_lesson(self))


@dataclass(frozen=True, slots=True)
class Hessian:
    """All second partial derivatives of a function.

    >>> from tutor import hessian
    >>> [[str(entry) for entry in row] for row in hessian("x^2 y").answer]
    [['2*y', '2*x'], ['2*x', '0']]
    """

    gradient: Gradient
    """The first partial derivatives, from which the second ones are derived."""
    rows: tuple[tuple[Derivation, ...], ...]
    """Row by row: the entry in row i, column j is ∂/∂xⱼ of ∂f/∂xᵢ."""

    @property
    def reading(self) -> Reading:
        """What was asked, and how it was read."""
        return self.gradient.reading

    @property
    def variables(self) -> tuple[Symbol, ...]:
        """The variables, in the order of rows and columns."""
        return self.gradient.variables

    @property
    def partials(self) -> Mapping[tuple[str, str], Derivation]:
        """The derivation of each entry by the names of its letters: ("x", "y") is ∂/∂y of ∂f/∂x."""
        names = [variable.label for variable in self.variables]
        return {
            (first, second): entry
            for first, row in zip(names, self.rows, strict=True)
            for second, entry in zip(names, row, strict=True)
        }

    @property
    def answer(self) -> tuple[tuple[Expression, ...], ...]:
        """The matrix, row by row (n × n for n variables)."""
        return tuple(tuple(entry.answer for entry in row) for row in self.rows)

    def _repr_latex_(self) -> str:
        body = r" \\ ".join(" & ".join(entry.latex() for entry in row) for row in self.answer)
        return rf"$\begin{{pmatrix}} {body} \end{{pmatrix}}$"

    def _repr_html_(self) -> str | None:
        from tutor.derivation.lessons.hessian import hessian_lesson

        return notebook_html(hessian_lesson(self))


def column_latex(entries: Sequence[Expression]) -> str:
    """A column vector in LaTeX."""
    body = r" \\ ".join(entry.latex() for entry in entries)
    return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"


def differentiate(f: Function, variable: str | Symbol, functions: Sequence[str] = ()) -> Derivation:
    """The partial derivative of f by one variable, with its steps. No checks are run until lines are asked for.

    Arguments:
        f: text, an expression, or a SymPy expression.
        variable: the name of the variable, or its symbol.
        functions: names of functions that are not known, such as "g".

    Returns:
        a derivation with `.answer`, `.steps` and `.lines()`.

    Raises:
        StudentError: f cannot be read, or has no derivative by rules.

    >>> from tutor import differentiate
    >>> str(differentiate("sin(x^2)", "x").answer)
    '2*x*cos(x**2)'
    """
    reading = subject(f, functions=functions)
    symbol = variable if isinstance(variable, Symbol) else variable_of(str(variable), reading)
    return Derivation(reading, symbol, Engine().derive(reading.expression, symbol))


def gradient(
    f: Function, variables: Sequence[str] | None = None, functions: Sequence[str] = (), engine: Engine | None = None
) -> Gradient:
    """The gradient of f, with the steps of each partial derivative. No checks are run until lines are asked for.

    Arguments:
        f: text, an expression, or a SymPy expression.
        variables: names of the variables, in order; None for the order of the head, or the alphabet.
        functions: names of functions that are not known.
        engine: an engine whose work is to be shared; None for a new one.

    Returns:
        a gradient with `.variables`, `.partials` (name → derivation) and `.answer` (one component a variable).

    Raises:
        StudentError: f cannot be read, or has no derivative by rules.

    >>> from tutor import gradient
    >>> [str(part) for part in gradient("3a^2 + b^2 - ab + a").answer]
    ['6*a - b + 1', '2*b - a']
    """
    reading = subject(f, variables, functions)
    shared = engine or Engine()
    partials = {
        symbol.label: Derivation(reading, symbol, shared.derive(reading.expression, symbol))
        for symbol in reading.variables
    }
    return Gradient(reading, partials)


def hessian(f: Function, variables: Sequence[str] | None = None, functions: Sequence[str] = ()) -> Hessian:
    """The Hessian of f: every second partial derivative, each derived from a first one.

    Arguments:
        f: text, an expression, or a SymPy expression.
        variables: names of the variables, in order; None for the order of the head, or the alphabet.
        functions: names of functions that are not known.

    Returns:
        a Hessian with `.variables`, `.rows` (derivations) and `.answer` (n × n expressions).

    Raises:
        StudentError: f cannot be read, or has no derivative by rules.

    >>> from tutor import hessian
    >>> str(hessian("x y^2").answer[1][1])
    '2*x'
    """
    engine = Engine()
    first = gradient(f, variables, functions, engine)
    for symbol in first.variables:
        if any(isinstance(subscript, Symbol) for subscript in symbol.subscripts):
            raise Unanswerable(
                f"{symbol.label} stands for many variables, so one matrix of second derivatives cannot be written out.",
                f"Ask for one entry with two letters: tutor diff FUNCTION {symbol.name}_j {symbol.name}_k",
            )
    rows = tuple(
        tuple(
            Derivation(
                replace(first.reading, expression=derivation.answer), symbol, engine.derive(derivation.answer, symbol)
            )
            for symbol in first.variables
        )
        for derivation in first.partials.values()
    )
    return Hessian(first, rows)


def checker(reading: Reading) -> Verifier:
    """The verifier for lines about a function: points of its domain, and the names its lines may hold."""
    from tutor.derivation.verify import verifier

    return verifier(reading.expression, reading.variables, reading.names, reading.unknown)
