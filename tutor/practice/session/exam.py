"""The report of an exam: every part with its answer and verdict, the points, and what was wrong and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tutor.bank.discussion_page import written_lesson
from tutor.bank.hinting import answer_blocks
from tutor.bank.outcome import Outcome, outcome
from tutor.bank.page import question
from tutor.bank.pose import Exercised, Posed, pose
from tutor.bank.posed import Points
from tutor.derivation.lesson import Block, Note, Phrase, Section, Table, phrase
from tutor.practice.event import Event, Kind
from tutor.practice.notes import SAID
from tutor.practice.session.askings import Asking, askings, own_answers
from tutor.practice.session.desk import Desk
from tutor.practice.session.read_out import all_said
from tutor.practice.session.reply import section

_LONGEST = 40
"""A longer answer is cut in the table."""
_DISCUSSED = "discussed"
"""The verdict of a discussion to which something was written: nobody grades it."""


@dataclass(frozen=True, slots=True)
class Result:
    """A part of the exam."""

    number: int
    """Which exercise, from 1."""
    exercised: Exercised
    part: Posed
    typed: str = ""
    """The last answer; "" for none."""
    kind: str = "unanswered"
    """The verdict in a word."""
    code: int | None = None
    credit: float = 0.0
    says: tuple[Block, ...] = ()
    """What is said to the answer."""
    carried: bool = False
    """Is it right only as going on from an earlier answer that was wrong?"""

    @property
    def counts(self) -> bool:
        """Can tutor grade it? A discussion and an answer of which nothing could be told do not count."""
        return not isinstance(self.part.made.subject, Points) and self.code != 3


def results(events: Sequence[Event], desk: Desk) -> Iterator[Result]:
    """Every part of every exercise that was asked, in order.

    Arguments:
        events: those of the session.
        desk: what it works with.
    """
    for number, one in enumerate(askings(events), 1):
        exercised = _exercised(one, desk)
        if exercised is None:
            continue
        for part in exercised.parts:
            yield _result(number, exercised, part, [each for each in one.events if each.part == part.id])


def _exercised(one: Asking, desk: Desk) -> Exercised | None:
    """The exercise as it went on from the answers; None where it is gone by now and left out of the report."""
    try:
        located = desk.library.exercise(one.asked.exercise)
        if located.exercise.version != one.asked.version:
            return None
        return pose(located, one.asked.seed, dict(own_answers(one.tried)))
    except Exception:  # whatever is wrong with one exercise, the others are reported
        return None


def _result(number: int, exercised: Exercised, part: Posed, events: Sequence[Event]) -> Result:
    """What came of a part: the last answer counts."""
    answer = next((one for one in reversed(events) if one.kind is Kind.ANSWERED), None)
    if answer is not None:
        bare = Result(number, exercised, part, answer.text, answer.verdict, answer.code, answer.credit)
        found = _outcome(part, answer.text)
        # What goes on from an earlier part is graded by the last answer to that, which may have come later.
        if found is None or found.code == 2:
            return bare
        return replace(
            bare, kind=found.kind, code=found.code, credit=found.credit, says=all_said(found), carried=found.carried
        )
    said = next((one.text for one in reversed(events) if one.verdict == SAID), None)
    return Result(number, exercised, part) if said is None else Result(number, exercised, part, said, _DISCUSSED)


def _outcome(part: Posed, answer: str) -> Outcome | None:
    try:
        return outcome(part, answer)
    except Exception:  # what was said of it in the session stands
        return None


def exam_report(events: Sequence[Event], desk: Desk, remark: Phrase) -> Iterator[Section]:
    """The sections of the report.

    Arguments:
        events: those of the session.
        desk: what it works with.
        remark: how long it took.
    """
    found = list(results(events, desk))
    gone = tuple(_gone(events, found))
    if not found and not gone:
        yield section(phrase("practice-report-nothing"), heading=phrase("practice-exam-report"), remark=remark)
        return
    reached = sum(one.credit * one.part.points for one in found if one.counts)
    whole = sum(one.part.points for one in found if one.counts)
    total = (phrase("practice-exam-points", reached=f"{reached:g}", all=f"{whole:g}"),) if whole else ()
    columns = tuple(phrase(f"practice-exam-{name}") for name in ("part", "answer", "verdict", "worth"))
    table = (Table(columns, tuple(map(_row, found))),) if found else ()
    yield section(*table, *total, *gone, heading=phrase("practice-exam-report"), remark=remark)
    for one in found:
        if one.code != 0 or one.carried:
            yield from _looked_at(one)


def _gone(events: Sequence[Event], found: Sequence[Result]) -> Iterator[Phrase]:
    """Which questions are not in the report."""
    asked = range(1, len(askings(events)) + 1)
    numbers = [str(number) for number in asked if all(one.number != number for one in found)]
    if numbers:
        several = "-several" if len(numbers) > 1 else ""
        yield phrase(f"practice-exam-gone{several}", numbers=", ".join(numbers))


def _row(one: Result) -> tuple[Phrase | str, ...]:
    several = len(one.exercised.parts) > 1
    name = f"{one.number} {one.part.id}" if several else str(one.number)
    typed = " ".join(one.typed.split())
    shown = typed if len(typed) <= _LONGEST else f"{typed[: _LONGEST - 1]}…"
    worth = f"{one.credit * one.part.points:g} / {one.part.points:g}" if one.counts else ""
    word = "partly" if one.code == 1 and one.credit > 0 else _WORDS.get(one.kind, "wrong")
    return name, shown or "–", phrase(f"practice-exam-is-{word}"), worth


_WORDS = {
    "right": "right",
    "wrong-form": "form",
    "undecided": "undecided",
    "unanswered": "unanswered",
    _DISCUSSED: "discussed",
}


def _looked_at(one: Result) -> Iterator[Section]:
    """A part that was not right as it stands: what was asked, what is said to the answer, and the right one."""
    several = len(one.exercised.parts) > 1
    heading = phrase(
        "practice-exam-again-part" if several else "practice-exam-again",
        number=one.number,
        title=phrase("bank-prose", text=one.exercised.variant.exercise.title),
        part=one.part.id,
    )
    yield Section(heading, None, tuple(question(one.part, marked=False)))
    if one.kind == _DISCUSSED:
        *compared, _ = written_lesson(one.part, one.typed).sections
        yield from (replace(each, level=1) for each in compared)
        return
    if one.says:
        yield Section(None, None, one.says, 1)
    yield Section(None, None, tuple(_right(one.part)), 1)


def _right(part: Posed) -> Iterator[Block]:
    """The right answer; of a part that goes on from an own answer also the one that this leads to.

    What is said of the answer compares it with one of them.
    """
    if part.true is None:
        yield from answer_blocks(part.made)
        return
    several = "-several" if len(part.faults) > 1 else ""
    yield Note(phrase(f"practice-exam-by-own{several}", parts=", ".join(part.faults)))
    yield from answer_blocks(part.made)
    yield Note(phrase(f"practice-exam-by-right{several}"))
    yield from answer_blocks(part.true.made)
