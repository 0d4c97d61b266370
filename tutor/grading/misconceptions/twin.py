"""What a misconception is: a wrong twin of a rule, which strikes where the rule does.

A row says at which rules it strikes and, for a step by such a rule, what would be written instead. Nothing here
knows of answers: the same row explains a wrong answer to any function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tutor.derivation.lesson import Value
from tutor.derivation.rewrites import times
from tutor.derivation.step import Build, Step
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.structures import Partial
from tutor.expression.traversal import factors
from tutor.expression.tree import Expression, Power, Quotient
from tutor.grading.misconceptions.forms import raised

_MOST_TWINS = 24
"""A row gives at most this many twins for one step: a sum may have hundreds of terms."""


@dataclass(frozen=True, slots=True)
class Twin:
    """What would be written in place of a rule's rewrite; made up like a `Rewrite`, but wrong."""

    build: Build
    """The wrong form, given what stands in the places of `partials`. It does not look inside what it is given."""
    partials: tuple[Partial, ...]
    """The partial derivatives in it: some of the step's own, or others, which are worked out soundly."""
    place: Expression
    """The part of the function to name, such as sin(x·y)."""
    values: tuple[tuple[str, Value], ...] = ()
    """What the blanks of the row's sentences are filled with."""


Twins = Callable[[Step], Iterable[Twin]]
"""The wrong twins of one step, none where the mistake cannot be made."""


@dataclass(frozen=True, slots=True)
class Misconception:
    """One way to go wrong at a rule. `table.MISCONCEPTIONS` holds them by id."""

    id: str
    """The key, such as "chain-inner-dropped"; its sentences are check-slip-… and check-why-…"""
    rules: tuple[str, ...]
    """The rules at which it strikes, keys of `derivation.rules.RULES`."""
    twins: Callable[[Step], tuple[Twin, ...]]
    """What would be written instead at a step by one of these rules; () where the mistake cannot be made."""
    likelihood: float
    """How often it is made beside others where both can be made, from 0 to 1; see `row`."""
    example: tuple[str, str, str]
    """A function, the variable, and the wrong answer of a textbook, as they are typed."""


def row(key: str, rules: str, twins: Twins, likelihood: float, example: tuple[str, str, str]) -> Misconception:
    """A row of the table. Twins that say the same as the rule itself are left out.

    Arguments:
        key: its id.
        rules: the names of the rules at which it strikes, with spaces between.
        twins: what would be written instead at a step.
        likelihood: from 0 to 1. Only the order counts: 0.9 for what every course warns of, 0.6 for what turns up
            in most classes, 0.3 for what turns up now and then, 0.1 for what is hardly ever seen but reads
            as the cause when nothing else fits. From teaching practice: there are no counts for these slips.
        example: a function, the variable, and the wrong answer of a textbook.
    """

    def different(step: Step) -> tuple[Twin, ...]:
        if step.rule not in names:
            return ()
        found: list[Twin] = []
        for candidate in twins(step):
            if not _is_sound(candidate, step):
                found.append(candidate)
            if len(found) == _MOST_TWINS:
                break
        return tuple(found)

    names = tuple(rules.split())
    return Misconception(key, names, different, likelihood, example)


def _is_sound(twin: Twin, step: Step) -> bool:
    """Whether a twin is, as it stands, what the rule gives. Equal values in another form are not looked for."""
    answers = {substep.before: substep.answer for substep in step.substeps}
    if any(partial not in answers for partial in twin.partials):
        return False
    built = twin.build(tuple(answers[partial] for partial in twin.partials))
    return built in (step.answer, step.assembled)


def twin(step: Step, build: Build, partials: tuple[Partial, ...] | None = None, /, **values: Value) -> Twin:
    """A twin of a step, its place being what the step differentiates.

    Arguments:
        step: the step.
        build: the wrong form.
        partials: the partial derivatives in it; None for those of the step itself.
        values: what the blanks of the sentences are filled with.
    """
    own = step.rewrite.partials if partials is None else partials
    return Twin(build, own, as_typed(step.before.body), tuple(values.items()))


def as_typed(part: Expression) -> Expression:
    """A power with a negative exponent as the fraction it came from: the rules write 1/x³ as x⁻³, 5/x as 5·x⁻¹.

    >>> from tutor import parse
    >>> str(as_typed(parse("x^(-3)"))), str(as_typed(parse("5 x^(-1)")))
    ('1/x**3', '5/x')
    """
    below = [factor for factor in factors(part) if _is_below(factor)]
    if not below:
        return part
    above = [factor for factor in factors(part) if not _is_below(factor)]
    return Quotient(times(*above) if above else ONE, times(*map(_turned_over, below)))


def _is_below(factor: Expression) -> bool:
    exponent = rational_value(factor.exponent) if isinstance(factor, Power) else None
    return exponent is not None and exponent < 0


def _turned_over(factor: Expression) -> Expression:
    assert isinstance(factor, Power)
    found = raised(factor.base, factor.exponent)
    assert isinstance(found, Quotient)
    return found.denominator
