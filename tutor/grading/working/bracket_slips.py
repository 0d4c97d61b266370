"""Wrong algebra with brackets, powers and roots: what students write in place of a part of a line.

As in `algebra_slips`, each function gives what stands in place of one node after the slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tutor.derivation.rewrites import times
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.traversal import factors, unsigned
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum


def power_of_sum(node: Expression) -> Iterator[Expression]:
    """(a + b)² as a² + b²."""
    if isinstance(node, Power) and not _is_root_or_reciprocal(node.exponent):
        yield from _term_by_term(node)


def root_of_sum(node: Expression) -> Iterator[Expression]:
    """(a + b)⁻¹ as 1/a + 1/b, (a + b)^(1/2) as √a + √b."""
    if isinstance(node, Power) and _is_root_or_reciprocal(node.exponent):
        yield from _term_by_term(node)


def _is_root_or_reciprocal(exponent: Expression) -> bool:
    value = rational_value(exponent)
    return value is not None and (value < 0 or value.denominator != 1)


def _term_by_term(node: Power) -> Iterator[Expression]:
    if isinstance(node.base, Sum) and node.exponent != ONE:
        yield Sum(tuple(Power(term, node.exponent) for term in node.base.terms))
        yield each_term(node.base, lambda term: Power(term, node.exponent))


def each_term(whole: Sum, change: Callable[[Expression], Expression]) -> Sum:
    """The sum with each of its terms changed by itself; a term that is subtracted still is.

    Arguments:
        whole: the sum.
        change: a term without its sign → what stands in its place.
    """
    changed = [(term, change(unsigned(term))) for term in whole.terms]
    return Sum(tuple(Negation(made) if isinstance(term, Negation) else made for term, made in changed))


def root_of_squares(node: Expression) -> Iterator[Expression]:
    """√(x² + y²) as x + y."""
    if isinstance(node, Call) and node.function == "sqrt" and isinstance(node.arguments[0], Sum):
        yield each_term(node.arguments[0], _root)


def _root(term: Expression) -> Expression:
    square = isinstance(term, Power) and rational_value(term.exponent) == 2
    return term.base if square and isinstance(term, Power) else Call("sqrt", (term,))


def exponent_opened(node: Expression) -> Iterator[Expression]:
    """e^(2x) as e²·x, x^(n − 1) as xⁿ − 1: the brackets around an exponent are lost."""
    if not isinstance(node, Power):
        return
    exponent = node.exponent
    minus = isinstance(exponent, Negation)
    first, *rest = factors(unsigned(exponent))
    if rest:
        yield times(Power(node.base, Negation(first) if minus else first), *rest)
    if isinstance(exponent, Sum):
        yield Sum((Power(node.base, exponent.terms[0]), *exponent.terms[1:]))


def denominator_opened(node: Expression) -> Iterator[Expression]:
    """1/(x² + x) as 1/x² + x: the brackets around a denominator are lost, perhaps one that was multiplied out."""
    if not isinstance(node, Quotient):
        return
    below = node.denominator
    for place, factor in enumerate(factors(below)):
        if isinstance(factor, Sum):
            rest = [one for other, one in enumerate(factors(below)) if other != place]
            first, *others = [times(*rest, term) for term in factor.terms]
            yield Sum((Quotient(node.numerator, first), *others))
    if isinstance(below, Product):
        yield times(Quotient(node.numerator, below.factors[0]), *below.factors[1:])


def power_of_power(node: Expression) -> Iterator[Expression]:
    """(eˣ)² as e^(x²): the exponent is raised, not multiplied."""
    if isinstance(node, Power) and isinstance(node.base, Power):
        yield Power(node.base.base, Power(node.base.exponent, node.exponent))


def exponent_lost(node: Expression) -> Iterator[Expression]:
    """(1 + x²)² as 1 + x²."""
    if isinstance(node, Power):
        yield node.base


def factored_in_part(node: Expression) -> Iterator[Expression]:
    """2x + 6 from 2(x + 6): what a line must have been if a factor was taken out of some of its terms only.

    This one goes backwards: from the wrong line to the one before it.
    """
    if isinstance(node, Product):
        for place, bracket in enumerate(node.factors):
            if isinstance(bracket, Sum):
                rest = (*node.factors[:place], *node.factors[place + 1 :])
                for one in range(len(bracket.terms)):
                    done = [times(*rest, term) if number == one else term for number, term in enumerate(bracket.terms)]
                    yield Sum(tuple(done))
