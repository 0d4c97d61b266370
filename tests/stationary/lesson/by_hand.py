"""Results as the solver would hand them over, made from answers worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from flint import arb, fmpz_poly

from tutor.derivation.lesson import Check, Line, Lines, Matrix, Section, phrase
from tutor.derivation.results import hessian
from tutor.expression.numbers import ZERO
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.structures import Comparison
from tutor.expression.tree import Symbol
from tutor.render.formats import render
from tutor.stationary.lesson.whole import stationary_lesson
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.results import (
    Completeness,
    EdgePoint,
    Stationary,
    StationaryFamily,
    StationaryPoint,
    Verdict,
    Whole,
)
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope

x, y, k = Symbol("x"), Symbol("y"), Symbol("k")
SAID = phrase("plain", text="A sentence.")
CUBIC = fmpz_poly([5, -32, 0, 4])
BOX = {x: (Fraction(-10), Fraction(10)), y: (Fraction(-1, 3), Fraction(22, 7))}

Place = Sequence[str | Coordinate]
Row = tuple[Place, str | Coordinate, str, str]
"""Coordinates, f, kind, and "minimum" or "maximum" for a global one."""


def number(typed: str | Coordinate) -> Coordinate:
    """A closed form that stands for itself, with its ball."""
    if isinstance(typed, Coordinate):
        return typed
    tree = parse(typed)
    return Coordinate(tree, Evaluator({}, 256).value(tree))


def made(function: str, rows: Sequence[Row], scope: Scope = Scope.EVERYWHERE, **more: Any) -> Stationary:
    """A result as the solver would hand it over."""
    second = hessian(function, more.pop("variables", None))
    conditions = more.get("conditions", {})
    points = tuple(
        StationaryPoint(
            Spot(dict(zip(second.variables, map(number, place), strict=True))),
            number(height),
            Verdict(kind, (SAID,), (Matrix(phrase("hessian"), second.answer),)),
            whole,
            conditions.get(at, ()),
        )
        for at, (place, height, kind, whole) in enumerate(rows)
    )
    return Stationary(
        gradient=second.gradient,
        hessian=second,
        points=points,
        families=more.get("families", ()),
        edges=more.get("edges", ()),
        completeness=Completeness(scope, (SAID,), more.get("box"), more.get("undecided", ())),
        whole=more.get("picture", Whole((phrase("plain", text="The picture."),))),
        sections=more.get("sections", ()),
        assumptions=more.get("assumptions", ()),
        stopped=more.get("stopped", False),
    )


def page(found: Stationary, detail: str = "key", width: int = 88) -> str:
    return render(stationary_lesson(found, detail), "text", width)


def data(found: Stationary) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = json.loads(render(stationary_lesson(found), "json"))
    return facts


def roots() -> list[Coordinate]:
    """The three roots of 4x³ − 32x + 5, which has no rational one: the places of Styblinski and Tang's function."""
    pairs: list[Any] = CUBIC.complex_roots()
    found = sorted((root.real for root, _ in pairs), key=float)
    return [Coordinate(None, root, CUBIC) for root in found]


def styblinski_tang() -> Stationary:
    def height(one: arb, other: arb) -> arb:
        return sum((z**4 - 16 * z**2 + 5 * z for z in (one, other)), arb(0)) / 2

    kinds = {0: "minimum", 1: "saddle", 2: "maximum"}  # as many coordinates as are the root in the middle
    places = roots()
    return made(
        "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
        [
            (
                (one, other),
                Coordinate(None, height(one.ball, other.ball)),
                kinds[(one is places[1]) + (other is places[1])],
                "minimum" if one is other is places[0] else "",
            )
            for one in places
            for other in places
        ],
    )


def lecture() -> Stationary:
    algebra = Section(
        None,
        None,
        (Lines(None, (Line(parse("a"), parse("2b"), label=phrase("plain", text="From (2):"), check=Check(6)),)),),
    )
    return made("3a^2 + b^2 - ab + a", [(("-2/11", "-1/11"), "-1/11", "minimum", "minimum")], sections=(algebra,))


def axes() -> Stationary:
    flat = Verdict("minimum", (SAID,), strict=False)
    lines = (Family({x: ZERO, y: y}), Family({x: x, y: ZERO}))
    return made("x^2 y^2", [], families=tuple(StationaryFamily(line, ZERO, flat, "minimum") for line in lines))


def sine() -> Stationary:
    family = Family({x: parse("pi/2 + 2k pi")}, (k,))
    return made("sin(x)", [], families=(StationaryFamily(family, parse("1"), Verdict("maximum", (SAID,))),))


def cone() -> Stationary:
    tip = EdgePoint(
        "kink",
        Comparison("=", parse("x^2 + y^2"), ZERO),
        Spot({x: number("0"), y: number("0")}),
        number("1"),
        Verdict("minimum", (SAID,)),
    )
    border = EdgePoint("edge", Comparison("=", x, ZERO), None, None, None)
    return made("sqrt(x^2 + y^2) + 1", [], edges=(tip, border))


def empty(scope: Scope) -> Stationary:
    box = None if scope is Scope.EVERYWHERE else BOX
    return made("e^x + y", [], scope, box=box, undecided=(BOX,) * 7 if scope is Scope.PARTIAL else ())
