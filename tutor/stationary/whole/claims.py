"""Where a global minimum or maximum is, as one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, Value, phrase
from tutor.expression.structures import Comparison, Logic
from tutor.expression.tree import Expression
from tutor.stationary.cases.compare import lies_on
from tutor.stationary.whole.members import line
from tutor.stationary.whole.survey import Survey
from tutor.stationary.whole.values import Candidate, Extreme, about, nearly, spot_place

_FEW = 3
"""Up to this many lines are named one by one."""


def claim(survey: Survey, extreme: Extreme, side: int, sole: bool) -> Phrase:
    """The global minimum (side 1) or maximum, and where it is; only there if that is proved (`sole`)."""
    end = "minimum" if side > 0 else "maximum"
    if not extreme.height.ball.is_finite():  # a formula in letters
        return phrase(f"whole-{end}-letters", name=survey.name)
    blanks: dict[str, Value] = {
        "value": extreme.height.shown,
        "about": about(extreme.height),
        "nearly": nearly(extreme.height),
        "name": survey.name,
    }
    if not extreme.proved:
        return phrase(f"whole-{end}-value", **blanks)
    entries = _without_repetition(survey, extreme.proved)
    if sole and all(one.level for one in entries):
        if len(entries) == 1:
            return _at(survey, entries[0], end, blanks)
        lone = [one.place[0] for one in entries if len(one.place) == 1]
        if len(lone) == len(entries) <= _FEW and any(one.what != "points" for one in entries):
            return phrase(f"whole-{end}-either", condition=_either(lone), **blanks)
        return phrase(f"whole-{end}-many", count=len(entries), **blanks)
    sample = next((one for one in entries if one.known is not None), None)
    if sample is None or sample.known is None:
        return phrase(f"whole-{end}-exists", **blanks)
    if survey.single:
        return phrase(f"whole-{end}-example-one", place=spot_place(sample.known)[0], **blanks)
    values = tuple(one.shown for one in sample.known.coordinates.values())
    return phrase(f"whole-{end}-example", variables=tuple(sample.known.coordinates), values=values, **blanks)


def _either(parts: Sequence[Expression]) -> Expression:
    """x ≤ 1 for x = 1 or x < 1, else the parts joined with "or"."""
    if len(parts) == 2 and all(isinstance(part, Comparison) for part in parts):
        for one, other in (parts, parts[::-1]):
            assert isinstance(one, Comparison)
            assert isinstance(other, Comparison)
            same = (one.left, one.right) == (other.left, other.right)
            if same and one.relation == "=" and other.relation in ("<", ">"):
                return Comparison(other.relation + "=", one.left, one.right)
    return Logic("or", tuple(parts))


def _at(survey: Survey, one: Candidate, end: str, blanks: dict[str, Value]) -> Phrase:
    sides = [(part.left, part.right) for part in one.place if isinstance(part, Comparison) and part.relation == "="]
    letters: tuple[Expression, ...] = tuple(left for left, _ in sides)
    if len(sides) < len(one.place) or letters != survey.variables:
        return phrase(f"whole-{end}-where", conditions=one.place, **blanks)
    if survey.single:
        return phrase(f"whole-{end}-one", place=one.place[0], **blanks)
    return phrase(f"whole-{end}-at", variables=letters, values=tuple(right for _, right in sides), **blanks)


def _without_repetition(survey: Survey, proved: Sequence[Candidate]) -> list[Candidate]:
    """The entries without points that lie on a line among them."""
    conditions = [survey.edges[one.number].condition for one in proved if one.what == "edges" and _is_line(survey, one)]
    lines = [found for found in (line(condition, survey.variables) for condition in conditions) if found]
    lines += [survey.families[one.number].family for one in proved if one.what == "families"]
    return [
        one
        for one in proved
        if one.what == "families"
        or (one.what == "edges" and _is_line(survey, one))
        or one.known is None
        or not any(lies_on(one.known, known) for known in lines)
    ]


def _is_line(survey: Survey, one: Candidate) -> bool:
    return survey.edges[one.number].spot is None
