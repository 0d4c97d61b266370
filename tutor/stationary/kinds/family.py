"""What the points of a whole family are: a line of minima, a curve of saddle points, every second multiple of π."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flint import arb

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Block, Line, Lines, Phrase, phrase
from tutor.derivation.place import put_in
from tutor.derivation.signs import signs
from tutor.derivation.terms import total
from tutor.expression.numbers import ZERO, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation, Power, Sum
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.cases.integers import split
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.case import KINDS
from tutor.stationary.kinds.inertia import Rows
from tutor.stationary.kinds.inner import leading_power, opened, parts_of
from tutor.stationary.kinds.judge import signs_with
from tutor.stationary.kinds.shape import Shape, decider_of, on_family, rank_across, shape_of, sums_on
from tutor.stationary.kinds.whole_numbers import by_formula, first_member, looks_alike
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import MINIMUM, SADDLE, UNDECIDED, Verdict
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family

Classify = Callable[[Spot, Expression, Rows, Ledger, str], Verdict]


def family_verdict(
    family: Family, function: Expression, hessian: Rows, ledger: Ledger, name: str, classify: Classify
) -> Verdict:
    """What f is like around each point of a family; see `classify_family`."""
    alike: tuple[Phrase, ...] = ()
    if _is_open(family):  # ∇f = 0 on an open set, so f is constant around each of its points
        return Verdict(MINIMUM, (phrase("kinds-family-constant", name=name),), (), False)
    if family.integers:
        if not looks_alike(family, function):
            return _residues(family, function, hessian, ledger, name, classify)
        whole_numbers, first = family.integers, first_member(family)
        coordinates = {symbol: settled(put_in(value, first)) for symbol, value in family.coordinates.items()}
        conditions = tuple(one for one in family.conditions if not symbols(one) & set(family.integers))
        family = replace(family, coordinates=coordinates, integers=(), conditions=conditions)
        alike = (phrase("kinds-alike", name=name, letters=whole_numbers),)
    if not family.free and not family.equations:
        spot = Spot(
            {
                symbol: Coordinate(value, arb("nan")) if symbols(value) else number_of(value)
                for symbol, value in family.coordinates.items()
            }
        )
        found = classify(spot, function, hessian, ledger, name)
    else:
        found = _connected(family, function, hessian, ledger, name)
    return replace(found, reason=(*found.reason, *alike))


def _residues(
    family: Family, function: Expression, hessian: Rows, ledger: Ledger, name: str, classify: Classify
) -> Verdict:
    """The family in parts whose members look alike; they may still all be of one kind."""
    parts = split(family, (function, *(entry for row in hessian for entry in row)))
    found = [
        family_verdict(part, function, hessian, ledger, name, classify)
        if looks_alike(part, function)
        else _with_integers(part, function, hessian, ledger, name)
        for part in parts
    ]
    if len(found) == 1:
        return found[0]
    if len({(one.kind, one.strict) for one in found}) == 1:
        return replace(found[0], reason=(*found[0].reason, phrase("kinds-alike-parts", count=len(found))))
    return Verdict(UNDECIDED, (phrase("kinds-family-parts"),), (), False)


def _with_integers(family: Family, function: Expression, hessian: Rows, ledger: Ledger, name: str) -> Verdict:
    """Points that look different for different whole numbers, which stay in the formulas as letters."""
    if family.free or family.equations:
        return _connected(family, function, hessian, ledger, name)
    return by_formula(family, function, hessian, ledger, name)


def _connected(family: Family, function: Expression, hessian: Rows, ledger: Ledger, name: str) -> Verdict:
    shape = shape_of(family, function)
    if shape is not None:
        found = _by_sign(shape, family, function, ledger, name)
        if found is not None:
            return found
    across = _across(family, hessian, name)
    if across is not None:
        return across
    composed = _through(family, function, ledger, name)
    if composed is not None:
        return composed
    decider = decider_of(family, hessian, shape)
    if decider is not None:
        up, down = decider.kinds
        reason = phrase("kinds-family-depends", value=decider.value, up=up, down=down)
        return Verdict(UNDECIDED, (reason,), (), False)
    return Verdict(UNDECIDED, (phrase("kinds-family-open", name=name),), (), False)


def _by_sign(shape: Shape, family: Family, function: Expression, ledger: Ledger, name: str) -> Verdict | None:
    """f minus its value on the family never changes its sign, or has a factor that does."""
    here: dict[str, Expression | str] = {"name": name, "height": shape.height}
    typed = signs(shape.gap)
    if typed <= {0, 1} or typed <= {-1, 0}:
        sign = 1 if typed <= {0, 1} else -1
        reason = phrase(f"kinds-family-never-{'negative' if sign > 0 else 'positive'}", shape=shape.gap, **here)
        return Verdict(KINDS[sign], (reason, phrase(f"kinds-family-{KINDS[sign]}")), (), False)
    blocks = _blocks(shape, function, ledger)
    odd = [base for base, times in shape.vanishing if times % 2]
    if not odd and shape.vanishing:
        sign = _one_sign(shape, family)
        if sign:
            kind = KINDS[sign]
            reason = phrase(f"kinds-family-near-{kind}", shape=shape.whole, **here)
            return Verdict(kind, (reason, phrase(f"kinds-family-{kind}")), blocks, False)
    linear = next((base for base in odd if _is_linear(base, family)), None)
    if linear is not None and _is_polynomial(shape.gap, family):
        return Verdict(SADDLE, (phrase("kinds-family-factor", factor=linear, name=name),), blocks)
    return None


def _one_sign(shape: Shape, family: Family) -> int:
    """The sign of the factors that do not vanish on the whole family, near each of its points; 0 if there is none.

    A factor helps if it is not zero anywhere on the family, or if it never changes its sign at all.
    """
    sign = 1
    for part, here in shape.others:
        found = signs_with(here, (), family.conditions)
        if 0 in found or len(found) > 1:
            found = signs(part) - {0}
            if len(found) != 1:
                return 0
        sign *= next(iter(found))
    return sign


def _is_open(family: Family) -> bool:
    """Whether a family is an open set, as its conditions tell: around each of its points there are only such points."""
    if family.equations or len(family.free) < len(family.coordinates):
        return False
    return all(
        node.relation in ("<", ">", "!=")
        for condition in family.conditions
        for node in postorder(condition)
        if isinstance(node, Comparison)
    )


def _blocks(shape: Shape, function: Expression, ledger: Ledger) -> tuple[Block, ...]:
    raw = function if shape.height == ZERO else Sum((function, Negation(shape.height)))
    if raw == shape.whole:
        return ()
    return (Lines(None, (Line(raw, shape.whole, check=ledger.same(raw, shape.whole)),)),)


def _is_linear(base: Expression, family: Family) -> bool:
    """Whether an expression is a linear form, whose gradient is never zero."""
    try:
        ring = Ring.of((base,), tuple(family.coordinates))
        polynomial = ring.polynomial(base)
    except (TooLarge, ZeroDivisionError):
        return False
    return polynomial is not None and not ring.atoms and polynomial.total_degree() == 1


def _is_polynomial(expression: Expression, family: Family) -> bool:
    """Whether an expression is a fraction of polynomials in the variables alone."""
    ring = Ring.of((expression,))
    return not ring.atoms and symbols(expression) <= set(family.coordinates)


def _across(family: Family, hessian: Rows, name: str) -> Verdict | None:
    """H across the family: all eigenvalues that are not zero along it have one sign, or both signs occur."""
    sums, rank = sums_on(family, hessian), rank_across(family)
    found = [signs_with(value, (), family.conditions) for value in sums]
    if len(found) > 1 and found[1] == {-1}:
        return Verdict(SADDLE, (phrase("kinds-family-both"),))
    if not 0 < rank <= len(found):
        return None
    kept = found[:rank]
    for sign in (1, -1):
        if all(one == {sign**order} for order, one in enumerate(kept, start=1)) and not family.equations:
            kind = KINDS[sign]
            return Verdict(kind, (phrase(f"kinds-family-across-{kind}", name=name),), (), False)
    return None


def _through(family: Family, function: Expression, ledger: Ledger, name: str) -> Verdict | None:
    """f depends on its variables through one expression u alone, which has one value on the family."""
    variables = tuple(family.coordinates)
    parts = parts_of(function, variables)
    if parts is None:
        return None
    inner, letter, outer = parts
    start = on_family(inner, family)
    leading = None if symbols(start) else leading_power(outer, letter, number_of(start))
    if leading is None:
        return None
    degree, sign = leading
    opening = phrase("kinds-inner", name=name, letter=letter, inner=inner, outer=outer)
    if degree % 2 == 0:
        reason = phrase(f"kinds-inner-{KINDS[sign]}-weak", letter=letter, name=name)
        return Verdict(KINDS[sign], (opening, reason), (), False)
    engine = Engine()
    slopes = [engine.derive(inner, variable).answer for variable in variables]
    here = [on_family(slope, family) for slope in slopes]
    if any(slope != ZERO for slope in here):
        steepness = on_family(total(tuple(Power(slope, whole(2)) for slope in here)), family)
        if signs_with(steepness, (), family.conditions) != {1}:
            return None
        return Verdict(SADDLE, (opening, phrase("kinds-family-through", letter=letter, name=name, power=degree)))
    rows = [[engine.derive(slope, variable).answer for variable in variables] for slope in slopes]
    further = _connected(family, inner, rows, ledger, letter.label)
    if further.kind == UNDECIDED:
        return None
    grows = phrase("kinds-inner-grows" if sign > 0 else "kinds-inner-falls", letter=letter, name=name)
    turned = {"minimum": "maximum", "maximum": "minimum"} if sign < 0 else {}
    return opened(replace(further, kind=turned.get(further.kind, further.kind)), (opening, grows))
