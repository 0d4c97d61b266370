"""Sets as they are typed: {1, −1}, ±1, x = 1 or x = −1, (0, 0) and (1, 2), none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.expression.limits import LIMITS
from tutor.expression.preparation import declared_symbol
from tutor.expression.tree import Expression, Symbol
from tutor.grading.heads import EQUALS, names_a_point, names_a_value, split_head, variable_named
from tutor.grading.plus_minus import has_signs, spellings
from tutor.grading.scaled_vectors import scaled_components
from tutor.grading.typed import MOST_PARTS, Part, TypedText

Member = tuple[Expression, ...]

NOTHING = re.compile(
    r"(?:there (?:is|are) )?(?:none|nothing|no (?:\w+ ){0,2}(?:solutions?|points?|values?|extrema|roots?|numbers?))"
    r"|∅|\{\s*\}|(?:the )?empty(?: set)?|DNE|does not exist|\{\s*∅\s*\}",
    re.IGNORECASE,
)
"""How an empty set is typed."""
_ITEMS = re.compile(r"[,;\n∨∧∪]|\band\b|\bor\b|&")
_JOINED = re.compile(r"\bor\b|\band\b|∨")
_POINTS = re.compile(r"[;∨∪]|\bor\b")
_COORDINATES = re.compile(r"[,\n∧&]|\band\b")
_LINES = re.compile(r"\n")
_OPEN = re.compile(r"[(\[⟨]")
_BETWEEN = re.compile(r"[,;]")
_BAR = re.compile(r"\|")
_MEMBERSHIP = re.compile(r"(?:[^\W\d_]\w*|\([\w\s,]*\))\s*(?:∈|\bin\b)")
_LOOSE_SIGNS = re.compile(r"(?<![\w)\]])\+\s?[-−](?=\s*[\w(\\√])")
_NAMED_POINT = re.compile(r"[^\W\d_]\w*\s*(?=\()")
_MEND = "type points as (0, 0), (1, 2)"


def looks_like_a_set(typed: TypedText, part: Part) -> bool:
    """Has a text that may be any sort of answer the shape of a set?"""
    if has_signs(typed.said(part)) or typed.find(part, _JOINED):
        return True
    body = _unwrapped(typed, part)
    if body != part or (typed.is_bracket(part) and typed.said(part)[0] == "{"):
        return True
    items = typed.split(part, _ITEMS)
    if len(items) > 1 and all(typed.is_bracket(item) for item in items):
        return True
    inner = typed.split(typed.inside(part), _BETWEEN) if typed.is_bracket(part) else []
    return len(inner) > 1 and all(typed.is_bracket(one) and typed.find(typed.inside(one), _BETWEEN) for one in inner)


def read_members(typed: TypedText, part: Part, size: int, variables: Sequence[Symbol]) -> tuple[Member, ...]:
    """The members of a typed set.

    Arguments:
        typed: the text.
        part: where the answer stands.
        size: how many coordinates a member has: 1 for values; 0 when that is not known.
        variables: the variables, in the order of the coordinates.

    Returns:
        the members in the order in which they were typed; ± makes several of one.

    Raises:
        SyntaxProblem: a member cannot be read.
    """
    if NOTHING.fullmatch(typed.said(part)):
        return ()
    typed.rewrite(_LOOSE_SIGNS.sub(lambda match: "±".ljust(len(match.group())), typed.text))
    part = _unwrapped(typed, part)
    if not size:
        size = _size(typed, part)
    found = _values(typed, part) if size == 1 else _points(typed, part, size, variables)
    return tuple(found)


def _unwrapped(typed: TypedText, part: Part) -> Part:
    """A part without S = or x ∈, and without the braces around it."""
    inside = _MEMBERSHIP.match(typed.text, part.start, part.stop)
    if inside:
        part = typed.trim(inside.end(), part.stop)
    signs = typed.find(part, EQUALS)
    if len(signs) == 1:
        body = typed.trim(signs[0].end(), part.stop)
        if typed.is_bracket(body) and typed.said(body)[0] in "{[":
            part = body
    if typed.is_bracket(part) and typed.said(part)[0] == "{":
        part = typed.inside(part)
    return part


def _size(typed: TypedText, part: Part) -> int:
    """How many coordinates the first member has."""
    first = typed.split(part, _ITEMS)[0]
    if names_a_point(typed, part):
        heads = [split_head(typed, item)[0] for item in typed.split(part, _ITEMS)]
        return len({typed.said(head.part) for head in heads if head is not None})
    if typed.is_bracket(first):
        items = typed.split(typed.inside(first), _BETWEEN)
        return len(typed.split(typed.inside(items[0]), _BETWEEN)) if typed.is_bracket(items[0]) else len(items)
    if "," in typed.said(first):
        start = first.start + (typed.said(first)[0] in "±∓")
        scaled = scaled_components(typed, typed.trim(start, first.stop))
        return len(scaled or (1,))
    return 1


def _values(typed: TypedText, part: Part) -> list[Member]:
    """Members with one coordinate."""
    if typed.is_bracket(part) and len(typed.split(typed.inside(part), _ITEMS)) > 1:
        part = typed.inside(part)
    found: list[Member] = []
    for item in typed.split(part, _ITEMS):
        head, body = split_head(typed, item)
        if head is not None and not names_a_value(typed, head):
            mend = "solve it, and type the values, as in x = 1 or x = -1"
            raise typed.problem("this is an equation, not a value", item, mend)
        body = _unwrapped(typed, body)
        found += [(value,) for value in _each(typed, body)]
        _check_count(typed, part, found)
    return found


def _check_count(typed: TypedText, part: Part, found: Sequence[Member]) -> None:
    if len(found) > MOST_PARTS:
        raise typed.problem(f"the set has more than {MOST_PARTS} members", part, "type a shorter answer")


def _each(typed: TypedText, part: Part) -> list[Expression]:
    """The values that a part says, several where there is a ±."""
    if not has_signs(typed.said(part)):
        return [typed.read(part)]
    return [typed.read_as(text, part) for text in spellings(typed, part)]


def _points(typed: TypedText, part: Part, size: int, variables: Sequence[Symbol]) -> list[Member]:
    """Members with several coordinates."""
    if typed.is_bracket(part):
        inner = typed.split(typed.inside(part), _BETWEEN)
        if inner and all(typed.is_bracket(item) for item in inner):
            part = typed.inside(part)
    if _by_name(typed, part, variables):
        return _assigned(typed, part, size, variables)
    found: list[Member] = []
    items = typed.split(part, _ITEMS)
    if not any(typed.find(item, _OPEN) for item in items):
        if len(items) == size:
            return _expanded(typed, part, items)
        lines = [(line, typed.split(line, _BETWEEN)) for line in typed.split(part, _LINES)]
        if len(lines) > 1 and all(len(coordinates) == size for _, coordinates in lines):
            return [point for line, coordinates in lines for point in _expanded(typed, line, coordinates)]
    for item in items:
        _, body = split_head(typed, item)
        named = _NAMED_POINT.match(typed.text, body.start, body.stop)
        if named and typed.is_bracket(rest := typed.trim(named.end(), body.stop)):
            body = rest
        if not typed.is_bracket(body):
            found += _multiples(typed, body)
            continue
        inner_part = typed.inside(body)
        coordinates = typed.split(inner_part, _BETWEEN)
        if len(coordinates) == 1 and len(typed.find(inner_part, _BAR)) == size - 1:
            coordinates = typed.split(inner_part, _BAR)
        if len(coordinates) != size:
            message = f"a point has {size} coordinates here, and this one has {len(coordinates)}"
            raise typed.problem(message, body, f"type points with {size} coordinates")
        found += _expanded(typed, inner_part, [split_head(typed, one)[1] for one in coordinates])
        _check_count(typed, part, found)
    return found


def _multiples(typed: TypedText, part: Part) -> list[Member]:
    """±(1, 1) and (1, 1)/2: a point times a number."""
    before = typed.text
    found: list[Member] = []
    for text in spellings(typed, part):
        typed.rewrite(f"{before[: part.start]}{text}{before[part.stop :]}")
        components = scaled_components(typed, part)
        typed.rewrite(before)
        if components is None:
            raise typed.problem("this is not a point", part, _MEND)
        found.append(components)
    return found


def _expanded(typed: TypedText, whole: Part, coordinates: Sequence[Part]) -> list[Member]:
    """The point with these coordinates; several where there is a ±."""
    if not has_signs(typed.said(whole)):
        return [tuple([typed.read(one) for one in coordinates])]
    found = []
    for text in spellings(typed, whole):
        pieces = [text[one.start - whole.start : one.stop - whole.start] for one in coordinates]
        found.append(tuple([typed.read_as(said, one) for said, one in zip(pieces, coordinates, strict=True)]))
    return found


def _by_name(typed: TypedText, part: Part, variables: Sequence[Symbol]) -> bool:
    """Are coordinates given as x = 0, y = 0?"""
    first = typed.split(part, _ITEMS)[0]
    head, body = split_head(typed, first) if len(typed.find(first, EQUALS)) == 1 else (None, first)
    if head is not None and not variables and typed.is_bracket(body) and typed.find(typed.inside(body), _BETWEEN):
        return False  # P = (0, 0), or (x, y) = (0, 0)
    return head is not None and (not variables or variable_named(typed.said(head.part), variables) is not None)


def _assigned(typed: TypedText, part: Part, size: int, variables: Sequence[Symbol]) -> list[Member]:
    """x = 0, y = 0; x = 1, y = 2: a point is complete when each variable has its value."""
    found: list[Member] = []
    variables = variables or _letters(typed, part, size)
    for stretch in typed.split(part, _POINTS):
        values: dict[Symbol, list[Expression]] = {}
        for item in typed.split(stretch, _COORDINATES):
            head, body = split_head(typed, item)
            symbol = variable_named(typed.said(head.part), variables) if head else None
            if symbol is None or symbol in values:
                raise typed.problem("a value of one variable is missing", item, _MEND)
            values[symbol] = _each(typed, body)
            if len(values) == size:
                combinations: list[Member] = [()]
                for variable in variables:
                    combinations = [(*before, value) for before in combinations for value in values.get(variable, ())]
                found += combinations
                _check_count(typed, part, found)
                values = {}
        if values:
            raise typed.problem("a value of one variable is missing", stretch, _MEND)
    return found


def _letters(typed: TypedText, part: Part, size: int) -> tuple[Symbol, ...]:
    """The letters to which values are given, in the order of the alphabet, where the question names none."""
    heads = [split_head(typed, item)[0] for item in typed.split(part, _ITEMS)]
    names = sorted({typed.said(head.part) for head in heads if head is not None})[:size]
    return tuple([declared_symbol(name, LIMITS) for name in names])
