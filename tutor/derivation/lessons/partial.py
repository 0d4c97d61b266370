"""The lesson of `tutor diff`: one partial derivative, or a mixed one, each order derived from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Lesson, Lines, Note, Section, phrase
from tutor.derivation.lessons.at_point import (
    arguments_of,
    heading_at,
    point_facts,
    value_lines,
)
from tutor.derivation.lessons.parts import (
    check_notes,
    derivation_block,
    domain_facts,
    domain_notes,
    held,
    listed,
    name_of,
    opening,
    partial_symbol,
)
from tutor.derivation.lessons.simplified import simplified_block
from tutor.derivation.place import Place, partial_at, value_at
from tutor.derivation.results import Derivation, checker
from tutor.derivation.subject import variable_of
from tutor.derivation.verify import Verifier
from tutor.errors import Unanswerable
from tutor.expression.limits import LIMITS
from tutor.expression.reading import Reading
from tutor.expression.traversal import has_sigma, size
from tutor.expression.tree import Symbol

_MOST_ORDERS = 12


def mixed_partial(reading: Reading, variables: Sequence[str]) -> tuple[Derivation, ...]:
    """The partial derivatives by the variables in turn, each derived from the answer of the one before.

    Arguments:
        reading: the function.
        variables: names of the variables, in the order of differentiation.

    Returns:
        one derivation for each name; all share the reading of the function.

    Raises:
        Unanswerable: no variable is named, or the derivative is of too high an order or grows too long.

    >>> from tutor.derivation.results import subject
    >>> [str(derivation.answer) for derivation in mixed_partial(subject("x^3 y"), ["x", "y"])]
    ['3*x**2*y', '3*x**2']
    """
    if not variables:
        raise Unanswerable("No variable is named.", 'Name one behind the function: tutor diff "x^2 y" x')
    if len(variables) > _MOST_ORDERS:
        raise Unanswerable(
            f"A derivative of order {len(variables)} is asked for; the highest that is worked out is {_MOST_ORDERS}.",
            "Name fewer variables.",
        )
    engine = Engine()
    derivations: list[Derivation] = []
    body = reading.expression
    for order, name in enumerate(variables, 1):
        symbol = variable_of(name, reading)
        derivation = Derivation(reading, symbol, engine.derive(body, symbol))
        body = derivation.answer
        if order > 1 and size(body) > LIMITS.nodes:
            raise Unanswerable(
                f"The derivative of order {order} has more than {LIMITS.nodes} parts.", "Name fewer variables."
            )
        derivations.append(derivation)
    return tuple(derivations)


def partial_lesson(
    derivations: Sequence[Derivation], detail: str = "key", place: Place | None = None, simplify: bool = False
) -> Lesson:
    """The lesson on a partial derivative of any order, checked.

    Arguments:
        derivations: what `mixed_partial` gave; one for each order.
        detail: "all", "key" or "none".
        place: where to evaluate the function and the derivative as well, or None.
        simplify: whether SymPy's simplification is added as a last line.

    Raises:
        Unanswerable: no value at the place.
        CheckFailed: a line is false, or two orders of differentiation disagree; a fault of tutor's own.
    """
    reading = derivations[0].reading
    verifier = checker(reading)
    sections, blocks = _orders(derivations, verifier, detail, simplify)
    orders = tuple(derivation.variable for derivation in derivations)
    answers = [block.lines[-1].right for block in blocks]
    facts: dict[str, object] = {
        "function": reading.expression,
        "name": reading.name,
        "variables": [symbol.label for symbol in reading.variables],
        "orders": [symbol.label for symbol in orders],
        "derivative": answers[-1],
        "partials": {
            ",".join(symbol.label for symbol in orders[:order]): {"derivative": answer, "lines": block.lines}
            for order, answer, block in zip(count(1), answers, blocks, strict=False)
        },
    }
    closing: list[Note] = []
    if len(orders) == 1 and has_sigma(reading.expression):
        from tutor.derivation.lessons.loss_forms import loss_sections  # for a Σ only: start-up should be quick

        forms, told = loss_sections(reading, {orders[0]: answers[0]})
        sections += forms
        facts |= told
    if len(orders) == 2 and orders[0] != orders[1]:
        more, note, facts["other_order"] = _other_order(derivations, verifier, detail)
        sections += more
        blocks += [block for section in more for block in section.blocks if isinstance(block, Lines)]
        closing.append(note)
    if place is not None:
        section, facts["at"] = _partial_at(derivations, place)
        sections.append(section)
    notes, found = domain_notes(reading, blocks)
    bodies = [reading.expression, *(derivation.answer for derivation in derivations)]
    triples = list(zip(bodies, orders, bodies[1:], strict=False))
    check, facts["checks"] = check_notes(reading, blocks, verifier, triples)
    facts["domain"] = domain_facts(found)
    sections.append(Section(None, None, (*closing, *notes, *check)))
    return Lesson(phrase("title-partial", name=reading.name), (opening(reading), *sections), facts)


def _orders(
    derivations: Sequence[Derivation], verifier: Verifier, detail: str, simplify: bool = False
) -> tuple[list[Section], list[Lines]]:
    """A section for each order, its heading ∂²f/∂y∂x."""
    sections, blocks = [], []
    body = derivations[0].reading.expression
    orders: list[Symbol] = []
    for derivation in derivations:
        orders.append(derivation.variable)
        block = derivation_block(derivation, verifier, detail)
        if simplify:
            block, _ = simplified_block(block, derivation.answer, verifier)
        blocks.append(block)
        heading = partial_symbol(derivation.reading.name, orders)
        sections.append(Section(heading, held(body, derivation.variable), (block,)))
        body = derivation.answer
    return sections, blocks


def _other_order(
    derivations: Sequence[Derivation], verifier: Verifier, detail: str
) -> tuple[list[Section], Note, dict[str, object]]:
    """The same two letters the other way round, and whether both ways agree."""
    reading = derivations[0].reading
    first, second = (derivation.variable for derivation in derivations)
    other = mixed_partial(reading, (second.label, first.label))
    sections, blocks = _orders(other, verifier, detail)
    check = verifier.equal(derivations[-1].answer, other[-1].answer)
    key = "mixed-agree" if check.points else "mixed-unchecked"
    note = Note(phrase(key, name=reading.name, first=first, second=second, points=check.points))
    facts: dict[str, object] = {
        "orders": [second.label, first.label],
        "derivative": other[-1].answer,
        "lines": [block.lines for block in blocks],
        "agrees": check,
    }
    return sections, note, facts


def _partial_at(derivations: Sequence[Derivation], place: Place) -> tuple[Section, dict[str, object]]:
    """The function and its derivative at a place."""
    reading = derivations[0].reading
    orders = [derivation.variable for derivation in derivations]
    value = value_at(reading.expression, place, reading.name)
    bodies = [reading.expression, *(derivation.answer for derivation in derivations)]
    slopes = [
        partial_at(body, variable, answer, place, "the derivative" if order else f"∂{reading.name}/∂{variable.label}")
        for order, (body, variable, answer) in enumerate(zip(bodies, orders, bodies[1:], strict=False))
    ]
    variables = [symbol for symbol in reading.variables if symbol in place]
    here = listed("value-here", arguments_of(variables, place), name=reading.name) if variables else name_of(reading)
    lines = list(value_lines(here, value))
    for order, slope in enumerate(slopes, 1):
        lines += value_lines(partial_symbol(reading.name, orders[:order]), slope)
    facts: dict[str, object] = {
        "point": point_facts(place),
        "value": value.shown,
        "value_decimal": value.decimal,
        "derivative": slopes[-1].shown,
        "derivative_decimal": slopes[-1].decimal,
    }
    heading = heading_at(variables, place) if variables else None
    return Section(heading, None, (Lines(None, tuple(lines)),)), facts
