"""What every argument about a degenerate stationary point needs: the point, and how its terms are shown."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tutor.derivation.place import fresh
from tutor.derivation.terms import total
from tutor.expression.numbers import ZERO
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Symbol
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.curves import Crossing, shown_crossing
from tutor.stationary.kinds.field import Series
from tutor.stationary.kinds.judge import Judge, has_number
from tutor.stationary.kinds.local import Local, polynomial_tree
from tutor.stationary.ledger import Ledger
from tutor.stationary.results import MAXIMUM, MINIMUM, SADDLE, Verdict

ORDERS = (4, 6, 8, 12)
"""Taylor polynomials are taken this far, one after the other."""
KINDS = {1: MINIMUM, -1: MAXIMUM}
"""What a point is where f − f(p) has a sign near it."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A stationary point at which H has no two signs."""

    judge: Judge
    variables: tuple[Symbol, ...]
    function: Expression
    height: Expression | None
    """f at the point in closed form."""
    ledger: Ledger
    name: str


def saddle(cross: Crossing, found: Local, case: Case) -> Verdict:
    """The verdict that a crossing proves."""
    reason, blocks = shown_crossing(cross, found, case.function, case.height, case.ledger, case.name)
    return Verdict(SADDLE, reason, blocks)


def steps_tree(terms: Series, found: Local, case: Case) -> Expression:
    """Terms of the Taylor polynomial in the steps from the point: x − 1 for a point with x = 1."""
    coordinates = case.judge.spot.coordinates
    letters = []
    for symbol in found.variables:
        value = coordinates[symbol].exact
        letters.append(symbol if value == ZERO else settled(total((symbol, Negation(coordinates[symbol].shown)))))
    return polynomial_tree(shown_terms(terms, found), letters)


def shown_terms(terms: Series, found: Local) -> Series:
    """Coefficients that are formulas in the variables as the numbers that they are at the point."""
    shown = dict(terms)
    for key, value in terms.items():
        if not isinstance(value, Fraction) and symbols(value):
            number = found.field.spot.value(value)
            shown[key] = number.shown if has_number(number) else value
    return shown


def fresh_letters(count: int, case: Case) -> list[Symbol]:
    """Letters that the case does not use."""
    used = {*case.variables, *symbols(case.function)}
    letters: list[Symbol] = []
    for _ in range(count):
        letters.append(fresh("tsw", used | set(letters)))
    return letters
