"""A formula taken apart where it is more than one expression: points, sets, equations, heads, conditions.

The reader of `tutor.expression` takes one expression. "f(x, y) = 3x^2" has two, "{(1, 2), (0, y)}" four;
what stands between them are signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tutor.errors import SyntaxProblem
from tutor.expression.functions import SPELLINGS
from tutor.expression.greek import GREEK, OTHER_SPELLINGS
from tutor.expression.parser import parse
from tutor.expression.tree import Expression

_TOKEN = re.compile(
    r"\\(?:left|right|[bB]igg?[lr]?)\b\s*|\\begin\{\w+\*?\}|\\end\{\w+\*?\}|\\[A-Za-z]+|\\.|[<>=!:]=|[^\\]", re.DOTALL
)
_OPENING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}", "\\langle": "\\rangle"}
_CLOSING = frozenset(_OPENING.values())
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset((";", "\\quad", "\\qquad", "\\Rightarrow", "\\implies", "\\iff", "⇒", "⇔", "\\text", "\\mid")),
    frozenset((",", ":", "\\colon")),
    frozenset(("\\to", "→", "\\mapsto", "↦", "\\rightarrow", "\\in", "∈", "\\approx", "≈", "\\perp")),
    frozenset(("=", ":=", "==", "≔")),
    frozenset(("<", ">", "<=", ">=", "!=", "≤", "≥", "≠", "\\le", "\\ge", "\\ne", "\\leq", "\\geq", "\\neq",
               "\\lt", "\\gt")),
)  # fmt: skip
"""What stands between expressions, loosest first."""
_DEEPEST = 12
"""Formulas are not taken apart further: a set of points in an equation is five levels."""
_GROUP = re.compile(r"\s*\{[^{}]*\}")
_CALLED = re.compile(r"(?<![A-Za-z0-9_\\])([A-Za-z])(?:\\left)?\((?=\s*[A-Za-z]\s*(?:\\right)?\))")
"""h( in h(x): a letter before a bracket with nothing but a letter in it."""
_VALUE = re.compile(
    r"(?<![A-Za-z_\\])([A-Zabch-z])(?:\\left)?\("
    r"(?=\s*(?:\(?[-−]?\s*[0-9]+(?:[./][0-9]+)?\)?|\{[A-Za-z][A-Za-z0-9_.-]*\})\s*(?:\\right)?\))"
)
"""u( in u(2) or u({n}), as an author types it: a product would be written 2u."""
_USUAL = re.compile(r"(?<![A-Za-z0-9_\\])([fgFG])(?:\\left)?\(")
_BRANCHES = re.compile(r"(?<![A-Za-z\\])(?:if|else|otherwise)(?![A-Za-z])")
_WORD = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{3,}(?![A-Za-z])")
_WORDS = frozenset((*SPELLINGS, *GREEK, *OTHER_SPELLINGS, "sum", "mean", "otherwise", "and", "Sum", "Piecewise"))


@dataclass(frozen=True, slots=True)
class Clause:
    """One expression of a formula."""

    start: int
    stop: int
    expression: Expression | None
    """What it says, or None when tutor cannot read it. Its columns count from `start`."""


def clauses(text: str, names: Sequence[str] = (), functions: Sequence[str] = ()) -> tuple[Clause, ...]:
    """The expressions of a formula from left to right; what lies between them are signs, brackets and spaces.

    Arguments:
        text: the formula, typed or in LaTeX.
        names: names of several letters that are variables.
        functions: names of functions that are not known.

    >>> [str(clause.expression) for clause in clauses("f(x, y) = 3x^2, x > 0")]
    ['f(x, y)', '3*x**2', 'x > 0']
    """
    return _remembered(text, tuple(names), tuple(functions))


@lru_cache(maxsize=1_024)
def _remembered(text: str, names: tuple[str, ...], functions: tuple[str, ...]) -> tuple[Clause, ...]:
    """A formula stands in a function, in its prompt and in hints, and is filled more than once on the way."""
    return tuple(_clauses(text, 0, len(text), _Known(names, functions), 0))


def understood(text: str, names: Sequence[str] = (), functions: Sequence[str] = ()) -> Expression | None:
    """The one expression that a text is, or None. Words that nobody declared are taken for names."""
    called = {*_CALLED.findall(text), *_USUAL.findall(text)} - set(names)
    known = tuple({*functions, *called})
    if _BRANCHES.search(text) and "{" not in text and "Piecewise" not in text:
        return None
    try:
        return parse(text, names, known)
    except SyntaxProblem:
        words = {word for word in _WORD.findall(text) if word not in _WORDS}
    if words <= set(names):
        return None
    try:
        return parse(text, (*names, *sorted(words)), known)
    except SyntaxProblem:
        return None


def valued(text: str) -> tuple[str, ...]:
    """The letters that an author writes with a number in brackets behind them: values of functions.

    >>> valued("u(2) = -5"), valued("u(x + 3)")
    (('u',), ())
    """
    return tuple(dict.fromkeys(_VALUE.findall(text)))


class _Known(NamedTuple):
    """What the author declared."""

    names: Sequence[str]
    functions: Sequence[str]


def _clauses(text: str, start: int, stop: int, known: _Known, level: int) -> Iterator[Clause]:
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    if start == stop:
        return
    tokens, whole = _tokens(text, start, stop)
    outer = {token for token, _, _, depth in tokens if depth == 0}
    found = None if outer & (_LEVELS[0] | _LEVELS[3]) else understood(text[start:stop], *known)
    if found is not None:
        yield Clause(start, stop, found)
        return
    if level == _DEEPEST:
        yield Clause(start, stop, None)
        return
    for signs in _LEVELS:
        if outer & signs:
            for token, begin, end, depth in tokens:
                if depth == 0 and token in signs:
                    yield from _clauses(text, start, begin, known, level + 1)
                    group = _GROUP.match(text, end, stop) if token == "\\text" else None
                    start = group.end() if group else end
            yield from _clauses(text, start, stop, known, level + 1)
            return
    if whole:
        yield from _clauses(text, whole[0], whole[1], known, level + 1)
    else:
        yield Clause(start, stop, None)


_Token = tuple[str, int, int, int]


def _tokens(text: str, start: int, stop: int) -> tuple[list[_Token], tuple[int, int] | None]:
    """The tokens with their places and depths, and what a bracket around all of them holds, if there is one."""
    tokens: list[_Token] = []
    depth, closed_early = 0, False
    for match in _TOKEN.finditer(text, start, stop):
        token = match.group().rstrip()
        closes = token in _CLOSING or token.startswith("\\end")
        depth -= closes
        tokens.append((token, match.start(), match.end(), depth))
        depth += token in _OPENING or token.startswith("\\begin")
        closed_early = closed_early or (depth <= 0 and closes and match.end() < stop)
    opening = [token for token in tokens if token[0] not in ("\\left", "\\right")]
    if depth or closed_early or len(opening) < 2 or opening[0][0] not in _OPENING or opening[-1][0] not in _CLOSING:
        return tokens, None
    end = tokens[-2][1] if tokens[-2][0] == "\\right" else opening[-1][1]
    return tokens, (opening[0][2], end)
