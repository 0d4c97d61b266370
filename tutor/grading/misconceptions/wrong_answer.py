"""The answer that a mistake leads to: the derivation built anew with wrong twins in some of its places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutor.derivation.step import Step, walk
from tutor.derivation.tidy import Tidier
from tutor.expression.tree import Expression
from tutor.grading.misconceptions.twin import Misconception, Twin
from tutor.grading.question import Question


def wrong_answer(
    question: Question, slips: Sequence[tuple[Step, Misconception, Twin]], tidier: Tidier | None = None
) -> Expression:
    """The whole answer with the given mistakes in it, tidied as the engine tidies a right one.

    A step that stands in several places of the derivation is mistaken in all of them. Of a twin's partials, those
    that the step has among its substeps take over the mistakes below them; others are worked out soundly.

    Arguments:
        question: what was asked.
        slips: the steps at which a twin replaces the rule, each once.
        tidier: what was tidied for other wrong answers to the question, which have most parts in common.

    >>> from tutor.expression.reading import read
    >>> from tutor.expression.tree import Symbol
    >>> from tutor.grading.misconceptions.table import MISCONCEPTIONS
    >>> from tutor.grading.question import ask
    >>> question = ask(read("sin(x^2)"), (Symbol("x"),))
    >>> row = MISCONCEPTIONS["chain-inner-dropped"]
    >>> str(wrong_answer(question, [(question.root, row, row.twins(question.root)[0])]))
    'cos(x**2)'
    """
    twins = {id(step): twin for step, _, twin in slips}
    tidier = tidier or Tidier()
    changed: dict[int, Expression] = {}
    for step in walk(question.root):
        twin = twins.get(id(step))
        if twin is None and not any(id(substep) in changed for substep in step.substeps):
            continue
        below = {place: changed[id(one)] for place, one in enumerate(step.substeps) if id(one) in changed}
        changed[id(step)] = _answer(question, step, twin, below, tidier)
    return changed.get(id(question.root), question.answer)


def _answer(
    question: Question, step: Step, twin: Twin | None, below: Mapping[int, Expression], tidier: Tidier
) -> Expression:
    """The answer of one step, given the answers of its substeps that are not those of the derivation."""
    answers = [below.get(place, substep.answer) for place, substep in enumerate(step.substeps)]
    if twin is None:
        assembled = step.rewrite.build(tuple(answers))
    else:
        known = dict(zip(step.rewrite.partials, answers, strict=True))
        assembled = twin.build(
            tuple(
                known[partial] if partial in known else question.engine.step(partial).answer
                for partial in twin.partials
            )
        )
    tidied = tidier.whole(assembled) if step is question.root else tidier.local(assembled)
    return tidied[-1].after if tidied else assembled
