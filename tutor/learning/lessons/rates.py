"""Which learning rates would do: from the eigenvalues of a quadratic function, elsewhere a hint from the start."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import acb_mat, arb_mat, ctx, fmpq, fmpq_mat

from tutor.derivation.lesson import Block, Matrix, Note, Phrase, Section, phrase
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.learning import floats
from tutor.learning.curvature import Curvature, Size
from tutor.learning.descent import Ending
from tutor.learning.lessons.audit import Witness
from tutor.learning.lessons.figures import figure, to_digits
from tutor.learning.lessons.walk_facts import fact
from tutor.learning.objective import Formula, Quadratic
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.descend import Walked

_MOST_SHOWN = 4
_MOST_WORK = 3_000
"""Rows times entries of the Hessian that are worked out for a hint."""
_PRECISION = 128
Facts = dict[str, object]


def rates_section(walked: Walked, ledger: Ledger) -> tuple[list[Section], Facts]:
    """The section on learning rates, and the same as data.

    Raises:
        CheckFailed: a number is false; a fault of tutor's own.
    """
    if walked.curvature is not None and isinstance(walked.objective, Quadratic):
        blocks, facts = _of_quadratic(walked, walked.objective, walked.curvature, ledger)
    else:
        blocks, facts = _hint(walked)
    return ([Section(phrase("descent-rates"), None, tuple(blocks))] if blocks else []), facts


def _of_quadratic(walked: Walked, objective: Quadratic, found: Curvature, ledger: Ledger) -> tuple[list[Block], Facts]:
    name = walked.reading.name
    blocks: list[Block] = []
    count = len(objective.variables)
    entries = [[figure(one) for one in row] for row in objective.matrix]
    if count <= _MOST_SHOWN and all(one.exact for row in entries for one in row):
        blocks.append(Matrix(phrase("hessian"), tuple(tuple(one.shown for one in row) for row in entries)))
    notes: list[Phrase] = [*_eigenvalues(found, count, ledger)]
    facts: Facts = {"smallest": _size_fact(found.smallest), "largest": _size_fact(found.largest)}
    if found.smallest.ball < 0:
        notes.append(phrase("descent-saddle" if found.largest.ball > 0 else "descent-dome", name=name))
    elif found.smallest.rational == 0:
        key = "descent-valley" if _is_bounded(objective) else "descent-slide"
        notes.append(phrase(key, name=name))
    facts["largest_rate"] = _fact(found.largest_rate)
    facts["best_rate"] = _fact(found.best_rate)
    facts["condition"] = _fact(found.condition)
    facts["factor"] = _fact(found.factor)
    if found.smallest.ball >= 0 and found.largest_rate is not None:
        notes += _bounds(walked, found, found.largest_rate)
    blocks += [Note(one) for one in notes]
    return blocks, facts


def _eigenvalues(found: Curvature, count: int, ledger: Ledger) -> list[Phrase]:
    """What the eigenvalues are; for one variable the second derivative alone."""
    kinds = ""
    told: dict[str, Expression] = {}
    for name, one in (("small", found.smallest), ("large", found.largest)):
        about = to_digits(float(one))
        if one.exact is not None:
            ledger.worth(one.ball, one.exact, False)
        ledger.worth(one.ball, about, True)
        # A fraction stands alone, a root has its decimals beside it, and what has no short form is decimals only.
        kinds += "a" if one.exact is None else "s" if one.rational is None else "e"
        told |= {name: about if one.exact is None else one.exact, f"{name}_about": about}
    if count == 1:
        return [phrase("descent-second", value=told["small"])]
    return [phrase(f"descent-eigenvalues-{kinds}", **told)]


def _bounds(walked: Walked, found: Curvature, limit: Fraction | float) -> list[Phrase]:
    """Up to which rate the walk settles, and which rate is best."""
    shown = figure(limit)
    notes = [phrase("descent-limit", rate=shown.shown, relation=shown.relation)]
    beta = walked.descent.momentum
    if beta:
        with_momentum = figure((1 + Fraction(beta)) * limit if isinstance(limit, Fraction) else (1 + beta) * limit)
        notes.append(phrase("descent-limit-momentum", rate=with_momentum.shown, relation=with_momentum.relation))
        limit = (1 + beta) * floats.of(limit)
    if walked.rate != "line":
        eta = figure(walked.rate).shown
        order = (walked.rate > limit) - (walked.rate < limit)
        key = {-1: "descent-rate-below", 0: "descent-rate-at", 1: "descent-rate-above"}[order]
        notes.append(phrase(key, rate=eta, name=walked.reading.name))
    best, condition, factor = found.best_rate, found.condition, found.factor
    if best is not None and condition is not None and factor is not None:
        one, two, three = figure(best), figure(condition), figure(factor)
        notes.append(phrase("descent-best", rate=one.shown, relation=one.relation))
        if condition == 1:
            notes.append(phrase("descent-round"))
        else:
            notes.append(
                phrase(
                    "descent-condition",
                    condition=two.shown,
                    relation=two.relation,
                    factor=three.shown,
                    relation_factor=three.relation,
                )
            )
    return notes


def _is_bounded(objective: Quadratic) -> bool:
    """Whether the straight part of f lies where f is curved, so that f does not fall for ever along a line."""
    rows = [[fmpq(one.numerator, one.denominator) for one in row] for row in objective.matrix]
    more = [[*row, fmpq(one.numerator, one.denominator)] for row, one in zip(rows, objective.linear, strict=True)]
    return bool(fmpq_mat(rows).rank() == fmpq_mat(more).rank())


def _hint(walked: Walked) -> tuple[list[Block], Facts]:
    """The greatest curvature at the start, and the rate that it would bear."""
    largest = _largest_curvature(walked)
    if largest is None:
        return [], {}
    name = walked.reading.name
    if largest <= 0:
        return [Note(phrase("descent-hint-none", name=name))], {"curvature_at_start": largest}
    limit = 2 / largest
    key = "descent-hint" if len(walked.reading.variables) > 1 else "descent-hint-one"
    notes = [phrase(key, curvature=to_digits(largest), rate=to_digits(limit), name=name)]
    rate = walked.rate
    if rate != "line" and walked.descent.ending in (Ending.DIVERGED, Ending.OUTSIDE):
        key = "descent-hint-above" if floats.of(rate) > limit else "descent-hint-smaller"
        notes.append(phrase(key, rate=figure(rate).shown, smaller=figure(rate / 10).shown))
    return [Note(one) for one in notes], {"curvature_at_start": largest, "rate_at_start": limit}


def _largest_curvature(walked: Walked) -> float | None:
    """The greatest eigenvalue of the second derivatives at the start; None if they cannot be worked out."""
    count = len(walked.reading.variables)
    rows = walked.data.data.count if walked.data is not None else 1
    if not isinstance(walked.objective, Formula) or rows * count * count > _MOST_WORK:
        return None
    place = Witness(walked).place(walked.descent.steps[0].point)
    evaluator = Evaluator(place, _PRECISION)
    letters = walked.reading.variables
    entries = [[evaluator.slope(partial, variable) for variable in letters] for partial in walked.gradient.answer]
    if not all(one.is_finite() for row in entries for one in row):
        return None
    with ctx.workprec(_PRECISION):
        # Rounded to plain numbers and made symmetric: this is a hint, and repeated eigenvalues may not be isolated.
        middle = [[(entries[i][j].mid() + entries[j][i].mid()) / 2 for j in range(count)] for i in range(count)]
        try:
            found = acb_mat(arb_mat(middle)).eig(algorithm="approx")
        except ValueError:
            return None
        return max(float(one.real.mid()) for one in found)


def _size_fact(size: Size) -> object:
    return size.exact if size.exact is not None and not symbols(size.exact) else float(size)


def _fact(value: Fraction | float | None) -> object:
    return None if value is None else fact(value)
