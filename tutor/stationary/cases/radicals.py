"""An unknown that stands under roots: x = u⁴ turns √x and ⁴√x into u² and u, and the equations into polynomials."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from tutor.derivation.lesson import phrase
from tutor.derivation.place import fresh, put_in
from tutor.expression.numbers import ZERO, rational, rational_value, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Power, Symbol
from tutor.stationary.cases import transitions
from tutor.stationary.cases.case import Case, Equation, Page, equation_of
from tutor.stationary.cases.gather import complete
from tutor.stationary.cases.plain import settled
from tutor.stationary.system import Family, Solution

if TYPE_CHECKING:
    from tutor.stationary.cases.tree import CaseTree

_ROOTS = {"sqrt": Fraction(1, 2), "cbrt": Fraction(1, 3)}
_MOST_ORDER = 12


def without_roots(tree: CaseTree, case: Case, page: Page) -> Solution | None:
    """The solutions by way of a new letter for a root of an unknown; None if no unknown stands only in its powers."""
    for unknown in case.unknowns:
        order = _order(unknown, [equation.shown for equation in case.equations])
        if order is None:
            continue
        positive = Comparison(">", unknown, ZERO) in case.conditions
        if not positive and order % 2 == 0:
            continue
        return _in_new_letter(tree, case, page, unknown, order, positive)
    return None


def _order(unknown: Symbol, equations: Iterable[Expression]) -> int | None:
    """The common denominator of the exponents of an unknown that stands in powers only; None if that is 1."""
    order = 1
    for equation in equations:
        stack = [equation]
        while stack:
            node = stack.pop()
            if unknown not in symbols(node):
                continue
            exponent = _exponent(node, unknown)
            if exponent is not None:
                order = lcm(order, exponent.denominator)
            elif isinstance(node, Call | Power) and not (
                isinstance(node, Power) and rational_value(node.exponent) is not None
            ):
                return None
            else:
                stack.extend(node.children)
    return order if 1 < order <= _MOST_ORDER else None


def _exponent(node: Expression, unknown: Symbol) -> Fraction | None:
    """The exponent of a bare power of the unknown."""
    if node == unknown:
        return Fraction(1)
    if isinstance(node, Call) and node.arguments == (unknown,):
        return _ROOTS.get(node.function)
    return rational_value(node.exponent) if isinstance(node, Power) and node.base == unknown else None


def _in_powers(expression: Expression, unknown: Symbol, letter: Symbol, order: int) -> Expression:
    done: dict[Expression, Expression] = {}
    for node in postorder(expression):
        exponent = _exponent(node, unknown)
        if exponent is not None:
            done[node] = Power(letter, rational(exponent * order))
        else:
            done[node] = node.rebuild(tuple(done[child] for child in node.children)) if node.children else node
    return settled(done[expression])


def _in_new_letter(tree: CaseTree, case: Case, page: Page, unknown: Symbol, order: int, positive: bool) -> Solution:
    letter = fresh("uvwtpq", (*case.unknowns, *case.known, *case.integers, *case.parameters))
    power = Power(letter, whole(order))
    root = Power(unknown, rational(Fraction(1, order)))
    said = phrase("cases-root-letter-positive" if positive else "cases-root-letter", c=equation_of((unknown, power)))
    page.note(said)
    equations = []
    for equation in case.equations:
        if unknown not in equation.unknown_letters:
            equations.append(equation)
            continue
        shown = _in_powers(equation.shown, unknown, letter, order)
        check = tree.ledger.same(equation.shown, put_in(shown, {letter: root}))
        page.line(replace(tree.ledger.line((shown, ZERO), label=equation.label()), check=check))
        equations.append(Equation(equation.number, shown))
    conditions = tuple(put_in(one, {unknown: power}) for one in case.conditions)
    if positive:
        conditions = (Comparison(">", letter, ZERO), *conditions)
    low, high = tree.search.box[unknown]
    reach = Fraction(int(max(abs(low), abs(high))) + 1)
    tree.search = replace(tree.search, box={**tree.search.box, letter: (-reach, reach)})
    unknowns = tuple(letter if one == unknown else one for one in case.unknowns)
    inner = replace(case, unknowns=unknowns, equations=tuple(equations), known={}, conditions=conditions)
    found = complete(tree.explore(inner, page), {unknown: power}, (), tree.search.box)
    back = Page()
    transitions.write_back(found, replace(inner, known={unknown: power}), back, tree.ledger)
    found = replace(found, sections=(*found.sections, *back.section(replace(case, heading=None))))
    return complete(_without(found, letter, root, unknown), case.known, case.integers, tree.search.box)


def _without(found: Solution, letter: Symbol, root: Expression, unknown: Symbol) -> Solution:
    """The solution without the new letter."""
    spots = tuple(
        replace(spot, coordinates={one: value for one, value in spot.coordinates.items() if one != letter})
        for spot in found.spots
    )
    return replace(found, spots=spots, families=tuple(_back(one, letter, root, unknown) for one in found.families))


def _back(family: Family, letter: Symbol, root: Expression, unknown: Symbol) -> Family:
    """A family with the root written for the new letter, where that is free."""
    rest = {one: value for one, value in family.coordinates.items() if one != letter}
    if family.coordinates.get(letter) != letter:
        return replace(family, coordinates=rest)
    place: dict[Symbol, Expression] = {letter: root}
    return replace(
        family,
        coordinates={one: unknown if one == unknown else settled(put_in(value, place)) for one, value in rest.items()},
        equations=tuple(put_in(one, place) for one in family.equations),
        conditions=tuple(put_in(one, place) for one in family.conditions),
    )
