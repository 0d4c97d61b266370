"""Why a line does not follow: which derivative of the line before was worked out wrongly, or which algebra slipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.terms import total
from tutor.errors import TutorError
from tutor.expression.numbers import ONE
from tutor.expression.reading import Reading
from tutor.expression.structures import Partial
from tutor.expression.traversal import factors, has_partial, symbols, terms
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.grading.diagnosis import explain
from tutor.grading.key import Key
from tutor.grading.question import Question, ask
from tutor.grading.verdict import Explanation
from tutor.grading.working.algebra_diagnosis import algebra_slips
from tutor.grading.working.route import Route, Router
from tutor.grading.working.worked import named_inner, replaced

_PLACE = Symbol("part", (Symbol("unknown"),))
"""Stands for what was written in the place of a derivative; no student can type it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for a slip found."""

    explanations: tuple[Explanation, ...] = ()
    part: Partial | None = None
    """The derivative that was worked out wrongly, where it is not the whole question."""


def diagnose(
    before: Expression, after: Expression, worked: Key, route: Route, router: Router, question: Question, sound: bool
) -> Found:
    """The slip between two lines.

    Arguments:
        before: the line before, as it was meant.
        after: the line that does not follow from it.
        worked: the key to that line, its derivatives worked out.
        route: how the derivatives of the line before become those of this one.
        router: knows parts that are written in different ways as one.
        question: what is worked out.
        sound: whether the line before is equal to the derivative that is asked for.
    """
    seen = Sum((before, after)) if route.moves else None
    if not route.moves:
        slips = algebra_slips(before, worked, question.engine, None)
        if slips or not sound:
            return Found(slips)
        return Found(tuple(one for one in explain(worked.expression, question) if not one.rules))
    if sound and (slips := explain(worked.expression, question)):
        return Found(slips)
    for part in dict.fromkeys(move.place for move in route.moves if move.outermost):
        if part != question.root.before and (slips := _of_part(part, before, after, route, router, question)):
            return Found(slips, part)
    return Found(algebra_slips(route.reached, worked, question.engine, seen))


def _of_part(
    part: Partial, before: Expression, after: Expression, route: Route, router: Router, question: Question
) -> tuple[Explanation, ...]:
    """The slip with which one derivative of a line was worked out."""
    answer = written_for(part, before, after, route, router)
    if answer is None or has_partial(answer) or has_partial(part.body):
        return ()
    body, variable, named = named_inner(part, answer)
    assert isinstance(variable, Symbol)
    letters = tuple(sorted(symbols(body) | {variable}, key=lambda symbol: symbol.label))
    reading = Reading(str(body), body, question.reading.name, letters, True, question.reading.unknown, ())
    try:
        return explain(named, ask(reading, (variable,), question.engine))
    except TutorError:
        return ()


def written_for(
    part: Partial, before: Expression, after: Expression, route: Route, router: Router
) -> Expression | None:
    """What the line has in the place of one derivative of the line before; None where it cannot be told.

    The terms of the line that come from the others are taken away; what is left is divided by what stands beside
    the derivative.
    """
    others = {move.place: move for move in route.moves if move.outermost and move.place != part}
    done = {one: router.route(one, after).reached for one in others}
    pattern = replaced(before, lambda one: _PLACE if one == part else done.get(one, one))
    held = [term for term in terms(pattern) if _PLACE not in symbols(term)]
    open_terms = [term for term in terms(pattern) if _PLACE in symbols(term)]
    if len(open_terms) != 1:
        return None
    left = _without(terms(after), [term for one in held for term in terms(one)], router)
    return None if left is None else _divided(total(left), open_terms[0], router)


def _without(parts: Sequence[Expression], taken: Sequence[Expression], router: Router) -> tuple[Expression, ...] | None:
    """The parts without others, in whatever way these are written; None where one of them is not among the parts."""
    known = Counter(map(router.normal, taken))
    left: list[Expression] = []
    for part in parts:
        name = router.normal(part)
        if known[name]:
            known[name] -= 1
        else:
            left.append(part)
    return None if any(known.values()) else tuple(left)


def _divided(rest: Expression, pattern: Expression, router: Router) -> Expression | None:
    """What the place in the pattern must be for the pattern to be the rest."""
    if isinstance(pattern, Negation):
        rest, pattern = rest.operand if isinstance(rest, Negation) else Negation(rest), pattern.operand
    if pattern == _PLACE:
        return rest
    beside = [factor for factor in factors(pattern) if factor != _PLACE]
    if not isinstance(pattern, Product) or len(beside) != len(pattern.factors) - 1:
        return None
    left = _without(factors(rest), beside, router)
    if left is None:
        return Quotient(rest, Product(tuple(beside)) if len(beside) > 1 else beside[0])
    return Product(left) if len(left) > 1 else left[0] if left else ONE
