"""The moves of the case tree as they are written down: each makes a new case and the lines that lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tutor.derivation.lesson import Line, Phrase, phrase
from tutor.derivation.place import decimal_tree, put_in
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.traversal import postorder, size, symbols, unsigned
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Sum, Symbol
from tutor.stationary.cases.case import Case, Equation, Page, equation_of
from tutor.stationary.cases.integers import unnoticed
from tutor.stationary.cases.logarithms import opened
from tutor.stationary.cases.moves import Combination, Isolation, parts_of_a_sum_of_squares
from tutor.stationary.cases.normal import Normal, normal
from tutor.stationary.cases.plain import settled
from tutor.stationary.ledger import Ledger
from tutor.stationary.system import Solution

_MOST_WRITTEN_BACK = 4
_ROOT_ORDERS = {"sqrt": (1, 2), "cbrt": (1, 3), "abs": (2, 2)}
"""Name → (p, q): the q-th power of the root is the p-th power of what stands under it."""


def plain(case: Case, page: Page, ledger: Ledger) -> Case | None:
    """Every equation in its plainest form, those that always hold left out; None if one never holds."""
    kept = []
    for equation in case.equations:
        if equation.normal is not None and equation.normal.fails:
            page.note(phrase("cases-never", number=equation.number))
            return None
        if equation.normal is not None:
            kept.append(equation)
            continue
        plain = normal(equation.shown, case.unknowns, case.conditions, case.parameters)
        page.assumed += plain.assumed
        if plain.holds:
            _write_holding(equation, page, ledger)
            continue
        shown = equation.shown
        if _is_news(equation.shown, plain) and rational_value(equation.shown) is None:
            page.line(
                ledger.line(
                    (plain.shown, ZERO),
                    (equation.shown, ZERO),
                    plain.scale,
                    (*_named(equation.shown, plain), *plain.reasons),
                    equation.label(),
                )
            )
            shown = plain.shown
        if plain.fails:
            page.note(phrase("cases-never", number=equation.number))
            return None
        kept.append(Equation(equation.number, shown, plain))
    return replace(case, equations=tuple(kept))


def _write_holding(equation: Equation, page: Page, ledger: Ledger) -> None:
    if equation.shown != ZERO:
        page.line(ledger.line((ZERO, ZERO), (equation.shown, ZERO), ONE, (phrase("cases-holds"),), equation.label()))


def _is_news(shown: Expression, plain: Normal) -> bool:
    """Whether the plain form is worth a line: not if it is the old one with the terms in another order."""
    if plain.shown == shown:
        return False
    single = len(plain.factors) == 1 and not isinstance(plain.shown, Power)
    return not (single and plain.scale in (ONE, Negation(ONE)) and not plain.reasons)


def unroot(case: Case, page: Page, ledger: Ledger) -> Case | None:
    """√u = 0, |u| = 0 or u^(p/q) = 0 as u = 0; None if no equation is of that kind."""
    for equation in case.equations:
        if equation.normal is None or len(equation.normal.factors) != 1:
            continue
        factor = equation.normal.factors[0]
        inner, above, below = _root(factor)
        if inner is None:
            continue
        check = ledger.same(Power(inner, whole(above)), Power(factor, whole(below)))
        reason = (phrase("cases-root-zero"),)
        page.line(replace(ledger.line((inner, ZERO), reason=reason, label=equation.label()), check=check))
        fresh = Equation(equation.number, inner)
        return replace(case, equations=tuple(fresh if one is equation else one for one in case.equations))
    return None


def without_logarithms(case: Case, page: Page, ledger: Ledger) -> Case | None:
    """ln u = ln v as u = v, eᵘ = 2eᵛ as u = v + ln 2; None if no equation is of that kind."""
    for equation in case.equations:
        if equation.normal is None or len(equation.normal.factors) != 1:
            continue
        found = opened(equation.normal.factors[0], case)
        if found is None:
            continue
        check = ledger.same(found.before, found.after)
        line = ledger.line((found.shown, ZERO), reason=(found.reason,), label=equation.label())
        page.line(replace(line, check=check))
        fresh = Equation(equation.number, found.shown)
        return replace(case, equations=tuple(fresh if one is equation else one for one in case.equations))
    return None


def _root(factor: Expression) -> tuple[Expression | None, int, int]:
    """(u, p, q) for a factor whose q-th power is uᵖ; None for a factor of another kind."""
    if isinstance(factor, Call) and factor.function in _ROOT_ORDERS:
        return factor.arguments[0], *_ROOT_ORDERS[factor.function]
    if isinstance(factor, Power) and not symbols(factor.exponent):
        exponent = rational_value(factor.exponent)
        if exponent is not None and exponent > 0 and exponent.denominator > 1:
            return factor.base, exponent.numerator, exponent.denominator
    return None, 0, 0


def substitute(case: Case, option: Isolation, page: Page, ledger: Ledger) -> Case:
    """unknown = value put into the other equations."""
    assert option.equation.normal is not None
    plain = option.equation.normal
    old = (plain.factors[0], ZERO)
    if isinstance(plain.shown, Power) and plain.shown != plain.factors[0]:
        check = ledger.same(plain.shown, Power(plain.factors[0], _exponent(plain.shown)))
        page.line(
            replace(ledger.line(old, label=option.equation.label(), reason=(phrase("cases-power"),)), check=check)
        )
    if plain.factors[0] != option.unknown:  # else "x = 0" stands there already
        label = phrase("cases-from", number=option.equation.number)
        page.line(ledger.line((option.unknown, option.value), old, option.scale, label=label))
    return insert(case, {option.unknown: option.value}, page, ledger, option.equation)


def insert(
    case: Case,
    place: dict[Symbol, Expression],
    page: Page,
    ledger: Ledger,
    used: Equation | None = None,
    integers: tuple[Symbol, ...] = (),
) -> Case:
    """The case with values for some unknowns put in, and the lines that show it."""
    equations = []
    for equation in case.equations:
        if equation is used:
            continue
        if not set(place) & equation.unknown_letters:
            equations.append(equation)
            continue
        raw = _put_visibly(equation.shown, place)
        neat = settled(raw)
        if integers:
            neat = settled(unnoticed(neat, integers))
        label = phrase("cases-put", number=equation.number)
        check = ledger.same(put_in(equation.shown, place), raw)
        page.line(replace(ledger.line((raw, ZERO), label=label), check=check))
        if neat != raw and (integers or size(neat) < size(raw)):
            page.line(replace(ledger.line((neat, ZERO)), check=ledger.same_for_whole(raw, neat, integers)))
        equations.append(Equation(equation.number, neat))
    known = {**{one: settled(put_in(value, place)) for one, value in case.known.items()}, **place}
    return replace(
        case,
        unknowns=tuple(symbol for symbol in case.unknowns if symbol not in place),
        equations=tuple(equations),
        known=known,
        conditions=tuple(put_in(condition, place) for condition in case.conditions),
        integers=tuple(dict.fromkeys((*case.integers, *integers))),
    )


def combine(case: Case, option: Combination, number: int, page: Page, ledger: Ledger) -> Case:
    """first − times·second in place of first."""
    assert option.first.normal is not None
    assert option.second.normal is not None
    one, other = option.first.normal.factors[0], option.second.normal.factors[0]
    difference = Sum((one, _scaled(-option.times, other)))
    label = phrase(
        "cases-combined", number=number, first=option.first.number, times=_times(option.times),
        second=option.second.number,
    )  # fmt: skip
    page.line(ledger.line((option.result, ZERO), (difference, ZERO), ONE, label=label))
    fresh = Equation(number, option.result)
    return replace(case, equations=tuple(fresh if one is option.first else one for one in case.equations))


def part_squares(case: Case, number: int, page: Page, ledger: Ledger) -> Case | None:
    for equation in case.equations:
        parts = parts_of_a_sum_of_squares(equation.shown)
        if parts is None:
            continue
        page.note(phrase("cases-squares", number=equation.number))
        fresh: list[Equation] = []
        check = ledger.same(equation.shown, Sum(parts))
        for part in parts:
            fresh.append(Equation(number + len(fresh), part))
            page.line(replace(ledger.line((part, ZERO), label=fresh[-1].label()), check=check))
        others = tuple(one for one in case.equations if one is not equation)
        return replace(case, equations=(*others, *fresh))
    return None


def _named(before: Expression, plain: Normal) -> tuple[Phrase, ...]:
    """Whether a line shows that something is factored."""
    reasons = []
    inner = unsigned(before)
    if isinstance(plain.shown, Product | Power) and not isinstance(inner, Product | Power):
        reasons.append(phrase("cases-factored"))
    return tuple(reasons)


def divide_out(equations: Sequence[Equation], case: Case, page: Page, ledger: Ledger) -> tuple[Equation, ...]:
    """The equations without the factors that are not zero in the case, up to one that can never hold."""
    fresh = []
    for equation in equations:
        again = normal(equation.shown, case.unknowns, case.conditions)
        reason = (phrase("cases-out"),)
        page.line(ledger.line((again.shown, ZERO), (equation.shown, ZERO), again.scale, reason, equation.label()))
        fresh.append(Equation(equation.number, again.shown, again))
        if again.fails:
            break
    return tuple(fresh)


def write_back(found: Solution, case: Case, page: Page, ledger: Ledger) -> None:
    """Back into x = 2y: the lines that give the isolated unknowns their values, for a few points."""
    if len(found.spots) > _MOST_WRITTEN_BACK:
        moving = [one for one in case.known.items() if symbols(one[1]) & set(case.unknowns)]
        if moving:
            page.note(phrase("cases-back-many", c=tuple(map(equation_of, moving))))
        return
    for spot in found.spots:
        for unknown, form in case.known.items():
            if not symbols(form) & set(case.unknowns):
                continue
            one = spot.coordinates[unknown]
            at = {symbol: spot.coordinates[symbol].exact for symbol in case.unknowns}
            label = phrase("cases-back", u=unknown, v=form)
            reason: tuple[Phrase, ...] = ()
            if len(found.spots) > 1:
                values = (spot.coordinates[symbol].shown for symbol in case.unknowns)
                label = phrase("cases-with", c=tuple(map(equation_of, zip(case.unknowns, values, strict=True))))
                reason = (phrase("cases-by", c=equation_of((unknown, form))),) if spot is found.spots[0] else ()
            if one.exact is None or None in at.values():
                about = ledger.worth(spot.ball(form), decimal_tree(one.decimal), about=True)
                page.line(Line(unknown, one.shown, reason, "≈", about, label))
                continue
            place = {symbol: value for symbol, value in at.items() if value is not None}
            check = ledger.solves(Sum((form, Negation(one.exact))), place)
            page.line(Line(unknown, one.exact, reason, "=", check, label))


def _put_visibly(expression: Expression, place: dict[Symbol, Expression]) -> Expression:
    """The expression with values in it, and dots where they now stand beside each other: 2·x·x², not 2xx²."""
    inserted: dict[Expression, Expression] = {}
    for node in postorder(expression):
        if isinstance(node, Symbol):
            inserted[node] = place.get(node, node)
            continue
        parts = tuple(inserted[part] for part in node.children)
        changed = any(new != old for new, old in zip(parts, node.children, strict=True))
        again = node.rebuild(parts) if changed else node
        inserted[node] = replace(again, dotted=True) if changed and isinstance(again, Product) else again
    return inserted[expression]


def _exponent(shown: Expression) -> Expression:
    return shown.exponent if isinstance(shown, Power) else ONE


def _scaled(times: Fraction, expression: Expression) -> Expression:
    scaled: Expression = expression if abs(times) == 1 else Product((rational(abs(times)), expression))
    return Negation(scaled) if times < 0 else scaled


def _times(times: Fraction) -> str:
    """How a multiple stands between the numbers of two equations: "−", "+", "− 2·"."""
    sign = "−" if times > 0 else "+"
    size_ = abs(times)
    front = "" if size_ == 1 else f" {size_}·" if size_.denominator == 1 else f" ({size_})·"
    return f"{sign}{front}" if front else sign
