"""The closed form of a line with the numbers of the data put in, and both values put back into both equations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Section, phrase
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.errors import CheckFailed
from tutor.expression.numbers import ZERO, rational, whole
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum
from tutor.learning.balls import ball_of
from tutor.learning.lessons.figures import Figure, figure
from tutor.learning.lessons.line import Means, means_of
from tutor.learning.lessons.sums import Sums, rounded_note, sums_of, worth
from tutor.learning.model import Statistics
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


def line_numbers(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The means, s and b in numbers; where all inputs are equal, what is left of the formulas.

    Raises:
        CheckFailed: a number is not what the data give; a fault of tutor's own.
    """
    statistics = regression.statistics
    assert statistics is not None
    assert regression.fit is not None
    sums = sums_of(regression.loss)
    put = _PutIn(regression, ledger, statistics, sums, means_of(sums))
    lines = put.means_lines()
    blocks: tuple[Block, ...]
    if regression.fit.directions:
        blocks = put.stuck(lines)
    elif put.is_short:
        blocks = (Lines(None, (*lines, *put.written_out(), *put.checked())),)
    else:
        blocks = (Lines(None, (*lines, *put.rounded())), *rounded_note(regression), *put.holds())
    return (Section(phrase("closed-numbers-heading"), None, blocks),)


@dataclass(frozen=True, slots=True)
class _PutIn:
    """The formulas of a line with numbers in them."""

    regression: Regression
    ledger: Ledger
    statistics: Statistics
    sums: Sums
    means: Means

    @property
    def values(self) -> dict[Expression, Fraction]:
        """Each mean → its value."""
        (square, total), _ = self.statistics.gram
        product, outputs = self.statistics.moments
        count = self.statistics.count
        means = self.means
        return {
            means.input: total / count,
            means.output: outputs / count,
            means.square: square / count,
            means.product: product / count,
        }

    @property
    def variance(self) -> Fraction:
        """mean(a²) − ā²"""
        values = self.values
        return values[self.means.square] - values[self.means.input] ** 2

    @property
    def covariance(self) -> Fraction:
        """mean(ah) − ā·h̄"""
        values = self.values
        return values[self.means.product] - values[self.means.input] * values[self.means.output]

    @property
    def solution(self) -> tuple[Fraction, Fraction]:
        """s and b by the formulas.

        Raises:
            CheckFailed: they are not the fit; a fault of tutor's own.
        """
        assert self.regression.fit is not None
        slope = self.covariance / self.variance
        found = slope, self.values[self.means.output] - slope * self.values[self.means.input]
        if self.statistics.exact and found != self.regression.fit.values:
            raise CheckFailed(f"the formulas give {found}, least squares {self.regression.fit.values}")
        return found if self.statistics.exact else (self.regression.fit.values[0], self.regression.fit.values[1])

    def figure(self, value: Fraction) -> Figure:
        """A number as it is shown."""
        return figure(value, self.statistics.exact)

    @property
    def is_short(self) -> bool:
        """Can every number on the way be written out exactly?"""
        needed = (*self.values.values(), self.variance, self.covariance, *self.solution)
        return self.statistics.exact and all(self.figure(value).exact for value in needed)

    def line(self, left: Expression | None, meant: Expression, value: Fraction) -> Line:
        """left = value, with ≈ where it is rounded."""
        shown = self.figure(value)
        check = worth(self.regression, self.ledger, meant, value, shown.shown, shown.exact)
        return Line(left, shown.shown, relation=shown.relation, check=check)

    def same(self, left: Expression | None, shown: Expression, value: Fraction) -> Line:
        """left = an expression in exact numbers, whose value is known."""
        return Line(left, shown, check=self.ledger.worth(ball_of(value), shown, about=False))

    def means_lines(self) -> list[Line]:
        """ā = 6/3 = 2, and the other means."""
        lines = []
        count = self.statistics.count
        for mean, value in self.values.items():
            total = self.figure(value * count)
            last = self.line(mean, mean, value)
            if total.exact and last.relation == "=" and count > 1:
                written = Quotient(total.shown, whole(count))
                lines.append(self.same(mean, written, value))
                if written != last.right:
                    lines.append(self.line(None, mean, value))
            else:
                lines.append(last)
        return lines

    def inserted(self, form: Expression, **others: Fraction) -> Expression:
        """A formula with the means in numbers, and further letters as given."""
        numbers = {mean: self.figure(value).shown for mean, value in self.values.items()}
        return substitute(
            form, {**numbers, self.means.slope: self.figure(others["slope"]).shown} if others else numbers
        )

    def written_out(self) -> list[Line]:
        """s = (280/3 − 2·40)/(20/3 − 2²) = (40/3)/(8/3) = 5, and b = 40 − 5·2 = 30."""
        means = self.means
        slope, intercept = self.solution
        formula = Quotient(means.covariance, means.variance)
        return [
            self.same(means.slope, self.inserted(formula), slope),
            self.same(None, Quotient(self.figure(self.covariance).shown, self.figure(self.variance).shown), slope),
            self.line(None, formula, slope),
            self.same(means.intercept, self.inserted(means.intercept_form, slope=slope), intercept),
            self.line(None, substitute(means.intercept_form, {means.slope: formula}), intercept),
        ]

    def rounded(self) -> list[Line]:
        """Variance, covariance, s and b, each to six digits but worked out with all of them."""
        means = self.means
        slope, intercept = self.solution
        formula = Quotient(means.covariance, means.variance)
        return [
            self.line(means.covariance, means.covariance, self.covariance),
            self.line(means.variance, means.variance, self.variance),
            self.line(means.slope, formula, slope),
            self.line(means.intercept, substitute(means.intercept_form, {means.slope: formula}), intercept),
        ]

    def checked(self) -> list[Line]:
        """Both values put into both equations, with the sums in numbers."""
        lines = []
        for row, (gram, moment) in enumerate(zip(self.statistics.gram, self.statistics.moments, strict=True)):
            shown = written_sum(self.solution, gram, moment)
            if shown is None:
                return []
            check = self.ledger.worth(ball_of(Fraction(0)), shown, about=False)
            lines.append(Line(shown, ZERO, check=check, label=phrase("linear-check", number=row + 1)))
        return lines

    def holds(self) -> tuple[Note, ...]:
        """The sentence that both equations hold exactly, once that is worked out."""
        if not self.statistics.exact:
            return ()
        for gram, moment in zip(self.statistics.gram, self.statistics.moments, strict=True):
            if sum(entry * value for entry, value in zip(gram, self.solution, strict=True)) != moment:
                raise CheckFailed("the closed form does not solve the equations it was made of")
        return (
            Note(phrase("closed-holds", letters=self.regression.model.parameters)),
            Note(phrase("closed-all-digits")),
        )

    def stuck(self, lines: list[Line]) -> tuple[Block, ...]:
        """All inputs are equal: mean(a²) − ā² is 0, s stays open, and b is a function of it."""
        means = self.means
        (letter,) = self.regression.model.inputs
        if not self.statistics.exact:
            return (Lines(None, tuple(lines)), Note(phrase("closed-stuck-about", a=letter, s=means.slope)))
        values = self.values
        if all(self.figure(value).exact for value in values.values()):
            written = self.inserted(means.variance)
            lines += [self.same(means.variance, written, Fraction(0)), self.line(None, means.variance, Fraction(0))]
        else:
            lines.append(self.line(means.variance, means.variance, Fraction(0)))
        alone = Sum((rational(values[means.output]), Negation(Product((means.slope, rational(values[means.input]))))))
        check = self.ledger.same(alone, tidied(alone))
        left = Line(means.intercept, tidied(alone), check=check, label=phrase("linear-from", number=2))
        key = "closed-stuck-one" if self.statistics.count == 1 else "closed-stuck"
        return (
            Lines(None, tuple(lines)),
            Note(phrase(key, a=letter, s=means.slope, variance=means.variance)),
            Lines(None, (left,)),
        )


def written_sum(values: Sequence[Fraction], row: Sequence[Fraction], moment: Fraction) -> Expression | None:
    """5·20 + 30·6 − 280 as it is written down, without terms that are times 0.

    Arguments:
        values: the parameters (p).
        row: what they are multiplied by (p).
        moment: what is taken away.

    Returns:
        the sum; None when a number is too long for that.
    """
    if not all(figure(number).exact for number in (*values, *row, moment)):
        return None
    terms: list[Expression] = [
        Product((figure(value).shown, figure(entry).shown)) for value, entry in zip(values, row, strict=True) if entry
    ]
    if moment:
        last = figure(abs(moment)).shown
        terms.append(Negation(last) if moment > 0 else last)
    return total(tuple(terms))
