"""Expanded: every bracket of terms multiplied out, and like terms together.

What stands under a line, in an exponent or inside a function is left as it is: −1/(x + 1)² is expanded.
"""

from __future__ import annotations

from fractions import Fraction

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.numbers import rational_value
from tutor.expression.structures import BigSum, Mean, Piecewise
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum
from tutor.grading.forms.like_terms import like_terms
from tutor.grading.forms.products import bare, flat_terms, taken_apart


def brackets_left(answer: Expression) -> tuple[Phrase, ...]:
    """The brackets that are not multiplied out yet, and the like terms that are not joined.

    >>> from tutor import parse
    >>> [problem.key for problem in brackets_left(parse("(x + 1)^2 + x + 2x"))]
    ['check-form-like-terms', 'check-form-power-out']
    """
    found: list[Phrase] = []
    pending = [answer]
    while pending:
        node = pending.pop()
        if isinstance(node, Sum):
            found += like_terms(node)
            if any(isinstance(bare(term), Sum) for term in node.terms):
                found.append(phrase("check-form-bracket", part=node))
            pending.extend(term for term, _ in reversed(flat_terms(node)))
        elif isinstance(node, Negation):
            if isinstance(bare(node), Sum):
                found.append(phrase("check-form-bracket", part=node))
            pending.append(node.operand)
        elif isinstance(node, Product | Quotient):
            above = taken_apart(node).above
            sums = [factor for factor in above if isinstance(factor, Sum)]
            if sums and len(above) > 1:
                found.append(phrase("check-form-multiply-out", part=node, bracket=sums[0]))
            pending.extend([factor for factor in reversed(above) if factor is not node])
        elif isinstance(node, Power):
            exponent = rational_value(node.exponent)
            if isinstance(bare(node.base), Sum) and exponent is not None and _is_whole(exponent):
                found.append(phrase("check-form-power-out", part=node))
        elif isinstance(node, BigSum | Mean):
            pending.append(node.body)
        elif isinstance(node, Piecewise):
            pending.extend(reversed(node.values))
    return tuple(found)


def _is_whole(exponent: Fraction) -> bool:
    return exponent.denominator == 1 and exponent > 1
