"""The fourth part of `tutor regress`: a step of gradient descent by hand, and the walk as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.derivation.lesson import Note, Phrase, Section, phrase
from tutor.learning import floats
from tutor.learning.curvature import curvature
from tutor.learning.descent import Ending
from tutor.learning.lessons.figures import figure, to_digits
from tutor.learning.lessons.step import step_by_hand, walk_table
from tutor.learning.lessons.walk_facts import walk_facts
from tutor.learning.objective import Quadratic
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


def descending_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The first step written out; more steps as a table; the rate that would do if this one is too large.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    name, descent = regression.loss.reading.name, regression.descent
    sections = [step_by_hand(name, descent, regression.rate, ledger)]
    if descent.count > 1 or descent.ending is not Ending.STEPS:
        sections.append(walk_table(name, descent))
    notes = _rate_notes(regression)
    if notes:
        sections.append(Section(None, None, tuple(map(Note, notes))))
    return tuple(sections)


def _rate_notes(regression: Regression) -> list[Phrase]:
    """Up to which rate the walk comes down to the minimum."""
    if not isinstance(regression.objective, Quadratic):
        return []
    found = curvature(regression.objective)
    if found.largest_rate is None:
        return []
    stable = floats.of(regression.rate) < float(found.largest_rate)
    if stable and regression.descent.count == 1:
        return []
    largest = to_digits(float(found.largest_rate))
    key = "regress-rate-stable" if stable else "regress-rate-too-large"
    return [phrase(key, rate=figure(regression.rate).shown, largest=largest)]


def descending_facts(regression: Regression) -> dict[str, object]:
    """The walk as data: what `tutor descend` says of a walk, and `largest_rate` where the loss is quadratic."""
    facts = walk_facts(regression.descent, regression.rate)
    if isinstance(regression.objective, Quadratic):
        largest = curvature(regression.objective).largest_rate
        facts["largest_rate"] = None if largest is None else float(largest)
    return facts
