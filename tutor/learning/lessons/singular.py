"""Data that do not settle the parameters: why, all minimisers, two of them side by side, and what would help."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, Table, phrase
from tutor.derivation.terms import total
from tutor.errors import CheckFailed
from tutor.expression.numbers import ZERO, rational, whole
from tutor.expression.tree import Expression, Negation, Power, Product, Sum, Symbol
from tutor.learning.balls import ball_of
from tutor.learning.fit import residual_square
from tutor.learning.lessons.dependence import reasons_of
from tutor.learning.lessons.family import Minimisers, family_of
from tutor.learning.lessons.figures import column, figure
from tutor.learning.model import Statistics
from tutor.stationary.ledger import Ledger, worst

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_SHOWN = 8
"""With more parameters than this the family is described, not written out."""


def singular_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """Why there is no single minimum, the whole family, an example, and what to do.

    Raises:
        CheckFailed: a member of the family is no minimiser; a fault of tutor's own.
    """
    reasons = reasons_of(regression)
    name = regression.loss.reading.name
    why = (
        *(block for reason in reasons for block in reason.blocks),
        *_no_determinant(regression, ledger),
        Note(phrase("singular-level", name=name)),
    )
    family = family_of(regression)
    return (
        Section(phrase("singular-heading"), None, why),
        Section(
            phrase("singular-family-heading"),
            None,
            (*_family(regression, family, ledger), *_examples(regression, family)),
        ),
        Section(phrase("singular-mend-heading"), None, tuple(Note(reason.mend) for reason in reasons[:1])),
    )


def _no_determinant(regression: Regression, ledger: Ledger) -> tuple[Block, ...]:
    """det H = 12·3 − 6² = 0, for two parameters and short numbers."""
    statistics = regression.statistics
    assert statistics is not None
    if len(statistics.moments) != 2 or not statistics.exact:
        return ()
    scale = 2 * regression.loss.scale(statistics.count)
    (first, mixed), (_, last) = ([figure(scale * entry) for entry in row] for row in statistics.gram)
    if not (first.exact and mixed.exact and last.exact):
        return ()
    written = Sum((Product((first.shown, last.shown)), Negation(Power(mixed.shown, whole(2)))))
    check = ledger.worth(ball_of(Fraction(0)), written, about=False)
    return (Lines(None, (Line(phrase("check-d"), written, check=check), Line(None, ZERO, check=check))),)


def _family(regression: Regression, family: Minimisers, ledger: Ledger) -> tuple[Block, ...]:
    """b = 40 − 2s, for any s."""
    statistics = regression.statistics
    assert statistics is not None
    if statistics.exact:
        _solves(statistics, family)
    said = Note(phrase("singular-any-one" if len(family.free) == 1 else "singular-any", letters=family.free))
    if len(family.parameters) > _MOST_SHOWN:
        bound = len(family.parameters) - len(family.free)
        return (said, Note(phrase("singular-bound", count=bound)))
    bound_places = [place for place in range(len(family.parameters)) if place not in family.places]
    exact: dict[Symbol, Expression] = {family.parameters[place]: family.exactly(place) for place in bound_places}
    equations = [
        _equation(family, row, moment) for row, moment in zip(statistics.gram, statistics.moments, strict=True)
    ]
    lines = []
    for place in bound_places:
        parameter = family.parameters[place]
        shown = family.form(place, statistics.exact)
        same = statistics.exact and family.is_short(place)
        check = worst([ledger.solves(equation, exact) for equation in equations]) if statistics.exact else None
        if same:
            ledger.same(exact[parameter], shown)
        lines.append(Line(parameter, shown, relation="=" if same else "≈", check=check))
    return (Lines(None, tuple(lines)), said) if lines else (said,)


def _solves(statistics: Statistics, family: Minimisers) -> None:
    """Put the family into the normal equations, exactly: XᵀX·base = Xᵀy, and XᵀX times each direction is 0.

    Raises:
        CheckFailed: it does not solve them.
    """
    wanted = [statistics.moments, *((Fraction(0),) * len(statistics.moments) for _ in family.directions)]
    for vector, right in zip((family.base, *family.directions), wanted, strict=True):
        for row, value in zip(statistics.gram, right, strict=True):
            if sum((one * other for one, other in zip(row, vector, strict=True)), Fraction(0)) != value:
                raise CheckFailed("the family of minimisers does not solve the normal equations")


def _equation(family: Minimisers, row: tuple[Fraction, ...], moment: Fraction) -> Expression:
    """A normal equation in numbers, = 0."""
    terms = [Product((rational(value), one)) for value, one in zip(row, family.parameters, strict=True) if value]
    return total((*terms, *((Negation(rational(moment)),) if moment else ())))


def _examples(regression: Regression, family: Minimisers) -> tuple[Block, ...]:
    """Two minimisers, with the same loss.

    Raises:
        CheckFailed: the loss of one of them is not the least; a fault of tutor's own.
    """
    fit, statistics = regression.fit, regression.statistics
    assert fit is not None
    assert statistics is not None
    if len(family.parameters) > _MOST_SHOWN:
        return ()
    rows: list[tuple[Fraction, ...]] = []
    scale = regression.loss.scale(statistics.count)
    for first in (0, 1):
        values = family.at([Fraction(first), *[Fraction(0)] * (len(family.free) - 1)])
        left = residual_square(statistics, values)
        if statistics.exact and left != fit.minimum:
            raise CheckFailed("a member of the family of minimisers has another loss")
        rows.append((*values, (left if statistics.exact else fit.minimum) * scale))
    columns = [column(cells, statistics.exact) for cells in zip(*rows, strict=True)]
    heads: tuple[Phrase | Expression, ...] = (*family.parameters, phrase("name", name=regression.loss.reading.name))
    shown = Table(heads, tuple(zip(*(one.shown for one in columns), strict=True)))
    rounded = () if all(one.exact for one in columns) else (Note(phrase("column-rounded")),)
    return (Note(phrase("singular-examples", name=regression.loss.reading.name)), shown, *rounded)


def reason_facts(regression: Regression) -> list[dict[str, object]]:
    """Why the data are singular, as data: for each reason its `kind`, and what is known of it."""
    return [{"kind": reason.kind, **reason.facts} for reason in reasons_of(regression)]
