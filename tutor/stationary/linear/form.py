"""A linear system as rows of polynomials: one number or formula for each unknown, and what stands alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flint import fmpq, fmpq_mpoly

from tutor.derivation.monomial import combine
from tutor.derivation.sigma import multiply_out, split_sigma
from tutor.derivation.terms import collect, drop_units
from tutor.expression.exact import exact
from tutor.expression.numbers import rational
from tutor.expression.structures import Counted
from tutor.expression.traversal import has_sigma, postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.linear.fractions import Value, total
from tutor.stationary.system import System

_LARGEST_SUM = 10**9
"""A Σ of numbers with a larger value keeps its sign."""
_SPREAD: tuple[Callable[[Expression], tuple[Expression, frozenset[str]]], ...] = (
    multiply_out,
    split_sigma,
    drop_units,
    combine,
    collect,
)


@dataclass(frozen=True, slots=True, eq=False)
class LinearForm:
    """Equations that are linear in the unknowns, with coefficients that are free of them."""

    ring: Ring
    """The unknowns come first in it; parameters, Σ's and constants such as π follow."""
    unknowns: tuple[Symbol, ...]
    equations: tuple[Expression, ...]
    """The equations as they were given, each Σ of numbers worked out."""
    rows: tuple[fmpq_mpoly, ...]
    """For each equation what stands above the line when it is one fraction."""
    below: tuple[fmpq_mpoly, ...]
    """For each equation what stands below: parameters only."""
    sums: tuple[tuple[Expression, Expression], ...] = ()
    """The Σ's of numbers that were worked out, with their values."""
    free_last: bool = False
    """Isolate the first unknowns first, so that the last ones stay free?"""

    def coefficients(self, row: fmpq_mpoly) -> tuple[list[fmpq_mpoly], fmpq_mpoly]:
        """The coefficient of each unknown in a row, and the rest without unknowns."""
        parts = _parts(row, self.ring, len(self.unknowns))
        assert parts is not None
        return parts

    def held(self, row: fmpq_mpoly) -> list[Symbol]:
        """The unknowns that a row holds."""
        degrees = row.degrees()[: len(self.unknowns)]
        return [symbol for symbol, degree in zip(self.unknowns, degrees, strict=True) if int(degree) > 0]

    def inserted(self, row: fmpq_mpoly, values: Mapping[Symbol, Value]) -> Value:
        """A row with values put in for some of its unknowns."""
        parts, rest = self.coefficients(row)
        pairs = list(zip(self.unknowns, parts, strict=True))
        kept = (part * self.letter(symbol) for symbol, part in pairs if symbol not in values and not part.is_zero())
        known = ((part, values[symbol]) for symbol, part in pairs if symbol in values and not part.is_zero())
        return total(sum(kept, start=rest), known)

    def letter(self, symbol: Symbol) -> fmpq_mpoly:
        """An unknown as a polynomial."""
        return self.ring.context.gens()[self.ring.index(symbol)]


def linear_form(system: System) -> LinearForm | None:
    """A system as rows of polynomials.

    Arguments:
        system: any system.

    Returns:
        its rows, or None if an equation is not linear in the unknowns.
    """
    unknowns = frozenset(system.unknowns)
    sums: dict[Expression, Expression] = {}
    given = tuple(_worked_out(equation, sums) for equation in system.equations)
    spread = [_spread(equation) for equation in given]
    ring = Ring.of(spread, first=system.unknowns)
    if any(symbols(atom) & unknowns for atom in ring.atoms):
        return None
    rows, below = [], []
    for equation in spread:
        try:
            above, under = ring.fraction(equation)
        except (TooLarge, ZeroDivisionError):
            return None
        if any(map(int, under.degrees()[: len(unknowns)])) or _parts(above, ring, len(unknowns)) is None:
            return None
        rows.append(above)
        below.append(under)
    return LinearForm(ring, system.unknowns, given, tuple(rows), tuple(below), tuple(sums.items()))


def _worked_out(equation: Expression, sums: dict[Expression, Expression]) -> Expression:
    """An equation with the value of each Σ that holds no letter but its index; the values are added to `sums`."""
    for node in postorder(equation):
        if isinstance(node, Counted) and node not in sums and not symbols(node):
            value = exact(node, {})
            if value is not None and abs(value) < _LARGEST_SUM and value.denominator < _LARGEST_SUM:
                sums[node] = rational(value)
    if not any(node in sums for node in postorder(equation)):
        return equation
    done: dict[Expression, Expression] = {}
    for node in postorder(equation):
        if node in sums:
            done[node] = sums[node]
        else:
            rebuilt = _rebuilt(node, [done[child] for child in node.children])
            done[node] = collect(combine(rebuilt)[0])[0] if rebuilt is not node else node
    return done[equation]


def _parts(row: fmpq_mpoly, ring: Ring, count: int) -> tuple[list[fmpq_mpoly], fmpq_mpoly] | None:
    """The coefficients of the first letters and the rest; None when a term holds two of them or a square."""
    found: list[dict[tuple[int, ...], fmpq]] = [{} for _ in range(count + 1)]
    for exponents, value in row.terms():
        powers = tuple(map(int, exponents))
        unknown = powers[:count]
        degree = sum(unknown)
        if degree > 1:
            return None
        place = unknown.index(1) if degree else count
        found[place][(0,) * count + powers[count:]] = value
    *coefficients, rest = map(ring.context.from_dict, found)
    return coefficients, rest


def _spread(equation: Expression) -> Expression:
    """An equation in which every Σ is split into sums over the data alone, with the unknowns outside."""
    current = equation
    if not has_sigma(equation):
        return equation
    for one_pass in _SPREAD:
        done: dict[Expression, Expression] = {}
        for node in postorder(current):
            done[node] = one_pass(_rebuilt(node, [done[child] for child in node.children]))[0]
        current = done[current]
    return current


def _rebuilt(node: Expression, children: Sequence[Expression]) -> Expression:
    same = all(new is old for new, old in zip(children, node.children, strict=True))
    return node if same else node.rebuild(tuple(children))
