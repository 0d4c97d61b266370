"""Parts that follow on: where an earlier answer was wrong, a later part is asked from the student's own answer.

A mistake counts once. Who differentiates wrongly and then takes the right step with the wrong gradient has the
step right. That needs the later question anew, with the student's own answer in it; where no question comes of
that, it is asked as it was written, and the student is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from tutor.bank.followed import Followed
from tutor.bank.judge import Decided, judge
from tutor.bank.kinds.function import reading_of
from tutor.bank.kinds.written import typed, typed_points, typed_vector
from tutor.bank.ready import Ready, by_its_answer, goes_on_from, ready
from tutor.bank.schema.asked import OfFunction
from tutor.bank.variant import Variant
from tutor.errors import TutorError
from tutor.expression.traversal import depth, has_partial, size, symbols
from tutor.expression.tree import Symbol
from tutor.grading.answer import Answer, Collection, Single, Vector, expressions_of
from tutor.grading.foreign import foreign_letters
from tutor.grading.task import Task
from tutor.grading.verdict import PartOfDomain, Rounded, Wrong, WrongForm
from tutor.grading.working.verdict import Part, WorkingKind, WorkingVerdict

_LARGEST = 150
"""Nobody goes on by hand from an answer with more nodes, or with more levels."""
_DEEPEST = 15


@dataclass(frozen=True, slots=True)
class _Own:
    """What a student goes on with from a part that is not answered rightly."""

    faults: tuple[str, ...]
    """The parts in which the mistakes were made: this one, or those that it goes on from."""
    answer: str | None = None
    """The answer as it can stand in a formula; None when it cannot."""
    guessed: bool = False
    """Is it a mere number, or a letter, where a formula was wanted?"""


def followed(
    variant: Variant, asked: Sequence[Ready], earlier: Mapping[str, str], shuffle: bool
) -> tuple[Followed, ...]:
    """The parts as they are asked of a student. A part that was not answered is gone on from as if it were right.

    Arguments:
        variant: the variant.
        asked: its parts, with the keys of earlier parts in them.
        earlier: what the student answered, by the id of the part.
        shuffle: whether the options of a menu change their order with the variant.
    """
    keys: dict[str, str] = {}
    owned: dict[str, _Own] = {}
    found: list[Followed] = []
    for true in asked:
        id = true.part.id
        used = {name: owned[name] for name in goes_on_from(variant.exercise.parts[true.place]) if name in owned}
        one = _followed(variant, true, keys, used, shuffle)
        found.append(one)
        if isinstance(true.made.subject, Task):
            keys[id] = true.worth
            goes_on = _goes_on(one, earlier.get(id))
            if goes_on is not None:
                owned[id] = goes_on
    return tuple(found)


def _followed(
    variant: Variant, true: Ready, keys: Mapping[str, str], used: Mapping[str, _Own], shuffle: bool
) -> Followed:
    """A part as it is asked of a student who goes on with these answers."""
    mine = {name: own.answer for name, own in used.items() if own.answer is not None}
    guessed = any(own.guessed for own in used.values())
    carried = _carried(variant, true, {**keys, **mine}, guessed, shuffle) if mine else None
    if carried is None:
        return Followed(true, left=_faults(used.values()))
    at_hand = [used[name] for name in mine]
    others = [own for own in used.values() if own.answer is None]
    return Followed(carried, tuple(mine.items()), true, _faults(at_hand), _faults(others))


def _faults(owned: Iterable[_Own]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fault for own in owned for fault in own.faults))


def _carried(variant: Variant, true: Ready, answers: Mapping[str, str], guessed: bool, shuffle: bool) -> Ready | None:
    """The part with the student's own answers in it; None where that asks nothing, or nothing else."""
    try:
        found = _with_its_letters(variant, true, answers, shuffle)
    except TutorError:
        return None
    # From 6a + 1 in place of 6a - b + 1 a number follows, and the student has worked it out. Who answers 7, or a,
    # where a formula is wanted, makes a question of the next part that needs no working out.
    if guessed and _has_letters(true) and not _has_letters(found):
        return None
    if _quickly(found, found.made.key).code or not _quickly(true, found.made.key).code:
        return None
    return None if any(_quickly(found, text).code == 0 for text in found.made.unchanged) else found


def _with_its_letters(variant: Variant, true: Ready, answers: Mapping[str, str], shuffle: bool) -> Ready:
    """The part with answers in it, and with the variables that it has with the right ones.

    Who loses a letter on the way, 3x² for 3x²y, has the value at x = 1, y = 2 all the same, and a derivative by y.

    Raises:
        TutorError: it cannot be asked.
    """
    raw = variant.exercise.parts[true.place]
    asked = by_its_answer(raw)
    if asked is not None:
        found = ready(variant, true.place, answers, shuffle, asked)
        return replace(found, made=replace(found.made, question=true.made.question))
    letters = _letters(true)
    if not letters:
        return ready(variant, true.place, answers, shuffle)
    with suppress(TutorError):
        found = ready(variant, true.place, answers, shuffle)
        if set(letters) <= set(_letters(found)):
            return found
    return ready(variant, true.place, answers, shuffle, raw.model_copy(update={"variables": letters}))


def _letters(one: Ready) -> tuple[str, ...]:
    """The variables that tutor takes from the function of a part; () where the author names them."""
    part = one.part
    if not isinstance(part, OfFunction) or part.variables is not None:
        return ()
    reading = reading_of(part)
    if reading.declared or any(letter.subscripts for letter in reading.variables):
        return ()
    return tuple(letter.label for letter in reading.variables)


def _has_letters(one: Ready) -> bool:
    subject = one.made.subject
    return isinstance(subject, Task) and any(symbols(part) for part in expressions_of(subject.model))


def _goes_on(one: Followed, answer: str | None) -> _Own | None:
    """With what the student goes on, where that is not the right answer."""
    true, carried = one.true or one.ready, one.ready if one.true else None
    if answer is None:
        if carried is not None:
            return _Own(one.faults, carried.worth)
        return _Own(one.left) if one.left else None
    verdict = _quickly(true, answer)
    if _is_worth_it(verdict):
        return None
    if carried is not None and _is_wrong(verdict):
        verdict = _quickly(carried, answer)
        if _is_worth_it(verdict):
            return _Own(one.faults, carried.worth)
    faults = (true.part.id,)
    if not _is_wrong(verdict) or _has_strangers(true, verdict):
        return _Own(faults)
    return _Own(faults, own_answer(verdict), _has_letters(true) and _is_bare(verdict))


def _quickly(one: Ready, answer: str) -> Decided:
    """What is said of an answer, without looking for the mistake."""
    return judge(one.made, answer, replace(one.asking, diagnose=False))


def _is_worth_it(verdict: Decided) -> bool:
    """Whether an answer has the right value, in whatever form."""
    return verdict.code == 0 or isinstance(verdict, WrongForm)


def _is_wrong(verdict: Decided) -> bool:
    """What cannot be read, or decided, is not wrong; nor is a working that is not finished."""
    return isinstance(verdict, Wrong | PartOfDomain | Rounded) or str(verdict.kind) == WorkingKind.WRONG_LINE


def _has_strangers(one: Ready, verdict: Decided) -> bool:
    """Whether an answer has letters of nowhere: 2u, where no u is. Nobody can say what follows from it."""
    task, answer = one.made.subject, _answer(verdict)
    if answer is None or not isinstance(task, Task):
        return False
    last = len(task.keys) - 1
    return any(foreign_letters(task, part, min(place, last)) for place, part in enumerate(expressions_of(answer)))


def _is_bare(verdict: Decided) -> bool:
    """Whether an answer is a number or a letter, and nothing has been done with a letter in it."""
    answer = _answer(verdict)
    return answer is not None and all(isinstance(one, Symbol) or not symbols(one) for one in expressions_of(answer))


def _answer(verdict: Decided) -> Answer | None:
    """What was answered; of a working, the last line of the derivative that was asked for."""
    if not isinstance(verdict, WorkingVerdict):
        return getattr(verdict, "answer", None)
    last = next((line.step.expression for line in reversed(verdict.lines) if line.part is Part.MAIN), None)
    return None if last is None or has_partial(last) else Single(last)


def own_answer(verdict: Decided) -> str | None:
    """What a student answered as it can stand in a formula; None when it cannot, or is too long to go on from."""
    answer = _answer(verdict)
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
