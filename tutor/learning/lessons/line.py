"""The closed form of the line s·a + b, as the lecture finds it: divide by n, isolate b, put it in, isolate s."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Line, Lines, Note, Phrase, Section, phrase
from tutor.expression.numbers import ONE, ZERO, rational, whole
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.learning.lessons.sums import Sums, sums_of
from tutor.learning.model import LossKind
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.derivation.results import Gradient
    from tutor.learning.model import Loss, Model
    from tutor.learning.regression import Regression


@dataclass(frozen=True, slots=True)
class Means:
    """What stands in the equations of a line once they are divided by n."""

    slope: Symbol
    intercept: Symbol
    input: Expression
    """ā"""
    output: Expression
    """h̄"""
    square: Expression
    """mean(a²)"""
    product: Expression
    """mean(ah)"""

    @property
    def variance(self) -> Expression:
        """mean(a²) − ā²"""
        return Sum((self.square, Negation(Power(self.input, whole(2)))))

    @property
    def covariance(self) -> Expression:
        """mean(ah) − ā·h̄"""
        return Sum((self.product, Negation(Product((self.input, self.output)))))

    @property
    def intercept_form(self) -> Expression:
        """h̄ − s·ā"""
        return Sum((self.output, Negation(Product((self.slope, self.input)))))


def means_of(sums: Sums) -> Means:
    """The means of a line."""
    model = sums.model
    (letter,) = model.inputs
    slope, intercept = model.parameters
    return Means(
        slope,
        intercept,
        sums.mean(letter),
        sums.mean(model.output),
        sums.mean(Power(letter, whole(2))),
        sums.mean(Product((letter, model.output))),
    )


def line_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """Both equations, the same with means, and s and b without each other.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    letters = _letters(regression)
    return _in_letters(_Letters(letters, ledger.names, regression.loss, regression.model, regression.gradient))


@dataclass(frozen=True, slots=True)
class _Letters:
    """All that the lesson is made of: nothing in it depends on the numbers, so it is the same for all data."""

    letters: tuple[object, ...]
    names: tuple[str, ...]
    loss: Loss = field(compare=False)
    model: Model = field(compare=False)
    gradient: Gradient = field(compare=False)


def _letters(regression: Regression) -> tuple[object, ...]:
    loss, model = regression.loss, regression.model
    return (
        loss.reading.name,
        loss.reading.expression,
        loss.kind,
        tuple(regression.gradient.answer),
        tuple(model.inputs),
        model.output,
        tuple(model.parameters),
    )


@lru_cache(maxsize=32)
def _in_letters(line: _Letters) -> tuple[Section, ...]:
    ledger = Ledger(line.names)
    sums = sums_of(line.loss)
    means = means_of(sums)
    lines = [*equations(line, sums, ledger), *_solved_for_both(sums, means, ledger)]
    (letter,) = line.model.inputs
    distance = Power(Sum((sums.indexed(letter), Negation(means.input))), whole(2))
    spread = Product((Quotient(ONE, sums.count), replace(sums.over, body=distance)))
    variance = Line(means.variance, spread, check=ledger.same(means.variance, spread))
    blocks = (
        Lines(None, tuple(lines)),
        Note(phrase("closed-variance", a=letter, s=means.slope)),
        Lines(None, (variance,)),
        Note(phrase("closed-variance-why", a=letter, square=means.square)),
    )
    return (Section(phrase("closed-heading", name=line.loss.reading.name), None, blocks),)


def equations(regression: Regression | _Letters, sums: Sums, ledger: Ledger) -> tuple[Line, ...]:
    """∇loss = 0 as the rules gave it; and, where that is something else, in sums over the data.

    Raises:
        CheckFailed: the sums are not what the rules gave; a fault of tutor's own.
    """
    given = regression.gradient.answer
    name = regression.loss.reading.name
    lines = [
        Line(left, ZERO, (phrase("closed-partial", name=name, variable=variable),), label=label(number))
        for number, (left, variable) in enumerate(zip(given, regression.model.parameters, strict=True), start=1)
    ]
    factor = to_sums(regression, sums)
    for number, left in enumerate(given, start=1):
        form = sums.equation(number - 1)
        ledger.follows((left, ZERO), (form, ZERO), factor)
        if form != left:
            lines.append(ledger.line((form, ZERO), (left, ZERO), factor, scaled_by(regression, factor), label(number)))
    return tuple(lines)


def to_sums(regression: Regression | _Letters, sums: Sums) -> Expression:
    """What ∂loss/∂βⱼ is multiplied by to give the plain sums: 1, ½ or n/2."""
    if regression.loss.kind is LossKind.MSE:
        return Quotient(sums.count, whole(2))
    return rational(Fraction(1, 2) / regression.loss.scale(1))


def scaled_by(regression: Regression | _Letters, factor: Expression) -> tuple[Phrase, ...]:
    """How both sides were changed on the way to the sums."""
    if factor == ONE:
        return (phrase("closed-sums"),)
    if regression.loss.kind is LossKind.MSE:
        return (phrase("closed-times-sums", c=factor),)
    assert isinstance(factor, Quotient)
    return (phrase("linear-divided", c=factor.denominator),)


def label(number: int) -> Phrase:
    """(1), before an equation."""
    return phrase("linear-number", number=number)


def _solved_for_both(sums: Sums, means: Means, ledger: Ledger) -> list[Line]:
    """b from (2), s from (1), b put in, and s alone: the lecture's question 7, line by line."""
    n, slope, intercept = sums.count, means.slope, means.intercept
    (_, inputs), _ = sums.gram
    _, outputs = sums.moments
    per_row = Quotient(ONE, n)
    divided = (phrase("linear-divided", c=n),)
    moved = (Product((intercept, n), dotted=True), Sum((outputs, Negation(Product((slope, inputs))))))
    alone = (intercept, means.intercept_form)
    mean_form = Sum((Product((slope, means.square)), Product((intercept, means.input)), Negation(means.product)))
    below = Comparison("!=", means.square, ZERO)
    rest = Quotient(means.product, means.square)
    from_first = Sum((Negation(Quotient(Product((intercept, means.input)), means.square)), rest))
    put_in = Sum((Negation(Quotient(Product((means.intercept_form, means.input)), means.square)), rest))
    # What is put in changes the right side by (b − (h̄ − s·ā))·ā/mean(a²), which is 0.
    change = Quotient(Product((Sum((intercept, Negation(means.intercept_form))), means.input)), means.square)
    spread = Sum(
        (
            Negation(Quotient(Product((means.output, means.input)), means.square)),
            Quotient(Product((slope, Power(means.input, whole(2)))), means.square),
            rest,
        )
    )
    bracket = Sum((ONE, Negation(Quotient(Power(means.input, whole(2)), means.square))))
    collected = (Product((slope, bracket)), Quotient(means.covariance, means.square))
    cleared = (Product((slope, means.variance)), means.covariance)
    solved = (slope, Quotient(means.covariance, means.variance))
    condition = Comparison("!=", means.variance, ZERO)
    return [
        ledger.line(moved, (sums.equation(1), ZERO), label=phrase("linear-from", number=2)),
        ledger.line(alone, moved, per_row, divided),
        ledger.line(
            (mean_form, ZERO), (sums.equation(0), ZERO), per_row, divided, label=phrase("linear-from", number=1)
        ),
        ledger.line(
            (slope, from_first),
            (mean_form, ZERO),
            Quotient(ONE, means.square),
            (phrase("linear-divided", c=means.square), phrase("linear-if", conditions=(below,))),
        ),
        Line(
            slope,
            put_in,
            (phrase("closed-put-in", b=intercept),),
            check=ledger.same(Sum((from_first, change)), put_in),
        ),
        Line(slope, spread, (phrase("closed-multiplied-out"),), check=ledger.same(put_in, spread)),
        ledger.line(collected, (slope, spread), reason=(phrase("closed-collected", c=slope),)),
        ledger.line(cleared, collected, means.square, (phrase("linear-multiplied", c=means.square),)),
        ledger.line(solved, cleared, Quotient(ONE, means.variance), (phrase("linear-if", conditions=(condition,)),)),
    ]
