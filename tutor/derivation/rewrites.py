"""What each rule does: matches ∂body/∂variable and gives its new form, or None.

Each function has the shape (body, variable) → Rewrite | None and does one thing. The variable is a symbol;
in the outer derivative of a chain rule it is the inner expression itself.
"""

from __future__ import annotations

from fractions import Fraction

from tutor.derivation.dependence import depends, may_coincide
from tutor.derivation.step import Rewrite
from tutor.derivation.terms import total
from tutor.errors import Unanswerable
from tutor.expression.limits import MOST_FACTORS
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.structures import Counted, Delta, Partial
from tutor.expression.traversal import factors as factors_of
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum, Symbol

_LISTED_TERMS = 8
"""A sum with more terms than this has its constant terms differentiated together, not one by one."""


def times(*factors: Expression) -> Expression:
    """The product of the factors; a factor that is a product is taken apart, so that no brackets appear."""
    flat: list[Expression] = []
    for factor in factors:
        flat.extend(factors_of(factor))
    return flat[0] if len(flat) == 1 else Product(tuple(flat), dotted=True)


def constant(body: Expression, variable: Expression) -> Rewrite | None:
    """∂c/∂x = 0."""
    return None if depends(body, variable) else Rewrite(lambda _: ZERO, (), (("c", body),))


def identity(body: Expression, variable: Expression) -> Rewrite | None:
    """∂x/∂x = 1."""
    return Rewrite(lambda _: ONE, (), (("x", body),)) if body == variable else None


def index(body: Expression, variable: Expression) -> Rewrite | None:
    """∂xₖ/∂xⱼ = δₖⱼ."""
    if not (isinstance(body, Symbol) and isinstance(variable, Symbol) and may_coincide(body, variable)):
        return None
    pairs = zip(body.subscripts, variable.subscripts, strict=True)
    deltas = tuple(Delta(one, other) for one, other in pairs if one != other)
    return Rewrite(lambda _: times(*deltas), (), (("x", body), ("v", variable)))


def sum_rule(body: Expression, variable: Expression) -> Rewrite | None:
    """∂(u + v)/∂x = ∂u/∂x + ∂v/∂x, for any number of terms; signs stay."""
    if not isinstance(body, Sum):
        return None
    terms = body.terms
    if len(terms) > _LISTED_TERMS:
        terms = _constant_terms_last(terms, variable)
    signed = tuple((True, term.operand) if isinstance(term, Negation) else (False, term) for term in terms)
    partials = tuple(Partial(term, variable) for _, term in signed)

    def build(parts: tuple[Expression, ...]) -> Expression:
        return (
            Sum(tuple(Negation(part) if minus else part for (minus, _), part in zip(signed, parts, strict=True)))
            if len(parts) > 1
            else (Negation(parts[0]) if signed[0][0] else parts[0])
        )

    return Rewrite(build, partials)


def _constant_terms_last(terms: tuple[Expression, ...], variable: Expression) -> tuple[Expression, ...]:
    moving: list[Expression] = []
    held: list[Expression] = []
    for term in terms:
        (moving if depends(term, variable) else held).append(term)
    return (*moving, total(tuple(held))) if len(held) > 1 else terms


def sigma(body: Expression, variable: Expression) -> Rewrite | None:
    """∂/∂x Σᵢ uᵢ = Σᵢ ∂uᵢ/∂x, and the same for a mean, which is a Σ divided by n."""
    if not isinstance(body, Counted):
        return None
    if depends(body.lower, variable) or depends(body.upper, variable):
        raise Unanswerable(
            "The bounds of the Σ contain the variable, so there is no derivative by a rule.",
            "Give the variables with --vars, the number of terms left out.",
        )
    rest = body.children[1:]
    return Rewrite(lambda parts: body.rebuild((parts[0], *rest)), (Partial(body.body, variable),), (("i", body.index),))


def constant_factor(body: Expression, variable: Expression) -> Rewrite | None:
    """∂(c·u)/∂x = c·∂u/∂x, and ∂(−u)/∂x = −∂u/∂x."""
    if isinstance(body, Negation):
        minus_one = Negation(ONE)
        return Rewrite(lambda parts: Negation(parts[0]), (Partial(body.operand, variable),), (("c", minus_one),))
    if not isinstance(body, Product):
        return None
    held = tuple(factor for factor in body.factors if not depends(factor, variable))
    if not held:
        return None
    moving = tuple(factor for factor in body.factors if depends(factor, variable))
    rest = moving[0] if len(moving) == 1 else Product(moving, dotted=body.dotted)
    constant_part = held[0] if len(held) == 1 else Product(held, dotted=body.dotted)
    return Rewrite(
        lambda parts: times(*held, parts[0]) if body.dotted else Product((*held, *factors_of(parts[0]))),
        (Partial(rest, variable),),
        (("c", constant_part),),
    )


def constant_denominator(body: Expression, variable: Expression) -> Rewrite | None:
    """∂(u/c)/∂x = (∂u/∂x)/c."""
    if not isinstance(body, Quotient) or depends(body.denominator, variable):
        return None
    below = body.denominator
    factor = Quotient(ONE, below)
    return Rewrite(lambda parts: Quotient(parts[0], below), (Partial(body.numerator, variable),), (("c", factor),))


def constant_numerator(body: Expression, variable: Expression) -> Rewrite | None:
    """c/uⁿ = c·u⁻ⁿ, so that the power rule can do it."""
    if not isinstance(body, Quotient) or depends(body.numerator, variable):
        return None
    base, exponent = body.denominator, Fraction(1)
    if isinstance(base, Product) and not all(depends(factor, variable) for factor in base.factors):
        return _constant_part_out(body.numerator, base, variable)
    if isinstance(base, Power) and (inner := rational_value(base.exponent)) is not None:
        base, exponent = base.base, inner
    elif isinstance(base, Call) and base.function == "sqrt":
        base, exponent = base.arguments[0], Fraction(1, 2)
    power_form: Expression = Power(base, rational(-exponent))
    if body.numerator != ONE:
        power_form = Product((*factors_of(body.numerator), power_form))
    return Rewrite(lambda parts: parts[0], (Partial(power_form, variable),), (("v", body), ("u", power_form)))


def _constant_part_out(above: Expression, below: Product, variable: Expression) -> Rewrite:
    """c/(k·v) = (c/k)·(1/v), for a constant k among the factors of the denominator."""
    held = tuple(factor for factor in below.factors if not depends(factor, variable))
    moving = tuple(factor for factor in below.factors if depends(factor, variable))
    front = Quotient(above, held[0] if len(held) == 1 else Product(held))
    rest = Quotient(ONE, moving[0] if len(moving) == 1 else Product(moving))
    return Rewrite(lambda parts: times(front, parts[0]), (Partial(rest, variable),), (("c", front),))


def product(body: Expression, variable: Expression) -> Rewrite | None:
    """∂(u·v)/∂x = u′·v + u·v′, and one term a factor for longer products.

    Raises:
        Unanswerable: the product has more than `MOST_FACTORS` factors.
    """
    if not isinstance(body, Product):
        return None
    factors = body.factors
    if len(factors) > MOST_FACTORS:
        raise Unanswerable(
            f"The product rule makes {len(factors)} terms of {len(factors)} factors each, which is too long.",
            f"Write equal factors as a power, such as x^{len(factors)}, or take at most {MOST_FACTORS} factors.",
        )
    partials = tuple(Partial(factor, variable) for factor in factors)

    def build(parts: tuple[Expression, ...]) -> Expression:
        return Sum(
            tuple(
                Product((*factors[:place], *factors_of(part), *factors[place + 1 :]), dotted=True)
                for place, part in enumerate(parts)
            )
        )

    names = "uvw" if len(factors) <= 3 else ""
    return Rewrite(build, partials, tuple(zip(names, factors, strict=False)))


def quotient(body: Expression, variable: Expression) -> Rewrite | None:
    """∂(u/v)/∂x = (u′·v − u·v′)/v²."""
    if not isinstance(body, Quotient):
        return None
    above, below = body.numerator, body.denominator
    square = Power(below, whole(2))

    def build(parts: tuple[Expression, ...]) -> Expression:
        return Quotient(Sum((times(parts[0], below), Negation(times(above, parts[1])))), square)

    return Rewrite(build, (Partial(above, variable), Partial(below, variable)), (("u", above), ("v", below)))


def power(body: Expression, variable: Expression) -> Rewrite | None:
    """∂xⁿ/∂x = n·xⁿ⁻¹. The base must be the variable itself; the chain rule does the rest."""
    if not isinstance(body, Power) or body.base != variable or depends(body.exponent, variable):
        return None
    return Rewrite(lambda _: _power_derivative(body), (), (("n", body.exponent),))


def _power_derivative(body: Power) -> Expression:
    exponent = rational_value(body.exponent)
    if exponent is None:
        return times(body.exponent, Power(body.base, total((*terms_of(body.exponent), Negation(ONE)))))
    lowered = body.base if exponent == 2 else Power(body.base, rational(exponent - 1))
    return ONE if exponent == 1 else times(body.exponent, lowered)


def exponential(body: Expression, variable: Expression) -> Rewrite | None:
    """∂aˣ/∂x = aˣ·ln a, and ∂eˣ/∂x = eˣ. The exponent must be the variable itself."""
    if not isinstance(body, Power) or body.exponent != variable or depends(body.base, variable):
        return None
    natural = isinstance(body.base, Constant) and body.base.name == "e"
    result = body if natural else Product((body, Call("ln", (body.base,))))
    return Rewrite(lambda _: result, (), (("a", body.base),))
