"""The whole picture: which values are the smallest and the largest that f has anywhere, as far as that is proved.

Each claim is a theorem: a bound that is reached, convexity, a minimum that must exist and so is a stationary point of
a complete list, a curve along which f is unbounded. What none of these decides is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tutor.derivation.domain import domain
from tutor.derivation.lesson import Block, Lines, Phrase, phrase
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.clock import Clock, OutOfTime
from tutor.stationary.ledger import Ledger
from tutor.stationary.results import (
    MAXIMUM,
    MINIMUM,
    SADDLE,
    UNDECIDED,
    Completeness,
    EdgePoint,
    StationaryFamily,
    StationaryPoint,
    Whole,
)
from tutor.stationary.system import Scope
from tutor.stationary.whole.claims import claim
from tutor.stationary.whole.convex import convex_domain
from tutor.stationary.whole.proofs import Proof, by_bound, by_convexity, by_edges, by_existence, by_factors, by_slope
from tutor.stationary.whole.survey import Survey
from tutor.stationary.whole.unbounded import runaways
from tutor.stationary.whole.values import Extreme, candidates, constant_value, named, values_note


@dataclass(slots=True)
class _Report:
    """The answer while it is put together."""

    notes: list[Phrase] = field(default_factory=list)
    outcome: dict[int, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    stopped: bool = False
    """Did the time run out?"""
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
    found, valued = candidates(function, points, families, edges)
    listed = completeness.scope is Scope.EVERYWHERE and completeness.box is None
    survey = Survey(
        function,
        tuple(variables),
        hessian,
        points,
        families,
        edges,
        name,
        domain(function),
        found,
        listed,
        valued,
        None if completeness.scope is Scope.PARTIAL else completeness.box,
    )
    report = _Report()
    if not _constant(survey, report):
        report.notes += values_note(found, name, len(points) + len(families) + len(edges))
        _extremes(survey, report)
        try:
            _unboundedness(survey, report, clock)
        except (OutOfTime, KeyboardInterrupt):
            report.stopped = True  # what is proved so far stands
        _none(survey, report)
        _open(survey, report)
    if completeness.box is not None and report.outcome:
        report.notes.insert(0, phrase("whole-beyond-box", name=name))
    return Whole(
        tuple(report.notes),
        report.outcome.get(1, ""),
        report.outcome.get(-1, ""),
        tuple(report.blocks),
        report.named["points"],
        report.named["families"],
        report.named["edges"],
    )


def _constant(survey: Survey, report: _Report) -> bool:
    """Say that f is constant, if every point of its domain is stationary and the domain is in one piece."""
    if survey.points or survey.edges or len(survey.families) != 1 or survey.domain.smooth:
        return False
    family = survey.families[0].family
    everywhere = len(family.free) == len(survey.variables) and not family.equations
    if not (everywhere and survey.listed and set(family.conditions) <= set(survey.domain.real)):
        return False
    if not (survey.continuous and convex_domain(survey.domain, survey.variables)):
        return False
    value = constant_value(survey.function, family)
    if value is None:
        return False
    report.outcome = {1: "proved", -1: "proved"}
    report.named["families"][0] = f"{MINIMUM} and {MAXIMUM}"
    report.notes.append(phrase("whole-constant", name=survey.name, value=value))
    return True


_PROOFS: tuple[Callable[[Survey, int], Proof | None], ...] = (
    by_bound,
    by_convexity,
    by_factors,
    by_slope,
    by_existence,
    by_edges,
)
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
    report.notes.append(claim(survey, extreme, side, proof.sole or _sole(survey, extreme)))


def _sole(survey: Survey, extreme: Extreme) -> bool:
    """Whether f surely has its extreme value nowhere else: everything that could have it is listed, with its value."""
    if not survey.listed:
        return False
    told = {(one.what, one.number) for one in (*survey.found, *extreme.proved)}
    told |= {
        ("edges", number)
        for number, edge in enumerate(survey.edges)
        if edge.spot is None and edge.verdict is not None and edge.verdict.kind == SADDLE
    }
    proved = {(one.what, one.number) for one in extreme.proved if one.level}
    entries = len(survey.points) + len(survey.families) + len(survey.edges)
    return len(told) == entries and all(one.level or (one.what, one.number) in proved for one in survey.found)


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
            report.notes.append(_no_extremum(survey, kind, bool(kinds)))


def _no_extremum(survey: Survey, kind: str, any_point: bool) -> Phrase:
    """Why there is no global minimum or maximum: it would be a stationary point."""
    slope = "slope" if survey.single else "gradient"
    return phrase(f"whole-none-{slope}-{kind}" if any_point else f"whole-nowhere-{slope}-{kind}", name=survey.name)


def _open(survey: Survey, report: _Report) -> None:
    missing = [side for side in (1, -1) if side not in report.outcome]
    if not missing:
        return
    which = "both" if len(missing) == 2 else "minimum" if missing[0] > 0 else "maximum"
    report.notes.append(phrase(f"whole-{'stopped' if report.stopped else 'open'}-{which}", name=survey.name))
