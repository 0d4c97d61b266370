"""What is said of one line of a working: a closed union, each with the words it is known by in data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tutor.derivation.lesson import Phrase
from tutor.errors import SyntaxProblem
from tutor.expression.structures import Partial
from tutor.grading.equality import Equivalence, Witness
from tutor.grading.verdict import Explanation


@dataclass(frozen=True, slots=True)
class Restates:
    """It says nothing new: the question, the function, a name for either, or the line before once more."""

    kind: ClassVar[str] = "restates"
    what: str
    """"question", "function", "derivative" (another one than was asked for), "part" (the beginning of a calculation
    beside the working), "given" (the function behind its name), "written-out" (the question behind its name), "zero"
    (the derivative is set to zero) or "line"."""


@dataclass(frozen=True, slots=True)
class Defines:
    """It says what a letter of the student's own stands for."""

    kind: ClassVar[str] = "defines"


@dataclass(frozen=True, slots=True)
class Solves:
    """It belongs to an equation that is solved behind the derivative, and is not judged."""

    kind: ClassVar[str] = "solves"


@dataclass(frozen=True, slots=True)
class Follows:
    """It follows from the line before."""

    kind: ClassVar[str] = "follows"
    reasons: tuple[Phrase, ...]
    """By which rules, or by what algebra, as a lesson would name it."""
    rules: tuple[str, ...] = ()
    """The rules, keys of `derivation.rules.RULES`; () for algebra alone."""
    remarks: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """It follows from the line before, but a slip further up is still in it."""

    kind: ClassVar[str] = "carried-on"
    reasons: tuple[Phrase, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RightAgain:
    """It is right, although the line before is not."""

    kind: ClassVar[str] = "right-again"


@dataclass(frozen=True, slots=True)
class OnPart:
    """It follows on a part of the domain only."""

    kind: ClassVar[str] = "narrower-domain"
    equivalence: Equivalence


@dataclass(frozen=True, slots=True)
class WrongLine:
    """It does not follow from the line before, for certain."""

    kind: ClassVar[str] = "wrong"
    explanations: tuple[Explanation, ...]
    """The slips that lead to exactly this line, the likelier first."""
    part: Partial | None
    """The derivative of the line before that was worked out wrongly, where it is known and not the whole question."""
    witness: Witness | None
    """A point at which the line and what it should be equal to have different values."""
    against: str
    """What the line is compared with at the witness: "derivative" or "line"."""
    remarks: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadableLine:
    """It cannot be read."""

    kind: ClassVar[str] = "unreadable"
    problem: SyntaxProblem


@dataclass(frozen=True, slots=True)
class UndecidedLine:
    """Neither could be shown, that it follows or that it does not."""

    kind: ClassVar[str] = "undecided"
    says: tuple[Phrase, ...]


LineVerdict = (
    Restates | Defines | Solves | Follows | CarriedOn | RightAgain | OnPart | WrongLine | UnreadableLine | UndecidedLine
)
