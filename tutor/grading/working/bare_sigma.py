"""σ without brackets in a working, short for the sigmoid of the function: dσ/dz = σ(1 − σ), σ′ = σ(1 − σ)."""

from __future__ import annotations

from collections.abc import Container, Mapping

from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Power, Product, Symbol

SIGMA = Symbol("sigma")


def sigmoid_of(function: Expression) -> Call | None:
    """The one sigmoid of a function; None where there is none, or several, or where σ is a letter of it.

    >>> from tutor import parse
    >>> str(sigmoid_of(parse("y - σ(w x)"))), sigmoid_of(parse("σ(a) + σ(b)")), sigmoid_of(parse("x/σ"))
    ('1/(1 + exp(-w*x))', None, None)
    """
    if SIGMA in symbols(function):
        return None
    found = {node for node in postorder(function) if isinstance(node, Call) and node.function == "sigmoid"}
    return found.pop() if len(found) == 1 else None


def with_sigma(tree: Expression, sigmoid: Call, marks: Mapping[Symbol, int], own: Container[Symbol]) -> Expression:
    """The tree with each σ that has no argument made the sigmoid of the function.

    Arguments:
        tree: what was read.
        sigmoid: the sigmoid.
        marks: the letters that stand for a ′, a ″ …, and how many marks each is: σ′ is its derivative by its argument.
        own: the student's own letters: dσ/dz is that of σ(z).
    """
    if SIGMA not in symbols(tree):
        return tree
    made: dict[int, Expression] = {}
    for node in postorder(tree):
        parts = tuple(made[id(child)] for child in node.children)
        same = all(new is old for new, old in zip(parts, node.children, strict=True))
        result = node if same else node.rebuild(parts)
        if node == SIGMA:
            result = sigmoid
        elif isinstance(node, Power) and node.base == SIGMA and isinstance(node.exponent, Symbol):
            result = _derivative(sigmoid, marks[node.exponent]) if node.exponent in marks else result
        elif isinstance(node, Call) and node.function == "sigmoid" and SIGMA in symbols(node.arguments[0]):
            result = Product((sigmoid, parts[0]))
        elif isinstance(node, Partial) and node.body == SIGMA and node.variable in own:
            result = Partial(Call("sigmoid", (node.variable,)), node.variable)
        made[id(node)] = result
    return made[id(tree)]


def _derivative(sigmoid: Call, order: int) -> Expression:
    made: Expression = sigmoid
    for _ in range(order):
        made = Partial(made, sigmoid.arguments[0])
    return made
