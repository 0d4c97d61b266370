"""Systems that fall apart: equations without a common unknown are solved by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.box.search import Task
from tutor.stationary.system import System


def blocks(system: System) -> tuple[tuple[Task, ...], tuple[Expression, ...]]:
    """The parts of a system that share no unknown.

    Arguments:
        system: equations whose letters are all unknowns.

    Returns:
        the parts, those with the fewest unknowns first, and the conditions that belong to no single part.
        An equation or condition without letters, and a condition on other letters, belongs to none.
    """
    groups: list[set[Symbol]] = [{unknown} for unknown in system.unknowns]
    for equation in system.equations:
        joined = [group for group in groups if group & symbols(equation)]
        if joined:
            groups = [group for group in groups if group not in joined] + [set[Symbol]().union(*joined)]
    tasks = [_task(system, group) for group in groups]
    taken = {condition for task in tasks for condition in task.conditions}
    others = tuple(condition for condition in system.conditions if condition not in taken)
    return tuple(sorted(tasks, key=lambda task: len(task.unknowns))), others


def _task(system: System, group: set[Symbol]) -> Task:
    unknowns = tuple(unknown for unknown in system.unknowns if unknown in group)
    equations = [equation for equation in system.equations if symbols(equation) & group]
    chosen = _chosen(equations, unknowns)
    extras = tuple(equation for equation in equations if equation not in chosen)
    conditions = tuple(one for one in system.conditions if symbols(one) and symbols(one) <= group)
    return Task(unknowns, chosen, extras, conditions)


def _chosen(equations: Sequence[Expression], unknowns: Sequence[Symbol]) -> tuple[Expression, ...]:
    """As many equations as unknowns, so that together they hold every unknown as soon as can be."""
    left = list(dict.fromkeys(equations))
    chosen: list[Expression] = []
    missing = set(unknowns)
    while left and len(chosen) < len(unknowns):
        best = max(left, key=lambda equation: len(symbols(equation) & missing))
        left.remove(best)
        chosen.append(best)
        missing -= symbols(best)
    return tuple(chosen)
