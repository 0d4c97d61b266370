"""The hints that stand together on one page: those that give away the answer to another part are left out.

In practice the parts come one after the other, and a hint may build on what was answered. On a page of all parts a
hint to the last can be read before the first is answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.bank.kinds.giveaway import reveals, shown, telling_keys
from tutor.bank.pose import Exercised, Posed
from tutor.bank.posed import Hint
from tutor.bank.ready import follows
from tutor.derivation.lesson import Block, Lines, Matrix
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.key import Key
from tutor.grading.task import Task

_WHERE_TO_LOOK = 1


def page_hints(exercised: Exercised, part: Posed) -> tuple[Hint, ...]:
    """The hints to a part, without the last, which is the answer, and without those that answer other parts.

    Arguments:
        exercised: the exercise as it is asked.
        part: one of its parts.
    """
    before = follows(exercised.variant.exercise.parts[part.place])
    others = [other for other in exercised.parts if other.id != part.id]
    return tuple(
        hint
        for hint in part.hints()[:-1]
        if not any(_answers(hint, part, other, other.id in before) for other in others)
    )


def _answers(hint: Hint, part: Posed, other: Posed, follows_it: bool) -> bool:
    """Whether a hint to one part holds the answer to another."""
    if other.part.kind == "which-rule":
        return hint.grade > _WHERE_TO_LOOK and _is_about(part, other)
    if any(_is_its_matrix(block, other) for block in hint.says):
        return True
    keys = telling_keys(other.made)
    return bool(keys) and any(_holds(one, keys, follows_it) for one in _formulas(hint.says))


def _is_its_matrix(block: Block, other: Posed) -> bool:
    """Whether a block is the matrix or the vector that another part asks for, entry by entry."""
    task = other.made.subject
    if not isinstance(block, Matrix) or not isinstance(task, Task):
        return False
    entries = [entry for row in block.rows for entry in row]
    return len(entries) == len(task.keys) and all(
        reveals(entry, [key]) for entry, key in zip(entries, task.keys, strict=True)
    )


def _is_about(part: Posed, other: Posed) -> bool:
    """Whether a part differentiates what another asks the rule for."""
    mine, theirs = part.made.facts, other.made.facts
    if part.part.kind == "which-rule" or mine.get("function") != theirs.get("function"):
        return False
    wrt = mine.get("wrt")
    return not isinstance(wrt, list) or wrt[:1] == theirs.get("wrt")


def _formulas(blocks: Sequence[Block]) -> Iterator[Expression]:
    """Everything that a hint shows, and what it begins with."""
    yield from shown(blocks)
    for block in blocks:
        if isinstance(block, Lines) and isinstance(block.opening, Expression):
            yield block.opening


def _holds(expression: Expression, keys: Sequence[Key], follows_it: bool) -> bool:
    """Whether an answer stands in an expression: as the whole, behind a ∂, or as a number that was worked out."""
    if reveals(expression, keys):
        return True
    for node in postorder(expression):
        if isinstance(node, Partial) and reveals(node.body, keys):
            return True
        value = rational_value(node) if follows_it else None
        if value is not None and any(rational_value(key.expression) == value for key in keys):
            return True
    return False
