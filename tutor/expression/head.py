"""The head of a function, f(x, y) = …, which names it and puts its variables in order."""

from __future__ import annotations

from typing import NamedTuple

from tutor.errors import SyntaxProblem
from tutor.expression.lexer import Token

_SKIPPED = frozenset(("{", "}"))


class Head(NamedTuple):
    """What stands before the = of a function."""

    name: str
    """The function's name as typed, "" without a head."""
    variables: tuple[tuple[int, int], ...]
    """The ranges of tokens that name its variables."""
    body: int
    """Index of the first token behind the head."""


NO_HEAD = Head("", (), 0)


def read_head(tokens: list[Token], partner: dict[int, int], commas: set[int], source: str) -> Head:
    """The head of the text, or `NO_HEAD`.

    Raises:
        SyntaxProblem: a = stands where no head can be, or the head cannot be read.
    """
    equals = at = 0
    while tokens[at].kind != "end":
        if tokens[at].kind in ("=", ":="):
            if equals:
                raise _problem(tokens[at], source)
            equals = at
        at = partner.get(at, at) + 1
    if not equals:
        if tokens[0].kind in ("=", ":="):
            raise _problem(tokens[0], source)
        return NO_HEAD
    first = tokens[0]
    if first.kind not in ("name", "word"):
        raise _problem(tokens[equals], source)
    at, name = 1, first.text
    if tokens[at].kind == "_":
        at = partner.get(at + 1, at + 1) + 1
        name += "_" + "".join(token.text for token in tokens[2:at] if token.kind not in _SKIPPED)
    if at == equals:
        return Head(name, (), equals + 1)
    if tokens[at].kind != "(" or partner[at] + 1 != equals:
        raise _problem(tokens[equals], source)
    variables = []
    start = here = at + 1
    while here < partner[at]:
        if tokens[here].kind == ",":
            variables.append((start, here))
            start = here + 1
        here = partner.get(here, here) + 1
    variables.append((start, partner[at]))
    for start, stop in variables:
        if start == stop or tokens[start].kind not in ("name", "word"):
            token = tokens[start]
            message = f"a name is missing in the head at column {token.start + 1}"
            raise SyntaxProblem(message, source, token.start, mend="type a head as f(x, y) = …")
    seen: set[tuple[str, ...]] = set()
    for start, stop in variables:
        spelled = tuple(token.text for token in tokens[start:stop])
        if spelled in seen:
            message = f"the head names {tokens[start].text} twice (column {tokens[start].start + 1})"
            raise SyntaxProblem(message, source, tokens[start].start, mend="name each variable once")
        seen.add(spelled)
    return Head(name, tuple(variables), equals + 1)


def _problem(token: Token, source: str) -> SyntaxProblem:
    return SyntaxProblem(
        f"an = has no meaning at column {token.start + 1}",
        source,
        token.start,
        mend="type one function; a head is typed as f(x, y) = …, an equation u = v as u - v",
    )
