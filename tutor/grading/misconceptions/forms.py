"""Small forms that wrong twins are made of: powers, terms with their signs, a function around another part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from tutor.derivation.rewrites import times
from tutor.derivation.sigma import uses_index
from tutor.derivation.step import Build, Step
from tutor.derivation.templates import table_derivative
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.structures import Counted, Partial
from tutor.expression.traversal import factors as factors_of
from tutor.expression.traversal import is_numbered, postorder, symbols
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Quotient, Sum, Symbol

E = Constant("e")
_MOST_NODES = 100
_MOST_LETTERS = 3
_MOST_TERMS = 8


def shifted(exponent: Expression, by: int) -> Expression:
    """An exponent that is `by` greater.

    >>> from tutor import parse
    >>> str(shifted(parse("n"), -1)), str(shifted(parse("1/2"), 1))
    ('n - 1', '3/2')
    """
    value = rational_value(exponent)
    if value is not None:
        return rational(value + by)
    return total((*terms_of(exponent), whole(by)))


def raised(base: Expression, exponent: Expression) -> Expression:
    """A power as it is written by hand: x for x¹, 1 for x⁰, 1/x² for x⁻², √x for x^(1/2).

    >>> from tutor import parse
    >>> str(raised(parse("x"), parse("-2"))), str(raised(parse("x"), parse("1")))
    ('1/x**2', 'x')
    """
    value = rational_value(exponent)
    if value is None:
        return Power(base, exponent)
    if value < 0:
        return Quotient(ONE, raised(base, rational(-value)))
    if value == Fraction(1, 2):
        return Call("sqrt", (base,))
    return ONE if value == 0 else base if value == 1 else Power(base, exponent)


def around(outer: Expression, inner: Expression, other: Expression) -> Expression:
    """The outer function of a chain rule around another part: sin(2x) for sin(x²) with 2x in the place of x²."""
    return outer.rebuild(tuple(other if child == inner else child for child in outer.children))


def outer_derivative(outer: Expression, inner: Expression, other: Expression) -> Expression | None:
    """The derivative of the outer function of a chain rule, taken at another part: cos(2x) for sin(x²).

    Arguments:
        outer: the whole function, f(u).
        inner: u.
        other: what stands in the place of u.

    Returns:
        f′(other); None for a function without a row in the table.
    """
    if isinstance(outer, Call):
        place = outer.arguments.index(inner)
        moved = around(outer, inner, other)
        assert isinstance(moved, Call)
        return table_derivative(moved, place)
    if not isinstance(outer, Power):
        return None
    if outer.base == inner:
        return times(outer.exponent, raised(other, shifted(outer.exponent, -1)))
    power = Power(outer.base, other)
    return power if outer.base == E else times(power, Call("ln", (outer.base,)))


def signed_terms(step: Step) -> tuple[tuple[bool, Partial], ...]:
    """The partials of a step by the sum rule, each with whether it is subtracted."""
    body = step.before.body
    terms = frozenset(body.terms) if isinstance(body, Sum) else frozenset()
    return tuple((Negation(partial.body) in terms, partial) for partial in step.rewrite.partials)


def subtracted(step: Step) -> Iterator[tuple[int, Step, Expression]]:
    """The substeps of a step whose answers are subtracted, each with its number and its term, the sign included.

    Of a long sum only the first terms are looked at: a wrong sum is worked out for every one of them.

    Arguments:
        step: a step by the rule for sums, or by that for a minus sign; any other has none.
    """
    if isinstance(step.before.body, Negation):
        yield 0, step.substeps[0], step.before.body
    elif isinstance(step.before.body, Sum):
        for place, (minus, partial) in enumerate(signed_terms(step)[:_MOST_TERMS]):
            if minus:
                yield place, step.substeps[place], Negation(partial.body)


def replacing(step: Step, place: int, change: Callable[[Expression], Expression]) -> Build:
    """The sound form of a step, but with what stands in one of its places changed.

    Arguments:
        step: the step.
        place: the number of the partial derivative in it.
        change: what is made of the part that is given for this place.
    """
    return lambda parts: step.rewrite.build((*parts[:place], change(parts[place]), *parts[place + 1 :]))


def with_sign(minus: bool, part: Expression) -> Expression:
    """The part, or minus the part."""
    return Negation(part) if minus else part


def over(counted: Counted, part: Expression) -> Expression:
    """The Σ or mean of another part."""
    return counted.rebuild((part, *counted.children[1:]))


def factors_apart(
    counted: Counted, term: Expression, fits: Callable[[Expression, Fraction], bool]
) -> Expression | None:
    """The product of the Σ or means of the factors of a term: Σ aᵢ · Σ hᵢ for aᵢhᵢ, and (Σ aᵢ)² for aᵢ².

    Arguments:
        counted: the Σ or mean.
        term: what it is taken of, or a part of that.
        fits: whether a base that depends on the index, and its exponent, may stand in a Σ of their own.

    Returns:
        the product; None where a factor does not fit, or where only one depends on the index.
    """
    found: list[Expression] = []
    count = 0
    for factor in factors_of(term):
        base, exponent = (factor.base, factor.exponent) if isinstance(factor, Power) else (factor, ONE)
        size = rational_value(exponent)
        if not uses_index(factor, counted.index):
            found.append(factor)
        elif size is not None and size.denominator == 1 and size >= 1 and fits(base, size):
            count += int(size)
            found.append(raised(over(counted, base), exponent))
        else:
            return None
    return times(*found) if count > 1 else None


def moves(step: Step) -> bool:
    """Whether the answer of a step is anything but 0."""
    return step.answer != ZERO


def letters(part: Expression) -> tuple[Symbol, ...]:
    """The letters of a part that a student may take for variables, the first three by the alphabet.

    Data such as xᵢ are none, and a part with a Σ or with more than a hundred nodes has none: nobody differentiates
    that by the wrong letter, and the derivative would cost as much as the right one.
    """
    for count, node in enumerate(postorder(part)):
        if count == _MOST_NODES or isinstance(node, Counted):
            return ()
    found = [letter for letter in symbols(part) if is_numbered(letter)]
    return tuple(sorted(found, key=lambda letter: letter.label)[:_MOST_LETTERS])


def beside(factors: tuple[Expression, ...]) -> Build:
    """The form that multiplies everything it is given by the factors."""
    return lambda parts: times(*factors, *parts)


def always(part: Expression) -> Callable[[object], Expression]:
    """The change, or the form, that gives the same part whatever it is given."""
    return lambda _: part
