"""Wrong answers that show no mistake in mathematics: of another sort than asked for, or with letters of nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.bank.feedback import ANY_WRONG
from tutor.bank.outcome import Outcome
from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.tree import Symbol
from tutor.grading.answer import expressions_of
from tutor.grading.constants import constant_of
from tutor.grading.foreign import strangers
from tutor.grading.task import Task
from tutor.grading.verdict import Wrong
from tutor.practice.session.letters import known_letters, known_symbols
from tutor.practice.session.scene import Sheet

_SORTS = frozenset(("bank-matrix-wanted", "bank-matrix-shape", "check-component-fits")) | frozenset(
    f"check-answer-{sort}"
    for sort in (
        "not-a-vector", "one-value", "not-an-interval", "not-an-equation", "wants-a-vector", "wants-a-vector-only",
        "one-component", "components", "wants-an-equation", "wants-an-interval", "wants-a-set", "wants-values",
        "coordinates",
    )
)  # fmt: skip
"""What is said of an answer of another sort."""
_LETTERS = frozenset(("check-number-letter", "check-number-letters"))
"""What is said of a formula where a number is asked for."""


def costless(sheet: Sheet, found: Outcome) -> tuple[Phrase, ...] | None:
    """What is said of a wrong answer that counts as no try; None for one that counts.

    A vector or a formula where a number is asked for, or a word taken for letters, is typed by who does not know how
    to answer here. Where the answer shows a known mistake, or the author has something to say of it, it counts.

    Arguments:
        sheet: the exercise, at the part that was answered.
        found: what came of the answer.
    """
    wrong = found.verdict
    if not isinstance(wrong, Wrong) or wrong.explanations:
        return None
    if found.rule is not None and found.rule.when != ANY_WRONG:
        return None
    if wrong.remarks and all(remark.key in _SORTS for remark in wrong.remarks):
        return wrong.remarks
    letters = tuple(_of_nowhere(sheet, wrong))
    if not letters:
        return wrong.remarks if wrong.remarks and all(one.key in _LETTERS for one in wrong.remarks) else None
    return (phrase("practice-no-such-letter" if len(letters) == 1 else "practice-no-such-letters", letters=letters),)


def _of_nowhere(sheet: Sheet, wrong: Wrong) -> Iterator[Symbol]:
    """The letters of an answer that stand neither in the exercise nor in the right answer, by the alphabet."""
    task = sheet.part.made.subject
    if not isinstance(task, Task) or any(constant_of(key.expression) is not None for key in task.keys):
        return  # the C of F + C may have any name
    known, labels = known_symbols(sheet), known_letters(sheet)
    used = {letter for one in expressions_of(wrong.answer) for letter in strangers(one, known)}
    yield from sorted((letter for letter in used if letter.label not in labels), key=lambda letter: letter.label)
