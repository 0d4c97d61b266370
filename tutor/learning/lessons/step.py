"""One step of gradient descent written out by hand: component by component, then all at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from flint import arb, fmpq

from tutor.derivation.lesson import Block, Check, Line, Lines, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import listed
from tutor.errors import CheckFailed
from tutor.expression.numeric import Evaluator
from tutor.expression.text import text
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol
from tutor.learning import floats
from tutor.learning.descent import Descent, Ending, Step
from tutor.learning.lessons.brief import brief
from tutor.learning.lessons.figures import Figure
from tutor.learning.lessons.walk_table import walk_table
from tutor.stationary.ledger import Ledger

__all__ = ["checked", "step_by_hand", "walk_table"]

MOST_COMPONENTS = 6
"""So many components are written out; the others go in the same way."""
_PRECISION = 192
_SIX_DIGITS = 2e-5
Number = Fraction | float


def step_by_hand(name: str, descent: Descent, rate: Number | None, ledger: Ledger, number: int = 0) -> Section:
    """θ − η∇f written out, component by component, with f before and after.

    Arguments:
        name: what the function is called: "loss".
        descent: a walk.
        rate: the learning rate; None for that of the step, as line search found it.
        ledger: checks that what is printed reads back.
        number: which step is written out, from 0.

    Returns:
        the section; with no more than a note if the walk has no such step.

    Raises:
        CheckFailed: a line is not what the walk did; a fault of tutor's own.
    """
    steps = {step.number: step for step in descent.steps}
    before, after = steps.get(number), steps.get(number + 1)
    if after is None and descent.beyond is not None and all(math.isfinite(floats.of(one)) for one in descent.beyond):
        after = Step(number + 1, descent.beyond, math.nan, ())
    if before is None or after is None:
        return Section(None, None, (Note(_no_step(name, descent, number)),))
    eta = brief(before.rate if before.rate is not None and (rate is None or descent.line) else rate or Fraction(0))
    key = "descent-step-line" if descent.line else "descent-step"
    heading = phrase(key, number=number + 1, rate=eta.shown, relation=eta.relation, name=name)
    places = range(min(len(descent.variables), MOST_COMPONENTS))
    old = steps.get(number - 1)
    lines: list[Line] = []
    for place in places:
        if before.velocity is None:
            lines += _plain(descent.variables[place], before, after, eta, place, ledger)
        else:
            last = old.velocity[place] if old is not None and old.velocity is not None else Fraction(0)
            beta = brief(descent.momentum if isinstance(descent.momentum, float) else Fraction(descent.momentum))
            lines += _with_velocity(descent.variables[place], before, after, (eta, beta), last, place, ledger)
    blocks: list[Block] = [Lines(None, tuple(lines))]
    rest = len(descent.variables) - len(places)
    if rest:
        blocks.append(Note(phrase("descent-others", count=rest) if rest > 1 else phrase("descent-other")))
    if len(descent.variables) > 1:
        blocks.append(Note(phrase("descent-both" if len(descent.variables) == 2 else "descent-all", name=name)))
    blocks.append(Lines(None, _values(name, before, after, ledger)))
    remark = phrase("descent-rule-momentum" if before.velocity is not None else "descent-rule", name=name)
    return Section(heading, remark, tuple(blocks))


def _no_step(name: str, descent: Descent, number: int) -> Phrase:
    """Why there is no such step."""
    if number == 0 and descent.ending is Ending.TOLERANCE:
        resting = all(one == 0 for one in descent.end.gradient)
        return phrase("descent-step-rests" if resting else "descent-step-short", name=name)
    return phrase("descent-step-none", number=number + 1)


def _plain(variable: Symbol, before: Step, after: Step, eta: Figure, place: int, ledger: Ledger) -> tuple[Line, ...]:
    """new s = 1 − 0.01·(−260) = 3.6."""
    start, slope = brief(before.point[place]), brief(before.gradient[place])
    written = Sum((start.shown, Negation(Product((eta.shown, slope.shown), dotted=True))))
    return _worked(phrase("descent-new", variable=variable), written, (start, eta, slope), after.point[place], ledger)


def _with_velocity(
    variable: Symbol,
    before: Step,
    after: Step,
    rates: tuple[Figure, Figure],
    last: Number,
    place: int,
    ledger: Ledger,
) -> tuple[Line, ...]:
    """v for s = 0.9·2.6 − 0.01·(−201.2) = 4.35, and new s = 3.6 + 4.35."""
    assert before.velocity is not None
    (eta, beta), old, slope = rates, brief(last), brief(before.gradient[place])
    step = Product((eta.shown, slope.shown), dotted=True)
    written = Sum((Product((beta.shown, old.shown), dotted=True), Negation(step)))
    speed, start = brief(before.velocity[place]), brief(before.point[place])
    moved = Sum((start.shown, speed.shown))
    return (
        *_worked(
            phrase("descent-velocity", variable=variable),
            written,
            (eta, beta, old, slope),
            before.velocity[place],
            ledger,
        ),
        *_worked(phrase("descent-new", variable=variable), moved, (start, speed), after.point[place], ledger),
    )


def _worked(
    left: Phrase, written: Expression, parts: Sequence[Figure], value: Number, ledger: Ledger
) -> tuple[Line, ...]:
    """left = what is calculated, = the number."""
    exact = all(part.exact for part in parts)
    result = brief(value)
    # A walk whose fractions grow too long goes on in floating point: then the number itself is a rounded one.
    rounded = not exact or isinstance(value, float)
    scale = sum((abs(_ball_of(part.shown)) for part in parts), arb(0)) if rounded else arb(0)
    return (
        Line(left, written, relation="=" if exact else "≈", check=checked(written, value, not rounded, ledger, scale)),
        Line(None, result.shown, relation=result.relation, check=checked(result.shown, value, result.exact, ledger)),
    )


def _values(name: str, before: Step, after: Step, ledger: Ledger) -> tuple[Line, ...]:
    """f before and after."""
    lines = []
    for step in (before, after):
        if math.isnan(floats.of(step.value)):
            continue
        shown = brief(step.value)
        reason: tuple[Phrase, ...] = ()
        if step is after:
            key = "lower" if after.value < before.value else "higher" if after.value > before.value else "level"
            reason = (phrase(f"descent-{key}"),)
        left = listed("value-here", tuple(brief(one).shown for one in step.point), name=name)
        check = checked(shown.shown, step.value, shown.exact, ledger)
        lines.append(Line(left, shown.shown, reason, shown.relation, check))
    return tuple(lines)


def checked(shown: Expression, value: Number, exact: bool, ledger: Ledger, scale: arb | None = None) -> Check:
    """Check that what is printed is a number of the walk.

    Arguments:
        shown: an expression without letters.
        value: the number.
        exact: must they be equal? Else to six digits.
        ledger: checks that the print reads back.
        scale: how large the parts of a difference are, of which six digits are shown.

    Raises:
        CheckFailed: it is another number.
    """
    ledger.verifier(shown).printed(shown)
    number = arb(fmpq(value.numerator, value.denominator)) if isinstance(value, Fraction) else arb(value)
    found = _ball_of(shown)
    slack = (abs(number) + (arb(0) if scale is None else scale)) * _SIX_DIGITS
    right = found.overlaps(number) if exact else abs(found - number) <= slack
    if not right:
        raise CheckFailed(f"{text(shown)} is not {float(value):g}, as the walk has it")
    return Check(1)


def _ball_of(shown: Expression) -> arb:
    return Evaluator({}, _PRECISION).value(shown)
