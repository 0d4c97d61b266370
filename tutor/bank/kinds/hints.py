"""Hints from a derivation: what stands outermost, the rule for it, and the line that the rule gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tutor.bank.kinds.giveaway import kept, reveals
from tutor.bank.kinds.rule_letters import Stated, stated_rule, table_row
from tutor.bank.posed import Hint
from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.derivation.reasons import rule_reason
from tutor.derivation.rules import RULES
from tutor.derivation.step import Step
from tutor.expression.functions import FUNCTIONS
from tutor.expression.tree import Call, Expression, Negation, Symbol
from tutor.grading.key import Key
from tutor.grading.question import Question

_TRIVIAL = frozenset(("constant", "identity"))


def said(grade: int, *phrases: Phrase) -> Hint:
    """A hint of sentences."""
    return Hint(grade, tuple(map(Note, phrases)))


def first_step(question: Question) -> Step:
    """The step by which the whole question begins: of ∂²f/∂y∂x, that of ∂f/∂x."""
    return question.engine.derive(question.reading.expression, question.orders[0])


def derivative_hints(
    questions: Sequence[Question], keys: Iterable[Key], at: bool = False, also: Sequence[Phrase] = ()
) -> tuple[Hint, ...]:
    """The hints for derivatives, from the first that is not worked out at sight.

    Arguments:
        questions: one for each component that is asked for.
        keys: the right answers, which no hint may show.
        at: are values at a point asked for?
        also: what else to say about where to look.
    """
    known = tuple(keys)
    steps = {question: first_step(question) for question in questions}
    chosen = next((one for one in questions if steps[one].rule not in _TRIVIAL), questions[0])
    step = steps[chosen]
    where: list[Phrase] = []
    if len(questions) > 1 or len(chosen.orders) > 1:
        where.append(phrase("bank-hint-begin", partial=partial_symbol(chosen.reading.name, chosen.orders[:1])))
    where += [phrase(f"bank-hint-where-{step.rule}", x=step.before.variable), *also]
    if at:
        where.append(phrase("bank-hint-numbers-last"))
    stated = stated_rule(step.rule, step.before.variable, step.before.body, chosen.reading.name)
    return kept((said(1, *where), _rule(step, stated, known), *_next(step, stated, known)), known)


def _rule(step: Step, stated: Stated, keys: Sequence[Key]) -> Hint:
    """The rule as the cheat sheet writes it, in the variable that is asked about; of the table, the row itself."""
    body, variable = step.before.body, step.before.variable
    if step.rule == "table" and isinstance(body, Call):
        row = table_row(body, variable)
        if row is None or reveals(row.children[1], keys):
            return said(2, phrase("bank-hint-row", name=FUNCTIONS[body.function].spoken))
        return said(2, phrase("bank-hint-rule", rule=RULES[step.rule].title, statement=row))
    return said(
        2,
        phrase("bank-hint-rule", rule=RULES[step.rule].title, statement=stated.says),
        phrase("bank-hint-rule-where", where=stated.where),
    )


def _next(step: Step, stated: Stated, keys: Sequence[Key]) -> Iterator[Hint]:
    """The line that the first rule gives; where that would be the answer, what the letters of the rule stand for."""
    if step.rewrite.partials:
        u, v = (Symbol(stated.letter(letter)) for letter in "uv")
        reason = rule_reason(step, u, (u, v))
        line = Line(None, step.after, (reason,))
        block = Lines(step.before, (line,))
        plain = Lines(step.before, (Line(None, step.after, (phrase("plain", text=RULES[step.rule].title),)),))
        safe = not any(reveals(one, keys) for one in _values(reason))
        yield Hint(3, (block if safe else plain,))
        return
    if step.rule == "table":
        # The row has said it all; only that of |u| takes some thinking.
        if isinstance(step.before.body, Call) and step.before.body.function == "abs":
            (inside,) = step.before.body.arguments
            yield said(3, phrase("bank-hint-bars", u=inside, minus=Negation(inside)))
        return
    letters: list[Block] = [
        Note(phrase("bank-hint-stands-for", letter=stated.letter(name), value=value))
        for name, value in step.bindings
        if name not in ("f", "x") and not reveals(value, keys)
    ]
    yield Hint(3, tuple(letters)) if letters else said(3, phrase("bank-hint-look-up", rule=step.rule))


def _values(reason: Phrase) -> Iterator[Expression]:
    for _, value in reason.values:
        if isinstance(value, Expression):
            yield value
        elif isinstance(value, tuple):
            yield from value
