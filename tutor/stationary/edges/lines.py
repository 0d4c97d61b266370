"""Lines of kinks: written as equations, read back, and points on them taken back into the whole space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutor.derivation.place import put_in
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Call, Expression, Power, Symbol
from tutor.stationary.cases.plain import settled
from tutor.stationary.edges.borders import Border, canonical
from tutor.stationary.edges.bounds import jumps
from tutor.stationary.edges.branches import opposite
from tutor.stationary.edges.inequalities import difference
from tutor.stationary.edges.loci import Locus
from tutor.stationary.edges.near import Terrain, value_at
from tutor.stationary.spot import Spot


def lifted(spot: Spot, locus: Locus, variables: Sequence[Symbol]) -> Spot:
    """A point on a line as a point of the whole space."""
    known = dict(spot.coordinates)
    for variable, formula in locus.formulas.items():
        known[variable] = value_at(spot, formula)
    return Spot({variable: known[variable] for variable in variables}, spot.algebras)


def together(locus: Locus, line: Locus) -> dict[Symbol, Expression]:
    """What is known on a line within a border."""
    known = {symbol: tidied(put_in(value, line.formulas)) for symbol, value in locus.formulas.items()}
    return {**known, **line.formulas}


def equations(formulas: Mapping[Symbol, Expression]) -> Expression:
    """x = 0, or x = 0 and y = z."""
    parts = tuple(Comparison("=", symbol, value) for symbol, value in formulas.items())
    return parts[0] if len(parts) == 1 else Logic("and", parts)


def read(condition: Expression) -> Locus | None:
    """The line that `equations` wrote; None if it is not of that form."""
    parts = condition.parts if isinstance(condition, Logic) else (condition,)
    formulas = {one.left: one.right for one in parts if isinstance(one, Comparison) and isinstance(one.left, Symbol)}
    return Locus(formulas, {}, ()) if len(formulas) == len(parts) else None


def on(border: Border, condition: Comparison) -> bool:
    """Whether a condition of a piece begins to fail on a border."""
    letters = sorted(symbols(border.zero), key=lambda symbol: symbol.label)
    return canonical(difference(condition), letters) == canonical(border.zero, letters)


def constant_on(border: Border, terrain: Terrain) -> Expression:
    """What f is on a border, as well as can be said: the constant piece beside it, or f with zeros put in."""
    height = settled(without(terrain.function, border.zero))
    if not symbols(height) or any(jumps(node) for node in postorder(terrain.function)):
        return height
    beside = [part.function for part in terrain.parts if any(on(border, one) for one in part.conditions)]
    return next((one for one in beside if not symbols(one)), height)


def without(function: Expression, zero: Expression) -> Expression:
    """A function for the points of a border: 0 for what is zero there, below roots and bars."""
    zeros_there = {tidied(zero), tidied(opposite(zero))}
    gone: dict[Expression, Expression] = {}
    for node in postorder(function):
        if isinstance(node, Call | Power):
            part = node.base if isinstance(node, Power) else node.arguments[0]
            if symbols(part) and not isinstance(part, Symbol) and tidied(part) in zeros_there:
                gone[part] = ZERO
    return substitute(function, gone) if gone else function
