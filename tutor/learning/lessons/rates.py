"""Which learning rates would do: from the eigenvalues of a quadratic function, elsewhere a hint from the start.

Gradient descent with momentum β settles on a quadratic for 0 < η < 2(1 + β)/λmax: the roots of z² − (1 + β − ηλ)z + β
lie inside the unit circle just then. Source: B. T. Polyak, Some methods of speeding up the convergence of iteration
methods, 1964.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import fmpq, fmpq_mat

from tutor.derivation.lesson import Block, Matrix, Note, Phrase, Section, Value, phrase
from tutor.expression.numbers import ONE
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum
from tutor.learning import floats
from tutor.learning.curvature import Curvature, Size
from tutor.learning.descent import Descent, Ending
from tutor.learning.lessons.figures import figure, to_digits
from tutor.learning.lessons.outcome import is_higher, length_of
from tutor.learning.lessons.rate_hint import hint
from tutor.learning.lessons.walk_facts import fact
from tutor.learning.objective import Quadratic
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.descend import Walked

_MOST_SHOWN = 4
_NEAR_ONE = 1e-5
"""A factor that is nearer to 1 is shown by what it lacks."""
Facts = dict[str, object]


def rates_section(walked: Walked, ledger: Ledger) -> tuple[list[Section], Facts]:
    """The section on learning rates, and the same as data.

    Raises:
        CheckFailed: a number is false; a fault of tutor's own.
    """
    if walked.curvature is not None and isinstance(walked.objective, Quadratic):
        blocks, facts = _of_quadratic(walked, walked.objective, walked.curvature, ledger)
    else:
        blocks, facts = hint(walked)
    return ([Section(phrase("descent-rates"), None, tuple(blocks))] if blocks else []), facts


def _of_quadratic(walked: Walked, objective: Quadratic, found: Curvature, ledger: Ledger) -> tuple[list[Block], Facts]:
    name = walked.reading.name
    blocks: list[Block] = []
    count = len(objective.variables)
    entries = [[figure(one) for one in row] for row in objective.matrix]
    if 1 < count <= _MOST_SHOWN and all(one.exact for row in entries for one in row):
        blocks.append(Matrix(phrase("hessian"), tuple(tuple(one.shown for one in row) for row in entries)))
    facts: Facts = {"smallest": _size_fact(found.smallest), "largest": _size_fact(found.largest)}
    facts["largest_rate"] = _fact(found.largest_rate)
    facts["best_rate"] = _fact(found.best_rate)
    facts["condition"] = _fact(found.condition)
    facts["factor"] = _fact(found.factor)
    if all(one == 0 for row in objective.matrix for one in row):
        constant = all(one == 0 for one in objective.linear)
        blocks.append(Note(phrase("descent-constant" if constant else "descent-linear", name=name)))
        return blocks, facts
    notes: list[Phrase] = [*_eigenvalues(found, name, count, ledger)]
    if found.smallest.ball < 0:
        notes += _runs_away(walked, found, count)
    elif found.largest_rate is not None:
        bounded = found.smallest.rational != 0 or _is_bounded(objective)
        if found.smallest.rational == 0:
            notes.append(phrase("descent-valley" if bounded else "descent-slide", name=name))
        notes += _limits(walked, found.largest_rate, count, bounded)
        notes += _best(walked, found, count)
    blocks += [Note(one) for one in notes]
    return blocks, facts


def _runs_away(walked: Walked, found: Curvature, count: int) -> list[Phrase]:
    """There is no minimum; what this walk did: only from few starts does one come to the saddle point."""
    name, descent = walked.reading.name, walked.descent
    if count == 1:
        notes = [phrase("descent-hill", name=name)]
    else:
        notes = [phrase("descent-saddle" if found.largest.ball > 0 else "descent-dome", name=name)]
    if descent.ending is Ending.TOLERANCE and not descent.count:
        notes.append(phrase("descent-saddle-start", name=name))
    elif descent.ending is Ending.TOLERANCE:
        notes.append(phrase("descent-saddle-reached", name=name))
    elif descent.flight is None and _shrank(descent):
        notes.append(phrase("descent-saddle-toward", name=name))
    return notes


def _shrank(descent: Descent) -> bool:
    """Is ∇f shorter at the end of a walk than at its start?"""
    first, end = (floats.of(length_of(step.gradient)) for step in (descent.steps[0], descent.end))
    return end < first


def _eigenvalues(found: Curvature, name: str, count: int, ledger: Ledger) -> list[Phrase]:
    """What the eigenvalues are; for one variable the second derivative alone."""
    kinds = ""
    told: dict[str, Expression] = {}
    for key, one in (("small", found.smallest), ("large", found.largest)):
        about = to_digits(float(one))
        if one.exact is not None:
            ledger.worth(one.ball, one.exact, False)
        ledger.worth(one.ball, about, True)
        # A fraction stands alone, a root has its decimals beside it, and what has no short form is decimals only.
        kinds += "a" if one.exact is None else "s" if one.rational is None else "e"
        told |= {key: about if one.exact is None else one.exact, f"{key}_about": about}
    if count == 1:
        return [phrase("descent-second", value=told["small"], name=name, relation="≈" if kinds[0] == "a" else "=")]
    return [phrase(f"descent-eigenvalues-{kinds}", **told)]


def _limits(walked: Walked, limit: Fraction | float, count: int, bounded: bool) -> list[Phrase]:
    """Up to which rate walks settle, and on which side of that this walk's rate is."""
    name, descent = walked.reading.name, walked.descent
    beta = descent.momentum
    kind = "-one" if count == 1 else "" if bounded else "-curved"
    notes = []
    if beta:
        exact = isinstance(limit, Fraction) and isinstance(beta, Fraction | int)
        limit = (1 + beta) * limit if exact else (1 + floats.of(beta)) * floats.of(limit)
        kind = "-momentum-one" if count == 1 else "-momentum"
    shown = figure(limit)
    notes.append(phrase(f"descent-limit{kind}", rate=shown.shown, relation=shown.relation, name=name))
    if walked.rate != "line":
        order = (walked.rate > limit) - (walked.rate < limit)
        key = {-1: "descent-rate-below", 0: "descent-rate-at", 1: "descent-rate-above"}[order]
        if order > 0:
            key += "-grew" if is_higher(descent) or descent.flight else "-not-yet"
        elif order == 0 and count == 1:
            key += "-one"
        notes.append(phrase(key, rate=figure(walked.rate).shown, name=name, count=descent.count))
    return notes


def _best(walked: Walked, found: Curvature, count: int) -> list[Phrase]:
    """Which rate is best, and how much it leaves of the distance in a step; all of it holds without momentum."""
    best, condition, factor = found.best_rate, found.condition, found.factor
    if best is None or condition is None or factor is None:
        return []
    shown = figure(best)
    without = [phrase("descent-without-momentum")] if walked.descent.momentum else []
    if count == 1:
        name = walked.reading.name
        return [*without, phrase("descent-best-one", rate=shown.shown, relation=shown.relation, name=name)]
    notes = [*without, phrase("descent-best", rate=shown.shown, relation=shown.relation)]
    if condition == 1:
        return [*notes, phrase("descent-round")]
    kappa, left = figure(condition), figure(factor)
    told: dict[str, Value] = {"condition": kappa.shown, "relation": kappa.relation}
    if 1 - floats.of(factor) < _NEAR_ONE:
        rest = Sum((ONE, Negation(to_digits(2 / (floats.of(condition) + 1), 2))))
        return [*notes, phrase("descent-condition-large", rest=rest, **told)]
    told |= {"factor": left.shown, "relation_factor": left.relation}
    return [*notes, phrase("descent-condition", **told)]


def _is_bounded(objective: Quadratic) -> bool:
    """Whether the straight part of f lies where f is curved, so that f does not fall for ever along a line."""
    rows = [[fmpq(one.numerator, one.denominator) for one in row] for row in objective.matrix]
    more = [[*row, fmpq(one.numerator, one.denominator)] for row, one in zip(rows, objective.linear, strict=True)]
    return bool(fmpq_mat(rows).rank() == fmpq_mat(more).rank())


def _size_fact(size: Size) -> object:
    return size.exact if size.exact is not None and not symbols(size.exact) else float(size)


def _fact(value: Fraction | float | None) -> object:
    return None if value is None else fact(value)
