"""Mistakes of reckoning after a rule was used rightly: a square or a root of a sum written term by term."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.rewrites import times
from tutor.derivation.step import Step
from tutor.expression.fractional import root
from tutor.expression.numbers import ONE, rational, rational_value, whole
from tutor.expression.traversal import unsigned
from tutor.expression.tree import Call, Expression, Negation, Power, Quotient, Sum
from tutor.grading.misconceptions.forms import raised
from tutor.grading.misconceptions.linear import rooted
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin

_MOST_TERMS = 6
_TWO = whole(2)


def _term_by_term(total: Expression, exponent: Expression) -> Expression | None:
    """A power of a sum with each of its terms raised by itself; None where there is nothing to be spread over."""
    if not isinstance(total, Sum) or len(total.terms) > _MOST_TERMS:
        return None
    return Sum(tuple(_raised(term, exponent) for term in total.terms))


def _raised(term: Expression, exponent: Expression) -> Expression:
    inner = unsigned(term)
    value, own = rational_value(exponent), rational_value(inner.exponent) if isinstance(inner, Power) else None
    if isinstance(inner, Power) and own is not None and value is not None:
        power = raised(inner.base, rational(own * value))
    else:
        power = ONE if inner == ONE else raised(inner, exponent)
    even = value is not None and value.denominator == 1 and value.numerator % 2 == 0
    return Negation(power) if isinstance(term, Negation) and not even else power


def _split_result(step: Step) -> Iterator[Twin]:
    if step.rule == "quotient":
        yield from _in_quotient(step)
        return
    body, inner = step.before.body, step.substeps[1].before
    if isinstance(body, Call) and body.function == "sqrt":
        yield from _under_root(step, inner.body)
    elif isinstance(body, Power) and body.base == inner.body:
        exponent = rational_value(body.exponent)
        if exponent is None or exponent.denominator != 1 or exponent in (1, 2):
            return
        size = rational(abs(exponent - 1))
        split = _term_by_term(inner.body, size)
        if split is not None:
            power = Quotient(ONE, split) if exponent < 0 else split
            yield twin(
                step,
                lambda parts: times(body.exponent, power, parts[0]),
                (inner,),
                power=Power(inner.body, size),
                split=split,
            )


def _in_quotient(step: Step) -> Iterator[Twin]:
    """(u + v)² below the line of the quotient rule written as u² + v²."""
    body = step.before.body
    assert isinstance(body, Quotient)
    above, below = body.numerator, body.denominator
    split = _term_by_term(below, _TWO)
    if split is None:
        return

    def build(parts: tuple[Expression, ...]) -> Expression:
        return Quotient(Sum((times(parts[0], below), Negation(times(above, parts[1])))), split)

    yield twin(step, build, power=Power(below, _TWO), split=split)


def _under_root(step: Step, total: Expression) -> Iterator[Twin]:
    """√(x² + y²) below the line written as x + y."""
    if not isinstance(total, Sum) or len(total.terms) > _MOST_TERMS:
        return
    roots = tuple(_root(term) for term in total.terms)
    split = Sum(roots)
    yield twin(
        step,
        lambda parts: Quotient(parts[0], times(_TWO, split)),
        (step.substeps[1].before,),
        power=Call("sqrt", (total,)),
        split=split,
    )


def _root(term: Expression) -> Expression:
    if isinstance(term, Negation):
        return Negation(_root(term.operand))
    value = rational_value(term)
    number = None if value is None else root(value, 2)
    return rational(number) if number is not None else rooted(term) or Call("sqrt", (term,))


ROWS: tuple[Misconception, ...] = (
    row("result-split-over-sum", "chain quotient", _split_result, 0.45, ("1/(1 + x^2)", "x", "-2x/(1 + x^4)")),
)
"""The rows."""
