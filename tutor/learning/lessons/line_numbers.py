"""The closed form of a line with the numbers of the data put in, and both values put back into both equations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Section, phrase
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.errors import CheckFailed
from tutor.expression.exact import exact
from tutor.expression.numbers import ZERO, rational, whole
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.learning.balls import ball_of
from tutor.learning.lessons.family import family_of
from tutor.learning.lessons.figures import Figure, figure, is_brief, to_digits
from tutor.learning.lessons.fitted_model import decimals
from tutor.learning.lessons.line import Means, means_of
from tutor.learning.lessons.mean_lines import row_terms
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


_CARRIED = (6, 7, 8, 9, 10, 12, 15, 18)
"""So many digits are tried for the numbers of a quotient or a difference that is worked out from rounded ones."""
Show = Callable[[Fraction], Expression]
Build = Callable[[Show], Expression]
"""An expression, made with a way of showing its numbers."""


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
        """ā = (0 + 2 + 4)/3 = 2, and the other means; from the sums where there are many rows."""
        lines = []
        count = self.statistics.count
        for mean, value in self.values.items():
            last = self.line(mean, mean, value)
            above = row_terms(self.regression, mean) or self.figure(value * count)
            if above.exact and last.relation == "=" and count > 1:
                written = Quotient(above.shown, whole(count))
                lines.append(self.same(mean, written, value))
                last = replace(last, left=None)
                if written == last.right:
                    continue
            lines += [last, *decimals(value, self.statistics.exact, self.ledger)]
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
            *decimals(slope, True, self.ledger),
            self.same(means.intercept, self.inserted(means.intercept_form, slope=slope), intercept),
            self.line(None, substitute(means.intercept_form, {means.slope: formula}), intercept),
            *decimals(intercept, True, self.ledger),
        ]

    def rounded(self) -> list[Line]:
        """Variance, covariance, s and b, with so many digits that the arithmetic shown is right to six."""
        means = self.means
        slope, intercept = self.solution
        formula = Quotient(means.covariance, means.variance)

        def quotient(shown: Show) -> Expression:
            return Quotient(shown(self.covariance), shown(self.variance))

        def difference(shown: Show) -> Expression:
            outputs, inputs = self.values[means.output], self.values[means.input]
            return Sum((shown(outputs), Negation(Product((shown(slope), shown(inputs))))))

        value_of_b = substitute(means.intercept_form, {means.slope: formula})
        return [
            self.line(means.covariance, means.covariance, self.covariance),
            self.line(means.variance, means.variance, self.variance),
            *self.carried(means.slope, quotient, formula, slope),
            *self.carried(means.intercept, difference, value_of_b, intercept),
        ]

    def carried(self, left: Symbol, build: Build, meant: Expression, value: Fraction) -> list[Line]:
        """s ≈ 17.91352/8.887224 ≈ 2.01565: as few digits as give the six that are shown; only the end if none do."""
        last = self.line(left, meant, value)
        for digits in _CARRIED:
            written = build(partial(self.digits, digits=digits))
            worked = exact(written, {})
            if worked is not None and to_digits(worked) == to_digits(value):
                same = worked == value and self.statistics.exact
                check = self.ledger.worth(ball_of(value), written, about=not same)
                # "≈ 4/2 = 2" would say that the rounded quotient is 2.
                last = replace(last, left=None) if same or last.relation == "≈" else last
                return [Line(left, written, relation="=" if same else "≈", check=check), last]
        return [last]

    def digits(self, value: Fraction, digits: int) -> Expression:
        """A number as it stands in a formula: exact where it is short, else to some digits."""
        shown = self.figure(value)
        return shown.shown if shown.exact and is_brief(shown.shown) else to_digits(value, digits)

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
        shown = family_of(self.regression).form(1, True)
        exact_form = family_of(self.regression).is_short(1)
        check = self.ledger.same(alone, shown if exact_form else tidied(alone))
        relation = "=" if exact_form else "≈"
        left = Line(means.intercept, shown, relation=relation, check=check, label=phrase("linear-from", number=2))
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
