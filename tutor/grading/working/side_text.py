"""One side of a line, read: marks, arguments that say nothing, and words that are names are seen to first."""

from __future__ import annotations

import re

from tutor.errors import SyntaxProblem
from tutor.expression.greek import NAMES
from tutor.expression.limits import LIMITS
from tutor.expression.parser import read_text
from tutor.expression.reading import Reading
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Span
from tutor.grading.working.bare_sigma import SIGMA, sigmoid_of, with_sigma
from tutor.grading.working.names import Names
from tutor.grading.working.primes import typed_marks, with_derivatives
from tutor.grading.working.sides import Side

_LIMIT = re.compile(r"(?<![A-Za-z])lim(?![A-Za-z])")
_VALUE = re.compile(r"(?<![A-Za-z\\])(?P<name>[A-Za-zℓ]+)['’′″]*\(\s*[-−]?[0-9][0-9.,\s]*\)")
_APPLIED = re.compile(r"(?<![A-Za-z_\\])(?P<name>\\?[A-Za-zα-ωℓ]\w*+)(?P<marks>['’′″]*)\((?P<places>[\w\s,]*)\)")


def read_side(text: str, side: Side, names: Names, reading: Reading) -> Expression:
    """The expression in a text that has the side in its own columns.

    Arguments:
        text: the side, with spaces before it.
        side: where it stands.
        names: the working's own names.
        reading: the function.

    Raises:
        SyntaxProblem: it cannot be read.
    """
    if not text.strip():
        raise SyntaxProblem("nothing stands here", side.source, side.start, mend="type what follows, or leave it out")
    limit = _LIMIT.search(text)
    if limit:
        message = f"a limit is not read (column {limit.start() + 1})"
        raise SyntaxProblem(message, side.source, limit.start(), limit.end(), "leave this step out")
    value = _VALUE.search(text)
    if value and value["name"] in names.function:
        message = f"a value at a point is not read in a working (column {value.start() + 1})"
        mend = "leave it out, and check it by itself with --at"
        raise SyntaxProblem(message, side.source, value.start(), value.end(), mend)
    own = names.own
    text = _without_arguments(text, names, own.labels)
    callable_names = (*reading.unknown, *own.functions)
    letters = {*names.letters, *own.names()}
    marked, marks = typed_marks(text, letters, (*callable_names, *names.words))
    declared = (*reading.names, *names.words, *names.errors)
    found = read_text(marked, declared, (*callable_names, *marks.functions), LIMITS).expression
    if isinstance(found, Comparison | Logic):
        message, span = "this is a condition, not a step", found.span or Span(0, len(text))
        raise SyntaxProblem(message, text, span.start, span.end, "type what the derivative is equal to")
    found = names.with_euler(found)
    bare = SIGMA in symbols(found) and SIGMA not in own.letters
    if bare and (sigmoid := sigmoid_of(reading.expression)) is not None:
        found = with_sigma(found, sigmoid, marks.letters, own.letters)
    return with_derivatives(found, marks, names.variable, reading.unknown)


def _without_arguments(text: str, names: Names, variables: frozenset[str]) -> str:
    """u(x), f′(x) as u and f′: what a letter stands for depends on the letters of the function anyway."""
    known = names.own.names()

    def plain(match: re.Match[str]) -> str:
        places = {place.strip() for place in match["places"].split(",")}
        name = match["name"].removeprefix("\\")
        name = NAMES.get(name, name)
        if name not in known or name in names.own.functions or not places <= variables:
            return match.group()
        return f"{match['name']}{match['marks']}".ljust(len(match.group()))

    return _APPLIED.sub(plain, text)
