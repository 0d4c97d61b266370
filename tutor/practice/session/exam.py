"""The report of an exam: every part with its answer and verdict, the points, and what was wrong and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.bank.hinting import answer_blocks
from tutor.bank.outcome import Outcome, outcome
from tutor.bank.page import question
from tutor.bank.pose import Exercised, Posed, pose
from tutor.bank.posed import Points
from tutor.derivation.lesson import Phrase, Section, Table, phrase
from tutor.practice.event import Event, Kind
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import section
from tutor.practice.session.tried import SAID

_LONGEST = 40
"""A longer answer is cut in the table."""


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
    asked = [one for one in events if one.kind is Kind.ASKED]
    for number, one in enumerate(asked, 1):
        about = [each for each in events if (each.exercise, each.seed) == (one.exercise, one.seed)]
        last = {each.part: each for each in about if each.kind is Kind.ANSWERED}
        said = {each.part: each.text for each in about if each.verdict == SAID}
        own = {part: each.text for part, each in last.items() if each.code == 1}
        try:
            located = desk.library.exercise(one.exercise)
            exercised = pose(located, one.seed, own) if located.exercise.version == one.version else None
        except Exception:  # an exercise that is gone by now is left out of the report
            exercised = None
        for part in exercised.parts if exercised else ():
            answer = last.get(part.id)
            if exercised and answer:
                yield Result(number, exercised, part, answer.text, answer.verdict, answer.code, answer.credit)
            elif exercised:
                kind = "discussed" if part.id in said else "unanswered"
                yield Result(number, exercised, part, said.get(part.id, ""), kind)


def exam_report(events: Sequence[Event], desk: Desk, remark: Phrase) -> Iterator[Section]:
    """The sections of the report.

    Arguments:
        events: those of the session.
        desk: what it works with.
        remark: how long it took.
    """
    found = list(results(events, desk))
    if not found:
        yield section(phrase("practice-report-nothing"), heading=phrase("practice-exam-report"), remark=remark)
        return
    reached = sum(one.credit * one.part.points for one in found if one.counts)
    whole = sum(one.part.points for one in found if one.counts)
    total = (phrase("practice-exam-points", reached=f"{reached:g}", all=f"{whole:g}"),) if whole else ()
    columns = tuple(phrase(f"practice-exam-{name}") for name in ("part", "answer", "verdict", "worth"))
    table = Table(columns, tuple(map(_row, found)))
    yield section(table, *total, heading=phrase("practice-exam-report"), remark=remark)
    for one in found:
        if one.code != 0:
            yield from _looked_at(one)


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
    "discussed": "discussed",
}


def _looked_at(one: Result) -> Iterator[Section]:
    """A part that was not right: what was asked, what is said to the answer, and the right one."""
    heading = phrase(
        "practice-exam-again",
        number=one.number,
        title=phrase("bank-prose", text=one.exercised.variant.exercise.title),
        part=one.part.id,
    )
    yield Section(heading, None, tuple(question(one.part)))
    said = _said(one)
    if said is not None:
        yield Section(None, None, said.says, 1)
    yield Section(None, None, answer_blocks(one.part.made), 1)


def _said(one: Result) -> Outcome | None:
    if one.code is None:
        return None
    try:
        return outcome(one.part, one.typed)
    except Exception:  # the verdict stands in the table; only what explains it is missing
        return None
