"""Why an answer is wrong: the mistakes that lead to it, and what else can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import Place, put_in
from tutor.expression.exact import Point, exact
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Number, Symbol
from tutor.grading.answer import Answer, Collection, Single, Vector
from tutor.grading.equivalence import equivalent
from tutor.grading.question import Question
from tutor.grading.task import Task
from tutor.grading.verdict import Explanation

_SURE = 0.9
"""Beside an explanation that is likelier than this no description is looked for."""


def reasons(
    task: Task, answer: Expression, place: int, typed: str = ""
) -> tuple[tuple[Explanation, ...], tuple[Phrase, ...]]:
    """The explanations of a wrong answer, the likelier first, and what can be seen where there is none.

    Arguments:
        task: what was asked.
        answer: one expression.
        place: which component of the right answer it should have been.
        typed: the answer, or the whole vector that it belongs to, as it was typed.
    """
    from tutor.grading.brackets import lost_brackets
    from tutor.grading.diagnosis import MOST, explain

    lost = lost_brackets(task, typed, answer, place) if task.place is None else None
    first = () if lost is None else (lost,)
    if not task.questions:
        if lost is not None and lost.likelihood > _SURE:
            return first, ()
        from tutor.grading.whole.beside import find_beside

        return _sorted((*first, *find_beside(answer, task.keys[place]))), ()
    question = task.questions[place]
    others = tuple(other for other in task.questions if other is not question)
    if task.place is not None:
        point = point_of(task.place)
        if point is None:
            return (), ()
        open_letters = tuple(letter for letter in task.place if letter in symbols(answer))
        if open_letters:
            return _not_put_in(answer, question, others, task.place, open_letters)
        found = explain(answer, question, others, (point,))
        return (tuple(map(_of_a_number, found)) if isinstance(answer, Number | Negation) else found), ()
    explanations = _sorted((*first, *explain(answer, question, others)))[:MOST]
    if explanations:
        return explanations, ()
    from tutor.grading.whole import term_remarks

    return (), term_remarks(answer, question)


def _not_put_in(
    answer: Expression, question: Question, others: Sequence[Question], place: Place, letters: Sequence[Symbol]
) -> tuple[tuple[Explanation, ...], tuple[Phrase, ...]]:
    """Of a point that is not put in; and where the value would still be wrong, what is wrong with the derivative."""
    from tutor.grading.diagnosis import explain
    from tutor.grading.whole import term_remarks
    from tutor.grading.whole.value import not_put_in
    from tutor.grading.whole.vector import precise

    with precise():
        whole = not_put_in(answer, question)
    if whole is not None:
        return (whole,), ()
    first = phrase(f"check-point-{'letters' if len(letters) > 1 else 'letter'}-open", letters=tuple(letters))
    if equivalent(put_in(answer, place), put_in(question.answer, place)).agrees:
        return (), (first,)
    found = explain(answer, question, others)
    if found:
        return tuple(replace(one, says=(first, *one.says)) for one in found), ()
    return (), (first, *term_remarks(answer, question))


def _sorted(explanations: Sequence[Explanation]) -> tuple[Explanation, ...]:
    return tuple(sorted(explanations, key=lambda one: -one.likelihood))


def _of_a_number(explanation: Explanation) -> Explanation:
    """A slip told from one plain number: many ways lead to it, and that is said."""
    guess = phrase("check-slip-by-one-number")
    return replace(explanation, says=(*explanation.says, guess)) if explanation.rules else explanation


def reasons_of_the_whole(task: Task, answer: Answer) -> tuple[Explanation, ...]:
    """The explanations of a wrong vector as a whole, or of an answer of another sort than asked for."""
    from tutor.grading.whole.vectors import find_permuted, find_whole_vector

    if not task.questions and isinstance(answer, Vector) and isinstance(task.model, Vector):
        return find_permuted(answer.components, task.keys)
    if not task.questions or not isinstance(answer, Vector | Single):
        return ()
    given = answer.components if isinstance(answer, Vector) else (answer.expression,)
    if task.place is None:
        return find_whole_vector(given, task.questions)
    point = point_of(task.place)
    if point is None or any(letter in symbols(one) for one in given for letter in task.place):
        return ()  # at one point, letters that are not put in agree with anything
    return find_whole_vector(given, task.questions, (point,))


def reasons_of_a_set(task: Task, answer: Answer) -> tuple[Explanation, ...]:
    """The explanations of a wrong set of values or points."""
    from tutor.grading.whole.lost_zeros import lost_zeros

    if not isinstance(answer, Collection) or not isinstance(task.model, Collection):
        return ()
    found = lost_zeros(answer.members, task.model.members)
    return () if found is None else (found,)


def point_of(place: Place) -> Point | None:
    """A place as numbers; None where one of them is no fraction."""
    point = {symbol: exact(value, {}) for symbol, value in place.items()}
    known = {symbol: value for symbol, value in point.items() if value is not None}
    return known if len(known) == len(point) else None
