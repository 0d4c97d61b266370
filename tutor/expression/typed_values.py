"""Names, lists of values and points, as options of the commands take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.errors import SyntaxProblem
from tutor.expression.grammar import Grammar
from tutor.expression.limits import LIMITS, Limits
from tutor.expression.misplaced import check_tree
from tutor.expression.preparation import declared_symbol, name_at, prepare
from tutor.expression.setting import Setting
from tutor.expression.structures import Applied, Comparison, Logic
from tutor.expression.subscripts import split_at_commas
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol


def read_names(text: str, limits: Limits = LIMITS) -> tuple[Symbol, ...]:
    """The names in "x, y" or "x y", in order, as `--vars` takes them.

    Raises:
        SyntaxProblem: something else than names stands there, or a name stands twice.

    >>> [symbol.label for symbol in read_names("rate, theta_0")]
    ['rate', 'theta_0']
    """
    setting, grammar = _open(text, (), limits, "type the names of the variables, as in x,y")
    names: list[Symbol] = []
    ranges = [
        (at, at + 1) if _is_list_of_words(setting, start, stop) else (start, stop)
        for start, stop in _ranges(setting, grammar)
        for at in (range(start, stop) if _is_list_of_words(setting, start, stop) else (start,))
    ]
    for start, stop in ranges:
        token = setting.tokens[start]
        name = replace(name_at(setting, start, stop), span=None)
        if name in names:
            message = f"{token.text} stands twice, at column {token.start + 1} again"
            raise SyntaxProblem(message, text, token.start, token.end, "name each variable once")
        names.append(name)
    return tuple(names)


def _is_list_of_words(setting: Setting, start: int, stop: int) -> bool:
    return all(token.kind in ("name", "word") for token in setting.tokens[start:stop])


def read_list(text: str, limits: Limits = LIMITS) -> tuple[Expression, ...]:
    """The values in "3, 4", "(3, 4)" or "[3, 4]".

    Raises:
        SyntaxProblem: a value cannot be read, or holds a variable.

    >>> [str(value) for value in read_list("(3, -1/2)")]
    ['3', '-1/2']
    """
    setting, grammar = _open(text, (), limits, "type values such as 3, 4")
    return tuple(_value(setting, start, stop) for start, stop in _ranges(setting, grammar))


def read_point(
    text: str, variables: Sequence[Symbol] | Sequence[str] = (), limits: Limits = LIMITS
) -> dict[Symbol, Expression]:
    """The point in "x=1, y=2", or in "(1, 2)" when the variables are given in order.

    Arguments:
        text: what was typed. A value is a constant expression: 1/2, pi, sqrt(2).
        variables: the variables, or none.
        limits: how large the text may be.

    Returns:
        Variable → value.

    Raises:
        SyntaxProblem: a name or value cannot be read, stands twice or is missing.

    >>> {symbol.label: str(value) for symbol, value in read_point("x=1, y=-1/2").items()}
    {'x': '1', 'y': '-1/2'}
    """
    order = [declared_symbol(name, limits) if isinstance(name, str) else replace(name, span=None) for name in variables]
    mend = "type a point as x=1, y=2"
    setting, grammar = _open(text, [symbol.label for symbol in order], limits, mend)
    ranges = _ranges(setting, grammar)
    tokens = setting.tokens
    point: dict[Symbol, Expression] = {}
    named = any(token.kind == "=" for token in tokens)
    if not named and len(ranges) != len(order):
        wanted = f"; the variables are {', '.join(symbol.label for symbol in order)}" if order else ""
        raise SyntaxProblem(f"the point has {len(ranges)} values without names{wanted}", text, 0, len(text), mend)
    for position, (start, stop) in enumerate(ranges):
        equals = next((at for at in range(start, stop) if tokens[at].kind == "="), None)
        if not named:
            point[order[position]] = _value(setting, start, stop)
            continue
        if equals is None or equals == start or equals + 1 == stop:
            message = f"no name = value stands at column {tokens[start].start + 1}"
            raise SyntaxProblem(message, text, tokens[start].start, tokens[stop - 1].end, mend)
        name = replace(name_at(setting, start, equals), span=None)
        if name in point:
            message = f"{name.label} stands twice, at column {tokens[start].start + 1} again"
            raise SyntaxProblem(message, text, tokens[start].start, tokens[stop - 1].end, "give each one value")
        point[name] = _value(setting, equals + 1, stop)
    return point


def _open(text: str, declared: Sequence[str], limits: Limits, mend: str) -> tuple[Setting, Grammar]:
    if not text.strip():
        raise SyntaxProblem("nothing was typed", text, 0, mend=mend)
    # A point has an = for every name: the first is no head.
    setting, _ = prepare(text, declared, (), limits, headed=False)
    return setting, Grammar(setting, 0, len(setting.tokens) - 1)


def _ranges(setting: Setting, grammar: Grammar) -> list[tuple[int, int]]:
    """The ranges of tokens between commas, a bracket around the whole left out."""
    start, stop = 0, grammar.stop
    if setting.tokens[0].kind in ("(", "[", "{") and setting.partner[0] == stop - 1 and 0 in setting.commas:
        start, stop = 1, stop - 1
    for token in setting.tokens:
        if token.kind == ";":
            raise grammar.problem(f"the ; at column {token.start + 1} has no meaning here", token, "type a comma")
    return split_at_commas(grammar, start, stop)


def _value(setting: Setting, start: int, stop: int) -> Expression:
    value = Grammar(setting, start, stop).run()
    check_tree(value, setting)
    first, last = setting.tokens[start], setting.tokens[stop - 1]
    if symbols(value) or isinstance(value, Comparison | Logic) or any(isinstance(n, Applied) for n in postorder(value)):
        message = f"the value at column {first.start + 1} is not a number"
        raise SyntaxProblem(message, setting.source, first.start, last.end, "type a value such as 1/2, pi or sqrt(2)")
    return value
