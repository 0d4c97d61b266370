"""Mistakes in sums: signs, brackets and terms."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.step import Build, Step
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Partial
from tutor.expression.tree import Expression, Negation, Sum
from tutor.grading.misconceptions.forms import letters, moves, replacing, signed_terms, with_sign
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin

_MOST_TERMS = 6


def _sign_lost(step: Step) -> Iterator[Twin]:
    body = step.before.body
    if isinstance(body, Negation):
        if moves(step.substeps[0]):
            yield twin(step, lambda parts: parts[0], term=body)
        return
    if isinstance(body, Sum):
        yield from _turned(step, minus=True)


def _sign_turned(step: Step) -> Iterator[Twin]:
    yield from _turned(step, minus=False)


def _turned(step: Step, minus: bool) -> Iterator[Twin]:
    for place, (subtracted, partial) in enumerate(signed_terms(step)):
        if subtracted == minus and moves(step.substeps[place]):
            yield twin(step, replacing(step, place, Negation), term=with_sign(subtracted, partial.body))


def _term_lost(step: Step) -> Iterator[Twin]:
    if sum(map(moves, step.substeps)) > 1:
        for place, (subtracted, partial) in enumerate(signed_terms(step)):
            if moves(step.substeps[place]):
                lost = with_sign(subtracted, partial.body)
                yield twin(step, replacing(step, place, lambda _: ZERO), term=lost)


def _first_term_only(step: Step) -> Iterator[Twin]:
    """A factor, or a minus sign, before a bracket that reaches the first term of it only."""
    for place, below in enumerate(step.substeps):
        terms = signed_terms(below) if below.rule == "sum" else ()
        if not (1 < len(terms) <= _MOST_TERMS and moves(below.substeps[0])):
            continue
        if step.rule == "sum" and not signed_terms(step)[place][0]:
            continue
        own = step.rewrite.partials
        inner = tuple(partial for _, partial in terms)
        yield twin(
            step,
            _bracket_opened(step, below, place),
            (*own[:place], *inner, *own[place + 1 :]),
            bracket=below.before.body,
        )


def _bracket_opened(step: Step, below: Step, place: int) -> Build:
    terms = signed_terms(below)
    last = place + len(terms)

    def build(parts: tuple[Expression, ...]) -> Expression:
        first, *rest = (with_sign(minus, part) for (minus, _), part in zip(terms, parts[place:last], strict=True))
        opened = step.rewrite.build((*parts[:place], first, *parts[last:]))
        return Sum((opened, *rest))

    return build


def _by_other_variable(step: Step) -> Iterator[Twin]:
    for place, substep in enumerate(step.substeps):
        if not moves(substep):
            continue
        partial = substep.before
        for letter in letters(partial.body):
            if letter != partial.variable:
                own = step.rewrite.partials
                other = Partial(partial.body, letter)
                yield twin(
                    step, step.rewrite.build, (*own[:place], other, *own[place + 1 :]), letter=letter, term=partial
                )


ROWS: tuple[Misconception, ...] = (
    row("sign-lost", "sum constant-factor", _sign_lost, 0.8, ("x^2 - a x", "x", "2x + a")),
    row("sign-turned", "sum", _sign_turned, 0.3, ("x^2 + a x", "x", "2x - a")),
    row("term-lost", "sum", _term_lost, 0.3, ("(x^2 + 3x)^2", "x", "2(x^2 + 3x) 2x")),
    row(
        "bracket-first-term-only", "sum constant-factor constant-denominator", _first_term_only, 0.5,
        ("3(x^2 + x)", "x", "6x + 1"),
    ),
    row("term-by-other-variable", "sum", _by_other_variable, 0.35, ("x^2 + x y", "x", "2x + x")),
)  # fmt: skip
"""The rows, the commoner first."""
