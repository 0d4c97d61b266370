"""What is written where slips happen, as trees that are not tidied: they are only looked at in numbers."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.derivation.differentiate import Engine
from tutor.derivation.step import Step, walk
from tutor.errors import TutorError
from tutor.expression.tree import Expression
from tutor.grading.misconceptions.twin import Twin

_NOTHING: dict[int, Expression] = {}
_MOST_PARTS = 2_000
"""A product with more factors is given up: a slip that doubles them at each of 60 levels would never end."""


def parts_of(
    twin: Twin, step: Step, engine: Engine, answers: Mapping[int, Expression] = _NOTHING
) -> tuple[Expression, ...] | None:
    """What stands in the places of a twin's partial derivatives.

    Arguments:
        twin: a wrong twin of the step's rule.
        step: the step.
        engine: works out the partial derivatives that the rule itself does not ask for.
        answers: what was written for substeps, by their identity; the sound answer for those that are not in it.

    Returns:
        one expression a partial; None if one has no derivative.
    """
    own = {below.before: below for below in reversed(step.substeps)}
    parts: list[Expression] = []
    for partial in twin.partials:
        try:
            below = own[partial] if partial in own else engine.step(partial)
        except TutorError:
            return None
        parts.append(answers.get(id(below), below.answer))
    return tuple(parts)


def written(root: Step, twins: Mapping[int, Twin], engine: Engine) -> Expression | None:
    """The whole derivative with slips at some steps.

    Arguments:
        root: the last step.
        twins: what is written in place of the rule, by the identity of the step.
        engine: as in `parts_of`.

    Returns:
        the expression; None where no twin has a say, one cannot be written, or it grows without end.
    """
    answers: dict[int, Expression] = {}
    for step in walk(root):
        twin = twins.get(id(step))
        if twin is not None:
            parts = parts_of(twin, step, engine, answers)
            if parts is None:
                return None
            answers[id(step)] = twin.build(parts)
        elif any(id(below) in answers for below in step.substeps):
            answers[id(step)] = step.rewrite.build(
                tuple(answers.get(id(below), below.answer) for below in step.substeps)
            )
        else:
            continue
        if len(answers[id(step)].children) > _MOST_PARTS:
            return None
    return answers.get(id(root))
