"""What was asked, what the right answer is, and what is needed to grade many answers to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from tutor.derivation.differentiate import Engine
from tutor.derivation.lessons.parts import refuse_long_products, require_variables
from tutor.derivation.place import Place, put_in, spelled, value_at
from tutor.derivation.subject import Function, names_of, subject, variable_of
from tutor.errors import Unanswerable
from tutor.expression.numbers import ZERO
from tutor.expression.numeric import Evaluator
from tutor.expression.reading import Reading, default_variables, read_place
from tutor.expression.traversal import depth, has_sigma, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.answer import Answer, Single, Vector
from tutor.grading.given_question import Condition, conditions_given, place_text, refuse_glued
from tutor.grading.key import Key, key_of
from tutor.grading.question import Question, ask
from tutor.grading.worked_value import worked_value

MOST_ORDERS = 12
"""A derivative of a higher order is not asked for."""
_DEEPEST = 250
"""A function with more levels is not asked for."""


class What(StrEnum):
    """What was asked for."""

    DERIVATIVE = "derivative"
    GRADIENT = "gradient"
    EXPRESSION = "expression"


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What was asked and what is right. Equal when it is the same object."""

    what: What
    reading: Reading
    """The function, or for an expression the model: its letters and names are those of answers."""
    model: Answer
    """The right answer."""
    keys: tuple[Key, ...]
    """For one expression or a vector: a key for each component."""
    questions: tuple[Question, ...] = ()
    """The derivative that each component is; () for an expression."""
    place: Place | None = None
    """Where values were asked for, or None."""
    conditions: tuple[Expression, ...] = ()
    """The conditions on the letters that were given with the question."""
    chosen: Symbol | None = None
    """The j of wⱼ, where the gradient by a family was asked for and nobody named its member."""


@lru_cache(maxsize=256)
def typed_task(
    text: str,
    wrt: tuple[str, ...] | None,
    at: str | None,
    expression: bool,
    domain: tuple[str | Condition, ...],
    variables: tuple[str, ...] | None,
    functions: tuple[str, ...],
) -> Task:
    """`task_of` for a text, remembered: a class answers the same question."""
    return _task(text, wrt, at, expression, domain, variables, functions)


def task_of(
    f: Function,
    wrt: object = None,
    *,
    at: object = None,
    expression: bool = False,
    domain: object = None,
    variables: str | Sequence[object] | None = None,
    functions: Sequence[str] = (),
) -> Task:
    """The task of answering a question.

    Arguments:
        f: the function; with `expression`, the right answer itself: an expression, a vector, a set, an interval or
            an equation.
        wrt: the variable of the derivative, or several in the order of differentiation, as names or as symbols;
            None for the gradient, or the derivative of a function of one variable.
        at: the point at which a value is asked for: "x=1, y=2", {"x": 1, "y": 2} or (1, 2).
        expression: is f the right answer itself?
        domain: a condition on the letters, such as "x > 0" or one of SymPy's, or several.
        variables: the variables of f, in order; None to take them from f.
        functions: names of functions that are not known.

    Raises:
        StudentError: the question cannot be read, or cannot be answered.

    >>> str(task_of("x^2 y", "x").keys[0].expression)
    '2*x*y'
    """
    orders = None if wrt is None else tuple(names_of(wrt))
    chosen = None if variables is None else tuple(names_of(variables))
    conditions, place = conditions_given(domain), place_text(at)
    if isinstance(f, str):
        return typed_task(f, orders, place, expression, conditions, chosen, tuple(functions))
    return _task(f, orders, place, expression, conditions, chosen, tuple(functions))


def _task(
    f: Function,
    wrt: tuple[str, ...] | None,
    at: str | None,
    expression: bool,
    domain: tuple[str | Condition, ...],
    variables: tuple[str, ...] | None,
    functions: tuple[str, ...],
) -> Task:
    if expression:
        from tutor.grading.models import model_task

        if wrt is not None or at is not None:
            raise Unanswerable(
                "With --expression the first text is the right answer itself: nothing is differentiated.",
                "Leave out --wrt and --at, or leave out --expression.",
            )
        return model_task(f, domain, variables, functions)
    if wrt is not None and not wrt:
        raise Unanswerable("No variable is named.", "Name the variable of the derivative: --wrt x")
    reading = subject(f, variables, functions)
    _refuse_deep(reading.expression)
    task = _gradient(reading) if wrt is None else _derivative(reading, wrt)
    if domain:
        from tutor.grading.models import conditions_of

        extra = conditions_of(domain, reading)
        keys = tuple(key_of(key.expression, (*key.domain, *extra), key.variables) for key in task.keys)
        task = replace(task, keys=keys, conditions=extra)
    return task if at is None else task_at(task, at)


def _derivative(reading: Reading, wrt: Sequence[str]) -> Task:
    if len(wrt) > MOST_ORDERS:
        raise Unanswerable(
            f"A derivative of order {len(wrt)} is asked for; the highest that is worked out is {MOST_ORDERS}.",
            "Name fewer variables.",
        )
    refuse_long_products(reading.expression)
    whole = _with_letters(reading)
    refuse_glued(wrt, whole)
    orders = tuple(variable_of(name, whole) for name in wrt)
    question = ask(whole, orders)
    return Task(What.DERIVATIVE, whole, Single(question.answer), (question.key,), (question,))


def _refuse_deep(function: Expression) -> None:
    """Refuse brackets in brackets in brackets: the derivative has all of them once more at every level."""
    if depth(function) > _DEEPEST:
        raise Unanswerable(
            "The function is nested too deeply for its derivative to be graded.", "Give a function with fewer levels."
        )


def _with_letters(reading: Reading) -> Reading:
    """The same function with every plain letter as a variable, so that each may be asked for and held."""
    if reading.variables and reading.declared:
        return reading
    found = tuple(dict.fromkeys((*reading.variables, *default_variables(reading.expression))))
    return replace(reading, variables=found)


def _gradient(reading: Reading) -> Task:
    require_variables(reading)
    refuse_long_products(reading.expression)
    engine = Engine()
    questions = tuple(ask(reading, (variable,), engine) for variable in reading.variables)
    keys = tuple(question.key for question in questions)
    if len(questions) == 1:
        below = () if reading.declared else reading.variables[0].subscripts
        chosen = below[0] if len(below) == 1 and isinstance(below[0], Symbol) else None
        return Task(What.DERIVATIVE, reading, Single(questions[0].answer), keys, questions, chosen=chosen)
    return Task(What.GRADIENT, reading, Vector(tuple(question.answer for question in questions)), keys, questions)


@lru_cache(maxsize=256)
def task_at(task: Task, typed: str) -> Task:
    """The same task at a point. Letters without a value stay letters.

    Arguments:
        task: a derivative or a gradient in letters.
        typed: the point, such as "x=1, y=2".

    Raises:
        StudentError: the point cannot be read, or the derivative has no value there.

    >>> str(task_at(task_of("x^2 y", "x"), "x=1, y=5").keys[0].expression)
    '10'
    """
    place = read_place(typed, task.reading)
    _require_real(task.reading, place)
    components = tuple(_value(question, place) for question in task.questions)
    keys = tuple(
        key_of(value, tuple(put_in(condition, place) for condition in key.domain), _left(key.variables, place))
        for value, key in zip(components, task.keys, strict=True)
    )
    model: Answer = Vector(components) if task.what is What.GRADIENT else Single(components[0])
    return replace(task, model=model, keys=keys, place=place)


def _left(variables: Sequence[Symbol], place: Place) -> tuple[Symbol, ...]:
    return tuple(variable for variable in variables if variable not in place)


def _require_real(reading: Reading, place: Place) -> None:
    """The function itself must be real at the point, or its derivative there is none."""
    if not (symbols(reading.expression) - set(place)):
        value_at(reading.expression, place, reading.name)


def _value(question: Question, place: Place) -> Expression:
    """The derivative at a place: a number as short as it can be written, or an expression in the other letters."""
    name = f"the derivative by {', '.join(symbol.label for symbol in question.orders)}"
    inside = put_in(question.answer, place)
    if symbols(inside) or has_sigma(inside):
        return inside
    kink = next((one for one in question.key.domain if Evaluator({}).holds(put_in(one, place)) is False), None)
    if kink is not None:
        raise Unanswerable(
            f"The function has a kink or an edge at {spelled(place)}, so it need not have a derivative there.",
            "Choose a point beside it.",
        )
    value = value_at(question.answer, place, name)
    return worked_value(value.exact if value.exact is not None else value.formula)


EMPTY = Reading("", ZERO, "f", (), False, (), ())
"""The reading of nothing, for questions about no function, such as a number."""
