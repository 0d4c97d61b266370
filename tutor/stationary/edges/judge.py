"""What a point on a kink or an edge is: minimum, maximum, neither, or stationary after all.

Four theorems about a function f made of smooth pieces do the work.

1. If f − f(p) is never negative, p is a global minimum.
2. If f rises away from a smooth border on every side it has, and p is a minimum of f along the border, then p is a
   minimum: across the border f only gains. If it rises on one side and falls on the other, p is neither.
3. If in every direction into every piece the slope ∇f·d is positive, p is a strict minimum; if some slope is
   positive and some is negative, p is neither. (The slopes are decided exactly by linear inequalities.)
4. Near a zero p of u ≥ 0, f = F(x, √u) has the slope F_w·√(½ dᵀHd) + ∇F·d in the direction d, where H belongs to u.
   It is positive in every direction if and only if F_w > 0 and ½F_w²·H − ∇F ∇Fᵀ is positive definite.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tutor.derivation.domain import domain
from tutor.derivation.lesson import Phrase, Value, phrase
from tutor.derivation.place import put_in
from tutor.derivation.signs import signs
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ZERO, whole
from tutor.expression.structures import Comparison
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.edges.bounds import never_beyond
from tutor.stationary.edges.branches import opposite
from tutor.stationary.edges.corners import by_roots
from tutor.stationary.edges.inequalities import difference
from tutor.stationary.edges.loci import loci
from tutor.stationary.edges.near import (
    Near,
    Steep,
    Terrain,
    across,
    settled,
    sign_at,
    slopes_at,
    surroundings,
    value_at,
)
from tutor.stationary.edges.slopes import by_rays, by_slopes
from tutor.stationary.edges.telling import rates, slopes_in_letters
from tutor.stationary.ledger import Ledger
from tutor.stationary.results import MAXIMUM, MINIMUM, SADDLE, UNDECIDED, Verdict
from tutor.stationary.spot import Spot

_MOST_MATRIX = 4


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A point on a border, judged."""

    stationary: bool
    """Does the gradient exist there after all, and is it zero?"""
    sloped: bool
    """Does the gradient exist there after all, and is it not zero? Then the point is of no interest."""
    verdict: Verdict


def judged(terrain: Terrain, spot: Spot, along: Verdict | None, level: bool, ledger: Ledger) -> Finding:
    """What a point on a border is.

    Arguments:
        terrain: the function and its pieces.
        spot: the point.
        along: what the point is for f along the one border that it lies on, if that is known.
        level: is f constant along that border (or the border a single point)?
        ledger: checks the lines of the test for smooth points.
    """
    nears = surroundings(terrain, spot)
    stationary = bool(nears) and _is_stationary(nears or (), spot, terrain)
    sloped = bool(nears) and not stationary and _is_smooth(nears or (), spot, terrain)
    height = value_at(spot, settled(terrain.function, spot)).exact
    everywhere = never_beyond(terrain, height) if height is not None else None
    exists = (phrase("edge-exists", slope=terrain.slope_name),) if stationary else ()
    if everywhere is not None:
        kind, rest = everywhere.kind, everywhere.difference
        strict = _only_at_points(rest, terrain.variables)
        locally = None
        if nears and not (strict and everywhere.plain):
            locally = _one_border(nears, spot, terrain, along, level) or by_slopes(nears, spot, terrain)
            locally = locally if locally is not None and locally.kind == kind else None
        strict = strict or (locally is not None and locally.strict)
        blanks: dict[str, Value] = {"name": terrain.name, "height": everywhere.height}
        if everywhere.plain:
            reason = [phrase(f"edge-never-beyond-{kind}", difference=rest, **blanks)]
        else:
            told = locally.reason if locally is not None else ()
            reason = [*told, _on_pieces(terrain, kind, blanks)]
        return Finding(stationary, sloped, Verdict(kind, (*exists, *reason), strict=strict, everywhere=True))
    if not nears:
        return Finding(False, False, Verdict(UNDECIDED, (phrase("edge-undecided", name=terrain.name),)))
    for verdict in (
        _one_border(nears, spot, terrain, along, level),
        by_slopes(nears, spot, terrain),
        _root_of_squares(nears, spot, terrain),
        _by_pieces(nears, spot, terrain, ledger) if stationary else None,
        by_rays(nears, spot, terrain),
        by_roots(nears, spot, terrain, ledger),
        slopes_in_letters(nears, spot, terrain),
    ):
        if verdict is not None:
            return Finding(stationary, sloped, replace(verdict, reason=(*exists, *verdict.reason)))
    key = "edge-undecided-stationary" if stationary else "edge-undecided"
    return Finding(stationary, sloped, Verdict(UNDECIDED, (phrase(key, name=terrain.name, slope=terrain.slope_name),)))


def _on_pieces(terrain: Terrain, kind: str, blanks: Mapping[str, Value]) -> Phrase:
    """Why f never passes a height, where the inequalities of its pieces show it: two pieces are written out."""
    if len(terrain.parts) == 1:
        where = tuple(domain(terrain.function).real)
        return phrase(f"edge-domain-{kind}" if where else f"edge-pieces-beyond-{kind}", conditions=where, **blanks)
    if len(terrain.parts) != 2:
        return phrase(f"edge-pieces-beyond-{kind}", **blanks)
    one, other = terrain.parts
    return phrase(f"edge-two-pieces-{kind}", one=one.function, conditions=one.conditions, other=other.function,
                  c=other.conditions, **blanks)  # fmt: skip


def _only_at_points(rest: Expression, variables: Sequence[Symbol]) -> bool:
    """Whether f − f(p) is zero at single points alone, p among them."""
    found = loci([rest], variables)
    return found is not None and not any(locus.free(variables) or locus.equations for locus in found)


def _is_stationary(nears: Sequence[Near], spot: Spot, terrain: Terrain) -> bool:
    """Whether f is differentiable with gradient zero: so if every piece that touches the point says so."""
    for near in nears:
        if near.gap:
            return False
        flat = all(sign_at(spot, slope) == 0 for slope in slopes_at(near, terrain))
        mild = all(_is_mild(near, steep, spot, terrain) for steep, _ in near.steep)
        if not (flat and mild and len(near.steep) <= 1 and _all_around(near, terrain)):
            return False
    return True


def _is_smooth(nears: Sequence[Near], spot: Spot, terrain: Terrain) -> bool:
    """Whether all pieces that touch a point agree on the gradient there."""
    if any(near.gap or near.steep or not _all_around(near, terrain) for near in nears):
        return False
    first = slopes_at(nears[0], terrain)
    if not any(sign_at(spot, slope) in (1, -1) for slope in first):
        return False  # with letters in it, the gradient may be zero for some of their values
    pairs = [pair for near in nears[1:] for pair in zip(first, slopes_at(near, terrain), strict=True)]
    return all(sign_at(spot, tidied(Sum((one, Negation(other))))) == 0 for one, other in pairs)


def _is_mild(near: Near, steep: Steep, spot: Spot, terrain: Terrain) -> bool:
    """Whether w = uʳ changes f by less than the distance d from the point: no wᵏ stands in f with wᵏ at least like d.

    Where u is like d, w is like dʳ, and where u is like d², like d²ʳ; a product of wᵏ and a distance is small enough.
    """
    order = steep.power * (2 if _is_flat(steep.inner, spot, terrain) else 1)
    slope, times = near.function, 1
    while times * order <= 1:
        slope = terrain.slope(slope, steep.letter)
        if sign_at(spot, put_in(slope, {steep.letter: ZERO})) != 0:
            return False
        times += 1
    return True


def _is_flat(inner: Expression, spot: Spot, terrain: Terrain) -> bool:
    return all(sign_at(spot, slope) == 0 for slope in terrain.gradient(inner))


def _all_around(near: Near, terrain: Terrain) -> bool:
    """Whether what bounds a piece is a border with another piece, not the end of the domain."""
    bounds = {tidied(side) for part in terrain.parts for condition in part.conditions for side in _both_ways(condition)}
    roots = {side for steep, _ in near.steep for side in (tidied(steep.inner), tidied(opposite(steep.inner)))}
    return all(border in bounds or (border in roots and near.steep[0][0].below is not None) for border in near.active)


def _both_ways(condition: Comparison) -> tuple[Expression, Expression]:
    return difference(condition), difference(Comparison(condition.relation, condition.right, condition.left))


def _one_border(
    nears: Sequence[Near], spot: Spot, terrain: Terrain, along: Verdict | None, level: bool
) -> Verdict | None:
    """The second theorem."""
    if not 1 <= len(nears) <= 2 or any(len(near.active) != 1 for near in nears):
        return None
    border = terrain.gradient(nears[0].active[0])
    if not any(sign_at(spot, slope) for slope in border):
        return None
    ways = [across(near, spot, terrain) for near in nears]
    blanks = {"name": terrain.name, "slope": terrain.slope_name}
    if 1 in ways and -1 in ways:
        return Verdict(SADDLE, (*rates(nears, spot, terrain), phrase("edge-rises-and-falls", **blanks)))
    if along is not None and along.kind == SADDLE:
        return Verdict(SADDLE, (phrase("edge-neither-along", **blanks), *along.reason))
    for way, kind, word in ((1, MINIMUM, "rises"), (-1, MAXIMUM, "falls")):
        if way not in ways:
            continue
        if along is not None and along.kind not in (kind, UNDECIDED) and along.strict:
            return Verdict(SADDLE, (*rates(nears, spot, terrain), phrase(f"edge-{word}-but", **blanks)))
        if all(one == way for one in ways) and (level or (along is not None and along.kind == kind)):
            sides = "both" if len(nears) == 2 else "one"
            alone = len(terrain.variables) == 1
            reason = phrase(f"edge-{word}-{sides}{'' if alone else '-level' if level else '-along'}", **blanks)
            strict = alone or (along is not None and along.strict)
            more = along.reason if along is not None else ()
            if more:
                more = (phrase("edge-follow", **blanks), *more)
            return Verdict(kind, (*rates(nears, spot, terrain), *more, reason), strict=strict)
    return None


def _by_pieces(nears: Sequence[Near], spot: Spot, terrain: Terrain, ledger: Ledger) -> Verdict | None:
    """A stationary point on a kink: what each smooth piece says of it, gone on with beyond its border."""
    from tutor.stationary.kinds.classify import classify

    if any(near.steep for near in nears):
        return None
    found = []
    for near in {near.function: near for near in nears}.values():
        rows = [terrain.gradient(slope) for slope in terrain.gradient(near.function)]
        found.append(classify(spot, near.function, rows, ledger, terrain.name))
    if len(found) == 1:
        return found[0]
    for kind in (MINIMUM, MAXIMUM):
        if all(one.kind == kind for one in found):
            reason = phrase(f"edge-pieces-{kind}", name=terrain.name, slope=terrain.slope_name)
            return Verdict(kind, (reason,), strict=all(one.strict for one in found))
    strict = {one.kind for one in found if one.strict}
    if {MINIMUM, MAXIMUM} <= strict:
        return Verdict(SADDLE, (phrase("edge-pieces-neither", name=terrain.name, slope=terrain.slope_name),))
    return None


def _root_of_squares(nears: Sequence[Near], spot: Spot, terrain: Terrain) -> Verdict | None:
    """The fourth theorem."""
    count = len(terrain.variables)
    if len(nears) != 1 or nears[0].active or nears[0].gap or len(nears[0].steep) != 1 or count > _MOST_MATRIX:
        return None
    near, (steep, _) = nears[0], nears[0].steep[0]
    if not steep.is_root or -1 in signs(steep.inner) or not _is_flat(steep.inner, spot, terrain):
        return None
    front = put_in(terrain.slope(near.function, steep.letter), {steep.letter: ZERO})
    way = sign_at(spot, front)
    if not way:
        return None
    slopes = slopes_at(near, terrain)
    curved = [[terrain.slope(one, variable) for variable in terrain.variables] for one in terrain.gradient(steep.inner)]
    half = Quotient(Power(front, whole(2)), whole(2))
    matrix = [
        [tidied(Sum((Product((half, curved[i][j])), Negation(Product((slopes[i], slopes[j])))))) for j in range(count)]
        for i in range(count)
    ]
    if all(sign_at(spot, _minor(matrix, range(size))) == 1 for size in range(1, count + 1)):
        kind = MINIMUM if way > 0 else MAXIMUM
        return Verdict(
            kind,
            (
                phrase(
                    f"edge-root-{kind}", name=terrain.name, slope=terrain.slope_name, root=Call("sqrt", (steep.inner,))
                ),
            ),
        )
    places = [places for size in range(1, count + 1) for places in combinations(range(count), size)]
    if any(sign_at(spot, _minor(matrix, one)) == -1 for one in places):
        return Verdict(
            SADDLE,
            (
                phrase(
                    "edge-root-neither", name=terrain.name, slope=terrain.slope_name, root=Call("sqrt", (steep.inner,))
                ),
            ),
        )
    return None


def _minor(matrix: Sequence[Sequence[Expression]], places: Sequence[int]) -> Expression:
    """A principal minor, by Laplace's expansion along the first row."""

    def determinant(rows: Sequence[int], columns: Sequence[int]) -> Expression:
        if len(rows) == 1:
            return matrix[rows[0]][columns[0]]
        found: list[Expression] = []
        for at, column in enumerate(columns):
            below = determinant(rows[1:], [*columns[:at], *columns[at + 1 :]])
            term = Product((matrix[rows[0]][column], below))
            found.append(Negation(term) if at % 2 else term)
        return Sum(tuple(found))

    return tidied(determinant(list(places), list(places)))
