"""Hints for a calculation: what stands outermost, what comes first, and the line with the first of it worked out."""

from __future__ import annotations

from tutor.bank.kinds.giveaway import is_number
from tutor.bank.kinds.hints import said
from tutor.bank.posed import Hint
from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.exact import exact
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import ZERO, number, rational_value
from tutor.expression.traversal import rebuilt
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum

_EMPTY = (ZERO, Negation(ZERO))


def calculation_hints(asked: Expression, shown: bool) -> tuple[Hint, ...]:
    """The hints for working out a number; () where there is nothing to work out.

    Arguments:
        asked: the calculation.
        shown: whether the question has the calculation in it.

    >>> from tutor import parse
    >>> [hint.grade for hint in calculation_hints(parse("(30 + 40 + 50)/3"), False)]
    [1, 2, 3]
    >>> calculation_hints(parse("-1/2"), False)
    ()
    """
    whole = _outermost(asked)
    if whole is None:
        return ()
    after = worked_once(asked)
    hints = [said(1, whole)]
    if not is_number(after) and after != asked:
        hints.append(said(2, phrase("bank-hint-powers-first")))
        if shown:
            return (*hints, said(3, phrase("bank-hint-next-calculation", expression=after)))
    return (*hints, *(() if shown else (said(3, phrase("bank-hint-calculation", expression=asked)),)))


def _outermost(asked: Expression) -> Phrase | None:
    """What stands outermost; None for a number, and for one that only a 0, a 1 or a sign is written beside."""
    if is_number(asked):
        return None
    plain = "-plain" if all(map(is_number, asked.children)) else ""
    match asked:
        case Sum(terms):
            count = sum(1 for term in terms if term not in _EMPTY)
            return phrase(f"bank-hint-number-sum{plain}", count=count) if count > 1 else None
        case Product(factors):
            return phrase(f"bank-hint-number-product{plain}", count=len(factors))
        case Quotient():
            return phrase(f"bank-hint-number-quotient{plain}")
        case Power():
            return phrase("bank-hint-number-power")
        case Negation(operand):
            return _outermost(operand)
        case Call(function):
            return phrase("bank-hint-number-function", name=FUNCTIONS[function].spoken)
    return None


def worked_once(asked: Expression) -> Expression:
    """The calculation with everything worked out that has only numbers in it, once.

    >>> from tutor import parse
    >>> str(worked_once(parse("2*3 + 4^2")))
    '6 + 16'
    """

    def change(node: Expression, around: Expression) -> Expression:
        if around is not node or rational_value(node) is not None:
            return around
        if not node.children or any(rational_value(child) is None for child in node.children):
            return around
        value = exact(node, {})
        return around if value is None else number(value, decimal=True)

    return rebuilt(asked, change)
