"""Sentences taken apart into words and mathematics, as LaTeX sets them in different letters.

"At (", x, ", ", y, ") = (", 1, ", ", 1, ")" are pieces of one formula, though half of them come from a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.derivation.lesson import Phrase
from tutor.expression.latex import latex
from tutor.expression.tree import Expression
from tutor.render.phrases import Indexed, indexed
from tutor.render.tex_words import MATHS, SHIFTED, escape, signs

Token = str | Expression | Indexed
"""A bracket, a stretch of a sentence without brackets, or what stands in a blank of it."""

_BRACKETS = re.compile(r"([()\[\]])")
_CLOSING = {"(": ")", "[": "]"}
_WORD = re.compile(r"[^\W\d_]{2}|(?<!\S)[aAI] (?![=≈≤≥≠<>+−·/])")
"""Two letters, or the article and the pronoun that have one."""
_FORMULA = re.compile(r"[A-Za-z∂∇=()≈≤≥≠<>+−·/]")
_FUNCTION = re.compile(r"(?<![\w.])([∂∇]?[^\W\d_]\w*[′″]*)\Z")
"""What stands right before a bracket and so is a function: the loss of loss(s, b)."""
_PARTIAL = re.compile(r"(∂[²³]?)([^\W\d_]\w*)(/∂)\Z")
"""What stands right before a letter: the ∂loss/∂ of ∂loss/∂s."""
_END = re.compile(r"[.,;:!?]*\s*\Z")


def spans(phrase: Phrase) -> list[tuple[bool, str]]:
    """The phrase as runs of words (False) and of mathematics as LaTeX (True), no two alike side by side."""
    found: list[tuple[bool, str]] = []
    for maths, source in _spans(phrase):
        if source == "":
            continue
        if found and found[-1][0] == maths:
            found[-1] = (maths, found[-1][1] + source)
        else:
            found.append((maths, source))
    return found


def _spans(phrase: Phrase) -> Iterator[tuple[bool, str]]:
    tokens = list(_tokens(phrase))
    inside = _formulas(tokens)
    words = ""
    for place, token in enumerate(tokens):
        if isinstance(token, str) and place not in inside:
            words += token
            continue
        yield from _words(words, token)
        words = ""
        yield True, signs(token) if isinstance(token, str) else _typeset(token)
    yield from _words(words, "")


def _tokens(phrase: Phrase) -> Iterator[Token]:
    for piece in indexed(phrase):
        if isinstance(piece, str):
            yield from (part for part in _BRACKETS.split(piece) if part)
        else:
            yield piece


def _formulas(tokens: list[Token]) -> set[int]:
    """The places in brackets that belong to a formula: there is one in them, and no word."""
    found: set[int] = set()
    open_: list[tuple[int, str]] = []
    for place, token in enumerate(tokens):
        if not isinstance(token, str):
            continue
        if token in _CLOSING:
            open_.append((place, _CLOSING[token]))
        elif token in (")", "]"):
            if open_ and open_[-1][1] == token:
                start, _ = open_.pop()
                within = tokens[start + 1 : place]
                if any(not isinstance(part, str) for part in within) and all(map(_is_quiet, within)):
                    found.update(range(start, place + 1))
            else:
                open_.clear()
    return found


def _is_quiet(token: Token) -> bool:
    """Is it an expression, or what may stand between two of them: a comma, a sign, a letter?"""
    return not isinstance(token, str) or (not _WORD.search(token) and all(map(_is_known, token)))


def _words(words: str, following: Token) -> Iterator[tuple[bool, str]]:
    """A stretch of a sentence, and what of it belongs to the formula behind it."""
    match = None
    if following == "(":
        match = _FUNCTION.search(words)
    elif not isinstance(following, str):
        match = _PARTIAL.search(words)
    glued = ""
    if match:
        words = words[: match.start()]
        glued = _name(match[1]) if len(match.groups()) == 1 else signs(match[1]) + _name(match[2]) + signs(match[3])
    # "∇f(" and ") = " between expressions are mathematics too, though they come from a sentence.
    # A bracket whose partner stands among words belongs to the words.
    paired = words.count("(") == words.count(")") and words.count("[") == words.count("]")
    if paired and _FORMULA.search(words) and _is_quiet(words):
        end = _END.search(words)
        assert end is not None
        stop = end.start() if end.group().strip() else len(words)
        yield True, signs(words[:stop])
        yield False, words[stop:]
    else:
        yield False, words
    yield True, glued


def _name(name: str) -> str:
    sign = signs(name[0]) if name[0] in "∂∇" else ""
    letters = name.lstrip("∂∇")
    plain = letters.rstrip("′″₀₁₂₃₄₅₆₇₈₉")
    if plain != letters:
        return sign + _name(plain) + signs(letters[len(plain) :])
    if len(letters) == 1:
        return sign + (signs(letters) if _is_known(letters) else rf"\text{{{escape(letters)}}}")
    # Mathematics has no letters with accents.
    return sign + (rf"\mathrm{{{signs(letters)}}}" if letters.isascii() else rf"\text{{{escape(letters)}}}")


def _typeset(token: Expression | Indexed) -> str:
    if isinstance(token, Indexed):
        name = token.name if len(token.name) == 1 else _name(token.name)
        return f"{name}_{{{' '.join(map(latex, token.index))}}}"
    return latex(token)


def _is_known(character: str) -> bool:
    return character in MATHS or character == "…" or character.isascii() or bool(SHIFTED.match(character))
