"""The whole picture: which values are the smallest and the largest that f has anywhere, as far as that is proved.

Each claim is a theorem: a bound that is reached, convexity, a minimum that must exist and so is a stationary point of
a complete list, a curve along which f is unbounded. What none of these decides is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tutor.derivation.domain import domain
from tutor.derivation.lesson import Block, Lines, Phrase, Value, phrase
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.clock import Clock, OutOfTime
from tutor.stationary.ledger import Ledger
from tutor.stationary.results import (
    MAXIMUM,
    MINIMUM,
    UNDECIDED,
    Completeness,
    EdgePoint,
    StationaryFamily,
    StationaryPoint,
    Whole,
)
from tutor.stationary.system import Scope
from tutor.stationary.whole.proofs import Proof, by_bound, by_convexity, by_existence
from tutor.stationary.whole.survey import Survey
from tutor.stationary.whole.unbounded import runaways
from tutor.stationary.whole.values import about, candidates, named, nearly, values_note


@dataclass(slots=True)
class _Report:
    """The answer while it is put together."""

    notes: list[Phrase] = field(default_factory=list)
    outcome: dict[int, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    named: dict[str, dict[int, str]] = field(default_factory=lambda: {"points": {}, "families": {}, "edges": {}})


def picture(
    function: Expression,
    variables: Sequence[Symbol],
    hessian: Sequence[Sequence[Expression]],
    points: Sequence[StationaryPoint],
    families: Sequence[StationaryFamily],
    edges: Sequence[EdgePoint],
    completeness: Completeness,
    clock: Clock,
    name: str = "f",
) -> Whole:
    """Which stationary points are global minima and maxima, and whether f is bounded.

    Arguments:
        function: f.
        variables: its variables, in order.
        hessian: its second partial derivatives.
        points: its stationary points, with values and kinds.
        families: its families of stationary points.
        edges: kinks, and edges of its domain.
        completeness: whether the lists are complete.
        clock: when to stop.
        name: how f is called.
    """
    found, valued = candidates(points, families, edges)
    listed = completeness.scope is Scope.EVERYWHERE and completeness.box is None
    survey = Survey(
        function, tuple(variables), hessian, points, families, edges, name, domain(function), found, listed, valued
    )
    report = _Report()
    report.notes += values_note(found, name)
    try:
        _extremes(survey, report)
        _unboundedness(survey, report, clock)
        _none(survey, report)
    except (OutOfTime, KeyboardInterrupt):
        pass  # what is proved so far stands
    _open(survey, report)
    return Whole(
        tuple(report.notes),
        report.outcome.get(1, ""),
        report.outcome.get(-1, ""),
        tuple(report.blocks),
        report.named["points"],
        report.named["families"],
        report.named["edges"],
    )


_PROOFS: tuple[Callable[[Survey, int], Proof | None], ...] = (by_bound, by_convexity, by_existence)
"""In order: the plainest first."""


def _extremes(survey: Survey, report: _Report) -> None:
    for side in (1, -1):
        proof = next((found for found in (prove(survey, side) for prove in _PROOFS) if found), None)
        if proof is None:
            continue
        report.notes += [one for one in proof.reasons if one not in report.notes]
        report.outcome[side] = "none" if proof.extreme is None else "proved"
        if proof.extreme is not None:
            _claim(survey, report, proof, side)


def _claim(survey: Survey, report: _Report, proof: Proof, side: int) -> None:
    """Say where the global minimum or maximum is, and mark its points."""
    extreme = proof.extreme
    assert extreme is not None
    for what, numbers in named(extreme, side).items():
        for number, kind in numbers.items():
            known = report.named[what].get(number)
            report.named[what][number] = kind if known is None else f"{known} and {kind}"
    end = "minimum" if side > 0 else "maximum"
    value: dict[str, Value] = {
        "value": extreme.height.shown,
        "about": about(extreme.height),
        "nearly": nearly(extreme.height),
    }
    value["name"] = survey.name
    if not extreme.height.ball.is_finite():  # a formula in letters
        report.notes.append(phrase(f"whole-{end}-letters", name=survey.name))
    elif not extreme.proved:
        report.notes.append(phrase(f"whole-{end}-value", **value))
    elif len(extreme.proved) == 1:
        letters, values = extreme.proved[0].place
        report.notes.append(phrase(f"whole-{end}-at", variables=letters, values=values, **value))
    else:
        report.notes.append(phrase(f"whole-{end}-many", count=len(extreme.proved), **value))


def _unboundedness(survey: Survey, report: _Report, clock: Clock) -> None:
    """Show curves along which f has no bound."""
    sides = [end for end in (1, -1) if -end not in report.outcome]  # no upper bound: no global maximum
    if not survey.closed or not sides:
        return
    found = runaways(survey.function, survey.variables, sides, clock)
    ledger = Ledger(tuple(symbol.label for symbol in survey.variables if len(symbol.label) > 1))
    lines = [
        found[side].line(survey.function, survey.variables, survey.name, ledger) for side in sides if side in found
    ]
    if not lines:
        return
    report.blocks.append(Lines(None, tuple(lines)))
    for side in found:
        report.outcome[-side] = "none"
    if len(found) == 2:
        report.notes.append(phrase("whole-unbounded-both", name=survey.name))
    else:
        report.notes.append(
            phrase("whole-unbounded-above" if 1 in found else "whole-unbounded-below", name=survey.name)
        )


def _none(survey: Survey, report: _Report) -> None:
    """A global extremum inside an open domain would be a stationary point and a local extremum."""
    kinds = [point.kind for point in survey.points] + [family.kind for family in survey.families]
    if not (survey.listed and survey.smooth) or UNDECIDED in kinds or any(one.family.free for one in survey.families):
        return
    for side, kind in ((1, MINIMUM), (-1, MAXIMUM)):
        if side not in report.outcome and kind not in kinds:
            report.outcome[side] = "none"
            report.notes.append(phrase(f"whole-none-{kind}", name=survey.name))


def _open(survey: Survey, report: _Report) -> None:
    missing = [side for side in (1, -1) if side not in report.outcome]
    if missing:
        key = (
            "whole-open-both" if len(missing) == 2 else "whole-open-minimum" if missing[0] > 0 else "whole-open-maximum"
        )
        report.notes.append(phrase(key, name=survey.name))
