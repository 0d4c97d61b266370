"""A variant of an exercise: values drawn for its seed, and its parts with these values in them.

The same seed gives the same variant on every machine and in every release: the dice start from a hash of the
bank, the exercise, its version, the seed and the number of the try, and the test of twenty drawn values holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol

from tutor.bank.components import of_answer
from tutor.bank.draw import Undefined, check_order, draw_values
from tutor.bank.fill import fill_prose
from tutor.bank.filled import PART, Filled, Values
from tutor.bank.parts_filled import filled
from tutor.bank.require import holds
from tutor.bank.schema.exercise import Exercise
from tutor.bank.schema.parts import Part
from tutor.bank.within import within
from tutor.errors import AuthorError
from tutor.expression.dice import Dice, draw

_MOST_TRIES = 50


class Source(Protocol):
    """An exercise and the bank it stands in."""

    @property
    def bank(self) -> str:
        """The name of the bank."""

    @property
    def exercise(self) -> Exercise:
        """The exercise."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of an exercise."""

    bank: str
    exercise: Exercise
    """The exercise as it was written, its blanks not filled."""
    seed: int
    values: Mapping[str, Filled]
    """The values of its parameters, and of those {part.a} that are known."""
    parts: tuple[Part, ...]
    """The parts that are asked, their blanks filled but for {part.a} that is not known yet."""
    attempt: int = 0
    """How often the values were drawn again."""

    def say(self, prose: str) -> str:
        """A text of the exercise with its blanks filled: its prompt, a hint, its solution."""
        return fill_prose(prose, _open(self.values, (part.id for part in self.parts)))

    def dice(self, purpose: str) -> Dice:
        """Dice of this variant for a purpose of their own, such as the order of a menu."""
        exercise = self.exercise
        return _dice(self.bank, exercise.id, exercise.version, self.seed, self.attempt, purpose)


Accept = Callable[[Variant], str | None]
"""Why a variant cannot be used, in a clause ("its key is constant"), or None when it can."""


def always(variant: Variant) -> None:
    """Every variant can be used."""


def variant_of(located: Source, seed: int, accept: Accept = always) -> Variant:
    """The variant of a seed. It is drawn again while a condition fails or `accept` names a reason.

    Arguments:
        located: the exercise.
        seed: which variant, from 0.
        accept: tells why a variant cannot be used.

    Raises:
        AuthorError: the exercise cannot be used as it was written, or none of 50 variants can be used.
    """
    exercise = located.exercise
    check_order(exercise.params)
    why = ""
    tries = _MOST_TRIES if exercise.params else 1
    for attempt in range(tries):
        dice = _dice(located.bank, exercise.id, exercise.version, seed, attempt)
        try:
            values = draw_values(exercise.params, dice)
        except Undefined as undefined:
            why = str(undefined)
            continue
        why = _unmet(exercise, values)
        if why:
            continue
        variant = Variant(located.bank, exercise, seed, values, _parts(exercise, values), attempt)
        reason = accept(variant)
        if reason is None:
            return variant
        why = reason
    if not exercise.params:
        raise AuthorError(f"The exercise cannot be asked: {why}.", "Change the question, or vary it with params.")
    message = f"Of {tries} variants that were drawn for seed {seed} none can be used; the last: {why}."
    raise AuthorError(message, "Widen the ranges of the params, or ask for less under require.", ("params",))


def answered(variant: Variant, answers: Mapping[str, str]) -> Variant:
    """The variant with {part.a} filled.

    Arguments:
        variant: the variant.
        answers: answers to earlier parts by id: keys, or what a student answered.
    """
    given = {f"{PART}{part}": of_answer(answer) for part, answer in answers.items()}
    values = {**variant.values, **given}
    return replace(variant, values=values, parts=_parts(variant.exercise, values))


def distinct(located: Source, seeds: Iterable[int], accept: Accept = always) -> int:
    """How many different variants the seeds give, by what is asked."""
    return len({asked(variant_of(located, seed, accept)) for seed in seeds})


def asked(variant: Variant) -> str:
    """All that a variant asks, as one text: two variants with the same text are the same question."""
    prompt = variant.exercise.prompt
    texts = [variant.say(prompt)] if prompt else []
    return "\n".join((*texts, *(part.model_dump_json() for part in variant.parts)))


def _dice(*about: object) -> Dice:
    digest = sha256("/".join(map(str, about)).encode()).hexdigest()
    return Dice(draw(int(digest, 16)))


def _unmet(exercise: Exercise, values: Mapping[str, Filled]) -> str:
    """The first condition that the values do not meet, or ""."""
    for place, condition in enumerate(exercise.require):
        with within("require", place):
            if not holds(condition, values):
                return f"{condition} does not hold"
    return ""


def _parts(exercise: Exercise, values: Mapping[str, Filled]) -> tuple[Part, ...]:
    """The parts that are asked."""
    parts: list[Part] = []
    for place, part in enumerate(exercise.parts):
        known = _open(values, (earlier.id for earlier in parts))
        with within("parts", place):
            if part.unless is not None:
                with within("unless"):
                    if holds(part.unless, values):
                        continue
            parts.append(filled(part, known))
    if not parts:
        raise AuthorError("Every part is left out of this variant.", "Keep one part without unless.", ("parts",))
    return tuple(parts)


def _open(values: Mapping[str, Filled], parts: Iterable[str]) -> Values:
    """The values, and the answers to parts that are to be filled in later."""
    return {**{f"{PART}{part}": None for part in parts}, **values}
