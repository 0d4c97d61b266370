"""Terms of the answer beside terms of the derivative: missing, too many, with a wrong sign or number, or wrong."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.expression.traversal import factors as factors_of
from tutor.expression.traversal import symbols, unsigned
from tutor.expression.tree import Number, Symbol
from tutor.grading.foreign import strangers
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import LIKELIHOOD_SOMEWHERE, Attempt, explanation
from tutor.grading.whole.counting import count_in_term
from tutor.grading.whole.summands import Contribution, contributions
from tutor.grading.whole.terms import Term, own_terms, true_terms
from tutor.grading.whole.vector import alike, is_constant, minus, multiple, ratio, scaled


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
            shown = unsigned(term.expression)
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
            yield explanation("extra-term", term=unsigned(term.expression))
            return
    for term in terms:
        wanted = minus(term.values, excess)
        for other in true_terms(attempt.question):
            if not alike(wanted, other.values):
                continue
            if multiple(term.values, other.values):
                yield other_number(term)
            elif len(true_terms(attempt.question)) > 1:
                counted = count_in_term(attempt, ratio(term.values, other.values))
                if counted:
                    yield _by_count(term, *counted)
                elif not _strange(term, attempt):
                    yield explanation("wrong-term", term=term.expression)
            return


def _strange(term: Term, attempt: Attempt) -> bool:
    """Has a term letters that the function has not? Those are what there is to say of it."""
    reading = attempt.question.reading
    return bool(strangers(term.expression, symbols(reading.expression) | set(reading.variables)))


def _by_count(term: Term, count: Symbol, missing: bool) -> Explanation:
    """A sum for a mean, or a mean for a sum, in one term only."""
    mistake = "mean-for-sum" if missing else "sum-for-mean"
    key = "mean-in-a-term" if missing else "sum-in-a-term"
    return explanation(mistake, key=key, term=unsigned(term.expression), factor=count)


def other_number(term: Term) -> Explanation:
    """What is said of a term that is wrong by a number only: one before letters, or one alone."""
    shown = unsigned(term.expression)
    if is_constant(term.values):
        return explanation("wrong-number", key="wrong-number-alone", why="wrong-number-alone", term=term.expression)
    if not any(isinstance(factor, Number) for factor in factors_of(shown)):
        return explanation("wrong-number", key="wrong-number-in-front", term=shown)
    return explanation("wrong-number", term=shown)
