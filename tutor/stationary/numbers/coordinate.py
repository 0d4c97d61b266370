"""One real number that solves an equation: in closed form where a person would write one, and always in a ball."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.derivation.place import decimal_tree
from tutor.errors import Unanswerable
from tutor.expression.figures import decimal
from tutor.expression.tree import Expression

if TYPE_CHECKING:
    from flint import arb, fmpz_poly

PRECISION = 256
"""Binary digits of the balls."""


@dataclass(frozen=True, slots=True, eq=False)
class Coordinate:
    """A real number, or a formula in parameters."""

    exact: Expression | None
    """The closed form (−2/11, √2/2, π/3, b/(2a)), without unknowns; None when there is no short one."""
    ball: arb
    """A ball that surely holds the number, to some 190 bits or more; not finite for a formula in parameters."""
    polynomial: fmpz_poly | None = None
    """The irreducible polynomial with whole coefficients whose root the number is, where that is known."""

    @property
    def decimal(self) -> str:
        """The number to six significant digits, with an ASCII minus."""
        return decimal(self.ball)

    @property
    def shown(self) -> Expression:
        """The closed form, or else the decimals as a tree.

        Raises:
            Unanswerable: the number is so large or so delicate that not one digit is known.
        """
        if self.exact is not None:
            return self.exact
        if not self.ball.is_finite():
            raise Unanswerable("A number came up that cannot be worked out to a single digit.", "Use smaller powers.")
        return decimal_tree(self.decimal)
