"""From text to tokens: numbers, names and signs, each with its columns in the text as typed."""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.expression.fold import SUBSCRIPTS, SUPERSCRIPTS, VULGAR, fold
from tutor.expression.greek import NAMES
from tutor.expression.latex_reader import read_command
from tutor.expression.limits import Limits


class Token(NamedTuple):
    """A piece of the text."""

    kind: str
    """"number", "name" (letters that may be a run), "word" (one name for certain), "lowered", or a sign."""
    text: str
    """What it says; signs and Greek letters in one spelling each."""
    start: int
    """Column of its first character in the source."""
    end: int
    """Column behind its last character."""


_GREEK = "".join(NAMES)
_MASTER = re.compile(
    rf"""(?P<space>[ \t\r\n\f\v~]+)
    |(?P<number>(?:[0-9]+(?:\.(?![.])[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<name>(?:[A-Za-z]+|[{_GREEK}])[0-9]*(?:_(?:[0-9]+|[A-Za-z]+[0-9]*|[{_GREEK}]))*)
    |(?P<sign>\*\*|\.\.\.?|[<>=!:]=|[-+*/^()\[\]{{}}|,;=<>_&$Σ∂√∛∜∞≤≥≠∧∨])
    |(?P<raised>[{"".join(SUPERSCRIPTS)}]+)
    |(?P<lowered>[{"".join(SUBSCRIPTS)}]+)
    |(?P<vulgar>[{"".join(VULGAR)}])
    |(?P<command>\\)""",
    re.VERBOSE,
)
_DIGITS = re.compile(r"[0-9]+")
_SPELLED = {"**": "^", "...": "..", "≤": "<=", "≥": ">=", "≠": "!=", "∛": "√", "∜": "√", "∧": "and", "∨": "or"}
_RAISED = str.maketrans(SUPERSCRIPTS)
_LIBRARIES = frozenset(("np", "numpy", "math", "sp", "sympy", "torch", "tf", "jnp"))
"""np.log is log: what stands before the dot says only where Python has the function from."""
_NORM = re.compile(r"(?<!\|)\|\|\s*[A-Za-z]\w*\s*\|\|(?!\|)")
_MEMBER = re.compile(r"\.[A-Za-z]")
_LOWERED = str.maketrans(SUBSCRIPTS)


def tokens_of(text: str, limits: Limits) -> list[Token]:
    """The tokens of `text`, closed by one of kind "end".

    Arguments:
        text: what was typed.
        limits: how long the text and its numbers may be.

    Raises:
        SyntaxProblem: a character has no meaning; LimitExceeded: the text or a number is too long.

    >>> [token.kind for token in tokens_of("2x²", Limits())]
    ['number', 'name', '^', 'number', 'end']
    """
    if len(text) > limits.characters:
        message = f"the text has {len(text):,} characters; the limit is {limits.characters:,} characters"
        raise LimitExceeded(message, text, limits.characters, mend="type a shorter function")
    folded, columns = fold(text)
    norm = _NORM.search(folded)
    if norm:
        column = columns[norm.start()] if columns else norm.start()
        message = f"the bars of a norm have no meaning here (column {column + 1})"
        raise SyntaxProblem(message, text, column, column + 2, "write the length out: sqrt(x^2 + y^2)")
    tokens = _scan(folded, 0, text, columns, limits)
    if columns:
        tokens = [Token(kind, said, columns[start], columns[end - 1] + 1) for kind, said, start, end in tokens]
    tokens.append(Token("end", "", len(text), len(text)))
    return tokens


def _scan(folded: str, offset: int, source: str, columns: list[int] | None, limits: Limits) -> list[Token]:
    tokens: list[Token] = []
    position, length, match_at = 0, len(folded), _MASTER.match
    while position < length:
        match = match_at(folded, position)
        if match is None:
            raise _wrong(folded[position], source, columns[position] if columns else position + offset)
        kind, text, end = match.lastgroup, match.group(), match.end()
        if kind == "name" and text in _LIBRARIES and _MEMBER.match(folded, end):
            position = end + 1
            continue
        start = position + offset
        if kind == "sign":
            kind = _SPELLED.get(text, text)
            tokens.append(Token(kind, text, start, end + offset))
        elif kind == "name" or kind == "vulgar":
            if len(text) > limits.digits:
                _check_name(text, source, columns[start] if columns else start, limits)
            tokens.append(Token(kind, text, start, end + offset))
        elif kind == "number":
            if len(text) > 3:
                _check_digits(text, source, columns[start] if columns else start, limits)
            tokens.append(Token(kind, text, start, end + offset))
        elif kind == "raised":
            tokens.append(Token("^", "^", start, start + 1))
            inner = _scan(text.translate(_RAISED), start, source, columns, limits)
            bare = len(inner) == 1
            tokens += inner if bare else [Token("(", "(", start, start), *inner, Token(")", ")", end, end)]
        elif kind == "lowered":
            if len(text) > limits.digits:
                _check_name(text.translate(_LOWERED), source, columns[start] if columns else start, limits)
            tokens.append(Token(kind, text.translate(_LOWERED), start, end + offset))
        elif kind == "command":
            column = columns[position] if columns else start
            command, end = read_command(folded, position, source, column)
            tokens += [Token(kind, said, start, end + offset) for kind, said in command]
        position = end
    return tokens


def _check_digits(text: str, source: str, column: int, limits: Limits) -> None:
    mantissa, _, exponent = text.lower().partition("e")
    count = len(mantissa.replace(".", ""))
    if count <= limits.digits and exponent:
        size = exponent.lstrip("+-0")
        count = max(count, int(size or 0)) if len(size) < 10 else limits.digits + 1
    if count > limits.digits:
        message = f"the number at column {column + 1} is too long; the limit is {limits.digits} digits"
        raise LimitExceeded(message, source, column, column + len(text), "type a number with fewer digits")


def _check_name(text: str, source: str, column: int, limits: Limits) -> None:
    run = max(_DIGITS.findall(text), key=len, default="")
    if len(run) > limits.digits:
        message = f"the subscript at column {column + 1} is too long; the limit is {limits.digits} digits"
        raise LimitExceeded(message, source, column, column + len(text), "type a number with fewer digits")


_QUOTE = ("a quotation mark has no meaning here", "leave it out: names are typed without quotation marks")
_WRONG = {
    "!": ("the factorial x! is not a function that tutor differentiates", "leave out the !"),
    "%": ("the % has no meaning here", "type 5/100 for 5%"),
    ":": ("the : has no meaning here", "type / for division"),
    "'": ("a mark for a derivative or a quotation has no meaning here", "leave it out: tutor works out f' itself"),
    '"': _QUOTE,
    "`": _QUOTE,
    ".": ("a . stands only inside a number", "type * for a product; numbers are typed as 0.5"),
    "?": ("the ? has no meaning here", "type the missing part in its place, or take the ? away"),
    "@": ("the @ has no meaning here", "type * for a product; matrices are not read"),
    "#": ("the # has no meaning here", "leave it out"),
}


def _wrong(character: str, source: str, column: int) -> SyntaxProblem:
    if character in _WRONG:
        message, mend = _WRONG[character]
        return SyntaxProblem(f"{message} (column {column + 1})", source, column, mend=mend)
    code = ord(character)
    named = f"the character U+{code:04X}" if code < 32 or code == 127 else f"the {character}"
    return SyntaxProblem(f"{named} at column {column + 1} has no meaning here", source, column, mend="leave it out")
