"""Definitions beside a function, as `--where "yhat_n = theta_0 + theta_1 x_n"` gives them: put in, and taken out again.

A definition with an index is one for every index: that of ŷₙ says what ŷ₃ and ŷⱼ are as well. The derivative is
worked out with every definition put in; its lines are then written with the defined names again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tutor.derivation.definition_text import Definition
from tutor.derivation.monomial import monomial
from tutor.derivation.place import fresh
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.expression.structures import Counted
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Expression, Negation, Number, Sum, Symbol

_MOST_INDICES = 40
"""Names for so many different indices are looked for in one expression."""


def instance(definition: Definition, subscripts: Sequence[Expression]) -> Expression:
    """What a definition says for some indices: θ₀ + θ₁·x₃ for ŷ₃.

    An index that a Σ or a mean in the definition counts with is renamed when it would be mistaken for one of them.
    """
    places = definition.symbol.subscripts
    if not places:
        return definition.expression
    body = definition.expression
    taken = frozenset(subscripts).union(*(symbols(subscript) for subscript in subscripts))
    for node in postorder(body):
        if isinstance(node, Counted) and node.index in taken:
            letter = fresh("jklmpq", {*symbols(body), *(one for one in taken if isinstance(one, Symbol))})
            inner = substitute(node.body, {node.index: letter})
            body = substitute(body, {node: node.rebuild((inner, letter, *node.children[2:]))})
    return substitute(body, dict(zip(places, subscripts, strict=True)))


def put_in_definitions(expression: Expression, definitions: Iterable[Definition]) -> Expression:
    """An expression with what each defined name stands for.

    Arguments:
        expression: the expression.
        definitions: in an order in which each uses only those before it.
    """
    for definition in reversed(tuple(definitions)):
        for symbol in _members(expression, definition.symbol):
            expression = substitute(expression, {symbol: instance(definition, symbol.subscripts)})
    return expression


def _members(expression: Expression, defined: Symbol) -> tuple[Symbol, ...]:
    """The symbols of an expression that a definition is about, those of bound indices among them."""
    found = (node for node in postorder(expression) if isinstance(node, Symbol))
    return tuple(dict.fromkeys(node for node in found if is_member(node, defined)))


def is_member(symbol: Symbol, defined: Symbol) -> bool:
    """Whether a symbol is one that a definition is about: ŷ₃ when ŷₙ is defined."""
    if symbol.name != defined.name or len(symbol.subscripts) != len(defined.subscripts):
        return False
    return all(
        isinstance(place, Symbol) or place == own
        for place, own in zip(defined.subscripts, symbol.subscripts, strict=True)
    )


@dataclass(slots=True)
class Folder:
    """Writes expressions with defined names in the place of what they stand for."""

    definitions: tuple[Definition, ...]
    """In an order in which each uses only those before it."""

    def fold(self, expression: Expression) -> Expression:
        """The expression with the defined names, wherever what they stand for is found.

        >>> from tutor import parse
        >>> from tutor.expression.text import text
        >>> ahead = Definition(Symbol("z"), parse("w x + b"))
        >>> text(Folder((ahead,)).fold(parse("y - b - x w")))
        'y − z'
        """
        for definition in self.definitions:
            for subscripts in _candidates(expression, len(definition.symbol.subscripts)):
                symbol = replace(definition.symbol, subscripts=tuple(subscripts), span=None)
                if is_member(symbol, definition.symbol):
                    meaning = self._so_far(instance(definition, subscripts), definition)
                    if not _shows(meaning, subscripts):
                        continue  # the 5c of hᵢ = 5c may stand outside Σᵢ, where hᵢ says nothing
                    if isinstance(meaning, Symbol | Number):
                        continue  # another name for x would turn ∂/∂x round as well
                    expression = _replaced(expression, meaning, symbol)
        return expression

    def _so_far(self, meaning: Expression, definition: Definition) -> Expression:
        """What a name stands for, written with the names before it, as the expression now is."""
        before = self.definitions[: self.definitions.index(definition)]
        return Folder(before).fold(meaning) if before else meaning


def _shows(meaning: Expression, subscripts: Sequence[Expression]) -> bool:
    """Whether every index of a name stands in its meaning too: those of xᵢ² do, those of a constant do not."""
    letters = {node for node in postorder(meaning) if isinstance(node, Symbol)}
    found = letters.union(*(symbols(part) for letter in letters for part in letter.subscripts))
    return all(symbols(part) <= found for part in subscripts)


def _candidates(expression: Expression, count: int) -> list[tuple[Expression, ...]]:
    """The indices with which a name may stand in an expression."""
    if count == 0:
        return [()]
    letters = [node for node in postorder(expression) if isinstance(node, Symbol)]
    single = dict.fromkeys(part for letter in letters for part in letter.subscripts)
    if count == 1:
        return [(part,) for part in list(single)[:_MOST_INDICES]]
    return [tuple(parts) for parts in dict.fromkeys(letter.subscripts for letter in letters) if len(parts) == count]


def _replaced(expression: Expression, meaning: Expression, symbol: Symbol) -> Expression:
    """An expression with a symbol in the place of its meaning: as it stands, tidied, or among the terms of a sum."""
    wanted = {meaning, tidied(meaning)}
    terms = terms_of(meaning)
    made: dict[Expression, Expression] = {}
    for node in postorder(expression):
        if node in made:
            continue
        new = node
        if not isinstance(node, Symbol):
            children = tuple(made[child] for child in node.children)
            if any(child is not old for child, old in zip(children, node.children, strict=True)):
                new = node.rebuild(children)
        if node in wanted or new in wanted:
            new = symbol
        elif isinstance(new, Sum) and len(terms) > 1:
            new = _among(new, terms, symbol)
        made[node] = new
    return made[expression]


_Key = tuple[object, ...]


def _key(term: Expression, minus: bool = False) -> _Key:
    """What makes two terms equal: the number in front, and the factors in any order."""
    parts = monomial(term)
    return (-parts.coefficient if minus else parts.coefficient, frozenset(parts.exponents.items()))


def _among(node: Sum, terms: tuple[Expression, ...], symbol: Symbol) -> Expression:
    """A sum whose terms are partly those of a meaning, all with their signs or all with the opposite ones."""
    if len(node.terms) < len(terms):
        return node
    keys = [_key(term) for term in node.terms]
    for minus in (False, True):
        places: list[int] = []
        for wanted in (_key(term, minus) for term in terms):
            place = next((at for at, key in enumerate(keys) if key == wanted and at not in places), None)
            if place is None:
                break
            places.append(place)
        if len(places) == len(terms):
            first = min(places)
            written: Expression = Negation(symbol) if minus else symbol
            kept = [
                written if at == first else term
                for at, term in enumerate(node.terms)
                if at == first or at not in places
            ]
            return total(tuple(kept))
    return node
