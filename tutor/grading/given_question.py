"""What a question is asked with in Python: a point, conditions and names, given as text or as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tutor.derivation.subject import names_of
from tutor.errors import Unanswerable
from tutor.expression.python_numbers import tree_of
from tutor.expression.reading import Reading
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was given as an expression or as an object of SymPy's."""

    expression: Expression


def place_text(at: object) -> str | None:
    """A point as text: "x=1, y=2" as it is, {"x": 1, "y": 2} or (1, 2) written out.

    Raises:
        Unanswerable: it is no point.

    >>> place_text({"x": 1, "y": -2}), place_text((1, 2)), place_text("x=1")
    ('x = 1, y = -2', '(1, 2)', 'x=1')
    """
    if at is None or isinstance(at, str):
        return at
    if isinstance(at, Mapping):
        if not at:
            raise Unanswerable("The point has no value.", 'Give it like at="x=1, y=2" or at={"x": 1, "y": 2}.')
        return ", ".join(
            f"{name} = {_spelled(value)}" for name, value in zip(names_of(list(at)), at.values(), strict=True)
        )
    if isinstance(at, Sequence):
        return f"({', '.join(map(_spelled, at))})"
    return _spelled(at)


def _spelled(value: object) -> str:
    if isinstance(value, str):
        return value
    return str(value if isinstance(value, Expression) else tree_of(value))


def conditions_given(domain: object) -> tuple[str | Condition, ...]:
    """The conditions of a domain: one or several, each text, an expression or an object of SymPy's."""
    if domain is None:
        return ()
    several = domain if isinstance(domain, list | tuple | set | frozenset) else (domain,)
    return tuple([one if isinstance(one, str) else _condition(one) for one in several])


def _condition(given: object) -> Condition:
    return Condition(given if isinstance(given, Expression) else tree_of(given))


def refuse_glued(orders: Iterable[str], reading: Reading) -> None:
    """Refuse wrt="xy" for a function of x and y: it is one name, which does not stand there.

    Raises:
        Unanswerable: a name is made of variables of the function, and is none itself.

    >>> from tutor.expression.reading import read
    >>> refuse_glued(["x", "y"], read("x^2 y"))
    """
    labels = {symbol.label for symbol in (*reading.variables, *symbols(reading.expression))}
    for name in orders:
        if len(name) > 1 and name not in labels and all(letter in labels for letter in name):
            message = f"{name} is one name, and it does not stand in {reading.name}."
            raise Unanswerable(message, f"For several variables type {','.join(name)}: first by {name[0]}, and so on.")


def absent(orders: Iterable[Symbol], function: Expression) -> tuple[Symbol, ...]:
    """The variables of a derivative that do not stand in the function, as y does not in x².

    Members of a family do, as x₂ in Σᵢ xᵢ².

    >>> from tutor import parse
    >>> [symbol.label for symbol in absent([Symbol("x"), Symbol("y")], parse("x^2"))]
    ['y']
    """
    found = symbols(function)
    missing = dict.fromkeys(one for one in orders if one not in found)
    families = {symbol.name for symbol in found if symbol.subscripts} if missing else ()
    return tuple([one for one in missing if not (one.subscripts and one.name in families)])
