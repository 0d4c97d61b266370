"""What a function is given as: text, an expression, a reading, or a SymPy expression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from tutor.errors import Unanswerable
from tutor.expression.limits import LIMITS
from tutor.expression.parser import read_text
from tutor.expression.python_numbers import tree_of
from tutor.expression.reading import Reading, default_variables, read, read_names
from tutor.expression.structures import Applied, Counted
from tutor.expression.traversal import has_partial, postorder, substitute, symbols
from tutor.expression.tree import Expression, Symbol

Function = str | Expression | Reading | object
"""What a public function accepts as f: text, an expression, a reading, a number, or a SymPy expression."""


def subject(f: Function, variables: Sequence[str] | None = None, functions: Sequence[str] = ()) -> Reading:
    """The reading of f, whatever form it came in.

    Arguments:
        f: text, an expression, a reading (returned as it is when no variables are given), a number, or a SymPy
            expression.
        variables: names of the variables, in order; None to take them from f.
        functions: names of functions that are not known.

    Raises:
        SyntaxProblem: text that cannot be read.
        Unanswerable: a SymPy expression with a part that the language does not have, or another object.

    >>> [symbol.label for symbol in subject("b x^2", ["x"]).variables]
    ['x']
    """
    variables = None if variables is None else names_of(variables)
    if isinstance(f, str):
        found = read(f, variables, functions)
    elif isinstance(f, Reading):
        found = f if variables is None else replace(f, variables=_symbols(variables), declared=True)
    elif isinstance(f, Expression):
        found = _reading_of(f, variables)
    else:
        found = _reading_of(tree_of(f), variables)
    if has_partial(found.expression):
        raise Unanswerable(
            "The function itself holds a derivative that is still to be worked out.",
            "Work it out first with `tutor diff`, then type the result.",
        )
    return found


def names_of(variables: object) -> list[str]:
    """The names of variables given as "x,y", as a symbol of ours or of SymPy's, or as several of either.

    >>> names_of("x, y"), names_of([Symbol("x")])
    (['x', 'y'], ['x'])
    """
    if isinstance(variables, str):
        return [name for name in variables.replace(",", " ").split() if name]
    several: list[object] = [variables]
    if isinstance(variables, Iterable):
        with suppress(TypeError):  # some sets of SymPy's look as if they could be listed
            several = list(variables)
    return [variable.label if isinstance(variable, Symbol) else str(variable) for variable in several]


def _reading_of(expression: Expression, variables: Sequence[str] | None) -> Reading:
    unknown = dict.fromkeys(node.name for node in postorder(expression) if isinstance(node, Applied))
    order = default_variables(expression) if variables is None else _symbols(variables)
    return Reading(str(expression), expression, "f", order, variables is not None, tuple(unknown), ())


def _symbols(names: Sequence[str]) -> tuple[Symbol, ...]:
    return tuple(read_names(name)[0] for name in names)


def with_all_variables(reading: Reading) -> Reading:
    """The same function with all its letters as variables, also those that were not declared.

    >>> [symbol.label for symbol in with_all_variables(subject("x^2 y", ["y"])).variables]
    ['x', 'y']
    """
    head = read_text(reading.source, reading.names, reading.unknown, LIMITS).variables if reading.declared else ()
    found = tuple(dict.fromkeys((*head, *default_variables(reading.expression))))
    if head == reading.variables:
        found = default_variables(reading.expression)
    asked = reading.variables if reading.declared else ()
    kept = tuple(symbol for symbol in found if symbol in asked or not _is_family(symbol))
    if not kept and not asked:
        kept = found
    return replace(reading, variables=kept + tuple(symbol for symbol in reading.variables if symbol not in kept))


def with_number_of_rows(reading: Reading) -> Reading:
    """The same function with n for N where N can only mean the number of rows: 1/N·Σᵢ with i from 1 to n.

    >>> from tutor.expression.text import text
    >>> text(with_number_of_rows(subject("1/N sum(i, (y_i - w x_i)^2)")).expression)
    '1/n·Σᵢ (yᵢ − w·xᵢ)²'
    """
    function, rows = reading.expression, Symbol("N")
    counted = [node for node in postorder(function) if isinstance(node, Counted)]
    over_rows = any(node.upper == COUNT for node in counted)
    bounds = frozenset[Symbol]().union(*(symbols(node.lower) | symbols(node.upper) for node in counted))
    chosen = reading.declared and rows in reading.variables
    if rows not in symbols(function) or rows in bounds or not over_rows or chosen or _outside(function, COUNT):
        return reading
    variables = tuple(variable for variable in reading.variables if variable != rows)
    return replace(reading, expression=substitute(function, {rows: COUNT}), variables=variables)


def _outside(function: Expression, letter: Symbol) -> bool:
    """Whether a letter stands anywhere but as the end of a Σ."""
    waiting = [function]
    while waiting:
        node = waiting.pop()
        if node == letter:
            return True
        waiting += [node.children[0]] if isinstance(node, Counted) and node.upper == letter else node.children
    return False


COUNT = Symbol("n")
"""The number of rows, to which a Σ runs when no end is typed."""


def _is_family(symbol: Symbol) -> bool:
    """Whether a symbol stands for many, as xⱼ does."""
    return any(isinstance(part, Symbol) for part in symbol.subscripts)


def variable_of(name: str, reading: Reading) -> Symbol:
    """The symbol a name stands for: that of the function if it has one, so that spellings agree.

    Raises:
        SyntaxProblem: the name cannot be read.
    """
    for symbol in reading.variables:
        if symbol.label == name:
            return symbol
    return read_names(name)[0]
