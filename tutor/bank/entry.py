"""What is known of a bank without reading it again: its exercises by name, and each one as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.bank.finding import Finding, Spot
from tutor.bank.places import Route

if TYPE_CHECKING:
    from tutor.bank.schema.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise in a list of exercises."""

    bank: str
    id: str
    version: int
    title: str
    topic: str
    """What it is about, or "" when neither it nor its file says."""
    skills: tuple[str, ...]
    difficulty: int
    kinds: tuple[str, ...]
    """The kind of each part, in order."""
    variants: int
    """How many variants are wanted: seeds 0, 1, …"""
    spot: Spot

    @property
    def name(self) -> str:
        """How events name it: its bank, a slash, and its id."""
        return f"{self.bank}/{self.id}"

    @property
    def seeds(self) -> range:
        """The variants that are asked; one at least."""
        return range(max(self.variants, 1))


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """A skill as a bank declares it."""

    id: str
    title: str
    needs: tuple[str, ...]
    bank: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Stored:
    """An exercise that fits the models, as JSON."""

    entry: Entry
    text: str
    """Its tree, completed with what its file says for all, and the positions of everything in it."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """An exercise with which something is wrong; what else is wrong with it can be told all the same."""

    id: str
    spot: Spot
    skills: tuple[tuple[str, Spot], ...] = ()
    """The skills that it names, and where."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file of a bank. What is wrong in it stands among the findings, and the rest can be used."""

    path: Path
    bank: str
    title: str
    spot: Spot
    """Where the bank is named."""
    skills: tuple[SkillEntry, ...] = ()
    exercises: tuple[Stored, ...] = ()
    findings: tuple[Finding, ...] = ()
    unusable: tuple[Unusable, ...] = ()
    """The exercises that have an id, and cannot be used."""


@dataclass(frozen=True, slots=True)
class Located:
    """An exercise, and where each thing in it stands."""

    bank: str
    exercise: Exercise
    """What it and its parts leave out is filled in from the file: form, tolerance, attempts, points, topic, license;
    parts without an `id` are a, b, c …"""
    spot: Spot
    spots: Mapping[Route, Spot]
    """By the way from the exercise down: `("parts", 0, "wrt")`; () is the exercise itself."""
