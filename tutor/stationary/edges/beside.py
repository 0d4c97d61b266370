"""How f sets out from a line of kinks, straight away from it: along the whole line at once."""

from __future__ import annotations

from tutor.derivation.lesson import phrase
from tutor.derivation.place import put_in
from tutor.derivation.signs import signs
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ZERO
from tutor.expression.tree import Expression, Negation, Sum
from tutor.stationary.edges.borders import Border
from tutor.stationary.edges.inequalities import difference
from tutor.stationary.edges.lines import on
from tutor.stationary.edges.loci import Locus
from tutor.stationary.edges.near import Terrain, dot
from tutor.stationary.results import MAXIMUM, MINIMUM, SADDLE, UNDECIDED, Verdict


def _rates(border: Border, locus: Locus, terrain: Terrain) -> list[Expression]:
    """The slopes of f straight away from a border, into each piece that lies on it."""
    normal = terrain.gradient(border.zero)
    rates: list[Expression] = []
    for part in terrain.parts:
        for one in part.conditions:
            if on(border, one):
                rate = tidied(put_in(dot(terrain.gradient(part.function), normal), locus.formulas))
                rates.append(tidied(Negation(rate)) if tidied(Sum((difference(one), border.zero))) == ZERO else rate)
    return rates


def is_smooth(border: Border, locus: Locus, terrain: Terrain) -> bool:
    """Whether f goes on without a kink across a line: the slopes away from it are opposite everywhere."""
    rates = _rates(border, locus, terrain)
    return len(rates) == 2 and tidied(Sum(tuple(rates))) == ZERO


def never_level(border: Border, locus: Locus, terrain: Terrain) -> bool:
    """Whether the slope across a line is nowhere zero on some side, so that no point of it is stationary."""
    return any(0 not in signs(rate) for rate in _rates(border, locus, terrain))


def across_line(border: Border, condition: Expression, locus: Locus, terrain: Terrain) -> Verdict:
    """What holds along a whole line on which f is constant, from the slopes across it."""
    name = terrain.name
    rates = _rates(border, locus, terrain)
    found = [signs(rate) for rate in rates]
    if len(rates) == 2 and all(len(one) == 1 and 0 not in one for one in found):
        ways = {next(iter(one)) for one in found}
        if len(ways) == 2:
            return Verdict(SADDLE, (phrase("edge-line-neither", name=name, condition=condition),))
        kind = MINIMUM if 1 in ways else MAXIMUM
        return Verdict(kind, (phrase(f"edge-line-{kind}", name=name, condition=condition),), strict=False)
    if len(rates) == 2 and tidied(Sum((rates[0], Negation(rates[1])))) == ZERO:
        reason = phrase("edge-line-parts", name=name, condition=condition, rate=rates[0])
    else:
        reason = phrase("edge-line-undecided", name=name, condition=condition)
    return Verdict(UNDECIDED, (reason,))
