"""What counts as a letter where polynomials are looked at: letters, functions, roots, powers with letters above."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.expression.numbers import rational_value
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum


def letters_and_atoms(root: Expression) -> Iterator[Expression]:
    """The letters of an expression, and the parts that are not made with + − · / and whole powers.

    >>> from tutor import parse
    >>> [str(atom) for atom in letters_and_atoms(parse("x^2 sin(x) + sqrt(x)"))]
    ['x', 'sin(x)', 'sqrt(x)']
    """
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, Sum | Product | Quotient | Negation):
            pending.extend(reversed(node.children))
        elif isinstance(node, Power) and is_whole(node.exponent):
            pending.append(node.base)
        elif not isinstance(node, Number):
            yield node


def is_whole(exponent: Expression) -> bool:
    """Whether an exponent is a whole number."""
    value = rational_value(exponent)
    return value is not None and value.denominator == 1
