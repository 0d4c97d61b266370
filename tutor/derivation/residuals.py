"""Prediction minus observation: the form in which the gradient of a loss is written.

The rules leave y·(1 − σ(z))·x − (1 − y)·σ(z)·x with a minus sign in front; texts write (σ(z) − y)·x. Three small
steps lead there. Each is true of any functions and letters; each is done only where it leads to that form, so
that other answers stay as they are.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product as combinations

from tutor.derivation.monomial import Monomial, monomial
from tutor.derivation.terms import collect
from tutor.expression.structures import Counted, Delta
from tutor.expression.traversal import holds_one_of, postorder, size, symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum, Symbol

_NOTHING: frozenset[str] = frozenset()
_CALLS = frozenset((Call,))
_MOST_TERMS = 12
_MOST_NODES = 400


def cancel_brackets(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Multiply brackets in a sum out where terms with a function in them cancel: (1 − σ)y − (1 − y)σ = y − σ.

    >>> from tutor import parse
    >>> str(cancel_brackets(parse("y (1 - sin(x)) - (1 - y) sin(x)"))[0])
    'y - sin(x)'
    """
    if not isinstance(node, Sum) or not any(map(has_bracket, node.terms)):
        return node, _NOTHING
    if not _is_short(node) or not holds_one_of(node, _CALLS):
        return node, _NOTHING
    opened: list[Expression] = []
    for term in node.terms:
        opened += multiplied_out(term) if holds_one_of(term, _CALLS) else [term]
        if len(opened) > _MOST_TERMS:
            return node, _NOTHING
    if len(opened) == len(node.terms):
        return node, _NOTHING
    result = collect(Sum(tuple(opened)))[0]
    left = len(result.terms) if isinstance(result, Sum) else 1
    if left + 2 > len(opened) or size(result) >= size(node):
        return node, _NOTHING
    return result, frozenset(("multiplied-cancelled",))


def has_bracket(term: Expression) -> bool:
    """Whether there may be a sum among the factors of a term: a quick look, before its parts are counted."""
    pending = [term]
    while pending:
        node = pending.pop()
        if isinstance(node, Sum) or (isinstance(node, Power) and isinstance(node.base, Sum | Product)):
            return True
        if isinstance(node, Negation | Product | Quotient):
            pending += node.children
    return False


def multiplied_out(term: Expression) -> list[Expression]:
    """The terms of a product of brackets; the term itself when it has none."""
    parts = monomial(term)
    brackets = [base for base, exponent in parts.exponents.items() if isinstance(base, Sum) and exponent == 1]
    if not brackets or len(brackets) > 3:
        return [term]
    rest = {base: exponent for base, exponent in parts.exponents.items() if base not in brackets}
    result = []
    for chosen in combinations(*(bracket.children for bracket in brackets)):
        piece = Monomial(parts.coefficient, parts.decimal, dict(rest))
        for factor in chosen:
            piece.multiply(factor)
        result.append(piece.expression())
    return result


def take_out(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Take a common factor out where a prediction minus a letter is left: σ(wx)·x − xy = x·(σ(wx) − y).

    The factor must stand inside the prediction, as ∂z/∂w = x does in σ(wx).

    >>> from tutor import parse
    >>> str(take_out(parse("exp(w x) x - x y"))[0])
    'x*(exp(w*x) - y)'
    """
    if not isinstance(node, Sum) or len(node.terms) != 2:
        return node, _NOTHING
    one, other = (monomial(term) for term in node.terms)
    common: dict[Expression, Fraction] = {
        base: exponent
        for base, exponent in one.exponents.items()
        if isinstance(base, Symbol) and exponent > 0 and other.exponents.get(base) == exponent
    }
    if not common or one.coefficient != -other.coefficient or one.decimal or other.decimal:
        return node, _NOTHING
    if not _is_short(node):
        return node, _NOTHING
    rest = [
        Monomial(exponents={base: power for base, power in parts.exponents.items() if base not in common}).expression()
        for parts in (one, other)
    ]
    predictions = [part for part in rest if holds_one_of(part, _CALLS)]
    if len(predictions) != 1 or not any(isinstance(part, Symbol) for part in rest):
        return node, _NOTHING
    inside = {letter.name for letter in symbols(predictions[0])}
    if any(letter.name not in inside for letter in common if isinstance(letter, Symbol)):
        return node, _NOTHING
    first, second = rest
    bracket = Sum((first, Negation(second)))
    return Monomial(one.coefficient, False, {**common, bracket: Fraction(1)}).expression(), frozenset(("factor-out",))


def divide_terms(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Divide term by term where one term has a δ, and take out what both have: a softmax p has ∂pₖ/∂zₘ = pₖ(δₖₘ − pₘ).

    >>> from tutor import parse
    >>> str(divide_terms(parse("(u v delta(k, m) - u w)/v^2"))[0])
    'u/v*(KroneckerDelta(k, m) - w/v)'
    """
    if not isinstance(node, Quotient) or not isinstance(node.numerator, Sum) or len(node.numerator.terms) != 2:
        return node, _NOTHING
    one, other = (monomial(term) for term in node.numerator.terms)
    with_delta = [any(isinstance(base, Delta) for base in parts.exponents) for parts in (one, other)]
    if with_delta[0] == with_delta[1]:
        return node, _NOTHING
    for parts in (one, other):
        parts.multiply(node.denominator, -1)
    common = {
        base: min(exponent, other.exponents[base], key=abs)
        for base, exponent in one.exponents.items()
        if exponent * other.exponents.get(base, 0) > 0
    }
    if all(exponent > 0 for exponent in common.values()):
        return node, _NOTHING
    for parts in (one, other):
        for base, exponent in common.items():
            parts.exponents[base] -= exponent
    front = Monomial(exponents=common).expression()
    return Product((front, Sum((one.expression(), other.expression())))), frozenset(("divide-terms",))


def put_sign_in(node: Expression) -> tuple[Expression, frozenset[str]]:
    """Let a minus sign turn an observation minus a prediction round: −(y − σ(z)) = σ(z) − y.

    >>> from tutor import parse
    >>> str(put_sign_in(parse("-x*(y - exp(z))"))[0])
    'x*(exp(z) - y)'
    """
    if not isinstance(node, Negation):
        return node, _NOTHING
    turned = _turned(node.operand)
    return (node, _NOTHING) if turned is None or not _is_short(node) else (turned, frozenset(("sign-in",)))


def _turned(expression: Expression) -> Expression | None:
    """The negative of an expression by turning one residual in it round; None when it holds none."""
    if isinstance(expression, Sum):
        return Sum((_prediction(expression), Negation(expression.terms[0]))) if _is_residual(expression) else None
    parts = monomial(expression)
    if abs(parts.coefficient.numerator) != 1:
        return None
    for base, exponent in parts.exponents.items():
        if exponent != 1:
            continue
        turned: Expression | None = None
        if isinstance(base, Counted):
            body = _turned(base.body)
            turned = None if body is None else base.rebuild((body, *base.children[1:]))
        elif isinstance(base, Sum):
            turned = _turned(base)
        if turned is not None:
            exponents = {turned if other is base else other: power for other, power in parts.exponents.items()}
            return Monomial(parts.coefficient, parts.decimal, exponents).expression()
    return None


def _is_residual(node: Sum) -> bool:
    """Whether a sum is a letter minus something with a function in it."""
    return (
        len(node.terms) == 2
        and isinstance(node.terms[0], Symbol)
        and isinstance(node.terms[1], Negation)
        and holds_one_of(node.terms[1], _CALLS)
    )


def _prediction(node: Sum) -> Expression:
    last = node.terms[1]
    assert isinstance(last, Negation)
    return last.operand


def _is_short(node: Expression) -> bool:
    """Whether there is little enough to look at; counting stops as soon as there is not."""
    return all(count < _MOST_NODES for count, _ in enumerate(postorder(node)))
