"""The survey of borders: each one solved as far as it goes, f restricted to it, its points judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor.derivation.domain import domain
from tutor.derivation.lesson import phrase
from tutor.derivation.place import put_in
from tutor.derivation.tidy import tidied
from tutor.errors import Unanswerable
from tutor.expression.structures import Comparison, Logic, Piecewise
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases.compare import met, same_spot
from tutor.stationary.cases.plain import settled
from tutor.stationary.edges.beside import across_line, is_smooth, never_level
from tutor.stationary.edges.borders import EDGE, Border
from tutor.stationary.edges.bounds import Bound, never_beyond
from tutor.stationary.edges.flat import bordered, minors, spot_of, zeros
from tutor.stationary.edges.inequalities import difference
from tutor.stationary.edges.judge import judged
from tutor.stationary.edges.lines import constant_on, equations, lifted, on, read, together, without
from tutor.stationary.edges.loci import Locus, loci
from tutor.stationary.edges.near import Terrain, sign_at, value_at
from tutor.stationary.edges.near import settled as settled_at
from tutor.stationary.edges.pieces import pieces
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import SADDLE, UNDECIDED, EdgePoint, Verdict
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
        if not self._has_value(spot):
            return
        height = value_at(spot, settled_at(self.terrain.function, spot))
        if not height.ball.is_finite() and (height.exact is None or not symbols(height.exact)):
            return
        finding = judged(self.terrain, spot, along, level, self.ledger)
        if not finding.sloped:
            sort = STATIONARY if finding.stationary else what
            self.found.append(EdgePoint(sort, condition, spot, height, finding.verdict))

    def _has_value(self, spot: Spot) -> bool:
        """Whether f may have a value at a point: √x·√y has none at (0, −1), though a factor of it is zero there."""
        if any(isinstance(node, Piecewise) for node in postorder(self.terrain.function)):
            return True  # a branch that is not taken has a say in its domain
        limits = [one for one in domain(self.terrain.function).real if isinstance(one, Comparison)]
        return all(sign_at(spot, difference(one)) != -1 for one in limits if one.relation != "!=")

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
                self._line(border, condition, locus, others)

    def _line(self, border: Border, condition: Expression, locus: Locus, others: Sequence[Border]) -> None:
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
            self._crossings(border, condition, locus, others)
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
        crossed = self._crossings(border, condition, locus, others)
        if not (examined and is_smooth(border, locus, self.terrain)):
            self._rest(border, condition, examined or never_level(border, locus, self.terrain), examined and crossed)

    def _crossings(self, border: Border, condition: Expression, locus: Locus, others: Sequence[Border]) -> bool:
        """List the points where a line meets other borders; are these all? At (0, 0) of √x + √y two edges meet.

        On the line x = 0 nothing is left of √x·√y, and with it the end y = 0 of the domain would be lost.
        """
        free = locus.free(self.terrain.variables)
        complete = True
        for place, other in enumerate(others):
            self.search.clock.check()
            flat = zeros((tidied(put_in(other.zero, locus.formulas)),), free, self.search, self.ledger)
            complete = complete and flat.complete
            for spot in flat.spots:
                self.point(border.what, condition, lifted(spot, locus, self.terrain.variables))
            for line in flat.lines:
                if line.formulas:
                    inner = Locus(together(locus, line), {}, ())
                    level = self._along(border, condition, inner)
                    beyond = self._crossings(border, condition, inner, others[place + 1 :])
                    complete = complete and level and beyond
        return complete

    def _along(self, border: Border, condition: Expression, locus: Locus) -> bool:
        """List where f is level along a line in which borders meet; are these all?"""
        free = locus.free(self.terrain.variables)
        restricted = settled(put_in(self.terrain.function, locus.formulas))
        if symbols(restricted).isdisjoint(free):
            everywhere = never_beyond(self.terrain, restricted)
            if everywhere is not None:
                self._note_everywhere(border, equations(locus.formulas), everywhere)
            return everywhere is not None
        try:
            parts = pieces(restricted, free)
        except Unanswerable:
            return True  # f has no value there
        complete = True
        for part in parts:
            slopes = Terrain(part.function, free, (part,)).gradient(part.function)
            flat = zeros(slopes, free, self.search, self.ledger)
            complete = complete and flat.complete and not flat.lines
            for spot in flat.spots:
                self.point(border.what, condition, lifted(spot, locus, self.terrain.variables))
        return complete

    def _inside(self, restricted: Expression, free: Sequence[Symbol]) -> tuple[EdgePoint, ...]:
        """The kinks and edges of f along a line, as a function of fewer variables."""
        from tutor.stationary.edges.find import edges

        return edges(restricted, free, self.search, self.ledger, self.terrain.name)

    def _part_of(self, border: Border, locus: Locus, line: Locus) -> bool:
        """A line within a border along which f does not change; is it known what f does there?"""
        formulas = together(locus, line)
        height = settled(put_in(self.terrain.function, formulas))
        everywhere = None if symbols(height) else never_beyond(self.terrain, height)
        condition = equations(formulas)
        if everywhere is None:
            self.note(border.what, condition)
            return False
        self._note_everywhere(border, condition, everywhere)
        return True

    def _note_everywhere(self, border: Border, condition: Expression, everywhere: Bound) -> None:
        key = "never-beyond" if everywhere.plain else "pieces-beyond"
        reason = phrase(f"edge-line-{key}-{everywhere.kind}", name=self.terrain.name, condition=condition,
                        difference=everywhere.difference, height=everywhere.height)  # fmt: skip
        verdict = Verdict(everywhere.kind, (reason,), strict=False, everywhere=True)
        self.note(border.what, condition, everywhere.height, verdict)

    def _rest(self, border: Border, condition: Expression, examined: bool, sole: bool) -> None:
        """What is said of all points of a border that are not listed by themselves."""
        verdict = None
        if examined and sole:
            reason = phrase("edge-line-not-flat", name=self.terrain.name, condition=condition)
            verdict = Verdict(SADDLE, (reason,))
        elif examined:
            reason = phrase("edge-line-undecided", name=self.terrain.name, condition=condition)
            verdict = Verdict(UNDECIDED, (reason,))
        self.note(border.what, condition, None, verdict)

    def _level(self, border: Border, condition: Expression, height: Expression, locus: Locus) -> None:
        """A border along which f does not change."""
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
                kind, strict = (everywhere.kind, False) if everywhere else (UNDECIDED, True)
                reason = phrase("edge-flat-line", slope=self.terrain.slope_name, condition=condition)
                self.note(STATIONARY, condition, height, Verdict(kind, (reason,), strict=strict))
                return
        if everywhere is not None:
            self._note_everywhere(border, condition, everywhere)
        elif not examined:
            self.note(border.what, condition, height)
        elif not is_smooth(border, locus, self.terrain):
            self.note(border.what, condition, height, across_line(border, condition, locus, self.terrain))

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
                self._note_everywhere(border, border.condition, everywhere)
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
