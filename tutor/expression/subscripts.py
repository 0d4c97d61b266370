"""Subscripts: x_1, a_i, w_{ij}, x_{\\mathrm{max}}, aᵢ and a[i+1], as parts of a symbol."""

from __future__ import annotations

import re
from fractions import Fraction

from tutor.expression.grammar import Grammar
from tutor.expression.greek import GREEK, NAMES, OTHER_SPELLINGS
from tutor.expression.lexer import Token
from tutor.expression.structures import Delta
from tutor.expression.tree import Expression, Negation, Number, Span, Sum, Symbol

_LOWERED = re.compile(r"([0-9]+)|([+-])|(.)")
_USUAL_INDEXES = frozenset("ijklmnpqrst")


def index_of(text: str) -> Expression:
    """A subscript of one token: a whole number or an index."""
    if text.isdigit():
        return Number(Fraction(int(text)))
    return Symbol(NAMES.get(text) or OTHER_SPELLINGS.get(text, text))


def lowered_indexes(grammar: Grammar, token: Token) -> tuple[Expression, ...]:
    """The subscripts that lowered characters spell: ᵢⱼ is two, ₁₂ one, ᵢ₊₁ a sum."""
    found: list[Expression] = []
    sign = ""
    for number, operator, letter in _LOWERED.findall(token.text):
        if operator and found:
            sign = operator
        elif operator or (letter and letter in "=()"):
            raise grammar.problem("this subscript cannot be read", token, "type it as _{…}")
        else:
            part = index_of(number or letter)
            if sign:
                found[-1] = Sum((found[-1], part if sign == "+" else Negation(part)))
                sign = ""
            else:
                found.append(part)
    if sign:
        raise grammar.problem("this subscript cannot be read", token, "type it as _{…}")
    return tuple(found)


def subscripted(
    grammar: Grammar,
    name: str,
    first: tuple[Expression, ...],
    spelling: str,
    start: int,
    end: int,
    indexed: bool = True,
) -> bool:
    """The symbol `name` with what is lowered behind it, as an operand.

    Arguments:
        grammar: at the token behind the name.
        name: the name in the tree.
        first: the subscripts that the name's own token held.
        spelling: how the token was typed, if that is not name_subscript.
        start: column where the name starts.
        end: column behind it.
        indexed: may an index stand in square brackets? They hold the body behind ∂/∂x.
    """
    words, more, behind = scripts(grammar, indexed)
    if words or more:
        end, spelling = behind, ""
    name = "_".join((name, *words))
    subscripts = first + more
    if name == "delta" and len(subscripts) == 2 and "delta" not in grammar.setting.names.declared:
        return grammar.operand(Delta(*subscripts, span=Span(start, end)), start, end)
    symbol = Symbol(name, subscripts, spelling=spelling, span=Span(start, end))
    return grammar.operand(symbol, start, end)


def scripts(grammar: Grammar, indexed: bool) -> tuple[list[str], tuple[Expression, ...], int]:
    """Words and indexes that are lowered at the token at hand, and the column behind them.

    Arguments:
        grammar: moved behind them.
        indexed: may an index stand in square brackets?
    """
    token = grammar.tokens[grammar.at]
    if token.kind == "lowered":
        grammar.at += 1
        return [], lowered_indexes(grammar, token), token.end
    if token.kind == "_":
        grammar.at += 1
    elif token.kind != "[" or not indexed or not _is_index(grammar):
        return [], (), 0
    start, stop = argument(grammar, words=True)
    last = grammar.tokens[stop if grammar.tokens[stop].kind in ("}", "]") else stop - 1]
    return *indexes(grammar, start, stop), last.end


def argument(grammar: Grammar, brackets: str = "{[", words: bool = False, digits: bool = True) -> tuple[int, int]:
    """The range of tokens that a _ or ^ or \\frac takes: a group, or one token as TeX does.

    Arguments:
        grammar: at the first token; moved behind the argument.
        brackets: which brackets make a group.
        words: is a longer run of letters one argument? Else its first letter is.
        digits: is a longer number one argument? Else its first digit is.
    """
    tokens, at = grammar.tokens, grammar.at
    token = tokens[at]
    if token.kind in brackets:
        close = grammar.setting.partner[at]
        grammar.at = close + 1
        if close == at + 1:
            raise grammar.problem(
                f"nothing stands between the brackets at column {token.start + 1}", token, "type what belongs there"
            )
        return at + 1, close
    long = len(token.text) > 1
    whole = words and (token.text in GREEK or (token.text.isalpha() and len(token.text) > 2))
    if long and (
        (token.kind == "name" and not whole) or (token.kind == "number" and not digits and token.text.isdigit())
    ):
        return _first_of(grammar, token)
    if token.kind not in ("number", "name", "word", "vulgar", "∞"):
        raise grammar.problem(f"nothing that can be read stands at column {token.start + 1}", token, "type {…} there")
    grammar.at = at + 1
    return at, at + 1


def _first_of(grammar: Grammar, token: Token) -> tuple[int, int]:
    """The first character of `token`, set aside behind the end of the text; the rest stays in its place."""
    middle, rest = token.start + 1, token.text[1:].removeprefix("_")
    kind = "number" if rest[0].isdigit() or rest[0] == "." else "name"
    grammar.tokens[grammar.at] = Token(kind, rest, middle, token.end)
    first = len(grammar.tokens)
    grammar.tokens.append(Token(token.kind, token.text[0], token.start, middle))
    grammar.tokens.append(Token("end", "", middle, middle))
    return first, first + 1


def indexes(grammar: Grammar, start: int, stop: int) -> tuple[list[str], tuple[Expression, ...]]:
    """The subscripts between two tokens: words, which belong to the name, and indexes."""
    words: list[str] = []
    found: list[Expression] = []
    for low, high in split_at_commas(grammar, start, stop):
        token = grammar.tokens[low]
        text = token.text
        number = token.kind == "number" and text.isdigit()
        if high - low > 1 or not (number or token.kind in ("name", "word")):
            found.append(grammar.part(low, high))
        elif len(text) == 1 or text.isdigit() or text in GREEK or text in OTHER_SPELLINGS:
            found.append(index_of(text))
        elif token.kind == "name" and text.isalpha() and (len(text) == 2 or set(text) <= grammar.setting.names.indexes):
            found += [index_of(letter) for letter in text]
        elif found:
            found.append(grammar.part(low, high))
        else:
            words.append(text)
    return words, tuple(found)


def split_at_commas(grammar: Grammar, start: int, stop: int) -> list[tuple[int, int]]:
    """The ranges of tokens between the commas from `start` to `stop`."""
    ranges: list[tuple[int, int]] = []
    low = at = start
    while at < stop:
        if grammar.tokens[at].kind == ",":
            ranges.append((low, at))
            low = at + 1
        at = grammar.setting.partner.get(at, at) + 1
    ranges.append((low, stop))
    for low, high in ranges:
        if low == high:
            raise grammar.problem("a part is missing beside the comma", grammar.tokens[low], "type it, or take it away")
    return ranges


def _is_index(grammar: Grammar) -> bool:
    """Is the [ behind a name an index, as in a[i+1], and not a factor, as in x[y + 1]?"""
    opener = grammar.at
    close = grammar.setting.partner[opener]
    if close <= opener + 2 or opener in grammar.setting.commas:
        return True
    known = grammar.setting.names.indexes | _USUAL_INDEXES
    inner = [token for token in grammar.tokens[opener + 1 : close] if token.kind == "name"]
    return bool(inner) and all(token.text in known for token in inner)
