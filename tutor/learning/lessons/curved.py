"""The Hessian of a loss: every second derivative by the rules, in sums over the data, and in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Matrix, Note, Section, phrase
from tutor.derivation.results import hessian
from tutor.expression.numbers import ONE, rational, whole
from tutor.expression.tree import Expression, Product, Quotient
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.sums import sums_of, worth
from tutor.learning.model import LossKind
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_LETTERS = 3
"""With more parameters than this the Hessian is not derived entry by entry."""
_MOST_NUMBERS = 6


def second_derivatives(regression: Regression, ledger: Ledger) -> Section:
    """The matrix of second derivatives, in letters where it is small, and in numbers.

    Raises:
        CheckFailed: a second derivative by the rules is not the sum over the data; a fault of tutor's own.
    """
    statistics = regression.statistics
    assert statistics is not None
    size = len(statistics.moments)
    sums = sums_of(regression.loss)
    times: Expression = rational(2 * regression.loss.scale(1))
    if regression.loss.kind is LossKind.MSE:
        times = Quotient(whole(2), sums.count)
    said = phrase("check-hessian-plain") if times == ONE else phrase("check-hessian-general", c=times)
    blocks: list[Block] = [Note(said)]
    if size <= _MOST_LETTERS:
        derived = hessian(regression.loss.reading).answer
        for row, entries in zip(sums.gram, derived, strict=True):
            for one, entry in zip(row, entries, strict=True):
                ledger.same(Product((times, one)), entry)
        blocks = [Matrix(phrase("hessian"), derived)]
    if size <= _MOST_NUMBERS:
        scale = 2 * regression.loss.scale(statistics.count)
        exact = True
        numbers = []
        for row, values in zip(sums.gram, statistics.gram, strict=True):
            shown = []
            for one, value in zip(row, values, strict=True):
                found = figure(scale * value, statistics.exact)
                worth(regression, ledger, Product((times, one)), scale * value, found.shown, found.exact)
                exact = exact and found.exact
                shown.append(found.shown)
            numbers.append(tuple(shown))
        last = Matrix(phrase("hessian" if exact else "check-hessian-about"), tuple(numbers))
        blocks += [last] if blocks[-1] != last else []  # [ 2 ] without letters says all
    return Section(phrase("check-hessian-heading", name=regression.loss.reading.name), None, tuple(blocks))
