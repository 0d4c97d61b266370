"""All minimisers of a loss that has many: each parameter in terms of a few that are free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, rational
from tutor.expression.tree import Expression, Negation, Product, Symbol
from tutor.learning.lessons.figures import figure

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


@dataclass(frozen=True, slots=True)
class Minimisers:
    """Every point where the loss is least: base + Σ free parameter · direction."""

    parameters: tuple[Symbol, ...]
    base: tuple[Fraction, ...]
    """The minimiser with 0 for each free parameter (p)."""
    places: tuple[int, ...]
    """Which parameters are free."""
    directions: tuple[tuple[Fraction, ...], ...]
    """For each free parameter how all of them change with it (p): 1 for itself, 0 for the other free ones."""

    @property
    def free(self) -> tuple[Symbol, ...]:
        """The parameters that may be any number."""
        return tuple(self.parameters[place] for place in self.places)

    def at(self, values: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """The minimiser with these values of the free parameters."""
        return tuple(
            base + sum((value * one[place] for value, one in zip(values, self.directions, strict=True)), Fraction(0))
            for place, base in enumerate(self.base)
        )

    def form(self, place: int, exact: bool) -> Expression:
        """A parameter that is not free as a formula in those that are: 40 − 2s."""
        terms: list[Expression] = []
        for value, factor in zip(
            (self.base[place], *(one[place] for one in self.directions)), (ONE, *self.free), strict=True
        ):
            if value == 0:
                continue
            size = figure(abs(value), exact).shown
            term = size if factor == ONE else factor if size == ONE else Product((size, factor))
            terms.append(Negation(term) if value < 0 else term)
        return total(tuple(terms))

    def exactly(self, place: int) -> Expression:
        """The same formula with every number exact, however long."""
        terms: list[Expression] = [rational(self.base[place])]
        terms += [Product((rational(one[place]), free)) for one, free in zip(self.directions, self.free, strict=True)]
        return total(tuple(terms))

    def is_short(self, place: int) -> bool:
        """Can every number of the formula be shown exactly?"""
        return all(figure(value).exact for value in (self.base[place], *(one[place] for one in self.directions)))


def best_of(regression: Regression) -> tuple[Fraction, ...]:
    """A minimiser: the only one, or the one with 0 for each free parameter (p)."""
    assert regression.fit is not None
    return family_of(regression).base if regression.fit.directions else regression.fit.values


def family_of(regression: Regression) -> Minimisers:
    """The minimisers of singular data. Free are the last parameters that can be, the intercept last of all.

    Arguments:
        regression: with a fit that has directions.
    """
    fit, model = regression.fit, regression.model
    assert fit is not None
    assert model.factors is not None
    size = len(fit.values)
    order = [place for place in reversed(range(size)) if model.factors[place] != ONE]
    order += [place for place in reversed(range(size)) if model.factors[place] == ONE]
    rows = [list(direction) for direction in fit.directions]
    places: list[int] = []
    for place in order:
        top = len(places)
        pivot = next((row for row in range(top, len(rows)) if rows[row][place]), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        rows[top] = [value / rows[top][place] for value in rows[top]]
        for other, row in enumerate(rows):
            if other != top and row[place]:
                rows[other] = [value - row[place] * taken for value, taken in zip(row, rows[top], strict=True)]
        places.append(place)
    base = list(fit.values)
    for place, row in zip(places, rows, strict=True):
        base = [value - fit.values[place] * step for value, step in zip(base, row, strict=True)]
    found = sorted(zip(places, rows, strict=True), key=lambda pair: pair[0])
    return Minimisers(
        model.parameters, tuple(base), tuple(place for place, _ in found), tuple(tuple(row) for _, row in found)
    )
