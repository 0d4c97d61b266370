"""A reading: the expression, its name and variables, and how each ambiguous spot was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.errors import SyntaxProblem
from tutor.expression.grammar import Grammar
from tutor.expression.limits import LIMITS, Limits
from tutor.expression.parser import check_tree, name_at, parse, prepare, read_text
from tutor.expression.setting import RemarkNote, Setting
from tutor.expression.subscripts import split_at_commas
from tutor.expression.tree import (
    Applied,
    BigSum,
    Comparison,
    Expression,
    Logic,
    Product,
    Span,
    Symbol,
    postorder,
    symbols,
)

__all__ = ["LIMITS", "Limits", "Reading", "Remark", "default_variables", "parse", "read", "read_list", "read_names",
           "read_point"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """A spot that a reader could have taken in another way."""

    kind: str
    """What sort of spot: run-of-letters, named-function-in-run, one-name, e-constant, E-constant,
    quotient-then-product, function-argument, log-natural, scientific or unknown-function."""
    shown: str
    """The spot as it was typed."""
    meaning: str
    """How it was read."""
    span: Span
    """Its columns in the source."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed function says, and how it was read."""

    source: str
    """The text, as typed."""
    expression: Expression
    name: str
    """The function's name: "f" unless a head says otherwise."""
    variables: tuple[Symbol, ...]
    """The variables, in the order of the head or the declaration, else of the alphabet."""
    declared: bool
    """Were the variables declared?"""
    unknown: tuple[str, ...]
    """The functions that nobody knows, such as g in g(x, y)."""
    remarks: tuple[Remark, ...]
    """The ambiguous spots, each kind of each spot once."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that have to be declared for what is printed about the function to be read back."""
        used = (*self.variables, *symbols(self.expression))
        labels = {symbol.label for symbol in used if symbol.name in ("e", "E") or len(symbol.name) > 1}
        return tuple(sorted(labels))


def read(
    text: str, variables: Sequence[str] | None = None, functions: Sequence[str] = (), limits: Limits = LIMITS
) -> Reading:
    """Read a function, with its head if it has one.

    Arguments:
        text: what was typed.
        variables: the variables in order, or None to take those of the head, else all.
        functions: names of functions that are declared without being known.
        limits: how large the text may be.

    Returns:
        The reading.

    Raises:
        SyntaxProblem: the text cannot be read, or is a condition.

    >>> reading = read("loss(s, b) = s a + b")
    >>> reading.name, [symbol.label for symbol in reading.variables]
    ('loss', ['s', 'b'])
    """
    found = read_text(text, variables or (), functions, limits)
    expression = found.expression
    if isinstance(expression, Comparison | Logic):
        message = "this is a condition, not a function"
        raise SyntaxProblem(message, text, 0, len(text), "type a value such as x^2 + y")
    order = tuple(_declared(name, limits) for name in variables) if variables else found.variables
    unknown = dict.fromkeys(node.name for node in postorder(expression) if isinstance(node, Applied))
    return Reading(
        text,
        expression,
        found.name or "f",
        order or default_variables(expression),
        bool(order),
        tuple(unknown),
        _remarks(text, found.setting.notes),
    )


def default_variables(expression: Expression) -> tuple[Symbol, ...]:
    """The variables of a function that declares none, in the order of the alphabet.

    Left out are members of a family such as aᵢ, and the n that a Σ counts up to. If nothing else is there,
    each family's general member is a variable: xⱼ.
    """
    bounds: set[Symbol] = set()
    indexes: set[Symbol] = set()
    for node in postorder(expression):
        if isinstance(node, BigSum):
            bounds |= symbols(node.lower) | symbols(node.upper)
            indexes.add(node.index)
    found = [symbol for symbol in symbols(expression) if symbol not in bounds]
    plain = [symbol for symbol in found if not any(symbols(part) for part in symbol.subscripts)]
    if plain:
        return tuple(sorted((_bare(symbol) for symbol in plain), key=_alphabetical))
    for symbol in found:
        for part in symbol.subscripts:
            indexes |= symbols(part)
    fresh = [Symbol(letter) for letter in "jklmpqrst" if Symbol(letter) not in indexes]
    families = {(symbol.name, len(symbol.subscripts)) for symbol in found}
    return tuple(Symbol(name, tuple(fresh[:count])) for name, count in sorted(families))


def _alphabetical(symbol: Symbol) -> tuple[str, list[tuple[int, int, str]], str]:
    parts = [(0, int(label), "") if label.isdigit() else (1, 0, label) for label in map(_label, symbol.subscripts)]
    return symbol.name.lower(), parts, symbol.name


def _label(part: Expression) -> str:
    return part.label if isinstance(part, Symbol) else str(part)


def _bare(symbol: Symbol) -> Symbol:
    return replace(symbol, span=None)


def _declared(name: str, limits: Limits) -> Symbol:
    setting, _ = prepare(name, (), (), limits)
    return _bare(name_at(setting, 0, len(setting.tokens) - 1))


def _remarks(source: str, notes: Sequence[RemarkNote]) -> tuple[Remark, ...]:
    found: dict[tuple[str, str], Remark] = {}
    for note in sorted(notes, key=lambda note: note.span):
        shown = source[note.span.start : note.span.end]
        if (note.kind, shown) not in found:
            meaning = note.meaning if note.node is None else _dotted(note.node)
            found[note.kind, shown] = Remark(note.kind, shown, meaning, note.span)
    return tuple(found.values())


def _dotted(node: Expression) -> str:
    from tutor.expression.text import text

    fresh: dict[int, Expression] = {}
    for part in postorder(node):
        made = part.rebuild(tuple(fresh[id(child)] for child in part.children)) if part.children else part
        fresh[id(part)] = replace(made, dotted=True) if isinstance(made, Product) else made
    return text(fresh[id(node)])


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
        name = _bare(name_at(setting, start, stop))
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
    order = [_declared(name, limits) if isinstance(name, str) else _bare(name) for name in variables]
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
        name = _bare(name_at(setting, start, equals))
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
