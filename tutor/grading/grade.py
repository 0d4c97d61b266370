"""One answer graded: every step of the order in which a verdict is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import StudentError
from tutor.expression.tree import Expression
from tutor.grading.answer import Answer, Single, Vector, expressions_of
from tutor.grading.compare import Compared, compare
from tutor.grading.equality import Equivalence, Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.foreign import letters_remark
from tutor.grading.form import Form, form_problems
from tutor.grading.given import answer_of
from tutor.grading.given_question import absent
from tutor.grading.heads import named_order, other_variable
from tutor.grading.rounding import has_decimals, is_close, may_be_rounded, rounded
from tutor.grading.same_letters import in_letters_of
from tutor.grading.task import Task
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
from tutor.grading.worked_out import not_worked_out

if TYPE_CHECKING:
    from tutor.grading.key import Key
    from tutor.grading.tolerance import Tolerance


@dataclass(frozen=True, slots=True)
class Asking:
    """What an answer must be, besides right."""

    form: Form = Form.ANY
    tolerance: Tolerance | None = None
    """How far a number may be from the right one; None: it must be exact."""
    diagnose: bool = True
    """Whether to look for the mistake in a wrong answer."""


def grade(task: Task, given: object, asking: Asking) -> Verdict:
    """The verdict on an answer.

    Arguments:
        task: what was asked.
        given: the answer: text, an expression, a number, a SymPy expression, a sequence of these for a vector or a
            set of them for a collection.
        asking: what it must be besides right.
    """
    try:
        answer = answer_of(given, task.model, task.reading)
    except StudentError as problem:
        # SymPy's Limit has no counterpart, and its name says what it is.
        said = given if isinstance(given, str) else type(given).__name__
        says = not_worked_out(said, task.reading) if task.questions else ()
        return NotWorkedOut(None, says, task) if says else Unreadable(problem, task)
    answer = in_letters_of(task, answer)
    if task.questions and (says := not_worked_out(answer, task.reading)):
        return NotWorkedOut(answer, says, task)
    found = compare(answer, task.model, task.keys, constants=not task.questions)
    if not found.fits:
        return _of_another_sort(task, answer, found, asking)
    if found.kind is Kind.UNDECIDED and not found.members:
        return Undecided(answer, found.says, task=task)
    if isinstance(answer, Vector):
        if len(answer.components) != len(task.keys):
            return _of_another_sort(task, answer, found, asking)
        return _vector(task, answer, found, asking)
    if isinstance(answer, Single) and task.keys:
        says = (*found.says, *_headed(task, answer))
        return _one(task, answer, answer.expression, 0, found.members[0], asking, says, answer.source)
    return _listed(task, answer, found, asking)


def _is_near(answer: Answer, model: Answer, keys: Sequence[Key], asking: Asking) -> bool:
    """Whether an answer is right up to the tolerance, where there is one: only then is loaded what tells."""
    if asking.tolerance is None:
        return False
    from tutor.grading.tolerance import within

    return bool(within(answer, model, asking.tolerance, keys))


def _headed(task: Task, answer: Single) -> tuple[Phrase, ...]:
    """What to say of f_y = … where the derivative by x is asked for."""
    orders = task.questions[0].orders if len(task.questions) == 1 else ()
    other = other_variable(answer, orders, task.reading.variables)
    if other is not None:
        return (phrase("check-answer-other-head", typed=other, wanted=orders[0]),)
    named = named_order(answer.source) if orders else 0
    if named and named != len(orders):
        return (phrase("check-answer-other-order", typed=named, wanted=len(orders)),)
    return ()


def _one(
    task: Task,
    answer: Answer,
    expression: Expression,
    place: int,
    found: Equivalence,
    asking: Asking,
    says: tuple[Phrase, ...] = (),
    typed: str = "",
) -> Verdict:
    """The verdict on one expression, the component of the model at `place`; `typed` is the text it stands in."""
    if found.agrees:
        problems = form_problems(expression, asking.form) if asking.form is not Form.ANY else ()
        if problems:
            return WrongForm(answer, asking.form, problems, task=task)
        return Right(answer, found, says, task=task)
    if found.kind is Kind.NARROWER:
        return PartOfDomain(answer, found, task=task, component=place)
    single, model, keys = Single(expression), Single(task.keys[place].expression), (task.keys[place],)
    if _is_near(single, model, keys, asking):
        return Right(answer, found, (phrase("check-within"),), task=task)
    may_round = asking.tolerance is None and may_be_rounded(expression, keys[0])
    if may_round and (near := rounded(single, model, keys)) is not None:
        # The exact value is what is asked for: it is not told.
        return Rounded(answer, near.digits, () if asking.form is Form.EXACT else near.exact, task=task)
    if found.kind is Kind.UNDECIDED:
        return Undecided(answer, says, task=task)
    strange = letters_remark(task, expression, place)
    if strange is not None:  # no slip leads to letters of which nobody spoke
        return Wrong(answer, (), found.witness, (*says, strange), task=task, component=place)
    says = (*says, *_absent(task, place))
    close = (phrase("check-close"),) if may_round and is_close(expression, keys[0]) else ()
    if not asking.diagnose:
        return Wrong(answer, (), found.witness, (*says, *close), task=task, component=place)
    from tutor.grading.why import reasons

    explanations, remarks = reasons(task, expression, place, typed)
    if not explanations:
        says = (*says, *close)
    return Wrong(answer, explanations, found.witness, (*says, *remarks), task=task, component=place)


def _absent(task: Task, place: int) -> Iterator[Phrase]:
    """What to say where the derivative is by a letter that the function does not have, or by one that nobody named."""
    for question in task.questions[place : place + 1]:
        for variable in absent(question.orders, task.reading.expression):
            yield phrase("check-absent", x=variable, name=task.reading.name)
    if task.chosen is not None:
        yield phrase("check-by-member", x=task.questions[place].orders[0])


_WORST = (Wrong, PartOfDomain, Rounded, WrongForm, Undecided)
"""A vector is as good as its worst component: what is wrong for certain counts more than what cannot be decided."""


def _vector(task: Task, answer: Vector, found: Compared, asking: Asking) -> Verdict:
    parts = tuple(
        _one(task, Single(component), component, place, member, asking, typed=answer.source)
        for place, (component, member) in enumerate(zip(answer.components, found.members, strict=True))
    )
    worst = next((kind for kind in _WORST if any(isinstance(part, kind) for part in parts)), Right)
    if worst is Right:
        remarks = dict.fromkeys(remark for part in parts if isinstance(part, Right) for remark in part.remarks)
        return Right(answer, None, (*found.says, *remarks), parts, task)
    if worst is PartOfDomain:
        return PartOfDomain(answer, None, parts, task)
    if worst is Rounded:
        return _rounded(task, answer, parts)
    if worst is WrongForm:
        return WrongForm(answer, asking.form, (), parts, task)
    if worst is Undecided:
        return Undecided(answer, (), parts, task)
    explanations = _of_the_whole(task, answer, asking)
    right = sum(1 for part in parts if part.right)
    counted = _counted(right, sum(1 for part in parts if isinstance(part, Rounded)), len(parts))
    # A mistake that explains all components says more than how many of them are right.
    return Wrong(answer, explanations, None, () if explanations else (counted, *found.says), parts, task)


def _counted(right: int, nearly: int, total: int) -> Phrase:
    """How many components are right, or nearly."""
    if nearly:
        return phrase("check-components-nearly", right=right, nearly=nearly, all=total)
    key = {0: "check-components-none", 1: "check-components-one"}.get(right, "check-components")
    return phrase(key, right=right, all=total) if key == "check-components" else phrase(key, all=total)


def _rounded(task: Task, answer: Vector, parts: Sequence[Verdict]) -> Verdict:
    near = [part for part in parts if isinstance(part, Rounded)]
    exact = [
        part.exact[0] if isinstance(part, Rounded) and part.exact else component
        for part, component in zip(parts, answer.components, strict=True)
    ]
    known = all(part.exact for part in near)
    digits = min(part.digits for part in near)
    return Rounded(answer, digits, tuple(exact) if known else (), tuple(parts), task)


def _of_another_sort(task: Task, answer: Answer, found: Compared, asking: Asking) -> Verdict:
    """An answer of another sort than asked for, such as one number for a gradient."""
    explanations = _of_the_whole(task, answer, asking)
    says = (*(() if explanations else found.says), *_fitting(task, answer))
    return Wrong(answer, explanations, None, says, task=task)


def _fitting(task: Task, answer: Answer) -> Iterator[Phrase]:
    """A component that is what was asked for alone."""
    if isinstance(answer, Vector) and isinstance(task.model, Single) and task.place is None:
        fits = (place for place, one in enumerate(answer.components, 1) if equivalent(one, task.keys[0]).agrees)
        yield from (phrase("check-component-fits", number=place) for place in islice(fits, 1))


def _of_the_whole(task: Task, answer: Answer, asking: Asking) -> tuple[Explanation, ...]:
    if not asking.diagnose:
        return ()
    from tutor.grading.why import reasons_of_the_whole

    return reasons_of_the_whole(task, answer)


def _listed(task: Task, answer: Answer, found: Compared, asking: Asking) -> Verdict:
    """The verdict on a set, an interval or an equation."""
    if found.agrees:
        if asking.form is not Form.ANY:
            problems = tuple(
                problem for expression in expressions_of(answer) for problem in form_problems(expression, asking.form)
            )
            if problems:
                return WrongForm(answer, asking.form, problems, task=task)
        return Right(answer, found.equivalence, found.says, task=task)
    if _is_near(answer, task.model, task.keys, asking):
        return Right(answer, None, (phrase("check-within"),), task=task)
    if (
        asking.tolerance is None
        and has_decimals(answer)
        and (near := rounded(answer, task.model, task.keys)) is not None
    ):
        return Rounded(answer, near.digits, () if asking.form is Form.EXACT else near.exact, task=task)
    if found.kind is Kind.UNDECIDED:
        return Undecided(answer, found.says, task=task)
    if found.kind is Kind.NARROWER and found.equivalence is not None:
        return PartOfDomain(answer, found.equivalence, task=task)
    witness = found.equivalence.witness if found.equivalence is not None else None
    if not asking.diagnose:
        return Wrong(answer, (), witness, found.says, task=task)
    from tutor.grading.why import reasons_of_a_set

    return Wrong(answer, reasons_of_a_set(task, answer), witness, found.says, task=task)
