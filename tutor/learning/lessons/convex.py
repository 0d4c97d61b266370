"""Why the one solution of the normal equations is the minimum: the loss curves upwards in every direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, phrase
from tutor.errors import CheckFailed
from tutor.expression.numbers import whole
from tutor.expression.tree import Expression, Negation, Power, Product, Sum
from tutor.learning.balls import ball_of
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.line import means_of
from tutor.learning.lessons.sums import Sums, sums_of, worth
from tutor.learning.model import LossKind
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_MINORS = 4


def why_minimum(regression: Regression, ledger: Ledger) -> Section:
    """The test for a minimum, in numbers where there are few parameters, and the reason that holds for any number.

    Source: Sylvester's criterion; and vᵀXᵀXv = |Xv|², in any book on linear models.
    """
    statistics = regression.statistics
    assert statistics is not None
    scale = 2 * regression.loss.scale(statistics.count)
    matrix = [[scale * entry for entry in row] for row in statistics.gram]
    size = len(matrix)
    name = regression.loss.reading.name
    blocks: list[Block] = []
    if size == 1:
        shown = figure(matrix[0][0], statistics.exact)
        said = phrase("check-second", h=shown.shown, relation=shown.relation, name=name)
        return Section(phrase("check-why-heading"), None, (Note(said),))
    if size == 2 and statistics.exact:
        blocks += _determinant(regression, matrix, ledger)
    elif size <= _MOST_MINORS and statistics.exact:
        blocks += _minors(matrix, ledger)
    blocks.append(Note(phrase("check-convex", name=name)))
    assert regression.model.factors is not None
    row = tuple(map(sums_of(regression.loss).indexed, regression.model.factors))
    key = "" if statistics.exact else "-about"
    blocks.append(Note(phrase(f"check-independent{key}", p=size, row=row)))
    blocks.append(Note(phrase("check-only-one", name=name)))
    return Section(phrase("check-why-heading"), None, tuple(blocks))


def _determinant(regression: Regression, matrix: Sequence[Sequence[Fraction]], ledger: Ledger) -> list[Block]:
    """D = 20·3 − 6² = 24 > 0; for the lecture's loss of a line also in letters: n·Σᵢ (aᵢ − ā)²."""
    (first, mixed), (_, last) = matrix
    value = first * last - mixed**2
    lines: list[Line] = []
    plain: tuple[Note, ...] = ()
    sums = sums_of(regression.loss)
    left: Phrase | None = phrase("check-d")
    if regression.model.is_line and regression.loss.kind is LossKind.HALF_SSE:
        letters = _in_letters(sums)
        spread = _spread(sums)
        lines += [
            Line(left, letters, check=ledger.same(letters, letters)),
            Line(None, spread, check=ledger.same(letters, spread)),
        ]
        left = None
        (letter,) = regression.model.inputs
        plain = (Note(phrase("check-d-why", a=letter)),)
    figures = [figure(number) for number in (first, last, mixed)]
    meant = Sum((Product((sums.gram[0][0], sums.gram[1][1])), Negation(Power(sums.gram[0][1], whole(2)))))
    shown = figure(value)
    if all(one.exact for one in figures):
        one, other, between = (found.shown for found in figures)
        written = Sum((Product((one, other)), Negation(Power(between, whole(2)))))
        lines.append(Line(left, written, check=ledger.worth(ball_of(value), written, about=False)))
        left = None
    if regression.loss.kind is LossKind.HALF_SSE:
        check = worth(regression, ledger, meant, value, shown.shown, shown.exact)
    else:
        check = ledger.worth(ball_of(value), shown.shown, not shown.exact)
    lines.append(Line(left, shown.shown, relation=shown.relation, check=check))
    said = phrase(
        "check-d-positive",
        d=shown.shown,
        h=figures[0].shown,
        relation=shown.relation,
        name=regression.loss.reading.name,
        x=regression.model.parameters[0],
    )
    return [Lines(None, tuple(lines)), *plain, Note(said)]


def _in_letters(sums: Sums) -> Expression:
    """(Σᵢ aᵢ²)·n − (Σᵢ aᵢ)²"""
    (square, mixed), (_, count) = sums.gram
    return Sum((Product((square, count)), Negation(Power(mixed, whole(2)))))


def _spread(sums: Sums) -> Expression:
    """n·Σᵢ (aᵢ − ā)²"""
    (letter,) = sums.model.inputs
    distance = Power(Sum((sums.indexed(letter), Negation(means_of(sums).input))), whole(2))
    return Product((sums.count, replace(sums.over, body=distance)))


def _minors(matrix: Sequence[Sequence[Fraction]], ledger: Ledger) -> list[Block]:
    """The leading principal minors, all positive."""
    lines = []
    for size in range(1, len(matrix) + 1):
        value = determinant([list(row[:size]) for row in matrix[:size]])
        shown = figure(value)
        check = ledger.worth(ball_of(value), shown.shown, not shown.exact)
        lines.append(
            Line(phrase("check-minor", k=_SUBSCRIPTS[size]), shown.shown, relation=shown.relation, check=check)
        )
        if value <= 0:
            raise CheckFailed("a leading principal minor of XᵀX is not positive, yet its columns are independent")
    told = Note(phrase("check-minors", k=_SUBSCRIPTS[len(matrix)]))
    return [told, Lines(None, tuple(lines)), Note(phrase("check-sylvester", p=len(matrix)))]


_SUBSCRIPTS = "₀₁₂₃₄"


def determinant(rows: list[list[Fraction]]) -> Fraction:
    """The determinant of a square matrix, by row steps.

    >>> determinant([[Fraction(20), Fraction(6)], [Fraction(6), Fraction(3)]])
    Fraction(24, 1)
    """
    found = Fraction(1)
    rows = [list(row) for row in rows]
    for place in range(len(rows)):
        pivot = next((row for row in range(place, len(rows)) if rows[row][place]), None)
        if pivot is None:
            return Fraction(0)
        if pivot != place:
            rows[place], rows[pivot] = rows[pivot], rows[place]
            found = -found
        found *= rows[place][place]
        for row in range(place + 1, len(rows)):
            times = rows[row][place] / rows[place][place]
            rows[row] = [one - times * other for one, other in zip(rows[row], rows[place], strict=True)]
    return found
