"""The worked solution of an equation solved for a letter, and the hint with its next line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.bank.kinds.hints import said
from tutor.bank.kinds.isolate_steps import how_moved, moved, same
from tutor.bank.posed import Hint
from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, phrase
from tutor.expression.tree import Expression, Symbol
from tutor.grading.answer import Equation

_ALONE = frozenset(("linear-only", "linear-holds"))
"""What the solver says of systems; of one equation it is said in other words."""
_DOUBTS = "linear-else"
_BY = {"linear-divided": "bank-hint-divide", "linear-multiplied": "bank-hint-multiply"}
"""What was done to both sides → how it is said as something to do."""


def worked(
    equation: Equation, letter: Symbol, values: Sequence[Expression], solved: Sequence[Section], by_hand: Sequence[Line]
) -> tuple[Section, ...]:
    """The worked solution.

    Arguments:
        equation: what was to be solved.
        letter: for what.
        values: what it is equal to.
        solved: what the solver of systems wrote.
        by_hand: the equation line by line, where it can be solved by hand; else nothing.
    """
    if by_hand:
        # What happens where something that was divided by is 0 is known to the solver alone.
        doubts = [note for note in _notes(solved) if note.phrase.key.startswith(_DOUBTS)]
        return (Section(None, None, (Lines(None, tuple(by_hand)), *doubts)),)
    label = phrase("linear-number", number=1)
    first = Section(None, None, (Lines(None, (Line(equation.left, equation.right, label=label),)),))
    last = Section(None, None, (Lines(None, tuple(Line(letter, value) for value in values)),))
    return (first, *(replace(one, blocks=tuple(map(_alone, one.blocks))) for one in solved), last)


def next_line(equation: Equation, letter: Symbol, by_hand: Sequence[Line], solved: Sequence[Section]) -> Hint | None:
    """The first line that is not the equation itself; where it is the answer, what to do with both sides.

    Arguments:
        equation: what is to be solved.
        letter: for what.
        by_hand: the equation line by line, where it can be solved by hand; else nothing.
        solved: what the solver of systems wrote.
    """
    if len(by_hand) > 1:
        return _last_step(by_hand[1], letter) if by_hand[1].left == letter else Hint(3, (Lines(None, (by_hand[1],)),))
    one = moved(equation.left, equation.right, letter)
    if not same(one, equation):
        return Hint(3, (Lines(None, (Line(one.left, one.right, how_moved(equation, letter)),)),))
    first = next((line for section in solved for block in section.blocks for line in _lines(block)), None)
    return None if first is None else Hint(3, (Lines(None, (replace(first, label=None),)),))


def _last_step(line: Line, letter: Symbol) -> Hint | None:
    """Divide, or multiply, both sides by what stands before the letter."""
    for reason in line.reason:
        if reason.key in _BY:
            return said(3, phrase(_BY[reason.key], **dict(reason.values), letter=letter))
    return None


def _alone(block: Block) -> Block:
    match block:
        case Note(one):
            return Note(_said(one))
        case Lines(lines=lines):
            return replace(block, lines=tuple(replace(line, label=_label(line.label)) for line in lines))
    return block


def _label(label: Phrase | None) -> Phrase | None:
    return None if label is None else _said(label)


def _said(one: Phrase) -> Phrase:
    if one.key not in _ALONE:
        return one
    values = {name: value for name, value in one.values if name != "number"}
    return phrase(one.key.replace("linear", "bank-isolate"), **values)


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Lines):
        yield from block.lines


def _notes(sections: Sequence[Section]) -> Iterator[Note]:
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Note))
