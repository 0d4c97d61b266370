"""Linear systems: every solution, by isolating and substituting or by elimination."""

from __future__ import annotations

from dataclasses import replace

from flint import arb, ctx, fmpq, fmpz_poly

from tutor.derivation.lesson import Block, Line, Lines, Note, Section, phrase
from tutor.errors import CheckFailed
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.traversal import size, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra.ring import TooLarge
from tutor.stationary.ledger import Ledger
from tutor.stationary.linear.assumptions import settled
from tutor.stationary.linear.coefficients import Coefficients, Undecided
from tutor.stationary.linear.conditions import broken, inserted
from tutor.stationary.linear.determinant import determinant
from tutor.stationary.linear.elimination import elimination
from tutor.stationary.linear.form import LinearForm, linear_form
from tutor.stationary.linear.fractions import is_short, shown_with, tree
from tutor.stationary.linear.lines import Writer
from tutor.stationary.linear.reasons import family, none, unique
from tutor.stationary.linear.substitution import Outcome, substitution
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Solution, System

_MOST_SUBSTITUTED = 3
"""With more unknowns than this the system is solved by row steps, unless each equation has one unknown only."""
_LONGEST_CHECK = 60
"""A check with more nodes than this is made, but not written out."""


def solve(system: System, ledger: Ledger, free_last: bool = False) -> Solution | None:
    """All solutions of a linear system.

    Arguments:
        system: equations in unknowns; numbers, Σ's over data and letters without a value may stand before them.
        ledger: checks every line that is shown.
        free_last: where there are many solutions, shall the last unknowns stay free? Else the first ones do.

    Returns:
        the solutions with the algebra: one spot, none, or one family, and what was assumed about parameters;
        None if the system is not linear in its unknowns, or if it cannot be decided whether a coefficient is zero.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.

    >>> from tutor import parse
    >>> a, b = Symbol("a"), Symbol("b")
    >>> found = solve(System((a, b), (parse("6a - b + 1"), parse("2b - a"))), Ledger())
    >>> [str(one.exact) for one in found.spots[0].coordinates.values()]
    ['-2/11', '-1/11']
    """
    form = linear_form(system)
    if form is None or not system.unknowns:
        return None
    form = replace(form, free_last=free_last)
    coefficients = Coefficients.of(form, system.conditions)
    way = substitution if _is_small(form) else elimination
    try:
        outcome = way(form, coefficients, ledger)
        if outcome.values is None:
            return _none(coefficients, outcome)
        _verify(form, coefficients, outcome)
        writer = Writer(form, coefficients, ledger)
        place = {
            symbol: writer.shown(outcome.values[symbol]) if symbol in outcome.values else symbol
            for symbol in system.unknowns
        }
        found = _one if len(outcome.values) == len(system.unknowns) else _many
        return found(system, writer, outcome, place)
    except (Undecided, TooLarge):
        return None


def _is_small(form: LinearForm) -> bool:
    return len(form.unknowns) <= _MOST_SUBSTITUTED or all(len(form.held(row)) <= 1 for row in form.rows)


def _none(coefficients: Coefficients, outcome: Outcome) -> Solution:
    """The equations contradict each other."""
    assumptions, notes = settled(coefficients, outcome, None)
    sections = (Section(None, None, (*outcome.blocks, *notes)),)
    return Solution(argument=none(assumptions), sections=sections, assumptions=assumptions)


def _verify(form: LinearForm, coefficients: Coefficients, outcome: Outcome) -> None:
    """Put the values into every equation, exactly.

    Raises:
        CheckFailed: one of them is not zero.
    """
    assert outcome.values is not None
    for row in form.rows:
        above, _ = form.inserted(row, outcome.values)
        if not coefficients.row(form, above).is_zero():
            raise CheckFailed("the solution of a linear system does not solve it")


def _one(system: System, writer: Writer, outcome: Outcome, place: dict[Symbol, Expression]) -> Solution:
    """Exactly one solution, if it is in the domain."""
    value = determinant(writer.form)
    if value is not None and not writer.coefficients.clean(value[0]):
        raise CheckFailed("a linear system with one solution has the determinant 0")
    assumptions, notes = settled(writer.coefficients, outcome, value)
    shown = tree(writer.form.ring, value) if value is not None else None
    blocks: tuple[Block, ...] = (*_checked(writer, outcome.blocks, place), *notes)
    false = broken(system.conditions, place)
    if false is not None:
        blocks = (*blocks, Note(phrase("linear-falls-away", condition=false)))
        return Solution(argument=(phrase("linear-fell-away"),), sections=(Section(None, None, blocks),))
    return Solution(
        spots=(Spot({symbol: _coordinate(exact) for symbol, exact in place.items()}),),
        argument=unique(system.unknowns, shown, assumptions),
        sections=(Section(None, None, blocks),),
        assumptions=(*assumptions, *inserted(system.conditions, place)),
        facts={"determinant": shown} if shown is not None else {},
    )


def _many(system: System, writer: Writer, outcome: Outcome, place: dict[Symbol, Expression]) -> Solution:
    """Infinitely many solutions, if they are in the domain."""
    assumptions, notes = settled(writer.coefficients, outcome, None)
    free = tuple(symbol for symbol, value in place.items() if symbol == value)
    key = "linear-free" if len(free) == 1 else "linear-free-many"
    blocks = (*outcome.blocks, Note(phrase(key, letters=free)))
    blocks = (*_checked(writer, blocks, place), *notes)
    false = broken(system.conditions, place)
    if false is not None:
        blocks = (*blocks, Note(phrase("linear-falls-away-family", condition=false)))
        return Solution(argument=(phrase("linear-fell-away-family"),), sections=(Section(None, None, blocks),))
    return Solution(
        families=(Family(place, conditions=inserted(system.conditions, place)),),
        argument=family(system.unknowns, len(free), assumptions),
        sections=(Section(None, None, blocks),),
        assumptions=assumptions,
    )


def _checked(writer: Writer, blocks: tuple[Block, ...], place: dict[Symbol, Expression]) -> tuple[Block, ...]:
    """The blocks, and behind them the values put into every equation: written out where they are few and short."""
    held = [(number, one) for number, one in enumerate(writer.form.equations, start=1) if symbols(one) & place.keys()]
    if not held:
        return blocks
    holds = (*blocks, Note(phrase("linear-holds")))  # `_verify` has proved it
    last = blocks[-1] if blocks else None
    numbers = all(rational_value(value) is not None for value in place.values())
    if not (numbers and len(place) <= _MOST_SUBSTITUTED and isinstance(last, Lines)):
        return holds
    lines = []
    for number, equation in held:
        check = writer.ledger.solves(equation, place)
        written = shown_with(equation, place)
        if size(written) > _LONGEST_CHECK:
            return holds
        lines.append(Line(written, ZERO, check=check, label=phrase("linear-check", number=number)))
    return (*blocks[:-1], Lines(last.opening, (*last.lines, *lines)))


def _coordinate(exact: Expression) -> Coordinate:
    """A value as a coordinate: a fraction, another number, or a formula in parameters."""
    with ctx.workprec(PRECISION):
        value = rational_value(exact)
        if value is not None:
            ball = arb(fmpq(value.numerator, value.denominator))
            return Coordinate(
                exact if is_short(value) else None, ball, fmpz_poly([-value.numerator, value.denominator])
            )
        return Coordinate(exact, arb("nan")) if symbols(exact) else number_of(exact)
