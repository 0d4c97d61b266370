"""Numbers that stand in for what has none: the members of a family aᵢ, and functions nobody knows.

A line about Σᵢ aᵢxᵢ or g(x, y) can only be checked with some a₁, a₂, … and some g. They are made up here:
short fractions, and a smooth function whose derivatives are known, always the same for the same name.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.expression.dice import draw
from tutor.expression.tree import Expression, Number, Symbol

if TYPE_CHECKING:
    from flint import arb, arb_series

FREE_INDEX = Fraction(2)
"""What an index stands for that no Σ binds and no point fixes."""


def member(symbol: Symbol, seed: int) -> Fraction:
    """A value for a member of a family, such as a₃.

    Arguments:
        symbol: the member, its subscripts whole numbers.
        seed: another seed gives another value; an even one gives positive values only.

    Returns:
        a fraction with two decimals between 0.2 and 3 in size.

    >>> member(Symbol("a", (Number(Fraction(3)),)), 0) == member(Symbol("a", (Number(Fraction(3)),)), 0)
    True
    """
    drawn = draw(symbol.name, [str(_place(subscript)) for subscript in symbol.subscripts], seed)
    size = Fraction(20 + drawn % 280, 100)
    return -size if seed % 2 and drawn >> 40 & 1 else size


def _place(subscript: Expression) -> object:
    return subscript.value if isinstance(subscript, Number) else subscript


def unknown_function(name: str, arguments: Sequence[arb | arb_series], orders: Sequence[int]) -> arb | arb_series:
    """A smooth function in place of g(u, v, …), or one of its partial derivatives.

    It is sin(a·u + b·v + … + c) + cos(a′·u + b′·v + … + c′) with coefficients that depend on the name.

    Arguments:
        name: the name of the function.
        arguments: the values of its arguments.
        orders: how often it is differentiated in each place, () for not at all.
    """
    from flint import arb, fmpq

    total: arb | arb_series = arb(0)
    for wave in (0, 1):
        angle: arb | arb_series = arb(fmpq(draw(name, wave) % 300, 100))
        factor = arb(1)
        for place, argument in enumerate(arguments):
            rate = arb(fmpq(30 + draw(name, wave, place) % 120, 100))
            angle = angle + rate * argument
            factor *= rate ** (orders[place] if orders else 0)
        total = total + factor * _quarter_turns(angle, wave + sum(orders))
    return total


def _quarter_turns(angle: arb | arb_series, turns: int) -> arb | arb_series:
    """sin(angle + turns·π/2): what becomes of a sine when it is differentiated so often."""
    value = angle.sin() if turns % 2 == 0 else angle.cos()
    return -value if turns % 4 >= 2 else value
