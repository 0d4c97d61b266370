"""What a good next line is: the rule and the part, never the line."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.reasons import inner_letter, inner_letters, rule_reason
from tutor.derivation.step import Step
from tutor.derivation.unfold import TRIVIAL
from tutor.errors import NoRule, Unanswerable
from tutor.expression.traversal import size
from tutor.expression.tree import Expression
from tutor.grading.form import Form, form_problems
from tutor.grading.question import Question
from tutor.grading.working.line_verdicts import OnPart, UnreadableLine, WrongLine
from tutor.grading.working.reasons import title
from tutor.grading.working.verdict import Graded, Part
from tutor.grading.working.worked import partials_of

_LONG = 60
"""A part with more nodes is not quoted."""


def hint(
    lines: Sequence[Graded],
    last: Expression | None,
    answer: Expression | None,
    question: Question,
    typed: Expression | None = None,
) -> tuple[Phrase, ...]:
    """What to do next.

    Arguments:
        lines: the lines, judged.
        last: the last line of the main calculation that is right.
        answer: that line where no derivative is left in it; None where the derivative is not worked out yet.
        question: what is worked out.
        typed: the answer with the student's own letters left in it, where it is at hand.
    """
    wrong = next((line for line in lines if isinstance(line.verdict, WrongLine | OnPart)), None)
    if any(isinstance(line.verdict, UnreadableLine) for line in lines) and wrong is None:
        return ()
    if wrong is None and answer is not None:
        tidying = _tidying(answer if typed is None else typed)
        return (phrase("check-working-complete-untidy" if tidying else "check-working-complete"), *tidying)
    if wrong is not None:
        before = any(line.step.number < wrong.step.number for line in lines)
        again = phrase("check-working-mend" if before else "check-working-mend-first", number=wrong.step.number)
        unexplained = isinstance(wrong.verdict, WrongLine) and not wrong.verdict.explanations
        return (again, *next_rule(last, question)) if unexplained and wrong.part is Part.MAIN else (again,)
    return next_rule(last, question)


def _tidying(answer: Expression) -> tuple[Phrase, ...]:
    """What could still be tidied in an answer, the first of it."""
    if size(answer) > _LONG:
        return ()
    return tuple(form_problems(answer, Form.SIMPLIFIED))[:1]


def next_rule(line: Expression | None, question: Question) -> tuple[Phrase, ...]:
    """The rule for the first derivative that is left in a line, and where."""
    if line is None:
        return ()
    for partial in partials_of(line):
        while inner := partials_of(partial.body):
            partial = inner[0]
        try:
            step = question.engine.step(partial)
        except (NoRule, Unanswerable):
            continue
        rule = _named(step, question)
        if size(partial) > _LONG:
            return (phrase("check-working-next-long", rule=rule),)
        return (phrase("check-working-next", rule=rule, part=partial),)
    return ()


def _named(step: Step, question: Question) -> Phrase:
    """The rule in words, with what its letters stand for where that gives nothing away."""
    if step.rule in TRIVIAL or step.rule == "table":
        return title(step.rule)
    first, second, *_ = inner_letters(question.reading.expression)
    return rule_reason(step, inner_letter(question.reading.expression, question.root), (first, second))
