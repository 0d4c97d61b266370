"""The survey of borders: each one solved as far as it goes, f restricted to it, its points judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor.derivation.lesson import phrase
from tutor.derivation.place import put_in
from tutor.derivation.signs import signs
from tutor.errors import Unanswerable
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Logic
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum, Symbol
from tutor.stationary.cases.compare import met, same_spot
from tutor.stationary.cases.normal import settled
from tutor.stationary.edges.borders import EDGE, Border
from tutor.stationary.edges.bounds import never_beyond
from tutor.stationary.edges.flat import bordered, minors, spot_of, zeros
from tutor.stationary.edges.inequalities import difference
from tutor.stationary.edges.judge import judged
from tutor.stationary.edges.lines import constant_on, equations, lifted, on, read, without
from tutor.stationary.edges.loci import Locus, loci, tidied
from tutor.stationary.edges.near import Terrain, dot, value_at
from tutor.stationary.edges.near import settled as settled_at
from tutor.stationary.edges.pieces import pieces
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import MAXIMUM, MINIMUM, SADDLE, UNDECIDED, EdgePoint, Verdict
from tutor.stationary.spot import Spot
from tutor.stationary.system import Search

STATIONARY = "stationary"
"""`EdgePoint.what` of a point on a kink where the gradient exists after all, and is zero."""


@dataclass(slots=True)
class Survey:
    """The borders of one function, looked at one after the other."""

    terrain: Terrain
    search: Search
    ledger: Ledger
    found: list[EdgePoint] = field(default_factory=list)

    def note(
        self, what: str, condition: Expression, height: Expression | None = None, verdict: Verdict | None = None
    ) -> None:
        """List a line or a curve, once."""
        parts = _parts(condition)
        if any(one.spot is None and _parts(one.condition) == parts and one.verdict is not None for one in self.found):
            return
        value = None if height is None or symbols(height) else number_of(height)
        self.found.append(EdgePoint(what, condition, None, value, verdict))

    def point(
        self, what: str, condition: Expression, spot: Spot, along: Verdict | None = None, level: bool = False
    ) -> None:
        """Judge a point and list it, unless it is known or outside of the domain."""
        if any(one.spot is not None and same_spot(one.spot, spot) for one in self.found):
            return
        height = value_at(spot, settled_at(self.terrain.function, spot))
        if not height.ball.is_finite() and (height.exact is None or not symbols(height.exact)):
            return
        finding = judged(self.terrain, spot, along, level, self.ledger)
        if not finding.sloped:
            sort = STATIONARY if finding.stationary else what
            self.found.append(EdgePoint(sort, condition, spot, height, finding.verdict))

    def border(self, border: Border, others: Sequence[Border]) -> None:
        """Look at a border.

        Raises:
            OutOfTime: the time is up.
        """
        self.search.clock.check()
        variables = self.terrain.variables
        solved = loci([border.zero], variables)
        if solved is None:
            self.note(border.what, border.condition)
            return
        for locus in solved:
            if locus.equations or locus.numbers:
                self._curve(border, others)
                continue
            spot = spot_of(locus, variables)
            condition = equations(locus.formulas)
            if isinstance(border.condition.left, Symbol) and len(solved) == 1 and len(locus.formulas) == 1:
                condition = border.condition
            if spot is not None:
                self.point(border.what, condition, spot, level=len(variables) == 1)
            else:
                self._line(border, condition, locus)

    def _line(self, border: Border, condition: Expression, locus: Locus) -> None:
        """A border that is solved for a variable."""
        free = locus.free(self.terrain.variables)
        try:
            restricted = settled(put_in(self.terrain.function, locus.formulas))
            parts = pieces(restricted, free)
        except Unanswerable:
            return  # f has no value there
        if len(parts) == 1:
            restricted = parts[0].function
        if symbols(restricted).isdisjoint(free):
            self._level(border, condition, restricted, locus)
            return
        examined = True
        for part in parts:
            terrain = Terrain(part.function, free, (part,), self.terrain.name)
            flat = zeros(terrain.gradient(part.function), free, self.search, self.ledger)
            examined = examined and flat.complete
            for spot in flat.spots:
                if all(met(spot, one) for one in part.conditions):
                    along = _second_derivatives(spot, terrain, self.ledger)
                    self.point(border.what, condition, lifted(spot, locus, self.terrain.variables), along)
            for line in flat.lines:
                known = self._part_of(border, locus, line)
                examined = examined and known
        for edge in self._inside(restricted, free):
            if edge.spot is not None:
                self.point(border.what, condition, lifted(edge.spot, locus, self.terrain.variables), edge.verdict)
            else:
                known = edge.verdict is not None and edge.verdict.kind == SADDLE
                inner = None if known else read(edge.condition)
                examined = examined and (known or (inner is not None and self._part_of(border, locus, inner)))
        if not (examined and self._is_smooth(border, locus)):
            self._rest(border, condition, examined or self._never_level(border, locus), examined)

    def _inside(self, restricted: Expression, free: Sequence[Symbol]) -> tuple[EdgePoint, ...]:
        """The kinks and edges of f along a line, as a function of fewer variables."""
        from tutor.stationary.edges.find import edges

        return edges(restricted, free, self.search, self.ledger, self.terrain.name)

    def _part_of(self, border: Border, locus: Locus, line: Locus) -> bool:
        """A line within a border along which f does not change; is it known what f does there?"""
        formulas = {
            **{symbol: tidied(put_in(value, line.formulas)) for symbol, value in locus.formulas.items()},
            **line.formulas,
        }
        height = settled(put_in(self.terrain.function, formulas))
        everywhere = None if symbols(height) else never_beyond(self.terrain, height)
        condition = equations(formulas)
        if everywhere is None:
            self.note(border.what, condition)
            return False
        self._note_everywhere(border, condition, height, everywhere)
        return True

    def _note_everywhere(
        self, border: Border, condition: Expression, height: Expression, everywhere: tuple[str, Expression]
    ) -> None:
        kind, rest = everywhere
        reason = phrase(f"edge-never-beyond-{kind}", name=self.terrain.name, difference=rest, height=height)
        self.note(border.what, condition, height, Verdict(kind, (reason,), strict=False))

    def _rest(self, border: Border, condition: Expression, examined: bool, sole: bool) -> None:
        """What is said of all points of a border that are not listed by themselves."""
        verdict = None
        if examined and sole:
            reason = phrase("edge-not-flat-along", name=self.terrain.name, condition=condition)
            verdict = Verdict(SADDLE, (reason,))
        elif examined:
            reason = phrase("edge-line-undecided", name=self.terrain.name, condition=condition)
            verdict = Verdict(UNDECIDED, (reason,))
        self.note(border.what, condition, None, verdict)

    def _level(self, border: Border, condition: Expression, height: Expression, locus: Locus) -> None:
        """A border along which f does not change."""
        name = self.terrain.name
        everywhere = never_beyond(self.terrain, height)
        gradients = [
            tuple(tidied(put_in(slope, locus.formulas)) for slope in self.terrain.gradient(part.function))
            for part in self.terrain.parts
            if any(on(border, one) for one in part.conditions)
        ]
        examined = border.what == EDGE or bool(gradients)  # without one, the slopes across are infinite
        if border.what != EDGE and gradients:
            free = locus.free(self.terrain.variables)
            flat = zeros([slope for row in gradients for slope in row], free, self.search, self.ledger)
            examined = flat.complete
            for spot in flat.spots:
                self.point(border.what, condition, lifted(spot, locus, self.terrain.variables), level=True)
            if flat.lines:
                kind, strict = (everywhere[0], False) if everywhere else (UNDECIDED, True)
                reason = phrase("edge-flat-line", name=name, condition=condition)
                self.note(STATIONARY, condition, height, Verdict(kind, (reason,), strict=strict))
                return
        if everywhere is not None:
            self._note_everywhere(border, condition, height, everywhere)
        elif not examined:
            self.note(border.what, condition, height)
        elif not self._is_smooth(border, locus):
            self.note(border.what, condition, height, self._across(border, condition, locus))

    def _rates(self, border: Border, locus: Locus) -> list[Expression]:
        """The slopes of f straight away from a border, into each piece that lies on it."""
        normal = self.terrain.gradient(border.zero)
        rates: list[Expression] = []
        for part in self.terrain.parts:
            for one in part.conditions:
                if on(border, one):
                    rate = tidied(put_in(dot(self.terrain.gradient(part.function), normal), locus.formulas))
                    rates.append(
                        tidied(Negation(rate)) if tidied(Sum((difference(one), border.zero))) == ZERO else rate
                    )
        return rates

    def _is_smooth(self, border: Border, locus: Locus) -> bool:
        """Whether f goes on without a kink across a line: the slopes away from it are opposite everywhere."""
        rates = self._rates(border, locus)
        return len(rates) == 2 and tidied(Sum(tuple(rates))) == ZERO

    def _never_level(self, border: Border, locus: Locus) -> bool:
        """Whether the slope across a line is nowhere zero on some side, so that no point of it is stationary."""
        return any(0 not in signs(rate) for rate in self._rates(border, locus))

    def _across(self, border: Border, condition: Expression, locus: Locus) -> Verdict:
        """What holds along a whole line on which f is constant, from the slopes across it."""
        name = self.terrain.name
        rates = self._rates(border, locus)
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

    def _curve(self, border: Border, others: Sequence[Border]) -> None:
        """A border that stays an equation."""
        variables = self.terrain.variables
        if len(variables) == 1:
            flat = zeros([border.zero], variables, self.search, self.ledger)
            for spot in flat.spots:
                self.point(border.what, border.condition, spot, level=True)
            if flat.complete:
                return
        height = constant_on(border, self.terrain)
        if not symbols(height):
            everywhere = never_beyond(self.terrain, height)
            if everywhere is not None:
                self._note_everywhere(border, border.condition, height, everywhere)
                return
        complete = len(variables) > 1
        touching = [part for part in self.terrain.parts if any(on(border, one) for one in part.conditions)]
        for part in touching or self.terrain.parts:
            smooth = part.function if touching else settled(without(part.function, border.zero))
            together = (border.zero, *minors(self.terrain, smooth, border.zero))
            flat = zeros(together, variables, self.search, self.ledger)
            complete = complete and flat.complete and not flat.lines
            for spot in flat.spots:
                self.point(border.what, border.condition, spot, bordered(self.terrain, smooth, border.zero, spot))
        for other in others:
            flat = zeros((border.zero, other.zero), variables, self.search, self.ledger)
            complete = complete and flat.complete
            for spot in flat.spots:
                self.point(border.what, border.condition, spot)
        self._rest(border, border.condition, complete, True)


def _second_derivatives(spot: Spot, terrain: Terrain, ledger: Ledger) -> Verdict:
    """What a point is for f along a line."""
    from tutor.stationary.kinds.classify import classify

    (part,) = terrain.parts
    rows = [terrain.gradient(slope) for slope in terrain.gradient(part.function)]
    return classify(spot, part.function, rows, ledger, terrain.name)


def _parts(condition: Expression) -> frozenset[Expression]:
    return frozenset(condition.parts if isinstance(condition, Logic) else (condition,))
