"""The hints that stand together on one page: those that give away the answer to another part are left out.

In practice the parts come one after the other, and a hint may build on what was answered. On a page of all parts a
hint to the last can be read before the first is answered: there a part that follows on has only the hints that would
be the same if the earlier answers were others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.bank.elsewise import elsewise, needed
from tutor.bank.kinds.giveaway import reveals, shown, telling_keys, words_in
from tutor.bank.pose import Exercised, Posed
from tutor.bank.posed import Hint
from tutor.derivation.lesson import Block, Lines, Matrix, Note
from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.key import Key
from tutor.grading.task import Task

_WHERE_TO_LOOK = 1


@dataclass(frozen=True, slots=True)
class PageHints:
    """The hints to a part that stand on a page of all parts."""

    shown: tuple[Hint, ...]
    later: tuple[str, ...] = ()
    """The earlier parts whose answers the other hints need."""


def page_hints(exercised: Exercised, part: Posed) -> PageHints:
    """The hints to a part, without the last, which is the answer, and without those that answer other parts.

    Arguments:
        exercised: the exercise as it is asked.
        part: one of its parts.
    """
    hints, earlier = part.hints()[:-1], needed(exercised, part)
    same = hints
    if earlier:
        other = elsewise(exercised, part)
        there = () if other is None else other.hints()
        same = tuple(hint for hint in hints if _is_wordy(hint) or hint in there)
    others = [one for one in exercised.parts if one.id != part.id]
    kept = tuple(hint for hint in same if not any(_answers(hint, part, one) for one in others))
    return PageHints(kept, earlier if len(same) < len(hints) else ())


def _is_wordy(hint: Hint) -> bool:
    """Whether a hint has no formula in it and no number, so that it says nothing of an earlier answer."""
    if any(not isinstance(block, Note) for block in hint.says) or any(True for _ in _formulas(hint.says)):
        return False
    return not any(character.isdigit() for text in words_in(hint.says) for character in text)


def _answers(hint: Hint, part: Posed, other: Posed) -> bool:
    """Whether a hint to one part holds the answer to another."""
    if other.part.kind == "which-rule":
        return hint.grade > _WHERE_TO_LOOK and _is_about(part, other)
    if any(_is_its_matrix(block, other) for block in hint.says):
        return True
    keys = telling_keys(other.made)
    return bool(keys) and any(_holds(one, keys) for one in _formulas(hint.says))


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


def _holds(expression: Expression, keys: Sequence[Key]) -> bool:
    """Whether an answer stands in an expression: as the whole, or behind a ∂."""
    if reveals(expression, keys):
        return True
    return any(isinstance(node, Partial) and reveals(node.body, keys) for node in postorder(expression))
