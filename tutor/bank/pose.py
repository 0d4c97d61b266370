"""An exercise as it is asked: a variant with every part made into a question, and its words as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tutor.bank.degenerate import Drawing
from tutor.bank.entry import Located
from tutor.bank.fill import fill_prose
from tutor.bank.filled import Values
from tutor.bank.followed import Followed
from tutor.bank.parts_filled import filled
from tutor.bank.places import nearest_spot
from tutor.bank.posed import Hint, Made
from tutor.bank.prose import blocks
from tutor.bank.ready import Ready, ready
from tutor.bank.schema.parts import Part
from tutor.bank.variant import Variant
from tutor.bank.within import within
from tutor.derivation.lesson import Block, Note, Table
from tutor.errors import AuthorError, Unanswerable
from tutor.expression.spelling import nearest
from tutor.grading.grade import Asking

if TYPE_CHECKING:
    from tutor.bank.feedback import Rule

ATTEMPTS = 3
"""How many answers count where neither the part nor its file says."""
POINTS = 1.0
"""What the right answer earns where neither the part nor its file says."""


@dataclass(frozen=True, slots=True)
class Posed:
    """A part as it is asked."""

    id: str
    place: int
    """Where it stands in the exercise, from 0; parts before it may be left out of the variant."""
    part: Part
    """The part with every blank filled."""
    made: Made
    asking: Asking
    attempts: int
    points: float
    prompt: tuple[Block, ...]
    """What is asked, with the tables that belong to it."""
    rules: tuple[Rule, ...]
    """The rules for what is said to certain answers: those of the part, then those of the exercise."""
    values: Values
    """What the blanks of the part were filled with."""
    written: tuple[Hint, ...] = ()
    """The hints of the author."""
    own: tuple[tuple[str, str], ...] = ()
    """Earlier parts that were not answered rightly, with the answers in their place that this part goes on from."""
    true: Posed | None = None
    """Where it goes on from own answers: the part as it would be asked if they were right."""
    faults: tuple[str, ...] = ()
    """The earlier parts with the mistakes that it goes on from."""
    left: tuple[str, ...] = ()
    """Earlier parts that were not answered rightly, and whose right answers stand in it all the same."""
    _hints: list[tuple[Hint, ...]] = field(default_factory=list, init=False, repr=False, compare=False)
    """All hints, once they were asked for: after each wrong answer it is said whether one is left."""

    def hints(self) -> tuple[Hint, ...]:
        """The hints in order: those of the author, tutor's own in three grades, and the answer itself at last.

        What makes them is loaded when they are asked for.
        """
        if not self._hints:
            from tutor.bank.hinting import hints

            self._hints.append(hints(self.made, self.written))
        return self._hints[0]


@dataclass(frozen=True, slots=True)
class Exercised:
    """An exercise as it is asked."""

    variant: Variant
    prompt: tuple[Block, ...]
    """What is told before the parts."""
    parts: tuple[Posed, ...]
    solution: tuple[Block, ...] = ()
    """What the author says before the worked solution."""
    remark: tuple[Block, ...] = ()
    """What the author says after it."""

    def part(self, id: str | None = None) -> Posed:
        """One part.

        Arguments:
            id: its id; None for the first.

        Raises:
            Unanswerable: there is none, in this variant or at all.
        """
        if id is None:
            return self.parts[0]
        known = {part.id: part for part in self.parts}
        if id not in known:
            near = nearest(id, known)
            raise Unanswerable(
                f"There is no part {id[:40]}.",
                f"Did you mean {near}?" if near else f"The parts are {', '.join(known)}.",
            )
        return known[id]


def pose(
    located: Located, seed: int = 0, earlier: Mapping[str, str] | None = None, *, shuffle: bool = True
) -> Exercised:
    """An exercise as it is asked.

    Arguments:
        located: the exercise.
        seed: which variant, from 0.
        earlier: what a student answered to earlier parts, by their ids. Where such an answer is wrong, later parts
            go on from it instead of from the right one.
        shuffle: whether the options of menus change their order with the variant.

    Raises:
        AuthorError: it cannot be asked as it was written; the error says where in the file.
    """
    with spotted(located):
        drawing = Drawing(located, shuffle)
        variant = drawing.variant(seed)
        asked = drawing.ready
        parts = _followed(variant, asked, earlier, shuffle) if earlier else tuple(map(Followed, asked))
        known = parts[-1].ready.values
        exercise = variant.exercise
        texts = {"prompt": exercise.prompt, "solution": exercise.solution, "remark": exercise.remark}
        told = {name: _told(text, known, name) for name, text in texts.items()}
        return Exercised(
            variant, told["prompt"], _posed(variant, parts, told["prompt"]), told["solution"], told["remark"]
        )


def posed_after(variant: Variant, place: int, answers: Mapping[str, str]) -> Posed:
    """One part as it would be asked if these were the answers to the parts before it.

    Arguments:
        variant: the variant.
        place: where the part stands in the exercise, from 0.
        answers: the answers by the ids of the parts.

    Raises:
        AuthorError: nothing can be asked then.
    """
    return _one(variant, ready(variant, place, answers), set())


@contextmanager
def spotted(located: Located) -> Iterator[None]:
    """Gives errors of the author their place in the file.

    Raises:
        AuthorError: whatever goes wrong inside.
    """
    try:
        yield
    except AuthorError as error:
        spot = error.spot or nearest_spot(located.spots, error.field)
        raise AuthorError(error.message, error.mend, error.field, spot) from error


def _followed(
    variant: Variant, asked: Sequence[Ready], earlier: Mapping[str, str], shuffle: bool
) -> tuple[Followed, ...]:
    """`followed`, which is loaded when there are answers: before the first page there are none."""
    from tutor.bank.follow import followed

    return followed(variant, asked, earlier, shuffle)


def _posed(variant: Variant, parts: Sequence[Followed], told: tuple[Block, ...]) -> tuple[Posed, ...]:
    tables = {block for block in told if isinstance(block, Table)}
    found = []
    for one in parts:
        true = None if one.true is None else _one(variant, one.true, set(tables))
        part = _one(variant, one.ready, tables)
        found.append(replace(part, own=one.own, true=true, faults=one.faults, left=one.left))
    return tuple(found)


def _one(variant: Variant, ready: Ready, tables: set[Table]) -> Posed:
    part = ready.part
    with within("parts", ready.place, "prompt"):
        worded = blocks(part.prompt, _letters(part)) if part.prompt else tuple(map(Note, ready.made.question))
    return Posed(
        part.id,
        ready.place,
        part,
        ready.made,
        ready.asking,
        part.attempts or ATTEMPTS,
        part.points or POINTS,
        (*worded, *_tables(ready, worded, tables)),
        tuple(_rules(variant, ready)),
        ready.values,
        tuple(_hints(variant, ready)),
    )


def _hints(variant: Variant, ready: Ready) -> Iterator[Hint]:
    letters = _letters(ready.part)
    for place, text in enumerate(variant.exercise.hints):
        with within("hints", place):
            yield Hint(0, blocks(fill_prose(text, ready.values), letters))
    for place, text in enumerate(ready.part.hints):
        with within("parts", ready.place, "hints", place):
            yield Hint(0, blocks(text, letters))


def _rules(variant: Variant, ready: Ready) -> Iterator[Rule]:
    if not (ready.part.feedback or variant.exercise.feedback):
        return  # what compares answers with rules is loaded where there are some
    from tutor.bank.feedback import Rule

    letters = _letters(ready.part)
    # Those of the part have their blanks filled already.
    own = [(("parts", ready.place, "feedback", place), rule) for place, rule in enumerate(ready.part.feedback)]
    shared = [(("feedback", place), rule) for place, rule in enumerate(variant.exercise.feedback)]
    for route, rule in (*own, *shared):
        with within(*route):
            full = rule if len(route) > 2 else filled(rule, ready.values)
            with within("say"):
                yield Rule(full.when, blocks(full.say, letters), full.credit, route)


def _tables(ready: Ready, worded: Sequence[Block], shown: set[Table]) -> list[Block]:
    """The tables of a part that do not stand above it already."""
    shown.update(block for block in worded if isinstance(block, Table))
    sizes = {len(table.rows) for table in shown}
    found = [table for table in ready.made.tables if isinstance(table, Table) and len(table.rows) not in sizes]
    shown.update(found)
    return list(found)


def _letters(part: Part) -> tuple[str, ...]:
    """The names of several letters that are variables in the formulas of the part."""
    names = (*(getattr(part, "variables", None) or ()), *(getattr(part, "parameters", None) or ()))
    return tuple(name for name in names if len(name) > 1)


def _told(text: str | None, known: Values, field: str) -> tuple[Block, ...]:
    if text is None:
        return ()
    with within(field):
        return blocks(fill_prose(text, known))
