"""An exercise, and a file of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Self

from pydantic import Field, model_validator

from tutor.bank.schema.fields import (
    MOST_HINTS,
    MOST_RULES,
    Answering,
    Feedback,
    Identifier,
    Letter,
    Line,
    Maths,
    Model,
    Prose,
    Wrong,
)
from tutor.bank.schema.params import Param
from tutor.bank.schema.parts import Part
from tutor.bank.seeds import MOST_SEED


class Trial(Model):
    """An answer with the verdict it must get: `{answer: "2x", verdict: right}`. `tutor bank test` runs them."""

    answer: str = Field(max_length=4_000)
    """What is answered."""
    verdict: Literal[
        "right", "wrong", "wrong-form", "rounded", "narrower-domain", "not-worked-out", "unreadable", "undecided"
    ]
    """The verdict, as `tutor check` names it."""
    part: Identifier | None = None
    """The part that is answered; left out, the first."""
    seed: int = Field(default=0, ge=0, le=MOST_SEED)
    """The variant."""
    misconception: Line | None = None
    """The misconception that must be named."""
    after: dict[Identifier, str] = Field(default_factory=dict)
    """Answers to earlier parts, by part, for parts that follow on."""


class Exercise(Answering):
    """One exercise."""

    id: Identifier
    """Its name for ever: what a student did is remembered under it."""
    version: int = Field(default=1, ge=1, le=9_999)
    """One more whenever what is asked changes."""
    title: Line
    """A short title."""
    topic: Line | None = None
    """What it is about; left out, that of the file."""
    skills: tuple[Identifier, ...] = Field(min_length=1)
    """What it practises."""
    difficulty: int = Field(ge=1, le=5)
    """From 1, one rule, to 5, hard."""
    prompt: Prose | None = None
    """What is told before the parts."""
    params: dict[Letter, Param] = Field(default_factory=dict, max_length=40)
    """What changes from variant to variant; a later one may use earlier ones."""
    require: tuple[Maths, ...] = Field(default=(), max_length=40)
    """Conditions that a variant must meet, such as "{n} != {m}"."""
    variants: int | None = Field(default=None, ge=1, le=1_000)
    """How many different variants are wanted: seeds 0, 1, …; left out, up to 10, as the params allow."""
    parts: tuple[Part, ...] = Field(min_length=1, max_length=20)
    """The questions, in order."""
    hints: tuple[Prose, ...] = Field(default=(), max_length=MOST_HINTS)
    """Hints for every part, before all others."""
    feedback: tuple[Feedback, ...] = Field(default=(), max_length=MOST_RULES)
    """What to say to certain answers, for every part."""
    solution: Prose | None = None
    """Text before the worked solution that tutor derives."""
    remark: Prose | None = None
    """Text after it."""
    tests: tuple[Trial, ...] = Field(default=(), max_length=200)
    """Answers with the verdicts they must get."""
    source: Line | None = None
    """Where the exercise comes from."""
    license: Line | None = None
    """Its license; left out, that of the file."""

    @model_validator(mode="after")
    def _parts_have_names(self) -> Self:
        names = [part.id for part in self.parts]
        for place, name in enumerate(names):
            if name and name in names[:place]:
                raise _twice(name, names.index(name), place)
        for place, trial in enumerate(self.tests):
            part = names[0] if trial.part is None else trial.part
            if part not in names:
                raise Wrong(f"There is no part `{part}`.", _parts(names), "tests", place, "part")
            for name in trial.after:
                if name not in names[: names.index(part)]:
                    raise Wrong(f"`{name}` is no part before `{part}`.", _parts(names), "tests", place, "after", name)
        return self


def _twice(name: str, first: int, second: int) -> Wrong:
    """Two parts have one name; where one of them has it from its place, the other is told."""
    by_place = ord(name) - ord("a") if len(name) == 1 else -1
    if by_place not in (first, second):
        return Wrong(f"Two parts are called `{name}`.", "Give one of them another `id`.", "parts", second, "id")
    other = first if by_place == second else second
    by_itself = f"part {by_place + 1} by its place (a, b, c … without an `id`)"
    message = f"Two parts are called `{name}`: this one, and {by_itself}."
    return Wrong(message, "Choose an `id` of more than one letter.", "parts", other, "id")


def _parts(names: Iterable[str]) -> str:
    return f"The parts are {', '.join(names)}."


class Skill(Model):
    """Something that is learned."""

    id: Identifier
    """Its name for ever."""
    title: Line
    """What it is called."""
    needs: tuple[Identifier, ...] = ()
    """Skills that come before it."""


class BankFile(Model):
    """A file of exercises on one topic."""

    bank: Identifier
    """The name of the bank."""
    title: Line
    """Its title."""
    topic: Line | None = None
    """The topic of its exercises."""
    license: Line | None = None
    """The license of its exercises."""
    defaults: Answering = Answering.model_construct()
    """What exercises and parts leave out."""
    skills: tuple[Skill, ...] = ()
    """Skills that are declared here; exercises may name skills of any file that is loaded."""
    exercises: tuple[Exercise, ...] = ()
    """The exercises."""
