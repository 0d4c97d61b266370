"""How a line follows by no rule of differentiation: ∂ factored by the chain rule, or something rewritten inside a ∂."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.structures import Partial
from tutor.expression.traversal import factors, has_partial, size
from tutor.expression.tree import Expression, Quotient, Symbol
from tutor.grading.same_tree import same_up_to_order
from tutor.grading.working.comparing import Comparing
from tutor.grading.working.reasons import algebra_reasons, title
from tutor.grading.working.route import Router
from tutor.grading.working.worked import Unworkable, partials_of, replaced

_LONG = 2_000
_MOST_LINKS = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line follows."""

    says: tuple[Phrase, ...]
    rules: tuple[str, ...] = ()


def rewritten(line: Expression, before: Expression, router: Router, comparing: Comparing) -> Reason | None:
    """Why a line follows where derivatives are not worked out but written in another way; None where they are.

    Arguments:
        line: the line.
        before: the line before it, of the same value.
        router: knows parts that are written in different ways as one.
        comparing: compares lines.
    """
    if max(size(line), size(before)) > _LONG:
        return None
    if isinstance(before, Partial) and _is_linked(factors(line), before, router):
        return Reason((title("chain"),), ("chain",))
    if has_partial(line):
        return _inside(line, before, comparing)
    if not isinstance(before, Quotient) or not isinstance(before.numerator, Partial):
        return None
    if router.normal(before.numerator.body) != router.normal(before.denominator):
        return None
    return Reason((phrase("check-working-logarithmic", f=before.denominator),))


def _is_linked(line: tuple[Expression, ...], before: Partial, router: Router) -> bool:
    """Whether a line is ∂L/∂p · ∂p/∂z for ∂L/∂z, in any order."""
    links = [one for one in line if isinstance(one, Partial)]
    if len(links) != len(line) or not 1 < len(links) <= _MOST_LINKS:
        return False
    wanted = before.body
    while links:
        following = next((one for one in links if router.normal(one.body) == router.normal(wanted)), None)
        if following is None:
            return False
        links.remove(following)
        wanted = following.variable
    return wanted == before.variable


def _inside(line: Expression, before: Expression, comparing: Comparing) -> Reason | None:
    """Whether the same derivatives stand at the same places, with other bodies of the same value."""
    ours, theirs = partials_of(line), partials_of(before)
    if len(ours) != len(theirs) or any(one.variable != other.variable for one, other in zip(ours, theirs, strict=True)):
        return None
    changed = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    places = [Symbol("part", (Symbol(f"n{number}"),)) for number in range(len(ours))]
    if not changed or any(has_partial(one.body) or has_partial(other.body) for one, other in changed):
        return None
    try:
        patterns = [
            replaced(tree, dict(zip(parts, places, strict=True)).__getitem__)
            for tree, parts in ((line, ours), (before, theirs))
        ]
    except (Unworkable, KeyError):
        return None
    if not same_up_to_order(*patterns) or any(not comparing.alike(one.body, other.body) for one, other in changed):
        return None
    return Reason(
        tuple(dict.fromkeys(said for one, other in changed for said in algebra_reasons(other.body, one.body)))
    )
