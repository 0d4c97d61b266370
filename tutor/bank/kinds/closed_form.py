"""A parameter of the best line in terms of means, as the lecture's question 7 derives it."""

from __future__ import annotations

from functools import lru_cache

from tutor.bank.kinds.function import one_letter
from tutor.bank.kinds.giveaway import kept
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.slips import single
from tutor.bank.kinds.written import typed
from tutor.bank.posed import Hint, Judged, Made, Slip
from tutor.bank.schema.parts import ClosedForm
from tutor.derivation.lesson import Lesson, Line, Lines, Section, phrase
from tutor.errors import AuthorError
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Negation, Quotient, Symbol
from tutor.grading.answer import Single
from tutor.grading.grade import Asking, grade
from tutor.grading.task import task_of
from tutor.grading.verdict import NotWorkedOut

_SLOPE, _INTERCEPT = Symbol("s"), Symbol("b")


def closed_form(part: ClosedForm) -> Made:
    """s, or b, of the least-squares line s·a + b for the outputs h."""
    letter = one_letter(part.letter, "for")
    if letter not in (_SLOPE, _INTERCEPT):
        mend = "Name s or b: the line is s·a + b."
        raise AuthorError(f"{letter.label} is no parameter of the line.", mend, field=("for",))
    lines = _lines()
    slope = next(line.right for line in reversed(lines) if line.left == _SLOPE)
    intercept = next(line.right for line in lines if line.left == _INTERCEPT)
    free = letter == _INTERCEPT and part.terms == "means"
    key = slope if letter == _SLOPE else substitute(intercept, {_SLOPE: slope}) if free else intercept
    task = task_of(key, expression=True)

    def lesson() -> Lesson:
        title = phrase("bank-title-closed-form", letter=letter)
        last = Section(None, None, (Lines(None, (Line(letter, key),)),))
        return Lesson(title, (*_sections(), *((last,) if free else ())), {"letter": letter, "value": key})

    def hints() -> tuple[Hint, ...]:
        place = next(at for at, line in enumerate(lines) if line.left == _INTERCEPT)
        shown = lines[: place + 1] if letter == _SLOPE or free else lines[:place]
        where = said(1, phrase("bank-hint-where-closed-form"))
        rule = said(2, phrase(f"bank-hint-closed-form-{letter.label}"))
        return (where, rule, *kept((Hint(3, (Lines(None, tuple(shown)),)), Hint(3, _system())), task.keys)[:1])

    def judge(given: str, asking: Asking) -> Judged:
        verdict = grade(task, given, asking)
        answer = getattr(verdict, "answer", None)
        if verdict.code == 1 and isinstance(answer, Single):
            left_over = {_SLOPE, _INTERCEPT} & symbols(answer.expression) - symbols(key)
            if left_over:
                other = sorted(left_over, key=lambda one: one.label)[0]
                return NotWorkedOut(answer, (phrase("bank-closed-form-left", letter=letter, other=other),), task)
        return verdict

    terms = "bank-ask-closed-form-slope" if part.terms == "means-and-slope" else "bank-ask-closed-form"
    return Made(
        task,
        (phrase(terms, letter=letter), phrase("bank-ask-means")),
        typed(key),
        (letter.label, f"{letter.label} = {letter.label}", *_equations()),
        lesson,
        hints,
        judge,
        lambda: _slips(key, letter),
        facts={"letter": letter, "terms": part.terms},
    )


@lru_cache(maxsize=1)
def _sections() -> tuple[Section, ...]:
    """The derivation of the closed form: in letters, so that any data of two columns will do."""
    from tutor.learning.lessons.line import line_sections
    from tutor.learning.regression import regress
    from tutor.stationary.ledger import Ledger

    found = regress({"a": [0, 1], "h": [0, 1]}, "a", "h", names=["s", "b"])
    return line_sections(found, Ledger(found.loss.reading.names))


def _lines() -> tuple[Line, ...]:
    block = _sections()[0].blocks[0]
    assert isinstance(block, Lines)
    return block.lines


def _equations() -> tuple[str, ...]:
    return tuple(f"{typed(line.left)} = 0" for line in _lines()[:2] if isinstance(line.left, Expression))


def _system() -> tuple[Lines]:
    """Both equations ∇loss = 0."""
    return (Lines(None, _lines()[:2]),)


def _slips(key: Expression, letter: Symbol) -> tuple[Slip, ...]:
    found = [single("closed-form-sign", Negation(key))]
    if letter == _SLOPE and isinstance(key, Quotient):
        found.append(single("closed-form-upside-down", Quotient(key.denominator, key.numerator)))
    return tuple(found)
