"""A verdict as data, for JSON."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.errors import SyntaxProblem
from tutor.expression.figures import decimal
from tutor.expression.numbers import rational
from tutor.grading.answer import Answer, Single, Vector, answer_text
from tutor.grading.equality import Equivalence, Witness
from tutor.grading.grade import Asking
from tutor.grading.sentences import sentences
from tutor.grading.shown_witness import gap_of, is_secret, witness_of
from tutor.grading.task import Task, What
from tutor.grading.verdict import (
    Explanation,
    NotWorkedOut,
    PartOfDomain,
    Right,
    Rounded,
    Undecided,
    Unreadable,
    Verdict,
    Wrong,
    WrongForm,
)

_DIGITS = 10


def verdict_facts(verdict: Verdict, revealed: Answer | None = None, asking: Asking | None = None) -> dict[str, object]:
    """A verdict as data: docs/json.md describes every field.

    Arguments:
        verdict: what is said.
        revealed: the right answer, where it is to be told.
        asking: what the answer had to be besides right, where that is known.
    """
    task = verdict.task
    facts: dict[str, object] = {} if task is None else dict(_question(task))
    if asking is not None:
        facts["form"] = str(asking.form)
        facts["tolerance"] = None if asking.tolerance is None else rational(asking.tolerance.relative)
    facts |= _verdict(verdict)
    if revealed is not None:
        facts["right_answer"] = _answer(revealed)
    return facts


def _question(task: Task) -> Mapping[str, object]:
    if task.what is What.EXPRESSION:
        return {"question": task.what.value, "domain": list(task.conditions)}
    place = None if task.place is None else {symbol.label: value for symbol, value in task.place.items()}
    return {
        "question": task.what.value,
        "name": task.reading.name,
        "function": task.reading.expression,
        "variables": [symbol.label for symbol in task.reading.variables],
        "orders": [[symbol.label for symbol in question.orders] for question in task.questions],
        "at": place,
        "domain": list(task.conditions),
    }


def _verdict(verdict: Verdict) -> dict[str, object]:
    facts: dict[str, object] = {"kind": verdict.kind, "code": verdict.code, "right": verdict.right}
    answer = verdict.answer
    facts["read"] = None if answer is None else _answer(answer)
    facts["says"] = list(sentences(verdict))
    match verdict:
        case Right() | PartOfDomain():
            gap = gap_of(verdict) if isinstance(verdict, PartOfDomain) else None
            facts["equivalence"] = _equivalence(verdict.equivalence, gap, verdict.task)
        case WrongForm():
            facts["wanted"] = str(verdict.wanted)
        case Rounded():
            facts["digits"] = verdict.digits
            facts["exact"] = list(verdict.exact)
        case Wrong():
            facts["explanations"] = [explanation_facts(one) for one in verdict.explanations]
            facts["witness"] = _witness(witness_of(verdict), verdict.task)
            facts["remarks"] = list(verdict.remarks)
        case Unreadable():
            facts["problem"] = _problem(verdict)
        case NotWorkedOut() | Undecided():
            pass
    if verdict.components:
        facts["components"] = [_verdict(part) for part in verdict.components]
    return facts


def _answer(answer: Answer) -> object:
    match answer:
        case Single(expression):
            return expression
        case Vector(components):
            return list(components)
    return answer_text(answer)


def _equivalence(found: Equivalence | None, gap: Witness | None, task: Task | None) -> object:
    if found is None:
        return None
    return {
        "kind": found.kind.value,
        "how": None if found.how is None else found.how.method.value,
        "points": 0 if found.how is None else found.how.points,
        "witness": _witness(gap or found.witness, task),
        "where": list(found.place),
        "single_points": found.thin,
    }


def _witness(witness: Witness | None, task: Task | None) -> object:
    if witness is None:
        return None
    hidden = is_secret(task)
    return {
        "point": {symbol.label: value for symbol, value in witness.point.items()},
        "answer": None if witness.answer is None else decimal(witness.answer, _DIGITS),
        "model": None if witness.model is None or hidden else decimal(witness.model, _DIGITS),
    }


def explanation_facts(one: Explanation) -> dict[str, object]:
    """A mistake as data."""
    return {
        "misconceptions": one.misconception.split(" + "),
        "says": list(one.says),
        "places": list(one.places),
        "rules": list(one.rules),
        "likelihood": round(one.likelihood, 4),
    }


def _problem(verdict: Unreadable) -> object:
    problem = verdict.problem
    facts: dict[str, object] = {"message": problem.message, "mend": problem.mend}
    if isinstance(problem, SyntaxProblem):
        facts |= {"column": problem.column, "end": problem.end}
    return facts
