"""A part of a variant with everything filled in, made into a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tutor.bank.components import of_answer
from tutor.bank.filled import EARLIER, PART, Filled, Values
from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.formed import formed
from tutor.bank.kinds.table import make
from tutor.bank.kinds.written import typed
from tutor.bank.parts_filled import EQUALS, filled
from tutor.bank.posed import Made
from tutor.bank.schema.fields import Feedback
from tutor.bank.schema.kept import text_of
from tutor.bank.schema.parts import Asked, Expression, Part
from tutor.bank.variant import Variant
from tutor.bank.within import within
from tutor.errors import AuthorError, SyntaxProblem
from tutor.grading.answer import expressions_of
from tutor.grading.check import asking_of
from tutor.grading.form import Form
from tutor.grading.grade import Asking
from tutor.grading.task import Task

_WHOLE = re.compile(r"\{(part\.[a-z0-9-]+)\}")
"""The answer to an earlier part as a whole."""
_WORDS = {"prompt", "hints", "feedback"}
"""Fields that do not decide what is asked."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A part that can be asked."""

    place: int
    """Where it stands in the exercise, from 0."""
    part: Part
    """Every blank filled."""
    made: Made
    asking: Asking
    values: Values
    """What its blanks were filled with; the texts of the exercise that go with it are filled with the same."""
    shared: tuple[Feedback, ...] = ()
    """The feedback rules of the exercise, their blanks not filled."""

    @property
    def known_mistakes(self) -> tuple[str, ...]:
        """The answers that the author's rules with `equals:` name: those of the part, then those of the exercise."""
        texts = [rule.when for rule in self.part.feedback]
        for rule in self.shared:
            with suppress(AuthorError):  # a rule that cannot be filled is told when the part is asked
                texts.append(filled(rule, self.values).when)
        return tuple(text.removeprefix(EQUALS).strip() for text in texts if text.startswith(EQUALS))

    @property
    def worth(self) -> str:
        """The right answer as it stands in later parts.

        Raises:
            AuthorError: it is no formula.
        """
        return worth_of(self.part, self.made)


def worth_of(part: Part, made: Made) -> str:
    """The right answer to a part as it stands in later parts.

    Arguments:
        part: the part.
        made: what is asked in it.

    Raises:
        AuthorError: it is no formula.
    """
    if not isinstance(made.subject, Task):
        message = f"{{{PART}{part.id}}} cannot be used: the answer to a {part.kind} is no formula."
        raise AuthorError(message, "Ask for it in a part with a formula as its answer.")
    if part.kind == "steps":
        return typed(expressions_of(made.subject.model)[0])
    return made.key


def follows(part: Part) -> tuple[str, ...]:
    """The earlier parts whose answers stand in what is asked; those in its words alone do not count.

    >>> from tutor.bank.schema.parts import Number
    >>> follows(Number(kind="number", prompt="Take {part.z}.", value="2*{part.a} + {part.b}"))
    ('a', 'b')
    """
    # But for an expression, a written answer is only compared with the one that tutor derives.
    words = _WORDS if part.kind == "expression" else {*_WORDS, "answer"}
    return tuple(dict.fromkeys(EARLIER.findall(part.model_dump_json(exclude=words))))


def goes_on_from(part: Part) -> tuple[str, ...]:
    """The earlier parts from which an answer is carried on: those that stand in what is asked, or else in `answer`.

    >>> from tutor.bank.schema.parts import Partial
    >>> goes_on_from(Partial(kind="partial", f="(x + y)^2", wrt="y", answer="{part.outer}*{part.inner}"))
    ('outer', 'inner')
    """
    return follows(part) or tuple(dict.fromkeys(EARLIER.findall(part.answer or "")))


def by_its_answer(part: Part) -> Part | None:
    """A part whose written answer alone goes on from earlier ones, with that answer as what is right; None for others.

    The derivative of (x + y)² by y is what it is; but who had 3(x + y) for the outer derivative, and multiplies that
    with the inner one, has gone on rightly.
    """
    if follows(part) or part.answer is None or not EARLIER.search(part.answer):
        return None
    kept = {name: getattr(part, name) for name in (*Asked.model_fields, "functions", "domain") if hasattr(part, name)}
    return Expression.model_construct(**{**kept, "kind": "expression"})


def ready(
    variant: Variant,
    place: int,
    answers: Mapping[str, str],
    shuffle: bool = True,
    asked: Part | None = None,
) -> Ready:
    """A part of a variant, made into a question.

    Arguments:
        variant: the variant.
        place: where the part stands in the exercise, from 0.
        answers: the answers to earlier parts by id, for {part.a}.
        shuffle: whether the options of a menu change their order with the variant.
        asked: the part itself, where it is not the one of the exercise.

    Raises:
        AuthorError: it cannot be asked; the error names its field from the exercise down.
    """
    exercise = variant.exercise
    raw = exercise.parts[place] if asked is None else asked
    known: dict[str, Filled | None] = dict(variant.values)
    known.update({f"{PART}{id}": of_answer(text) for id, text in answers.items()})
    with within("parts", place):
        part = filled(raw, known)
        with naming("tolerance"):
            asking = _asking(part)
        with naming(), _pointing(raw, known):
            made = formed(make(part, variant.dice(part.id) if shuffle else None), asking, part.answer)
    return Ready(place, part, made, asking, known, exercise.feedback)


@contextmanager
def _pointing(part: Part, known: Values) -> Iterator[None]:
    """Where a vector stands in a formula that cannot be read, names its components.

    Raises:
        AuthorError: what goes wrong inside.
    """
    try:
        yield
    except AuthorError as error:
        text = getattr(part, str(error.field[0]), "") if error.field else ""
        names = _WHOLE.findall(text) if isinstance(text, str) and isinstance(error.__cause__, SyntaxProblem) else ()
        for name in names:
            value = known.get(name)
            if value is not None and value.components:
                listed = ", ".join(f"{{{name}.{place + 1}}}" for place in range(len(value.components)))
                message = f"{{{name}}} is a vector, {value.text}, and cannot be read where it stands. {error.message}"
                mend = f"Write its components one by one: {listed}."
                raise AuthorError(message, mend, error.field, error.spot) from error.__cause__
        raise


def _asking(part: Part) -> Asking:
    """What an answer must be besides right.

    Raises:
        AuthorError: a rounded number would be right, and must be exact.
        Unanswerable: the tolerance is none.
    """
    asking = asking_of(part.form or "any", part.tolerance, True)
    if asking.form is Form.EXACT and asking.tolerance is not None:
        message = "With `form: exact` an answer must not be rounded, and with a tolerance it may be."
        raise AuthorError(message, "Leave one of the two out.")
    return asking


def all_ready(variant: Variant, shuffle: bool = True) -> tuple[Ready, ...]:
    """Every part that is asked in a variant, in order; {part.a} is the key of a.

    Raises:
        AuthorError: one cannot be asked.
    """
    return _made(variant, variant.parts, shuffle)


def ready_alone(variant: Variant, place: int) -> Ready | None:
    """One part of a variant, and nothing made of the others but what it goes on from.

    Arguments:
        variant: the variant.
        place: where the part stands in the exercise, from 0.

    Returns:
        the part; None where this variant leaves it out.

    Raises:
        AuthorError: it cannot be asked.
    """
    id = variant.exercise.parts[place].id
    if all(part.id != id for part in variant.parts):
        return None
    # What is said to an answer may name any earlier part.
    shared = "".join(map(text_of, variant.exercise.feedback))
    named = {id, *EARLIER.findall(shared)}
    wanted: list[Part] = []
    ids = [part.id for part in variant.parts]
    for part in reversed(variant.parts[: ids.index(id) + 1]):
        if part.id in named:
            named |= set(EARLIER.findall(text_of(part)))
            wanted.append(part)
    return _made(variant, wanted[::-1], shuffle=True)[-1]


def _made(variant: Variant, parts: Iterable[Part], shuffle: bool) -> tuple[Ready, ...]:
    """Some of the parts, each behind those that it goes on from."""
    places = {part.id: place for place, part in enumerate(variant.exercise.parts)}
    wanted = set(EARLIER.findall(text_of(variant.exercise)))
    found: list[Ready] = []
    answers: dict[str, str] = {}
    for part in parts:
        one = ready(variant, places[part.id], answers, shuffle)
        found.append(one)
        if part.id in wanted:
            with within("parts", one.place):
                answers[part.id] = one.worth
    return tuple(found)
