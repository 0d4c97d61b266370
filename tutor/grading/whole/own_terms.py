"""Terms of the answer beside terms of the derivative: missing, too many, with a wrong sign or number, or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tutor.expression.tree import Expression, Negation
from tutor.grading.columns import Columns
from tutor.grading.question import Question
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import LIKELIHOOD_SOMEWHERE, Attempt, explanation
from tutor.grading.whole.expand import MOST_TERMS, expanded_terms, is_large, opened_terms, typed_terms
from tutor.grading.whole.sight import sight
from tutor.grading.whole.summands import Contribution, contributions
from tutor.grading.whole.vector import Vector, alike, is_constant, minus, multiple, scaled


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


def parts_of_the_truth(attempt: Attempt) -> Iterator[Explanation]:
    """A part of the derivative is missing, has the wrong sign, or stands twice."""
    gap = minus(attempt.sight.truth, attempt.values)
    for part in contributions(attempt.question):
        if alike(gap, part.values):
            yield _about("missing-term", part, attempt)
            return
        if alike(gap, scaled(part.values, 2)):
            yield _turned(part, attempt)
            return
        if part.alone and alike(gap, scaled(part.values, -1)):
            yield _about("term-twice", part, attempt)
            return


def _about(mistake: str, part: Contribution, attempt: Attempt) -> Explanation:
    if part.source is None:
        return explanation(
            mistake, key=mistake + "-somewhere", likelihood=LIKELIHOOD_SOMEWHERE, variable=attempt.variable
        )
    key = mistake if part.alone else mistake + "-among"
    return explanation(mistake, key=key, places=(part.source,), source=part.source, variable=attempt.variable)


def _turned(part: Contribution, attempt: Attempt) -> Explanation:
    """A wrong sign: told of the term as the student wrote it, where it stands in the answer."""
    places = () if part.source is None else (part.source,)
    for term in own_terms(attempt.answer, attempt.columns):
        if alike(term.values, scaled(part.values, -1)):
            shown = _unsigned(term.expression)
            return explanation("sign-of-term", key="sign-of-own-term", places=places, term=shown)
    return _about("sign-of-term", part, attempt)


def wrong_terms(attempt: Attempt) -> Iterator[Explanation]:
    """One term of the answer is too much, or differs from what should stand in its place."""
    terms = own_terms(attempt.answer, attempt.columns)
    if len(terms) < 2:
        return
    excess = minus(attempt.values, attempt.sight.truth)
    for term in terms:
        if alike(term.values, excess):
            yield explanation("extra-term", term=_unsigned(term.expression))
            return
    for term in terms:
        wanted = minus(term.values, excess)
        for other in true_terms(attempt.question):
            if not alike(wanted, other.values):
                continue
            yield _other_number(term) if multiple(term.values, other.values) else _other_term(term)
            return


def _other_term(term: Term) -> Explanation:
    return explanation("wrong-term", term=_unsigned(term.expression))


def _other_number(term: Term) -> Explanation:
    """A wrong number: before letters, or alone."""
    shown = _unsigned(term.expression)
    if is_constant(term.values):
        return explanation("wrong-number", key="wrong-number-alone", why="wrong-number-alone", term=shown)
    return explanation("wrong-number", term=shown)


def _unsigned(term: Expression) -> Expression:
    """A term without the sign in front, as one speaks of it."""
    return term.operand if isinstance(term, Negation) else term
