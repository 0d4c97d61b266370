"""Cases for values: one for each root of an equation in one unknown, or for each whole number in question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.derivation.lesson import phrase
from tutor.derivation.place import put_in
from tutor.expression.structures import Comparison
from tutor.expression.traversal import size, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases import transitions
from tutor.stationary.cases.case import Case, Equation, Page, equals_zero, equation_of
from tutor.stationary.cases.gather import union
from tutor.stationary.cases.integers import fresh_integers, integer_places, split
from tutor.stationary.cases.plain import settled
from tutor.stationary.linear import solve as linear
from tutor.stationary.system import Family, Scope, Solution, System
from tutor.stationary.univariate import solve as univariate

if TYPE_CHECKING:
    from tutor.stationary.cases.tree import CaseTree

_MOST_INTEGERS = 24


def holds_letters(case: Case) -> bool:
    """Do parameters or whole-number letters stand in the equations?"""
    letters = {*case.integers, *case.parameters}
    return any(letters & equation.unknown_letters for equation in case.equations)


def holds_integers(case: Case) -> bool:
    """Do whole-number letters stand in the equations?"""
    return any(set(case.integers) & equation.unknown_letters for equation in case.equations)


def each_integer(tree: CaseTree, case: Case, page: Page) -> Solution:
    """Equations that are others for each whole number: those numbers that lead into the box, one by one."""
    alone = {one: value for one, value in case.known.items() if symbols(value) <= set(case.integers)}
    places = integer_places(Family(alone, case.integers), tree.search.box)
    if places is None or len(places) > _MOST_INTEGERS:
        said = phrase("cases-unsolved", c=tuple(equals_zero(one.shown) for one in case.equations))
        return Solution((), (), Scope.PARTIAL, (said,), page.section(case), (tree.search.box,))
    page.note(phrase("cases-each-integer"))
    found = []
    for at, place in enumerate(places, 1):
        fixed: dict[Symbol, Expression] = dict(place)
        heading = phrase("cases-integer", number=case.inside(at), c=tuple(map(equation_of, fixed.items())))
        equations = tuple(Equation(one.number, settled(put_in(one.shown, fixed))) for one in case.equations)
        known = {one: settled(put_in(value, fixed)) for one, value in case.known.items()}
        conditions = tuple(put_in(one, fixed) for one in case.conditions)
        inner = Case(case.unknowns, equations, known, conditions, case.inside(at), heading, (), case.parameters)
        found.append(tree.explore(inner, Page()))
    narrowed = Solution(scope=Scope.BOX, argument=(phrase("cases-counted"),), sections=page.section(case))
    return union((narrowed, *found))


def each_root(tree: CaseTree, case: Case, page: Page) -> Solution | None:
    """An equation in one unknown, solved in closed form, and a case for each root; None if there is none."""
    for equation in sorted(case.equations, key=lambda one: size(one.shown)):
        letters = set(case.unknowns) & equation.unknown_letters
        if len(letters) != 1 or len(case.unknowns) == 1:
            continue
        (unknown,) = letters
        if set(case.parameters) & equation.unknown_letters:
            given = linear.solve(System((unknown,), (equation.shown,), (), case.parameters), tree.ledger)
            if given is None or len(given.spots) != 1:
                continue
            tree.assumed |= dict.fromkeys(_left_sides(given.assumptions))
            return _each(tree, case, equation, unknown, given, page)
        conditions = tuple(one for one in case.conditions if symbols(one) <= {unknown})
        system = System((unknown,), (equation.shown,), conditions)
        found = univariate.solve(system, tree.search, tree.ledger, equation.label())
        if found is None or found.scope is not Scope.EVERYWHERE:
            continue
        if any(spot.coordinates[unknown].exact is None for spot in found.spots):
            continue
        return _each(tree, case, equation, unknown, found, page)
    return None


def _left_sides(assumptions: Sequence[Expression]) -> list[Expression]:
    return [one.left for one in assumptions if isinstance(one, Comparison) and one.relation == "!="]


def _each(tree: CaseTree, case: Case, equation: Equation, unknown: Symbol, found: Solution, page: Page) -> Solution:
    for section in found.sections:
        for block in section.blocks:
            page.block(block)
    others = replace(case, equations=tuple(one for one in case.equations if one is not equation))
    values: list[tuple[Expression, tuple[Symbol, ...]]] = []
    for spot in found.spots:
        exact = spot.coordinates[unknown].exact
        assert exact is not None
        values.append((exact, ()))
    shown = [one.shown for one in others.equations] + list(case.known.values())
    for family in found.families:
        values += [(part.coordinates[unknown], part.integers) for part in split(family, shown)]
    branches = []
    for place, (value, integers) in enumerate(values, 1):
        value, integers = _renamed(value, integers, case)
        if len(values) == 1:
            return tree.explore(transitions.insert(others, {unknown: value}, page, tree.ledger, None, integers), page)
        number = case.inside(place)
        heading = phrase("cases-root", number=number, x=unknown, value=value)
        inner = Page()
        branch = replace(others, number=number, heading=heading)
        branches.append(
            tree.explore(transitions.insert(branch, {unknown: value}, inner, tree.ledger, None, integers), inner)
        )
    return union((Solution(sections=page.section(case)), *branches))


def _renamed(value: Expression, integers: tuple[Symbol, ...], case: Case) -> tuple[Expression, tuple[Symbol, ...]]:
    """The value with whole-number letters that the case does not use yet."""
    clash = [integer for integer in integers if integer in case.integers]
    if not clash:
        return value, integers
    used = {*case.integers, *integers, *case.unknowns, *case.known}
    renamed: dict[Symbol, Expression] = dict(zip(clash, fresh_integers(len(clash), used), strict=True))
    after = tuple(renamed.get(integer, integer) for integer in integers)
    return put_in(value, renamed), tuple(one for one in after if isinstance(one, Symbol))
