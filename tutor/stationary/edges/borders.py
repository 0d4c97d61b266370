"""The borders between the smooth pieces of a function, and those of its domain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flint import fmpq

from tutor.derivation.domain import domain, opposite
from tutor.derivation.signs import signs
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Expression, Negation, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.edges.inequalities import difference
from tutor.stationary.edges.pieces import Piece

KINK, EDGE, OPEN = "kink", "edge", "open"
_RANK = (KINK, EDGE, OPEN)
"""Where a border is of two sorts, the later one in this list is what a student has to know."""


@dataclass(frozen=True, slots=True)
class Border:
    """Points where two pieces meet, or where the domain ends."""

    what: str
    """"kink": f has values all around, but perhaps no gradient on the border. "edge": f has values on one side and
    on the border itself. "open": f has no value on the border."""
    condition: Comparison
    """Where: x = 0."""

    @property
    def zero(self) -> Expression:
        """What is zero on the border and only there."""
        return difference(self.condition)


def borders(parts: Sequence[Piece], variables: Sequence[Symbol]) -> tuple[Border, ...]:
    """Every border of the pieces of a function that can have points at all.

    Arguments:
        parts: the pieces.
        variables: the variables of the function.

    >>> from tutor import parse
    >>> from tutor.stationary.edges.pieces import pieces
    >>> found = borders(pieces(parse("|x| + sqrt(y) + ln(z)"), list(map(Symbol, "xyz"))), list(map(Symbol, "xyz")))
    >>> [(border.what, str(border.condition)) for border in found]
    [('kink', 'Eq(x, 0)'), ('edge', 'Eq(y, 0)'), ('open', 'Eq(z, 0)')]
    """
    found: dict[Expression, Border] = {}
    for part in parts:
        for what, condition in _conditions(part):
            for equation in _equations(condition):
                left = difference(equation)
                if symbols(left).isdisjoint(variables) or 0 not in signs(left):
                    continue
                key = canonical(left, variables)
                known = found.get(key)
                if known is None or _RANK.index(what) > _RANK.index(known.what):
                    found[key] = Border(what, equation if known is None else known.condition)
    return tuple(found.values())


def canonical(zero: Expression, variables: Sequence[Symbol]) -> Expression:
    """One form for all that is zero at the same points and differs by a number: x − y for 2y − 2x."""
    try:
        ring = Ring.of([zero], variables)
        above, _ = ring.fraction(zero)
    except (TooLarge, ZeroDivisionError):
        return zero
    return ring.tree(above / fmpq(above.leading_coefficient())) if not above.is_zero() else ZERO


def _conditions(part: Piece) -> Iterator[tuple[str, Comparison]]:
    """The conditions of a piece, and those of the domain of its function."""
    for condition in part.conditions:
        yield KINK, condition
    found = domain(part.function)
    closed = {difference(one) for one in found.real if isinstance(one, Comparison) and one.relation in ("<=", ">=")}
    for one in found.real:
        if isinstance(one, Comparison):
            yield (EDGE if difference(one) in closed else OPEN), one
    for one in found.smooth:
        if isinstance(one, Comparison) and difference(one) not in closed:
            yield KINK, one


def cuts(parts: Sequence[Piece]) -> tuple[Expression, ...]:
    """Where a function jumps that is smooth under one condition or another, as atan2 is: where none of them holds."""
    found = [one for part in parts for one in domain(part.function).smooth if isinstance(one, Logic)]
    return tuple(
        Logic("and", tuple(opposite(one) for one in condition.parts if isinstance(one, Comparison)))
        for condition in dict.fromkeys(found)
    )


def _equations(condition: Comparison) -> tuple[Comparison, ...]:
    """Where a condition begins to fail: x = 1 for x > 1; |x| ≥ 1 fails from x = 1 and from x = −1 on."""
    left, right = condition.left, condition.right
    if not isinstance(left, Call) and isinstance(right, Call) and right.function == "abs":
        left, right = right, left
    if isinstance(left, Call) and left.function == "abs" and right != ZERO:
        inner = left.arguments[0]
        return Comparison("=", inner, right), Comparison("=", inner, Negation(right))
    if not symbols(left) and symbols(right):
        left, right = right, left
    return (Comparison("=", left, right),)
