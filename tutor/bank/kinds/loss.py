"""A loss over data: its value at given parameters, and its gradient in letters or in numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.bank.components import one_point
from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.data import columns_of, data_tables, in_row, loss_of, regression_of, written_out
from tutor.bank.kinds.function import one_letter, place_of
from tutor.bank.kinds.giveaway import kept
from tutor.bank.kinds.hints import derivative_hints, said
from tutor.bank.kinds.slips import single
from tutor.bank.kinds.written import called, equations, stated, symbol_typed, typed, typed_vector
from tutor.bank.posed import Hint, Made, Slip
from tutor.bank.schema.parts import Loss, LossGradient
from tutor.derivation.lesson import Lesson, Phrase, phrase
from tutor.derivation.lessons.parts import listed, partial_symbol
from tutor.derivation.place import Place
from tutor.derivation.subject import variable_of
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.errors import AuthorError
from tutor.expression.numbers import number, rational
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression, Product
from tutor.grading.answer import Single, expressions_of
from tutor.grading.key import key_of
from tutor.grading.task import Task, What, task_of

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


_WORKED = {"sum": "bank-hint-loss-sum", "half-sum": "bank-hint-loss-half", "mean": "bank-hint-loss-mean"}
"""The name of a loss → in which order it is worked out."""


def loss(part: Loss) -> Made:
    """The loss at given parameters."""
    columns = columns_of(part.data)
    found = regression_of(part, columns, at=one_point(part.at))
    reading = found.loss.reading
    place = place_of(part.at, reading)
    value = found.objective.value(found.start)
    if not isinstance(value, Fraction):
        raise AuthorError("The loss is no fraction there.", "Take other parameters, or another model.", field=("at",))
    key = number(value, decimal=True)
    task = Task(What.EXPRESSION, reading, Single(key), (key_of(key),), place=place)
    arguments = [place[parameter] for parameter in found.model.parameters]

    def lesson() -> Lesson:
        from tutor.learning.lessons.regression import regression_lesson

        return regression_lesson(found, ["loss"])

    def hints() -> tuple[Hint, ...]:
        first, second = said(1, phrase("bank-hint-where-loss")), said(2, phrase(_WORKED[part.loss]))
        return kept((first, second, said(3, _first_row(found))), task.keys)

    return Made(
        task,
        (phrase("bank-ask-loss", loss=stated(reading), point=equations(place)),),
        typed(key),
        (called(reading), called(reading, arguments), typed(reading.expression)),
        lesson,
        hints,
        slips=lambda: _slips(found),
        tables=data_tables(columns),
        facts={"model": found.model.expression, "data": columns, "at": place},
    )


def _first_row(found: Regression) -> Phrase:
    """What the model predicts in the first row, in its parameters: their values may be the answer to another part."""
    from tutor.learning.data.dataset import Dataset
    from tutor.learning.rows import numbered_rows

    assert isinstance(found.data, Dataset)
    _, row = next(numbered_rows(found.data))
    prediction, output = in_row(found.model, row)
    return phrase("bank-hint-residual", prediction=prediction, output=output)


def _residuals(found: Regression) -> list[Fraction]:
    from tutor.learning.data.dataset import Dataset
    from tutor.learning.rows import numbered_rows, predicted

    assert isinstance(found.data, Dataset)
    return [predicted(found.loss, found.start, place, row).residual for place, row in numbered_rows(found.data)]


def _slips(found: Regression) -> tuple[Slip, ...]:
    residuals = _residuals(found)
    scale, squares = found.loss.scale(len(residuals)), sum(one**2 for one in residuals)
    forgotten = "loss-mean-forgotten" if scale == Fraction(1, len(residuals)) else "loss-half-forgotten"
    return (
        single(forgotten, rational(Fraction(squares))),
        single("loss-not-squared", rational(scale * sum(residuals))),
        single("loss-not-squared", rational(Fraction(sum(residuals)))),
        single("loss-not-squared", rational(scale * sum(map(abs, residuals)))),
        single("loss-summed-first", rational(scale * sum(residuals) ** 2)),
    )


def loss_gradient(part: LossGradient) -> Made:
    """The gradient of the loss, or one component of it: in letters, or over data, or at a point."""
    if part.data is None:
        return _in_letters(part)
    columns = columns_of(part.data)
    at = None if part.at is None else one_point(part.at)
    found = regression_of(part, columns, at=at)
    task = _task(part, written_out(found), at)
    place = None if at is None else place_of(at, found.loss.reading)

    def lesson() -> Lesson:
        from tutor.learning.lessons.regression import regression_lesson

        return regression_lesson(found, ["gradient"])

    key = [*map(_shown, expressions_of(task.model))] if place else _linear(found, task)
    return _made(part, found.loss.reading, task, key, lesson, place, columns)


def _in_letters(part: LossGradient) -> Made:
    reading = loss_of(part).reading
    task = _task(part, reading, None)

    def lesson() -> Lesson:
        from tutor.derivation.lessons.gradient import gradient_lesson
        from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
        from tutor.derivation.results import gradient

        if part.wrt is not None:
            return partial_lesson(mixed_partial(reading, [part.wrt]))
        return gradient_lesson(gradient(reading))

    return _made(part, reading, task, list(expressions_of(task.model)), lesson, None, None)


def _task(part: LossGradient, reading: Reading, at: str | None) -> Task:
    if part.wrt is not None:
        one_letter(part.wrt, "wrt")
        with naming("wrt"):
            variable = variable_of(part.wrt, reading)
        if variable not in reading.variables:
            names = ", ".join(one.label for one in reading.variables)
            raise AuthorError(f"{part.wrt} is no parameter of the model.", f"Name one of {names}.", field=("wrt",))
    with naming("at" if at else "model"):
        return task_of(reading, None if part.wrt is None else (part.wrt,), at=at)


def _made(
    part: LossGradient,
    reading: Reading,
    task: Task,
    key: list[Expression],
    lesson: object,
    place: Place | None,
    columns: dict[str, tuple[Fraction, ...]] | None,
) -> Made:
    one = task.what is not What.GRADIENT
    orders = task.questions[0].orders
    symbol = partial_symbol(reading.name, orders) if one else listed("gradient", reading.variables, name=reading.name)
    repeats = (symbol_typed(reading.name, orders),) if one else (f"∇{reading.name}", f"grad {reading.name}")
    if place is not None:
        asked = phrase("bank-ask-loss-gradient-at", gradient=symbol, loss=stated(reading), point=equations(place))
    else:
        kind = "over-data" if columns else "letters"
        asked = phrase(f"bank-ask-loss-gradient-{kind}", gradient=symbol, loss=stated(reading))
    return Made(
        task,
        (asked,),
        typed(key[0]) if one else typed_vector(key),
        (called(reading), typed(reading.expression), *repeats),
        lesson,  # type: ignore[arg-type]
        lambda: _hints(task, reading, columns is not None),
        tables=data_tables(columns) if columns else (),
        facts={"loss": reading.expression, "data": columns, "wrt": part.wrt, "at": place},
    )


def _hints(task: Task, reading: Reading, over_data: bool) -> tuple[Hint, ...]:
    """The hints of the derivation in letters, for data too: nobody writes the squares out one by one."""
    if not over_data:
        return derivative_hints(task.questions, task.keys)
    variables = [question.orders[0].label for question in task.questions]
    letters = [task_of(reading, (name,)).questions[0] for name in variables]
    return derivative_hints(letters, task.keys, also=(phrase("bank-hint-sums-last"),))


def _linear(found: Regression, task: Task) -> list[Expression]:
    """The components over data as a·s + b·t + c, where the loss is quadratic in its parameters."""
    from tutor.learning.objective import Quadratic

    objective, wanted = found.objective, [question.orders[0] for question in task.questions]
    if not isinstance(objective, Quadratic):
        return list(expressions_of(task.model))
    shown = []
    for variable, row, constant in zip(objective.variables, objective.matrix, objective.linear, strict=True):
        terms = [Product((rational(value), letter)) for value, letter in zip(row, objective.variables, strict=True)]
        if variable in wanted:
            shown.append(tidied(total((*terms, rational(-constant)))))
    return shown


def _shown(value: Expression) -> Expression:
    """A number as students write it: 3.6 rather than 18/5."""
    from tutor.expression.exact import exact

    known = exact(value, {})
    return value if known is None else number(known, decimal=True)
