"""The end of a branch: what cannot be split any further is handed to whoever can solve it whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.derivation.lesson import phrase
from tutor.errors import Unanswerable
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.stationary.algebra import solve as algebraic
from tutor.stationary.box import solve as box
from tutor.stationary.cases import curves
from tutor.stationary.cases.case import Case
from tutor.stationary.linear import solve as linear
from tutor.stationary.periodic import solve as periodic
from tutor.stationary.system import Scope, Solution, System
from tutor.stationary.univariate import solve as univariate

if TYPE_CHECKING:
    from tutor.stationary.cases.tree import CaseTree


def one_unknown(case: Case, tree: CaseTree) -> Solution:
    """The solutions of a case with one unknown left."""
    system = _system(case)
    if tree.parameters and _has_parameters(system, tree):
        return _with_parameters(system, tree)
    (unknown,) = case.unknowns
    alone = tuple(one for one in case.conditions if symbols(one) <= {unknown})
    label = case.equations[0].label()
    inner = System((unknown,), system.equations, alone, (*case.integers, *case.taken))
    found = univariate.solve(inner, tree.search, tree.ledger, label)
    if found is None:
        return box.solve(system, tree.search)
    # What proves one factor complete is no argument for the whole.
    return replace(found, argument=()) if found.scope is Scope.EVERYWHERE else found


def several_unknowns(case: Case, tree: CaseTree) -> Solution:
    """The solutions of a case whose unknowns could not be parted."""
    system = _system(case)
    if tree.parameters and _has_parameters(system, tree):
        return _with_parameters(system, tree)
    found = periodic.solve(system, tree.search, tree.ledger)
    if found is None:
        # So far the equations may have been written in other ways, but no case was split off.
        untouched = not (case.number or case.known) and case.unknowns == tree.unknowns
        found = (tree.certain if untouched else None) or algebraic.solve(system, tree.search.clock)
    if found is None and len(system.equations) < len(system.unknowns):
        found = curves.solve(system, tree.search, tree.ledger)
    if found is not None:
        return found
    if len(system.equations) < len(system.unknowns):
        return Solution(
            scope=Scope.PARTIAL, argument=(phrase("cases-unsolved", c=system.equations),), undecided=(tree.search.box,)
        )
    return box.solve(system, tree.search)


def _system(case: Case) -> System:
    left = set(case.unknowns)
    conditions = tuple(one for one in case.conditions if symbols(one) & left)
    return System(case.unknowns, tuple(equation.shown for equation in case.equations), conditions)


def _has_parameters(system: System, tree: CaseTree) -> bool:
    return any(symbols(equation) & set(tree.parameters) for equation in system.equations)


def _with_parameters(system: System, tree: CaseTree) -> Solution:
    found = linear.solve(System(system.unknowns, system.equations, system.conditions, tree.parameters), tree.ledger)
    if found is not None:
        return found
    raise Unanswerable(
        f"With {_listed(tree.parameters)} left over, an equation remains that is not linear in "
        f"{_listed(system.unknowns)}: {text(system.equations[0])} = 0. "
        "With letters for numbers, tutor solves only what falls apart into linear equations.",
        "Give numbers in place of the letters, or name them as variables too with --vars.",
    )


def _listed(letters: tuple[Expression, ...]) -> str:
    return ", ".join(map(text, letters))
