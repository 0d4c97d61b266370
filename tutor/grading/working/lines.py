r"""The lines of a working with mathematics on them: rows of LaTeX parted, broken lines joined, remarks blanked.

A line that goes on below, as in

    = 2xy
      + y·cos(xy)

becomes one line, whose columns are those of both parts with a space between.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from tutor.errors import LimitExceeded
from tutor.grading.working.remarks import depths, has_reason, without_remarks, without_wrappers

MOST_LINES = 200
_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?|\\begin\s*\{d?cases\}.*?(?:\\end\s*\{d?cases\}|$)")
_RELATION = re.compile(r"\s*(?:=|->|→|⇒|⟹|≈|\\(?:Rightarrow|implies|to)(?![A-Za-z]))")
_GOES_ON = re.compile(r"\s*(?:[+·*/×⋅]|\\cdot|\\times)(?!\s*=)")
_MINUS = re.compile(r"\s*[-−–](?!>)")
_OPEN_END = re.compile(r"(?:[-+·*/×⋅−,(\[{]|\\cdot|\\times)\s*$")
_DEEP = 8
"""A reason on a line of its own stands at least so far to the right, …"""
_DEEPER = 4
"""… and so much farther than the line it belongs to."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line, or a row of one, with its remarks blanked."""

    number: int
    """The number of the line in the text, from 1."""
    source: str
    """The line as typed; with what it goes on with on the lines below."""
    masked: str
    """The line with everything blanked that is no mathematics; as long as `source`."""


def typed_lines(text: str, names: Container[str]) -> Iterator[TypedLine]:
    """The lines of a working that have mathematics on them.

    Arguments:
        text: the working.
        names: names of several letters that are letters of the function and no words.

    Raises:
        LimitExceeded: there are too many lines.

    >>> [line.masked.strip() for line in typed_lines("= 2x   (power rule)\\n  + 3", ())]
    ['= 2x                + 3']
    """
    waiting: TypedLine | None = None
    ordinal, explained = 0, False
    for number, source in enumerate(text.splitlines(), 1):
        plain = source.replace("\t", " ")
        if waiting is not None and _is_reason(plain, waiting.masked, explained):
            explained = True
            continue
        for start, end in _rows(plain):
            clean = without_wrappers(plain[start:end])
            clean = clean if "cases" in clean else clean.replace("&", " ")
            masked = without_remarks(clean, ordinal + 1, names)
            if not masked.strip():
                continue
            masked = f"{' ' * start}{masked}{' ' * (len(plain) - end)}"
            clean = f"{' ' * start}{clean}"
            explained = masked.rstrip() != clean.rstrip(" .,;")
            if waiting is not None and start == 0 and _joins(waiting.masked, masked):
                waiting = TypedLine(waiting.number, f"{waiting.source} {source}", f"{waiting.masked} {masked}")
                continue
            if waiting is not None:
                yield waiting
            ordinal += 1
            if ordinal > MOST_LINES:
                raise too_many_lines(number, source, start)
            waiting = TypedLine(number, source, masked)
    if waiting is not None:
        yield waiting


def too_many_lines(number: int, source: str, column: int) -> LimitExceeded:
    """The error for a working that is too long."""
    message = f"line {number}: the working goes on for more than {MOST_LINES} lines"
    return LimitExceeded(message, source, column, mend="hand in a part of it")


def _rows(line: str) -> Iterator[tuple[int, int]]:
    r"""The columns of each row of a line; rows are parted by \\, but not inside a function by cases."""
    start = 0
    for match in _BREAK.finditer(line):
        if not match.group().startswith("\\begin"):
            yield start, match.start()
            start = match.end()
    yield start, len(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_reason(line: str, before: str, explained: bool) -> bool:
    """Whether a line far to the right is the reason for the line above it, or goes on with one, as printed lessons do.

    Arguments:
        line: the line.
        before: the line above that has mathematics on it.
        explained: whether that one has a reason already.
    """
    deep = _indent(line) >= max(_DEEP, _indent(before) + _DEEPER)
    if not deep or not line.strip() or _RELATION.match(line) or _GOES_ON.match(line) or not _RELATION.match(before):
        return False
    return explained or "=" in line or has_reason(line)


def _joins(before: str, line: str) -> bool:
    """Whether a line goes on with the one above it."""
    if _RELATION.match(line):
        return False
    if _GOES_ON.match(line) or _OPEN_END.search(before[-40:]) or depths(before)[-1] > 0:
        return True
    return bool(_MINUS.match(line)) and _indent(line) > _indent(before) + 1 and bool(_RELATION.match(before))
