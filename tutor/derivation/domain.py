"""Where a function is real, and where its gradient exists: only the conditions that bite.

Conditions come from the function table (`domain` and `smooth` of a row), from denominators, from powers, and
from the places where branches meet. One that always holds is left out; nothing is solved or merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tutor.derivation.monomial import product
from tutor.derivation.signs import Known, always, surely_above
from tutor.derivation.templates import fill
from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.structures import Comparison, Counted, Logic, Piecewise
from tutor.expression.traversal import numbers_of_terms, postorder, symbols
from tutor.expression.tree import Call, Expression, Negation, Number, Power, Product, Quotient, Symbol


@dataclass(frozen=True, slots=True)
class Domain:
    """The conditions on the variables."""

    real: tuple[Expression, ...]
    """What must hold for f to be a real number."""
    smooth: tuple[Expression, ...]
    """What must hold besides for the gradient to exist."""

    @property
    def differentiable(self) -> tuple[Expression, ...]:
        """Everything that must hold for the gradient to exist, what follows from another condition left out."""
        known = dict.fromkeys((*self.real, *self.smooth))
        return tuple(condition for condition in known if not _follows(condition, known))


def domain(function: Expression) -> Domain:
    """The domain of a function and of its gradient.

    Arguments:
        function: any expression.

    Returns:
        conditions, each a `Comparison` or `Logic`, in the order in which they come up.

    >>> from tutor import parse
    >>> [str(condition) for condition in domain(parse("ln(x y)")).real]
    ['x*y > 0']
    """
    real: dict[Expression, None] = {}
    smooth: dict[Expression, None] = {}
    nodes = tuple(postorder(function))
    if any(isinstance(node, Piecewise) for node in nodes):
        nodes = _outside_branches(function)
    counts = numbers_of_terms(function)
    indexes = frozenset(node.index for node in nodes if isinstance(node, Counted))
    signs: Known = {}
    for node in nodes:
        if isinstance(node, Power) and symbols(node.exponent) and symbols(node.exponent) <= indexes:
            continue  # xᵢʲ in a Σ over j is a whole power
        for condition in real_conditions(node):
            if _is_division_by_zero(condition):
                raise Unanswerable("The function divides by zero.", "Change the denominator that is 0.")
            _note(real, condition, counts, signs)
        for condition in _smooth(node):
            _note(smooth, condition, counts, signs)
        if isinstance(node, Piecewise):
            _note_branches(real, smooth, node)
    known = {**real, **smooth}
    extra = tuple(condition for condition in smooth if condition not in real and not _follows(condition, known))
    return Domain(tuple(condition for condition in real if not _follows(condition, real)), extra)


def _outside_branches(function: Expression) -> tuple[Expression, ...]:
    """The nodes of a function, but for those that stand only in branches."""
    pending = [function]
    seen: set[int] = set()
    found: list[Expression] = []
    while pending:
        node = pending.pop()
        if id(node) not in seen:
            seen.add(id(node))
            found.append(node)
            pending += node.conditions if isinstance(node, Piecewise) else node.children
    return tuple(reversed(found))


def _note_branches(real: dict[Expression, None], smooth: dict[Expression, None], node: Piecewise) -> None:
    """Note what the branches ask for, each only where it is taken: ln x for x > 0 asks for nothing."""
    before: list[Expression] = []
    for value, guard in zip(node.values, (*node.conditions, None), strict=False):
        inside = domain(value)
        elsewhere = [*before, *((opposite(guard),) if guard is not None else ())]
        taken = dict.fromkeys((*(opposite(other) for other in before), *((guard,) if guard is not None else ())))
        for noted, conditions in ((real, inside.real), (smooth, inside.smooth)):
            for condition in conditions:
                if condition not in taken and not _follows(condition, taken):
                    noted[Logic("or", (condition, *elsewhere))] = None
        if guard is not None:
            before.append(guard)


_OPPOSITES = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


def opposite(condition: Expression) -> Expression:
    """The condition that holds where another does not.

    Arguments:
        condition: a `Comparison`, or a `Logic` of some.

    >>> from tutor.expression.structures import Comparison
    >>> from tutor.expression.tree import Symbol
    >>> opposite(Comparison("<", Symbol("x"), ZERO)).relation
    '>='
    """
    if isinstance(condition, Logic):
        return Logic("or" if condition.operator == "and" else "and", tuple(map(opposite, condition.parts)))
    assert isinstance(condition, Comparison)
    return Comparison(_OPPOSITES[condition.relation], condition.left, condition.right)


def own_conditions(node: Expression) -> Domain:
    """What a node asks for by itself, whatever its parts ask for.

    Arguments:
        node: any expression.

    >>> from tutor import parse
    >>> [str(condition) for condition in own_conditions(parse("ln(x)/y^2")).real]
    ['Ne(y, 0)']
    """
    real: dict[Expression, None] = {}
    smooth: dict[Expression, None] = {}
    for condition in real_conditions(node):
        _note(real, condition, frozenset(), {})
    for condition in _smooth(node):
        _note(smooth, condition, frozenset(), {})
    return Domain(tuple(real), tuple(smooth))


def _note(conditions: dict[Expression, None], condition: Expression, counts: frozenset[Symbol], signs: Known) -> None:
    """Note what bites: not what always holds, nor that a number of terms is not zero."""
    parts = condition.parts if isinstance(condition, Logic) and condition.operator == "and" else (condition,)
    for part in parts:
        if not symbols(part) <= counts and not always(part, signs):
            conditions[_plainer(part)] = None


def _is_division_by_zero(condition: Expression) -> bool:
    return (
        isinstance(condition, Comparison)
        and condition.relation == "!="
        and condition.right == ZERO
        and not symbols(condition.left)
        and exact(condition.left, {}) == 0
    )


def _plainer(condition: Expression) -> Expression:
    """x² > 0 and |x| > 0 say no more than x ≠ 0, and c·u ≠ 0 no more than u ≠ 0."""
    if not isinstance(condition, Comparison) or condition.right != ZERO:
        return condition
    left, relation = condition.left, condition.relation
    if isinstance(left, Product) and relation == "!=":
        factors = tuple(factor for factor in left.factors if not rational_value(factor))
        if len(factors) < len(left.factors):
            return _plainer(Comparison("!=", product(factors), ZERO))
    if isinstance(left, Negation) and relation == "!=":
        return _plainer(Comparison("!=", left.operand, ZERO))
    if relation in (">", "!=") and isinstance(left, Power):
        exponent = rational_value(left.exponent)
        if exponent is not None and exponent > 0 and (relation == "!=" or exponent % 2 == 0):
            return _plainer(Comparison("!=", left.base, ZERO))
    if relation in (">", "!=") and isinstance(left, Call) and left.function == "abs":
        return _plainer(Comparison("!=", left.arguments[0], ZERO))
    if relation in (">", "!=") and isinstance(left, Call) and left.function == "sqrt":
        return _plainer(Comparison(">", left.arguments[0], ZERO))
    return condition


def _follows(condition: Expression, known: dict[Expression, None]) -> bool:
    """Whether a condition says nothing beside a sharper one that is listed: u ≠ 0 or u ≥ 0 beside u > 0."""
    if isinstance(condition, Logic):
        return condition.operator == "or" and any(part in known for part in condition.parts)
    if not isinstance(condition, Comparison) or condition.relation not in ("!=", ">=", "<="):
        return False
    sharper = {"!=": ("<", ">"), ">=": (">",), "<=": ("<",)}[condition.relation]
    return any(Comparison(relation, condition.left, condition.right) in known for relation in sharper)


def real_conditions(node: Expression) -> tuple[Expression, ...]:
    """What a node by itself asks for in order to be real, as it stands: also what always holds."""
    match node:
        case Quotient(denominator=below):
            return (Comparison("!=", below, ZERO),)
        case Power(base=base, exponent=exponent):
            return _real_power(base, exponent)
        case Call(function="root", arguments=(radicand, degree)):
            degree_value = rational_value(degree)
            odd = degree_value is not None and degree_value % 2 == 1
            return () if odd else (Comparison(">=", radicand, ZERO),)
        case Call(function=name, arguments=arguments) if FUNCTIONS[name].domain:
            return (fill(FUNCTIONS[name].domain, arguments),)
    return ()


def _fixed(exponent: Expression) -> Fraction | None:
    """The value of an exponent without letters, such as 1 + 1, where it is a fraction."""
    return None if symbols(exponent) else exact(exponent, {})


def _real_power(base: Expression, exponent: Expression) -> tuple[Expression, ...]:
    value = _fixed(exponent)
    if value is None:
        return (Comparison(">=" if surely_above(exponent, 0) else ">", base, ZERO),)
    if value.denominator % 2 == 0:
        return (Comparison(">" if value < 0 else ">=", base, ZERO),)
    return (Comparison("!=", base, ZERO),) if value < 0 else ()


def _smooth(node: Expression) -> tuple[Expression, ...]:
    match node:
        case Power(base=base, exponent=exponent):
            value = _fixed(exponent)
            if value is None and surely_above(exponent, 0) and not surely_above(exponent, 1):
                return (Comparison(">", base, ZERO),)
            if value is not None and 0 < value < 1:
                return (Comparison("!=" if value.denominator % 2 else ">", base, ZERO),)
        case Call(function="root", arguments=(radicand, _)):
            return (Comparison("!=", radicand, ZERO),)
        case Call(function="max" | "min", arguments=arguments):
            pairs = [(one, other) for place, one in enumerate(arguments) for other in arguments[place + 1 :]]
            return tuple(_apart(one, other) for one, other in pairs)
        case Call(function=name, arguments=arguments) if FUNCTIONS[name].smooth:
            return (fill(FUNCTIONS[name].smooth, arguments),)
        case Piecewise(conditions=conditions):
            comparisons = [part for condition in conditions for part in postorder(condition)]
            return tuple(_apart(part.left, part.right) for part in comparisons if isinstance(part, Comparison))
    return ()


def _apart(left: Expression, right: Expression) -> Expression:
    """left ≠ right, with a bare number on the right."""
    return Comparison("!=", right, left) if isinstance(left, Number) else Comparison("!=", left, right)
