"""Intervals as they are typed: [0, 1), (−oo, 2], ]0, 1[, 0 <= x < 1, x > 2, and unions of these."""

from __future__ import annotations

import re
from itertools import pairwise

from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.grading.answer import Piece
from tutor.grading.ordered_pieces import MINUS_OO, OO, is_empty, met, ordered
from tutor.grading.plus_minus import has_signs, spellings
from tutor.grading.sets import NOTHING
from tutor.grading.solved_condition import solved
from tutor.grading.typed import Part, TypedText

MOST_PIECES = 30
"""How many intervals a union may have."""
_MOST_CONDITIONS = 6
"""How many conditions may be joined with "and"."""
EVERYTHING = Piece(MINUS_OO, OO, False, False)
_ALL = re.compile(
    r"(?:for )?(?:all|any|every) (?:the )?(?:real )?(?:numbers?|reals?|x|values?)?"
    r"|ℝ|R|(?:the )?reals|everything|everywhere|x\s*∈\s*(?:ℝ|R)",
    re.IGNORECASE,
)
_UNION = re.compile(r"∪|∨|\bU\b|\bor\b|(?<=[)\]\[}])\s*U\s*(?=[(\[\]{])|\bunion\b")
_LISTED = re.compile(r"(?<=[)\]\[}])(?:\s*(?:[,;\n]|\band\b))+\s*(?=[(\[\]{])")
_WITHOUT = re.compile(r"(?<=[ℝR])\s*(?=\{)|(?<=[ℝR])\s*-(?=\s*\{)|∖|\\|\bwithout\b|\bexcept\b")
_ENDLESS = re.compile(r"(?P<sign>[+\-−]?)\s*(?:oo|∞|inf|infty|infinity)", re.IGNORECASE)
_MEMBER = re.compile(r"\s*(?P<name>[^\W\d_]\w*)\s*(?:∈|\bin\b|:)\s*(?=[(\[\]{])")
_RELATION = re.compile(r"<=|>=|≤|≥|!=|≠|<|>|=")
_BUILDER = re.compile(r"\{\s*[^\W\d_]\w*\s*(?:∈\s*(?:ℝ|R)\s*)?[|:]")
_BOTH = re.compile(r",?\s*(?:∧|\band\b|&|\n)|,")
_LINES = re.compile(r"\n")
_AND = re.compile(r"∧|\band\b|&")
_COMMA = re.compile(r"[,;]|\.\.+")
_NAME = re.compile(r"[^\W\d_]\w*")
_FOR = re.compile(r"(?:(?:for|if|when|where)\s+)?(?:(?:all|any|every)\s+)?(?=[^\W_][\w.]*\s*[<>≤≥=≠!])", re.IGNORECASE)
"""What may stand before a condition: for all x > 2."""
_ASSIGNED = re.compile(r"\s*(?:at\s+)?[^\W\d_]\w*\s*=\s*|\s*at\s+")
_USUAL = re.compile(r"[xyztuvw]")
_MEND = "type an interval as [0, 1), (-oo, 2] or 0 <= x < 1, a union with U"
_STRICT = frozenset(("<", ">", "!=", "≠"))
_LESS = frozenset(("<", "<=", "≤"))
_SPELLED = {"≤": "<=", "≥": ">=", "≠": "!="}
_FOR_A_CONDITION = "type it solved for its letter, as in x > 2 or -1 < x < 1"


_SHAPE = re.compile(
    r"<=|>=|<|>|≤|≥|!=|≠|∪|(?<=[)\]\[}])\s*U\s*(?=[(\[\]{])|ℝ|∞|\boo\b|^\s*\]|\[\s*$|^\s*\([^()]*\]\s*$|^\s*\[[^\[\]]*\)\s*$"
)
_POINTED = re.compile(r"\s*<[^<>]*,[^<>]*>\s*")
_SIGMA = re.compile(r"Σ|∑|\bsum\b|\\sum")


def looks_like_an_interval(text: str) -> bool:
    """Has a text that may be any sort of answer the shape of an interval or a condition?

    >>> [looks_like_an_interval(text) for text in ("[0, 1)", "0 < x", "[0, 1]", "<1, 2>")]
    [True, True, False, False]
    """
    shape = _SHAPE.search(text)
    if shape is None or _POINTED.fullmatch(text):
        return False
    return not (shape.group() in ("oo", "∞") and _SIGMA.search(text))


def read_pieces(typed: TypedText, part: Part) -> tuple[Piece, ...]:
    """The pieces of a typed interval or union, in the order in which they were typed.

    Raises:
        SyntaxProblem: a piece cannot be read.
    """
    said = typed.said(part)
    if NOTHING.fullmatch(said):
        return ()
    if _ALL.fullmatch(said):
        return (EVERYTHING,)
    builder = _BUILDER.match(typed.text, part.start, part.stop)
    if builder and typed.is_bracket(part):
        part = typed.trim(builder.end(), part.stop - 1)
    part = _condition(typed, part)
    member = _MEMBER.match(typed.text, part.start, part.stop)
    if member:
        part = typed.trim(member.end(), part.stop)
    found: list[Piece] = []
    for stretch in _cut(typed, part, _UNION):
        for one in _cut(typed, stretch, _LISTED):
            found += _read(typed, one)
            if len(found) > MOST_PIECES:
                raise typed.problem(f"there are more than {MOST_PIECES} intervals", part, "type a shorter answer")
    return tuple(found)


def _condition(typed: TypedText, part: Part) -> Part:
    """A condition without the words before it, or the braces around it: for x > 2, {x > 2}."""
    if not _RELATION.search(typed.text, part.start, part.stop):
        return part
    if typed.is_bracket(part) and typed.said(part)[0] == "{":
        part = typed.inside(part)
    said = _FOR.match(typed.text, part.start, part.stop)
    return typed.trim(said.end(), part.stop) if said else part


def _cut(typed: TypedText, part: Part, pattern: re.Pattern[str]) -> list[Part]:
    """The parts between the matches, wherever they stand: ]0, 1[ leaves no brackets to go by."""
    parts, start = [], part.start
    for match in pattern.finditer(typed.text, part.start, part.stop):
        parts.append(typed.trim(start, match.start()))
        start = match.end()
        if len(parts) >= MOST_PIECES:
            raise typed.problem(f"there are more than {MOST_PIECES} intervals", part, "type a shorter answer")
    return [*parts, typed.trim(start, part.stop)]


def _read(typed: TypedText, part: Part) -> list[Piece]:
    said = typed.said(part)
    if not said:
        raise typed.problem("an interval is missing", part, _MEND)
    member = _MEMBER.match(typed.text, part.start, part.stop)
    if member:
        return _read(typed, typed.trim(member.end(), part.stop))
    removed = _WITHOUT.search(typed.text, part.start, part.stop)
    if removed and _ALL.fullmatch(typed.said(typed.trim(part.start, removed.start()))):
        return _punctured(typed, typed.trim(removed.end(), part.stop))
    if _ALL.fullmatch(said):
        return [EVERYTHING]
    signs = list(_RELATION.finditer(typed.text, part.start, part.stop))
    if signs:
        return _conditions(typed, part)
    if said[0] == "{" and said[-1] == "}":
        inner = typed.inside(part)
        return [Piece(point, point, True, True) for point in map(typed.read, typed.split(inner, _COMMA))]
    if len(said) < 2 or said[0] not in "([]" or said[-1] not in ")][":
        raise typed.problem("this is not an interval", part, _MEND)
    inner = Part(part.start + 1, part.stop - 1)
    ends = typed.split(inner, _COMMA)
    if len(ends) != 2:
        message = "an interval has two ends" if len(ends) < 2 else "an interval has two ends only"
        raise typed.problem(message, part, _MEND)
    lower, upper = (_end(typed, end) for end in ends)
    closed = (said[0] == "[" and lower not in (OO, MINUS_OO), said[-1] == "]" and upper not in (OO, MINUS_OO))
    return [Piece(lower, upper, *closed)]


def _end(typed: TypedText, part: Part) -> Expression:
    endless = _ENDLESS.fullmatch(typed.said(part))
    if endless:
        return MINUS_OO if endless["sign"] in ("-", "−") else OO
    return typed.read(part)


def _punctured(typed: TypedText, part: Part) -> list[Piece]:
    """ℝ ∖ {a, b}: the points have to stand in order. ℝ ∖ [a, b]: what lies on either side."""
    said = typed.said(part)
    if (
        said
        and said[0] in "([]"
        and said[-1] in ")]["
        and len(typed.split(Part(part.start + 1, part.stop - 1), _COMMA)) == 2
    ):
        (piece,) = _read(typed, part)
        left = Piece(MINUS_OO, piece.lower, False, not piece.lower_closed and piece.lower != MINUS_OO)
        right = Piece(piece.upper, OO, not piece.upper_closed and piece.upper != OO, False)
        return [one for one in (left, right) if one.lower != one.upper]
    named = _ASSIGNED.match(typed.text, part.start, part.stop)
    if named:
        part = typed.trim(named.end(), part.stop)
    if typed.is_bracket(part):
        part = typed.inside(part)
    points = _in_order(typed, part, [typed.read(one) for one in typed.split(part, _COMMA)])
    ends = [MINUS_OO, *points, OO]
    return [Piece(lower, upper, False, False) for lower, upper in pairwise(ends)]


def _in_order(typed: TypedText, part: Part, points: list[Expression]) -> list[Expression]:
    """Points from left to right; as they stand where they hold letters."""
    if any(map(symbols, points)):
        return points
    placed: list[Expression] = []
    for point in points:
        orders = [ordered(other, point) for other in placed]
        if None in orders:
            raise typed.problem("these points cannot be put in order", part, _MEND)
        placed.insert(sum(order == -1 for order in orders), point)
    return placed


def _conditions(typed: TypedText, part: Part) -> list[Piece]:
    """0 <= x < 1, x > 2, x != 0, x > 0 and x < 1, x != 0 and x != 1."""
    parts = typed.split(part, _BOTH)
    if len(parts) == 1:
        return _chain(typed, part)
    rows = [_chain(typed, one) for one in parts]
    if not all(rows):
        return []
    if len(rows) > _MOST_CONDITIONS:
        raise typed.problem(f"there are more than {_MOST_CONDITIONS} conditions", part, "type a shorter answer")
    found = met(rows)
    if found is None:
        raise typed.problem("these conditions cannot be put together", part, _MEND)
    if all(map(is_empty, found)) and typed.find(part, _LINES):  # nobody lists what cannot be
        return [piece for row in rows for piece in row]
    if all(map(is_empty, found)) and not typed.find(part, _AND):
        raise typed.problem("the comma can be taken as and, and as or", part, "type or between them: x < 0 or x > 1")
    return [piece for piece in found if not is_empty(piece)]


def _chain(typed: TypedText, part: Part) -> list[Piece]:
    signs = list(_RELATION.finditer(typed.text, part.start, part.stop))
    starts = [part.start, *(sign.end() for sign in signs)]
    stops = [*(sign.start() for sign in signs), part.stop]
    parts = [typed.trim(start, stop) for start, stop in zip(starts, stops, strict=True)]
    relations = [_SPELLED.get(sign.group(), sign.group()) for sign in signs]
    if len(signs) == 2 and ((relations[0] in _LESS) != (relations[1] in _LESS) or {"=", "!="} & set(relations)):
        raise typed.problem("these signs point in different directions", part, _MEND)
    if len(signs) == 2 and _is_name(typed, parts[1]):
        low, high = (0, 2) if relations[0] in _LESS else (2, 0)
        closed = (relations[low // 2] not in _STRICT, relations[high // 2] not in _STRICT)
        return [_piece(_end(typed, parts[low]), _end(typed, parts[high]), *closed)]
    names = [_is_name(typed, one) for one in parts]
    if all(names):  # x > a: one letter is usual for what varies, the other for what is given
        names = [_USUAL.fullmatch(typed.said(one)) is not None for one in parts]
    if len(signs) != 1 or names[0] == names[1]:
        return _by_solving(typed, part, parts, relations)
    flipped = not names[0]
    relation = relations[0]
    if relation in ("=", "!=") and has_signs(typed.said(part)):
        said = parts[0] if flipped else parts[1]
        points = _in_order(typed, part, [typed.read_as(text, said) for text in spellings(typed, said)])
        ends = [MINUS_OO, *points, OO]
        single = [Piece(point, point, True, True) for point in points]
        return single if relation == "=" else [Piece(low, high, False, False) for low, high in pairwise(ends)]
    end = _end(typed, parts[0] if flipped else parts[1])
    if any(letter.label == typed.said(parts[1 if flipped else 0]) for letter in symbols(end)):  # x > 2x - 3
        return _by_solving(typed, part, parts, relations)
    if relation == "=":
        return [Piece(end, end, True, True)]
    if relation == "!=":
        return [Piece(MINUS_OO, end, False, False), Piece(end, OO, False, False)]
    closed_end = relation not in _STRICT
    if (relation in _LESS) != flipped:
        return [_piece(MINUS_OO, end, False, closed_end)]
    return [_piece(end, OO, closed_end, False)]


def _by_solving(typed: TypedText, part: Part, parts: list[Part], relations: list[str]) -> list[Piece]:
    """2x > 4, |x| < 1 and 0 < x - 1 < 2: not said of a letter that stands alone."""
    sides = [_end(typed, one) for one in parts]
    rows = [
        solved(left, relation, right)
        for (left, right), relation in zip(pairwise(sides), relations, strict=True)
        if not {left, right} & {OO, MINUS_OO}
    ]
    if not rows or len(rows) > 2:
        raise typed.problem("this is not a condition on one letter", part, _MEND)
    known = [row for row in rows if row is not None]
    found = met(known) if len(known) == len(rows) and all(known) else [] if len(known) == len(rows) else None
    if found is None:
        raise typed.problem("this condition is not solved for one letter", part, _FOR_A_CONDITION)
    return found


def _piece(lower: Expression, upper: Expression, lower_closed: bool, upper_closed: bool) -> Piece:
    """A piece; an end at ∞ is never closed."""
    return Piece(lower, upper, lower_closed and lower != MINUS_OO, upper_closed and upper != OO)


def _is_name(typed: TypedText, part: Part) -> bool:
    said = typed.said(part)
    return _NAME.fullmatch(said) is not None and not _ENDLESS.fullmatch(said) and said not in ("pi", "e")
