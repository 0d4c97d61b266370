"""Why a rule of differentiation is not the first one for a function: what the function is not, as a whole."""

from __future__ import annotations

from tutor.derivation.dependence import depends
from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.step import Step, walk
from tutor.expression.structures import BigSum, Mean
from tutor.expression.tree import Call, Expression, Power, Product, Quotient
from tutor.grading.sentences import together

_OWN_WORDS = frozenset(
    "sum-sigma product-product quotient-above quotient-below constant-factor-below power-power-of power-exponential "
    "power-exponential-of power-general-power exponential-exponential-of exponential-general-power chain-power "
    "chain-exponential chain-function chain-root power-root".split()
)
"""A rule and a shape of which something better can be said than that the function is not of the rule's shape."""
_RULES = frozenset(
    "sum product quotient negative-power constant constant-factor constant-denominator power exponential "
    "general-power chain table root".split()
)


def unfitting(rule: str, step: Step) -> Phrase:
    """Why a rule is not the first one.

    Arguments:
        rule: its name, a key of `RULES`; not the right one.
        step: the last step of the derivation, by the right rule.

    >>> from tutor import parse
    >>> from tutor.derivation.differentiate import Engine
    >>> from tutor.expression.tree import Symbol
    >>> unfitting("product", Engine().derive(parse("5 sin(x)"), Symbol("x"))).key
    'bank-unfit-product-product'
    """
    x = step.before.variable
    if step.rule == "constant":
        return phrase("bank-unfit-no-variable", x=x)
    shaped = f"{rule}-{_shape(step.before.body, x)}"
    key = shaped if shaped in _OWN_WORDS else rule if rule in _RULES else "other"
    said = phrase(f"bank-unfit-{key}", x=x)
    later = any(below.rule == rule for below in walk(step) if below is not step)
    return together(said, phrase("bank-unfit-later")) if later else said


def _shape(body: Expression, x: Expression) -> str:
    """What a function is as a whole, and where the variable stands in it."""
    match body:
        case BigSum() | Mean():
            return "sigma"
        case Product():
            return "product"
        case Quotient(numerator=above, denominator=below):
            return "both" if depends(above, x) and depends(below, x) else "below" if depends(below, x) else "above"
        case Power(base=base, exponent=exponent):
            if depends(base, x) and depends(exponent, x):
                return "general-power"
            inside, name = (base, "power") if depends(base, x) else (exponent, "exponential")
            return name if inside == x else f"{name}-of"
        case Call(function="sqrt" | "cbrt", arguments=(inside,)):
            return "root" if inside == x else "power-of"
        case Call(arguments=(inside,)):
            return "function" if inside == x else "function-of"
    return "other"
