"""The conditions that a variant must meet, decided exactly: "{n} != {m}", "{n} > 2 and {m} < 5"."""

from __future__ import annotations

import re

from tutor.bank.author_words import around, unreadable
from tutor.bank.fill import fill_maths
from tutor.bank.filled import Values
from tutor.errors import AuthorError, SyntaxProblem
from tutor.expression.exact import exact
from tutor.expression.parser import parse
from tutor.expression.structures import Comparison, Logic
from tutor.expression.text import text as written
from tutor.expression.traversal import symbols

_EXAMPLE = 'Compare numbers, as in "{n} != {m}" or "{n} > 2 and {n} < 9".'
_EQUALS = re.compile(r"(?<![<>!:=])=(?!=)")


def holds(condition: str, values: Values) -> bool:
    """Whether a condition holds.

    Arguments:
        condition: comparisons of numbers, joined by "and" or "or"; parameters stand in it as blanks.
        values: the values of the parameters.

    Raises:
        AuthorError: it cannot be read, is no condition, or cannot be decided.

    >>> from tutor.bank.filled import Filled
    >>> holds("{n} > 2 and {n} != 5", {"n": Filled("4")})
    True
    """
    filled = fill_maths(condition, values)
    try:
        tree = parse(_EQUALS.sub("==", filled))
    except SyntaxProblem as problem:
        raise AuthorError(unreadable(problem)[0], _EXAMPLE) from problem
    if not isinstance(tree, Comparison | Logic):
        raise AuthorError(f'"{around(condition)}" is no condition.', _EXAMPLE)
    value = exact(tree, {})
    if value is None:
        letters = ", ".join(sorted(symbol.label for symbol in symbols(tree)))
        why = f"{letters} has no value" if letters else f"{written(tree)} is not between fractions"
        mend = "Put parameters in braces: {n}." if letters else "Compare numbers that are exact: whole or fractions."
        raise AuthorError(f'"{around(condition)}" cannot be decided: {why}.', mend)
    return bool(value)
