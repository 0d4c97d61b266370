"""Phases: the 1 in sin(x + 1). They are shifted away, or are angles whose cosine everybody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from flint import fmpq, fmpq_mat

from tutor.expression.tree import Expression
from tutor.stationary.periodic.forms import PI, Form, Forms, Phase


def shifts_for(forms: Forms, rows: Mapping[Expression, Sequence[int]], count: int) -> tuple[Phase, ...]:
    """Shifts of the base angles that take the phases of as many forms away; none where no phase is in the way."""
    if all(_quarters(form.phase) is not None for form in forms.by_argument.values()):
        return tuple({} for _ in range(count))
    if all(_twelfths(form.phase) is not None for form in forms.by_argument.values()) and _differ(forms, rows):
        return tuple({} for _ in range(count))
    chosen: list[Expression] = []
    for argument in sorted(rows, key=lambda one: sum(map(abs, rows[one]))):
        trial = [[fmpq(entry) for entry in rows[one]] for one in (*chosen, argument)]
        if fmpq_mat(trial).rank() == len(trial):
            chosen.append(argument)
    inverse = fmpq_mat([[fmpq(entry) for entry in rows[one]] for one in chosen]).inv()
    shifts: list[dict[Expression, Fraction]] = [{} for _ in range(count)]
    for column, argument in enumerate(chosen):
        for unit, amount in forms.by_argument[argument].phase.items():
            for place in range(count):
                entry = inverse[place, column]
                shifts[place][unit] = shifts[place].get(unit, Fraction(0)) + amount * Fraction(
                    int(entry.p), int(entry.q)
                )
    return tuple({unit: amount for unit, amount in shift.items() if amount} for shift in shifts)


def _differ(forms: Forms, rows: Mapping[Expression, Sequence[int]]) -> bool:
    """Do two forms differ only by their phases, as in sin(x) + sin(x + π/3), so that no shift helps both?"""
    seen: dict[tuple[int, ...], Fraction] = {}
    for argument, form in forms.by_argument.items():
        phase = form.phase.get(PI, Fraction(0))
        if (seen.setdefault(tuple(rows[argument]), phase) - phase) * 2 % 1:
            return True
    return False


def left_over(form: Form, row: Sequence[int], shifts: Sequence[Phase]) -> Fraction | None:
    """The phase without the shifts, as a multiple of π with a known cosine; None for any other."""
    rest = dict(form.phase)
    for factor, shift in zip(row, shifts, strict=True):
        for unit, amount in shift.items():
            rest[unit] = rest.get(unit, Fraction(0)) - factor * amount
    return _twelfths({unit: amount for unit, amount in rest.items() if amount})


def _quarters(phase: Phase) -> Fraction | None:
    turns = _twelfths(phase)
    return turns if turns is not None and (turns * 2).denominator == 1 else None


def _twelfths(phase: Phase) -> Fraction | None:
    """The phase through π when its cosine and sine are 0, ½, √2/2, √3/2 or 1."""
    if set(phase) - {PI}:
        return None
    turns = phase.get(PI, Fraction(0))
    return turns if turns.denominator in (1, 2, 3, 4, 6) else None
