"""Terms with their values: those of the right answer, multiplied out, and those of an answer as it was typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tutor.expression.tree import Expression
from tutor.grading.columns import Columns
from tutor.grading.question import Question
from tutor.grading.whole.expand import MOST_TERMS, expanded_terms, is_large, opened_terms, typed_terms
from tutor.grading.whole.sight import sight
from tutor.grading.whole.vector import Vector


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its values."""

    expression: Expression
    values: Vector


@lru_cache(maxsize=64)
def true_terms(question: Question) -> tuple[Term, ...]:
    """The terms of the right answer, multiplied out."""
    view = sight(question)
    return tuple(Term(term, view.of(term)) for term in expanded_terms(question.answer))


def own_terms(answer: Expression, columns: Columns) -> tuple[Term, ...]:
    """The terms of an answer: as typed; multiplied out where it was typed as a product."""
    if is_large(answer):
        return ()
    terms = typed_terms(answer)
    if len(terms) == 1:
        terms = opened_terms(answer)
    return tuple(Term(term, tuple(columns.of(term))) for term in terms) if 0 < len(terms) <= MOST_TERMS else ()
