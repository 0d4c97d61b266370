"""A reading: the expression, its name and variables, and how each ambiguous spot was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.errors import SyntaxProblem, Unanswerable
from tutor.expression.fold import VULGAR
from tutor.expression.limits import LIMITS, Limits
from tutor.expression.parser import read_text
from tutor.expression.preparation import declared_symbol
from tutor.expression.setting import RemarkNote
from tutor.expression.structures import Applied, Comparison, Counted, Logic
from tutor.expression.text import text as written_out
from tutor.expression.traversal import postorder, rebuilt, symbols
from tutor.expression.tree import Expression, Product, Span, Symbol
from tutor.expression.typed_values import read_list, read_names, read_point

__all__ = [
    "Limits", "Reading", "Remark", "default_variables", "read", "read_list", "read_names", "read_place", "read_point",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """A spot that a reader could have taken in another way."""

    kind: str
    """What sort of spot: run-of-letters, named-function-in-run, one-name, e-constant, E-constant,
    quotient-then-product, function-argument, letter-before-bracket, log-natural, scientific or unknown-function."""
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
    order = tuple(declared_symbol(name, limits) for name in variables) if variables else found.variables
    unknown = dict.fromkeys(node.name for node in postorder(expression) if isinstance(node, Applied))
    return Reading(
        text,
        expression,
        found.name or "f",
        order or default_variables(expression),
        bool(order),
        tuple(unknown),
        remarks_of(text, found.setting.notes),
    )


def read_place(text: str, reading: Reading) -> dict[Symbol, Expression]:
    """The point in a text, each of whose names must stand in a function.

    Arguments:
        text: a point as for `read_point`.
        reading: the function.

    Raises:
        Unanswerable: a name does not stand in it.

    >>> {symbol.label: str(value) for symbol, value in read_place("(2, 1)", read("y x^2")).items()}
    {'x': '2', 'y': '1'}
    """
    place = read_point(text, reading.variables)
    known = symbols(reading.expression) | set(reading.variables)
    for symbol in place:
        if symbol not in known:
            raise Unanswerable(
                f"{symbol.label} does not stand in {reading.name}.",
                f"Give values for {', '.join(sorted(one.label for one in known))} only.",
            )
    return place


def default_variables(expression: Expression) -> tuple[Symbol, ...]:
    """The variables of a function that declares none, in the order of the alphabet.

    Left out are members of a family such as aᵢ, and the n that a Σ counts up to. If nothing else is there,
    each family's general member is a variable: xⱼ.
    """
    bounds: set[Symbol] = set()
    indexes: set[Symbol] = set()
    for node in postorder(expression):
        if isinstance(node, Counted):
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


def remarks_of(source: str, notes: Sequence[RemarkNote]) -> tuple[Remark, ...]:
    """The ambiguous spots that the grammar noted in a text, each kind of each spot once."""
    found: dict[tuple[str, str], Remark] = {}
    whole = [note.span for note in notes if note.kind in ("function-argument", "quotient-then-product")]
    for note in sorted(notes, key=lambda note: note.span):
        shown = source[note.span.start : note.span.end]
        told = note.kind in ("run-of-letters", "named-function-in-run") and any(
            span.start <= note.span.start and note.span.end <= span.end for span in whole
        )
        if not told and (note.kind, shown) not in found:
            meaning = note.meaning if note.node is None else _dotted(note.node)
            found[note.kind, shown] = Remark(note.kind, shown, meaning, note.span)
    return tuple(found.values())


def _dotted(node: Expression) -> str:
    dotted = rebuilt(node, lambda _, around: replace(around, dotted=True) if isinstance(around, Product) else around)
    written = written_out(dotted)
    return f"{written[0]}·{written[1:]}" if written[0] in VULGAR and written[1:2] != "·" else written
