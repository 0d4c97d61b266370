"""The second-derivative test at a stationary point, written out: f″, or f_xx and D, or minors and eigenvalues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.lesson import Block, Check, Line, Lines, Matrix, Phrase, Value, phrase
from tutor.derivation.lessons.parts import listed
from tutor.derivation.place import fresh
from tutor.expression.numbers import whole
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Power, Product, Sum, Symbol
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.inertia import Inertia, Rows, determinant, inertia, is_indefinite, minor_sums
from tutor.stationary.kinds.judge import Judge, cauchy_schwarz, factored, has_number
from tutor.stationary.kinds.open_sign import sign_of_gap, unknown_sign
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.results import MAXIMUM, MINIMUM, SADDLE

_MOST_SHOWN = 6
"""A larger matrix is not written out."""
_MOST_MINORS = 4
"""Leading minors of a larger matrix are not written out one by one."""
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True, eq=False)
class Second:
    """What the second derivatives say."""

    kind: str
    """"minimum", "maximum", "saddle", or "" when they do not decide."""
    reason: tuple[Phrase, ...]
    blocks: tuple[Block, ...]
    inertia: Inertia | None
    """The signs of the eigenvalues, where they are known."""

    @property
    def silent(self) -> bool:
        """Does the test say nothing, as D = 0 does? Otherwise it decides, or tells on what the kind depends."""
        return not self.kind and not any("-depends" in one.key or "-letters" in one.key for one in self.reason)


def same_everywhere(hessian: Sequence[Sequence[Expression]], variables: Sequence[Symbol] = ()) -> bool:
    """Whether H is the same matrix at every point.

    Arguments:
        hessian: the second partial derivatives.
        variables: the variables of f; left out, every letter counts as one.

    >>> from tutor import hessian
    >>> same_everywhere(hessian("3a^2 + b^2 - ab").answer)
    True
    """
    moving = set(variables)
    found = [symbols(entry) for row in hessian for entry in row]
    return all(letters.isdisjoint(moving) if variables else not letters for letters in found)


def second_test(
    judge: Judge,
    variables: Sequence[Symbol],
    hessian: Rows,
    ledger: Ledger,
    name: str,
    constant: bool | None = None,
) -> Second:
    """The second-derivative test.

    Arguments:
        judge: the point.
        variables: in the order of the rows.
        hessian: the second partial derivatives (n × n) as expressions in the variables.
        ledger: checks the lines that are shown.
        name: the name of the function.
        constant: whether H is the same at every point; left out, the rows tell.

    Returns:
        the verdict, or an empty kind where the test does not decide.
    """
    values = [[judge.value(entry) for entry in row] for row in hessian]
    if not all(has_number(one) for row in values for one in row):
        key = "kinds-one-none" if len(variables) == 1 else "kinds-second-none"
        return Second("", (phrase(key, name=name),), (), None)
    exact = [[one.exact for one in row if one.exact is not None] for row in values]
    complete = all(len(row) == len(values) for row in exact)
    rows: Rows = exact if complete else hessian
    constant = same_everywhere(hessian, variables) if constant is None else constant
    if len(variables) == 1:
        return _one(judge, variables[0], rows[0][0], values[0][0], ledger, name)
    blocks: list[Block] = []
    if len(variables) <= _MOST_SHOWN:
        blocks.append(_matrix(judge, variables, values, constant))
    if len(variables) == 2:
        found = _two(judge, variables, rows, values if complete else None, ledger, name, constant)
    else:
        found = _many(judge, rows, values if complete else None, ledger)
    reason = found.reason
    if constant and found.kind:
        reason = (*reason, phrase("kinds-same-everywhere"))
    return Second(found.kind, reason, (*blocks, *found.blocks), found.inertia)


def _matrix(
    judge: Judge, variables: Sequence[Symbol], values: Sequence[Sequence[Coordinate]], constant: bool
) -> Matrix:
    left = phrase("hessian")
    if not constant:
        left = listed("hessian-here", tuple(judge.spot.coordinates[one].shown for one in variables))
    return Matrix(left, tuple(tuple(one.shown for one in row) for row in values))


def _worth(judge: Judge, expression: Expression, value: Coordinate, ledger: Ledger) -> Check:
    """The check of a value that is shown, against the expression in ball arithmetic."""
    if judge.letters(expression):
        return ledger.same(judge.formula(expression), value.shown)
    return ledger.worth(judge.spot.ball(expression), value.shown, about=value.exact is None)


def _one(judge: Judge, variable: Symbol, entry: Expression, value: Coordinate, ledger: Ledger, name: str) -> Second:
    sign = judge.sign(entry)
    kind = {1: MINIMUM, -1: MAXIMUM}.get(sign or 0, "")
    head = phrase("kinds-second-here", name=name, x=judge.spot.coordinates[variable].shown)
    line = Line(head, value.shown, relation=_equals(value), check=_worth(judge, entry, value, ledger))
    count = None if sign is None else Inertia(int(sign > 0), int(sign < 0), int(sign == 0))
    if kind:
        reason = phrase(f"kinds-one-{kind}", name=name, value=value.shown, equals=_equals(value))
    elif sign == 0:
        reason = phrase("kinds-one-open", name=name)
    else:
        reason = unknown_sign(judge, entry, phrase("kinds-open-sign", what=f"{name}″"), f"{name}″")
    return Second(kind, (reason,), (Lines(None, (line,)),), count)


def _equals(value: Coordinate) -> str:
    return "=" if value.exact is not None else "≈"


def _two(
    judge: Judge,
    variables: Sequence[Symbol],
    rows: Rows,
    values: Sequence[Sequence[Coordinate]] | None,
    ledger: Ledger,
    name: str,
    constant: bool,
) -> Second:
    gap = Sum((Product((rows[0][0], rows[1][1])), Negation(Power(rows[0][1], whole(2)))))
    value = judge.value(determinant(rows) if rows[0][1] == rows[1][0] else gap)
    if not has_number(value):
        return Second("", (phrase("kinds-open-sign", what="D"),), (), None)
    signs, first = judge.signs(gap), judge.signs(rows[0][0])
    letters = _letters(variables, name)
    head = phrase("kinds-d", **letters)
    lines = []
    if values is not None and value.exact is not None:
        check = ledger.same(gap, value.exact)
        if gap != value.exact:
            lines.append(Line(head, _dotted(gap), check=check))
        lines.append(Line(None if lines else head, value.exact, check=check))
    else:
        lines.append(Line(head, value.shown, relation="≈", check=_worth(judge, gap, value, ledger)))
    blocks = (Lines(None, tuple(lines)),)
    here: dict[str, Value] = {**letters, "d": value.shown, "equals": _equals(value)}
    count = inertia(rows, judge.sign, judge.spot.ball)
    if signs == {-1}:
        return Second(SADDLE, (phrase("kinds-two-saddle", **here),), blocks, Inertia(1, 1, 0))
    if signs == {1} and len(first) == 1:
        kind = MINIMUM if first == {1} else MAXIMUM
        entry = judge.value(rows[0][0])
        reason = phrase(f"kinds-two-{kind}", **here, first=entry.shown, same=_equals(entry))
        return Second(kind, (reason,), blocks, count)
    if signs == {0}:
        return Second("", (phrase("kinds-two-open"),), blocks, count)
    if judge.letters(gap):
        return _two_with_letters(judge, rows, here, blocks, constant)
    return Second("", (phrase("kinds-open-sign", what="D"),), blocks, count)


def _letters(variables: Sequence[Symbol], name: str) -> dict[str, Value]:
    return {"name": name, "x": variables[0], "y": variables[1]}


def _dotted(gap: Sum) -> Sum:
    """The products of numbers with a dot, so that 6·2 is not read as 62."""
    product = gap.terms[0]
    assert isinstance(product, Product)
    return Sum((Product(product.factors, dotted=True), *gap.terms[1:]))


def _two_with_letters(
    judge: Judge, rows: Rows, here: dict[str, Value], blocks: tuple[Block, ...], constant: bool
) -> Second:
    """D is a formula: its sign may be known all the same, or depend on the letters.

    D ≥ 0 with a positive second derivative makes H positive semidefinite: enough for a minimum where H is constant.
    """
    gap = determinant(rows)
    signs, corners = judge.signs(gap), (judge.signs(rows[0][0]), judge.signs(rows[1][1]))
    schwarz = next((one for one in _shapes(judge, gap) if cauchy_schwarz(one) is not None), None)
    if signs <= {0, 1}:
        for kind, sign in ((MINIMUM, 1), (MAXIMUM, -1)):
            if any(corner == {sign} for corner in corners):
                key = "kinds-schwarz" if schwarz is not None else "kinds-letters"
                return Second(kind if constant else "", (phrase(f"{key}-{kind}", **here),), blocks, None)
    told = sign_of_gap(judge, gap, rows, here)
    if told is not None:
        return Second("", (told,), blocks, None)
    if signs <= {-1, 0}:
        return Second("", (phrase("kinds-depends-saddle", **here),), blocks, None)
    key = "kinds-depends-first" if signs <= {0, 1} else "kinds-depends-two"
    return Second("", (phrase(key, **here, first=judge.value(rows[0][0]).shown),), blocks, None)


def _shapes(judge: Judge, gap: Expression) -> tuple[Expression, ...]:
    """A formula as it stands, and its factors."""
    formula = judge.formula(gap)
    return (formula, *(factored(formula) or ()))


def _many(judge: Judge, rows: Rows, values: Sequence[Sequence[Coordinate]] | None, ledger: Ledger) -> Second:
    size = len(rows)
    count = inertia(rows, judge.sign, judge.spot.ball)
    if count is None:
        if is_indefinite(rows, judge.sign):
            return Second(SADDLE, (phrase("kinds-many-indefinite"),), (), None)
        open_sign = phrase("kinds-open-sign", what="det H")
        letters = judge.letters(determinant(rows)) if size <= _MOST_MINORS else ()
        return Second("", (phrase("kinds-depends-many") if letters else open_sign,), (), None)
    definite = count.positive == size or count.negative == size
    if definite:
        kind = MINIMUM if count.positive else MAXIMUM
        lines = _minors(judge, rows, ledger) if size <= _MOST_MINORS else ()
        minors: tuple[Block, ...] = (Lines(None, lines),) if lines else ()
        return Second(kind, (phrase(f"kinds-many-{kind}", n=size),), minors, count)
    numbers: dict[str, Value] = {"positive": count.positive, "negative": count.negative, "zero": count.zero}
    blocks = _characteristic(judge, rows, values, ledger)
    if count.positive and count.negative:
        key = "kinds-many-saddle" if not count.zero else "kinds-many-saddle-zero"
        return Second(SADDLE, (phrase(key, **numbers),), blocks, count)
    return Second("", (phrase("kinds-many-open", **numbers),), blocks, count)


def _minors(judge: Judge, rows: Rows, ledger: Ledger) -> tuple[Line, ...]:
    """The leading principal minors, one line each."""
    lines = []
    for order in range(1, len(rows) + 1):
        minor = determinant([row[:order] for row in rows[:order]])
        value = judge.value(minor)
        if not has_number(value):
            return ()
        head = phrase("kinds-minor", k=str(order).translate(_LOWERED))
        if value.exact is None:
            lines.append(Line(head, value.shown, relation="≈", check=_worth(judge, minor, value, ledger)))
        else:
            formula = judge.formula(minor) if judge.letters(minor) else _closed(judge, minor)
            lines.append(Line(head, value.exact, check=ledger.same(formula, value.exact)))
    return tuple(lines)


def _closed(judge: Judge, expression: Expression) -> Expression:
    """The expression with the closed forms of the point in it, or the number itself where there are none."""
    if any(one.exact is None for one in judge.spot.coordinates.values()):
        return judge.value(expression).shown
    return judge.formula(expression)


def _characteristic(
    judge: Judge, rows: Rows, values: Sequence[Sequence[Coordinate]] | None, ledger: Ledger
) -> tuple[Block, ...]:
    """The characteristic polynomial, whose changes of sign count the positive eigenvalues."""
    if values is None or len(rows) > _MOST_MINORS:
        return ()
    used = set(judge.spot.coordinates).union(*(symbols(entry) for row in rows for entry in row))
    letter = Symbol("lambda") if Symbol("lambda") not in used else fresh("z", used)
    size = len(rows)
    terms: list[Expression] = [Power(letter, whole(size))]
    for order, value in enumerate(minor_sums(rows), start=1):
        known = judge.value(value)
        if known.exact is None:
            return ()
        rest = Power(letter, whole(size - order)) if order < size else whole(1)
        term = Product((known.exact, rest))
        terms.append(Negation(term) if order % 2 else term)
    right = settled(Sum(tuple(terms)))
    moved = [
        [settled(Sum((letter, Negation(entry)))) if i == j else Negation(entry) for j, entry in enumerate(row)]
        for i, row in enumerate(rows)
    ]
    line = Line(phrase("kinds-characteristic", letter=letter), right, check=ledger.same(determinant(moved), right))
    return (Lines(None, (line,)),)
