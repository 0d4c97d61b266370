"""What was found, judged: the value and the kind of each point, the edges, the whole picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import phrase
from tutor.derivation.place import put_in
from tutor.derivation.results import Hessian
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Negation, Sum, Symbol
from tutor.stationary.cases.compare import distinct_families, place_in_list, same_spot
from tutor.stationary.cases.gather import union
from tutor.stationary.cases.inside import edges_inside
from tutor.stationary.cases.integers import members, split, unnoticed
from tutor.stationary.cases.normal import normal
from tutor.stationary.cases.plain import remainder, settled, simplest
from tutor.stationary.clock import Haste
from tutor.stationary.edges.find import all_examined, edges
from tutor.stationary.edges.pieces import Piece
from tutor.stationary.kinds.classify import classify, classify_family, split_family
from tutor.stationary.kinds.inner_families import by_inner
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import (
    SADDLE,
    UNDECIDED,
    Completeness,
    EdgePoint,
    Stationary,
    StationaryFamily,
    StationaryPoint,
    Verdict,
    Whole,
)
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope, Search, Solution
from tutor.stationary.whole.picture import picture

_MOST_LISTED = 60
Rows = tuple[tuple[Expression, ...], ...]


def judged(
    second: Hessian,
    found: Sequence[tuple[Piece, Solution]],
    search: Search,
    ledger: Ledger,
    stopped: bool = False,
) -> Stationary:
    """The whole answer.

    Arguments:
        second: the Hessian of f.
        found: each smooth piece of f with the solutions on it.
        search: the box and the clock.
        ledger: what checks the lines of the lesson.
        stopped: was the search interrupted?
    """
    reading = second.reading
    function = reading.expression
    points: list[StationaryPoint] = []
    families: list[StationaryFamily] = []
    haste = Haste(search.clock, stopped)
    for piece, solution in found:
        whole = piece.function == function
        rows = second.answer if whole else _second_partials(piece.function, second.variables)
        own = tuple(one for one in solution.assumptions if not is_exclusion(one)) if len(found) > 1 else ()
        for spot in solution.spots:
            point = _point(spot, piece.function, rows, ledger, reading.name, haste)
            verdict = _by_assumptions(point.verdict, solution.assumptions)
            points.append(replace(point, verdict=verdict, conditions=own))
        for family in solution.families:
            families += _families(family, piece.function, rows, ledger, reading.name, haste)
    points += [_as_point(one) for one in families if _is_point(one.family)]
    families = [one for one in families if not _is_point(one.family)]
    together = union(solution for _, solution in found)
    apart = haste.unless_stopped(
        lambda: edges_inside(edges(function, second.variables, search, ledger, reading.name), search), None
    )
    whole_families = distinct_families([one.family for one in families])
    families = [one for one in families if one.family in whole_families]
    points += [one for edge in apart or () for one in _points_on_edge(edge)]
    families += [one for edge in apart or () for one in _line_on_edge(edge, function, second.variables)]
    points += [
        one for family in families for one in _listed(family, found, points, search, ledger, reading.name, haste)
    ]
    points.sort(key=lambda one: place_in_list(one.spot))
    if len(found) > 1 and together.scope is Scope.EVERYWHERE:
        together = replace(together, argument=(phrase("cases-pieces", count=len(found)),))
    together = _as_far_as_edges_go(together, apart)
    kinks = tuple(edge for edge in apart or () if edge.what != "stationary")
    box = search.box if together.scope is not Scope.EVERYWHERE or search.asked else None
    completeness = Completeness(together.scope, together.argument, box, together.undecided)
    try:  # it looks at the clock by itself, and says what was left undone
        whole_picture = picture(
            function, second.variables, second.answer, points, families, kinks, completeness, search.clock,
            reading.name,
        )  # fmt: skip
    except KeyboardInterrupt:
        whole_picture = Whole(())
        haste.stopped = True
    return Stationary(
        second.gradient,
        second,
        tuple(replace(one, whole=whole_picture.points.get(at, "")) for at, one in enumerate(points)),
        tuple(replace(one, whole=whole_picture.families.get(at, "")) for at, one in enumerate(families)),
        kinks,
        completeness,
        whole_picture,
        together.sections,
        tuple(one for one in together.assumptions if len(found) == 1 or is_exclusion(one)),
        stopped=haste.stopped,
    )


def is_exclusion(assumption: Expression) -> bool:
    """Whether an assumption only leaves single values out, as a ≠ 0 does: then it may hold for all pieces together."""
    return isinstance(assumption, Comparison) and assumption.relation == "!="


def _by_assumptions(verdict: Verdict, assumptions: Sequence[Expression]) -> Verdict:
    """D = −a² is a saddle where a ≠ 0 is taken for granted."""
    for said in verdict.reason:
        gap = dict(said.values).get("d")
        if said.key != "kinds-depends-saddle" or not isinstance(gap, Expression):
            continue
        plain = normal(gap, (), assumptions)
        if plain.fails:
            return replace(verdict, kind=SADDLE)
    return verdict


def _is_point(family: Family) -> bool:
    """Is the family a part cut down to a single point, such as x = 0, y = 0?"""
    return not (family.integers or family.equations or any(map(symbols, family.coordinates.values())))


def _as_point(family: StationaryFamily) -> StationaryPoint:
    spot = Spot({symbol: number_of(value) for symbol, value in family.family.coordinates.items()})
    return StationaryPoint(spot, number_of(family.height or ZERO), family.verdict)


def _points_on_edge(edge: EdgePoint) -> list[StationaryPoint]:
    """A point on a kink at which the gradient exists after all, and is zero."""
    if edge.what != "stationary" or edge.spot is None or edge.height is None:
        return []
    return [StationaryPoint(edge.spot, edge.height, edge.verdict or Verdict(UNDECIDED, ()))]


def _line_on_edge(edge: EdgePoint, function: Expression, variables: Sequence[Symbol]) -> list[StationaryFamily]:
    """A whole line of such points."""
    if edge.what != "stationary" or edge.spot is not None or not isinstance(edge.condition, Comparison):
        return []
    left, right = edge.condition.left, edge.condition.right
    if isinstance(left, Symbol) and left not in symbols(right):
        place: dict[Symbol, Expression] = {symbol: right if symbol == left else symbol for symbol in variables}
        family = Family(place)
    else:
        family = Family({symbol: symbol for symbol in variables}, (), (Sum((left, Negation(right))),))
    height = settled(put_in(function, family.coordinates))
    return [StationaryFamily(family, height, edge.verdict or Verdict(UNDECIDED, ()))]


def _listed(
    family: StationaryFamily,
    found: Sequence[tuple[Piece, Solution]],
    points: Sequence[StationaryPoint],
    search: Search,
    ledger: Ledger,
    name: str,
    haste: Haste,
) -> list[StationaryPoint]:
    """The members in the box of a family whose members differ, so that at least these are told what they are."""
    if family.kind != UNDECIDED or not family.family.integers or len(found) != 1:
        return []
    if symbols(found[0][0].function) - set(family.family.coordinates):
        return []  # with letters left over, the members are as open as the family
    inside = members(family.family, search.box)
    if inside is None or len(inside) > _MOST_LISTED:
        return []
    function = found[0][0].function
    rows = _second_partials(function, tuple(family.family.coordinates))
    fresh = [spot for spot in inside if not any(same_spot(spot, one.spot) for one in points)]
    return [_point(spot, function, rows, ledger, name, haste) for spot in fresh]


def _as_far_as_edges_go(found: Solution, apart: Sequence[EdgePoint] | None) -> Solution:
    """The solution, with its scope lowered where a kink could not be examined to the end."""
    if apart is None:
        return replace(found, scope=Scope.PARTIAL, argument=(phrase("points-out-of-time"),))
    if all_examined(apart):
        return found
    open_ = tuple(edge.condition for edge in apart if edge.verdict is None)
    said = phrase("cases-edge-open", conditions=open_)
    return replace(found, scope=Scope.PARTIAL, argument=(said,), undecided=found.undecided)


def _second_partials(function: Expression, variables: Sequence[Symbol]) -> Rows:
    engine = Engine()
    first = [engine.derive(function, variable).answer for variable in variables]
    return tuple(tuple(engine.derive(slope, variable).answer for variable in variables) for slope in first)


def _point(spot: Spot, function: Expression, rows: Rows, ledger: Ledger, name: str, haste: Haste) -> StationaryPoint:
    unknown = Verdict(UNDECIDED, (phrase("cases-no-time"),))
    verdict = haste.unless_stopped(lambda: classify(spot, function, rows, ledger, name), unknown)
    return StationaryPoint(spot, spot.value(function), verdict)


def _families(
    family: Family, function: Expression, rows: Rows, ledger: Ledger, name: str, haste: Haste
) -> list[StationaryFamily]:
    """The family, in parts if its members differ in what the function and its second derivatives are there."""
    unknown = [StationaryFamily(family, None, Verdict(UNDECIDED, (phrase("cases-no-time"),)))]
    return haste.unless_stopped(lambda: _in_parts(family, function, rows, ledger, name), unknown)


def _in_parts(family: Family, function: Expression, rows: Rows, ledger: Ledger, name: str) -> list[StationaryFamily]:
    through = by_inner(family, function, ledger, name)
    if through is not None:
        return [through]
    entries = (function, *(entry for row in rows for entry in row))
    found = []
    for part in split(family, entries):
        for piece in split_family(part, function, rows):
            height = _on(piece, function)
            verdict = classify_family(piece, function, rows, ledger, name)
            found.append(StationaryFamily(piece, height, verdict))
    return found


def _on(family: Family, expression: Expression) -> Expression:
    """An expression on a family, whole turns left out of its sines, and reduced by the family's equations."""
    there = settled(unnoticed(settled(put_in(expression, family.coordinates)), family.integers))
    if family.inner is not None:
        there = settled(unnoticed(settled(substitute(there, {family.inner[0]: family.inner[1]})), family.integers))
    for equation in family.equations:
        there = remainder(there, equation)
    there = simplest(there)
    exact = None if symbols(there) else number_of(there).exact
    return there if exact is None else exact
