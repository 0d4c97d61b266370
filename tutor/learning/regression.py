"""Least squares on a data file, from the columns to the walk downhill: the value that `regress` returns."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.notebook import notebook_html
from tutor.derivation.results import Gradient, gradient
from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.figures import approximate
from tutor.expression.reading import Reading
from tutor.learning import floats
from tutor.learning.arguments import require_columns, require_names, require_text, require_whole
from tutor.learning.bind import read_bind
from tutor.learning.columns import choose
from tutor.learning.data.dataset import Dataset, LongDataset
from tutor.learning.descent import Descent, Objective
from tutor.learning.fit import least_squares, quadratic
from tutor.learning.letters import COUNT
from tutor.learning.loss import make_loss
from tutor.learning.model import Fit, Loss, LossKind, Model, Statistics
from tutor.learning.modelling import read_model
from tutor.learning.objective import Formula
from tutor.learning.rows import columns_by_letter, numbered_rows, predicted
from tutor.learning.settings import check_settings
from tutor.learning.typed_start import exactly, read_rate, read_start
from tutor.learning.walk import walk

if TYPE_CHECKING:
    from tutor.derivation.lesson import Lesson

Names = str | Sequence[str]
"""Names with commas between them, or one by one."""


@dataclass(frozen=True, slots=True)
class Regression:
    """A model, the data it is to fit, its loss, and what least squares and gradient descent make of them.

    >>> import tutor
    >>> found = tutor.regress({"age": [0, 2, 4], "height": [30, 40, 50]}, at="s=1, b=0")
    >>> found.parameters
    {'s': Fraction(5, 1), 'b': Fraction(30, 1)}
    >>> found.descent.steps[-1].point
    (Fraction(18, 5), Fraction(57, 50))
    """

    data: Dataset | LongDataset
    """The rows; the inputs' columns first, the output's column last."""
    model: Model
    loss: Loss
    gradient: Gradient
    """The partial derivatives of the loss, with Σ over the rows."""
    statistics: Statistics | None
    """What least squares needs to know of the data; None when the model is not linear in its parameters."""
    fit: Fit | None
    """The parameters for which the loss is least; None when the model is not linear in its parameters."""
    start: tuple[Fraction, ...]
    """Where the walk starts: a value for each parameter (p)."""
    rate: Fraction
    """The learning rate η."""
    descent: Descent
    """The walk from the start."""
    objective: Objective
    """The loss over these data, as a function of the parameters alone."""
    remarks: tuple[Phrase, ...] = ()
    """Which columns were chosen because nothing was said."""
    start_given: bool = True
    """Was the start chosen by who asked? Else it is zero for every parameter."""

    @property
    def parameters(self) -> dict[str, Fraction]:
        """The best parameters by name.

        Raises:
            Unanswerable: the model is not linear in its parameters, or many parameters are equally good.
        """
        if self.fit is None:
            raise Unanswerable(
                "The model is not linear in its parameters, so least squares has no formula for them.",
                "Walk downhill instead: choose a start and more steps, and look at .descent.steps[-1].",
            )
        if self.fit.directions:
            raise Unanswerable(
                "The data do not settle the parameters: many are equally good.",
                "Look at .fit, whose values plus any multiples of its directions are the best; or add rows.",
            )
        names = [parameter.label for parameter in self.model.parameters]
        return dict(zip(names, self.fit.values, strict=True))

    @property
    def r_squared(self) -> Fraction | None:
        """1 − Σ residual²/Σ (y − ȳ)² of the best parameters; None where it has no value."""
        return None if self.fit is None else self.fit.r_squared

    def predict(self, *inputs: Fraction | int | float) -> Fraction | float:
        """What the best parameters predict for one number of each input column, in their order.

        Raises:
            Unanswerable: there are no best parameters, too few or too many numbers, or no value there.

        >>> import tutor
        >>> tutor.regress({"age": [0, 2, 4], "height": [30, 40, 50]}).predict(6)
        Fraction(60, 1)
        """
        names = [heading.name for heading in self.data.headings[:-1]]
        if len(inputs) != len(names):
            raise Unanswerable(
                f"{len(inputs)} numbers are given for {len(names)} input columns.",
                f"Give one for each of {', '.join(names)}.",
            )
        point = dict(zip(self.model.parameters, self.parameters.values(), strict=True))
        point |= {
            letter: exactly(inputs[column], f"The input {names[column]}")
            for letter, column in self.model.inputs.items()
        }
        value = exact(self.model.expression, point)
        found = approximate(self.model.expression, point) if value is None else value
        if found is None:
            raise Unanswerable("The model has no real value there.", "Ask for a point where it has one.")
        return found

    @property
    def lesson(self) -> Lesson:
        """The whole lesson, as `tutor regress` prints it; `regression_lesson` makes one of some parts.

        Raises:
            CheckFailed: a line is false; a fault of tutor's own.

        >>> import tutor
        >>> found = tutor.regress({"age": [0, 2, 4], "height": [30, 40, 50]})
        >>> len(found.lesson.sections) > 5
        True
        """
        from tutor.learning.lessons.regression import regression_lesson

        return regression_lesson(self)

    def _repr_html_(self) -> str | None:
        return notebook_html(self.lesson)


def regress(
    data: str | os.PathLike[str] | Dataset | Mapping[str, Sequence[object]] | object,
    x: Names | None = None,
    y: str | None = None,
    *,
    degree: int | None = None,
    model: str | None = None,
    loss: str = "half-sse",
    at: str | Mapping[str, Fraction | int | float | str] | None = None,
    rate: str | Fraction | Decimal | float = "0.01",
    steps: int = 1,
    names: Names | None = None,
    bind: str | Mapping[str, str] | None = None,
    skip_bad: bool = False,
) -> Regression:
    """Fit a model to data by least squares, and walk down its loss by gradient descent.

    Arguments:
        data: the name of a CSV, TSV or Parquet file, "-" for standard input, a mapping from column names to
            numbers, or a table with columns such as a DataFrame.
        x: the input column, or several.
        y: the output column. Without x and y, a table of two columns has the input first.
        degree: fit β₀ + β₁x + … up to this power.
        model: a prediction in data letters and parameters, such as "A*sin(t) + B*cos(t)".
        loss: "half-sse", "sse" or "mse".
        at: where the walk starts: "s=1, b=0", or a mapping; None for zeros.
        rate: the learning rate, above 0.
        steps: how many steps to walk.
        names: names for the parameters, in order.
        bind: which letter of the model is which column: "a=age", or a mapping.
        skip_bad: leave rows out that cannot be used, and count them.

    Raises:
        StudentError: the data or the model cannot be used; the message says how to mend it.

    >>> import tutor
    >>> found = tutor.regress({"t": [0, 1, 2], "y": [1, 0.5, 2]}, degree=2)
    >>> [str(value) for value in found.parameters.values()]
    ['1', '-3/2', '1']
    """
    require_columns(x, y, bind)
    require_names(names, "The list of names (--names)", 'names="s, b"')
    require_text(model, "The model (--model)", 'model="s*a + b"')
    if degree is not None:
        require_whole(degree, "The degree (--degree)", "degree=2")
    kind, eta = _kind(loss), read_rate(rate)
    check_settings(eta, steps, 0.0, 0)  # a long file is not read in vain
    bound = dict(read_bind(bind) if isinstance(bind, str) else bind or {})
    table, bound, remarks = choose(data, x, y, degree=degree, model=model, bind=bound, skip_bad=skip_bad)
    *inputs, output = table.headings
    parameters = _split(names)
    if degree == 0 and not inputs:
        degree, model = None, parameters[0] if parameters else "b"  # the mean of the only column
    prediction = read_model(inputs, output, degree=degree, model=model, names=parameters, bind=bound or None)
    made = make_loss(prediction, kind)
    start = read_start(at, prediction.parameters)
    slopes = _gradient(made.reading)
    statistics, fit, objective = _fitted(table, made, slopes)
    _require_value(table, made, objective, start)
    is_exact = statistics is None or statistics.exact  # rounded sums make no exact walk
    return Regression(
        data=table,
        model=prediction,
        loss=made,
        gradient=slopes,
        statistics=statistics,
        fit=fit,
        start=start,
        rate=eta,
        descent=walk(objective, start if is_exact else tuple(map(float, start)), rate=eta, steps=steps),
        objective=objective,
        remarks=remarks if prediction.inputs else tuple(map(_without_input, remarks)),
        start_given=at is not None,
    )


@lru_cache(maxsize=16)
def _gradient(loss: Reading) -> Gradient:
    """The gradient of a loss, remembered for other data."""
    return gradient(loss)


def _fitted(
    data: Dataset | LongDataset, loss: Loss, slopes: Gradient
) -> tuple[Statistics | None, Fit | None, Objective]:
    """The statistics and the fit, if the model is linear in its parameters, and the loss as a function of them."""
    from tutor.learning.accumulate import statistics

    if loss.model.factors is not None:
        found = statistics(data, loss.model)
        return found, least_squares(found), quadratic(loss, found)
    if not isinstance(data, Dataset):
        raise Unanswerable(
            f"{data.source} has too many rows for a model that is not linear in its parameters.",
            "Take a model that is, or fewer rows: every step of the walk needs all of them.",
        )
    columns, known = columns_by_letter(data, loss.model), {COUNT: Fraction(data.count)}
    return None, None, Formula(loss.reading.variables, loss.reading.expression, slopes.answer, columns, known)


def _require_value(data: Dataset | LongDataset, loss: Loss, objective: Objective, start: tuple[Fraction, ...]) -> None:
    """Refuse a start where the model has no value, and name the row; or numbers that are too large to walk with.

    Raises:
        Unanswerable: the model has no real value there, or the loss or its gradient is too large.
    """
    here = (objective.value(start), *objective.gradient(start))
    if all(math.isfinite(floats.of(value)) for value in here):
        return
    if isinstance(data, Dataset):
        for number, row in numbered_rows(data):
            predicted(loss, start, number, row)
    raise Unanswerable(
        "The numbers of this loss are too large to be worked with, over 10^308.",
        "Take smaller powers in the model, or other units for a column: years, not months.",
    )


def _without_input(remark: Phrase) -> Phrase:
    """What to say of the choice of columns when the model has no input."""
    if remark.key != "regress-chosen":
        return remark
    return phrase("regress-chosen-last", name=dict(remark.values)["output"])


def _kind(loss: str) -> LossKind:
    require_text(loss, "The loss (--loss)", 'loss="mse"')
    kinds = {kind.value: kind for kind in LossKind}
    if loss not in kinds:
        raise Unanswerable(f"There is no loss {loss!r}.", f"Choose one of {', '.join(kinds)}.")
    return kinds[loss]


def _split(names: Names | None) -> list[str] | None:
    """Names as a list; one text is split at its commas."""
    if names is None:
        return None
    return [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
