"""Blanks filled: {n} in formulas, where the result is written plainly, and in prose.

In a formula, braces that hold no name of a parameter are LaTeX's and stay: \\frac{1}{2}. A blank that is the
argument of a command, as in \\frac{n}{2} and x^{n}, keeps its braces; \\frac{{n}}{2} is the same. Anywhere else
{{n}} is {n} with braces that stay. What \\text{…} and its like hold are words, and no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tutor.bank.clauses import Clause, clauses, understood, valued
from tutor.bank.dollars import Kind, split
from tutor.bank.filled import BLANK, NAME, Filled, Values, is_known, lookup, unknown
from tutor.bank.plainly import is_natural, plain
from tutor.errors import AuthorError
from tutor.expression.spelling import nearest
from tutor.expression.text import text as written
from tutor.expression.tree import Expression, Span

_IN_FORMULA = re.compile(rf"\{{\{{(?P<kept>{NAME})\}}\}}|\{{(?P<name>{NAME})\}}")
_IN_WORDS = re.compile(rf"(?P<double>\{{\{{|\}}\}})|\{{(?P<name>{NAME})\}}")
_LETTERED = re.compile(r"\\(?:text\w*|math(?:rm|bb|bf|cal|it|sf)|operatorname|begin|end)\s*\Z")
_COMMAND = re.compile(r"\\[A-Za-z]+\s*\Z")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?")
_WORD = re.compile(r"[A-Za-z]+")
_FORMULA = re.compile(r"[0-9^*/+=_\\()−·-]")
_WORDS = re.compile(r"[A-Za-z]{2,}(?:[ _-][A-Za-z]{2,})*")
_MARKS = re.compile(r"([\\`*_\[\]<>$#~|])")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_MOST_ARGUMENTS = 9
"""So many arguments a command of LaTeX has at most."""
_LONGEST_FORMULA = 4_000
_LONGEST_PROSE = 50_000
"""How many characters a text may have once it is filled: of parameters made of parameters each can double the last."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value went, in the text once it was filled in; its brackets left out."""

    start: int
    stop: int
    bare: bool
    """Does it stand there just as an author would have typed it?"""


def fill_maths(text: str, values: Values, names: Sequence[str] = (), functions: Sequence[str] = ()) -> str:
    """A formula with its blanks filled, written plainly; what holds no blank stays as it was typed.

    Arguments:
        text: one expression, or several with signs between them: a point, a set, an equation, a head.
        values: the values by name.
        names: names of several letters that are variables there.
        functions: names of functions that are not known.

    Raises:
        AuthorError: a blank has no value.

    >>> fill_maths("{n}x^2 + {m}x y", {"n": Filled("1"), "m": Filled("-3")})
    'x² − 3xy'
    >>> fill_maths("x={n}, y=1", {"n": Filled("-3")})
    'x=-3, y=1'
    """
    alone = BLANK.fullmatch(text.strip())
    if alone and (is_known(alone[1], values) or not _stays(alone[1], False, values)):
        value = lookup(alone[1], values)
        return text if value is None else _single(alone[1], value)
    filled, places = _filled(text, values)
    if not places:
        return filled
    pieces: list[str] = []
    position = 0
    functions = (*functions, *valued(text))
    for clause in clauses(filled, names, functions):
        within = [place for place in places if clause.start <= place.start and place.stop <= clause.stop]
        pieces += (filled[position : clause.start], _clause(filled, clause, within, names, functions))
        position = clause.stop
    return "".join((*pieces, filled[position:]))


def _single(name: str, value: Filled) -> str:
    if value.columns:
        raise AuthorError(f"{{{name}}} is a table of data, no number.", f"Name a number of it: {{{name}.column.1}}.")
    return value.text


def _clause(filled: str, clause: Clause, places: list[_Place], names: Sequence[str], functions: Sequence[str]) -> str:
    """An expression written plainly, or as it is when its blanks stand in it as an author would type them."""
    source = filled[clause.start : clause.stop]
    if clause.expression is None or not places:
        return source
    spans = {Span(place.start - clause.start, place.stop - clause.start) for place in places}
    tidied = plain(clause.expression, lambda node: node.span in spans)
    if tidied is clause.expression and all(place.bare for place in places):
        return source
    number = source.strip("() ")
    if len(places) == 1 and filled[places[0].start : places[0].stop] == number:
        return number
    shown = written(tidied)
    return shown if understood(shown, names, functions) == tidied else source


def _filled(text: str, values: Values) -> tuple[str, list[_Place]]:
    pieces: list[str] = []
    places: list[_Place] = []
    length = position = 0

    def add(piece: str) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
        length += len(piece)

    for match in _IN_FORMULA.finditer(text):
        add(text[position : match.start()])
        position = match.end()
        name = match["kept"] or match["name"]
        if _LETTERED.search(text, 0, match.start()):
            add(match.group())
            continue
        argument = _is_argument(text, match.start())
        if match["kept"] and not (argument and is_known(name, values)):
            add(f"{{{name}}}" if is_known(name, values) else match.group())
            continue
        value = None
        if is_known(name, values) or not _stays(name, argument, values):
            value = lookup(name, values)
        if value is None:
            add(match.group())
            continue
        before, after = pieces[-1][-1:] if pieces else "", text[position : position + 1]
        left, right = _brackets(_single(name, value), before, after, argument)
        bare = argument or not (left + right).strip()
        places.append(_Place(length + len(left), length + len(left) + len(value.text), bare))
        add(f"{left}{value.text}{right}")
        _bounded(length, _LONGEST_FORMULA)
    add(text[position:])
    return "".join(pieces), places


def _stays(name: str, argument: bool, values: Values) -> bool:
    """Are braces around an unknown name LaTeX's own, as in \\bar{a} and x^{k}, and no slip of an author's?"""
    if "." in name:
        return False
    near = nearest(name, values) or any(known.lower() == name.lower() for known in values)
    return not near and (argument or not values)


def _is_argument(text: str, position: int) -> bool:
    """Does the brace at `position` open an argument of a LaTeX command, an exponent or an index?"""
    for _ in range(_MOST_ARGUMENTS):
        before = text[:position].rstrip()
        if before.endswith(("^", "_")) or _COMMAND.search(before):
            return True
        if not before.endswith(("}", "]")):
            return False
        position = _opened(before)
    return False


def _opened(before: str) -> int:
    """Where the bracket opens that a text ends with; 0 when it does not."""
    depth = 0
    for place in range(len(before) - 1, -1, -1):
        depth += (before[place] in "}]") - (before[place] in "{[")
        if depth == 0:
            return place
    return 0


def _brackets(value: str, before: str, after: str, argument: bool) -> tuple[str, str]:
    """What has to stand around a value so that it stays together and apart from its neighbours."""
    beside = before.isalnum() or before in ("_", "."), after.isdigit() or after == "."
    if argument:
        short = len(value) == 1 and value.isalnum() and before in ("^", "_") and not after.isalnum()
        return ("", "") if short else ("{", "}")
    if _WORD.fullmatch(value):
        return " " if before.isalnum() and not (before.isdigit()) else "", " " if after.isalnum() else ""
    if is_natural(value):
        return ("", "") if not any(beside) and before != ")" else ("(", ")")
    return ("", "") if _is_bracketed(value) else ("(", ")")


def _is_bracketed(value: str) -> bool:
    """Do the first and the last character of a value belong together as brackets?"""
    if len(value) < 2 or _PAIRS.get(value[0]) != value[-1]:
        return False
    depth = 0
    for place, character in enumerate(value):
        depth += (character in _PAIRS) - (character in _PAIRS.values())
        if depth == 0:
            return place == len(value) - 1
    return False


def fill_prose(text: str, values: Values, names: Sequence[str] = (), functions: Sequence[str] = ()) -> str:
    """Markdown with its blanks filled: as formulas between dollars, as words outside.

    Outside dollars a number is a number, a formula gets dollars of its own, a table of data is a table, and
    {{ and }} are braces.

    Arguments:
        text: the Markdown.
        values, names, functions: as for `fill_maths`.

    Raises:
        AuthorError: a blank has no value.

    >>> print(fill_prose("Take $x^{n}$, {n} times: {{done}}", {"n": Filled("-3")}))
    Take $x^{-3}$, −3 times: {done}
    """
    pieces: list[str] = []
    length = 0
    for piece, kind in split(text):
        pieces.append(_piece(piece, kind, values, names, functions))
        length += len(pieces[-1])
        _bounded(length, _LONGEST_PROSE)
    return "".join(pieces)


def _bounded(length: int, most: int) -> None:
    if length > most:
        message = f"A text has more than {most:,} characters once its blanks are filled."
        raise AuthorError(message, "Make the parameters shorter, or use fewer of them.")


def _piece(piece: str, kind: Kind, values: Values, names: Sequence[str], functions: Sequence[str]) -> str:
    if kind == "code":
        quotes = piece[: len(piece) - len(piece.lstrip("`"))]
        inner = fill_maths(piece.strip("`"), values, names, functions) if BLANK.search(piece) else piece.strip("`")
        return f"{quotes}{inner}{quotes}"
    if kind == "maths":
        width = 2 if piece.startswith("$$") else 1
        inner = fill_maths(piece[width:-width], values, names, functions)
        return f"{piece[:width]}{inner}{piece[-width:]}"
    return _IN_WORDS.sub(_word(values, names, functions), piece)


def _word(values: Values, names: Sequence[str], functions: Sequence[str]) -> Callable[[re.Match[str]], str]:
    def word(match: re.Match[str]) -> str:
        if match["double"]:
            return match["double"][0]
        if not is_known(match["name"], values):
            raise unknown(match["name"], values)
        value = lookup(match["name"], values)
        return match.group() if value is None else said(value, names, functions)

    return word


def said(value: Filled, names: Sequence[str] = (), functions: Sequence[str] = ()) -> str:
    """A value as Markdown among words: −3, apples, $x^2$, or a table.

    >>> said(Filled("-3")), said(Filled("two_apples")), said(Filled("x^2"))
    ('−3', 'two\\\\_apples', '$x^2$')
    """
    if value.columns:
        return "\n".join(_table(value))
    if _NUMBER.fullmatch(value.text):
        return value.text.replace("-", "−")
    if _FORMULA.search(value.text) and not _WORDS.fullmatch(value.text) and _is_formula(value.text, names, functions):
        return f"${value.text}$"
    return _MARKS.sub(r"\\\1", value.text)


def _is_formula(text: str, names: Sequence[str], functions: Sequence[str]) -> bool:
    found: list[Expression | None] = [clause.expression for clause in clauses(text, names, functions)]
    return bool(found) and None not in found and not re.search(r"[A-Za-z]{3,} [A-Za-z]", text)


def _table(value: Filled) -> Iterator[str]:
    yield "| " + " | ".join(f"${name}$" for name, _ in value.columns) + " |"
    yield "|" + " --- |" * len(value.columns)
    for row in zip(*(numbers for _, numbers in value.columns), strict=True):
        yield "| " + " | ".join(f"${number}$" for number in row) + " |"
