"""What tutor itself says of an answer, as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.bank.judge import Chosen, Decided, Marked
from tutor.derivation.lesson import Block, Note, Phrase, phrase
from tutor.grading.lesson import verdict_lesson
from tutor.grading.sentences import read_back, together
from tutor.grading.verdict import Verdict
from tutor.grading.working.lesson import working_lesson
from tutor.grading.working.verdict import WorkingVerdict


def said(verdict: Decided) -> tuple[Block, ...]:
    """What is said of an answer."""
    match verdict:
        case Chosen():
            return tuple(_chosen(verdict))
        case Marked():
            return tuple(_marked(verdict))
        case WorkingVerdict():
            _, *sections = working_lesson(verdict).sections
            return tuple(block for section in sections for block in section.blocks)
        case _:
            return tuple(_verdict(verdict))


def read_as(verdict: Decided) -> tuple[Block, ...]:
    """How an answer was read, where that can be said in a sentence."""
    if isinstance(verdict, Chosen | Marked | WorkingVerdict):
        return ()
    read = read_back(verdict)
    return () if read is None else (Note(read),)


def _verdict(verdict: Verdict) -> Iterator[Block]:
    """The page of a verdict; what is said of a component follows its name."""
    for section in verdict_lesson(verdict).sections:
        for place, block in enumerate(section.blocks):
            if section.heading is not None and place == 0 and isinstance(block, Note):
                yield Note(phrase("bank-component", component=section.heading, said=block.phrase))
            else:
                yield block


def _chosen(verdict: Chosen) -> Iterator[Block]:
    menu, right = verdict.menu, verdict.menu.right
    if verdict.code == 0:
        yield Note(phrase("check-right"))
    elif not menu.several:
        yield Note(phrase("check-not-yet"))
    else:
        yield Note(together(phrase("check-not-yet"), *_counted(verdict)))
    wrong_first = sorted(verdict.places, key=lambda place: (place in right, place))
    for place in wrong_first:
        yield from menu.says[place]


def _counted(verdict: Chosen) -> Iterator[Phrase]:
    """How many choices are right, and whether some are missing; never which."""
    right = len(verdict.places & verdict.menu.right)
    yield phrase("bank-chosen", right=right, all=len(verdict.places))
    if right < len(verdict.menu.right):
        yield phrase("bank-chosen-missing")


def _marked(verdict: Marked) -> Iterator[Block]:
    points = verdict.points.look_for
    missing = [place for place in range(len(points)) if place not in verdict.places]
    if not missing:
        yield Note(phrase("bank-marked-all"))
        return
    yield Note(phrase("bank-marked", reached=len(verdict.places), all=len(points)))
    for place in missing:
        yield from points[place]
