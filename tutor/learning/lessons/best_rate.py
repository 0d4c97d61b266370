"""The best rate along −∇f in the first step: φ(η) = f(θ − η∇f) is a function of one number, and lowest where φ′ = 0."""

from __future__ import annotations

import math
from fractions import Fraction
from operator import mul
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Check, Line, Lines, Note, Phrase, Section, Table, phrase
from tutor.derivation.place import put_in
from tutor.derivation.terms import total
from tutor.errors import CheckFailed
from tutor.expression.numbers import ZERO, number, whole
from tutor.expression.structures import Partial
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.learning import floats
from tutor.learning.lessons.brief import brief
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.step import checked
from tutor.learning.line_search import is_kink
from tutor.learning.objective import Quadratic, is_exact
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.descend import Walked
    from tutor.learning.descent import Step

_ETA = Symbol("eta")
_LONGEST = 10**9
_SHARES = (Fraction(0), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2))


def best_rate_section(walked: Walked, ledger: Ledger) -> list[Section]:
    """How the rate of the first step is found; nothing if no step was made.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    step = walked.descent.steps[0]
    if step.rate is None:
        return []
    heading = phrase("descent-line-heading", name=walked.reading.name)
    if (
        isinstance(walked.objective, Quadratic)
        and is_exact((*step.point, step.rate))
        and _ETA not in symbols(walked.reading.expression)
    ):
        lines = _quadratic_lines(walked, walked.objective, step, ledger)
        if lines:
            return [Section(heading, phrase("descent-line-rule", name=walked.reading.name), (Lines(None, lines),))]
    eta = brief(step.rate)
    kink = is_kink(walked.objective, step.point, step.gradient, floats.of(step.rate))
    key = "descent-line-kink" if kink else "descent-line-searched"
    note = Note(phrase(key, rate=eta.shown, relation=eta.relation, name=walked.reading.name))
    return [Section(heading, phrase("descent-line-rule", name=walked.reading.name), (_table(walked, step), note))]


def _quadratic_lines(walked: Walked, objective: Quadratic, step: Step, ledger: Ledger) -> tuple[Line, ...]:
    """φ(η) = f − (gᵀg)η + ½(gᵀAg)η², and where its derivative is 0."""
    slope = [Fraction(one) for one in step.gradient]
    square = sum(map(mul, slope, slope), Fraction(0))
    bent = [sum(map(mul, row, slope), Fraction(0)) for row in objective.matrix]
    curve = sum(map(mul, slope, bent), Fraction(0))
    height, rate = Fraction(step.value), Fraction(step.rate or 0)
    if max(abs(part) for one in (height, square, curve) for part in one.as_integer_ratio()) >= _LONGEST:
        return ()
    terms = (
        _term(height, ZERO),
        _term(-square, _ETA),
        _term(curve / 2, Power(_ETA, whole(2))),
    )
    along = total(tuple(one for one in terms if one != ZERO))
    agreed = _agrees(walked, along, ledger)
    sloped: Expression = Sum((Negation(number(square, True)), _term(curve, _ETA)))
    shown = brief(rate)
    quotient = Quotient(number(square, True), number(curve, True))
    reduced = figure(rate)
    between: tuple[Line, ...] = ()
    if reduced.exact and reduced.shown not in (quotient, shown.shown):
        between = (Line(None, reduced.shown, check=checked(reduced.shown, rate, True, ledger)),)
    return (
        Line(phrase("descent-phi"), along, check=agreed),
        Line(phrase("descent-phi-slope"), sloped, check=ledger.same(Partial(along, _ETA), sloped)),
        Line(sloped, ZERO, (phrase("descent-phi-lowest"),), check=ledger.solves(sloped, {_ETA: number(rate)})),
        Line(
            _ETA,
            quotient,
            check=ledger.same(number(rate), quotient),
        ),
        *between,
        Line(None, shown.shown, relation=shown.relation, check=checked(shown.shown, rate, shown.exact, ledger)),
    )


def _term(value: Fraction, letter: Expression) -> Expression:
    size = number(abs(value), True)
    if letter == ZERO:
        return number(value, True)
    if value == 0:
        return ZERO
    term = letter if abs(value) == 1 else Product((size, letter))
    return Negation(term) if value < 0 else term


def _agrees(walked: Walked, along: Expression, ledger: Ledger) -> Check:
    """φ as it is written is f along the way: two polynomials of degree 2 that agree at three points are equal.

    Raises:
        CheckFailed: it is not.
    """
    step = walked.descent.steps[0]
    ledger.verifier(along).printed(along)
    if walked.data is None:
        moved = {
            variable: Sum((number(Fraction(one)), Negation(Product((_ETA, number(Fraction(up)))))))
            for variable, one, up in zip(walked.reading.variables, step.point, step.gradient, strict=True)
        }
        return ledger.same(put_in(walked.reading.expression, moved), along)
    from tutor.expression.exact import exact
    from tutor.learning.over_data import value_over

    for eta in (Fraction(0), Fraction(1), Fraction(-1)):
        point = [Fraction(one) - eta * Fraction(up) for one, up in zip(step.point, step.gradient, strict=True)]
        place = {**dict(zip(walked.reading.variables, point, strict=True)), **walked.data.place}
        if value_over(walked.reading.expression, walked.data.columns, place) != exact(along, {_ETA: eta}):
            raise CheckFailed(f"the height along the way is false at η = {eta}")
    return Check(3)


def _table(walked: Walked, step: Step) -> Table:
    """φ at some rates about the best one."""
    rows: list[tuple[Phrase | Expression | str, ...]] = []
    exact = is_exact((*step.point, *step.gradient, step.rate or Fraction(0)))
    for share in _SHARES:
        rate = (step.rate or 0) * (share if exact else float(share))
        point = tuple(
            one - rate * up if exact else floats.of(one) - floats.of(rate) * floats.of(up)
            for one, up in zip(step.point, step.gradient, strict=True)
        )
        height = walked.objective.value(point)
        finite = math.isfinite(floats.of(height))
        rows.append((brief(rate if share else Fraction(0)).shown, brief(height).shown if finite else "—"))
    return Table((_ETA, phrase("descent-phi")), tuple(rows))
