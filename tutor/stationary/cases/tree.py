"""The case tree: factor, split, isolate, substitute, until one unknown is left or nothing more can be done by hand.

A product is zero when a factor is, so the cases together lose nothing; nothing is ever divided by what may be zero.
Each line is checked against the one it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tutor.derivation.lesson import Note, Section, phrase
from tutor.expression.numbers import ONE, ZERO
from tutor.expression.structures import Comparison
from tutor.expression.traversal import size
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases import leaves, transitions
from tutor.stationary.cases.case import Case, Equation, Page, components, equals_zero
from tutor.stationary.cases.gather import complete, product, union
from tutor.stationary.cases.integers import neat
from tutor.stationary.cases.moves import combination, isolation, isolations
from tutor.stationary.cases.normal import Normal
from tutor.stationary.cases.radicals import without_roots
from tutor.stationary.cases.values import each_integer, each_root, holds_integers, holds_letters
from tutor.stationary.ledger import Ledger
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope, Search, Solution, System

_MOST_CASES = 80
_MOST_COMBINATIONS = 6
_SIMPLE = 4
_LONGEST = 400


class Stuck(Exception):
    """The tree grew too large to be read. Whoever asked solves the system in another way; no user ever sees it."""


@dataclass(slots=True)
class CaseTree:
    """Solves a system case by case."""

    ledger: Ledger
    search: Search
    parameters: tuple[Symbol, ...] = ()
    certain: Solution | None = None
    """The solution of the whole system by a Gröbner basis, where that was found already."""
    unknowns: tuple[Symbol, ...] = ()
    next_number: int = 1
    """The number of the next new equation."""
    visited: int = 0
    combined: int = 0
    assumed: dict[Expression, None] = field(default_factory=dict)
    """Formulas in parameters that were taken for not zero."""
    found: list[Solution] = field(default_factory=list)
    """Points found so far with all their coordinates: what is left if the time runs out."""

    def solve(self, system: System) -> Solution:
        """All solutions of a system, and the algebra.

        Raises:
            Stuck: the tree grew too large.
            OutOfTime: the time is up.
            Unanswerable: letters are left over that cannot be worked with.
        """
        equations = tuple(Equation(number, one) for number, one in enumerate(system.equations, 1))
        self.next_number = len(equations) + 1
        self.unknowns = system.unknowns
        found = self.explore(
            Case(system.unknowns, equations, {}, system.conditions, parameters=system.parameters), Page()
        )
        taken = (Comparison("!=", one, ZERO) for one in self.assumed)
        found = replace(found, assumptions=tuple(dict.fromkeys((*found.assumptions, *taken))))
        if found.scope is Scope.EVERYWHERE:
            alone = self.visited == 1 and found.argument
            found = replace(found, argument=found.argument if alone else (phrase("cases-complete"),))
        return found

    def explore(self, case: Case, page: Page) -> Solution:
        """All solutions of a case: coordinates for its unknowns and for those that are known by them."""
        self.search.clock.check()
        self.visited += 1
        if self.visited > _MOST_CASES:
            raise Stuck
        while True:
            plain = transitions.plain(case, page, self.ledger)
            self.assumed |= dict.fromkeys(page.assumed)
            if plain is None:
                return Solution(sections=page.section(case))
            case = plain
            if not case.equations:
                return self._free(case, page)
            zero = next((one for one in isolations(case) if one.is_zero), None)
            if zero is not None:
                case = transitions.substitute(case, zero, page, self.ledger)
                continue
            rooted = transitions.unroot(case, page, self.ledger)
            if rooted is not None:
                case = rooted
                continue
            plainer = transitions.without_logarithms(case, page, self.ledger)
            if plainer is not None:
                case = plainer
                continue
            groups = components(case)
            if len(groups) > 1:
                return self._apart(case, groups, page)
            radical = without_roots(self, case, page) if len(case.unknowns) > 1 else None
            if radical is not None:
                return radical
            option = isolation(case)
            if len(case.unknowns) == 1 and not holds_letters(case):
                return self._finish(case, page, leaves.one_unknown(case, self))
            if option is not None and size(option.value) <= _SIMPLE:
                case = transitions.substitute(case, option, page, self.ledger)
                continue
            branches = self._common(case, page) or self._split(case, page)
            if branches is not None:
                return branches
            if option is not None and size(option.value) <= _LONGEST:
                case = transitions.substitute(case, option, page, self.ledger)
                continue
            roots = each_root(self, case, page)
            if roots is not None:
                return roots
            combined = None
            if self.combined < _MOST_COMBINATIONS:
                combined = combination(case) or (
                    combination(case, any_product=True) if len(case.unknowns) > 2 else None
                )
            if combined is not None:
                case = transitions.combine(case, combined, self.next_number, page, self.ledger)
                self.combined += 1
                self.next_number += 1
                continue
            squares = transitions.part_squares(case, self.next_number, page, self.ledger)
            if squares is not None:
                self.next_number += len(squares.equations) + 1
                case = squares
                continue
            if holds_integers(case):
                return each_integer(self, case, page)
            if len(case.unknowns) == 1:
                return self._finish(case, page, leaves.one_unknown(case, self))
            return self._finish(case, page, leaves.several_unknowns(case, self))

    def _free(self, case: Case, page: Page) -> Solution:
        """Nothing is left to solve: a point, or a family if unknowns are left."""
        if case.unknowns or case.integers:
            known = {symbol: neat(value, case.integers) for symbol, value in case.known.items()}
            coordinates = {**{symbol: symbol for symbol in case.unknowns}, **known}
            family = Family(coordinates, case.integers, (), case.conditions if case.unknowns else ())
            if case.unknowns:
                page.note(phrase("cases-free", letters=case.unknowns))
            return Solution(families=(family,), sections=page.section(case))
        found = complete(Solution((Spot({}),)), case.known, (), self.search.box)
        return self._noted(replace(found, sections=page.section(case)))

    def _apart(
        self, case: Case, groups: Sequence[tuple[tuple[Symbol, ...], tuple[Equation, ...]]], page: Page
    ) -> Solution:
        """Equations that share no unknown, solved one by one."""
        bound = [(unknowns, equations) for unknowns, equations in groups if equations]
        free = tuple(symbol for unknowns, equations in groups if not equations for symbol in unknowns)
        if len(bound) == 1:
            ((unknowns, equations),) = bound
            found = self.explore(replace(case, unknowns=unknowns, equations=equations, known={}), page)
        else:
            single = all(len(unknowns) == 1 for unknowns, _ in bound)
            page.note(phrase("cases-apart" if single else "cases-groups"))
            found = Solution((Spot({}),), sections=page.section(case))
            taken = case.taken
            for place, (unknowns, equations) in enumerate(bound, 1):
                heading = phrase("cases-part", letters=unknowns)
                inner = Case(
                    unknowns, equations, {}, case.conditions, case.inside(place), heading, (), case.parameters, taken
                )
                part = self.explore(inner, Page())
                taken = (*taken, *(integer for family in part.families for integer in family.integers))
                found = product(found, part, self.search.box)
        if free and (found.spots or found.families):
            note = Section(None, None, (Note(phrase("cases-free", letters=free)),), case.level)
            found = replace(found, sections=(*found.sections, note))
        if free:
            line = Family({symbol: symbol for symbol in free})
            found = product(found, Solution(families=(line,)), self.search.box)
        return complete(found, case.known, case.integers, self.search.box)

    def _finish(self, case: Case, page: Page, found: Solution) -> Solution:
        """The page of a case whose equations were solved elsewhere, and its solutions with all coordinates."""
        inner = list(found.sections)
        while inner and inner[0].heading is None:
            for block in inner.pop(0).blocks:
                page.block(block)
        whole = complete(replace(found, sections=()), case.known, case.integers, self.search.box)
        back = Page()
        if not inner:
            back = page
        transitions.write_back(whole, case, back, self.ledger)
        deeper = [replace(section, level=section.level + case.level) for section in inner]
        closing = back.section(replace(case, heading=None)) if inner else ()
        return self._noted(replace(whole, sections=(*page.section(case), *deeper, *closing)))

    def _noted(self, found: Solution) -> Solution:
        """Keep what was found in case the time runs out, if all unknowns have values in it."""
        whole = tuple(spot for spot in found.spots if set(spot.coordinates) == set(self.unknowns))
        if whole:
            self.found.append(Solution(whole))
        return found

    def _common(self, case: Case, page: Page) -> Solution | None:
        """Factors that all equations share: zero, and all hold; or not zero, and they can be divided out."""
        plain = [one.normal for one in case.equations if one.normal is not None]
        shared = [factor for factor in plain[0].factors if all(factor in one.factors for one in plain)]
        if not shared or len(plain) == 1:
            return None
        page.note(phrase("cases-shared", c=tuple(shared)))
        branches = []
        for place, factor in enumerate(shared, 1):
            heading = phrase("cases-case", number=case.inside(place), c=equals_zero(factor))
            held = Equation(case.equations[0].number, factor, Normal((factor,), factor, ONE, ()))
            branches.append(replace(case, equations=(held,), number=case.inside(place), heading=heading))
        apart = tuple(Comparison("!=", factor, ZERO) for factor in shared)
        number = case.inside(len(shared) + 1)
        heading = phrase("cases-otherwise", number=number, conditions=apart)
        rest = replace(case, number=number, heading=heading, conditions=(*case.conditions, *apart))
        inner = Page()
        fresh = transitions.divide_out(case.equations, rest, inner, self.ledger)
        found = [self.explore(branch, Page()) for branch in branches]
        found.append(self.explore(replace(rest, equations=fresh), inner))
        return union((Solution(sections=page.section(case)), *found))

    def _split(self, case: Case, page: Page) -> Solution | None:
        """The cases of a product that is zero; None if no equation is a product."""
        products = [one for one in case.equations if one.normal is not None and len(one.normal.factors) > 1]
        if not products:
            return None
        chosen = min(products, key=lambda one: (len(one.normal.factors) if one.normal else 0, size(one.shown)))
        assert chosen.normal is not None
        factors = chosen.normal.factors
        page.note(phrase("cases-product", number=chosen.number, either=tuple(map(equals_zero, factors))))
        branches = []
        for place, factor in enumerate(factors, 1):
            number = case.inside(place)
            plain = Normal((factor,), factor, ONE, ())
            others = [one for one in case.equations if one is not chosen]
            left = [one for one in others if one.normal is None or factor not in one.normal.factors]
            inner = Page()
            for one in others:
                if one not in left:
                    inner.note(phrase("cases-holds-as-well", number=one.number, u=factor))
            heading = phrase("cases-case", number=number, c=equals_zero(factor))
            equations = (*left, Equation(chosen.number, factor, plain))
            branches.append((replace(case, equations=equations, number=number, heading=heading), inner))
        found = [self.explore(branch, inner) for branch, inner in branches]
        return union((Solution(sections=page.section(case)), *found))
