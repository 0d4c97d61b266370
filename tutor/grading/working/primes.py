"""Marks that the language of functions does not have: (x²)′, d(x²)/dx, du/dx.

A mark is typed in the place of one character and so is read in its place: ′ as an exponent that nobody uses,
which is then turned into a derivative. So every column of an error still points at what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from tutor.errors import SyntaxProblem
from tutor.expression.fold import SUPERSCRIPTS
from tutor.expression.functions import SPELLINGS
from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Power, Symbol

_PRIMES = re.compile("['’′″]+")
_CALLED = re.compile(r"([A-Za-z]+)['’′]+\s*\(")
_OVER = re.compile(r"(?<![A-Za-z\\∂])d(?:\((?:[^()]|\([^()]*\))*\)|[A-Za-zα-ω])\s*(?:/\s*|\}\s*\{\s*)d(?=[A-Za-zα-ω])")
_SPARE = {small: mark for mark, small in SUPERSCRIPTS.items() if small.isalpha() and small not in "xyzndei"}


def typed_marks(text: str, source: str, letters: Container[str]) -> tuple[str, dict[Symbol, int]]:
    """The text with its marks in a form that is read, of the same length, and the letters that stand for ′ and ″.

    Arguments:
        text: the side to read.
        source: the whole line, for an error.
        letters: the letters that mean something here.

    Raises:
        SyntaxProblem: the mark stands behind the name of a function, as in sin′(x).

    >>> typed_marks("d(x^2)/dx", "", ())[0]
    '∂(x^2)/∂x'
    """
    if "d" not in letters and ("/" in text or "frac" in text):
        text = _over(text)
    if not _PRIMES.search(text):
        return text, {}
    called = _CALLED.search(text)
    if called and called[1] in SPELLINGS:
        name, place = called[1], called.end(1)
        message = f"the mark behind {name} at column {place + 1} cannot be read"
        raise SyntaxProblem(message, source, place, mend=f"write the derivative out, or type d/dx[{name}(x)]")
    spare = [letter for letter in _SPARE if letter not in letters and letter not in text]
    orders = sorted({_order(match.group()) for match in _PRIMES.finditer(text)})
    marks = dict(zip(orders, spare, strict=False))
    if len(marks) < len(orders):
        return text, {}
    marked = _PRIMES.sub(lambda match: _SPARE[marks[_order(match.group())]].ljust(len(match.group())), text)
    return marked, {Symbol(letter): order for order, letter in marks.items()}


def _order(primes: str) -> int:
    return len(primes) + primes.count("″")


def _over(text: str) -> str:
    """d(u)/dx as ∂(u)/∂x."""
    return _OVER.sub(lambda match: "∂" + match.group()[1:-1] + "∂", text)


def with_derivatives(tree: Expression, marks: Mapping[Symbol, int], variable: Symbol) -> Expression:
    """The tree with u to the power of a mark made ∂u/∂x.

    Arguments:
        tree: what was read.
        marks: the letters that stand for a ′, a ″ …, and how many marks each is.
        variable: x.
    """
    if not marks:
        return tree
    made: dict[int, Expression] = {}
    for node in postorder(tree):
        result = node
        if node.children:
            parts = tuple(made[id(child)] for child in node.children)
            same = all(new is old for new, old in zip(parts, node.children, strict=True))
            result = node if same else node.rebuild(parts)
        if isinstance(result, Power) and isinstance(result.exponent, Symbol):
            order = marks.get(result.exponent, 0)
            body = result.base if order else result
            for _ in range(order):
                body = Partial(body, variable, span=node.span)
            result = body
        made[id(node)] = result
    return made[id(tree)]
