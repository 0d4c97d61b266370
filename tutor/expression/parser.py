"""The parser of the language that students type: text, Unicode and LaTeX to a tree, with columns.

text ──fold, lex──▶ tokens ──pair brackets, head──▶ setting ──grammar──▶ expression
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.expression.grammar import Grammar
from tutor.expression.limits import LIMITS, Limits
from tutor.expression.misplaced import check_tree
from tutor.expression.preparation import declared_symbol, name_at, names_of, prepare
from tutor.expression.setting import Setting
from tutor.expression.tree import Expression, Symbol


def parse(
    text: str, variables: Sequence[str] | None = None, functions: Sequence[str] = (), limits: Limits = LIMITS
) -> Expression:
    """The expression that `text` says. A head is read and dropped.

    Arguments:
        text: what was typed: Python, calculator, Unicode, LaTeX or SymPy style, mixed freely.
        variables: names that are declared, such as "rate"; each is one name.
        functions: names of functions that are declared without being known, such as "g".
        limits: how large the text may be.

    Returns:
        The tree, in the form that was typed.

    Raises:
        SyntaxProblem: the text cannot be read; the error has the columns and the mend.
        LimitExceeded: the text is larger than a limit, which the message names.

    >>> str(parse("x^2 y + sin(xy)"))
    'x**2*y + sin(x*y)'
    """
    return read_text(text, variables or (), functions, limits).expression


class Read(NamedTuple):
    """A text, read."""

    expression: Expression
    name: str
    """The name in the head, or ""."""
    variables: tuple[Symbol, ...]
    """The variables in the head, or those that were declared."""
    setting: Setting


def read_text(text: str, variables: Sequence[str], functions: Sequence[str], limits: Limits) -> Read:
    """Everything there is to know about a text; `parse` and `read` take what they need.

    Raises:
        SyntaxProblem: the text cannot be read.
    """
    setting, head = prepare(text, variables, functions, limits)
    stop = len(setting.tokens) - 1  # the token "end"
    declared = [name_at(setting, *place) for place in head.variables]
    if declared:
        labels = (*variables, *(symbol.label for symbol in declared))
        setting.names = names_of(setting.tokens, setting.partner, setting.commas, text, labels, functions)
    expression = Grammar(setting, head.body, stop).run()
    check_tree(expression, setting)
    order = tuple(declared) or tuple(declared_symbol(name, limits) for name in variables)
    return Read(expression, head.name, order, setting)
