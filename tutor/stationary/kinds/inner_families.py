"""A family on which an inner expression keeps its value: x² + y² = π + 2kπ, where f is a function of x² + y² alone."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import phrase
from tutor.derivation.place import fresh, put_in
from tutor.expression.numbers import ZERO
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases.integers import unnoticed
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.classify import classify
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import MAXIMUM, MINIMUM, StationaryFamily
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family


def by_inner(family: Family, function: Expression, ledger: Ledger, name: str) -> StationaryFamily | None:
    """What the points of a family are, by the function of one letter that f is of the inner expression.

    An extremum of that function is one of f, whatever the inner expression does.

    Returns:
        the family with its value and its kind; None where f is no such function, or where its kind does not follow.
    """
    if family.inner is None:
        return None
    inner, value = family.inner
    letter = fresh("wut", (*symbols(function), *family.integers))
    outer = substitute(function, {inner: letter})
    if symbols(outer) - {letter}:
        return None
    first: dict[Symbol, Expression] = dict.fromkeys(family.integers, ZERO)
    height = settled(unnoticed(settled(put_in(outer, {letter: value})), family.integers))
    if symbols(height):
        return None
    engine = Engine()
    curvature = engine.derive(engine.derive(outer, letter).answer, letter).answer
    spot = Spot({letter: number_of(settled(put_in(value, first)))})
    verdict = classify(spot, outer, ((curvature,),), ledger, name)
    if verdict.kind not in (MINIMUM, MAXIMUM):
        return None
    reason = phrase(f"cases-inner-{verdict.kind}", name=name, u=inner, outer=outer, w=letter, value=value)
    return StationaryFamily(family, height, replace(verdict, reason=(reason,), blocks=(), strict=False, told=0))
