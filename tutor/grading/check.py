"""`tutor.check`: is the answer right, and if not, which mistake was it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from tutor.derivation.lesson import phrase
from tutor.derivation.subject import Function
from tutor.errors import Unanswerable
from tutor.grading.answer import Single
from tutor.grading.equivalence import equivalent
from tutor.grading.form import Form
from tutor.grading.grade import Asking, grade
from tutor.grading.task import Task, What, task_of
from tutor.grading.verdict import Verdict, Wrong


def check(
    f: Function,
    answer: object,
    wrt: object = None,
    *,
    at: object = None,
    form: str = "any",
    tolerance: str | float | Fraction | Decimal | None = None,
    expression: bool = False,
    domain: object = None,
    variables: str | Sequence[object] | None = None,
    functions: Sequence[str] = (),
    diagnose: bool = True,
) -> Verdict:
    """Grade an answer. What was worked out for a question that is given as text is remembered for the next answer.

    Arguments:
        f: the function that was to be differentiated; with `expression`, the right answer itself: an expression, a
            vector, a set, an interval or an equation.
        answer: what was answered: text, an expression, a number, a SymPy expression, a sequence of these for a
            vector, a set of them for a collection; an equation, a condition, a set or an interval of SymPy's.
        wrt: the variable of the derivative, a name or a symbol; several, in the order of differentiation, for one of
            higher order ("x,y"); None for the gradient, or for the derivative of a function of one variable.
        at: the point at which the value is asked for, such as "x=1, y=2", {"x": 1, "y": 2} or (1, 2).
        form: "any", "expanded", "factored", "simplified" or "exact".
        tolerance: how far a number may be from the right one, relative to it: 0.001, "1e-3" or "0.1%". None: it must
            be exact.
        expression: is f the right answer itself?
        domain: a condition on the letters, such as "x > 0" or one of SymPy's, or several: only where they hold must
            the answer be right.
        variables: the variables of f, in order; None to take them from f.
        functions: names of functions that are not known, such as "g".
        diagnose: look for the mistake in a wrong answer; without it, wrong answers take less time.

    Returns:
        a verdict, with `.kind`, `.code`, `.right`, a sentence as `str(…)`, and what belongs to it. An answer that
        cannot be read has a verdict too.

    Raises:
        StudentError: the question itself cannot be read or answered, or an option has no such value.

    >>> check("x^2 y + sin(xy)", "2xy + y cos(xy)", wrt="x").kind
    'right'
    >>> check("x^2", "3x").kind
    'wrong'
    """
    task = task_of(f, wrt, at=at, expression=expression, domain=domain, variables=variables, functions=tuple(functions))
    if tolerance is not None and not isinstance(tolerance, str | int | float | Fraction | Decimal):
        raise Unanswerable("The tolerance is no number.", "Give a small number such as 0.001, 1e-3 or 0.1%.")
    return graded(task, answer, asking_of(form, tolerance, diagnose))


def graded(task: Task, answer: object, asking: Asking) -> Verdict:
    """What is said of an answer; where it is one component of a gradient, also how one partial derivative is asked for.

    An exercise says itself what it asks for, and grades with `grade`.

    Arguments:
        task: what was asked.
        answer: what was answered.
        asking: what the answer must be besides right.
    """
    verdict = grade(task, answer, asking)
    if not isinstance(verdict, Wrong) or not isinstance(verdict.answer, Single) or task.what is not What.GRADIENT:
        return verdict
    asked = (one for one in task.questions if equivalent(verdict.answer.expression, one.key).agrees)
    says = (phrase("check-one-partial", x=question.orders[0]) for question in islice(asked, 1))
    return replace(verdict, remarks=(*verdict.remarks, *says))


@lru_cache(maxsize=64)
def asking_of(form: str, tolerance: str | float | Fraction | Decimal | None, diagnose: bool) -> Asking:
    """What an answer must be besides right.

    Raises:
        Unanswerable: there is no such form, or the tolerance is none.
    """
    if form not in {member.value for member in Form}:
        raise Unanswerable(f"There is no form {form}.", f"The forms are {', '.join(Form)}.")
    if tolerance is None:
        return Asking(Form(form), None, diagnose)
    from tutor.grading.tolerance import read_tolerance  # seldom asked for

    return Asking(Form(form), read_tolerance(tolerance), diagnose)
