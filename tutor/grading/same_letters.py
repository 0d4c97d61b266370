"""Letters that mean the same under another name: how many members a family has, and which member is asked about.

Σᵢ₌₁ᴺ aᵢ is Σᵢ₌₁ⁿ aᵢ, as the aᵢ have one number. Where the gradient of Σᵢ wᵢ² is asked for, 2wₖ is as good as 2wⱼ.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from functools import lru_cache

from tutor.expression.bars import free_indices
from tutor.expression.reading import Reading
from tutor.expression.structures import Counted
from tutor.expression.traversal import has_sigma, numbers_of_terms, postorder, rebuilt, substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.answer import Answer, expressions_of, mapped
from tutor.grading.task import Task

_NUMBERS = frozenset("nNmM")
"""Letters for a number of data that need not be explained."""
_FREE = "klpqrstuvabcdghijmxyz"
"""Letters for an index whose own is needed for something else."""


def in_letters_of(task: Task, answer: Answer) -> Answer:
    """An answer with the letters for the number of terms, and for the member, that the right answer has.

    >>> from tutor.expression.parser import parse
    >>> from tutor.grading.answer import Single
    >>> from tutor.grading.task import task_of
    >>> str(in_letters_of(task_of("sum(i, (a_i - b)^2)", "b"), Single(parse("2N b - 2sum(i=1..N, a_i)"))).expression)
    '2*n*b - 2*Sum(Indexed(a, i), (i, 1, n))'
    """
    parts = expressions_of(answer)
    names = _numbers(task.reading, expressions_of(task.model), parts) | _members(task, parts)
    if not names:
        return answer
    return mapped(answer, lambda part: substitute(_with_other_indices(part, names.values()), names))


def with_numbers_of(reading: Reading, expression: Expression, own: Container[Symbol]) -> Expression:
    """A line of a working with the letter for the number of terms that the function has; own letters stay."""
    names = {name: count for name, count in _numbers(reading, (), (expression,)).items() if name not in own}
    return substitute(_with_other_indices(expression, names.values()), names) if names else expression


def _with_other_indices(expression: Expression, taken: Collection[Expression]) -> Expression:
    """The same expression in which no Σ counts with a letter that is about to get another meaning."""
    nodes = list(postorder(expression))
    if not any(isinstance(node, Counted) and node.index in taken for node in nodes):
        return expression
    used = {letter.name for node in nodes for letter in _letters(node)}
    names = (letter for letter in _FREE if letter not in used and Symbol(letter) not in taken)

    def renamed(_: Expression, around: Expression) -> Expression:
        if not isinstance(around, Counted) or around.index not in taken:
            return around
        index = Symbol(next(names, "index"))
        return around.rebuild((substitute(around.body, {around.index: index}), index, *around.children[2:]))

    return rebuilt(expression, renamed)


def _letters(node: Expression) -> Iterator[Symbol]:
    if isinstance(node, Symbol):
        yield node
        for place in node.subscripts:
            yield from symbols(place)


def _numbers(
    reading: Reading, model: Sequence[Expression], answer: Sequence[Expression]
) -> dict[Expression, Expression]:
    """Letters of an answer for a number of terms → the one letter that the question has for it."""
    counts = _counts(reading.expression, *model)
    if len(counts) != 1:
        return {}
    known = set(reading.variables).union(*map(symbols, (reading.expression, *model)))
    used = set[Symbol]().union(*map(symbols, answer)) - known
    meant = {one for one in used if one.name in _NUMBERS and not one.subscripts}
    meant |= used & set[Symbol]().union(*map(numbers_of_terms, answer))
    (count,) = counts
    return dict.fromkeys(meant, count)


@lru_cache(maxsize=256)
def _counts(*asked: Expression) -> frozenset[Symbol]:
    """The letters of a question for a number of terms, which many answers are read with."""
    return frozenset[Symbol]().union(*(numbers_of_terms(one) for one in asked if has_sigma(one)))


def _members(task: Task, answer: Sequence[Expression]) -> dict[Expression, Expression]:
    """The index of an answer → the index that was chosen for it, where nobody named one."""
    if task.chosen is None:
        return {}
    free = set[Symbol]().union(*map(free_indices, answer))
    return dict.fromkeys(free, task.chosen) if len(free) == 1 else {}
