"""The parser of the language that students type: text, Unicode and LaTeX to a tree, with columns.

text ──fold, lex──▶ tokens ──pair brackets, head──▶ setting ──grammar──▶ expression
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.expression.branches import KEYWORDS
from tutor.expression.derivatives import one_name
from tutor.expression.functions import SPELLINGS
from tutor.expression.grammar import Grammar
from tutor.expression.greek import GREEK, OTHER_SPELLINGS
from tutor.expression.head import NO_HEAD, Head, read_head
from tutor.expression.lexer import Token, tokens_of
from tutor.expression.limits import LIMITS, Limits
from tutor.expression.names import SPECIAL, Names
from tutor.expression.reactions import AFTER, BEFORE
from tutor.expression.rows import Row
from tutor.expression.setting import Setting, pair_brackets, too_deep
from tutor.expression.tree import (
    BigSum,
    Comparison,
    Constant,
    Expression,
    Logic,
    Piecewise,
    Symbol,
    depth,
    postorder,
    size,
)

_LEVELS_OF_NODES = 3
"""How many nodes one level of brackets may be deep: sin(2·x + 1) is a call, a sum and a product."""


def parse(
    text: str, variables: Sequence[str] | None = None, functions: Sequence[str] = (), limits: Limits = LIMITS
) -> Expression:
    """The expression that `text` says. A head is read and dropped.

    Arguments:
        text: what was typed: Python, calculator, Unicode, LaTeX or SymPy style, mixed freely.
        variables: names that are declared, such as "rate"; each is one name.
        functions: names of functions that are declared without being known, such as "g".
        limits: how large the text may be.

    Returns:
        The tree, in the form that was typed.

    Raises:
        SyntaxProblem: the text cannot be read; the error has the columns and the mend.
        LimitExceeded: the text is larger than a limit, which the message names.

    >>> str(parse("x^2 y + sin(xy)"))
    'x**2*y + sin(x*y)'
    """
    return read_text(text, variables or (), functions, limits).expression


class Read(NamedTuple):
    """A text, read."""

    expression: Expression
    name: str
    """The name in the head, or ""."""
    variables: tuple[Symbol, ...]
    """The variables in the head, or those that were declared."""
    setting: Setting


def read_text(text: str, variables: Sequence[str], functions: Sequence[str], limits: Limits) -> Read:
    """Everything there is to know about a text; `parse` and `read` take what they need.

    Raises:
        SyntaxProblem: the text cannot be read.
    """
    setting, head = prepare(text, variables, functions, limits)
    stop = next(index for index, token in enumerate(setting.tokens) if token.kind == "end")
    declared = [name_at(setting, *place) for place in head.variables]
    if declared:
        labels = (*variables, *_labels(declared))
        setting.names = _names(setting.tokens, setting.partner, setting.commas, text, labels, functions)
    expression = Grammar(setting, head.body, stop).run()
    check_tree(expression, setting)
    order = tuple(declared) or tuple(_declared_symbol(name, limits) for name in variables)
    return Read(expression, head.name, order, setting)


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
            raise _too_large(text, atoms[limits.nodes].start, limits)
    partner, commas = pair_brackets(tokens, text, limits)
    kinds = {token.kind for token in tokens}
    head = read_head(tokens, partner, commas, text) if headed and kinds & {"=", ":="} else NO_HEAD
    conditional = bool(kinds & {"<", ">", "<=", ">=", "!=", "==", "cases"}) or (
        "{" in kinds and any(token.text in ("if", "otherwise") for token in tokens)
    ) or any(token.text in ("Piecewise", "Eq", "Ne") for token in tokens if token.kind == "name")
    keywords = KEYWORDS if conditional else frozenset[str]()
    names = _names(tokens, partner, commas, text, variables, functions)
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


def check_tree(expression: Expression, setting: Setting) -> None:
    """Refuse a tree that is too large or too deep, and a condition, row or ∞ where no such thing belongs.

    Raises:
        SyntaxProblem: one of these was found.
    """
    limits = setting.limits
    if len(setting.tokens) > limits.depth and depth(expression) > _LEVELS_OF_NODES * (limits.depth + 1):
        raise too_deep(setting.source, 0, limits)
    if 3 * len(setting.tokens) > limits.nodes and size(expression) > limits.nodes:
        raise _too_large(setting.source, 0, limits)
    if not setting.odd:
        return
    for node in postorder(expression):
        if isinstance(node, Row):
            raise _misplaced(node, setting, "a row (…, …)", "type a bracket with one value")
        if isinstance(node, Logic | Piecewise):
            wanted: tuple[Expression, ...] = node.parts if isinstance(node, Logic) else node.conditions
            for child in wanted:
                if not isinstance(child, Comparison | Logic) or not child.children:
                    raise _misplaced(child, setting, "a value", "type a condition such as x < 0")
            values: tuple[Expression, ...] = () if isinstance(node, Logic) else node.values
        else:
            values = node.children
        for child in values:
            if isinstance(child, Comparison | Logic):
                raise _misplaced(child, setting, "a condition", "type a value, or a Piecewise((x, x < 0), (0, True))")
            if child == _INFINITY and not (isinstance(node, BigSum) and node.upper is child):
                raise _misplaced(child, setting, "∞", "∞ stands only as the upper end of a sum")
    if expression == _INFINITY:
        raise _misplaced(expression, setting, "∞", "∞ stands only as the upper end of a sum")


_INFINITY = Constant("oo")
_PYTHON_WORDS = frozenset((*SPELLINGS, *SPECIAL, *GREEK, *OTHER_SPELLINGS, *KEYWORDS, "oo"))
"""Runs of letters that are one name in Python style."""


def _misplaced(node: Expression, setting: Setting, what: str, mend: str) -> SyntaxProblem:
    start, end = node.span or (0, 1)
    return SyntaxProblem(f"{what} has no meaning at column {start + 1}", setting.source, start, max(end, start + 1), mend)


def _too_large(source: str, column: int, limits: Limits) -> LimitExceeded:
    message = f"the function has too many parts; the limit is {limits.nodes:,} nodes"
    return LimitExceeded(message, source, column, mend="type a shorter function, or a sum with Σ")


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


def _labels(symbols: list[Symbol]) -> list[str]:
    return [symbol.name if not symbol.subscripts else symbol.label for symbol in symbols]


def _names(
    tokens: list[Token],
    partner: dict[int, int],
    commas: set[int],
    text: str,
    variables: Sequence[str],
    functions: Sequence[str],
) -> Names:
    declared = [OTHER_SPELLINGS.get(name.strip(), name.strip()) for name in variables]
    ascii_names = [_ascii(name) for name in declared]
    python = "E" in text and _is_python(tokens, commas, text)
    return Names(text, (*declared, *ascii_names), [name.strip() for name in functions], _indexes(tokens, partner), python)


def _ascii(name: str) -> str:
    letters = {letter: spelled for spelled, letter in GREEK.items()}
    return letters.get(name, name)


def _declared_symbol(name: str, limits: Limits) -> Symbol:
    setting, _ = prepare(name, (), (), limits)
    return name_at(setting, 0, len(setting.tokens) - 1)


def _indexes(tokens: list[Token], partner: dict[int, int]) -> set[str]:
    """The letters that some Σ of the text counts with."""
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token.kind == "Σ" or token.text in ("sum", "Sum"):
            here = at + 1
            if tokens[here].kind == "lowered":
                found.update(tokens[here].text)
            while tokens[here].kind in ("_", "(", "{"):
                here += 1
            behind = tokens[here + 1].kind if here + 1 < len(tokens) else ""
            if tokens[here].kind in ("name", "word") and behind in (",", "=", "}", ")"):
                found.add(tokens[here].text)
        elif token.text[:4] in ("sum_", "Sum_"):
            found.add(token.text[4:])
        elif token.kind == "," and tokens[at + 1].kind == "(" and tokens[at + 3].kind == ",":
            if sum(1 for inner in tokens[at + 1 : partner[at + 1]] if inner.kind == ",") == 2:
                found.add(tokens[at + 2].text)
    return {name for name in found if name.isalpha()}


def _is_python(tokens: list[Token], commas: set[int], text: str) -> bool:
    """Is nothing in the text that Python would not read?"""
    if not text.isascii() or "\\" in text or any(token.text in ("^", "e") for token in tokens):
        return False
    for at, (token, following) in enumerate(zip(tokens, tokens[1:], strict=False)):
        name = token.kind == "name"
        if name and token.text.isalpha() and len(token.text) > 1:
            if token.text not in _PYTHON_WORDS:
                return False
        if name or token.kind in ("number", ")", "]"):
            callable_ = name and (token.text in SPELLINGS or token.text in SPECIAL or at + 1 in commas)
            if following.kind in ("name", "number") or (following.kind == "(" and not callable_):
                return False
    return True
