"""An expression, a vector, a set, an interval or an equation that the author gives."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.form_hints import form_hints
from tutor.bank.kinds.repeats import unless_repeated
from tutor.bank.plainly import plain_numbers
from tutor.bank.posed import Made
from tutor.bank.schema.parts import Expression as Asked
from tutor.derivation.lesson import Lesson, Line, Lines, Section, phrase
from tutor.errors import AuthorError
from tutor.expression.parser import parse
from tutor.expression.tree import Expression
from tutor.grading.answer import Single, answer_text, mapped
from tutor.grading.task import Task, task_of


def an_expression(part: Asked) -> Made:
    """An answer that is equal to the author's; where an expression is given, it must be rewritten."""
    with naming("answer"):
        task = task_of(part.answer, expression=True, functions=part.functions)
    if part.domain:
        with naming("domain"):
            task = task_of(part.answer, expression=True, domain=part.domain, functions=part.functions)
    task = replace(task, model=mapped(task.model, plain_numbers))
    given = None if part.given is None else _given(part, part.given, task)

    def lesson() -> Lesson:
        facts: dict[str, object] = {"answer": answer_text(task.model)}
        # Where nothing can be derived, the answer alone is the solution.
        sections: tuple[Section, ...] = ()
        if isinstance(task.model, Single) and given is not None:
            sections = (Section(None, None, (Lines(None, (Line(given, task.model.expression),)),)),)
        return Lesson(phrase("bank-title-expression"), sections, facts)

    return Made(
        task,
        () if given is None else (phrase("bank-ask-rewrite", expression=given),),
        part.answer,
        () if part.given is None else (part.given,),
        lesson,
        lambda: form_hints(part.form, given),
        unless_repeated(task, lambda: () if given is None else (given,), phrase("bank-only-repeated")),
        facts={"given": given},
    )


def _given(part: Asked, text: str, task: Task) -> Expression:
    """The expression that is to be rewritten.

    Raises:
        AuthorError: it cannot be read, or is the answer already.
    """
    with naming("given"):
        found = parse(text, functions=part.functions)
    if isinstance(task.model, Single) and found == task.model.expression:
        mend = "Give another form of it, or leave `given` out."
        raise AuthorError("What is given is the answer already.", mend, field=("given",))
    return found
