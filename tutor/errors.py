"""Every error that tutor raises, in one tree, split by who can mend it.

TutorError
├── StudentError          something typed cannot be used; the message says how to mend it  (exit code 2)
│   ├── SyntaxProblem     the text cannot be read; carries the text and the columns
│   │   └── LimitExceeded the text is longer, deeper or larger than the reader allows
│   ├── Unanswerable      the text was read, but the question has no answer as asked
│   └── AuthorError       a bank of exercises cannot be used as it was written; carries the place in the file
└── InternalError         a fault of tutor's own; never shown as a right answer           (exit code 70)
    ├── NoRule            no differentiation rule matches; names the missing one
    └── CheckFailed       a line did not survive its machine check
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class TutorError(Exception):
    """The root: catch it to catch everything tutor raises on purpose."""

    exit_code = 70


class StudentError(TutorError):
    """Something that was typed cannot be used.

    Arguments:
        message: one line that says what is wrong.
        mend: one line that says what to do about it, or "".
    """

    exit_code = 2

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.message}\n{self.mend}" if self.mend else self.message


class SyntaxProblem(StudentError):
    """The text cannot be read.

    Arguments:
        message: one line that says what is wrong.
        source: the whole text, as typed.
        column: 0-based index in `source` of the place to point at.
        end: index after the last character pointed at; `column + 1` when None.
        mend: one line that says what to do about it, or "".
        related: index of a second place, such as the bracket that stays open, or None.
    """

    def __init__(
        self,
        message: str,
        source: str,
        column: int,
        end: int | None = None,
        mend: str = "",
        related: int | None = None,
    ) -> None:
        super().__init__(message, mend)
        self.source = source
        self.column = column
        self.end = column + 1 if end is None else end
        self.related = related


class LimitExceeded(SyntaxProblem):
    """The text is larger than a limit of the reader, which the message names."""


class Unanswerable(StudentError):
    """The text was read, but the question cannot be answered as it was asked."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file."""

    path: Path
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class AuthorError(StudentError):
    """A bank of exercises cannot be used as it was written; who can mend it is its author.

    Arguments:
        message: one line that says what is wrong.
        mend: one line that says what to do about it, or "".
        field: where it is, from the exercise or part down to a key: `("parts", 0, "f")`; () for all of it.
        spot: the place in the file, or None where it is not known yet.
    """

    def __init__(
        self, message: str, mend: str = "", field: tuple[str | int, ...] = (), spot: Spot | None = None
    ) -> None:
        super().__init__(message, mend)
        self.field = field
        self.spot = spot

    def __str__(self) -> str:
        text = super().__str__()
        return f"{self.spot}: {text}" if self.spot else text


class InternalError(TutorError):
    """A fault of tutor's own. What was being shown must not be trusted."""


class NoRule(InternalError):
    """No differentiation rule matches an expression; the message names it."""


class CheckFailed(InternalError):
    """A line of a derivation did not survive its machine check."""
