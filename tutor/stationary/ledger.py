"""Equations under each other, each checked: a line must follow from the one it was made of.

An equation "left = right" is no identity, so what is checked is how it came about: the difference of its
sides is that of the old equation times something that is not zero. A value that solves an equation is checked by
putting it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Check, Line, Phrase, phrase
from tutor.derivation.verify import Verifier
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE, ZERO, whole
from tutor.expression.numeric import Evaluator
from tutor.expression.sampling import sample_points
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol

if TYPE_CHECKING:
    from flint import arb

Sides = tuple[Expression, Expression]
"""The two sides of an equation."""
_PRECISION = 256
_TINY = 1e-40
_SIX_DIGITS = 1e-5


@dataclass(slots=True)
class Ledger:
    """Checks the equations of a lesson. One ledger serves a whole lesson."""

    names: tuple[str, ...] = ()
    """Names of several letters that printed lines may hold."""
    _points: dict[frozenset[Expression], Verifier] = field(default_factory=dict)

    def verifier(self, *expressions: Expression) -> Verifier:
        """Points at which all the expressions are real."""
        key = frozenset(expressions)
        if key not in self._points:
            # No letter is handed over as a variable: the n of a Σ must be drawn as a number of terms.
            self._points[key] = Verifier(tuple(sample_points(list(expressions), ())), self.names)
        return self._points[key]

    def same(self, before: Expression, after: Expression) -> Check:
        """Check that two expressions are equal wherever both are real, and that the second reads back.

        Raises:
            CheckFailed: they are not.
        """
        verifier = self.verifier(before, after)
        verifier.printed(after)
        return verifier.equal(before, after)

    def same_for_whole(self, before: Expression, after: Expression, integers: Sequence[Symbol]) -> Check:
        """Check that two expressions are equal for some whole numbers in place of letters: sin(x + 2kπ) = sin(x).

        Raises:
            CheckFailed: they are not.
        """
        from tutor.derivation.place import put_in

        if not integers:
            return self.same(before, after)
        places = [dict[Symbol, Expression]((integer, whole(value)) for integer in integers) for value in (0, 1, -2, 5)]
        checks = [self.same(put_in(before, place), put_in(after, place)) for place in places]
        return worst(checks) or Check(0)

    def follows(self, old: Sides, new: Sides, factor: Expression = ONE) -> Check:
        """Check that an equation comes from another one: new left − new right = factor·(old left − old right).

        Arguments:
            old: the equation above.
            new: the equation that is shown.
            factor: what both sides were multiplied by; it must not be zero.

        Raises:
            CheckFailed: it does not.
        """
        before = difference(old)
        verifier = self.verifier(before, *new, factor)
        for side in new:
            verifier.printed(side)
        scaled = before if factor == ONE else Product((factor, before))
        return verifier.equal(scaled, difference(new))

    def solves(self, equation: Expression, place: dict[Symbol, Expression]) -> Check:
        """Check that numbers make an expression zero.

        Arguments:
            equation: what is to be zero.
            place: an expression without unknowns for each unknown; parameters may be left over.

        Raises:
            CheckFailed: it is certainly not zero.
        """
        from tutor.derivation.place import put_in

        inserted = put_in(equation, place)
        letters = symbols(inserted)
        if letters:
            found = self.verifier(inserted).equal(inserted, ZERO)
            return Check(1) if not found.points and _cancels(inserted) else found
        value = Evaluator({}, _PRECISION).value(inserted)
        if value.is_finite() and not value.contains(0):
            where = ", ".join(f"{symbol.label} = {text(number)}" for symbol, number in place.items())
            raise CheckFailed(f"{text(equation)} = 0 is false at {where}")
        if value.is_finite() and abs(value) < _TINY:
            return Check(1)
        return Check(0, phrase("not-evaluable"))

    def worth(self, ball: arb, shown: Expression, about: bool) -> Check:
        """Check that a number is what a ball says: within the ball, or to the digits of a decimal.

        Arguments:
            ball: the value, worked out in ball arithmetic from the expression itself.
            shown: an expression without letters.
            about: is it a decimal of six digits? Else it is exact.

        Raises:
            CheckFailed: it is another number.
        """
        value = Evaluator({}, _PRECISION).value(shown)
        if not (ball.is_finite() and value.is_finite()):
            return Check(0, phrase("not-evaluable"))
        close = abs(ball - value) <= abs(ball) * _SIX_DIGITS if about else ball.overlaps(value)
        if not close and not (ball.contains(0) and value == 0):
            raise CheckFailed(f"{text(shown)} is not the value {ball}")
        return Check(1)

    def line(
        self,
        new: Sides,
        old: Sides | None = None,
        factor: Expression = ONE,
        reason: Iterable[Phrase] = (),
        label: Phrase | None = None,
        relation: str = "=",
    ) -> Line:
        """A line new left = new right, checked against the equation that it comes from if one is given."""
        check = self.follows(old, new, factor) if old is not None else None
        return Line(new[0], new[1], tuple(reason), relation, check, label)


def _cancels(expression: Expression) -> bool:
    """Whether all terms cancel exactly: large numbers can hide that from balls."""
    from tutor.stationary.algebra.ring import Ring, TooLarge

    try:
        return bool(Ring.of((expression,)).fraction(expression)[0].is_zero())
    except (TooLarge, ZeroDivisionError):
        return False


def difference(sides: Sides) -> Expression:
    """left − right, without a right side that is 0."""
    left, right = sides
    return left if right == ZERO else Sum((left, Negation(right)))


def worst(checks: Sequence[Check]) -> Check | None:
    """The check that says least, for a line that stands for several."""
    return min(checks, key=lambda check: check.points) if checks else None
