"""From text to the setting that the grammar reads in: tokens, brackets, the head, and what names mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from tutor.errors import SyntaxProblem
from tutor.expression.branches import KEYWORDS
from tutor.expression.derivatives import one_name
from tutor.expression.functions import SPELLINGS
from tutor.expression.grammar import Grammar
from tutor.expression.greek import GREEK, NAMES, OTHER_SPELLINGS
from tutor.expression.head import NO_HEAD, Head, read_head
from tutor.expression.lexer import Token, tokens_of
from tutor.expression.limits import Limits
from tutor.expression.names import SPECIAL, Names
from tutor.expression.operands import BEFORE
from tutor.expression.operators import AFTER
from tutor.expression.setting import Setting, pair_brackets, too_large
from tutor.expression.tree import Symbol

_PYTHON_WORDS = frozenset((*SPELLINGS, *SPECIAL, *GREEK, *OTHER_SPELLINGS, *KEYWORDS, "oo"))
"""Runs of letters that are one name in Python style."""
_CONDITIONAL_KINDS = frozenset(("<", ">", "<=", ">=", "!=", "==", "cases"))
_CONDITIONAL_WORDS = frozenset(("otherwise", "Piecewise", "Eq", "Ne"))
"""What a text has in it in which "if" and "or" are words and not products of letters."""


def prepare(
    text: str, variables: Sequence[str], functions: Sequence[str], limits: Limits, headed: bool = True
) -> tuple[Setting, Head]:
    """The tokens of the text and what its names mean; `headed` says whether a head is looked for.

    Raises:
        SyntaxProblem: a character, a bracket or the head cannot be read.
    """
    tokens = _unwrapped(tokens_of(text, limits), text)
    if len(tokens) == 1:
        raise SyntaxProblem("nothing was typed", text, 0, mend="type a function such as x^2*y + sin(x*y)")
    if len(tokens) > limits.nodes:
        atoms = [token for token in tokens if token.kind in ("number", "name", "word")]
        if len(atoms) > limits.nodes:
            raise too_large(text, atoms[limits.nodes].start, limits)
    partner, commas = pair_brackets(tokens, text, limits)
    kinds = {token.kind for token in tokens}
    head = read_head(tokens, partner, commas, text) if headed and kinds & {"=", ":="} else NO_HEAD
    words = {token.text for token in tokens if token.kind in ("name", "word")}
    conditional = kinds & _CONDITIONAL_KINDS or words & _CONDITIONAL_WORDS or ("{" in kinds and "if" in words)
    keywords = KEYWORDS if conditional else frozenset[str]()
    names = names_of(tokens, partner, commas, text, variables, functions)
    return Setting(text, tokens, partner, commas, names, limits, BEFORE, AFTER, keywords), head


def name_at(setting: Setting, start: int, stop: int) -> Symbol:
    """The one name between two tokens.

    Raises:
        SyntaxProblem: something else stands there.
    """
    grammar = Grammar(setting, start, stop)
    token = setting.tokens[start]
    if token.kind not in ("name", "word"):
        raise grammar.problem(f"a name is missing at column {token.start + 1}", token, "type a letter such as x")
    found = one_name(grammar)
    if grammar.at != stop:
        extra = setting.tokens[grammar.at]
        raise grammar.problem(f"more than a name stands at column {extra.start + 1}", extra, "type names as x, y")
    return found


@lru_cache(maxsize=512)
def declared_symbol(name: str, limits: Limits) -> Symbol:
    """The symbol that a declared name such as "theta_0" stands for, without its columns; remembered.

    Raises:
        SyntaxProblem: it is not a name.
    """
    setting, _ = prepare(name, (), (), limits)
    return replace(name_at(setting, 0, len(setting.tokens) - 1), span=None)


def _unwrapped(tokens: list[Token], source: str) -> list[Token]:
    """The tokens without the dollar signs or brackets that mark LaTeX."""
    start, stop = 0, len(tokens) - 1
    wrapping = ("$", "wrapper")
    while start < stop and tokens[start].kind in wrapping:
        start += 1
    while stop > start and tokens[stop - 1].kind in wrapping:
        stop -= 1
    while stop > start and tokens[stop - 1].kind == ";" and tokens[stop - 1].text == r"\\":
        stop -= 1
    return tokens if stop - start + 1 == len(tokens) else [*tokens[start:stop], tokens[-1]]


def names_of(
    tokens: list[Token],
    partner: dict[int, int],
    commas: set[int],
    text: str,
    variables: Sequence[str],
    functions: Sequence[str],
) -> Names:
    """What names mean in a text whose brackets are paired."""
    declared = _spellings(tuple(variables))
    python = "E" in text and _is_python(tokens, commas, text)
    return Names(text, declared, [name.strip() for name in functions], _indexes(tokens, partner, text), python)


@lru_cache(maxsize=512)
def _spellings(variables: tuple[str, ...]) -> frozenset[str]:
    """All that the names of a question may be called in an answer."""
    spelled = [OTHER_SPELLINGS.get(name.strip(), name.strip()) for name in variables]
    return frozenset((*spelled, *(NAMES.get(name, name) for name in spelled), *filter(None, map(_family, spelled))))


def _family(name: str) -> str:
    """The name without its index, as it stands in mean(age) when age_i is declared; "" if it has no index."""
    stem, *rest = name.split("_")
    indexed = len(stem) > 1 and rest and all(len(part) == 1 or part.isdigit() for part in rest)
    return stem if indexed and stem not in SPELLINGS and stem not in SPECIAL else ""


def _indexes(tokens: list[Token], partner: dict[int, int], text: str) -> set[str]:
    """The letters that some Σ or mean of the text counts with."""
    found: set[str] = set()
    if not any(sign in text for sign in ("um", "Σ", "∑", "mean")):
        return found
    for at, token in enumerate(tokens):
        if token.kind == "Σ" or token.text in ("sum", "Sum", "mean"):
            here = at + 1
            if tokens[here].kind == "lowered":
                found.update(tokens[here].text)
            lowered = tokens[here].kind == "_"
            while tokens[here].kind in ("_", "(", "{"):
                here += 1
            behind = tokens[here + 1].kind if tokens[here].kind != "end" else ""
            if lowered or behind == "=" or (behind == "," and not _is_row(tokens, partner, here + 2)):
                found.add(tokens[here].text)
        elif token.text[:4] in ("sum_", "Sum_"):
            found.add(token.text[4:])
        elif token.kind == "," and _is_row(tokens, partner, at + 1):
            found.add(tokens[at + 2].text)
    return {name for name in found if name.isalpha()}


def _is_row(tokens: list[Token], partner: dict[int, int], at: int) -> bool:
    """Does (i, 1, n) stand at `at`?"""
    if tokens[at].kind != "(" or tokens[at + 2].kind != ",":
        return False
    return sum(part.kind == "," for part in tokens[at : partner[at]]) == 2


def _is_python(tokens: list[Token], commas: set[int], text: str) -> bool:
    """Is nothing in the text that Python would not read?"""
    if not text.isascii() or "\\" in text or any(token.text in ("^", "e") for token in tokens):
        return False
    for at, (token, following) in enumerate(pairwise(tokens)):
        name = token.kind == "name"
        if name and token.text.isalpha() and len(token.text) > 1 and token.text not in _PYTHON_WORDS:
            return False
        called = name and (token.text in SPELLINGS or token.text in SPECIAL or at + 1 in commas)
        beside = following.kind in ("name", "number") or (following.kind == "(" and not called)
        if beside and (name or token.kind in ("number", ")", "]")):
            return False
    return True
