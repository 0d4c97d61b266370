"""How keys and questions are written: as a student would type them, and in tutor's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.lessons.parts import listed, name_of
from tutor.derivation.place import Place
from tutor.expression.reading import Reading
from tutor.expression.structures import Comparison, Piecewise
from tutor.expression.text import text
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol


def typed(expression: Expression) -> str:
    """An expression as a student would type it.

    >>> from tutor import parse
    >>> typed(parse("x² y"))
    'x^2*y'
    """
    if any(isinstance(node, Piecewise) for node in postorder(expression)):
        return str(expression)  # branches are typed as a call; in braces they would be a set
    return text(expression, ascii=True)


def typed_vector(components: Iterable[Expression]) -> str:
    """A vector, or a point, as a student would type it."""
    return f"({', '.join(map(typed, components))})"


def typed_rows(rows: Iterable[Sequence[Expression]]) -> str:
    """A matrix as a student would type it, [[a, b], [c, d]]."""
    inside = (", ".join(map(typed, row)) for row in rows)
    return f"[{', '.join(f'[{row}]' for row in inside)}]"


def typed_points(members: Sequence[Sequence[Expression]]) -> str:
    """A set of points, or of numbers, as a student would type it; "none" for none."""
    if not members:
        return "none"
    one = len(members[0]) == 1
    return "{" + ", ".join(typed(member[0]) if one else typed_vector(member) for member in members) + "}"


def head(reading: Reading) -> Phrase:
    """f(x, y); the name alone where the variables are a family."""
    plain = [variable for variable in reading.variables if not any(symbols(part) for part in variable.subscripts)]
    return listed("head", plain, name=reading.name) if plain else name_of(reading)


def stated(reading: Reading) -> Phrase:
    """f(x, y) = x²y"""
    return phrase("bank-function", head=head(reading), f=reading.expression)


def equations(place: Place) -> tuple[Expression, ...]:
    """x = 1, y = 2"""
    return tuple(Comparison("=", symbol, value) for symbol, value in place.items())


def called(reading: Reading, values: Iterable[Expression] | None = None) -> str:
    """f(x, y), or f(1, 2), as it is typed."""
    inside: Iterable[Expression] = reading.variables if values is None else values
    return f"{reading.name}({', '.join(map(typed, inside))})"


def symbol_typed(name: str, orders: Sequence[Symbol]) -> str:
    """∂f/∂x, ∂²f/∂y∂x"""
    below = "".join(f"∂{typed(symbol)}" for symbol in reversed(orders))
    return f"∂{name}/{below}" if len(orders) == 1 else f"∂^{len(orders)}{name}/{below}"
