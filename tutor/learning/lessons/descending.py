"""The fourth part of `tutor regress`: a step of gradient descent by hand, the walk as a table, its rate."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Note, Phrase, Section, Value, phrase
from tutor.learning import floats
from tutor.learning.curvature import Curvature, curvature
from tutor.learning.descent import Descent, Ending, Step
from tutor.learning.gentler import STEPS_TRIED, gentler_rate
from tutor.learning.lessons.brief import brief
from tutor.learning.lessons.figures import figure, to_digits
from tutor.learning.lessons.gradient_at import start_gradient
from tutor.learning.lessons.loss import loss_value
from tutor.learning.lessons.row_terms import MOST_LOOKED_AT
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
    name, descent = regression.loss.reading.name, _known_start(regression)
    if descent.count == 0 and descent.beyond is None:
        return (_arrived(regression),)
    sections = [step_by_hand(name, descent, regression.rate, ledger)] if descent.count else []
    if descent.count != 1 or descent.ending is not Ending.STEPS:
        sections.append(walk_table(name, descent, lengths=True))
    notes = [*_climb(regression), *_rate_notes(regression)]
    if notes:
        sections.append(Section(None, None, tuple(map(Note, notes))))
    return tuple(sections)


def _arrived(regression: Regression) -> Section:
    """∇loss is 0 at the start, so that there is no step to be made."""
    kind = "point" if not isinstance(regression.objective, Quadratic) else "many" if _is_flat(regression) else "one"
    note = phrase(f"regress-arrived-{kind}", name=regression.loss.reading.name)
    return Section(phrase("regress-no-step"), None, (Note(note),))


def _is_flat(regression: Regression) -> bool:
    """Whether there are many minima."""
    return regression.fit is not None and bool(regression.fit.directions)


def _known_start(regression: Regression) -> Descent:
    """The walk with the numbers at its start, and after the first step, as fractions where these are known.

    The walk goes on rounded sums, which make every number a rounded one; some of the loss's own are not.
    """
    descent = regression.descent
    statistics = regression.statistics
    if statistics is None or statistics.exact or regression.data.count > MOST_LOOKED_AT:
        return descent
    first, *others = descent.steps
    (value, exact), (slopes, known) = loss_value(regression), start_gradient(regression)
    gradient = tuple(one if is_known else old for one, is_known, old in zip(slopes, known, first.gradient, strict=True))
    first = replace(first, point=regression.start, value=value if exact else first.value, gradient=gradient)
    if others and others[0].number == 1:
        others[0] = _moved(others[0], first, regression.rate)
    return replace(descent, steps=(first, *others))


def _moved(second: Step, first: Step, rate: Fraction) -> Step:
    """The second point, each coordinate exact whose slope is."""
    point = tuple(
        start - rate * slope if isinstance(start, Fraction) and isinstance(slope, Fraction) else old
        for start, slope, old in zip(first.point, first.gradient, second.point, strict=True)
    )
    return replace(second, point=point)


def _climb(regression: Regression) -> list[Phrase]:
    """That the loss rose, though all steps were made; of a walk that was stopped its own section says so."""
    if regression.descent.ending is Ending.DIVERGED:
        return []
    steps = regression.descent.steps
    values = [floats.of(step.value) for step in steps]
    if len(values) < 3 or not values[-1] > values[0]:
        return []
    told: dict[str, Value] = {
        "name": regression.loss.reading.name,
        "first": brief(steps[0].value).shown,
        "last": brief(steps[-1].value).shown,
    }
    kept = all(later.number == earlier.number + 1 for earlier, later in pairwise(steps))
    rising = kept and all(later > earlier for earlier, later in pairwise(values))
    return [phrase("regress-rose-every" if rising else "regress-rose", **told)]


def _rate_notes(regression: Regression) -> list[Phrase]:
    """Up to which rate the walk comes down to the minimum; for other losses a smaller rate that was tried."""
    descent = regression.descent
    if not isinstance(regression.objective, Quadratic):
        return _tried(regression)
    found = curvature(regression.objective)
    if found.largest_rate is None:
        return []
    stable = _is_stable(regression, found)
    if stable and descent.count == 1:
        return []
    largest = to_digits(float(found.largest_rate))
    key = "regress-rate-stable" if stable else "regress-rate-too-large"
    many = "-many" if _is_flat(regression) else ""
    return [phrase(f"{key}{many}", rate=figure(regression.rate).shown, largest=largest)]


def _is_stable(regression: Regression, found: Curvature) -> bool:
    assert found.largest_rate is not None
    return floats.of(regression.rate) < float(found.largest_rate)


def _tried(regression: Regression) -> list[Phrase]:
    """A smaller rate with which the loss falls, if with this one it did not."""
    descent, name = regression.descent, regression.loss.reading.name
    values = [floats.of(step.value) for step in descent.steps]
    if descent.ending in (Ending.STEPS, Ending.TOLERANCE, Ending.STILL) and not values[-1] > values[0]:
        return []
    rate = gentler_rate(regression.objective, regression.start, regression.rate)
    told: dict[str, Value] = {"rate": figure(regression.rate).shown, "name": name}
    if rate is None:
        return [phrase("regress-tried-none", **told)]
    return [phrase("regress-tried", smaller=figure(rate).shown, steps=STEPS_TRIED, **told)]


def descending_facts(regression: Regression) -> dict[str, object]:
    """The walk as data: what `tutor descend` says of a walk, and `largest_rate` where the loss is quadratic."""
    facts = walk_facts(regression.descent, regression.rate)
    if isinstance(regression.objective, Quadratic):
        largest = curvature(regression.objective).largest_rate
        facts["largest_rate"] = None if largest is None else float(largest)
    return facts
