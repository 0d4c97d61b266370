"""What is wrong with a bank: the file, the line, the column, and the mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tutor.errors import Spot

__all__ = ["Finding", "Severity", "Spot", "line_of"]


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """The exercise cannot be used; `tutor bank lint` fails."""
    WARNING = "warning"
    """It can be used, but should be mended; `tutor bank lint` fails on it, too."""


def line_of(spot: Spot, seen_from: Spot) -> str:
    """A place in words, with the file only when it is another one."""
    return f"line {spot.line}" if spot.path == seen_from.path else f"line {spot.line} of {spot.path}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    code: str
    """Which check found it: "schema", "unknown-skill"."""
    spot: Spot
    message: str
    """What is wrong, in a sentence."""
    mend: str
    """What to do, in a sentence."""
    severity: Severity = Severity.ERROR
    exercise: str = ""
    """The id of the exercise, or "" when it is about the file."""
    seed: int | None = None
    """The variant in which it was seen, or None."""
