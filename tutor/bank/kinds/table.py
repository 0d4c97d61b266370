"""All kinds of parts, by their names in YAML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from tutor.bank.kinds.choice import shuffled
from tutor.bank.kinds.kind import Kind, kind
from tutor.bank.kinds.slips import harmful
from tutor.bank.posed import Made, Slip
from tutor.bank.schema import parts
from tutor.bank.schema.parts import Part
from tutor.expression.dice import Dice
from tutor.grading.task import Task

_ROWS = (
    kind("partial", parts.Partial, "derivative.partial"),
    kind("gradient", parts.Gradient, "derivative.whole_gradient"),
    kind("second-partial", parts.SecondPartial, "derivative.second_partial"),
    kind("hessian", parts.Hessian, "hessian.whole_hessian"),
    kind("value", parts.Value, "value.value"),
    kind("directional", parts.Directional, "directional.directional"),
    kind("tangent", parts.Tangent, "tangent.tangent"),
    kind("stationary", parts.Stationary, "stationary.stationary"),
    kind("classify", parts.Classify, "classify.classify"),
    kind("isolate", parts.Isolate, "isolate.isolate"),
    kind("loss", parts.Loss, "loss.loss"),
    kind("loss-gradient", parts.LossGradient, "loss.loss_gradient"),
    kind("descent-step", parts.DescentStep, "descent.descent_step"),
    kind("closed-form", parts.ClosedForm, "closed_form.closed_form"),
    kind("fit", parts.Fit, "fit.fit"),
    kind("number", parts.Number, "number.a_number"),
    kind("expression", parts.Expression, "expression.an_expression"),
    kind("choice", parts.Choice, "choice.choice"),
    kind("which-rule", parts.WhichRule, "which_rule.which_rule"),
    kind("steps", parts.Steps, "steps.steps"),
    kind("discussion", parts.Discussion, "discussion.discussion"),
)

KINDS: dict[str, Kind] = {row.name: row for row in _ROWS}
"""Every kind by its name."""


def _parted(made: Made) -> tuple[Callable[[], tuple[Slip, ...]], Callable[[], tuple[str, ...]]]:
    """The mistakes that lead to a wrong answer, and the names of those that do not."""

    @cache
    def parted() -> tuple[tuple[Slip, ...], tuple[str, ...]]:
        if not isinstance(made.subject, Task):
            return (), ()
        found = made.slips()
        harm = harmful(found, made.subject)
        return harm, tuple(dict.fromkeys(slip.id for slip in found if slip not in harm))

    return lambda: parted()[0], lambda: parted()[1]


def make(part: Part, dice: Dice | None = None) -> Made:
    """What is asked in a part, and what is right.

    Arguments:
        part: the part, every {n} filled in.
        dice: what decides the order of the author's options, such as `variant.dice(part.id)`; None to keep it.

    Raises:
        AuthorError: the part cannot be asked; its `field` says which field is wrong.

    >>> make(parts.Partial(kind="partial", f="x^2 y", wrt="x")).key
    '2*x*y'
    """
    made = KINDS[part.kind].make(part)
    # A derivation is long, and a page, its hints and the lint each ask for it.
    slips, harmless = _parted(made)
    made = replace(made, lesson=cache(made.lesson), hints=cache(made.hints), slips=slips, harmless=harmless)
    if dice is not None and isinstance(part, parts.Choice) and not part.fixed_order:
        return shuffled(made, dice)
    return made
