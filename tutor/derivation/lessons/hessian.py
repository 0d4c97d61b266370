"""The lesson of `tutor hessian`: the gradient, every second partial derivative, and the matrix of them."""

from __future__ import annotations

from itertools import combinations

from tutor.derivation.lesson import Lesson, Lines, Matrix, Note, Section, phrase
from tutor.derivation.lessons.at_point import arguments_of, heading_at, point_facts, values_block
from tutor.derivation.lessons.parts import (
    check_notes,
    derivation_block,
    domain_facts,
    domain_notes,
    held,
    listed,
    opening,
    partial_symbol,
    require_variables,
)
from tutor.derivation.place import Place, partial_at, value_at
from tutor.derivation.results import Hessian, checker
from tutor.derivation.verify import Verifier
from tutor.expression.tree import Expression


def hessian_lesson(hessian: Hessian, detail: str = "key", place: Place | None = None) -> Lesson:
    """The whole lesson on a Hessian, checked.

    Arguments:
        hessian: the derivations of all second partials.
        detail: "all", "key" or "none".
        place: where to evaluate the matrix as well, or None.

    Raises:
        Unanswerable: the function has no variables, or no value or second derivative at the place.
        CheckFailed: a line is false, or H is not symmetric; a fault of tutor's own.
    """
    reading = hessian.reading
    require_variables(reading)
    verifier = checker(reading)
    first = [derivation_block(derivation, verifier, "none") for derivation in hessian.gradient.partials.values()]
    left = listed("gradient", hessian.variables, name=reading.name)
    sections = [
        opening(reading),
        Section(None, None, (Matrix(left, tuple((answer,) for answer in hessian.gradient.answer)),)),
    ]
    second: dict[str, Lines] = {}
    for derivation, row in zip(hessian.gradient.partials.values(), hessian.rows, strict=True):
        for entry in row:
            block = derivation_block(entry, verifier, detail)
            second[f"{derivation.variable.label},{entry.variable.label}"] = block
            if detail != "none":
                heading = partial_symbol(reading.name, (derivation.variable, entry.variable))
                sections.append(Section(heading, held(derivation.answer, entry.variable), (block,)))
    symmetric, points = _symmetry(hessian, verifier)
    sections.append(Section(None, None, (Matrix(phrase("hessian"), hessian.answer), *symmetric)))
    facts: dict[str, object] = {
        "function": reading.expression,
        "name": reading.name,
        "variables": [symbol.label for symbol in hessian.variables],
        "gradient": dict(zip(hessian.gradient.partials, hessian.gradient.answer, strict=True)),
        "hessian": hessian.answer,
        "partials": {name: {"lines": block.lines} for name, block in second.items()},
        "symmetric": points,
    }
    if place is not None:
        section, facts["at"] = _hessian_at(hessian, place)
        sections.append(section)
    shown: list[Lines | Expression] = [*first, *second.values(), *hessian.gradient.answer]
    shown += [entry for row in hessian.answer for entry in row]
    notes, found = domain_notes(reading, shown)
    triples = [
        (derivation.answer, entry.variable, entry.answer)
        for derivation, row in zip(hessian.gradient.partials.values(), hessian.rows, strict=True)
        for entry in row
    ]
    check, facts["checks"] = check_notes(reading, [*first, *second.values()], verifier, triples)
    facts["domain"] = domain_facts(found)
    sections.append(Section(None, None, (*notes, *check)))
    return Lesson(phrase("title-hessian", name=reading.name), tuple(sections), facts)


def _symmetry(hessian: Hessian, verifier: Verifier) -> tuple[tuple[Note, ...], int | None]:
    """Compares every entry with the one across the diagonal: the note, and at how many points they agreed."""
    pairs = list(combinations(range(len(hessian.variables)), 2))
    if not pairs:
        return (), None
    answer = hessian.answer
    points = min(verifier.equal(answer[row][column], answer[column][row]).points for row, column in pairs)
    return (Note(phrase("symmetric" if points else "symmetric-unchecked", points=points)),), points


def _hessian_at(hessian: Hessian, place: Place) -> tuple[Section, dict[str, object]]:
    reading = hessian.reading
    value = value_at(reading.expression, place, reading.name)
    for derivation in hessian.gradient.partials.values():
        what = f"∂{reading.name}/∂{derivation.variable.label}"
        partial_at(reading.expression, derivation.variable, derivation.answer, place, what)
    rows = [
        [partial_at(derivation.answer, entry.variable, entry.answer, place, "a second derivative") for entry in row]
        for derivation, row in zip(hessian.gradient.partials.values(), hessian.rows, strict=True)
    ]
    names = [
        [partial_symbol(reading.name, (derivation.variable, entry.variable)) for entry in row]
        for derivation, row in zip(hessian.gradient.partials.values(), hessian.rows, strict=True)
    ]
    block = values_block(listed("hessian-here", arguments_of(hessian.variables, place)), rows, names)
    facts: dict[str, object] = {
        "point": point_facts(place),
        "value": value.shown,
        "hessian": [[entry.shown for entry in row] for row in rows],
        "hessian_decimal": [[entry.decimal for entry in row] for row in rows],
    }
    return Section(heading_at(hessian.variables, place), None, (block,)), facts
