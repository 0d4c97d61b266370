"""What stands apart from ∇f = 0: kinks, edges of the domain, and what f does there.

A minimum can sit where the gradient does not exist, as that of |x| does. So each border between smooth pieces is
looked at: single points are judged one by one; along a line or a curve f is restricted to it, and only where the
restriction is flat or has a kink of its own can f have an extremum. A point at which the gradient turns out to
exist and to be zero (x·|x| at 0) is handed back as stationary, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases.compare import place_in_list
from tutor.stationary.clock import OutOfTime
from tutor.stationary.edges.borders import KINK, OPEN, borders, cuts
from tutor.stationary.edges.near import Terrain
from tutor.stationary.edges.pieces import pieces
from tutor.stationary.edges.survey import Survey
from tutor.stationary.ledger import Ledger
from tutor.stationary.results import EdgePoint
from tutor.stationary.system import Search


def edges(
    function: Expression, variables: Sequence[Symbol], search: Search, ledger: Ledger, name: str = "f"
) -> tuple[EdgePoint, ...]:
    """Kinks, places without a gradient, and edges of the domain that belong to it, each with what f does there.

    Arguments:
        function: f.
        variables: its variables.
        search: the box for what algebra does not reach, and the clock.
        ledger: checks the lines of the solvers that are asked.
        name: how f is called.

    Returns:
        single points with a verdict; a line or curve of kinks without a spot, with a verdict for its points as far as
        one holds for all the others on it, or None where it could not be examined. `what` is "kink", "edge", or
        "stationary" where the gradient exists and is zero.

    >>> from fractions import Fraction
    >>> from tutor import parse
    >>> from tutor.stationary.clock import Clock
    >>> x = Symbol("x")
    >>> search = Search({x: (Fraction(-10), Fraction(10))}, False, Clock.of(5))
    >>> [(str(one.condition), one.what, one.verdict.kind) for one in edges(parse("|x| + 1"), [x], search, Ledger())]
    [('Eq(x, 0)', 'kink', 'minimum')]
    """
    terrain = Terrain(function, tuple(variables), pieces(function, variables), name)
    survey = Survey(terrain, search, ledger)
    found = [one for one in borders(terrain.parts, variables) if one.what != OPEN]
    for place, border in enumerate(found):
        try:
            survey.border(border, found[:place] + found[place + 1 :])
        except (OutOfTime, KeyboardInterrupt):
            survey.note(border.what, border.condition)
    for cut in cuts(terrain.parts):
        survey.note(KINK, cut)
    return tuple(sorted(survey.found, key=_place))


def _place(found: EdgePoint) -> tuple[float, ...]:
    """Where an entry stands in the list: lines first, then the points from left to right."""
    return () if found.spot is None else (0.0, *place_in_list(found.spot))


def all_examined(found: Sequence[EdgePoint]) -> bool:
    """Whether no stationary point on a kink can have been missed: every border could be examined to the end."""
    return all(one.verdict is not None for one in found)
