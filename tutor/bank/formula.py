"""A formula of a prompt as pieces of a sentence: expressions that tutor reads, and words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.bank.clauses import Clause, clauses, valued
from tutor.expression.structures import Applied, Comparison, Counted
from tutor.expression.traversal import has_partial
from tutor.expression.tree import Call, Expression, Power, Product, Symbol

Piece = str | Expression
_RELATIONS = {
    "=": "=", "<": "<", ">": ">", "<=": "<=", ">=": ">=", "!=": "!=", "≤": "<=", "≥": ">=", "≠": "!=", "\\le": "<=",
    "\\leq": "<=", "\\ge": ">=", "\\geq": ">=", "\\ne": "!=", "\\neq": "!=", "\\lt": "<", "\\gt": ">",
}  # fmt: skip
"""A sign between two expressions → the relation it is."""
_NABLA = re.compile(r"(\\nabla(?![A-Za-z])|∇)\s*")
_OPERATOR = re.compile(r"(?:\\[dt]?frac\s*\{\s*\\partial\s*\}\s*\{\s*\\partial\s*\w\s*\}|∂/∂\w)\s*")
"""A ∂/∂x before what is differentiated."""
_SIGNED = re.compile(r"\s*\+\s*(?=[0-9A-Za-z\\({])")
"""The + of +100, which an expression has no place for."""
_CALLED = re.compile(
    r"(?P<name>[A-Za-z](?:_(?:[A-Za-z0-9]|\{\s*[A-Za-z0-9]\s*\}))?'*)\s*(?:\\left)?\((?P<inside>.*?)(?:\\right)?\)",
    re.DOTALL,
)
"""g'(1), f_1(x): a function with primes or an index, and what it is taken of."""
_NUMBERED = re.compile(r"(?<![A-Za-z0-9_\\])[A-Za-z]_(?:[0-9]|\{[0-9]\})(?:\\left)?\((?=[A-Za-z0-9, ]+\))")
"""f_1( in f_1(x): as a product it would be written the other way round."""
_OWN_WORDS = ("\\mathbb", "'", "\\lVert", "\\|", "^T", "^{T}", "\\top")
"""What the reader would take for something else, or what says more than an expression."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, read."""

    pieces: tuple[Piece, ...]
    unknown: tuple[str, ...]
    """Commands that nothing is known about."""


def formula(source: str, names: Sequence[str] = ()) -> Formula:
    r"""The pieces of a formula.

    Arguments:
        source: what stands between the dollars, typed or in LaTeX.
        names: names of several letters that are variables.

    >>> [str(piece) for piece in formula(r"\nabla f(x, y) = (2x, y)").pieces]
    ['∇', 'f(x, y)', ' = (', '2*x', ', ', 'y', ')']
    """
    signed = _SIGNED.match(source)
    if signed:
        rest = formula(source[signed.end() :], names)
        return Formula(tuple(_merged(["+", *rest.pieces])), rest.unknown)
    unknown: list[str] = []
    found = [_readable(source, clause) for clause in clauses(source, names, valued(source))]
    equation = _equation(source, found)
    if equation is not None:
        return Formula((equation,), ())
    pieces: list[Piece] = []
    position = 0
    for clause in found:
        pieces.append(_between(source[position : clause.start], unknown))
        pieces += _expression(source, clause, names, unknown)
        position = clause.stop
    pieces.append(_between(source[position:], unknown))
    return Formula(tuple(_merged(pieces)), tuple(dict.fromkeys(unknown)))


def _readable(source: str, clause: Clause) -> Clause:
    """The clause, without an expression where the words of the author say it better: ∂f/∂x, ℝ².

    How far a ∂ reaches, and whether ∂f/∂x is only a name, is for the author to show.
    """
    text = source[clause.start : clause.stop]
    own = any(word in text for word in _OWN_WORDS) or _NUMBERED.search(text)
    if clause.expression is None or own or has_partial(clause.expression):
        return Clause(clause.start, clause.stop, None)
    return clause


def _equation(source: str, found: list[Clause]) -> Expression | None:
    """Two expressions with a relation between them, and nothing else, as one."""
    if any(clause.expression is not None and _lettered(clause.expression) for clause in found):
        return None
    if len(found) == 1 and found[0].expression is not None:
        return found[0].expression if source.strip() == source[found[0].start : found[0].stop] else None
    if len(found) != 2:
        return None
    left, right = found
    sign = _RELATIONS.get(source[left.stop : right.start].strip())
    outside = source[: left.start] + source[right.stop :]
    if sign is None or outside.strip() or left.expression is None or right.expression is None:
        return None
    if any(isinstance(side, Comparison) for side in (left.expression, right.expression)):
        return None
    return Comparison(sign, left.expression, right.expression)


def _expression(source: str, clause: Clause, names: Sequence[str], unknown: list[str]) -> Iterator[Piece]:
    if clause.expression is not None:
        yield from _lettered(clause.expression) or (clause.expression,)
        return
    from tutor.bank.tex_signs import words  # most formulas are expressions

    text = source[clause.start : clause.stop]
    before = _NABLA.match(text) or _OPERATOR.match(text)
    if before and before.end() < len(text):
        inner = [_readable(text[before.end() :], part) for part in clauses(text[before.end() :], names)]
        wanted = Symbol | Applied if before.re is _NABLA else Power | Call | Symbol | Applied | Counted
        if len(inner) == 1 and isinstance(inner[0].expression, wanted):
            yield words(before.group()).text + ("" if before.re is _NABLA else " ")
            yield inner[0].expression
            return
    called = _CALLED.fullmatch(text)
    if called and _is_balanced(called["inside"]):
        inside = formula(called["inside"], names)
        unknown += inside.unknown
        yield from (f"{words(called['name']).text}(", *inside.pieces, ")")
        return
    found = words(text)
    unknown += found.unknown
    yield found.text


def _lettered(expression: Expression) -> tuple[Piece, ...]:
    """f_yy, a second derivative, as a name and its letters; () for any other expression."""
    if not isinstance(expression, Symbol) or len(expression.name) > 1:
        return ()
    inside = [
        one for index in expression.subscripts for one in (index.factors if isinstance(index, Product) else (index,))
    ]
    letters = [one for one in inside if isinstance(one, Symbol) and len(one.label) == 1]
    return (f"{expression.name}_", *letters) if len(letters) == len(inside) > 1 else ()


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _between(signs: str, unknown: list[str]) -> str:
    """The signs between two expressions, spaced as in print."""
    from tutor.bank.tex_signs import words

    found = words(signs)
    unknown += found.unknown
    text = found.text
    for sign in ("=", "≤", "≥", "≠", "≈", "→", "∈", "<", ">"):
        text = re.sub(rf"\s*{sign}\s*", f" {sign} ", text)
    text = re.sub(r"\s*([,;:])\s*", r"\1 ", text)
    spaced = signs[:1].isspace() or signs.lstrip().startswith(("\\text", "\\quad", "\\qquad"))
    if spaced and text[:1].isalpha():
        text = f" {text}"
    return f"{text} " if text[-1:].isalpha() else text


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text.rstrip()
