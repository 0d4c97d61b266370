"""The algebra of a system in sines and cosines, as it is shown: letters, polynomials, a table of one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tutor.derivation.lesson import Block, Check, Line, Lines, Note, Section, Table, phrase
from tutor.derivation.place import decimal_tree
from tutor.derivation.terms import total
from tutor.expression.figures import decimal
from tutor.expression.numbers import ONE, ZERO, whole
from tutor.expression.tree import Call, Expression, Negation, Power, Sum, Symbol
from tutor.stationary.algebra.ring import Ring
from tutor.stationary.ledger import Ledger, worst
from tutor.stationary.periodic.angles import Bearing
from tutor.stationary.periodic.forms import PI
from tutor.stationary.periodic.torus import Torus, scaled, turn

_MOST_ROWS = 40
_MOST_EQUATIONS = 12


def shown(
    torus: Torus,
    found: Sequence[Sequence[Bearing]],
    letters: Sequence[Symbol],
    inner: Sequence[Section],
    ledger: Ledger,
) -> tuple[Section, ...]:
    """The sections of the solution.

    Arguments:
        torus: the system on one period.
        found: its solutions, a base angle each.
        letters: the whole-number letters of the families.
        inner: how the polynomial system was solved.
        ledger: checks the lines.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    blocks: list[Block] = [Note(phrase("periodic-idea")), Lines(None, tuple(_definitions(torus)))]
    blocks.append(Lines(None, tuple(_equations(torus, ledger))))
    combined = _combinations(torus, ledger)
    if combined:
        blocks.append(Lines(None, combined))
    deeper = tuple(replace(section, level=section.level + 1) for section in inner)
    closing = (Section(None, None, tuple(_table(torus, found, letters))),) if found else ()
    return (Section(phrase("periodic-heading"), None, tuple(blocks)), *deeper, *closing)


def _definitions(torus: Torus) -> list[Line]:
    lines = []
    for place, pair in enumerate(torus.letters):
        angle = torus.angle(place)
        lines += [Line(letter, Call(name, (angle,))) for letter, name in zip(pair, ("cos", "sin"), strict=True)]
    return lines + [Line(letter, root) for letter, root in torus.roots.items()]


def _equations(torus: Torus, ledger: Ledger) -> list[Line]:
    """The polynomials, each checked against the typed equation with the cosines and sines put in."""
    lines = []
    for number, (equation, source, factor) in enumerate(
        zip(torus.equations[:_MOST_EQUATIONS], torus.sources, torus.factors, strict=False), 1
    ):
        check = ledger.follows((source, ZERO), (torus.back(equation), ZERO), torus.back(factor))
        reason = (phrase("periodic-addition"),) if number == 1 else ()
        lines.append(Line(equation, ZERO, reason, "=", check, phrase("periodic-label", number=number)))
    for place, (cosine, sine) in enumerate(torus.letters):
        square = Sum((Power(cosine, whole(2)), Power(sine, whole(2))))
        reason = (phrase("periodic-circle"),) if place == 0 else ()
        lines.append(Line(square, ONE, reason, "=", ledger.same(torus.back(square), ONE)))
    return lines


def _combinations(torus: Torus, ledger: Ledger) -> tuple[Line, ...]:
    """Differences and sums of two equations that are shorter than both, with their factors."""
    lines: list[Line] = []
    ring = Ring.of(torus.equations)
    polynomials = [ring.polynomial(equation) for equation in torus.equations[:_MOST_EQUATIONS]]
    for second in range(len(polynomials)):
        for first in range(second):
            one, other = polynomials[first], polynomials[second]
            if one is None or other is None or one == other:
                continue
            for combined, key in ((one - other, "periodic-minus"), (one + other, "periodic-plus")):
                if combined.is_zero() or len(combined) >= min(len(one), len(other)):
                    continue
                plain = ring.tree(combined)
                made = Sum((torus.equations[first], _signed(torus.equations[second], key)))
                check = ledger.same(made, plain)
                label = phrase(key, first=first + 1, second=second + 1)
                lines.append(Line(plain, ZERO, (), "=", check, label))
                lines.append(_in_angles(torus, plain, ledger, check))
    return tuple(lines)


def _signed(expression: Expression, key: str) -> Expression:
    return Negation(expression) if key == "periodic-minus" else expression


def _in_angles(torus: Torus, plain: Expression, ledger: Ledger, before: Check) -> Line:
    """The short equation with its sines and cosines: cos(x) − cos(y) = 0."""
    back = torus.back(plain)
    check = worst((before, ledger.same(back, back)))
    return Line(back, ZERO, (phrase("periodic-means"),), "=", check)


def _table(torus: Torus, found: Sequence[Sequence[Bearing]], letters: Sequence[Symbol]) -> list[Block]:
    """The base angles of every solution on one period, and how they repeat."""
    angles = [torus.angle(place) for place in range(len(torus.base))]
    columns: list[Expression] = []
    for angle in angles:
        columns += [angle, Call("cos", (angle,)), Call("sin", (angle,))]
    rows = tuple(
        tuple(cell for one in bearings for cell in (angle_tree(one), *_values(one))) for bearings in found[:_MOST_ROWS]
    )
    blocks: list[Block] = [Note(phrase("periodic-table", count=len(found))), Table(tuple(columns), rows)]
    if len(found) > _MOST_ROWS:
        blocks.append(Note(phrase("periodic-more", count=len(found) - _MOST_ROWS)))
    turns = tuple(turn(Fraction(2), letter) for letter in letters)
    blocks.append(Note(phrase("periodic-repeat", angles=tuple(angles), turns=turns, letters=tuple(letters))))
    return blocks


def angle_tree(one: Bearing) -> Expression:
    """The angle as an expression: π/3, π − arcsin(1/3), or six digits."""
    if not one.is_exact:
        return decimal_tree(decimal(one.ball))
    terms = [scaled(one.turns, PI)] if one.turns else []
    if one.formula is not None:
        terms.append(one.formula if one.sign > 0 else Negation(one.formula))
    if one.turns < 0:
        terms.reverse()
    return total(tuple(terms))


def _values(one: Bearing) -> tuple[str, str]:
    """Cosine and sine to six digits, with the minus sign of print."""
    from flint import ctx

    from tutor.stationary.numbers.coordinate import PRECISION

    with ctx.workprec(PRECISION):
        both = (one.ball.cos(), one.ball.sin())
    cosine, sine = (decimal(value).replace("-", "−") for value in both)
    return cosine, sine
