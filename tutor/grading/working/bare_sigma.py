"""σ without brackets in a working, short for the sigmoid of the function: dσ/dz = σ(1 − σ), σ′ = σ(1 − σ)."""

from __future__ import annotations

from collections.abc import Container, Mapping

from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder, rebuilt, symbols
from tutor.expression.tree import Call, Expression, Power, Product, Symbol
from tutor.grading.working.differentiated import differentiated

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

    def put_in(node: Expression, around: Expression) -> Expression:
        if node == SIGMA:
            return sigmoid
        if isinstance(node, Power) and node.base == SIGMA and isinstance(node.exponent, Symbol):
            order = marks.get(node.exponent)
            return around if order is None else differentiated(sigmoid, [sigmoid.arguments[0]] * order)
        if isinstance(node, Call) and node.function == "sigmoid" and SIGMA in symbols(node.arguments[0]):
            return Product((sigmoid, around.children[0]))
        if isinstance(node, Partial) and node.body == SIGMA and node.variable in own:
            return Partial(Call("sigmoid", (node.variable,)), node.variable)
        return around

    return rebuilt(tree, put_in)
