"""The answer of `tutor stationary` as data, for JSON. docs/json.md describes every field."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.derivation.lesson import Lines, Note, Section
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.lesson.roots import polynomial_tree
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.results import EdgePoint, Stationary, StationaryFamily, StationaryPoint, Verdict
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box


def stationary_facts(found: Stationary) -> dict[str, object]:
    """Everything that was found, as text, numbers, expressions, lines, lists and mappings."""
    return {
        "function": found.reading.expression,
        "name": found.reading.name,
        "variables": [symbol.label for symbol in found.variables],
        "gradient": dict(zip(found.gradient.partials, found.gradient.answer, strict=True)),
        "equations": [Comparison("=", part, ZERO) for part in found.gradient.answer],
        "hessian": found.hessian.answer,
        "algebra": [_section(section) for section in found.sections],
        "points": [_point(point, found.whole.points.get(place, "")) for place, point in enumerate(found.points)],
        "families": [
            _family(family, found.whole.families.get(place, "")) for place, family in enumerate(found.families)
        ],
        "edges": [_edge(edge, found.whole.edges.get(place, "")) for place, edge in enumerate(found.edges)],
        "completeness": {
            "name": found.completeness.name,
            "argument": list(found.completeness.argument),
            "box": None if found.completeness.box is None else _box(found.completeness.box),
            "undecided": [_box(part) for part in found.completeness.undecided],
        },
        "whole": {
            "minimum": found.whole.minimum,
            "maximum": found.whole.maximum,
            "notes": list(found.whole.notes),
        },
        "assumptions": list(found.assumptions),
        "stopped": found.stopped,
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "heading": section.heading,
        "level": section.level,
        "lines": [line for block in section.blocks if isinstance(block, Lines) for line in block.lines],
        "notes": [block.phrase for block in section.blocks if isinstance(block, Note)],
    }


def _point(point: StationaryPoint, whole: str) -> dict[str, object]:
    return {
        **_place(point.spot),
        **_height(point.height),
        **_verdict(point.verdict),
        "whole": point.whole or whole,
        "conditions": list(point.conditions),
    }


def _place(spot: Spot) -> dict[str, object]:
    coordinates = spot.coordinates
    return {
        "coordinates": {symbol.label: one.exact for symbol, one in coordinates.items()},
        "decimals": {symbol.label: _decimal(one) for symbol, one in coordinates.items()},
        "polynomials": {symbol.label: _polynomial(symbol, one) for symbol, one in coordinates.items()},
    }


def _polynomial(symbol: Symbol, one: Coordinate) -> Expression | None:
    return None if one.polynomial is None else polynomial_tree(one.polynomial, symbol)


def _decimal(one: Coordinate) -> str | None:
    """Six digits, or nothing for a formula in parameters."""
    return one.decimal if one.ball.is_finite() else None


def _height(height: Coordinate | None) -> dict[str, object]:
    if height is None:
        return {"value": None, "value_decimal": None}
    return {"value": height.exact, "value_decimal": _decimal(height)}


def _verdict(verdict: Verdict) -> dict[str, object]:
    return {"kind": verdict.kind, "strict": verdict.strict, "reason": list(verdict.reason)}


def _family(found: StationaryFamily, whole: str) -> dict[str, object]:
    family = found.family
    return {
        "coordinates": {symbol.label: value for symbol, value in family.coordinates.items()},
        "free": [symbol.label for symbol in family.free],
        "integers": [symbol.label for symbol in family.integers],
        "equations": [Comparison("=", equation, ZERO) for equation in family.equations],
        "conditions": list(family.conditions),
        "value": found.height,
        **_verdict(found.verdict),
        "whole": found.whole or whole,
    }


def _edge(edge: EdgePoint, whole: str) -> dict[str, object]:
    nowhere: dict[str, object] = {"coordinates": None, "decimals": None, "polynomials": None}
    unknown: dict[str, object] = {"kind": None, "strict": None, "reason": []}
    return {
        "what": edge.what,
        "condition": edge.condition,
        **(nowhere if edge.spot is None else _place(edge.spot)),
        **_height(edge.height),
        **(unknown if edge.verdict is None else _verdict(edge.verdict)),
        "whole": whole,
    }


def _box(box: Box) -> Mapping[str, object]:
    return {symbol.label: list(ends) for symbol, ends in box.items()}
