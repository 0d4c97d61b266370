"""The elimination as it is shown to a student: an equation in one unknown alone, its real roots, and the table."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq_poly, fmpz_poly

from tutor.derivation.lesson import Block, Check, Line, Lines, Note, Section, phrase
from tutor.errors import CheckFailed
from tutor.expression.numbers import ZERO, whole
from tutor.expression.text import text
from tutor.expression.tree import Expression, Negation, Power, Product, Sum, Symbol
from tutor.stationary.algebra.elimination import Elimination, factors_of
from tutor.stationary.algebra.representation import in_unknown
from tutor.stationary.algebra.table import combinations, solutions_table
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.coordinate import Coordinate

_LONGEST = 100
"""A polynomial that takes more characters is described instead of shown."""


def sections(elimination: Elimination) -> tuple[tuple[Section, ...], dict[str, object]]:
    """The elimination, the roots and the table of solutions, and the same as data.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    found, unknowns = elimination.found, elimination.unknowns
    facts: dict[str, object] = {
        "complex_solutions": found.multiplicity,
        "distinct_complex_solutions": found.distinct,
        "real_solutions": len(elimination.spots),
    }
    if not found.distinct:
        return (Section(None, None, (Note(phrase("algebraic-one")),)),), facts
    ledger = Ledger(tuple(unknown.label for unknown in unknowns if len(unknown.label) > 1))
    blocks = _cleared(elimination, ledger)
    single = found.separating
    if single is not None and single < len(unknowns):
        shown: Sequence[int] = (single,)
        blocks += _equation(elimination, single, ledger)
        blocks += _others(elimination, single, ledger)
    else:
        shown = range(len(unknowns))
        pairs = 1
        for place in shown:
            roots = elimination.real_roots(place)
            blocks += [*_equation(elimination, place, ledger, place > 0), _roots(elimination, place, roots)]
            pairs *= len(roots)
        if pairs:
            blocks.append(combinations(pairs, len(elimination.candidates)))
    facts["elimination"] = {
        unknowns[place].label: elimination.tree(elimination.polynomial(place), place) for place in shown
    }
    blocks += solutions_table(elimination)
    return (Section(None, None, tuple(blocks)),), facts


def _cleared(elimination: Elimination, ledger: Ledger) -> list[Block]:
    """The equations multiplied by their denominators, if there are any."""
    ring = elimination.ring
    fractions = [ring.fraction(equation) for equation in elimination.equations]
    if all(below.is_constant() for _, below in fractions):
        return []
    lines = []
    for equation, (above, below) in zip(elimination.equations, fractions, strict=True):
        left, factor = ring.tree(above), ring.tree(below)
        if len(text(left)) <= _LONGEST:
            lines.append(ledger.line((left, ZERO), (equation, ZERO), factor))
    note = Note(phrase("algebraic-cleared" if lines else "algebraic-cleared-long"))
    return [note, Lines(None, tuple(lines))] if lines else [note]


def _equation(elimination: Elimination, place: int, ledger: Ledger, again: bool = False) -> list[Block]:
    """The equation in one unknown alone, and its factors."""
    unknown = elimination.unknowns[place]
    polynomial = elimination.polynomial(place)
    alone = in_unknown(polynomial, place, elimination.context)
    given = any(alone in (equation, -equation) for equation in elimination.cleared)
    others = tuple(other for other in elimination.unknowns if other != unknown)
    key = "algebraic-given" if given or not others else "algebraic-eliminated-too" if again else "algebraic-eliminated"
    blocks: list[Block] = [Note(phrase(key, letters=others, unknown=unknown))]
    check = _lies_in_the_ideal(elimination, place)
    tree = elimination.tree(polynomial, place)
    factored = _factored(elimination, polynomial, place)
    lines = []
    if len(text(tree)) <= _LONGEST:
        ledger.verifier(tree).printed(tree)
        lines.append(Line(tree, ZERO, check=check))
    if factored != tree and len(text(factored)) <= _LONGEST:
        reason = (phrase("algebraic-factored"),) if lines else ()
        lines.append(ledger.line((factored, ZERO), (tree, ZERO), reason=reason))
    if lines:
        blocks.append(Lines(None, tuple(lines)))
    if len(lines) < 1 + (factored != tree):
        digits = max(len(str(abs(int(value)))) for value in polynomial.coeffs())
        key = "algebraic-long" if not lines else "algebraic-factors-long"
        degrees = tuple(map(whole, sorted({int(factor.degree()) for factor, _ in factors_of(polynomial)})))
        key += "-irreducible" if factored == tree else "-alike" if len(degrees) == 1 else ""
        blocks.append(Note(phrase(key, degree=int(polynomial.degree()), digits=digits, c=degrees)))
    return blocks


def _lies_in_the_ideal(elimination: Elimination, place: int) -> Check:
    """Check an equation in one unknown: it is zero modulo the system, and at every solution."""
    polynomial, unknown = elimination.polynomial(place), elimination.unknowns[place]
    if any(entry != 0 for entry in elimination.found.space.applied(polynomial, place).entries()):
        raise CheckFailed("an equation that was eliminated does not follow from the system")
    for candidate in elimination.candidates:
        if not polynomial(candidate[unknown].ball).contains(0):
            raise CheckFailed(f"{text(elimination.tree(polynomial, place))} = 0 is false at {unknown.label}")
    return Check(max(1, len(elimination.candidates)))


def _factored(elimination: Elimination, polynomial: fmpz_poly, place: int) -> Expression:
    """A polynomial in one unknown as a product of irreducible factors."""
    content, _ = polynomial.factor()
    parts: list[Expression] = [] if content == 1 else [whole(int(content))]
    for factor, times in factors_of(polynomial):
        tree = elimination.tree(factor, place)
        parts.append(tree if times == 1 else Power(tree, whole(times)))
    return parts[0] if len(parts) == 1 else Product(tuple(parts))


def _others(elimination: Elimination, single: int, ledger: Ledger) -> list[Block]:
    """How the other unknowns follow from the one that tells all solutions apart."""
    unknowns, found = elimination.unknowns, elimination.found
    lines, long = [], []
    for place, unknown in enumerate(unknowns):
        if place == single:
            continue
        tree = _in_terms(elimination, found.values[place], single)
        if len(text(tree)) > _LONGEST:
            long.append(unknown)
            continue
        ledger.verifier(tree).printed(tree)
        lines.append(Line(unknown, tree, check=_holds_everywhere(elimination, unknown, tree)))
    blocks: list[Block] = []
    if lines:
        following = tuple(line.left for line in lines if isinstance(line.left, Symbol))
        key = "algebraic-follow" if len(following) == 1 else "algebraic-follow-many"
        blocks += [Note(phrase(key, unknown=unknowns[single], letters=following)), Lines(None, tuple(lines))]
    if long:
        key = "algebraic-follow-long" if len(long) == 1 else "algebraic-follow-long-many"
        blocks.append(Note(phrase(key, unknown=unknowns[single], letters=tuple(long))))
    return blocks


def _in_terms(elimination: Elimination, value: fmpq_poly, single: int) -> Expression:
    """A polynomial in the separating unknown, with fractions as coefficients."""
    context = elimination.ring.context
    before, after = (0,) * single, (0,) * (len(elimination.ring.letters) - single - 1)
    terms = {(*before, power, *after): entry for power, entry in enumerate(value.coeffs()) if entry != 0}
    return elimination.ring.tree(context.from_dict(terms)) if terms else ZERO


def _holds_everywhere(elimination: Elimination, unknown: Symbol, tree: Expression) -> Check:
    """Check that an unknown has the value of an expression at every solution, exactly."""
    for spot in elimination.spots:
        if spot.algebras[0].sign(Sum((unknown, Negation(tree)))) != 0:
            raise CheckFailed(f"{unknown.label} = {text(tree)} is false at a solution")
    return Check(max(1, len(elimination.spots)))


def _roots(elimination: Elimination, place: int, roots: Sequence[Coordinate]) -> Note:
    """The real roots of the equation in one unknown, in one sentence."""
    unknown = elimination.unknowns[place]
    degree = sum(int(factor.degree()) for factor, _ in factors_of(elimination.polynomial(place)))
    if not roots:
        return Note(phrase("algebraic-no-real-root", unknown=unknown))
    key = "algebraic-real-roots" if len(roots) > 1 else "algebraic-real-root"
    key += "-all" if degree == len(roots) else ""
    return Note(phrase(key, unknown=unknown, values=tuple(one.shown for one in roots), count=len(roots)))
