"""Derivatives: one partial derivative, the gradient, a second partial derivative; in letters, or their value.

The lessons and the hints are made when they are asked for, and what makes them is loaded then.
"""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.kinds.function import derivative_task
from tutor.bank.kinds.one_variable import hints_in_primes, in_primes, named_derivative
from tutor.bank.kinds.written import called, equations, stated, symbol_typed, typed, typed_vector
from tutor.bank.posed import Hint, Made
from tutor.bank.schema.parts import Gradient, Partial, SecondPartial
from tutor.derivation.lesson import Lesson, Line, Lines, Phrase, Section, phrase
from tutor.derivation.lessons.parts import listed, partial_symbol
from tutor.derivation.place import Place
from tutor.expression import structures
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.grading.answer import expressions_of
from tutor.grading.task import Task, What


def partial(part: Partial) -> Made:
    """One partial derivative, or its value at a point."""
    return _one(part, (part.wrt,))


def second_partial(part: SecondPartial) -> Made:
    """A partial derivative of a partial derivative, or its value at a point."""
    return _one(part, part.wrt)


def _one(part: Partial | SecondPartial, wrt: tuple[str, ...]) -> Made:
    task = derivative_task(part, wrt, part.at)
    (question,) = task.questions
    reading, orders = question.reading, question.orders
    symbol = named_derivative(reading, orders)
    open_one: Expression = reading.expression
    for variable in orders:
        open_one = structures.Partial(open_one, variable)

    def lesson() -> Lesson:
        from tutor.derivation.lessons.partial import mixed_partial, partial_lesson

        derivations = mixed_partial(reading, [one.label for one in orders])
        return in_primes(_with_values(partial_lesson(derivations, "key", _whole_place(task)), task), reading)

    def hints() -> tuple[Hint, ...]:
        return hints_in_primes(_hints(task, _then(task)), reading)

    repeats = (typed(reading.expression), called(reading), symbol_typed(reading.name, orders), typed(open_one))
    facts = {"function": reading.expression, "wrt": [one.label for one in orders], "at": task.place}
    return Made(
        task,
        _asked(task, "partial", partial=symbol),
        typed(expressions_of(task.model)[0]),
        repeats,
        lesson,
        hints,
        facts=facts,
    )


def _then(task: Task) -> tuple[Phrase, ...]:
    """What to do after the first derivative of several."""
    _, *others = task.questions[0].orders
    return (phrase("bank-hint-then", variable=others[0]),) if others else ()


def whole_gradient(part: Gradient) -> Made:
    """All partial derivatives, as a vector, or their values at a point."""
    task = derivative_task(part, None, part.at)
    reading = task.reading
    if task.what is not What.GRADIENT:  # of one variable: the answer is one expression
        return _of_one_variable(part, task)

    def lesson() -> Lesson:
        from tutor.derivation.lessons.gradient import gradient_lesson
        from tutor.derivation.results import gradient

        return _with_values(gradient_lesson(gradient(reading), "key", _whole_place(task)), task)

    facts = {"function": reading.expression, "variables": [one.label for one in reading.variables], "at": task.place}
    return Made(
        task,
        _asked(task, "gradient", gradient=listed("gradient", reading.variables, name=reading.name)),
        typed_vector(expressions_of(task.model)),
        (typed(reading.expression), called(reading), f"∇{reading.name}", f"grad {reading.name}"),
        lesson,
        lambda: _hints(task),
        facts=facts,
    )


def _hints(task: Task, then: tuple[Phrase, ...] = ()) -> tuple[Hint, ...]:
    from tutor.bank.kinds.hints import derivative_hints

    return derivative_hints(task.questions, task.keys, task.place is not None, then)


def _of_one_variable(part: Gradient, task: Task) -> Made:
    (variable,) = task.questions[0].orders
    options = part.model_dump(exclude={"kind"})
    return _one(Partial.model_construct(**options, kind="partial", wrt=variable.label), (variable.label,))


def _whole_place(task: Task) -> Place | None:
    """The point, if every letter of the function has a value there."""
    if task.place is None or symbols(task.reading.expression) - set(task.place):
        return None
    return task.place


def _with_values(lesson: Lesson, task: Task) -> Lesson:
    """The lesson, and behind it the values in the letters that are left, where the point leaves some."""
    if task.place is None or _whole_place(task) is not None:
        return lesson
    lines = tuple(
        Line(partial_symbol(task.reading.name, question.orders), value, (phrase("bank-put-in"),))
        for question, value in zip(task.questions, expressions_of(task.model), strict=True)
    )
    said = phrase("bank-at", point=equations(task.place))
    return replace(lesson, sections=(*lesson.sections, Section(said, None, (Lines(None, lines),))))


def _asked(task: Task, what: str, **asked: Phrase) -> tuple[Phrase, ...]:
    """The question, with its point if it has one."""
    function = stated(task.reading)
    if task.place is None:
        said = phrase(f"bank-ask-{what}", function=function, **asked)
    else:
        said = phrase(f"bank-ask-{what}-at", function=function, point=equations(task.place), **asked)
    return (said,)
