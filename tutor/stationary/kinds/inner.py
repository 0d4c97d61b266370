"""Functions that depend on their variables through one expression alone, such as e^(xy) through u = xy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tutor.derivation.lesson import Note, Phrase, phrase
from tutor.derivation.place import fresh
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.kinds.case import KINDS, ORDERS, Case
from tutor.stationary.kinds.field import NoSeries
from tutor.stationary.kinds.local import local
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.results import MAXIMUM, MINIMUM, SADDLE, UNDECIDED, Verdict
from tutor.stationary.spot import Spot


def through(case: Case, further: Callable[[Case], Verdict]) -> Verdict | None:
    """f depends on its variables through one expression u alone: what it is as a function of u decides.

    Arguments:
        case: the point.
        further: what decides about u itself.

    Returns:
        a verdict; None when there is no such expression, or it does not help.
    """
    parts = parts_of(case.function, case.variables)
    if parts is None:
        return None
    inner, letter, outer = parts
    leading = leading_power(outer, letter, case.judge.spot.value(inner))
    return None if leading is None else _composed(parts, leading, case, further)


def leading_power(outer: Expression, letter: Symbol, start: Coordinate) -> tuple[int, int] | None:
    """The lowest power of u − u₀ in a function of u, and the sign of its coefficient; None when not known."""
    if start.exact is None:
        return None
    try:
        seen = local(outer, (letter,), Spot({letter: start}), ORDERS[1])
        if not seen.terms:
            return None
        degree, terms = seen.lowest()
        return degree, seen.field.sign(next(iter(terms.values())))
    except NoSeries:
        return None


def _composed(
    parts: tuple[Expression, Symbol, Expression],
    leading: tuple[int, int],
    case: Case,
    decide: Callable[[Case], Verdict],
) -> Verdict | None:
    inner, letter, outer = parts
    degree, sign = leading
    height = case.judge.spot.value(inner).exact
    further = decide(replace(case, function=inner, height=height, name=letter.label))
    opening = phrase("kinds-inner", name=case.name, letter=letter, inner=inner, outer=outer)
    if degree % 2 == 0:
        strict = further.kind in (MINIMUM, MAXIMUM) and further.strict
        key = f"kinds-inner-{KINDS[sign]}{'' if strict else '-weak'}"
        return Verdict(KINDS[sign], (opening, phrase(key, letter=letter, name=case.name)), (), strict)
    if further.kind == UNDECIDED:
        return None
    kinds = {MINIMUM: 1, MAXIMUM: -1}
    kind = SADDLE if further.kind == SADDLE else KINDS[sign * kinds[further.kind]]
    grows = phrase("kinds-inner-grows" if sign > 0 else "kinds-inner-falls", letter=letter, name=case.name)
    ending = (phrase(f"kinds-so-{kind}"),) if sign < 0 and kind != SADDLE else ()
    return opened(replace(further, kind=kind, reason=(*further.reason, *ending)), (opening, grows))


def opened(verdict: Verdict, sentences: tuple[Phrase, ...]) -> Verdict:
    """A verdict with sentences in front, which stand before its lines."""
    return replace(
        verdict,
        reason=(*sentences, *verdict.reason),
        blocks=(*map(Note, sentences), *verdict.blocks),
        told=len(sentences) + verdict.told,
    )


def parts_of(function: Expression, variables: Sequence[Symbol]) -> tuple[Expression, Symbol, Expression] | None:
    """A function taken apart: the smallest part u that holds all its variables wherever they stand, and the rest.

    Returns:
        u, a letter for it, and the function in that letter; None when there is no such part but the function itself.

    >>> from tutor import parse
    >>> [str(part) for part in parts_of(parse("e^(x y) - x y"), (Symbol("x"), Symbol("y"))) or ()]
    ['x*y', 'u', 'E**u - u']
    """
    moving = set(variables)
    if len(moving) < 2:
        return None
    letter = fresh("uvw", {*moving, *symbols(function)})
    for node in postorder(function):
        if isinstance(node, Symbol) or node is function or not moving <= symbols(node):
            continue
        outer = substitute(function, {node: letter})
        if symbols(outer).isdisjoint(moving):
            return node, letter, outer
    return None
