"""Stationary points where the second derivatives do not decide: what is proved about them, and by what.

The plainest argument comes first: a form of f − f(p) that is never negative; a curve or two on which f does both;
the lowest form of the Taylor polynomial; the bottom of the valley; every curve at once. What stays open is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tutor.derivation.lesson import Block, Line, Lines, Phrase, phrase
from tutor.expression.numbers import ZERO
from tutor.expression.traversal import size
from tutor.expression.tree import Negation, Sum
from tutor.stationary.kinds.case import KINDS, ORDERS, Case, saddle, steps_tree
from tutor.stationary.kinds.curves import crossing, plain_curves
from tutor.stationary.kinds.field import NoSeries, Series, tree
from tutor.stationary.kinds.forms import Branch
from tutor.stationary.kinds.inertia import Inertia, inertia
from tutor.stationary.kinds.inner import through
from tutor.stationary.kinds.local import Curve, Local, local
from tutor.stationary.kinds.lowest import Near, even_sum, near
from tutor.stationary.kinds.split import quadratic
from tutor.stationary.kinds.squares import Gap, gap_of
from tutor.stationary.kinds.valley import by_valley
from tutor.stationary.results import MINIMUM, SADDLE, UNDECIDED, Verdict

_MOST_VARIABLES = 6
_LONGEST = 80
"""A form of f − f(p) with more nodes is not repeated in a sentence."""


def degenerate(case: Case) -> Verdict:
    """What a degenerate stationary point is.

    Arguments:
        case: the point; the second-derivative test has said nothing.

    Returns:
        a verdict whose claim is a theorem, or "undecided" with what was tried.
    """
    gap = None
    if case.height is not None:
        gap = gap_of(case.function, case.height, case.judge, case.variables)
    if gap is not None:
        return _by_sign(gap, case)
    composed = through(case, degenerate)
    if composed is not None:
        return composed
    found: Local | None = None
    for order in ORDERS:
        try:
            found = local(case.function, case.variables, case.judge.spot, order)
            verdict = _near(found, case)
        except NoSeries:
            break
        if verdict is not None:
            return verdict
        if found.order is None:
            break
    return Verdict(UNDECIDED, tuple(_tried(found, case)), (), False)


def _tried(found: Local | None, case: Case) -> Iterator[Phrase]:
    yield phrase("kinds-open-squares", name=case.name)
    if found is None:
        yield phrase("kinds-open-no-series", name=case.name)
        return
    one = "-one" if len(case.variables) == 1 else ""
    if found.order is None:
        yield phrase(f"kinds-open-curves{one}")
    else:
        yield phrase(f"kinds-open-order{one}", order=found.order)


def _by_sign(gap: Gap, case: Case) -> Verdict:
    """f − f(p) never changes its sign near p."""
    kind = KINDS[gap.sign]
    height = ZERO if case.height is None else case.height
    raw = case.function if height == ZERO else Sum((case.function, Negation(height)))
    blocks: tuple[Block, ...] = ()
    if raw != gap.shape:
        blocks = (Lines(None, (Line(raw, gap.shape, check=case.ledger.same(raw, gap.shape)),)),)
    where = "" if gap.everywhere else "-near"
    never = f"kinds-never-{'negative' if gap.sign > 0 else 'positive'}"
    opening = phrase(f"{never}{where}", shape=gap.shape) if size(gap.shape) <= _LONGEST else phrase(f"{never}-long")
    strict = gap.only_here or (gap.zero is None and _is_strict(gap.sign, case))
    if strict:
        return Verdict(kind, (opening, phrase(f"kinds-strict-{kind}")), blocks)
    if gap.zero is not None:
        return Verdict(kind, (opening, phrase(f"kinds-line-{kind}", zero=gap.zero, name=case.name)), blocks, False)
    return Verdict(kind, (opening, phrase(f"kinds-so-{kind}")), blocks, False)


def _is_strict(sign: int, case: Case) -> bool:
    """Whether the Taylor polynomial proves what the form of f − f(p) leaves open: no other zeros near p."""
    try:
        found = local(case.function, case.variables, case.judge.spot, ORDERS[1])
        verdict = _near(found, case)
    except NoSeries:
        return False
    return verdict is not None and verdict.strict and verdict.kind == KINDS[sign]


def _near(found: Local, case: Case) -> Verdict | None:
    """What the Taylor polynomial proves; None when it does not."""
    if not found.terms:
        constant = Verdict(MINIMUM, (phrase("kinds-constant", name=case.name),), (), False)
        return constant if found.order is None else None
    count = len(case.variables)
    if count == 1:
        return _one_variable(found, case)
    cross = crossing(found, plain_curves(count))
    if cross is not None:
        return saddle(cross, found, case)
    if count > _MOST_VARIABLES:
        return None
    signs = _inertia(found)
    below = by_valley(found, case, signs) if signs is not None and not signs.positive * signs.negative else None
    return below or _by_lowest_form(found, case) or _by_newton(found, case)


def _inertia(found: Local) -> Inertia | None:
    """The signs of the eigenvalues of H, from the Taylor polynomial."""
    rows = [[tree(value) for value in row] for row in quadratic(found)]
    return inertia(rows, found.field.spot.sign, found.field.spot.ball)


def _one_variable(found: Local, case: Case) -> Verdict:
    """The first derivative that is not zero decides, by its order and sign."""
    degree, terms = found.lowest()
    value = next(iter(terms.values()))
    sign = found.field.sign(value)
    begins = steps_tree(terms, found, case)
    kind = SADDLE if degree % 2 else KINDS[sign]
    return Verdict(kind, (phrase(f"kinds-first-{kind}", order=degree, name=case.name, term=begins),))


def _by_lowest_form(found: Local, case: Case) -> Verdict | None:
    """The form of lowest degree decides when it is positive (negative) in every direction."""
    degree, form = found.lowest()
    sign = even_sum(found.signs(form))
    rational = {key: value for key, value in form.items() if isinstance(value, Fraction)}
    if not sign and len(case.variables) == 2 and len(rational) == len(form):
        seen = near(rational, None)
        sign = next(iter(seen.signs)) if seen.complete and len(seen.signs) == 1 else 0
    if not sign:
        return None
    kind = KINDS[sign]
    return Verdict(
        kind, (phrase(f"kinds-form-{kind}", form=steps_tree(form, found, case), name=case.name, degree=degree),)
    )


def _by_newton(found: Local, case: Case) -> Verdict | None:
    """Every curve at once, in two variables; even powers that outweigh all else, in more."""
    sign = even_sum(found.signs(found.terms))
    if sign:
        shown = _outweighing(found.terms)
        return Verdict(
            KINDS[sign], (phrase(f"kinds-outweigh-{KINDS[sign]}", form=steps_tree(shown, found, case), name=case.name),)
        )
    terms = found.rational()
    if len(case.variables) != 2 or terms is None:
        return None
    seen = near(terms, found.order)
    cross = crossing(found, _curves(seen.seen))
    if cross is not None:
        return saddle(cross, found, case)
    return _one_sided(seen, case)


def _outweighing(terms: Series) -> Series:
    """The lowest pure power of each variable."""
    result: Series = {}
    for place in range(len(next(iter(terms)))):
        pure = min((key for key in terms if sum(key) == key[place]), key=sum)
        result[pure] = terms[pure]
    return result


def _curves(seen: Sequence[Branch]) -> Iterator[Curve]:
    for branch in seen:
        if branch.sign:
            yield (branch.x, branch.y)


def _one_sided(seen: Near, case: Case) -> Verdict | None:
    if not seen.complete or {1, -1} <= seen.signs or not seen.signs - {0}:
        return None
    kind = KINDS[next(iter(seen.signs - {0}))]
    if 0 in seen.signs:
        return Verdict(kind, (phrase(f"kinds-newton-flat-{kind}", name=case.name),), (), False)
    return Verdict(kind, (phrase(f"kinds-newton-{kind}", name=case.name),))
