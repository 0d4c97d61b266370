"""The page of a judged working: each line with what is said of it beside it, the first slip explained, and a hint."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.lesson import Lesson, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import held, opening, partial_symbol, point_equation
from tutor.expression.exact import Point
from tutor.expression.traversal import size, symbols
from tutor.expression.tree import Expression
from tutor.grading.alternative import alternative
from tutor.grading.sentences import together
from tutor.grading.witness import decimals
from tutor.grading.working.facts import working_facts
from tutor.grading.working.line_verdicts import (
    Follows,
    OnPart,
    Restates,
    Solves,
    UndecidedLine,
    UnreadableLine,
    WrongLine,
)
from tutor.grading.working.page_lines import line_blocks
from tutor.grading.working.verdict import Graded, WorkingKind, WorkingVerdict

_SHORT = 40
"""A part with more nodes is not quoted."""
_MOST_LETTERS = 6
"""A point with more letters is not written out."""


def working_lesson(verdict: WorkingVerdict, reveal: bool = False) -> Lesson:
    """The page.

    Arguments:
        verdict: what `check_working` gave.
        reveal: show the right answer too.
    """
    question = verdict.question
    heading = partial_symbol(question.reading.name, question.orders)
    remark = held(question.reading.expression, question.orders[0]) if len(set(question.orders)) == 1 else None
    told: dict[tuple[object, ...], int] = {}
    notes = [Note(said) for line in verdict.lines for said in _said(line, verdict, told)]
    closing = [Note(said) for said in verdict.hint]
    if reveal:
        closing.append(Note(phrase("check-working-reveal", answer=question.answer)))
    sections = (
        opening(question.reading),
        Section(heading, remark, tuple(line_blocks(verdict))),
        Section(None, None, (Note(_overall(verdict)), *notes, *closing)),
    )
    return Lesson(phrase("check-working-title"), sections, working_facts(verdict, reveal))


def _overall(verdict: WorkingVerdict) -> Phrase:
    if verdict.kind is WorkingKind.WRONG_LINE and verdict.answer is not None:
        return phrase("check-working-overall-wrong-right-end")
    if verdict.kind is WorkingKind.RIGHT and (unchecked := _unchecked(verdict)) is not None:
        return unchecked
    return phrase(f"check-working-overall-{verdict.kind}")


def _unchecked(verdict: WorkingVerdict) -> Phrase | None:
    """What is said of a right derivative with an equation behind it, which nobody checked; None without one."""
    solved = {line.step.number for line in verdict.lines if isinstance(line.verdict, Solves)}
    if not solved:
        return None
    alone = sorted(solved - {line.step.number for line in verdict.lines if not isinstance(line.verdict, Solves)})
    if not alone:
        return phrase("check-working-overall-solved")
    if len(alone) == 1:
        return phrase("check-working-overall-solved-line", number=alone[0])
    return phrase("check-working-overall-solved-lines", first=alone[0], last=alone[-1])


def _said(line: Graded, verdict: WorkingVerdict, told: dict[tuple[object, ...], int]) -> Iterator[Phrase]:
    """What is said below of one line; `told` has the slips that were explained, and the numbers of their lines."""
    number = line.step.number
    match line.verdict:
        case UnreadableLine(problem):
            key = "check-working-problem-mend" if problem.mend else "check-working-problem"
            yield phrase(key, problem=problem.message.rstrip("."), mend=problem.mend.rstrip("."))
        case OnPart(equivalence):
            key = "check-working-on-part" if equivalence.place else "check-working-on-part-somewhere"
            yield phrase(key, number=number, conditions=equivalence.place)
        case WrongLine() as wrong:
            yield from _wrong(line, wrong, verdict, told)
        case UndecidedLine(says):
            yield together(phrase("check-working-cannot-tell", number=number), *says)
        case Follows(remarks=remarks):
            yield from remarks


def _wrong(
    line: Graded, wrong: WrongLine, verdict: WorkingVerdict, told: dict[tuple[object, ...], int]
) -> Iterator[Phrase]:
    number, typed = line.step.number, line.step.typed
    start = phrase("check-working-does-not-follow", number=number)
    several = sum(other.step.number == number and _is_step(other) for other in verdict.lines) > 1
    if several and typed is not None and size(typed) <= _SHORT:
        start = phrase("check-working-part-does-not-follow", number=number, part=typed)
    if wrong.explanations:
        first = wrong.explanations[0]
        slip = (first.misconception, first.places)
        before = told.setdefault(slip, number)
        if before < number:
            yield together(start, phrase("check-working-same-slip", number=before))
            return
        inside = () if wrong.part is None else (phrase("check-working-in-part", part=wrong.part),)
        yield together(start, *inside, *first.says)
        if (other := alternative(wrong.explanations)) is not None:
            yield together(phrase("check-working-another-slip"), *other.says[:1])
        yield from wrong.remarks
    else:
        yield together(start, *wrong.remarks)
    yield from _witness(wrong, verdict)


def _is_step(line: Graded) -> bool:
    return not isinstance(line.verdict, Restates)


def _witness(wrong: WrongLine, verdict: WorkingVerdict) -> Iterator[Phrase]:
    """The values at a point; not where the value of the derivative would be the answer itself."""
    witness = wrong.witness
    if witness is None or witness.answer is None or witness.model is None:
        return
    point = _shown(witness.point, verdict)
    if not point:
        return
    if wrong.against == "derivative" and not symbols(verdict.question.answer):
        return
    yours, other = (value.replace("-", "\N{MINUS SIGN}") for value in decimals(witness.answer, witness.model))
    yield phrase(f"check-working-witness-{wrong.against}", point=point, yours=yours, other=other)


def _shown(point: Point, verdict: WorkingVerdict) -> tuple[Expression, ...]:
    """x = 1, y = 2; () where values were made up that say nothing to a student, or where there are too many."""
    reading = verdict.question.reading
    made_up = bool(reading.unknown) or any(
        symbols(part) for letter in symbols(reading.expression) for part in letter.subscripts
    )
    return () if made_up or len(point) > _MOST_LETTERS else point_equation(point)
