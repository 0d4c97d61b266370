"""What a formula without letters is worth, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tutor.bank.author_words import around, unreadable
from tutor.errors import AuthorError, SyntaxProblem
from tutor.expression.exact import exact
from tutor.expression.numbers import is_decimal, number
from tutor.expression.parser import parse
from tutor.expression.text import text as written
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Number, Symbol


class Undefined(Exception):
    """A formula has no exact value for the numbers that were drawn, so that others have to be drawn."""

    def __init__(self, formula: str) -> None:
        super().__init__(f"{formula} has no exact value")
        self.formula = formula


def worth(formula: str, point: Mapping[Symbol, Fraction] | None = None) -> str:
    """The value of a formula as a student would type it: a whole number, a fraction, or a decimal among decimals.

    Arguments:
        formula: the formula, its blanks filled.
        point: values of the letters in it.

    Raises:
        AuthorError: it cannot be read, or a letter in it has no value.
        Undefined: it has no value, as 1/0, or none that is a fraction, as sqrt(2).

    >>> worth("3^2 + 1"), worth("-3/4 + 1/2"), worth("0.5*3")
    ('10', '-1/4', '1.5')
    """
    known = dict(point or {})
    try:
        tree = parse(formula, [symbol.label for symbol in known])
    except SyntaxProblem as problem:
        raise AuthorError(*unreadable(problem, "is")) from problem
    free = sorted(symbol.label for symbol in symbols(tree) - set(known))
    if free:
        message = f'"{around(formula)}" has no value: {", ".join(free)} is a letter.'
        raise AuthorError(message, "Put parameters in braces, as {n}, or leave out value: true.")
    value = exact(tree, known)
    if value is None:
        raise Undefined(formula)
    decimal = any(is_decimal(node) for node in postorder(tree) if isinstance(node, Number))
    return written(number(value, decimal), ascii=True)
