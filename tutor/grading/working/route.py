"""By which rules a line follows from the one before it: its derivatives worked out as far as the next line has them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.derivation.differentiate import Engine
from tutor.derivation.rules import RULES
from tutor.derivation.step import Rewrite
from tutor.derivation.tidy import Tidier
from tutor.errors import NoRule, Unanswerable
from tutor.expression.structures import Partial
from tutor.expression.traversal import has_partial, postorder, substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.working.worked import Unworkable, named_body, partials_of

_MOST = 1_000
"""How many derivatives are worked out between two lines, at most."""
_LETTERS = tuple(Symbol(name) for name in ("t", "s", "r", "q", "p", "h", "g", "a", "b", "c"))
"""What may be put for an inner function; not u, v or w, by which the reasons call others."""
_MOST_LEVELS = 30
"""How many derivatives may stand inside each other."""


@dataclass(frozen=True, slots=True)
class Move:
    """One derivative, rewritten by one rule."""

    rule: str
    """The rule, a key of `RULES`."""
    before: Partial
    rewrite: Rewrite
    place: Partial
    """The derivative as it stands: by an expression, ∂[ln(σ(z))]/∂(σ(z)), where `before` has a letter for it."""
    outermost: bool
    """Does the derivative stand in the line itself, not only in what a rule made of one?"""


@dataclass(frozen=True, slots=True)
class Route:
    """How the derivatives of a line become those of the next one."""

    moves: tuple[Move, ...]
    """The rules that were used, in the order of the line."""
    reached: Expression
    """The line with these derivatives worked out so far, nothing tidied."""
    complete: bool
    """Are all derivatives that the next line has reached? False when it has others, its author's own."""


class Router:
    """Finds the rules between lines; one router remembers what it has tidied."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tidier = Tidier()

    def normal(self, expression: Expression) -> Expression:
        """The textbook form, by which two parts written in different ways are known to be one."""
        return self._tidier.result(expression)

    def route(self, before: Expression, after: Expression) -> Route:
        """Which derivatives of a line were worked out by the next line, and by which rules.

        Arguments:
            before: the line; its derivatives may be of any order.
            after: the next line.

        Raises:
            Unworkable: a derivative has no rule, or there are too many.
        """
        kept = {self.name(node) for node in postorder(after) if isinstance(node, Partial)}
        search = _Search(self, kept)
        reached = search.unfold(before)
        return Route(tuple(search.moves), reached, kept <= search.met)

    def name(self, partial: Partial) -> Expression:
        """A derivative as it is known by, whatever way its body is written."""
        return Partial(self.normal(partial.body), partial.variable)

    def rewrites(self, partial: Partial) -> tuple[str, Rewrite]:
        """The first rule for a derivative, and what it makes of it.

        Raises:
            Unworkable: no rule matches.
        """
        try:
            step = self._engine.step(partial)
        except (NoRule, Unanswerable) as error:
            raise Unworkable from error
        return step.rule, step.rewrite

    def fitting(self, partial: Partial, kept: set[Expression]) -> tuple[str, Rewrite]:
        """The rule that leaves the most derivatives which the next line has; of equals the first.

        A student may take the product rule where a constant factor would do.
        """
        best = self.rewrites(partial)
        if not kept:
            return best
        most = self._met(best[1], kept)
        for row in RULES.values():
            other = None if row.name == best[0] else row.apply(partial.body, partial.variable)
            if other is None or partial in other.partials:  # the chain rule leads sin x back to sin x
                continue
            if self._met(other, kept) > most:
                best, most = (row.name, other), self._met(other, kept)
        return best

    def _met(self, rewrite: Rewrite, kept: set[Expression]) -> int:
        """How many of the derivatives that a rule leaves the next line has."""
        return sum(self.name(part) in kept for part in rewrite.partials)


class _Search:
    """Unfolds the derivatives of one line, keeping those that the next line has."""

    def __init__(self, router: Router, kept: set[Expression]) -> None:
        self._router = router
        self._kept = kept
        self.met: set[Expression] = set()
        self.moves: list[Move] = []
        self._levels = 0

    def unfold(self, line: Expression) -> Expression:
        """The line with every derivative replaced by what its rules make of it."""
        line = self._inner_first(line)
        made: dict[Partial, Expression] = {}
        chosen: dict[Partial, tuple[str, Rewrite]] = {}
        stack: list[tuple[Partial, bool]] = [(partial, True) for partial in reversed(partials_of(line))]
        while stack:
            partial, outer = stack.pop()
            if partial in made:
                continue
            if partial in chosen:
                if any(part not in made for part in chosen[partial][1].partials):
                    raise Unworkable
                made[partial] = chosen[partial][1].build(tuple(made[part] for part in chosen[partial][1].partials))
                continue
            name = self._router.name(partial)
            if name in self._kept:
                self.met.add(name)
                made[partial] = partial
                continue
            if len(chosen) > _MOST:
                raise Unworkable
            if not isinstance(partial.variable, Symbol):
                made[partial] = self._by_a_letter(partial, outer)
                continue
            chosen[partial] = rule, rewrite = self._router.fitting(partial, self._kept)
            self.moves.append(Move(rule, partial, rewrite, partial, outer))
            stack.append((partial, outer))
            stack.extend((part, False) for part in reversed(rewrite.partials))
        return _put(line, made)

    def _by_a_letter(self, partial: Partial, outer: bool) -> Expression:
        """What becomes of ∂[ln(σ(z))]/∂(σ(z)): a letter is put for σ(z), and taken away again behind the rules."""
        letter = next(one for one in _LETTERS if one not in symbols(partial))
        named = Partial(named_body(partial.body, partial.variable, letter), letter)
        first = len(self.moves)
        found = self.unfold(named)
        for number, move in enumerate(self.moves[first:], first):
            place = partial if move.place == named else move.place
            self.moves[number] = replace(move, place=place, outermost=move.outermost and outer)
        return substitute(found, {letter: partial.variable})

    def _inner_first(self, line: Expression) -> Expression:
        """The line with the derivatives inside derivatives worked out, as a second derivative needs it."""
        made: dict[Partial, Expression] = {}
        for partial in partials_of(line):
            if has_partial(partial.body) and self._router.name(partial) not in self._kept:
                self._levels += 1
                if self._levels > _MOST_LEVELS:
                    raise Unworkable
                body = self.unfold(partial.body)
                made[partial] = Partial(body if has_partial(body) else self._router.normal(body), partial.variable)
        return _put(line, made) if made else line


def _put(line: Expression, made: dict[Partial, Expression]) -> Expression:
    """The line with its outermost derivatives replaced."""
    result: dict[int, Expression] = {}
    stack: list[tuple[Expression, bool]] = [(line, False)]
    while stack:
        node, ready = stack.pop()
        if isinstance(node, Partial):
            result[id(node)] = made.get(node, node)
        elif ready:
            parts = tuple(result[id(child)] for child in node.children)
            same = all(new is old for new, old in zip(parts, node.children, strict=True))
            result[id(node)] = node if same else node.rebuild(parts)
        elif id(node) not in result:
            stack.append((node, True))
            stack.extend((child, False) for child in node.children if id(child) not in result)
    return result[id(line)]
