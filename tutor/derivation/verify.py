"""Every line is checked by machine: both sides are evaluated in Arb balls at several points of the domain.

A partial derivative that is still to be worked out is evaluated by Arb's power series, which know nothing of
the rules; so a line that applies a rule wrongly cannot pass. What was printed is parsed again and checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Check, Lesson, Line, Lines, Matrix, phrase
from tutor.derivation.step import Step, walk
from tutor.errors import CheckFailed, LimitExceeded, StudentError
from tutor.expression.limits import LIMITS, Limits
from tutor.expression.numeric import Evaluator, Point
from tutor.expression.parser import parse
from tutor.expression.sampling import sample_points
from tutor.expression.structures import Partial
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol

if TYPE_CHECKING:
    from flint import arb

_PRECISIONS = (64, 192, 640)
_ACCURATE_BITS = 24
_PRINTED = Limits(characters=1_000_000, depth=LIMITS.depth, nodes=500_000, digits=10_000)
"""How much of tutor's own output is read back: more than may be typed."""


@dataclass(slots=True)
class Verifier:
    """Checks lines and steps about one function at fixed points."""

    points: tuple[Point, ...]
    """The points, from `sample_points`; empty when no real point is in reach."""
    names: tuple[str, ...] = ()
    """Names of several letters that printed lines may hold."""
    functions: tuple[str, ...] = ()
    """Unknown functions that printed lines may hold."""
    _evaluators: dict[tuple[int, int], Evaluator] = field(default_factory=dict)

    def equal(self, left: Expression, right: Expression) -> Check:
        """Evaluate both sides everywhere.

        Returns:
            how many points agreed, or why none could be compared.

        Raises:
            CheckFailed: the sides are different at a point; one of them must be wrong.
        """
        agreed = 0
        for number, point in enumerate(self.points):
            match self._compare(number, left, right):
                case True:
                    agreed += 1
                case False:
                    where = ", ".join(f"{symbol.label} = {value}" for symbol, value in point.items())
                    raise CheckFailed(f"{text(left)} = {text(right)} is false at {where}")
        if agreed:
            return Check(agreed)
        return Check(0, phrase("no-point" if not self.points else "not-comparable"))

    def _compare(self, number: int, left: Expression, right: Expression) -> bool | None:
        """True and False when the balls say so; None where a side has no value at the point."""
        for precision in _PRECISIONS:
            evaluator = self._evaluator(number, precision)
            one, other = evaluator.value(left), evaluator.value(right)
            if not (one.is_finite() and other.is_finite()):
                return None
            if not one.overlaps(other):
                return False
            if _accurate(one) and _accurate(other):
                return True
        return None

    def _evaluator(self, number: int, precision: int) -> Evaluator:
        key = (number, precision)
        if key not in self._evaluators:
            self._evaluators[key] = Evaluator(self.points[number], precision)
        return self._evaluators[key]

    def steps(self, roots: Iterable[Step]) -> None:
        """Check every step below the roots: its rule and each piece of algebra.

        Raises:
            CheckFailed: a rule or a piece of algebra gave a wrong result.
        """
        for root in roots:
            for step in walk(root):
                self.equal(step.before, step.after)
                if step.substeps:
                    self.equal(step.after, step.assembled)
                for tidying in step.tidied:
                    self.equal(tidying.before, tidying.after)

    def lines(self, opening: Expression, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The lines with their checks: each right side against the opening, and as it is printed.

        Raises:
            CheckFailed: a line is false, or reads as something else once it is printed.
        """
        self.printed(opening)
        checked = []
        for line in lines:
            self.printed(line.right)
            checked.append(replace(line, check=self.equal(opening, line.right)))
        return tuple(checked)

    def printed(self, expression: Expression) -> None:
        """Parse what is printed and compare: the same tree, or at least the same values.

        Raises:
            CheckFailed: what is printed does not read back as what was meant.
        """
        again = _again(expression, text, self.names, self.functions)
        if again is not None and again != expression:
            self.equal(expression, again)


def _again(
    expression: Expression, write: Callable[[Expression], str], names: Sequence[str], functions: Sequence[str]
) -> Expression | None:
    """What is read when an expression is written out; None where it is too long to be read again."""
    shown = write(expression)
    try:
        return parse(shown, variables=names, functions=functions, limits=_PRINTED)
    except LimitExceeded:
        return None
    except StudentError as error:
        raise CheckFailed(f"{shown} cannot be read back: {error.message}") from error


def read_back(
    lesson: Lesson, write: Callable[[Expression], str], names: Sequence[str] = (), functions: Sequence[str] = ()
) -> None:
    """Check what a lesson prints in a notation other than Unicode text, which the lines themselves are checked in.

    Arguments:
        lesson: a lesson about to be shown.
        write: the notation: LaTeX, or text for a plain terminal.
        names: names of several letters that are one name.
        functions: names of unknown functions.

    Raises:
        CheckFailed: something would read as something else than was meant.
    """
    for section in lesson.sections:
        for block in section.blocks:
            for expression in _expressions(block):
                again = _again(expression, write, names, functions)
                if again is not None and again != expression:
                    points = sample_points([expression], sorted(symbols(expression), key=lambda one: one.label))
                    Verifier(tuple(points), tuple(names), tuple(functions)).equal(expression, again)


def _expressions(block: Block) -> Iterator[Expression]:
    if isinstance(block, Lines):
        sides = (block.opening, *(side for line in block.lines for side in (line.left, line.right)))
        yield from (side for side in sides if isinstance(side, Expression))
    elif isinstance(block, Matrix):
        yield from (entry for row in block.rows for entry in row)


def _accurate(ball: arb) -> bool:
    return bool(ball.rel_accuracy_bits() >= _ACCURATE_BITS or abs(ball) < 1e-15)


def verifier(
    function: Expression, variables: Sequence[Symbol], names: Sequence[str], functions: Sequence[str]
) -> Verifier:
    """A verifier for a function and its partial derivatives.

    Arguments:
        function: the function.
        variables: its variables.
        names: names of several letters to read back as one name.
        functions: names of unknown functions.
    """
    partials = [Partial(function, variable) for variable in variables]
    points = sample_points([function, *partials], variables)
    return Verifier(tuple(points), tuple(names), tuple(functions))
