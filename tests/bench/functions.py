"""The functions of the bench, each once as tutor's tree and once as SymPy has it."""

from __future__ import annotations

from typing import Any

import sympy

from tutor.expression.numbers import whole
from tutor.expression.tree import Call, Expression, Negation, Product, Sum, Symbol

X = Symbol("x")


def letters(count: int) -> tuple[Symbol, ...]:
    """The variables z₁ … zₙ."""
    return tuple(Symbol("z", (whole(place),)) for place in range(1, count + 1))


def chain(depth: int) -> Expression:
    """sin(sin(…x…)), `depth` times."""
    inner: Expression = X
    for _ in range(depth):
        inner = Call("sin", (inner,))
    return inner


def chain_in_sympy(depth: int) -> Any:
    """The same for SymPy."""
    inner = sympy.Symbol("x")
    for _ in range(depth):
        inner = sympy.sin(inner)
    return inner


def product(count: int) -> Expression:
    """(x + 1)(x + 2) … (x + n)."""
    return Product(tuple(Sum((X, whole(place))) for place in range(1, count + 1)))


def product_in_sympy(count: int) -> Any:
    """The same for SymPy."""
    return sympy.Mul(*(sympy.Symbol("x") + place for place in range(1, count + 1)))


def soft_maximum(count: int) -> Expression:
    """ln(exp(z₁) + … + exp(zₙ)) − z₁, the loss of a classifier whose right answer is the first class."""
    powers = tuple(Call("exp", (letter,)) for letter in letters(count))
    return Sum((Call("ln", (Sum(powers),)), Negation(letters(1)[0])))


def soft_maximum_in_sympy(count: int) -> Any:
    """The same for SymPy."""
    names = [sympy.Symbol(f"z_{place}") for place in range(1, count + 1)]
    return sympy.log(sympy.Add(*(sympy.exp(name) for name in names))) - names[0]


def long_sum(count: int) -> Expression:
    """sin(x) + 2 sin(2x) + … + n sin(nx)."""
    return Sum(
        tuple(Product((whole(place), Call("sin", (Product((whole(place), X)),)))) for place in range(1, count + 1))
    )
