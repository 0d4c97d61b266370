"""Vectors with something around them: (x, y)/√(x² + y²), −(x, y)/2, (2y, x)·x, \\frac{(x, y)}{2}."""

from __future__ import annotations

import re

from tutor.errors import SyntaxProblem
from tutor.expression.functions import SPELLINGS
from tutor.expression.greek import GREEK
from tutor.expression.names import SPECIAL
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Negation, Product, Quotient, Symbol
from tutor.grading.typed import Part, TypedText

_COMMA = re.compile(r"[,;]")
_NAME_BEFORE = re.compile(r"(?<![A-Za-z_])([A-Za-z]{2,})\Z")
_FUNCTIONS = (frozenset(SPELLINGS) | SPECIAL) - frozenset(GREEK)
"""Names that are no product of letters before a bracket; δ(x, y) may be a letter times a vector."""
_NAME = "vQ"
"""Stands for the vector while what is around it is looked at."""
_MARK = Symbol(_NAME)


def scaled_components(typed: TypedText, part: Part) -> tuple[Expression, ...] | None:
    """The components of a vector that is multiplied and divided by expressions; None when it is no such vector."""
    said, behind = typed.said(part), part.start
    for opener in sorted(typed.partner):
        closer = typed.partner[opener]
        if opener < behind or closer >= part.stop or said[opener - part.start] == "{":
            continue
        if _belongs_to_a_function(typed, opener):  # nothing in its brackets is a factor of the whole
            behind = closer
            continue
        rows = typed.split(typed.trim(opener + 1, closer), _COMMA)
        if len(rows) > 1 and _is_factor(typed, part, opener, closer):
            return tuple([_with_row(typed, part, opener, closer, row) for row in rows])
    return None


def _belongs_to_a_function(typed: TypedText, opener: int) -> bool:
    """Does the name of a function stand right before these brackets, as in log(x, 2) and sum(i, 1, n, x_i)?"""
    name = _NAME_BEFORE.search(typed.text, 0, opener)
    return name is not None and name[1] in _FUNCTIONS and name[1] not in typed.names


def _is_factor(typed: TypedText, part: Part, opener: int, closer: int) -> bool:
    """Is what stands in these brackets a factor of the whole?"""
    said = typed.said(part)
    mark = f"({_NAME})".ljust(closer + 1 - opener)
    names, notes = typed.names, len(typed.notes)
    typed.names = (*names, _NAME)
    try:
        whole = typed.read_as(said[: opener - part.start] + mark + said[closer + 1 - part.start :], part)
    except SyntaxProblem:
        return False
    finally:
        typed.names = names
        del typed.notes[notes:]
    if sum(node == _MARK for node in postorder(whole)) != 1:
        return False
    while whole != _MARK:
        match whole:
            case Negation(inside) | Quotient(inside, _):
                whole = inside
            case Product(factors):
                whole = next((one for one in factors if any(node == _MARK for node in postorder(one))), _MARK)
            case _:
                return False
    return True


def _with_row(typed: TypedText, part: Part, opener: int, closer: int, row: Part) -> Expression:
    """The whole with one component in the place of the vector."""
    text = typed.text
    blank = " " * (row.start - opener - 1), " " * (closer - row.stop)
    said = f"{text[part.start : opener]}({blank[0]}{typed.said(row)}{blank[1]}){text[closer + 1 : part.stop]}"
    return typed.read_as(said, part)
