"""What the letters of a student's own stand for: u = xy, rᵢ = w·xᵢ − yᵢ, f(u) = sin u, and f, the function itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tutor.derivation.differentiate import Engine
from tutor.errors import NoRule, Unanswerable
from tutor.expression.structures import Applied, Counted, Partial
from tutor.expression.traversal import postorder, rebuilt, substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.working.differentiated import differentiated

_NESTED = 20
"""How many letters may stand for one another in a row."""
Kept = frozenset[Symbol | tuple[str, int]]
"""Letters that are left as they are, and families."""
_NOTHING: Kept = frozenset()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a letter stands for."""

    typed: Expression
    """As the student wrote it, other letters of their own left in it."""
    meant: Expression
    """The same in the letters of the function."""
    places: tuple[Symbol, ...] = ()
    """For rᵢ its indices, for f(u) the letters in the brackets."""


@dataclass(slots=True)
class Own:
    """The letters of one working and what they stand for; the newest meaning counts.

    Attributes:
        variables: the letters of the function: uₓ is the derivative of u by one of them.
        labels: how these are written.
        letters: u, u₁ → what it stands for; f, too.
        families: (r, 1) for rᵢ.
        functions: f for f(u) = …
    """

    variables: frozenset[Symbol]
    labels: frozenset[str] = field(init=False)
    letters: dict[Symbol, Meaning] = field(default_factory=dict)
    families: dict[tuple[str, int], Meaning] = field(default_factory=dict)
    functions: dict[str, Meaning] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write down the labels of the variables once: every side that is read asks for them."""
        self.labels = frozenset(variable.label for variable in self.variables)

    def names(self) -> frozenset[str]:
        """All letters that are defined."""
        return frozenset((*(letter.name for letter in self.letters), *(name for name, _ in self.families)))

    def mentions(self, tree: Expression) -> bool:
        """Whether a letter of the student's own stands in a tree."""
        found = {letter.name for letter in symbols(tree)}
        called = any(isinstance(node, Applied) and node.name in self.functions for node in postorder(tree))
        return called or not found.isdisjoint(self.names())

    def define(self, letter: Expression, typed: Expression) -> None:
        """Note what a letter stands for: u, u₁, rᵢ, or f(u)."""
        meant = self.meant(typed)
        if isinstance(letter, Applied):
            places = tuple(part for part in letter.arguments if isinstance(part, Symbol))
            self.functions[letter.name] = Meaning(typed, self.meant(typed, frozenset(places)), places)
            if all(place in self.letters or place in self.variables for place in places):
                self.letters[Symbol(letter.name)] = Meaning(typed, meant)
        elif isinstance(letter, Symbol):
            indexes = tuple(part for part in letter.subscripts if isinstance(part, Symbol))
            if indexes and len(indexes) == len(letter.subscripts) and not self.variables.issuperset(indexes):
                self.families[letter.name, len(indexes)] = Meaning(typed, meant, indexes)
            else:
                self.letters[letter] = Meaning(typed, meant)

    def meant(self, tree: Expression, kept: Kept = _NOTHING, level: int = 0) -> Expression:
        """The tree in the letters of the function.

        Arguments:
            tree: what was typed.
            kept: letters that are left as they are.
            level: how many letters stand around this one.
        """
        if not (self.letters or self.families or self.functions) or not self.mentions(tree):
            return tree
        bound = {node.index for node in postorder(tree) if isinstance(node, Counted)}

        def put_in(node: Expression, around: Expression) -> Expression:
            if isinstance(node, Symbol):
                return node if node in bound else self._letter(node, kept, level)
            if isinstance(node, Applied) and node.name in self.functions and not any(node.orders):
                return self._called(self.functions[node.name], around)
            if isinstance(node, Partial) and isinstance(node.variable, Symbol) and isinstance(around, Partial):
                return self._by_own(node, node.variable, around, level)
            return around

        return rebuilt(tree, put_in)

    def _letter(self, letter: Symbol, kept: Kept, level: int) -> Expression:
        if letter in kept or (letter.name, len(letter.subscripts)) in kept:
            return letter
        found = self.letters.get(letter)
        if found is not None:
            again = kept and level < _NESTED
            return self.meant(found.typed, kept, level + 1) if again else found.meant
        family = self.families.get((letter.name, len(letter.subscripts)))
        if family is not None and letter.subscripts:
            return _put(family.meant, dict(zip(family.places, letter.subscripts, strict=True)))
        if letter.subscripts and Symbol(letter.name) in self.letters and self.variables.issuperset(letter.subscripts):
            return differentiated(self.letters[Symbol(letter.name)].meant, letter.subscripts)
        return letter

    def _called(self, function: Meaning, call: Expression) -> Expression:
        if len(call.children) != len(function.places):
            return call
        return _put(function.meant, dict(zip(function.places, call.children, strict=True)))

    def _by_own(self, typed: Partial, letter: Symbol, expanded: Partial, level: int) -> Expression:
        """∂y/∂u for a letter of one's own: where u is taken for what it stands for, unless more than u moves then.

        In ∂/∂s [eᵃ/s] with s = eᵃ + eᵇ the a above the line is held, so the derivative is worked out before s is
        replaced.
        """
        if (letter.name, len(letter.subscripts)) in self.families and level < _NESTED:
            return self._by_family(typed, letter, expanded, level)
        found = self.letters.get(letter)
        if found is None or level >= _NESTED:
            return expanded
        body = self.meant(typed.body, frozenset((letter,)), level + 1)
        rest = symbols(body) - {letter}
        if letter not in symbols(body) or rest.isdisjoint(symbols(found.meant)):
            return expanded
        answer = _answer(body, letter)
        return expanded if answer is None else substitute(answer, {letter: found.meant})

    def _by_family(self, typed: Partial, letter: Symbol, expanded: Partial, level: int) -> Expression:
        """∂/∂rᵢ [½·Σᵢ rᵢ²]: the i of the Σ is another one."""
        body = self.meant(typed.body, frozenset(((letter.name, len(letter.subscripts)),)), level + 1)
        indexes = frozenset(part for part in letter.subscripts if isinstance(part, Symbol))
        answer = _answer(_with_room(body, indexes), letter)
        return expanded if answer is None else self.meant(answer, level=level + 1)


def _put(body: Expression, new: Mapping[Symbol, Expression]) -> Expression:
    """The body with letters replaced; an index that a Σ inside counts with makes room for one that comes in."""
    body = _with_room(body, frozenset[Symbol]().union(*map(symbols, new.values())) - frozenset(new))
    return substitute(body, dict[Expression, Expression](new.items()))


def _answer(body: Expression, letter: Symbol) -> Expression | None:
    """The derivative of a body by a letter; None where there is none by rules."""
    try:
        return Engine().step(Partial(body, letter)).answer
    except (NoRule, Unanswerable):
        return None


def _with_room(body: Expression, coming: frozenset[Symbol]) -> Expression:
    """The body with those indices of its Σ renamed that mean something else outside."""
    bound = {node.index for node in postorder(body) if isinstance(node, Counted)} & coming
    return _renamed(body, {index: Symbol(f"{index.name}_inner") for index in bound}) if bound else body


def _renamed(body: Expression, room: Mapping[Symbol, Symbol]) -> Expression:
    """The body with bound indices renamed."""

    def renamed(node: Expression, around: Expression) -> Expression:
        if not isinstance(node, Counted) or node.index not in room:
            return around
        inside, _, *bounds = around.children
        index = room[node.index]
        return node.rebuild((substitute(inside, {node.index: index}), index, *bounds))

    return rebuilt(body, renamed)
