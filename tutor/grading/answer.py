"""What was answered: an expression, a vector, a set of points or values, an interval, or an equation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tutor.expression.reading import Remark, remarks_of
from tutor.expression.setting import RemarkNote
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What every answer remembers of how it was typed."""

    source: str = ""
    """The text as typed, or "" when it was given as an expression."""
    head: str = ""
    """The variable that is named before the =, as in f_y = …; "" when none is."""
    notes: tuple[RemarkNote, ...] = field(default=(), compare=False, repr=False)
    """The ambiguous spots, as the grammar noted them."""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """How ambiguous spots were taken. They are worked out when somebody asks: most answers need none."""
        return remarks_of(self.source, self.notes)


@dataclass(frozen=True, slots=True)
class Single(Typed):
    """One expression."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Vector(Typed):
    """Components in order: (a, b), [a, b], a column, or a·i + b·j."""

    components: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Collection(Typed):
    """Values or points whose order does not count: {1, −1}, ±1, "(0, 0) and (1, 2)", x = 1 or x = −1."""

    members: tuple[tuple[Expression, ...], ...]
    """Each member with its coordinates; a bare value is a member with one."""


@dataclass(frozen=True, slots=True)
class Interval(Typed):
    """The numbers between two ends: [0, 1), (−oo, 2], 0 <= x < 1; a union is several, the empty set none."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One interval. An end that is ∞ is `Constant("oo")`, or its `Negation`, and is never closed."""

    lower: Expression
    upper: Expression
    lower_closed: bool
    upper_closed: bool


@dataclass(frozen=True, slots=True)
class Equation(Typed):
    """left = right: the same equation when one is a multiple of the other that is nowhere zero."""

    left: Expression
    right: Expression


Answer = Single | Vector | Collection | Interval | Equation


def expressions_of(answer: Answer) -> tuple[Expression, ...]:
    """Every expression of an answer, in order.

    >>> from tutor import parse
    >>> [str(part) for part in expressions_of(Equation(parse("y"), parse("2x")))]
    ['y', '2*x']
    """
    match answer:
        case Single():
            return (answer.expression,)
        case Vector():
            return answer.components
        case Collection():
            return tuple(part for member in answer.members for part in member)
        case Interval():
            return tuple(end for piece in answer.pieces for end in (piece.lower, piece.upper))
        case Equation():
            return (answer.left, answer.right)


def mapped(answer: Answer, change: Callable[[Expression], Expression]) -> Answer:
    """The answer with each of its expressions changed."""
    match answer:
        case Single(expression=expression):
            return replace(answer, expression=change(expression))
        case Vector(components=components):
            return replace(answer, components=tuple(map(change, components)))
        case Collection(members=members):
            return replace(answer, members=tuple(tuple(map(change, member)) for member in members))
        case Interval(pieces=pieces):
            changed = [replace(piece, lower=change(piece.lower), upper=change(piece.upper)) for piece in pieces]
            return replace(answer, pieces=tuple(changed))
        case Equation(left=left, right=right):
            return replace(answer, left=change(left), right=change(right))


def alone(equation: Equation) -> list[tuple[Symbol, Expression]]:
    """The letters that stand alone on a side of an equation, each with what it equals.

    >>> from tutor import parse
    >>> [(str(letter), str(value)) for letter, value in alone(Equation(parse("y"), parse("2x")))]
    [('y', '2*x')]
    """
    sides = ((equation.left, equation.right), (equation.right, equation.left))
    return [(one, other) for one, other in sides if isinstance(one, Symbol) and one not in symbols(other)]


def answer_text(answer: Answer) -> str:
    """An answer as plain text, the way it was read.

    >>> from tutor import parse
    >>> answer_text(Vector((parse("2x y"), parse("x^2"))))
    '(2xy, x²)'
    """
    match answer:
        case Single(expression):
            return text(expression)
        case Vector(components):
            return _row(components)
        case Collection(members):
            return f"{{{', '.join(map(member_text, members))}}}" if members else "∅"
        case Interval(pieces):
            return " ∪ ".join(map(_piece, pieces)) or "∅"
        case Equation(left, right):
            return f"{text(left)} = {text(right)}"


def member_text(member: tuple[Expression, ...]) -> str:
    """A member of a set as plain text: a bare value, or a point in its brackets."""
    return text(member[0]) if len(member) == 1 else _row(member)


def _row(parts: tuple[Expression, ...]) -> str:
    return f"({', '.join(map(text, parts))})"


def _piece(piece: Piece) -> str:
    opening, closing = "[" if piece.lower_closed else "(", "]" if piece.upper_closed else ")"
    if piece.lower == piece.upper:
        return f"{{{text(piece.lower)}}}"
    return f"{opening}{text(piece.lower)}, {text(piece.upper)}{closing}"
