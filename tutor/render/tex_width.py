r"""How wide a formula in LaTeX will be on the page, near enough to see whether it fits, and where it may be broken.

The widths are those of Computer Modern at 10 pt, in points; LaTeX alone knows the true ones. A formula may be
broken before + and − and \cdot, and between two brackets: best outside of all brackets, else within the
outermost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|[{}]|\s+|.", re.DOTALL)
_NARROW, _WIDE = frozenset("iIjltf,.:;'!|"), frozenset("mwMW")
_SPACES = {r"\quad": 10.0, r"\qquad": 20.0, r"\,": 1.7, r"\ ": 3.3}
_BINARY = {"+": 12.2, "-": 12.2, r"\cdot": 7.2, r"\times": 12.2, r"\pm": 12.2}
_RELATIONS = frozenset("=<>") | {r"\approx", r"\le", r"\leq", r"\ge", r"\geq", r"\ne", r"\neq", r"\to", r"\in"}
_RELATION, _SIGN = 13.4, 7.8
_SUM, _ROOT, _RULE, _DELIMITER, _CASES = 17.0, 8.3, 2.4, 6.5, 10.0
_INDEX = 0.73
"""How small an index is."""
_UPRIGHT = frozenset((r"\text", r"\mathrm", r"\operatorname", r"\mathsf"))
_OPERATORS = frozenset(
    r"\ln \log \exp \sin \cos \tan \cot \sec \csc \sinh \cosh \tanh \coth \arcsin \arccos \arctan \max \min".split()
)
_INVISIBLE = frozenset(
    r"\displaystyle \left \right \limits \begin \end \ensuremath \bar \hat \tilde \overline \( \)".split()
)


class Mark(NamedTuple):
    """A place where a formula may be broken."""

    place: int
    """The index of the character that begins the next line."""
    width: float
    """How wide the formula is up to there."""
    depth: int
    r"""In how many brackets (\left … \right) it stands."""
    badness: int
    """How bad it is to break there: the least is best."""


@dataclass(slots=True)
class _Group:
    """What is between two braces, as far as it is read."""

    role: str
    width: float = 0.0
    script: float = 0.0
    """How wide the indices of the last letter are so far; Σ has its own beneath it."""
    awaited: list[str] = field(default_factory=list)
    """The roles of the groups that come next."""
    above: float = 0.0
    """How wide the numerator was."""
    rows: float = 0.0
    """The widest row of an environment."""


def measure(source: str) -> float:
    r"""About how wide a formula is, in points.

    >>> measure("x + y") < measure(r"\frac{x + y}{2}") < measure(r"\sum_{i} \left(x + y\right)")
    True
    """
    return _read(source)[0]


def breaks(source: str) -> list[Mark]:
    r"""The places where a formula may be broken, from left to right.

    >>> [(mark.place, mark.depth) for mark in breaks(r"x - \left(-y + 1\right)")]
    [(2, 0), (13, 1)]
    """
    return _read(source)[1]


def _read(source: str) -> tuple[float, list[Mark]]:
    groups = [_Group("")]
    marks: list[Mark] = []
    depth = 0
    before = ""
    waits = False
    for match in _TOKEN.finditer(source):
        token = match.group()
        if token.isspace():
            if groups[-1].role == "upright":
                groups[-1].width += 3.3
            continue
        group = groups[-1]
        if token == "{":
            inherited = "upright" if group.role == "upright" else ""
            groups.append(_Group(group.awaited.pop(0) if group.awaited else inherited))
        elif token == "}":
            if len(groups) > 1:
                _close(groups.pop(), groups[-1])
        elif token in ("^", "_") and group.role != "upright":
            group.awaited = ["script"]
        elif token == r"\begin":
            groups.append(_Group("rows", awaited=["name"]))
        elif token == r"\end" and len(groups) > 1 and group.role == "rows":
            groups.pop()
            groups[-1].width += max(group.rows, group.width) + _CASES
            groups[-1].awaited = ["name"]
        elif token == r"\\" and group.role == "rows":
            group.rows, group.width = max(group.rows, group.width), 0.0
        else:
            if len(groups) == 1:
                begins = token == r"\left" and before == r"\right"
                if (token in _BINARY and not _is_sign(before)) or begins:
                    marks.append(Mark(match.start(), group.width, depth, 3 * depth + (token not in ("+", "-"))))
            depth += (token == r"\left") - (token == r"\right")
            _add(token, before, waits, group)
        waits = token in (r"\left", r"\right")
        # What closes a bracket is remembered as \right, since a factor may follow it.
        before = before if before == r"\right" and token in (")", "]", "|") else token
    return groups[0].width, marks


def _close(group: _Group, outer: _Group) -> None:
    """Adds a closed group to the one around it."""
    match group.role:
        case "above":
            outer.above = group.width
        case "below":
            outer.width += max(outer.above, group.width) + _RULE
        case "script":
            width = _INDEX * group.width
            outer.width += max(0.0, width - outer.script)
            outer.script = max(outer.script, width)
        case "root":
            outer.width += group.width + _ROOT
        case "name":
            pass
        case _:
            outer.width += group.width


def _add(token: str, before: str, waits: bool, group: _Group) -> None:
    """Adds one sign to the group that it stands in."""
    if group.awaited:  # an argument without braces
        inner = _Group(group.awaited.pop(0))
        _add(token, "", False, inner)
        _close(inner, group)
        return
    group.script = 0.0
    if waits:
        group.width += _DELIMITER if token not in (".", "|") else 2.8
    elif token in (r"\frac", r"\tfrac"):
        group.awaited = ["above", "below"]
    elif token == r"\sqrt":
        group.awaited = ["root"]
    elif token in _UPRIGHT:
        group.awaited = ["upright"]
    elif token == r"\sum":
        group.width += _SUM
        group.script = _SUM
    elif token in _INVISIBLE:
        pass
    else:
        group.width += _character(token, before, group.role == "upright")


def _character(token: str, before: str, upright: bool) -> float:
    if token in _SPACES:
        return _SPACES[token]
    if token in _BINARY and not upright:
        return _SIGN if _is_sign(before) else _BINARY[token]
    if token in _RELATIONS and not upright:
        return _RELATION
    if token in _OPERATORS:
        return 4.2 * (len(token) - 1)
    if token in ("(", ")", "[", "]"):
        return 3.9
    if token[-1] in _NARROW:
        return 3.3 if upright else 4.2
    if token in _WIDE:
        return 8.5
    if token.isdigit():
        return 5.0
    if token.isupper():
        return 7.6
    return 5.0 if upright else 5.6


def _is_sign(before: str) -> bool:
    """Is a minus after this a sign, and not an operation?"""
    return before in ("", "{", "(", "[", "&", r"\left") or before in _BINARY or before in _RELATIONS
