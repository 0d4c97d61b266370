"""Every point where ∇f = 0: the gradient by the rules, the algebra, the proof that none is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from tutor.derivation.domain import domain
from tutor.derivation.lesson import Line, Lines, Note, Section, phrase
from tutor.derivation.results import gradient
from tutor.derivation.results import hessian as second_partials
from tutor.derivation.signs import signs
from tutor.derivation.subject import Function, names_of, subject
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.numbers import ZERO
from tutor.expression.reading import Reading
from tutor.expression.structures import Applied, Comparison
from tutor.expression.text import text
from tutor.expression.traversal import postorder, size, symbols
from tutor.expression.tree import Expression, Power, Symbol
from tutor.expression.typed_box import read_box
from tutor.stationary.algebra import solve as algebraic
from tutor.stationary.cases.candidates import with_simple_points
from tutor.stationary.cases.compare import same_spot
from tutor.stationary.cases.gather import union
from tutor.stationary.cases.inside import inside
from tutor.stationary.cases.sift import kept, put_back_said
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
_MOST_WORK = 1_000_000
"""Variables times nodes."""


_End = Fraction | int | float
Ends = Mapping[str, tuple[_End, _End]] | Mapping[Symbol, tuple[_End, _End]]
"""From where to where each variable is looked for, by its name or its symbol."""


def stationary_points(
    f: Function,
    variables: Sequence[str] | None = None,
    box: Ends | str | None = None,
    limit: float = DEFAULT_LIMIT,
) -> Stationary:
    """Every point where the gradient of f is zero, with the algebra, a proof that none is missing, and its kind.

    Arguments:
        f: text, an expression, a reading, or a SymPy expression.
        variables: names of the variables, in order; None for the order of the head, or the alphabet.
        box: from where to where each variable is looked for, by name or as text such as "x=-5..5, y=0..1"; None for
            everywhere, or −10 to 10 where only a search in a box can answer.
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
    second = second_partials(reading)
    ledger = Ledger(reading.names)
    found = []
    stopped = False
    parts = pieces(reading.expression, reading.variables)
    for piece in parts:
        try:
            whole = piece.function == reading.expression
            slopes = (second.gradient if whole else gradient(replace(reading, expression=piece.function))).answer
            solution = _of_piece(piece, reading, slopes, search, ledger)
            found.append((piece, solution if whole else _with_heading(solution, piece, slopes, reading)))
        except (OutOfTime, KeyboardInterrupt):
            found.append((piece, out_of_time(search)))
            stopped = True
    return judged(second, found, search, ledger, stopped)


def _with_heading(found: Solution, piece: Piece, slopes: Sequence[Expression], reading: Reading) -> Solution:
    """The solution on one of several pieces of f, its sections under a heading that says which piece it is."""
    name = phrase("name", name=reading.name)
    lines = [Line(name, piece.function)]
    lines += [Line(slope, ZERO, label=phrase("cases-number", number=number)) for number, slope in enumerate(slopes, 1)]
    heading = phrase("cases-piece", conditions=piece.conditions) if piece.conditions else phrase("cases-no-bars")
    first = Section(heading, None, (Lines(None, tuple(lines)),))
    deeper = tuple(replace(section, level=section.level + 1) for section in found.sections)
    return replace(found, sections=(first, *deeper))


def out_of_time(search: Search) -> Solution:
    """What is known when the time is up before anything was found."""
    return Solution(scope=Scope.PARTIAL, argument=(phrase("points-out-of-time"),), undecided=(search.box,))


def _refuse(reading: Reading) -> None:
    if not reading.variables:
        raise Unanswerable(
            f"{reading.name} has no variables: it is constant, and every point is as good as any other.",
            "Name the variables if its letters are meant as such, for example with --vars x,y.",
        )
    if any(isinstance(part, Symbol) for symbol in reading.variables for part in symbol.subscripts):
        raise Unanswerable(
            f"{reading.variables[0].label} stands for many variables, so the equations cannot be written out.",
            "Write the members out (x_1, x_2, …), or give the Σ numbers as bounds.",
        )
    if len(reading.variables) * size(reading.expression) > _MOST_WORK:
        raise Unanswerable(
            f"{len(reading.variables)} variables in a function of this length are too many.",
            "Choose a few of them with --vars.",
        )
    for node in postorder(reading.expression):
        if isinstance(node, Applied):
            raise Unanswerable(
                f"Nobody knows the function {node.name}, so the equations cannot be solved.",
                f"Write out what {node.name} is.",
            )
        if isinstance(node, Power) and symbols(node.exponent) & set(reading.variables) and 1 not in signs(node.base):
            raise Unanswerable(
                f"{text(node)} is no function that can be differentiated: its base is never positive.",
                "A power with a variable in the exponent needs a positive base.",
            )


def _box(reading: Reading, box: Ends | str | None) -> Box:
    if isinstance(box, str):
        box = read_box(box, reading.variables)
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
    equations = tuple(slopes)
    limits = domain(piece.function)
    letters = frozenset[Symbol]().union(*map(symbols, equations))
    parameters = tuple(sorted(letters - set(reading.variables), key=lambda symbol: symbol.label))
    conditions = (*piece.conditions, *(_inner(one, reading) for one in limits.real), *limits.smooth)
    system = System(reading.variables, equations, conditions, parameters)
    found = with_simple_points(_solved(system, search, ledger), system)
    return inside(kept(found, system, search), search)


def _inner(condition: Expression, reading: Reading) -> Expression:
    """u > 0 for u ≥ 0: on the edge of the domain f has no gradient, and `edges` looks at it."""
    strict = {">=": ">", "<=": "<"}
    moving = not symbols(condition).isdisjoint(reading.variables)
    if moving and isinstance(condition, Comparison) and condition.relation in strict:
        return Comparison(strict[condition.relation], condition.left, condition.right)
    return condition


def _solved(system: System, search: Search, ledger: Ledger) -> Solution:
    if all(equation == ZERO for equation in system.equations):
        line = Family({symbol: symbol for symbol in system.unknowns}, (), (), system.conditions)
        said = Section(None, None, (Note(phrase("points-constant")),))
        return Solution(families=(line,), argument=(phrase("cases-constant"),), sections=(said,))
    found = linear.solve(system, ledger)
    if found is not None:
        return found
    certain = None if system.parameters else algebraic.solve(system, search.clock)
    tree = CaseTree(ledger, search, system.parameters, certain)
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
    found = kept(found, system, search)
    return put_back_said(found if certain is None else _certified(found, certain), system)


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
    by_cases = phrase("cases-complete") in found.argument
    argument = (*found.argument, phrase("cases-second-proof"), *certain.argument) if by_cases else certain.argument
    return replace(
        found, spots=tuple(spots), scope=Scope.EVERYWHERE, argument=argument, undecided=(), facts=certain.facts
    )
