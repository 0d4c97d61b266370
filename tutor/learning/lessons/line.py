"""The closed form of the line s·a + b, as the lecture finds it: divide by n, isolate b, put it in, isolate s."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Line, Lines, Note, Phrase, Section, phrase
from tutor.derivation.monomial import combine
from tutor.expression.numbers import ONE, ZERO, rational, whole
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.learning.lessons.sums import Sums, sums_of
from tutor.learning.model import LossKind
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
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
    sums = sums_of(regression.loss)
    means = means_of(sums)
    lines = [*equations(regression, sums, ledger), *_with_means(sums, means, ledger), *_isolated(means, ledger)]
    (letter,) = regression.model.inputs
    distance = Power(Sum((sums.indexed(letter), Negation(means.input))), whole(2))
    spread = Product((Quotient(ONE, sums.count), replace(sums.over, body=distance)))
    variance = Line(means.variance, spread, check=ledger.same(means.variance, spread))
    blocks = (
        Lines(None, tuple(lines)),
        Note(phrase("closed-variance", a=letter, s=means.slope)),
        Lines(None, (variance,)),
        Note(phrase("closed-variance-why", variance=means.variance, a=letter)),
    )
    return (Section(phrase("closed-heading", name=regression.loss.reading.name), None, blocks),)


def equations(regression: Regression, sums: Sums, ledger: Ledger) -> tuple[Line, ...]:
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


def to_sums(regression: Regression, sums: Sums) -> Expression:
    """What ∂loss/∂βⱼ is multiplied by to give the plain sums: 1, ½ or n/2."""
    if regression.loss.kind is LossKind.MSE:
        return Quotient(sums.count, whole(2))
    return rational(Fraction(1, 2) / regression.loss.scale(1))


def scaled_by(regression: Regression, factor: Expression) -> tuple[Phrase, ...]:
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


def _with_means(sums: Sums, means: Means, ledger: Ledger) -> list[Line]:
    """Both equations divided by n."""
    per_row = Quotient(ONE, sums.count)
    divided = (phrase("linear-divided", c=sums.count),)
    return [
        ledger.line((form, ZERO), (sums.equation(row), ZERO), per_row, divided, label(row + 1))
        for row, form in enumerate(_mean_forms(means))
    ]


def _mean_forms(means: Means) -> tuple[Expression, Expression]:
    """s·mean(a²) + b·ā − mean(ah) and s·ā + b − h̄."""
    first = Sum(
        (
            Product((means.slope, means.square)),
            Product((means.intercept, means.input)),
            Negation(means.product),
        )
    )
    second = Sum((Product((means.slope, means.input)), means.intercept, Negation(means.output)))
    return first, second


def _isolated(means: Means, ledger: Ledger) -> list[Line]:
    """b from (2), put into (1), and s from that."""
    first, second = _mean_forms(means)
    slope, intercept = means.slope, means.intercept
    alone = means.intercept_form
    put_in = Sum((Product((slope, means.square)), Product((alone, means.input)), Negation(means.product)))
    # What is put in changes (1) by (h̄ − s·ā − b)·ā, which is 0.
    change = Product((Sum((alone, Negation(intercept))), means.input))
    spread = Sum(
        (
            Product((slope, means.square)),
            Product((means.input, means.output)),
            Negation(Product((slope, Power(means.input, whole(2))))),
            Negation(means.product),
        )
    )
    collected = (Product((slope, means.variance)), means.covariance)
    solved = (slope, Quotient(means.covariance, means.variance))
    condition = Comparison("!=", means.variance, ZERO)
    return [
        ledger.line((intercept, alone), (second, ZERO), label=phrase("linear-from", number=2)),
        Line(put_in, ZERO, check=ledger.same(Sum((first, change)), put_in), label=phrase("linear-put", number=1)),
        ledger.line((spread, ZERO), (put_in, ZERO), reason=(phrase("closed-multiplied-out"),)),
        ledger.line(collected, (spread, ZERO), reason=(phrase("closed-collected", c=slope),)),
        ledger.line(
            solved,
            collected,
            combine(Quotient(ONE, means.variance))[0],
            (phrase("linear-if", conditions=(condition,)),),
        ),
    ]
