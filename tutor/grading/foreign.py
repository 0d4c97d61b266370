"""Letters in an answer that have no business there: a number is asked for, or the letter is not in the question.

No numbers are put in for such letters: what comes out would show nothing.
"""

from __future__ import annotations

from collections.abc import Set

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.traversal import is_numbered, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.constants import constant_of
from tutor.grading.points import letters_of
from tutor.grading.task import Task


def foreign_letters(task: Task, answer: Expression, place: int) -> tuple[Symbol, ...]:
    """The letters of an answer that neither the question nor the right answer has, by the alphabet.

    Members of a family such as aᵢ are let pass.

    Arguments:
        task: what was asked.
        answer: one expression.
        place: which component of the right answer it should have been.

    >>> from tutor import parse
    >>> from tutor.grading.task import task_of
    >>> [str(letter) for letter in foreign_letters(task_of("6u^5", expression=True), parse("6(x + 5z)^5"), 0)]
    ['x', 'z']
    """
    key = task.keys[place].expression
    if not task.questions and constant_of(key) is not None:  # the C of F + C may have any name
        return ()
    known = symbols(task.reading.expression) | set(task.reading.variables)
    return strangers(answer, (known - set(task.place or ())) | symbols(key))


def strangers(answer: Expression, known: Set[Symbol]) -> tuple[Symbol, ...]:
    """The letters of an answer that are not known, by the alphabet; members of a family such as aᵢ are let pass."""
    families = {letter.name for letter in known if letter.subscripts}
    return tuple(
        letter
        for letter in letters_of(answer)
        if letter not in known and is_numbered(letter) and letter.name not in families
    )


def incomparable(task: Task, answer: Expression, place: int) -> bool:
    """Whether a wrong answer has letters for which no numbers may be put in to compare it with the right one.

    Arguments:
        task: what was asked.
        answer: one expression.
        place: which component of the right answer it should have been.
    """
    return bool(_of_a_number(task, answer, place) or foreign_letters(task, answer, place))


def letters_remark(task: Task, answer: Expression, place: int) -> Phrase | None:
    """What is said of letters that have no business in a wrong answer; None where there are none.

    A derivative has its own words for them, and so has a point that is not put in.

    Arguments:
        task: what was asked.
        answer: one expression.
        place: which component of the right answer it should have been.

    >>> from tutor import parse
    >>> from tutor.grading.task import task_of
    >>> remark = letters_remark(task_of("-3", expression=True), parse("x^2"), 0)
    >>> remark.key, [str(letter) for letter in dict(remark.values)["letters"]]
    ('check-number-letter', ['x'])
    """
    if task.questions and (task.place is None or symbols(answer) & set(task.place)):
        return None
    number = _of_a_number(task, answer, place)
    letters = number or foreign_letters(task, answer, place)
    if not letters:
        return None
    what, many = "number" if number else "foreign", "letters" if len(letters) > 1 else "letter"
    return phrase(f"check-{what}-{many}", letters=letters)


def _of_a_number(task: Task, answer: Expression, place: int) -> tuple[Symbol, ...]:
    """The letters of an answer where a number is asked for.

    That a derivative is the same everywhere is for the student to find, unless its value at a point is asked for.
    """
    if (task.questions and task.place is None) or symbols(task.keys[place].expression):
        return ()
    return letters_of(answer)
