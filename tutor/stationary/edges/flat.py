"""Where a function is flat along a border: the points at which some equations hold, as many as can be found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flint import arb

from tutor.derivation.signs import signs
from tutor.derivation.tidy import tidied
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol
from tutor.stationary.algebra import solve as algebraic
from tutor.stationary.edges.loci import Locus, loci
from tutor.stationary.edges.near import Terrain, sign_at
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import MAXIMUM, MINIMUM, Verdict
from tutor.stationary.spot import Spot
from tutor.stationary.system import Scope, Search, Solution, System


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """Solutions of equations."""

    spots: tuple[Spot, ...]
    lines: tuple[Locus, ...]
    """Solutions that are no single points but are described whole."""
    complete: bool
    """Are these all of them, anywhere?"""


def spot_of(locus: Locus, variables: Sequence[Symbol]) -> Spot | None:
    """The point of a locus that knows every variable; None for any other, or where a parameter is left over."""
    if locus.free(variables) or locus.equations:
        return None
    coordinates = dict(locus.numbers)
    for variable, formula in locus.formulas.items():
        if symbols(formula) & set(variables):
            return None
        coordinates[variable] = Coordinate(formula, arb("nan")) if symbols(formula) else number_of(formula)
    return Spot({variable: coordinates[variable] for variable in variables})


def zeros(equations: Sequence[Expression], unknowns: Sequence[Symbol], search: Search, ledger: Ledger) -> Flat:
    """The points at which equations hold.

    Arguments:
        equations: each is to be zero.
        unknowns: the variables.
        search: where to look if algebra does not reach.
        ledger: checks the lines that a solver writes.

    Raises:
        OutOfTime: the time is up.
    """
    if any(0 not in signs(equation) for equation in equations):
        return Flat((), (), True)
    found = loci(equations, unknowns)
    if found is not None and not any(locus.equations or locus.numbers for locus in found):
        spots = [spot_of(locus, unknowns) for locus in found]
        lines = tuple(locus for locus in found if locus.free(unknowns))
        kept = tuple(spot for spot in spots if spot is not None)
        return Flat(kept, lines, len(kept) + len(lines) == len(found))
    return _by_solvers(System(tuple(unknowns), tuple(equations)), search, ledger)


def _by_solvers(system: System, search: Search, ledger: Ledger) -> Flat:
    letters = frozenset[Symbol]().union(*map(symbols, system.equations))
    if not letters <= set(system.unknowns):
        return Flat((), (), False)
    found: Solution | None = algebraic.solve(system, search.clock)
    if found is None and len(system.unknowns) == 1:
        from tutor.stationary.univariate import solve as univariate

        found = univariate.solve(system, search, ledger)
    if found is None:
        from tutor.stationary.box import solve as box

        found = box.solve(system, search)
    return Flat(found.spots, (), found.scope is Scope.EVERYWHERE and not found.families)


def minors(terrain: Terrain, function: Expression, border: Expression) -> tuple[Expression, ...]:
    """What is zero where ∇function and ∇border are parallel, as Lagrange's rule asks of a point on a curve."""
    first, second = terrain.gradient(function), terrain.gradient(border)
    return tuple(
        tidied(Sum((Product((first[i], second[j])), Negation(Product((first[j], second[i]))))))
        for i in range(len(first))
        for j in range(i + 1, len(first))
    )


def bordered(terrain: Terrain, function: Expression, border: Expression, spot: Spot) -> Verdict | None:
    """The second-derivative test for a function of two variables along a curve, by Lagrange's function.

    With t along the curve and λ = (∇f·∇u)/(∇u·∇u), the sign of tᵀ(H_f − λH_u)t decides; multiplied by ∇u·∇u > 0, so
    that nothing is divided.
    """
    if len(terrain.variables) != 2:
        return None
    first, second = terrain.gradient(function), terrain.gradient(border)
    tangent = (Negation(second[1]), second[0])
    length = Sum(tuple(Product((one, one)) for one in second))
    factor = Sum(tuple(Product((one, other)) for one, other in zip(first, second, strict=True)))
    terms = []
    for i in range(2):
        for j in range(2):
            curved = terrain.slope(first[i], terrain.variables[j])
            bent = terrain.slope(second[i], terrain.variables[j])
            entry = Sum((Product((length, curved)), Negation(Product((factor, bent)))))
            terms.append(Product((tangent[i], entry, tangent[j])))
    sign = sign_at(spot, tidied(Sum(tuple(terms))))
    if not sign or sign_at(spot, length) != 1:
        return None
    return Verdict(MINIMUM if sign > 0 else MAXIMUM, ())
