"""Hints for rewriting an expression: from the form that is asked for, and from what stands outermost."""

from __future__ import annotations

from tutor.bank.kinds.hints import said
from tutor.bank.posed import Hint
from tutor.derivation.lesson import phrase
from tutor.expression.tree import Expression, Product, Quotient, Sum

_SHAPES: dict[type[Expression], str] = {Quotient: "quotient", Sum: "sum", Product: "product"}


def form_hints(form: str | None, given: Expression | None) -> tuple[Hint, ...]:
    """The hints; () where no form is asked for and nothing is to be rewritten.

    Arguments:
        form: the form that is asked for, as it is written in a file; None for any.
        given: the expression that is to be rewritten, or None.

    >>> from tutor import parse
    >>> [hint.grade for hint in form_hints("expanded", parse("x (x + 1)"))]
    [1, 2]
    """
    asked = form is not None and form != "any"
    hints = [said(1, phrase(f"bank-hint-form-{form}"))] if asked else []
    shape = _SHAPES.get(type(given)) if given is not None else None
    if asked and form != "exact" and given is not None:
        hints.append(said(2, phrase(f"bank-hint-form-rule-{form}")))
    elif shape is not None and not asked:
        hints.append(said(1, phrase(f"bank-hint-form-rule-{shape}")))
    return tuple(hints)
