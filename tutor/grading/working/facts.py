"""A judged working as data, for other programs; docs/json.md describes every field."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase
from tutor.grading.facts import explanation_facts
from tutor.grading.verdict import Explanation
from tutor.grading.working.line_verdicts import (
    CarriedOn,
    Follows,
    LineVerdict,
    OnPart,
    Restates,
    UndecidedLine,
    UnreadableLine,
    WrongLine,
)
from tutor.grading.working.verdict import Graded, WorkingVerdict


def working_facts(verdict: WorkingVerdict, reveal: bool = False) -> dict[str, object]:
    """The verdict as data.

    Arguments:
        verdict: what is said of the working.
        reveal: tell the right answer too.
    """
    question, wrong = verdict.question, verdict.first_wrong
    facts: dict[str, object] = {
        "kind": str(verdict.kind),
        "code": verdict.code,
        "function": question.reading.expression,
        "variables": [symbol.label for symbol in question.reading.variables],
        "orders": [symbol.label for symbol in question.orders],
        "lines": [_line(line) for line in verdict.lines],
        "first_wrong": None if wrong is None else wrong.step.number,
        "hint": list(verdict.hint),
    }
    return {**facts, "derivative": question.answer} if reveal else facts


def _line(line: Graded) -> dict[str, object]:
    step = line.step
    return {
        "line": step.number,
        "column": step.start + 1,
        "part": str(line.part),
        "relation": step.relation,
        "text": step.text,
        "read": step.typed,
        "verdict": line.verdict.kind,
        "rules": list(line.verdict.rules) if isinstance(line.verdict, Follows | CarriedOn) else [],
        "says": list(_says(line.verdict)),
        "explanations": [explanation_facts(one) for one in _explanations(line.verdict)],
    }


def _says(verdict: LineVerdict) -> tuple[Phrase, ...]:
    match verdict:
        case Follows(reasons=reasons) | CarriedOn(reasons=reasons):
            return reasons
        case WrongLine(remarks=remarks):
            return remarks
        case UndecidedLine(says):
            return says
        case UnreadableLine(problem):
            return tuple(Phrase("check-plain", (("text", text),)) for text in (problem.message, problem.mend) if text)
        case Restates(what):
            return (Phrase(f"check-working-restates-{what}"),)
        case OnPart(equivalence) if equivalence.place:
            return (Phrase("check-working-on-part-where", (("conditions", equivalence.place),)),)
    return ()


def _explanations(verdict: LineVerdict) -> tuple[Explanation, ...]:
    return verdict.explanations if isinstance(verdict, WrongLine) else ()
