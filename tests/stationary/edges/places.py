"""Kinks and edges as short texts, to be compared with answers worked out by hand."""

from __future__ import annotations

from fractions import Fraction

from tutor import parse
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.render.words import say
from tutor.stationary.clock import Clock
from tutor.stationary.edges.find import edges
from tutor.stationary.ledger import Ledger
from tutor.stationary.results import EdgePoint
from tutor.stationary.system import Search


def found(typed: str, parameters: str = "", seconds: float = 10) -> tuple[list[Symbol], tuple[EdgePoint, ...]]:
    """The variables of a function and its kinks and edges."""
    function = parse(typed)
    variables = sorted((one for one in symbols(function) if one.label not in parameters), key=lambda one: one.label)
    box = dict.fromkeys(variables, (Fraction(-10), Fraction(10)))
    return variables, edges(function, variables, Search(box, False, Clock.of(seconds)), Ledger())


def points(typed: str, parameters: str = "") -> dict[tuple[str, ...], str]:
    """(coordinates) → "what kind", with "flat" before a kind that is not strict."""
    variables, listed = found(typed, parameters)
    answer = {}
    for one in listed:
        if one.spot is not None:
            assert one.verdict is not None
            flat = "" if one.verdict.strict or one.verdict.kind not in ("minimum", "maximum") else "flat "
            place = tuple(text(one.spot.coordinates[variable].shown) for variable in variables)
            answer[place] = f"{one.what} {flat}{one.verdict.kind}"
    return answer


def lines(typed: str) -> dict[str, str]:
    """condition → kind of its points that are not listed by themselves; "?" where nothing is known."""
    listed = [one for one in found(typed)[1] if one.spot is None]
    return {text(one.condition): one.verdict.kind if one.verdict is not None else "?" for one in listed}


def reasons(typed: str, parameters: str = "") -> list[str]:
    """What is said of each place, in its order."""
    listed = found(typed, parameters)[1]
    return [" ".join(say(one, text) for one in edge.verdict.reason) for edge in listed if edge.verdict is not None]
