"""Components that are named: f_x = …, f_y = … in any order, and y = 2, x = 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tutor.expression.tree import Expression, Symbol
from tutor.grading.heads import EQUALS, Head, plain, split_head, variable_named
from tutor.grading.typed import MOST_LAYERS, Part, TypedText

_ANY = re.compile(r"[,;\n]|\band\b|∧|&")
_NUMBERED = re.compile(r"(?P<name>[^\W\d_]+)_?\(?(?P<place>\d{1,3})\)?")


def named_components(
    typed: TypedText, part: Part, variables: Sequence[Symbol], size: int
) -> tuple[Expression, ...] | None:
    """The components in order where each has its name before it, with or without brackets around them all.

    Arguments:
        typed: the text.
        part: where the answer stands.
        variables: the variables, in the order of the components.
        size: how many components are wanted; 0 for any number.

    Returns:
        the components; None when they are not named, or the names have no order of their own.

    Raises:
        SyntaxProblem: a derivative by something else stands there, or one twice.
    """
    heads = _heads(typed, _unwrapped(typed, part))
    if heads is None:
        return None
    names = [plain(typed.said(head.part)) for head, _ in heads]
    if len(heads) == len(variables):
        found = _by_variables(typed, heads, variables)
        if found is not None:
            return found
    order = _order(names)
    if order is None or (size and len(heads) != size):
        return None
    return tuple([typed.read(heads[place][1]) for place in order])


def loose_names(typed: TypedText, part: Part) -> bool:
    """Are components named with names that have no order of their own, such as w and b?"""
    heads = _heads(typed, _unwrapped(typed, part))
    if heads is None or any(head.by for head, _ in heads):
        return False
    return _order([plain(typed.said(head.part)) for head, _ in heads]) is None


def _unwrapped(typed: TypedText, part: Part) -> Part:
    """What stands in brackets around everything, without ∇f = before them."""
    if len(typed.split(part, _ANY)) == 1 and len(typed.find(part, EQUALS)) == 1:
        _, body = split_head(typed, part)
        if not typed.is_bracket(body):
            return part
        part = body
    for _ in range(MOST_LAYERS):
        if not typed.is_bracket(part):
            break
        part = typed.inside(part)
    return part


def _heads(typed: TypedText, part: Part) -> list[tuple[Head, Part]] | None:
    pieces = typed.split(part, _ANY)
    if len(pieces) < 2:
        return None
    heads: list[tuple[Head, Part]] = []
    for piece in pieces:
        head, body = split_head(typed, piece, naming=True)
        if head is None:
            return None
        heads.append((head, body))
    return heads


def _by_variables(
    typed: TypedText, heads: Sequence[tuple[Head, Part]], variables: Sequence[Symbol]
) -> tuple[Expression, ...] | None:
    """Each component in the place of the variable that its head names."""
    derivatives = any(head.by for head, _ in heads)
    found: dict[Symbol, Part] = {}
    for head, body in heads:
        symbol = variable_named(head.by if derivatives else typed.said(head.part), variables)
        if symbol is None or symbol in found:
            if not derivatives or all(head.by.isdigit() for head, _ in heads):
                return None
            mend = "name each component once, as in f_x = …, f_y = …, or type (…, …)"
            raise typed.problem("this is not another component of the gradient", head.part, mend)
        found[symbol] = body
    return tuple([typed.read(found[symbol]) for symbol in variables])


def _order(names: Sequence[str]) -> list[int] | None:
    """The places of names in their order: x, y, z, or v₁, v₂; None when other names may stand between them."""
    places = sorted(range(len(names)), key=lambda place: names[place])
    ordered = [names[place] for place in places]
    if all(len(name) == 1 and name.isalpha() for name in names):
        return places if all(ord(other) - ord(one) == 1 for one, other in pairwise(ordered)) else None
    numbered = [_NUMBERED.fullmatch(name) for name in names]
    if any(one is None for one in numbered) or len({one["name"] for one in numbered if one}) != 1:
        return None
    counts = {int(one["place"]): at for at, one in enumerate(numbered) if one}
    first = min(counts)
    return [counts[at] for at in sorted(counts)] if sorted(counts) == list(range(first, first + len(names))) else None
