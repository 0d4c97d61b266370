"""What of a part depends on the answers to earlier parts: on a page of all parts that would give them away.

The part is asked once more, as if the earlier answers had been others. What is the same then says nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tutor.bank.components import components
from tutor.bank.filled import EARLIER
from tutor.bank.pose import Exercised, Posed, posed_after
from tutor.bank.ready import follows, worth_of
from tutor.derivation.lesson import Note, Phrase, Value, phrase
from tutor.errors import TutorError
from tutor.grading.task import Task

_JUST_IT = re.compile(rf"(?:[^={{}}]*=\s*)?\(?{EARLIER.pattern}\)?")
"""A field that is the earlier answer and nothing else, whatever it is called: f(x) = {part.a}."""
_NUMBER = re.compile(r"(?<![\^_.0-9A-Za-z])[0-9]+")
"""A number up to its decimal point, where it is no exponent and no index."""
_OTHERWISE = 7


def needed(exercised: Exercised, part: Posed) -> tuple[str, ...]:
    """The earlier parts whose answers stand in what is asked in a part, in its prompt or in its hints.

    Arguments:
        exercised: the exercise as it is asked.
        part: one of its parts.
    """
    exercise = exercised.variant.exercise
    texts = (exercise.parts[part.place].model_dump_json(exclude={"feedback"}), *exercise.hints)
    found = set(EARLIER.findall("\n".join(texts)))
    return tuple(other.id for other in exercised.parts if other.place < part.place and other.id in found)


def elsewise(exercised: Exercised, part: Posed) -> Posed | None:
    """The part as it would be asked if all earlier answers were others; None where nothing can be asked then.

    Arguments:
        exercised: the exercise as it is asked.
        part: one of its parts.
    """
    others: dict[str, str] = {}
    for one in exercised.parts:
        if one.place < part.place and isinstance(one.made.subject, Task):
            others[one.id] = another(worth_of(one.part, one.made))
    try:
        return posed_after(exercised.variant, part.place, others)
    except TutorError:
        return None


def another(answer: str) -> str:
    """Another answer of the same shape: with other numbers in it, or, where it has none, a multiple.

    >>> another("(3, -4/5)"), another("3*x^2*y"), another("2.5"), another("(y, x)")
    ('(10, -11/12)', '10*x^2*y', '9.5', '(7*(y), 7*(x))')
    """
    changed = _NUMBER.sub(lambda found: str(int(found[0]) + _OTHERWISE), answer)
    if changed != answer:
        return changed
    pieces = [f"{_OTHERWISE}*({piece})" for piece in components(answer)]
    return f"({', '.join(pieces)})" if pieces else f"{_OTHERWISE}*({answer})"


def named_parts(key: str, parts: Sequence[str]) -> Phrase:
    """A phrase about one part or several.

    Arguments:
        key: the key of the sentence about one; behind it stands -many for several.
        parts: their ids.
    """
    *first, last = parts
    return phrase(f"{key}-many", first=", ".join(first), last=last) if first else phrase(key, part=last)


def kept_open(exercised: Exercised) -> Exercised:
    """The exercise without what would tell the answers to its earlier parts: as it stands on a page of all parts.

    Of a part that follows on there is no question as data, and tutor's own words say "your answer to part a".

    Arguments:
        exercised: the exercise as it is asked.
    """
    return replace(exercised, parts=tuple(_kept_open(exercised, part) for part in exercised.parts))


def _kept_open(exercised: Exercised, part: Posed) -> Posed:
    if not follows(exercised.variant.exercise.parts[part.place]):
        return part
    prompt = part.prompt
    if part.part.prompt is None and part.made.question:
        # Behind the words stand the tables that belong to them.
        own = tuple(map(Note, _worded(exercised, part)))
        prompt = (*own, *prompt[len(part.made.question) :])
    return replace(part, prompt=prompt, made=replace(part.made, facts={}))


def _worded(exercised: Exercised, part: Posed) -> tuple[Phrase, ...]:
    """The question in tutor's own words, with "your answer to part a" in place of what depends on that answer."""
    names = needed(exercised, part)
    raw = exercised.variant.exercise.parts[part.place].model_dump().values()
    just = len(names) == 1 and any(isinstance(value, str) and _JUST_IT.fullmatch(value) for value in raw)
    stand_in = named_parts("bank-page-your-answer" if just else "bank-page-from-answer", names)
    other = elsewise(exercised, part)
    if other is None or len(other.made.question) != len(part.made.question):
        return (named_parts("bank-page-go-on", names),)
    pairs = zip(part.made.question, other.made.question, strict=True)
    return tuple(_without(mine, theirs, stand_in) for mine, theirs in pairs)


def _without(mine: Phrase, theirs: Phrase, stand_in: Phrase) -> Phrase:
    """A phrase with `stand_in` for each value in which it differs from another."""
    if mine.key != theirs.key or [name for name, _ in mine.values] != [name for name, _ in theirs.values]:
        return stand_in
    values: list[tuple[str, Value]] = []
    for (name, ours), (_, others) in zip(mine.values, theirs.values, strict=True):
        if isinstance(ours, Phrase) and isinstance(others, Phrase):
            values.append((name, _without(ours, others, stand_in)))
        else:
            values.append((name, ours if ours == others else stand_in))
    return Phrase(mine.key, tuple(values))
