"""The worked example that comes before an exercise: another variant of it, with its derivation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tutor.bank.filled import BLANK
from tutor.bank.kinds.one_variable import named_derivative
from tutor.bank.pose import Posed, pose
from tutor.derivation.lesson import Lines
from tutor.derivation.lessons.parts import held, opening
from tutor.derivation.unfold import TRIVIAL, unfold
from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.question import Question
from tutor.practice.session.derivative import derivative_of, questions_of
from tutor.practice.session.desk import Desk
from tutor.practice.session.fading import is_weak, open_lines
from tutor.practice.session.moves import open_steps
from tutor.practice.session.outline import Outline
from tutor.practice.session.scene import Example, Sheet
from tutor.practice.standing import standings

_MOST_DRAWN = 3
"""So many variants are drawn until one has another function than the exercise."""
_MOST_LINES = 9
_FEWEST_LINES = 2
"""Longer derivations are no help as an example, and shorter ones have no line to leave open."""
_NOT_THE_FUNCTION = {"prompt", "hints", "feedback", "at", "answer"}
"""Fields of a part that do not decide what is differentiated."""


def example_for(sheet: Sheet, desk: Desk) -> Example | None:
    """The example that comes before an exercise; None where none is needed, or none can be had.

    Arguments:
        sheet: the exercise.
        desk: what the session works with.
    """
    if not _has_example(sheet):
        return None
    events, practised = desk.events(), sheet.entry.skills
    known = standings(events, desk.library.skills())
    question = _drawn(sheet) if is_weak(practised, known, events) else None
    outline = None if question is None else _written(question)
    if question is None or outline is None:
        return None
    open = open_lines(outline.rules, practised, known)
    return Example(question, outline, open) if open else None


def outline_for(sheet: Sheet) -> Outline | None:
    """The example that comes before an exercise while a rule is weak; None where none can be had.

    Arguments:
        sheet: the exercise.
    """
    question = _drawn(sheet) if _has_example(sheet) else None
    return None if question is None else _written(question)


def _has_example(sheet: Sheet) -> bool:
    if not sheet.located.exercise.params or _never_varies(sheet):
        return False
    own = derivative_of(sheet.part)
    return own is not None and len(own.orders) == 1


def _never_varies(sheet: Sheet) -> bool:
    """Has every variant the same function? Then only points and words are drawn, and there is none to take."""
    written = sheet.located.exercise.parts[sheet.part.place]
    fields = (getattr(written, name) for name in written.model_fields_set - _NOT_THE_FUNCTION)
    return not any(BLANK.search(str(value)) for value in fields)


def _drawn(sheet: Sheet) -> Question | None:
    """Another variant of the exercise, one that is never asked itself, about a function that the exercise has not."""
    asked = {function for part in sheet.exercised.parts for function in _functions(part)}
    first = sheet.entry.variants + sheet.seed
    for seed in range(first, first + _MOST_DRAWN):
        try:
            other = pose(sheet.located, seed).part(sheet.part.id)
            question = derivative_of(other)
            if asked.isdisjoint(_functions(other)):
                return question
        except Exception:  # without a variant there is no example; the exercise itself can be asked
            return None
    return None


def _functions(part: Posed) -> Iterator[Expression]:
    """The functions that a part differentiates."""
    return (question.reading.expression for question in questions_of(part))


def _written(question: Question) -> Outline | None:
    """The derivation; None where it is too long for an example, or has no line to leave open."""
    lines, start = unfold(question.root, "key"), question.root.before
    if not _FEWEST_LINES <= len(lines) <= _MOST_LINES:
        return None
    reading, orders = question.reading, question.orders
    (function,) = (block for block in opening(reading).blocks if isinstance(block, Lines))
    return Outline(
        function,
        named_derivative(reading, orders),
        held(reading.expression, orders[0]),
        start,
        lines,
        tuple(_rules(question, [start, *(line.right for line in lines)])),
    )


def _rules(question: Question, lines: Sequence[Expression]) -> Iterator[tuple[str, ...]]:
    """The rules from each line to the next: those of the ∂ that are gone, but for what goes without saying."""
    for before, after in pairwise(lines):
        left = {node for node in postorder(after) if isinstance(node, Partial)}
        gone = [step.rule for step in open_steps(before, question) if step.before not in left]
        yield tuple(dict.fromkeys(rule for rule in gone if rule not in TRIVIAL))
