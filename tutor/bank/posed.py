"""A part of a variant as it is asked: its words, its key, and how an answer to it is graded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from tutor.derivation.lesson import Block, Lesson, Phrase
from tutor.expression.tree import Symbol
from tutor.grading.answer import Answer
from tutor.grading.grade import Asking
from tutor.grading.task import Task

if TYPE_CHECKING:
    from tutor.grading.verdict import Verdict
    from tutor.grading.working.verdict import WorkingVerdict

Judged: TypeAlias = "Verdict | WorkingVerdict"
"""What is said of an answer; of a working line by line. Both have `.kind` and `.code`."""
Grade = Callable[[str, Asking], Judged]
"""How an answer is graded, given what it must be besides right."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint."""

    grade: int
    """0 written by the author, 1 where to look, 2 which rule, 3 the next line."""
    says: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """The answers of a menu, in the order in which they are shown."""

    options: tuple[tuple[Block, ...], ...]
    right: frozenset[int]
    """The places of the right ones, from 0."""
    says: tuple[tuple[Block, ...], ...]
    """What to say to who chose each; () for nothing."""
    several: bool
    """Whether more than one may be right."""
    names: tuple[str, ...] = ()
    """The words of each option, for who types them in place of its number; () where they are not taken."""
    order: tuple[int, ...] = ()
    """Where each option stands in the file, from 0; () where they are shown in the order of the file."""
    mistakes: tuple[str, ...] = ()
    """The mistake of who chooses each, by id; "" where it has no name. () where none has."""


@dataclass(frozen=True, slots=True)
class Points:
    """A question for discussion: the model answer and the points that a student marks."""

    model_answer: tuple[Block, ...]
    look_for: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake with the method, and the answer that it leads to."""

    id: str
    """One of `tutor.bank.kinds.slips.METHOD_SLIPS`; `bank-slip-…` is what is said."""
    answer: Answer


Subject = Task | Menu | Points
"""What an answer is compared with."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a kind makes of a part: everything that depends on which kind it is."""

    subject: Subject
    question: tuple[Phrase, ...]
    """The question in tutor's own words, for parts without a prompt; () where only the author can word it."""
    key: str
    """The right answer as a student would type it; for a menu the numbers, for a discussion all of the points."""
    unchanged: tuple[str, ...]
    """Texts that only repeat the question: none of them may be graded right."""
    lesson: Callable[[], Lesson]
    """The worked solution, made when it is asked for."""
    hints: Callable[[], tuple[Hint, ...]]
    """Hints made from the derivation, from where to look to the next line; they never hold the key."""
    grade: Grade | None = None
    """How an answer is graded, where it is not by comparing it with the task."""
    slips: Callable[[], Sequence[Slip]] = tuple
    """Mistakes with the method; made when the first answer is wrong."""
    harmless: Callable[[], Sequence[str]] = tuple
    """Mistakes with the method, by id, that lead to the right answer all the same."""
    head: Symbol | None = None
    """What is asked for as "z = …", which stands before the right answer where it is shown; None for nothing."""
    tables: tuple[Block, ...] = ()
    """Tables that belong to the question, such as the data."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """The question as data, for JSON."""
