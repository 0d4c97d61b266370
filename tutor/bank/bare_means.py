"""A mean that lost its bar, as in a² − ā²: copied so from the slides of a lecture, and a letter of nothing."""

from __future__ import annotations

from tutor.expression.structures import Mean
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Symbol
from tutor.grading.answer import Single
from tutor.grading.task import Task
from tutor.grading.verdict import Wrong


def without_bar(task: Task, wrong: Wrong) -> Symbol | None:
    """The letter of the data that stands outside every mean, where the right answer has it in means alone.

    Arguments:
        task: what was asked.
        wrong: what is said of the answer.

    >>> from tutor.grading.check import check
    >>> wrong = check("1/(mean(a^2) - mean(a)^2)", "1/(a^2 - mean(a)^2)", expression=True)
    >>> without_bar(wrong.task, wrong).label
    'a'
    """
    if not isinstance(wrong.answer, Single) or not isinstance(task.model, Single):
        return None
    right = task.model.expression
    averaged = {
        letter.name
        for mean in postorder(right)
        if isinstance(mean, Mean)
        for letter in symbols(mean.body)
        if letter.subscripts
    }
    bare = symbols(wrong.answer.expression) - symbols(right)
    found = sorted(letter.label for letter in bare if not letter.subscripts and letter.name in averaged)
    return Symbol(found[0]) if found else None
