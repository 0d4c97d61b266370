"""Parts that several lessons share: the first line, what is held constant, the domain, the closing check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.derivation.domain import Domain, domain
from tutor.derivation.lesson import Line, Lines, Note, Phrase, Section, phrase
from tutor.derivation.results import Derivation
from tutor.derivation.unfold import unfold
from tutor.derivation.verify import Verifier
from tutor.expression.numeric import finite_difference
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression, Number, Partial, Quotient, Symbol, symbols

_MOST_DIGITS = 12
_HELD_LETTERS = 8


def opening(reading: Reading) -> Section:
    """The first line of a lesson: the function in the student's own form."""
    head = phrase("head", name=reading.name, variables=reading.variables)
    return Section(None, None, (Lines(None, (Line(head, reading.expression),)),))


def held(function: Expression, variable: Symbol) -> Phrase | None:
    """Which letters are held constant in ∂/∂variable, or None when there are no others."""
    others = sorted(
        (symbol for symbol in symbols(function) if symbol != variable), key=lambda symbol: symbol.label.lower()
    )
    if not others:
        return None
    if len(others) > _HELD_LETTERS:
        return phrase("held-others", variable=variable)
    indexed = any(not isinstance(subscript, Number) for symbol in others for subscript in symbol.subscripts)
    key = "held-indexed" if indexed else "held" if len(others) == 1 else "held-many"
    return phrase(key, letters=tuple(others))


def derivation_block(derivation: Derivation, verifier: Verifier, detail: str) -> Lines:
    """The lines of one derivation, checked, under the partial derivative they work out.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    verifier.steps((derivation.root,))
    lines = verifier.lines(derivation.root.before, unfold(derivation.root, detail))
    if not lines or lines[0].right == derivation.root.before:
        lines = lines[1:]
    return Lines(derivation.root.before, lines)


def partial_symbol(name: str, orders: Sequence[Symbol]) -> Phrase:
    """∂f/∂x, ∂²f/∂x∂y …, written in the order in which they were taken."""
    if len(orders) == 1:
        return phrase("partial-of", name=name, variable=orders[0])
    if len(orders) == 2 and orders[0] == orders[1]:
        return phrase("second-partial-twice", name=name, variable=orders[0])
    if len(orders) == 2:
        return phrase("second-partial-of", name=name, first=orders[1], second=orders[0])
    return phrase("higher-partial-of", name=name, order=len(orders), variables=tuple(reversed(orders)))


def domain_notes(reading: Reading) -> tuple[tuple[Note, ...], Domain]:
    """Sentences on where f is real and where its gradient exists; none where nothing bites."""
    found = domain(reading.expression)
    notes = []
    if found.real:
        notes.append(Note(phrase("real-where", name=reading.name, conditions=found.real)))
    if found.smooth:
        key = "smooth-where" if found.real else "smooth-where-alone"
        notes.append(Note(phrase(key, name=reading.name, conditions=found.smooth)))
    return tuple(notes), found


def check_notes(
    reading: Reading, blocks: Iterable[Lines], verifier: Verifier, partials: Sequence[tuple[Expression, Symbol, Expression]]
) -> tuple[tuple[Note, ...], dict[str, object]]:
    """The closing sentences on what was checked, and the same as data.

    Arguments:
        reading: what was asked.
        blocks: the lines that the lesson shows.
        verifier: what checked them.
        partials: (function, variable, derivative) triples to compare with a central finite difference.
    """
    checks = [line.check for block in blocks for line in block.lines if line.check is not None]
    done = [check for check in checks if check.points]
    facts: dict[str, object] = {"lines": len(checks), "checked": len(done), "points": len(verifier.points)}
    if not verifier.points or not done:
        return (Note(phrase("unchecked", name=reading.name)),), facts
    points = max(check.points for check in done)
    notes = []
    if len(done) < len(checks):
        notes.append(Note(phrase("checked-partly", done=len(done), all=len(checks), points=points)))
        return tuple(notes), facts
    digits = difference_digits(verifier, partials)
    if digits is None:
        return (Note(phrase("checked", points=points)),), facts
    point = verifier.points[0]
    shown = {symbol: point[symbol] for symbol in reading.variables if symbol in point}
    facts["finite_difference"] = {
        "point": {symbol.label: str(value) for symbol, value in shown.items()}, "digits": digits
    }  # fmt: skip
    return (
        Note(phrase("checked-difference", points=points, point=point_equation(shown), digits=digits)),
    ), facts


def difference_digits(
    verifier: Verifier, partials: Sequence[tuple[Expression, Symbol, Expression]]
) -> int | None:
    """To how many digits central finite differences agree with the derivatives at the first point."""
    worst: int | None = None
    for function, variable, derivative in partials:
        agreed = _agreed_digits(verifier, function, variable, derivative)
        if agreed is None:
            return None
        worst = agreed if worst is None else min(worst, agreed)
    return worst
