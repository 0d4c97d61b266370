"""Every point where ∇f = 0: the gradient by the rules, the algebra, the proof that none is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from tutor.derivation.domain import domain
from tutor.derivation.lesson import Line, Lines, Note, Section, phrase
from tutor.derivation.results import gradient
from tutor.derivation.results import hessian as second_partials
from tutor.derivation.subject import Function, names_of, subject
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.numbers import ZERO
from tutor.expression.reading import Reading
from tutor.expression.structures import Applied
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra import solve as algebraic
from tutor.stationary.cases.compare import met, same_spot
from tutor.stationary.cases.gather import union
from tutor.stationary.cases.integers import members
from tutor.stationary.cases.sift import kept
from tutor.stationary.cases.tree import CaseTree, Stuck
from tutor.stationary.clock import Clock, OutOfTime
from tutor.stationary.edges.pieces import Piece, pieces
from tutor.stationary.judge import judged
from tutor.stationary.ledger import Ledger
from tutor.stationary.linear import solve as linear
from tutor.stationary.results import Stationary
from tutor.stationary.system import Box, Family, Scope, Search, Solution, System

DEFAULT_END = Fraction(10)
"""Where the algebra does not reach, each variable is looked for between minus this and this."""
DEFAULT_LIMIT = 20.0
"""Seconds."""


_End = Fraction | int | float
Ends = Mapping[str, tuple[_End, _End]] | Mapping[Symbol, tuple[_End, _End]]
"""From where to where each variable is looked for, by its name or its symbol."""


def stationary_points(
    f: Function,
    variables: Sequence[str] | None = None,
    box: Ends | None = None,
    limit: float = DEFAULT_LIMIT,
) -> Stationary:
    """Every point where the gradient of f is zero, with the algebra, a proof that none is missing, and its kind.

    Arguments:
        f: text, an expression, a reading, or a SymPy expression.
        variables: names of the variables, in order; None for the order of the head, or the alphabet.
        box: from where to where each variable is looked for; None for everywhere, or −10 to 10 where only a search
            in a box can answer.
        limit: the seconds after which the search ends with what is known by then.

    Returns:
        the points, families of points, kinks and edges, and how complete the list is.

    Raises:
        StudentError: f cannot be read, has no variables, is nowhere real, or has letters left over with which the
            equations cannot be solved.

    >>> found = stationary_points("x^3 + y^3 - 3xy")
    >>> [(*map(str, point.coordinates.values()), point.kind) for point in found.points]
    [('0', '0', 'saddle'), ('1', '1', 'minimum')]
    """
    reading = subject(f, variables if variables is None else names_of(variables))
    _refuse(reading)
    search = Search(_box(reading, box), box is not None, Clock.of(limit))
    slopes = gradient(reading)
    ledger = Ledger(reading.names)
    found = []
    parts = pieces(reading.expression, reading.variables)
    for piece in parts:
        try:
            solution = _of_piece(piece, reading, slopes.answer, search, ledger)
            found.append((piece, solution if len(parts) == 1 else _with_heading(solution, piece, reading)))
        except (OutOfTime, KeyboardInterrupt):
            found.append((piece, out_of_time(search)))
    return judged(second_partials(reading), found, search, ledger)


def _with_heading(found: Solution, piece: Piece, reading: Reading) -> Solution:
    """The solution on one of several pieces of f, its sections under a heading that says which piece it is."""
    slopes = gradient(replace(reading, expression=piece.function)).answer
    name = phrase("name", name=reading.name)
    lines = [Line(name, piece.function)]
    lines += [Line(slope, ZERO, label=phrase("cases-number", number=number)) for number, slope in enumerate(slopes, 1)]
    heading = phrase("cases-piece", conditions=piece.conditions)
    first = Section(heading, None, (Lines(None, tuple(lines)),))
    deeper = tuple(replace(section, level=section.level + 1) for section in found.sections)
    return replace(found, sections=(first, *deeper))


def out_of_time(search: Search) -> Solution:
    """What is known when the time is up before anything was found."""
    return Solution(scope=Scope.PARTIAL, argument=(phrase("points-out-of-time"),), undecided=(search.box,))


def _refuse(reading: Reading) -> None:
    from tutor.derivation.lessons.parts import require_variables

    require_variables(reading)
    for node in postorder(reading.expression):
        if isinstance(node, Applied):
            raise Unanswerable(
                f"Nobody knows the function {node.name}, so the equations cannot be solved.",
                f"Write out what {node.name} is.",
            )


def _box(reading: Reading, box: Ends | None) -> Box:
    given = {name.label if isinstance(name, Symbol) else name: ends for name, ends in (box or {}).items()}
    unknown = [name for name in given if name not in {symbol.label for symbol in reading.variables}]
    if unknown:
        raise Unanswerable(
            f"{unknown[0]} is not a variable of {reading.name}.",
            f"The variables are {', '.join(symbol.label for symbol in reading.variables)}.",
        )
    found = {}
    for symbol in reading.variables:
        low, high = given.get(symbol.label, (-DEFAULT_END, DEFAULT_END))
        if low >= high:
            raise Unanswerable(f"The box is empty: {symbol.label} from {low} to {high}.", "Give the lower end first.")
        found[symbol] = (Fraction(low), Fraction(high))
    return found


def _of_piece(piece: Piece, reading: Reading, slopes: Sequence[Expression], search: Search, ledger: Ledger) -> Solution:
    """The solutions of ∇f = 0 on one smooth piece of f."""
    equations = tuple(slopes) if piece.function == reading.expression else gradient(
        replace(reading, expression=piece.function)
    ).answer  # fmt: skip
    limits = domain(piece.function)
    letters = frozenset[Symbol]().union(*map(symbols, equations))
    parameters = tuple(sorted(letters - set(reading.variables), key=lambda symbol: symbol.label))
    conditions = (*piece.conditions, *limits.real, *limits.smooth)
    system = System(reading.variables, equations, conditions, parameters)
    found = _solved(system, search, ledger)
    return _inside(kept(found, system), search)


def _solved(system: System, search: Search, ledger: Ledger) -> Solution:
    if all(equation == ZERO for equation in system.equations):
        return Solution(families=(Family({symbol: symbol for symbol in system.unknowns}, (), (), system.conditions),))
    found = linear.solve(system, ledger)
    if found is not None:
        return found
    certain = None if system.parameters else algebraic.solve(system, search.clock)
    tree = CaseTree(ledger, search, system.parameters)
    try:
        found = tree.solve(system)
    except Stuck:
        if certain is not None:
            return certain
        from tutor.stationary.box import solve as box

        return box.solve(system, search)
    except (OutOfTime, KeyboardInterrupt):
        partial = out_of_time(search)
        return union((*tree.found, partial)) if certain is None else certain
    return found if certain is None else _certified(kept(found, system), certain)


def _certified(found: Solution, certain: Solution) -> Solution:
    """The points as the Gröbner basis proves them, with the algebra and the closed forms of the case tree.

    Raises:
        CheckFailed: the two ways do not find the same points.
    """
    if found.families:
        raise CheckFailed("the case tree finds whole curves where there are only points")
    spots = []
    for spot in certain.spots:
        twin = next((one for one in found.spots if same_spot(spot, one)), None)
        if twin is None:
            raise CheckFailed("the case tree lost a stationary point")
        coordinates = {
            symbol: replace(one, exact=one.exact if one.exact is not None else twin.coordinates[symbol].exact)
            for symbol, one in spot.coordinates.items()
        }
        spots.append(replace(spot, coordinates=coordinates))
    if len(found.spots) > len(spots):
        raise CheckFailed("the case tree finds a point that is not stationary")
    return replace(found, spots=tuple(spots), scope=Scope.EVERYWHERE, argument=certain.argument, undecided=(),
                   facts=certain.facts)  # fmt: skip


def _inside(found: Solution, search: Search) -> Solution:
    """If the student chose a box: the points in it, and the members of families in it one by one."""
    if not search.asked:
        return found
    from tutor.stationary.box.solve import in_box

    spots = [spot for spot in found.spots if in_box(spot, search.box) is not False]
    families = []
    counted = 0
    for family in found.families:
        inside = members(family, search.box)
        if inside is None:
            families.append(family)
        else:
            inside = tuple(spot for spot in inside if all(met(spot, one) for one in family.conditions))
            fresh = [spot for spot in inside if not any(same_spot(spot, other) for other in spots)]
            spots += fresh
            counted += len(fresh)
    sections = found.sections
    if len(families) < len(found.families):
        sections = (*sections, Section(None, None, (Note(phrase("cases-inside", count=counted)),)))
    return replace(found, spots=tuple(spots), families=tuple(families), sections=sections)
