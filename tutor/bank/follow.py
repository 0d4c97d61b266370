"""Parts that follow on: where an earlier answer was wrong, a later part is asked from the student's own answer.

A mistake counts once. Who differentiates wrongly and then takes the right step with the wrong gradient has the
step right. That needs the later question anew, with the student's own answer in it; where no question comes of
that, it is asked as it was written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tutor.bank.judge import Decided, judge
from tutor.bank.kinds.written import typed, typed_points, typed_vector
from tutor.bank.ready import Ready, follows, ready
from tutor.bank.variant import Variant
from tutor.errors import TutorError
from tutor.expression.traversal import depth, size, symbols
from tutor.grading.answer import Collection, Single, Vector, expressions_of
from tutor.grading.task import Task
from tutor.grading.verdict import PartOfDomain, Rounded, Wrong

_LARGEST = 150
"""Nobody goes on by hand from an answer with more nodes, or with more levels."""
_DEEPEST = 15


@dataclass(frozen=True, slots=True)
class Followed:
    """A part as it is asked of a student who answered earlier ones."""

    ready: Ready
    """What is asked."""
    own: tuple[tuple[str, str], ...] = ()
    """The earlier parts whose own answers stand in it, with these answers."""
    true: Ready | None = None
    """What would be asked if they were right; None when they are."""


def followed(
    variant: Variant, asked: Sequence[Ready], earlier: Mapping[str, str], shuffle: bool
) -> tuple[Followed, ...]:
    """The parts as they are asked of a student.

    Arguments:
        variant: the variant.
        asked: its parts, with the keys of earlier parts in them.
        earlier: what the student answered, by the id of the part.
        shuffle: whether the options of a menu change their order with the variant.
    """
    keys: dict[str, str] = {}
    own: dict[str, str] = {}
    found: list[Followed] = []
    for true in asked:
        id = true.part.id
        mine = {name: own[name] for name in follows(variant.exercise.parts[true.place]) if name in own}
        carried = _carried(variant, true, {**keys, **mine}, shuffle) if mine else None
        found.append(Followed(true) if carried is None else Followed(carried, tuple(mine.items()), true))
        if isinstance(true.made.subject, Task):
            keys[id] = true.worth
            if id in earlier:
                goes_on = _goes_on(true, carried, earlier[id])
                if goes_on is not None:
                    own[id] = goes_on
    return tuple(found)


def _carried(variant: Variant, true: Ready, answers: Mapping[str, str], shuffle: bool) -> Ready | None:
    """The part with the student's own answers in it; None where that asks nothing, or nothing else."""
    try:
        found = ready(variant, true.place, answers, shuffle)
    except TutorError:
        return None
    if _lost_its_letters(found, true):
        return None
    if _quickly(found, found.made.key).code or not _quickly(true, found.made.key).code:
        return None
    return None if any(_quickly(found, text).code == 0 for text in found.made.unchanged) else found


def _lost_its_letters(found: Ready, true: Ready) -> bool:
    """Is a mere number asked for, where letters were? It could be guessed."""
    return _has_letters(true) and not _has_letters(found)


def _has_letters(one: Ready) -> bool:
    subject = one.made.subject
    return isinstance(subject, Task) and any(symbols(part) for part in expressions_of(subject.model))


def _goes_on(true: Ready, carried: Ready | None, answer: str) -> str | None:
    """With what the student goes on, where that is not the right answer."""
    verdict = _quickly(true, answer)
    if _is_wrong(verdict) and carried is not None:
        verdict = _quickly(carried, answer)
        if verdict.code == 0:
            return carried.worth
    return own_answer(verdict) if _is_wrong(verdict) else None


def _quickly(one: Ready, answer: str) -> Decided:
    """What is said of an answer, without looking for the mistake."""
    return judge(one.made, answer, replace(one.asking, diagnose=False))


def _is_wrong(verdict: Decided) -> bool:
    """What cannot be read, or decided, is not wrong; nor is the right value in another form."""
    return isinstance(verdict, Wrong | PartOfDomain | Rounded)


def own_answer(verdict: Decided) -> str | None:
    """What a student answered as it can stand in a formula; None when it cannot, or is too long to go on from."""
    answer = getattr(verdict, "answer", None)
    if answer is not None and any(size(one) > _LARGEST or depth(one) > _DEEPEST for one in expressions_of(answer)):
        return None
    match answer:
        case Single(expression):
            return typed(expression)
        case Vector(components):
            return typed_vector(components)
        case Collection(members):
            return typed_points(members)
    return None
