"""Exact: no number with a decimal point or in scientific notation."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Number


def decimals_left(answer: Expression) -> tuple[Phrase, ...]:
    """The decimals of an answer, from left to right.

    >>> from tutor import parse
    >>> [problem.key for problem in decimals_left(parse("0.5x + 1/3"))]
    ['check-form-decimal']
    """
    decimals = [node for node in postorder(answer) if type(node) is Number and node.spelling]
    return tuple([phrase("check-form-decimal", number=node) for node in decimals])
