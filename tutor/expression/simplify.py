"""SymPy's simplification under a time limit, in a process of its own that can be stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import TypeGuard

from tutor.errors import StudentError
from tutor.expression.parser import parse
from tutor.expression.structures import Applied, BigSum
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Symbol

_STARTING = 20.0
"""How long the process may take to start, in seconds, besides."""
_OUT_OF_TIME = 3
_PROGRAM = "from tutor.expression.simplify import answer; answer()"


def simplify(expression: Expression, seconds: float = 2.0) -> Expression | None:
    """The expression as SymPy simplifies it.

    Arguments:
        expression: the expression.
        seconds: how long SymPy may think.

    Returns:
        the simpler expression; None when the time ran out or the result cannot be written in our language.

    >>> from tutor import parse
    >>> str(simplify(parse("sin(x)^2 + cos(x)^2"), seconds=20))
    '1'
    """
    names = sorted({node.label for node in postorder(expression) if isinstance(node, Symbol)})
    functions = sorted({node.name for node in postorder(expression) if isinstance(node, Applied)})
    question = "\n".join((str(seconds), ",".join(names), ",".join(functions), str(expression)))
    room = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(room), *filter(None, sys.path)])}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            input=question,
            capture_output=True,
            encoding="utf-8",
            timeout=seconds + _STARTING,
            env={**environment, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode or not done.stdout:
        return None
    found = _read(done.stdout, names, functions)
    return None if found is None else _with_bounds_left_out(found, expression)


def _with_bounds_left_out(found: Expression, asked: Expression) -> Expression:
    """Σᵢ stays Σᵢ: bounds that were not typed are not shown afterwards either."""
    implicit = {(node.index, node.lower, node.upper) for node in postorder(asked) if _is_implicit(node)}
    if not implicit:
        return found
    done: dict[int, Expression] = {}
    for node in postorder(found):
        again = node.rebuild(tuple([done[id(child)] for child in node.children]))
        if isinstance(again, BigSum) and (again.index, again.lower, again.upper) in implicit:
            again = replace(again, implicit=True)
        done[id(node)] = again
    return done[id(found)]


def _is_implicit(node: Expression) -> TypeGuard[BigSum]:
    return isinstance(node, BigSum) and node.implicit


def _read(text: str, names: list[str], functions: list[str]) -> Expression | None:
    try:
        return parse(text, variables=names, functions=functions)
    except StudentError:
        return None


def answer() -> None:
    """The other process: read the question from standard input, print the simpler expression or nothing."""
    seconds, names, functions, text = sys.stdin.read().split("\n", 3)
    from tutor.expression.cas import simplified

    expression = _read(text, names.split(",") if names else [], functions.split(",") if functions else [])
    if expression is None:
        return
    clock = Timer(float(seconds), os._exit, (_OUT_OF_TIME,))
    clock.daemon = True
    clock.start()
    try:
        print(simplified(expression), end="")
    except StudentError:
        return
