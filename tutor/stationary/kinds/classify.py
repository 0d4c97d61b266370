"""What a stationary point is: a minimum, a maximum, a saddle point, or not decided, each with its proof."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Note
from tutor.expression.traversal import numbers_of_terms
from tutor.expression.tree import Expression
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.case import Case
from tutor.stationary.kinds.degenerate import degenerate
from tutor.stationary.kinds.family import family_verdict
from tutor.stationary.kinds.inertia import Rows
from tutor.stationary.kinds.judge import Judge
from tutor.stationary.kinds.parts import parted, together
from tutor.stationary.kinds.second import same_everywhere, second_test
from tutor.stationary.kinds.whole_numbers import without_special_member
from tutor.stationary.ledger import Ledger
from tutor.stationary.results import UNDECIDED, Verdict
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family

__all__ = ["classify", "classify_family", "same_everywhere", "split_family"]


def classify(
    spot: Spot, function: Expression, hessian: Sequence[Sequence[Expression]], ledger: Ledger, name: str = "f"
) -> Verdict:
    """What f is like around a stationary point.

    Arguments:
        spot: the point; its coordinates are in the order of the rows of the Hessian.
        function: f, smooth around the point.
        hessian: the second partial derivatives of f (n × n) as expressions in its variables.
        ledger: checks the lines that are shown.
        name: the name of the function.

    Returns:
        a verdict. Whatever is not "undecided" is proved: by the second-derivative test, else by a theorem that the
        reason names.

    >>> from tutor import hessian, parse
    >>> from tutor.stationary.numbers.exactly import number_of
    >>> from tutor.expression.numbers import ZERO
    >>> from tutor.expression.tree import Symbol
    >>> origin = Spot({Symbol("x"): number_of(ZERO), Symbol("y"): number_of(ZERO)})
    >>> classify(origin, parse("x^2 + y^3"), hessian("x^2 + y^3").answer, Ledger()).kind
    'saddle'
    """
    judge = Judge(spot, numbers_of_terms(function))
    variables = tuple(spot.coordinates)
    second = second_test(judge, variables, hessian, ledger, name)
    if second.kind:
        return Verdict(second.kind, second.reason, second.blocks)
    lettered = bool(judge.letters(function))
    height = settled(judge.formula(function)) if lettered else judge.value(function).exact
    further = degenerate(Case(judge, variables, function, height, ledger, name))
    said = second.reason
    if lettered and further.kind == UNDECIDED:
        return Verdict(UNDECIDED, said, second.blocks, False)
    if lettered and not second.silent:
        said = ()  # what depends on letters by that test does not, as is now shown
    blocks = (*second.blocks, *map(Note, said), *further.blocks)
    return Verdict(further.kind, (*said, *further.reason), blocks, further.strict, len(said) + further.told)


def classify_family(
    family: Family, function: Expression, hessian: Sequence[Sequence[Expression]], ledger: Ledger, name: str = "f"
) -> Verdict:
    """What f is like around the points of a family.

    Arguments:
        family: the points. Parts that differ are to be split off before, with `split_family`.
        function: f, smooth around them.
        hessian: the second partial derivatives of f as expressions in its variables, in the family's order.
        ledger: checks the lines that are shown.
        name: the name of the function.

    Returns:
        a verdict that holds at each point of the family.
    """
    found = family_verdict(family, function, hessian, ledger, name, classify)
    if found.kind != UNDECIDED:
        return found
    parts = _parts(family, function, hessian, ledger, name)
    verdicts = [family_verdict(part, function, hessian, ledger, name, classify) for part in parts]
    return together(parts, verdicts) or found


def split_family(family: Family, function: Expression, hessian: Sequence[Sequence[Expression]]) -> tuple[Family, ...]:
    """The family in parts on each of which its points are of one kind, as far as that is known.

    x²y has the family x = 0 with y free: minima for y > 0, maxima for y < 0, and the point y = 0 by itself.

    Arguments:
        family: points where ∇f = 0.
        function: f, smooth around them.
        hessian: the second partial derivatives of f as expressions in its variables, in the family's order.

    Returns:
        parts with conditions; the family alone where its points are all of one kind, or nothing more is known.

    >>> from tutor import hessian, parse
    >>> from tutor.expression.numbers import ZERO
    >>> from tutor.expression.tree import Symbol
    >>> x, y = Symbol("x"), Symbol("y")
    >>> parts = split_family(Family({x: ZERO, y: y}), parse("x^2 y"), hessian("x^2 y").answer)
    >>> [[str(condition) for condition in part.conditions] for part in parts]
    [['y < 0'], [], ['y > 0']]
    """
    ledger = Ledger()
    parts = _parts(family, function, hessian, ledger, "f")
    found = [family_verdict(part, function, hessian, ledger, "f", classify) for part in parts]
    return (family,) if len({(one.kind, one.strict) for one in found}) == 1 else parts


def _parts(family: Family, function: Expression, hessian: Rows, ledger: Ledger, name: str) -> tuple[Family, ...]:
    """The family cut wherever that helps."""

    def decided(part: Family) -> bool:
        return family_verdict(part, function, hessian, ledger, name, classify).kind != UNDECIDED

    if family.integers:
        return (family,) if decided(family) else without_special_member(family, function)
    return parted(family, function, hessian, decided)
