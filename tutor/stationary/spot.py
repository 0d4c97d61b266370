"""A point that solves a system, and what can be said for certain about expressions there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.derivation.place import put_in
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.box.program import enclose
from tutor.stationary.cases.plain import settled, simplest
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of, sign_of

if TYPE_CHECKING:
    from flint import arb

    from tutor.stationary.algebra.field import Algebra


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A value for each unknown."""

    coordinates: Mapping[Symbol, Coordinate]
    algebras: tuple[Algebra, ...] = ()
    """Number fields in which some of the coordinates are known exactly, even without a closed form."""

    def ball(self, expression: Expression) -> arb:
        """A ball that surely holds the value of an expression in the unknowns; not finite where it has none."""
        return enclose(expression, {symbol: one.ball for symbol, one in self.coordinates.items()})

    def sign(self, expression: Expression) -> int | None:
        """The sign of an expression at the spot, proved: −1, 0 or 1; None when it cannot be decided."""
        for algebra in self.algebras:
            if symbols(expression) <= algebra.symbols:
                found = algebra.sign(expression)
                if found is not None:
                    return found
        formula = self._closed(expression)
        if formula is not None:
            return sign_of(formula)
        ball = self.ball(expression)
        return 1 if ball > 0 else -1 if ball < 0 else None

    def value(self, expression: Expression) -> Coordinate:
        """The value of an expression at the spot."""
        for algebra in self.algebras:
            if symbols(expression) <= algebra.symbols:
                found = algebra.value(expression)
                if found is not None:
                    return found
        formula = self._closed(expression)
        if formula is None:
            return Coordinate(None, self.ball(expression))
        found = number_of(formula)
        # A formula in parameters has no decimals, so it is shown however long it is.
        return replace(found, exact=simplest(settled(formula))) if symbols(formula) else found

    def _closed(self, expression: Expression) -> Expression | None:
        """The expression with closed forms put in, if every coordinate in it has one."""
        place = {}
        for symbol in symbols(expression):
            if symbol in self.coordinates:
                exact = self.coordinates[symbol].exact
                if exact is None:
                    return None
                place[symbol] = exact
        return put_in(expression, place)
