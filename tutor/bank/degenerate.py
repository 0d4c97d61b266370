"""Variants that ask for too little are drawn again: a constant where letters are expected, a key that repeats the
question, a point at which a usual mistake does no harm, a part that cannot be asked with the numbers drawn.

What is so in every variant is as the author wants it: the derivative of 3x + 2y is a number, whatever the numbers
are. Only what is an accident of the numbers at hand is degenerate, so that a suspicious variant is compared with
others of the same exercise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tutor.bank.filled import BLANK
from tutor.bank.ready import Ready, all_ready, ready_alone
from tutor.bank.schema.kept import text_of
from tutor.bank.schema.parts import Part
from tutor.bank.suspicious import Sign, signs
from tutor.bank.variant import Source, Variant, variant_of
from tutor.errors import AuthorError, SyntaxProblem
from tutor.grading.task import Task

_PROBES = range(1_000_003, 1_000_006)
"""Seeds of the variants with which a suspicious one is compared; nobody asks for so many."""
_STRICT = 12
"""So many tries look for a variant with nothing degenerate about it."""
_PATIENT = 24
"""So many tries look for one with nothing grave about it; after that any that can be asked will do."""


class Drawing:
    """Draws variants of an exercise, and keeps the parts of the last that was drawn.

    Arguments:
        located: the exercise.
        shuffle: whether the options of menus change their order with the variant.
    """

    __slots__ = ("_broken", "_located", "_shuffle", "ready")

    def __init__(self, located: Source, shuffle: bool = True) -> None:
        self._located = located
        self._shuffle = shuffle
        self._broken: AuthorError | None = None
        self.ready: tuple[Ready, ...] = ()
        """The parts of the variant that was accepted last."""

    def variant(self, seed: int) -> Variant:
        """The variant of a seed, with nothing degenerate about it where that can be.

        Raises:
            AuthorError: none can be asked.
        """
        try:
            return variant_of(self._located, seed, self.accept)
        except AuthorError:
            # When not one of them could be made into questions, the reason is in the question, not in the numbers.
            if self._broken is not None and not self.ready:
                raise self._broken from None
            raise

    def accept(self, variant: Variant) -> str | None:
        """Why a variant cannot be used, or None.

        Raises:
            AuthorError: no variant can.
        """
        try:
            self.ready = all_ready(variant, self._shuffle)
        except AuthorError as error:
            if not variant.exercise.params or _cannot_be_read(error):
                raise
            self._broken = error
            return error.message.rstrip(".")
        if not variant.exercise.params or variant.attempt >= _PATIENT:
            return None
        for part in self.ready:
            for sign in signs(part):
                if variant.attempt >= _STRICT and not sign.grave:
                    continue
                if not _is_usual(_Asked(_key(self._located), self._located), part.place, sign):
                    return sign.clause(part.part.id)
        return None


def _cannot_be_read(error: BaseException | None) -> bool:
    """Whether a text that cannot be read is behind an error: with other numbers it is not read either."""
    while error is not None and not isinstance(error, SyntaxProblem):
        error = error.__cause__
    return error is not None


@dataclass(frozen=True, slots=True)
class _Asked:
    """An exercise as the key to what is remembered of it."""

    key: str
    located: Source = field(compare=False)


def _key(located: Source) -> str:
    return f"{located.bank}/{text_of(located.exercise)}"


@lru_cache(maxsize=2_048)
def _is_usual(asked: _Asked, place: int, sign: Sign) -> bool:
    """Whether other variants, with as many components, have the same about them wherever that part is asked."""
    others = (part for seed in _PROBES if (part := _other(asked, seed, place)) is not None)
    if sign.kind == "letters":
        return not any(_lost(asked.located.exercise.parts[place], part, sign.about.split()) for part in others)
    if sign.kind == "constant" and sign.grave:
        return _all_of_some(any(one.grave for one in signs(part, sign)) for part in others)
    return _all_of_some(_has(part, sign) for part in others if _size(part) == sign.size)


def _all_of_some(held: Iterable[bool]) -> bool:
    """Whether there is one at all, and none is False; what stands behind the first that is False is not made."""
    some = False
    for one in held:
        if not one:
            return False
        some = True
    return some


def _lost(written: Part, other: Ready, letters: Sequence[str]) -> bool:
    """Whether a letter of another variant is missing that stands in the function as the author wrote it: {n}x for 0.

    Where it comes from a list of functions, they may well have different letters.
    """
    subject = other.made.subject
    names = {one.label for one in subject.reading.variables} if isinstance(subject, Task) else set()
    typed = BLANK.sub("", getattr(written, "f", ""))
    return any(name in typed for name in names - set(letters))


def _size(part: Ready) -> int:
    subject = part.made.subject
    return len(subject.keys) if isinstance(subject, Task) else 1


def _has(part: Ready, sign: Sign) -> bool:
    """A question is another text in each variant; that it repeats the answer is the same."""
    return any(sign.kind == "unchanged" or other == sign for other in signs(part, sign))


@lru_cache(maxsize=64)
def _other(asked: _Asked, seed: int, place: int) -> Ready | None:
    """A part of another variant; None where that leaves it out, or it cannot be asked."""
    try:
        return ready_alone(_drawn(asked, seed), place)
    except AuthorError:
        return None


@lru_cache(maxsize=16)
def _drawn(asked: _Asked, seed: int) -> Variant:
    return variant_of(asked.located, seed)
