"""What stands before the = of an answer: ∂f/∂x = …, f_x = …, df/dx = …, y' = …, ∇f = …, x = …"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from tutor.errors import SyntaxProblem
from tutor.expression.fold import SUBSCRIPTS
from tutor.expression.functions import SPELLINGS
from tutor.expression.limits import LIMITS
from tutor.expression.preparation import declared_symbol
from tutor.expression.tree import Symbol
from tutor.grading.answer import Answer
from tutor.grading.typed import Part, TypedText

EQUALS = re.compile(r"(?<![<>!:=])={1,2}(?!=)|:=|≔")
"""What stands between a name and its value, or between the sides of an equation."""
_NAMING = re.compile(rf"{EQUALS.pattern}|:")
_LATEX = re.compile(r"\\(?:frac|dfrac|tfrac|left|right|mathrm|operatorname|text|displaystyle)(?![a-zA-Z])|[\\\s{}$]")
_LOWERED = str.maketrans({raised: plain for raised, plain in SUBSCRIPTS.items() if plain.isalnum()})
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_NAME = r"[^\W\d_][^\W_]*"
_DERIVATIVES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[∂dδ](?:\^?\(?[0-9n]\)?|[²³])?(?:{_NAME}(?:\(.*\))?|\(.*\)|\[.*\])?/[∂dδ](?P<by>.+)",
        rf"[∂d](?:{_NAME})?_[∂d](?P<by>\w+)",
        rf"(?:[∂D]_?|D_|d_)\(?(?P<by>{_NAME})\)?(?:{_NAME})?(?:\(.*\)|\[.*\])?",
        rf"{_NAME}'*_\(?(?P<by>\w+)\)?'*(?:\(.*\))?",
    )
)
"""Derivatives as they are written, blanks and LaTeX's brackets left out; `by` is the variable and what follows."""
_MARKED = re.compile(rf"[(\[].*[)\]]['′]+|{_NAME}['′]+(?:\(.*\))?|{_NAME}\^?\(\d\)(?:\(.*\))?")
_GRADIENTS = re.compile(rf"(?:∇|grad(?:ient)?|D(?=[A-Za-z(]))(?:of)?_?\(?(?:{_NAME})?\)?(?:\(.*\))?")
_FUNCTION = re.compile(rf"{_NAME}(?:\^?\*|\(.*\))?")
_SQUARED = re.compile(
    r"(?P<name>(?:wide)?(?:hat|bar|tilde)_?[^\W\d_]+|sigma|[σsSRτχ]|tau|chi)(?:_?\w{1,5})?(?:²|\^\(?2\)?)(?:_\w{1,5})?"
)
"""σ² and R², which are names of one thing."""
_HATS = re.compile("[\u0300-\u036f]")
_ORDER = re.compile(
    r"^(?:\\?[dt]?frac)?\s*\{?\s*(?:d|∂|\\partial|\\mathrm\{d\})\s*(?:\^\s*\{?\s*(?P<raised>\d)|(?P<sign>[²³]))"
)
_NUMBERED = re.compile(rf"{_NAME}_?\(?[0-9](?:[,/][0-9])*\)?")
"""x₁ and x_{1,2}."""
_PLACE = re.compile(r"(?:\||\().*\Z")
"""Where a derivative is taken: ∂f/∂x(1, 2), ∂f/∂x|…"""
_CALLS = re.compile(rf"{_NAME}\({_NAME}(?:,{_NAME})*\)")
_SEPARATORS = re.compile(r"[,;\n]|\band\b")
STEPS = "type the last side only; --working takes the steps"
"""What to do with a = b = c."""
_LONGEST = 200
"""A longer left side names nothing."""


class Head(NamedTuple):
    """What stands before an =."""

    part: Part
    """Where it stands."""
    derivative: bool
    """Is it how a derivative or a gradient is written?"""
    by: str
    """The name of the variable of a derivative, "" if none is named."""
    calls: bool = False
    """Is it a ∂, a ∇, a ′ or f(x), and so no side of an equation?"""


def plain(text: str) -> str:
    r"""`text` without blanks, LaTeX's \frac and its brackets.

    >>> plain(r"\frac{\partial f}{\partial x}")
    '∂f/∂x'
    """
    if text.isascii() and text.isidentifier():
        return text
    text = _FRACTION.sub(r"\1/\2", text).replace(r"\partial", "∂")
    return _HATS.sub("", _LATEX.sub("", text)).translate(_LOWERED).replace("′", "'").replace("’", "'")


def split_head(typed: TypedText, part: Part, naming: bool = False) -> tuple[Head | None, Part]:
    """A part without what stands before its =.

    Arguments:
        typed: the text.
        part: the part.
        naming: may a colon stand for the =?

    Raises:
        SyntaxProblem: there are several =.
    """
    signs = typed.find(part, _NAMING if naming else EQUALS)
    if not signs:
        return None, part
    if len(signs) > 1:
        place = Part(signs[1].start(), signs[1].end())
        raise typed.problem("a second = stands here", place, STEPS)
    left, right = typed.trim(part.start, signs[0].start()), typed.trim(signs[0].end(), part.stop)
    if right.start >= right.stop:
        raise typed.problem("nothing stands behind the =", Part(signs[0].start(), signs[0].end()), "type the answer")
    return head_of(typed, left), right


def head_of(typed: TypedText, left: Part) -> Head:
    """What the left side of an = says."""
    said = plain(typed.said(left)) if left.stop - left.start <= _LONGEST else "?"
    calls = not said or bool((_CALLS.fullmatch(said) and not _is_known(said)) or set(said) & set("∂∇'"))
    for pattern in _DERIVATIVES:
        match = pattern.fullmatch(said)
        if match:
            return Head(left, True, match["by"], calls or "/d" in said)
    return Head(left, bool(not said or _MARKED.fullmatch(said) or _GRADIENTS.fullmatch(said)), "", calls)


def call_of(said: str) -> tuple[str, list[str]] | None:
    """The name and the letters of f(x, y), where f is no function of the table; else None.

    >>> call_of("f(x, y)"), call_of("ln(y)")
    (('f', ['x', 'y']), None)
    """
    said = plain(said)
    if not _CALLS.fullmatch(said) or _is_known(said):
        return None
    name, _, inside = said[:-1].partition("(")
    return name, inside.split(",")


def may_be_dropped(typed: TypedText, head: Head, letters: Collection[str]) -> bool:
    """Does a head only name the answer: a derivative, or a name that is none of these letters?"""
    said = typed.said(head.part)
    if said in letters or _is_known(plain(said)):
        return False
    if head.derivative:
        return True
    if len(said) > _LONGEST:
        return False
    squared = _SQUARED.fullmatch(f"hat{plain(said)}" if _HATS.search(said) else plain(said))
    if squared is not None:
        name = squared["name"]
        return name.startswith(("hat", "widehat", "bar", "tilde")) or declared_symbol(name, LIMITS).label not in letters
    return _FUNCTION.fullmatch(plain(said)) is not None


def names_a_value(typed: TypedText, head: Head) -> bool:
    """Does a head name one of several values, as x, x₁, x_{1,2} and f(x) do, and x² and 2x do not?"""
    said = plain(typed.said(head.part))
    return may_be_dropped(typed, head, ()) or _NUMBERED.fullmatch(said) is not None


def _is_known(said: str) -> bool:
    """Does it apply a function of the table, as in ln(y) = 2x, and so name nothing?"""
    return "(" in said and said.partition("(")[0] in SPELLINGS


def names_a_point(typed: TypedText, part: Part) -> bool:
    """Is it x = 1, y = 2?"""
    pieces = typed.split(part, _SEPARATORS)
    return len(pieces) > 1 and all(
        len(typed.find(piece, EQUALS)) == 1 and not head_of(typed, _left(typed, piece)).calls for piece in pieces
    )


def _left(typed: TypedText, part: Part) -> Part:
    return typed.trim(part.start, typed.find(part, EQUALS)[0].start())


def other_variable(answer: Answer, orders: Sequence[Symbol], variables: Sequence[Symbol]) -> Symbol | None:
    """The variable that an answer is headed by, as in f_y = …, where another one was asked for; else None.

    Arguments:
        answer: what was answered.
        orders: the variables of the derivative that was asked for.
        variables: the variables of the function.
    """
    if len(orders) != 1 or not answer.head:
        return None
    named = variable_named(answer.head, variables)
    return None if named in (None, orders[0]) else named


def named_order(source: str) -> int:
    """The order of the derivative that is named before an =: 2 for f'' and d²f/dx²; 0 where none is named.

    >>> named_order("f''(x) = 2x"), named_order("d²f/dx² = 2x"), named_order("y = 2x")
    (2, 2, 0)
    """
    said = source.partition("=")[0].strip() if "=" in source else ""
    match = _ORDER.match(said)
    if match:
        return int(match["raised"] or {"²": 2, "³": 3}[match["sign"]])
    marks = re.search(r"['′’]+|[″‴]", said)
    if marks is None or not re.match(r"[^\W\d_]+\s*['′’″‴]", said):
        return 0
    return {"″": 2, "‴": 3}.get(marks.group(), len(marks.group()))


def variable_named(name: str, variables: Sequence[Symbol]) -> Symbol | None:
    """The variable that a head names, or None.

    >>> variable_named("x", [Symbol("x"), Symbol("y")]).label
    'x'
    """
    name = _PLACE.sub("", name)
    for symbol in variables:
        if symbol.label == name:
            return symbol
    if not 0 < len(name) <= _LONGEST:
        return None
    try:
        found = declared_symbol(name, LIMITS)
    except SyntaxProblem:
        return None
    return next((symbol for symbol in variables if symbol == found), None)
