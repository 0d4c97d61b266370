"""The lines of a working as a page shows them: as they were typed, with what is said of each beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, phrase
from tutor.derivation.lessons.parts import name_of, partial_symbol
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression
from tutor.grading.working.grader import whole_of
from tutor.grading.working.line_verdicts import CarriedOn, Follows, LineVerdict, Restates, Solves
from tutor.grading.working.verdict import Graded, Part, WorkingVerdict

_UNREADABLE, _SOLVES = "unreadable", "solves"
_OPENINGS = frozenset(("function", "derivative", "part"))
"""What a calculation beside the working begins with."""


def line_blocks(verdict: WorkingVerdict) -> Iterator[Block]:
    """The lines, those of one calculation together; one that cannot be read stands by itself."""
    opening: Expression | None = whole_of(verdict.question)
    numbered: set[int] = set()
    for kind, group in groupby(verdict.lines, key=_kind):
        together = [line for line in group if not _is_opening(line)]
        if kind == _UNREADABLE:
            for line in together:
                number, text = line.step.number, line.step.text or "…"
                if number in numbered:
                    yield Note(phrase("check-working-text-unreadable", text=text))
                else:
                    numbered.add(number)
                    yield Note(phrase("check-working-line-text", number=number, text=text))
        elif kind == _SOLVES:
            for number, sides in groupby(together, key=lambda line: line.step.number):
                if number not in numbered:
                    said = next(sides).step.source.strip()
                    yield Note(phrase("check-working-line-solves", number=number, text=said))
        elif kind == Part.MAIN and together:
            yield Lines(opening, tuple(_line(line, None, numbered) for line in together))
            opening = None
        elif kind == Part.DEFINITION:
            yield Lines(None, tuple(_line(line, line.step.letter, numbered) for line in together))
        elif kind == Part.ASIDE:
            yield from _beside_the_working(together, verdict.question.reading, numbered)


def _kind(line: Graded) -> str:
    if isinstance(line.verdict, Solves):
        return _SOLVES
    return _UNREADABLE if line.step.typed is None else str(line.part)


def _is_opening(line: Graded) -> bool:
    """Whether a side only names the question, which stands above the lines."""
    return isinstance(line.verdict, Restates) and line.verdict.what == "question"


def _beside_the_working(lines: Sequence[Graded], reading: Reading, numbered: set[int]) -> Iterator[Lines]:
    """Calculations beside the working: what each begins with is the left side of its first line."""
    waiting: Graded | None = None
    made: list[Line] = []
    for line in lines:
        if isinstance(line.verdict, Restates) and line.verdict.what in _OPENINGS:
            if made or waiting is not None:
                yield Lines(None if made or waiting is None else waiting.step.typed, tuple(made))
            waiting, made = line, []
        else:
            left = None if made or waiting is None else _left(waiting, reading)
            made.append(_line(line, left, numbered))
    yield Lines(None if made or waiting is None else waiting.step.typed, tuple(made))


def _left(line: Graded, reading: Reading) -> Expression | Phrase | None:
    orders = line.step.orders
    if orders is None:
        return line.step.typed
    return partial_symbol(reading.name, orders) if orders else name_of(reading)


def _line(line: Graded, left: Expression | Phrase | None, numbered: set[int]) -> Line:
    """One side with what is said of it; its first side bears the number of a line."""
    step = line.step
    assert step.typed is not None
    label = None if step.number in numbered else phrase("check-working-number", number=step.number)
    numbered.add(step.number)
    return Line(left, step.typed, _beside(line.verdict), step.relation or "=", None, label)


def _beside(verdict: LineVerdict) -> tuple[Phrase, ...]:
    """What stands beside a line."""
    match verdict:
        case Follows(reasons=(reason, *others)):
            return (phrase("check-working-follows-by", reason=reason), *others)
        case CarriedOn(reasons=(reason, *others)):
            return (phrase("check-working-carried-by", reason=reason), *others)
        case Restates(what=what):
            return (phrase(f"check-working-restates-{what}"),)
    return (phrase(f"check-working-{verdict.kind}"),)
