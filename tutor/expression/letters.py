"""Letters and small letters: names with their subscripts, exponents that have a superscript, letters side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tutor.expression.accents import hatted
from tutor.expression.fold import SUBSCRIPTS, SUPERSCRIPTS
from tutor.expression.functions import SPELLINGS
from tutor.expression.greek import GREEK
from tutor.expression.layout import ATOM, Edge, Notation, Piece
from tutor.expression.tree import Constant, Number, Symbol

RAISED = {ord(plain): raised for raised, plain in SUPERSCRIPTS.items()} | {ord("−"): "⁻"}
"""For `str.translate`: a character → its superscript."""
LOWERED = {ord(plain): lowered for lowered, plain in SUBSCRIPTS.items()} | {ord("−"): "₋"}
"""For `str.translate`: a character → its subscript."""
_RAISABLE = re.compile(r"−?\d{1,6}|[a-pr-z](?:[+−]\d{1,3})?")
_LOWERABLE = re.compile(r"\d{1,6}|[aeh-pr-vx](?:[+−]\d{1,3})?")
_LOWERABLE_LETTERS = re.compile(r"[aeh-pr-vx]+")
_CONSTANTS = {"pi": "π", "oo": "∞"}
_WORDS = frozenset(("or", "if", "oo", *SPELLINGS, *GREEK))
"""What a run of letters must not spell by accident."""


@lru_cache(maxsize=1000)
def raised(exponent: str) -> str:
    """The exponent as a superscript, or "" where it has none."""
    close = exponent.replace(" ", "")
    return close.translate(RAISED) if _RAISABLE.fullmatch(close) else ""


@lru_cache(maxsize=1000)
def lowered(subscripts: tuple[str, ...]) -> str:
    """The subscripts in small letters, or "_{i,2}" where small letters are missing or would be misread."""
    close = ",".join(subscripts).replace(" ", "")
    letters = "".join(subscripts)
    if _LOWERABLE.fullmatch(close):
        return close.translate(LOWERED)
    if len(letters) == len(subscripts) and _LOWERABLE_LETTERS.fullmatch(letters):
        return letters.translate(LOWERED)
    return f"_{{{close}}}"


def run_is_misread(factors: Sequence[Piece]) -> bool:
    """Do bare letters that would stand together spell a word, or more than two variables?"""
    run = ""
    for factor in factors:
        first = factor.text[0]
        if factor.head not in ("letter", "indexed") or not first.isascii():
            run = ""
            continue
        run += first
        if len(run) > 2 or run in _WORDS:
            return True
        if len(factor.text) > 1:
            run = ""
    return False


def constant(notation: Notation, node: Constant, parts: Sequence[Piece]) -> Piece:
    """π, e and ∞."""
    return Piece(_CONSTANTS.get(node.name, node.name), ATOM, "letter", "letter")


def symbol(notation: Notation, node: Symbol, parts: Sequence[Piece]) -> Piece:
    """A name with small letters below it: θ₀, aᵢ, x_max."""
    stem, bar, word = node.name.partition("_")
    hat = hatted(stem)
    stem = hat or GREEK.get(stem, stem)
    name = stem + bar + word
    edge: Edge = "word" if bar else "call" if hat else "letter" if len(name) == 1 else "word"
    if not parts:
        return Piece(name, ATOM, edge, edge)
    low = lowered(tuple([part.text for part in parts]))
    if edge == "letter" and any(type(subscript) is not Number for subscript in node.subscripts):
        edge = "indexed"
    return Piece(name + low, ATOM, edge, "word" if low.startswith("_") else edge)


def symbol_ascii(notation: Notation, node: Symbol, parts: Sequence[Piece]) -> Piece:
    """A name as a plain terminal shows it: theta_0, a_i."""
    if node.spelling or not parts:
        return Piece(node.spelling or node.name)
    low = ",".join([part.text for part in parts]).replace(" ", "")
    return Piece(f"{node.name}_{low}" if low.isdigit() or len(low) == 1 else f"{node.name}_{{{low}}}")
