"""A function typed with definitions beside it: read, and with every definition put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.derivation.definition_text import Definition, read_definitions
from tutor.derivation.definitions import is_member, put_in_definitions
from tutor.errors import Unanswerable
from tutor.expression.reading import Reading, default_variables, read
from tutor.expression.structures import Counted
from tutor.expression.text import text as written
from tutor.expression.traversal import postorder
from tutor.expression.tree import Sum, Symbol


@dataclass(frozen=True, slots=True)
class Defined:
    """A function with definitions."""

    typed: Reading
    """The function as it was typed, the defined names in it."""
    reading: Reading
    """The same with every definition put in: this is what is differentiated."""
    definitions: tuple[Definition, ...]
    """Each behind those it uses."""

    @property
    def vocabulary(self) -> Reading:
        """A reading with every name that a page about the function may print."""
        return replace(self.reading, expression=Sum((self.reading.expression, self.typed.expression)))


def read_defined(
    text: str, where: str, variables: Sequence[str] | None = None, functions: Sequence[str] = ()
) -> Defined:
    """Read a function and the definitions of `--where`.

    Arguments:
        text: the function.
        where: name = expression, with commas between several.
        variables: the variables in order, or None to take those of the head, else all.
        functions: names of functions that are not known.

    Raises:
        SyntaxProblem: something cannot be read.
        Unanswerable: a definition is circular, is not used, or defines a variable.

    >>> found = read_defined("sum(n, (y_n - yhat_n)^2)", "yhat_n = b x_n", ["b"])
    >>> written(found.reading.expression)
    'Σₙ (yₙ − b·xₙ)²'
    """
    definitions = read_definitions(where, variables or (), functions)
    names = [name for one in definitions if len(name := one.symbol.name) > 1]
    typed = read(text, [*(variables or ()), *names] if variables or names else None, functions)
    if names and typed.variables[len(variables or ()) :] == tuple(map(Symbol, names)):
        chosen = typed.variables[: len(variables or ())]
        typed = replace(typed, variables=chosen or default_variables(typed.expression), declared=bool(chosen))
    _refuse_unused(typed, definitions)
    expression = put_in_definitions(typed.expression, definitions)
    order = typed.variables if typed.declared else default_variables(expression)
    for symbol in order:
        if any(is_member(symbol, one.symbol) for one in definitions):
            raise Unanswerable(
                f"{symbol.label} is defined by --where, so it is no variable.",
                "Differentiate by a letter that stands in its definition, or leave the definition out.",
            )
    return Defined(typed, replace(typed, expression=expression, variables=order), definitions)


def _refuse_unused(typed: Reading, definitions: Sequence[Definition]) -> None:
    used = [typed.expression, *(one.expression for one in definitions)]
    found = {node for expression in used for node in postorder(expression) if isinstance(node, Symbol)}
    counted = {node.index for node in postorder(typed.expression) if isinstance(node, Counted)}
    for one in definitions:
        if any(is_member(symbol, one.symbol) for symbol in found):
            continue
        near = [symbol for symbol in found - counted if symbol.name == one.symbol.name]
        mend = (
            f"The function has {written(near[0])}: give both names the same indices."
            if near
            else f"Use {one.symbol.label} in the function, or leave its definition out."
        )
        raise Unanswerable(f"{one.symbol.label} is defined, but does not stand in {typed.name}.", mend)
