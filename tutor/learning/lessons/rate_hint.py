"""Which learning rates would do on a function that is not quadratic: from its curvature at the start, and by trying."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import acb_mat, arb_mat, ctx

from tutor.derivation.lesson import Block, Note, Phrase, phrase
from tutor.expression.numeric import Evaluator
from tutor.learning import floats
from tutor.learning.descent import Ending, Flight
from tutor.learning.gentler import STEPS_TRIED, gentler_rate
from tutor.learning.lessons.audit import Witness
from tutor.learning.lessons.figures import figure, to_digits
from tutor.learning.lessons.outcome import comes_back, is_higher
from tutor.learning.lessons.walk_facts import fact
from tutor.learning.objective import Formula
from tutor.learning.slopes import has_kinks

if TYPE_CHECKING:
    from tutor.learning.descend import Walked

_MOST_WORK = 3_000
"""Rows times entries of the Hessian that are worked out for a hint."""
_MOST_TRIED = 30_000
"""Rows times variables for which rates are tried."""
_PRECISION = 128


def hint(walked: Walked) -> tuple[list[Block], dict[str, object]]:
    """The greatest curvature at the start with the rate that it would bear, and a rate that would have done better."""
    largest = _largest_curvature(walked)
    name, notes, facts = walked.reading.name, list[Phrase](), dict[str, object]()
    if largest is not None:
        facts["curvature_at_start"] = largest
    if largest is not None and largest > 0:
        limit = 2 / largest
        facts["rate_at_start"] = limit
        key = "descent-hint" if len(walked.reading.variables) > 1 else "descent-hint-one"
        notes.append(phrase(key, curvature=to_digits(largest), rate=to_digits(limit), name=name))
        beta = floats.of(walked.descent.momentum)
        if walked.rate != "line" and floats.of(walked.rate) > limit * (1 + beta):
            key = "descent-hint-above" if _has_failed(walked) else "descent-hint-above-fell"
            notes.append(phrase(key, rate=figure(walked.rate).shown, name=name))
    elif largest is not None and not has_kinks(walked.reading.expression):
        notes.append(phrase("descent-hint-none", name=name))
    notes += _tried(walked, facts)
    return [Note(one) for one in notes], facts


def _has_failed(walked: Walked) -> bool:
    """Did the walk run away, leave the domain, end higher than it began, or come back to where it was?"""
    descent = walked.descent
    if descent.ending is Ending.OUTSIDE or descent.flight in (Flight.GREW, Flight.FAR):
        return True
    hops = comes_back(descent) > 0 and not has_kinks(walked.reading.expression)
    return is_higher(descent) or hops or (descent.flight is Flight.OVERFLOW and not descent.count)


def _tried(walked: Walked, facts: dict[str, object]) -> list[Phrase]:
    """A smaller rate with which f falls, if this one failed: walks are made, nothing is guessed."""
    if walked.rate == "line" or not _has_failed(walked) or not isinstance(walked.objective, Formula):
        return []
    rows = walked.data.data.count if walked.data is not None else 1
    if rows * len(walked.reading.variables) > _MOST_TRIED:
        return []
    start = [Fraction(one) for one in walked.descent.steps[0].point]
    found = gentler_rate(walked.objective, start, walked.rate)
    facts["rate_that_falls"] = None if found is None else fact(found)
    name = walked.reading.name
    if found is None:
        return [phrase("descent-tried-none", name=name)]
    key = "descent-tried-momentum" if walked.descent.momentum else "descent-tried"
    return [phrase(key, rate=figure(found).shown, name=name, count=STEPS_TRIED)]


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
