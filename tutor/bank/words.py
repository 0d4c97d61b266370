"""What tutor itself says of an answer, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutor.bank.hinting import NOTHING
from tutor.bank.judge import Chosen, Decided, Marked
from tutor.bank.kinds.matrix_text import matrix_shown, matrix_text
from tutor.bank.posed import Menu
from tutor.derivation.lesson import Block, Note, Phrase, phrase
from tutor.grading.answer import Vector, answer_text
from tutor.grading.lesson import verdict_lesson
from tutor.grading.sentences import read_back, together
from tutor.grading.verdict import Rounded, Verdict
from tutor.grading.working.lesson import working_lesson
from tutor.grading.working.verdict import WorkingVerdict

_MOST_READ = 400
"""Characters of an answer that are shown again."""


def said(verdict: Decided) -> tuple[Block, ...]:
    """What is said of an answer."""
    match verdict:
        case Chosen():
            return tuple(_chosen(verdict))
        case Marked():
            return tuple(_marked(verdict))
        case Rounded():
            return tuple(_verdict(_hidden(verdict)))
        case WorkingVerdict():
            _, *sections = working_lesson(verdict).sections
            return tuple(block for section in sections for block in section.blocks)
        case _:
            return tuple(_verdict(verdict))


def read_as(verdict: Decided) -> tuple[Block, ...]:
    """How an answer was read, where that can be said in a sentence."""
    if isinstance(verdict, Chosen):
        return tuple(_option_read(verdict))
    if isinstance(verdict, Marked | WorkingVerdict):
        return ()
    read = _shortened(_read(verdict), verdict)
    return () if read is None else (Note(read),)


def _shortened(read: Phrase | None, verdict: Verdict) -> Phrase | None:
    """How an answer was read, cut where it would fill a page."""
    whole = "" if read is None or verdict.answer is None else answer_text(verdict.answer)
    return read if len(whole) <= _MOST_READ else phrase("bank-read-long", answer=whole[:_MOST_READ], count=len(whole))


def _read(verdict: Verdict) -> Phrase | None:
    """How an answer was read; a matrix row by row, though it is graded as one long vector."""
    answer = verdict.answer
    orders = [question.orders for question in verdict.task.questions] if verdict.task else []
    if isinstance(answer, Vector) and len(orders) > 1 and all(len(one) > 1 for one in orders):
        found = matrix_text(answer.source)
        if found is not None and sum(found.sizes) == len(answer.components):
            return phrase("check-read", answer=matrix_shown(answer.components, found.sizes))
    if answer is not None and answer_text(answer) == NOTHING:
        return phrase("bank-read-none")
    return read_back(verdict)


def _hidden(verdict: Rounded) -> Rounded:
    """The same without the exact value: there may be attempts left to find it."""
    parts = tuple(_hidden(part) if isinstance(part, Rounded) else part for part in verdict.components)
    return replace(verdict, exact=(), components=parts)


def _verdict(verdict: Verdict) -> Iterator[Block]:
    """The page of a verdict; what is said of a component follows its name."""
    plain, read = read_back(verdict), _shortened(_read(verdict), verdict)
    for section in verdict_lesson(verdict).sections:
        for place, block in enumerate(section.blocks):
            if section.heading is not None and place == 0 and isinstance(block, Note):
                yield Note(phrase("bank-component", component=section.heading, said=block.phrase))
            elif read is not None and isinstance(block, Note) and block.phrase == plain:
                yield Note(read)
            else:
                yield block


def _chosen(verdict: Chosen) -> Iterator[Block]:
    menu, right = verdict.menu, verdict.menu.right
    yield from _option_read(verdict)
    if verdict.code == 0:
        yield Note(phrase("check-right"))
    elif not menu.several:
        yield Note(phrase("check-not-yet"))
    else:
        yield Note(together(phrase("check-not-yet"), *_counted(verdict)))
    wrong_first = sorted(verdict.places, key=lambda place: (place in right, place))
    for place in wrong_first:
        yield from _of_option(place, menu) if menu.several else menu.says[place]


def _option_read(verdict: Chosen) -> Iterator[Block]:
    """Which option was chosen, where what was typed might have meant another one."""
    if not verdict.mistakable:
        return
    for place in sorted(verdict.places):
        first = verdict.menu.options[place][0]
        if isinstance(first, Note):
            yield Note(phrase("bank-read-option", number=place + 1, option=first.phrase))


def _of_option(place: int, menu: Menu) -> Iterator[Block]:
    """What is said of an option of several, with its number: the remarks stand below each other."""
    for turn, block in enumerate(menu.says[place]):
        if turn == 0 and isinstance(block, Note):
            yield Note(phrase("bank-of-option", number=place + 1, said=block.phrase))
        else:
            yield block


def _counted(verdict: Chosen) -> Iterator[Phrase]:
    """How many choices are right, and whether some are missing; never which."""
    right = len(verdict.places & verdict.menu.right)
    yield phrase(_count_key(right, len(verdict.places)), right=right, all=len(verdict.places))
    if right < len(verdict.menu.right):
        yield phrase("bank-chosen-missing")


def _count_key(right: int, count: int) -> str:
    """The sentence for so many right choices of so many."""
    if count == 1:
        return "bank-chosen-only" if right else "bank-chosen-only-wrong"
    if right in (0, count):
        few, many = ("both", "all") if right else ("neither", "none")
        return f"bank-chosen-{few if count == 2 else many}"
    return "bank-chosen-one" if right == 1 else "bank-chosen-some"


def _marked(verdict: Marked) -> Iterator[Block]:
    points = verdict.points.look_for
    missing = [place for place in range(len(points)) if place not in verdict.places]
    if not missing:
        yield Note(phrase("bank-marked-all"))
        return
    yield Note(phrase("bank-marked", reached=len(verdict.places), all=len(points)))
    for place in missing:
        yield from points[place]
