"""From the text of a working to the sides of its lines: where each begins and ends, and the relation before it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.grading.working.lines import MOST_LINES, TypedLine, too_many_lines, typed_lines
from tutor.grading.working.remarks import depths

MOST_CHARACTERS = 20_000
MOST_SIDES = 300
MOST_BESIDE = 40
_TOKEN = re.compile(
    r"(?P<open>\\begin\s*\{d?cases\}|[(\[{])|(?P<close>\\end\s*\{d?cases\}|[)\]}])|(?P<comparison><=>|[<>!]=(?!>))|"
    r"(?P<limit>\\?lim(?![A-Za-z])[\s_({]*\w+\s*(?:->|→|\\to|\\rightarrow))|(?P<arrow>\\(?:Rightarrow|Longrightarrow|implies|iff|Leftrightarrow|to|rightarrow|longrightarrow)(?![A-Za-z])"
    r"|=+>|-+>|[→⟶⇒⟹⇔⟺↦])|(?P<equal>:=|≔|=+|≡|\\equiv(?![A-Za-z]))|(?P<about>≈|\\approx(?![A-Za-z])|~=)"
)
_CUT = re.compile(r"(?:[,;] *)?(?<![A-Za-z\\])(?:where|with|and)(?![A-Za-z])|[,;]")
_BEGINS = r"[A-Za-zα-ω](?:_?\w)?['’′]*(?:\([\w\s,]*\))?|[d∂]\s?[A-Za-zα-ω]\w*\s*/\s*[d∂]\s?[A-Za-zα-ω]\w*"
_GAP = re.compile(rf"(?<=[^\s=+\-*/·(,;^→>≈])\s{{2,}}(?=(?:{_BEGINS})\s*(?::=|≔|=(?!=)))")
"""A gap behind an equation with the beginning of the next one behind it: u = x²   v = sin x."""
_LETTER = re.compile(r"\s*(?:let\s+)?(?P<letter>[A-Za-zα-ω])(?P<marks>['’′]*)\s*=(?!=)")
_NEXT_LETTER = re.compile(r"(?<=[^\s=+\-*/·(,;^→>≈])\s(?=(?P<letter>[A-Za-zα-ω])(?P<marks>['’′]*)\s*=(?!=))")
_IMPLIES = re.compile(r"\\(?:Rightarrow|Longrightarrow|implies|iff|Leftrightarrow)(?![A-Za-z])|=+>|[⇒⟹⇔⟺]")
_JOINS = re.compile(r"(?<![A-Za-z])(?:where|with|and)\s*\Z")
_EQUATION = re.compile(r"(?<![<>!])=|≈|→|->")
_CONDITION = re.compile(r"[<>≤≥≠]|!=|\\(?:ne|le|ge|lt|gt)")
_SIGNS = {"equal": "=", "arrow": "→", "about": "≈"}


@dataclass(frozen=True, slots=True)
class Side:
    """Where a side stands, and what was found before it."""

    number: int
    """The number of its line, from 1."""
    source: str
    """The line as typed."""
    masked: str
    """The line with everything blanked that is no mathematics; as long as `source`."""
    start: int
    end: int
    relation: str
    """The sign before it, or ""."""
    first: bool
    """Does it stand first in a line that does not begin with a relation?"""
    row: int
    """Which row it belongs to: a line of LaTeX may hold several rows."""

    @property
    def said(self) -> str:
        """What stands there."""
        return self.masked[self.start : self.end].strip()


def sides(text: str, names: Container[str], function: str = "") -> tuple[Side, ...]:
    """The sides of all lines of a working.

    Arguments:
        text: the working.
        names: names of several letters that are letters of the function and no words.
        function: the function as typed, whose letters are no letters of the student's own.

    Raises:
        SyntaxProblem: nothing is typed; LimitExceeded: the working is too long.

    >>> [(side.relation, side.source[side.start : side.end].strip()) for side in sides("f_x = 2x + 0 = 2x", ())]
    [('', 'f_x'), ('=', '2x + 0'), ('=', '2x')]
    """
    _check_size(text)
    found: list[Side] = []
    pending, before = "", ""
    row = 0
    for line in typed_lines(text, names):
        parts = tuple(_parts(line.masked, f"{function}\n{before}"))
        before += f"{line.masked}\n"
        for start, end, aside in parts:
            here = list(_split(line, start, end, row, pending))
            if len(here) > MOST_BESIDE:
                raise _too_many(here[MOST_BESIDE], MOST_BESIDE, "on one line")
            pending = "" if aside else here.pop().relation if here and not here[-1].said else ""
            found += here
            row += 1
    if not found:
        raise SyntaxProblem("the working is empty", text[:80], 0, mend=_MEND)
    if len(found) > MOST_SIDES:
        raise _too_many(found[MOST_SIDES], MOST_SIDES, "in all")
    return tuple(found)


_MEND = "type one step a line, such as: ∂/∂x [x^2 y] = 2xy"


def _too_many(side: Side, most: int, where: str) -> LimitExceeded:
    message = f"line {side.number}: there are more than {most} steps {where}"
    return LimitExceeded(message, side.source, side.start, mend="hand in a part of the working")


def _check_size(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        message = f"the working has {len(text):,} characters; the limit is {MOST_CHARACTERS:,} characters"
        raise LimitExceeded(message, text[:80], 0, mend="hand in a part of it")
    lines = text.splitlines()
    if len(lines) > 10 * MOST_LINES:
        raise too_many_lines(10 * MOST_LINES + 1, lines[10 * MOST_LINES], 0)


def _beside(masked: str, before: str) -> Iterator[tuple[int, int]]:
    """Where an equation stands beside another with nothing but blanks between: u = x²   v = sin x.

    One blank is enough for the second of two letters that are said what they stand for, if it was not there before.
    """
    for match in _GAP.finditer(masked):
        if _EQUATION.search(masked, 0, match.start()):
            yield match.span()
    first = _LETTER.match(masked)
    if first is None:
        return
    for match in _NEXT_LETTER.finditer(masked, first.end()):
        other = match["letter"] != first["letter"] and match["marks"] == first["marks"]
        if _JOINS.search(masked[: match.start()][-8:]):
            continue
        new = bool(match["marks"]) or match["letter"] not in before + masked[: match.start()]
        if other and new:
            yield match.span()


def _implied(masked: str) -> Iterator[tuple[int, int]]:
    """Where one equation follows from another: ln f = y ln x ⇒ f′/f = y/x."""
    arrows = list(_IMPLIES.finditer(masked))
    ends = [*(arrow.start() for arrow in arrows[1:]), len(masked)][: len(arrows)]
    start = 0
    for arrow, end in zip(arrows, ends, strict=True):
        if _EQUATION.search(masked, start, arrow.start()) and _EQUATION.search(masked, arrow.end(), end):
            yield arrow.span()
        start = arrow.end()


def _parts(masked: str, before: str = "") -> Iterator[tuple[int, int, bool]]:
    """The row itself, and what stands behind a comma, a gap or a "where": first column, last column, is it behind one?

    Only an equation is a part of its own; a condition such as "x > 0" is passed over; anything else stays where it is.
    """
    levels, start, first, behind = depths(masked), 0, 0, False
    cuts = sorted({*_implied(masked), *(match.span() for match in _CUT.finditer(masked)), *_beside(masked, before)})
    cuts = [(end, begin) for end, begin in cuts if levels[end] == 0]
    ends = [end for end, _ in cuts] + [len(masked)]
    begins = [begin for _, begin in cuts]
    for place, end in enumerate(ends):
        if place + 1 < len(ends):
            rest = masked[begins[place] : ends[place + 1]]
            if not _EQUATION.search(rest) and not _CONDITION.search(rest):
                continue
        said = masked[start:end]
        if said.strip() and (not behind or _EQUATION.search(said) or not _CONDITION.search(said)):
            yield first, start + len(said.rstrip()), behind
            behind = True
        if place < len(begins):
            start = first = begins[place]


def _split(line: TypedLine, start: int, end: int, row: int, pending: str) -> Iterator[Side]:
    """The sides of a row, parted at the relations outside brackets."""
    level, relation, first = 0, pending, True

    def side(last: int) -> Side:
        return Side(line.number, line.source, line.masked, start, last, relation, first and not relation, row)

    for match in _TOKEN.finditer(line.masked, start, end):
        if match.lastgroup == "open":
            level += 1
        elif match.lastgroup == "close":
            level = max(level - 1, 0)
        elif match.lastgroup in _SIGNS and not level:
            if line.masked[start : match.start()].strip() or not first:
                yield side(match.start())
            first, relation, start = False, _SIGNS[match.lastgroup], match.end()
    yield side(end)
