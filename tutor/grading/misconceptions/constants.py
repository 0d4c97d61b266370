"""Mistakes with what is held constant: numbers, other letters, and the terms and factors they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tutor.derivation.dependence import depends
from tutor.derivation.rewrites import times
from tutor.derivation.step import Step
from tutor.derivation.templates import table_derivative
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import ONE, ZERO, rational_value
from tutor.expression.structures import Counted, Partial
from tutor.expression.traversal import factors as factors_of
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Sum
from tutor.grading.misconceptions.forms import (
    around,
    beside,
    letters,
    outer_derivative,
    raised,
    replacing,
    shifted,
    subtracted,
)
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin


def _held(step: Step) -> tuple[Expression, ...]:
    """The constant factors of a step by a rule for them; a denominator c counts as 1/c, a minus sign as none."""
    constant = dict(step.bindings).get("c")
    if constant is None or isinstance(step.before.body, Negation):
        return ()
    return factors_of(constant)


def _without(step: Step, lost: tuple[Expression, ...]) -> Twin:
    kept = tuple(factor for factor in _held(step) if factor not in lost)
    return twin(step, beside(kept), c=lost)


def _number_lost(step: Step) -> Iterator[Twin]:
    yield from _lost_with_its_sign(step, lambda factor: not symbols(factor) and factor != ONE)
    numbers = tuple(factor for factor in _held(step) if not symbols(factor) and factor != ONE)
    if numbers and step.rule != "constant-denominator":
        yield _without(step, numbers)


def _letters_lost(step: Step) -> Iterator[Twin]:
    yield from _lost_with_its_sign(step, lambda factor: bool(symbols(factor)))
    if step.rule == "constant-denominator":
        return
    lettered = tuple(factor for factor in _held(step) if symbols(factor))
    if lettered:
        yield _without(step, lettered)
    if len(lettered) > 1:
        for factor in lettered:
            yield _without(step, (factor,))


def _lost_with_its_sign(step: Step, fits: Callable[[Expression], bool]) -> Iterator[Twin]:
    """The constant factor −12 of −12x⁸ lost as a whole: the rules take the minus sign and the 12 in two steps."""
    for place, below, term in subtracted(step):
        factor = below.substeps[0] if below.rule == "negative-power" else below
        lost = tuple(one for one in _held(factor) if fits(one))
        if not lost or factor.rule != "constant-factor":
            continue
        kept = tuple(one for one in _held(factor) if one not in lost)
        own, rest = step.rewrite.partials, factor.rewrite.partials[0]
        found = twin(
            step,
            replacing(step, place, _taken_away(kept)),
            (*own[:place], rest, *own[place + 1 :]),
            c=Negation(_product(lost)),
        )
        yield replace(found, place=term)


def _taken_away(kept: tuple[Expression, ...]) -> Callable[[Expression], Expression]:
    return lambda part: Negation(times(*kept, part))


def _over_data(step: Step) -> bool:
    """Whether the constant stands before a Σ, as 1/n does: nobody takes that for a variable."""
    rest = step.rewrite.partials[0].body
    return any(isinstance(part, Counted) for part in (rest, *rest.children))


def _killed(step: Step) -> Iterator[Twin]:
    found = tuple(factor for factor in _held(step) if letters(factor))
    if found and not _over_data(step):
        yield twin(step, lambda _: ZERO, (), c=found)


def _by_product_rule(step: Step) -> Iterator[Twin]:
    held = _held(step)
    if not held or _over_data(step):
        return
    rest = step.rewrite.partials[0]
    whole = _product(held)
    for letter in letters(whole):
        yield twin(
            step,
            lambda parts: Sum((times(*held, parts[0]), times(parts[1], rest.body))),
            (rest, Partial(whole, letter)),
            letter=letter,
        )


def _product(factors: tuple[Expression, ...]) -> Expression:
    return factors[0] if len(factors) == 1 else times(*factors)


def _factor_differentiated(step: Step) -> Iterator[Twin]:
    held = _held(step)
    if not held or _over_data(step):
        return
    rest = step.rewrite.partials[0]
    for letter in letters(_product(held)):
        touched = tuple(factor for factor in held if letter in symbols(factor))
        others = tuple(factor for factor in held if letter not in symbols(factor))
        if touched == (letter,):  # then it is the same as a lost factor
            continue
        slope = Partial(_product(touched), letter)
        yield twin(step, beside(others), (slope, rest), letter=letter, c=touched)


def _factor_added(step: Step) -> Iterator[Twin]:
    held = _held(step)
    if held and step.rule == "constant-factor":
        constant = _product(held)
        yield twin(step, lambda parts: Sum((constant, parts[0])), c=held)


def _factor_moved_inside(step: Step) -> Iterator[Twin]:
    """29 ln x read as ln(29x), with the inner derivative of that or without it."""
    held = _held(step)
    if not held or _over_data(step):
        return
    constant, rest = _product(held), step.rewrite.partials[0]
    inside = _inside(rest.body)
    if inside is None or not depends(inside, rest.variable):
        return
    moved = times(constant, inside)
    outer = outer_derivative(rest.body, inside, moved)
    if outer is not None:
        slope = () if inside == rest.variable else (Partial(inside, rest.variable),)
        read = around(rest.body, inside, moved)
        yield twin(step, lambda parts: times(outer, *parts), slope, c=constant, read=read)
        yield twin(step, lambda parts: times(constant, outer, *parts), slope, c=constant, read=read)


def _inside(part: Expression) -> Expression | None:
    """The argument of a function, or the exponent over a number; None for anything else."""
    if isinstance(part, Call) and len(part.arguments) == 1:
        return part.arguments[0]
    return part.exponent if isinstance(part, Power) and not symbols(part.base) else None


def _kept(step: Step) -> Iterator[Twin]:
    body = step.before.body
    if body != ZERO:
        yield twin(step, lambda _: body, (), c=body)


def _term_differentiated(step: Step) -> Iterator[Twin]:
    body = step.before.body
    for letter in letters(body):
        yield twin(step, lambda parts: parts[0], (Partial(body, letter),), letter=letter, c=body)


def _by_its_rule(step: Step) -> Iterator[Twin]:
    """π² taken for u², and ln 5 for ln u: a number differentiated as if it were the variable."""
    body = step.before.body
    if symbols(body):
        return
    if isinstance(body, Power) and rational_value(body.exponent) is not None:
        wrong = times(body.exponent, raised(body.base, shifted(body.exponent, -1)))
        yield twin(step, lambda _: wrong, (), c=body)
    elif isinstance(body, Call) and len(body.arguments) == 1 and FUNCTIONS[body.function].derivatives:
        slope = table_derivative(body, 0)
        yield twin(step, lambda _: slope, (), c=body)


def _both_differentiated(step: Step) -> Iterator[Twin]:
    """The derivatives of a factor that is held constant and of the other one, added."""
    held = _held(step)
    if not held or _over_data(step):
        return
    whole = _product(held)
    for letter in letters(whole):
        yield twin(step, Sum, (step.rewrite.partials[0], Partial(whole, letter)), letter=letter)


def _variable_kept(step: Step) -> Iterator[Twin]:
    yield twin(step, lambda _: step.before.body, ())


def _variable_killed(step: Step) -> Iterator[Twin]:
    yield twin(step, lambda _: ZERO, ())


_FACTOR = "constant-factor constant-denominator negative-power"

ROWS: tuple[Misconception, ...] = (
    row("constant-kept", "constant", _kept, 0.7, ("x^2 + 5", "x", "2x + 5")),
    row("held-term-differentiated", "constant", _term_differentiated, 0.75, ("x^2 + y^2", "x", "2x + 2y")),
    row("constant-factor-lost", _FACTOR + " sum", _number_lost, 0.7, ("3a^2", "a", "2a")),
    row("held-factor-lost", _FACTOR + " sum", _letters_lost, 0.7, ("x^2 y", "x", "2x")),
    row("held-term-killed", "constant-factor constant-denominator", _killed, 0.6, ("x^2 y + x", "x", "1")),
    row("held-variable-differentiated", _FACTOR, _by_product_rule, 0.7, ("x^2 y", "x", "2x y + x^2")),
    row("held-factor-differentiated", _FACTOR, _factor_differentiated, 0.6, ("x^2 y^3", "x", "2x 3y^2")),
    row("constant-factor-moved-inside", "constant-factor", _factor_moved_inside, 0.5, ("29 ln(x)", "x", "1/(29x)")),
    row("constant-factor-added", "constant-factor", _factor_added, 0.15, ("5x^2", "x", "5 + 2x")),
    row("constant-by-its-rule", "constant", _by_its_rule, 0.6, ("x^2 + pi^2", "x", "2x + 2pi")),
    row("held-derivative-added", "constant-factor", _both_differentiated, 0.35, ("x^3 y^2", "x", "3x^2 + 2y")),
    row("variable-kept", "identity", _variable_kept, 0.3, ("5x + 1", "x", "5x")),
    row("variable-killed", "identity", _variable_killed, 0.2, ("x^2 + x", "x", "2x")),
)
"""The rows, the commoner first."""
