"""One line of a derivation: what may come next, whether a typed one follows, and what a rule makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.bank.kinds.written import typed
from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.reasons import inner_letter, inner_letters, rule_reason
from tutor.derivation.rules import RULES
from tutor.derivation.step import Step, walk
from tutor.derivation.unfold import TRIVIAL
from tutor.errors import NoRule, StudentError, SyntaxProblem, Unanswerable
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression
from tutor.grading.question import Question
from tutor.grading.working.worked import partials_of
from tutor.practice.session.scene import Walk

_MEND = "type the next line, or the name of its rule"
MOST_TRIES = 2
"""After so many tries in vain tutor does a line."""
_LINE = re.compile(r"line \d+: ")
"""How the problem of a working begins; of a single line it need not be said."""
_OF_LETTERS = {
    "check-working-unknown-letter": "practice-no-such-letter",
    "check-working-unknown-letters": "practice-no-such-letters",
}


@dataclass(frozen=True, slots=True)
class TriedLine:
    """What is said of a line."""

    verdict: str
    """"right", "wrong", "undecided", or "same" where it is a line that stands."""
    line: Expression | None = None
    """The line, where it follows."""
    reasons: tuple[Phrase, ...] = ()
    rules: tuple[str, ...] = ()
    says: tuple[Phrase, ...] = ()
    misconceptions: tuple[str, ...] = ()


def open_steps(line: Expression, question: Question) -> Iterator[Step]:
    """The steps that can be done next: for each ∂ that is left, the innermost in it.

    Arguments:
        line: where the derivation stands.
        question: what is differentiated, by what.
    """
    for partial in partials_of(line):
        while inner := partials_of(partial.body):
            partial = inner[0]
        try:
            yield question.engine.step(partial)
        except (NoRule, Unanswerable):
            continue


def next_step(line: Expression, question: Question) -> Step | None:
    """The first step that is not done at sight; else the first; None where no ∂ is left.

    Arguments:
        line: where the derivation stands.
        question: what is differentiated, by what.
    """
    steps = list(open_steps(line, question))
    return next((one for one in steps if one.rule not in TRIVIAL), steps[0] if steps else None)


def named(text: str) -> tuple[str, ...]:
    """The rules that go by a name; () where it is none.

    >>> named("The chain rule"), named("2xy")
    (('chain', 'several', 'unknown'), ())
    """
    if not any(character.isalpha() for character in text) or any(mark in text for mark in "=^*/+∂()[]"):
        return ()
    from tutor.derivation.lessons.rules import find_rule

    try:
        rule = find_rule(text)
    except StudentError:
        return ()
    # "sum rule" is also the one for Σ, "chain rule" also the one for several places.
    return tuple(one.name for one in RULES.values() if one.title.startswith(rule.title))


def by_rule(line: Expression, question: Question, rules: tuple[str, ...]) -> Step | None:
    """The first step that one of these rules does; None where none of them applies to anything that is left.

    Arguments:
        line: where the derivation stands.
        question: what is differentiated, by what.
        rules: the names of rules.
    """
    return next((one for one in open_steps(line, question) if one.rule in rules), None)


def is_outer(line: Expression, question: Question, rules: tuple[str, ...]) -> bool:
    """Does one of these rules differentiate the outside of something that the chain rule takes apart?

    Arguments:
        line: where the derivation stands.
        question: what is differentiated, by what.
        rules: the names of rules.
    """
    chains = (one for one in open_steps(line, question) if one.rule == "chain" and one.substeps)
    return any(one.substeps[0].rule in rules for one in chains)


def is_later(line: Expression, question: Question, rules: tuple[str, ...]) -> bool:
    """Does one of these rules do something that is left when others have been applied first?

    Arguments:
        line: where the derivation stands.
        question: what is differentiated, by what.
        rules: the names of rules.
    """
    return any(below.rule in rules for one in open_steps(line, question) for below in walk(one))


def applied(line: Expression, step: Step, question: Question) -> TriedLine:
    """The line after a step, with what goes without saying done in passing.

    Arguments:
        line: where the derivation stands.
        step: one of its `open_steps`.
        question: what is differentiated, by what.
    """
    outer = step.rule == "chain"
    parts = tuple(
        below.answer if below.rule in TRIVIAL or (outer and place == 0) else below.before
        for place, below in enumerate(step.substeps)
    )
    after = step.rewrite.build(parts) if step.substeps else step.answer
    return TriedLine("right", substitute(line, {step.before: after}), (_reason(step, question),), (step.rule,))


def _reason(step: Step, question: Question) -> Phrase:
    function = question.reading.expression
    first, second, *_ = inner_letters(function)
    return rule_reason(step, inner_letter(function, question.root), (first, second))


def judged(text: str, walk: Walk) -> TriedLine:
    """Does a typed line follow from the one that stands?

    What judges a line is loaded when one was typed: the derivation is shown without it.

    Arguments:
        text: what was typed.
        walk: where the derivation stands.

    Raises:
        StudentError: it cannot be read.
    """
    from tutor.grading.working.check import check_working
    from tutor.grading.working.line_verdicts import Follows, OnPart, Restates, UndecidedLine, UnreadableLine, WrongLine
    from tutor.grading.working.reading import read_working

    question = walk.question
    reading, orders = question.reading, question.orders
    typed_line = text.strip().lstrip("=").strip()
    _refuse_unreadable(typed_line, question)
    working = read_working(f"{typed(walk.line)}\n= {typed_line}", reading, orders)
    verdict = check_working(working, reading, orders, question)
    lines = [one for one in verdict.lines if one.step.number > 1]
    for one in lines:
        match one.verdict:
            case UnreadableLine(problem):
                raise problem
            case WrongLine(explanations, _, _, _, remarks):
                says = explanations[0].says if explanations else ()
                ids = tuple(each.misconception for each in explanations[:2])
                said = (phrase("practice-step-wrong"), *says[:2], *remarks)
                return TriedLine("wrong", says=said, misconceptions=ids)
            case OnPart():
                return TriedLine("wrong", says=(phrase("practice-step-on-part"),))
            case UndecidedLine(says):
                return TriedLine("undecided", says=(phrase("practice-step-undecided"), *map(_of_one_line, says)))
    if not lines:
        return TriedLine("undecided", says=(phrase("practice-step-undecided"),))
    last = lines[-1]
    if last.step.expression in walk.passed:  # it is equal to the line that stands, but it leads back
        return TriedLine("same", says=(phrase("practice-step-back"),))
    if isinstance(last.verdict, Follows) and last.step.expression is not None:
        return TriedLine("right", last.step.expression, last.verdict.reasons, last.verdict.rules)
    if isinstance(last.verdict, Restates):
        return TriedLine("same", says=(phrase("practice-step-same"),))
    return TriedLine("undecided", says=(phrase("practice-step-undecided"),))


def _of_one_line(said: Phrase) -> Phrase:
    """What is said of a line, where it is the only one: there is none above it that says what a letter stands for."""
    return Phrase(_OF_LETTERS.get(said.key, said.key), said.values)


def _refuse_unreadable(text: str, question: Question) -> None:
    """A line that cannot be read by itself is refused with its caret below what was typed.

    Raises:
        SyntaxProblem: it cannot be read.
    """
    from tutor.grading.working.reading import read_working

    try:
        working = read_working(text, question.reading, question.orders)
    except SyntaxProblem as problem:  # words only
        raise SyntaxProblem("there is no mathematics in this", problem.source, 0, len(text), _MEND) from None
    for step in working.steps:
        if step.problem is not None:
            found = step.problem
            message = _LINE.sub("", found.message)
            raise SyntaxProblem(message, found.source, found.column, found.end, found.mend, found.related)
