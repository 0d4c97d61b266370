"""What is said of an answer: one of a closed union of verdicts, decided in a written order.

unreadable? → worked out? → equal? → a rounded number? → in the form asked for? → which mistake? → a witness →
cannot decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from tutor.derivation.lesson import Phrase
from tutor.derivation.notebook import notebook_html, spoken
from tutor.errors import StudentError
from tutor.expression.tree import Expression
from tutor.grading.answer import Answer
from tutor.grading.equality import Equivalence, Witness

if TYPE_CHECKING:
    from tutor.derivation.lesson import Lesson
    from tutor.grading.task import Task


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mistake that leads to exactly the answer that was given."""

    misconception: str
    """The key of the misconception, or of the two joined by " + ": "chain-inner-dropped"."""
    says: tuple[Phrase, ...]
    """What to say: what it looks like ("it looks as if …"), with the place; then one sentence why it is not so."""
    places: tuple[Expression, ...] = ()
    """The parts of the function at which it happened, such as sin(x·y); () for the whole answer."""
    rules: tuple[str, ...] = ()
    """The rules at which it happened, keys of `derivation.rules.RULES`; () for the whole answer."""
    likelihood: float = 0.0
    """How likely the mistake is beside others that lead to the same answer; explanations are listed by it."""


class Said:
    """What every verdict can do: say itself in a sentence, and show itself as a page."""

    __slots__ = ()
    kind: ClassVar[str]
    """Which verdict it is, in one word."""
    code: ClassVar[int]
    """The exit code of `tutor check`: 0 right, 1 wrong, 2 nothing that can be graded, 3 cannot decide."""

    @property
    def right(self) -> bool:
        """Whether the answer is right, in the form that was asked for."""
        return self.code == 0

    @property
    def explanations(self) -> tuple[Explanation, ...]:
        """The mistakes that lead to exactly this answer, the likelier first; () unless it is wrong."""
        return ()

    @property
    def witness(self) -> Witness | None:
        """A point that proves the answer wrong, or None."""
        return None

    @property
    def remarks(self) -> tuple[Phrase, ...]:
        """What can be seen besides."""
        return ()

    @property
    def components(self) -> tuple[Verdict, ...]:
        """For a vector: the verdict on each component."""
        return ()

    def __bool__(self) -> bool:
        """A verdict is no truth value: "cannot decide" is neither true nor false."""
        raise TypeError("a verdict has more than two values: ask for .right, .kind or .code")

    @property
    def lesson(self) -> Lesson:
        """The verdict as a page; `tutor.grading.lesson.verdict_lesson` can show the right answer, too."""
        from tutor.grading.lesson import verdict_lesson

        return verdict_lesson(self)  # type: ignore[arg-type]

    def __str__(self) -> str:
        from tutor.grading.sentences import sentences

        return " ".join(spoken(said) for said in sentences(self))  # type: ignore[arg-type]

    def _repr_html_(self) -> str | None:
        return notebook_html(self.lesson)


@dataclass(frozen=True, slots=True)
class Right(Said):
    """The answer is right."""

    kind: ClassVar[str] = "right"
    code: ClassVar[int] = 0
    answer: Answer
    equivalence: Equivalence | None
    """How it was found out; None where the parts of the answer were compared one by one."""
    remarks: tuple[Phrase, ...] = ()
    """What else is to be said, such as that it was graded with a tolerance."""
    components: tuple[Verdict, ...] = ()
    """For a vector: the verdict on each component."""
    task: Task | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class WrongForm(Said):
    """The value is right, the form is not the one asked for."""

    kind: ClassVar[str] = "wrong-form"
    code: ClassVar[int] = 1
    answer: Answer
    wanted: str
    """The form: expanded, factored, simplified or exact."""
    says: tuple[Phrase, ...]
    """Where it is not in that form, and what to do."""
    components: tuple[Verdict, ...] = ()
    task: Task | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Rounded(Said):
    """The exact value rounded or cut off, where no tolerance was asked for; `tutor.grading.rounding` has the rule."""

    kind: ClassVar[str] = "rounded"
    code: ClassVar[int] = 1
    answer: Answer
    digits: int
    """To how many significant digits it is right."""
    exact: tuple[Expression, ...]
    """The exact value, component by component; () where it is no number, is too long, or one digit is right only."""
    components: tuple[Verdict, ...] = ()
    task: Task | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class PartOfDomain(Said):
    """Right on a part of the domain only: 2·ln x for ln x²."""

    kind: ClassVar[str] = "narrower-domain"
    code: ClassVar[int] = 1
    answer: Answer
    equivalence: Equivalence | None
    """How it was found out; None where the parts of the answer were compared one by one."""
    components: tuple[Verdict, ...] = ()
    task: Task | None = field(default=None, repr=False, compare=False)
    component: int = 0
    """Which component of the right answer it should have been."""


@dataclass(frozen=True, slots=True)
class Wrong(Said):
    """The answer is wrong, for certain."""

    kind: ClassVar[str] = "wrong"
    code: ClassVar[int] = 1
    answer: Answer
    explanations: tuple[Explanation, ...] = ()
    """The mistakes that lead to exactly this answer, the likelier first."""
    witness: Witness | None = None
    """A point that proves it wrong; None where the parts are compared one by one."""
    remarks: tuple[Phrase, ...] = ()
    """What can be seen without an explanation: which term is wrong, how many components are wanted."""
    components: tuple[Verdict, ...] = ()
    """For a vector: the verdict on each component."""
    task: Task | None = field(default=None, repr=False, compare=False)
    component: int = 0
    """Which component of the right answer it should have been."""


@dataclass(frozen=True, slots=True)
class NotWorkedOut(Said):
    """The answer repeats the question: it holds a ∂, or the function's own name."""

    kind: ClassVar[str] = "not-worked-out"
    code: ClassVar[int] = 2
    answer: Answer | None
    says: tuple[Phrase, ...]
    task: Task | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Unreadable(Said):
    """The answer cannot be read; the problem says where and how to mend it."""

    kind: ClassVar[str] = "unreadable"
    code: ClassVar[int] = 2
    problem: StudentError
    task: Task | None = field(default=None, repr=False, compare=False)
    answer: None = None


@dataclass(frozen=True, slots=True)
class Undecided(Said):
    """Neither equal nor different could be shown: never counted as wrong."""

    kind: ClassVar[str] = "undecided"
    code: ClassVar[int] = 3
    answer: Answer
    says: tuple[Phrase, ...] = ()
    components: tuple[Verdict, ...] = ()
    task: Task | None = field(default=None, repr=False, compare=False)


Verdict = Right | WrongForm | Rounded | PartOfDomain | Wrong | NotWorkedOut | Unreadable | Undecided
