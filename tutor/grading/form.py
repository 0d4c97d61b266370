"""Is an answer in the form that was asked for? Decided on what was typed; the value is not looked at."""

from __future__ import annotations

from enum import StrEnum

from tutor.derivation.lesson import Phrase
from tutor.expression.tree import Expression

_MOST_PROBLEMS = 3
"""More than this would only be a list to scroll past."""


class Form(StrEnum):
    """A form an answer may be asked for in."""

    ANY = "any"
    EXPANDED = "expanded"
    """No product with a sum in brackets, no whole power of a sum, like terms together."""
    FACTORED = "factored"
    """A product of parts that cannot be factored over the rational numbers."""
    SIMPLIFIED = "simplified"
    """No terms or factors that obviously join."""
    EXACT = "exact"
    """No decimals."""


def form_problems(answer: Expression, wanted: Form) -> tuple[Phrase, ...]:
    """Where an answer is not in the form asked for.

    Arguments:
        answer: what was typed; a component of a vector is asked for by itself.
        wanted: the form.

    Returns:
        sentences that each name a part and what to do with it, without giving the result away, three at most;
        () when the answer is in the form.

    >>> from tutor import parse
    >>> [problem.key for problem in form_problems(parse("x (x + 1)"), Form.EXPANDED)]
    ['check-form-multiply-out']
    >>> form_problems(parse("x (x + 1)"), Form.FACTORED)
    ()
    """
    found = dict.fromkeys(_left(answer, wanted))
    return tuple(found)[:_MOST_PROBLEMS]


def _left(answer: Expression, wanted: Form) -> tuple[Phrase, ...]:
    """What is left to do; how that is found is loaded form by form, for most questions ask for none."""
    match wanted:
        case Form.EXPANDED:
            from tutor.grading.forms.expanded import brackets_left

            return brackets_left(answer)
        case Form.FACTORED:
            from tutor.grading.forms.factored import factors_left

            return factors_left(answer)
        case Form.SIMPLIFIED:
            from tutor.grading.forms.simplified import joins_left

            return joins_left(answer)
        case Form.EXACT:
            from tutor.grading.forms.exact import decimals_left

            return decimals_left(answer)
        case _:
            return ()
