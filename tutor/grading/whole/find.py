"""Which mistake about the whole answer leads to exactly this answer?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.question import Question
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import Attempt
from tutor.grading.whole.factors import constant_term, factors, upside_down
from tutor.grading.whole.misread import misread
from tutor.grading.whole.others import antiderivative, other_derivatives
from tutor.grading.whole.own_terms import parts_of_the_truth, wrong_terms
from tutor.grading.whole.sight import Sight, sight, sight_at
from tutor.grading.whole.value import at_the_point, not_put_in
from tutor.grading.whole.vector import alike, precise

Search = Callable[[Attempt], Iterator[Explanation]]

_FIRST: tuple[Search, ...] = (other_derivatives, factors, antiderivative, parts_of_the_truth)
_AFTERWARDS: tuple[Search, ...] = (wrong_terms, misread, constant_term, upside_down)
"""What is looked for, one after the other, only where nothing telling was found."""
_AT_A_POINT: tuple[Search, ...] = (at_the_point, other_derivatives, factors)
_MOST_AT_A_POINT = 3
_TELLING = 0.29
"""Once a mistake this likely is found, no others are looked for that take more work."""


def find_whole(
    answer: Expression,
    question: Question,
    others: Sequence[Question] = (),
    points: Sequence[Point] | None = None,
    thorough: bool = True,
) -> tuple[Explanation, ...]:
    """The mistakes about the whole answer that lead to exactly this answer, the likelier first.

    Each is confirmed in balls of 160 digits at the points of the question. A right answer has none.

    Arguments:
        answer: what was answered.
        question: what was asked.
        others: the questions for the other variables, where they are at hand; else they are made.
        points: the one point where a value was asked for; None where the derivative itself was.
        thorough: also look for single terms that are wrong and for functions that were read wrongly? It takes more
            work, and tells less than a slip that is already known.

    Returns:
        the explanations; () where nothing fits, where the answer is right, or where more than three would fit a value.

    >>> from tutor.expression.reading import read
    >>> from tutor.expression.tree import Symbol
    >>> from tutor.grading.question import ask
    >>> question = ask(read("x^2 y + sin(xy)"), (Symbol("x"),))
    >>> [found.misconception for found in find_whole(read("x^2 + x cos(xy)").expression, question)]
    ['other-variable']
    """
    view = sight(question) if points is None else sight_at(question, points, True)
    with precise():
        unfinished = None if points is None else not_put_in(answer, question)
        if unfinished is not None:
            return (unfinished,)
        attempt = attempt_at(answer, view, others)
        if attempt is None:
            return ()
        if points is not None:
            found = [one for search in _AT_A_POINT for one in search(attempt)]
            return ranked(found) if len(found) <= _MOST_AT_A_POINT else ()
        found = [one for search in _FIRST for one in search(attempt)]
        for search in _AFTERWARDS if thorough else ():
            if all(one.likelihood < _TELLING for one in found):
                found += search(attempt)
    return ranked(found)


def attempt_at(answer: Expression, view: Sight, others: Sequence[Question] = ()) -> Attempt | None:
    """An answer to be looked at; None where it has no value at too many points, or agrees with the right one."""
    columns = view.columns(answer)
    given = tuple(columns.of(answer))
    if not given or alike(given, view.truth):
        return None
    return Attempt(answer, given, columns, view, tuple(others))


def ranked(found: Sequence[Explanation]) -> tuple[Explanation, ...]:
    """Explanations by likelihood, each mistake once; what was found first stands first among equals."""
    once: dict[tuple[str, tuple[Expression, ...]], Explanation] = {}
    for one in found:
        once.setdefault((one.misconception, one.places), one)
    return tuple(sorted(once.values(), key=lambda one: -one.likelihood))
