"""The key of a part in the form that is asked for."""

from __future__ import annotations

from dataclasses import replace
from math import isqrt

from tutor.bank.judge import judge
from tutor.bank.kinds.written import typed, typed_rows, typed_vector
from tutor.bank.posed import Made
from tutor.expression.numbers import is_decimal, rational
from tutor.expression.traversal import rebuilt
from tutor.expression.tree import Expression, Number
from tutor.grading.answer import Answer, Single, Vector, expressions_of, mapped
from tutor.grading.form import Form
from tutor.grading.grade import Asking
from tutor.grading.task import Task
from tutor.grading.verdict import Right


def formed(made: Made, asking: Asking, written: str | None = None) -> Made:
    """The same question with a key in the form that is asked for, where a way to write it so is found.

    Arguments:
        made: what is asked.
        asking: the form, among what an answer must be besides right.
        written: the author's own answer, for a form that tutor does not find.

    >>> from tutor.bank.kinds.table import make
    >>> from tutor.bank.schema.parts import Partial
    >>> formed(make(Partial(kind="partial", f="(x + 1)^3", wrt="x")), Asking(Form.EXPANDED)).key
    '3*x^2 + 6*x + 3'
    """
    task = made.subject
    if asking.form is Form.ANY or not isinstance(task, Task) or not isinstance(task.model, Single | Vector):
        return made
    from tutor.grading.lesson import model_in_form  # most questions ask for no form

    quick = replace(asking, diagnose=False)
    if judge(made, made.key, quick).code == 0:
        return made
    plain = mapped(task.model, _without_decimals)
    model = plain if asking.form is Form.EXACT else model_in_form(task, asking.form)
    other = _with(made, task, model, _typed(made, model))
    if judge(other, other.key, quick).code == 0:
        return other
    verdict = None if written is None else judge(made, written, quick)
    if written is not None and isinstance(verdict, Right):
        return _with(made, task, verdict.answer, written)
    return made


def _with(made: Made, task: Task, model: Answer, key: str) -> Made:
    return replace(made, subject=replace(task, model=model), key=key)


def _without_decimals(root: Expression) -> Expression:
    """The expression with fractions in the place of decimals."""
    return rebuilt(
        root, lambda node, around: rational(node.value) if isinstance(node, Number) and is_decimal(node) else around
    )


def _typed(made: Made, model: Answer) -> str:
    """The model as the key was typed: a working has one line more."""
    parts = expressions_of(model)
    if made.key.startswith("[["):
        size = isqrt(len(parts))
        return typed_rows([parts[row * size : (row + 1) * size] for row in range(size)])
    if isinstance(model, Vector):
        return typed_vector(parts)
    last = typed(parts[0])
    return f"{made.key}\n= {last}" if "\n" in made.key else last
