"""Row steps as they are shown: every new row in a small system, the steps of a column in one line in a large one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.derivation.lesson import Block, Matrix, Phrase, Table, phrase
from tutor.derivation.monomial import combine
from tutor.expression.numbers import ONE, whole
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.stationary.linear.form import LinearForm
from tutor.stationary.linear.rows import Arithmetic, Entry, RowStep, Stage

MOST_IN_FULL = 6
"""With more unknowns than this, rows are not shown, only the steps."""
_MOST_STEPS = 4
"""More steps on one column than this are told in one sentence."""
_MOST_DIGITS = 6
"""So are steps with factors that are longer."""

Cell = Phrase | Expression | str


def row_name(place: int) -> Symbol:
    """R₁ for the first row."""
    return Symbol("R", (whole(place + 1),))


def steps_shown(
    form: LinearForm,
    arithmetic: Arithmetic[Entry],
    start: Sequence[Sequence[Entry]],
    stages: Sequence[Stage[Entry]],
    rows: Sequence[Sequence[Entry]],
) -> Iterator[Block]:
    """The table of row steps, and the echelon form where it is narrow enough.

    Arguments:
        form: the system.
        arithmetic: turns entries into polynomials.
        start: the augmented matrix at the start.
        stages: what was done.
        rows: the augmented matrix at the end.
    """

    def shown(row: Sequence[Entry]) -> tuple[Expression, ...]:
        return tuple(form.ring.tree(arithmetic.polynomial(entry)) for entry in row)

    if len(form.unknowns) > MOST_IN_FULL:
        columns = tuple(phrase(f"linear-{name}-column") for name in ("unknown", "pivot", "steps"))
        yield Table(columns, tuple(_stage(form, arithmetic, stage) for stage in stages))
        return
    body: list[tuple[Cell, ...]] = [(row_name(place), *shown(row)) for place, row in enumerate(start)]
    steps = [step for stage in stages for step in stage.steps]
    for step in steps:
        if step.swap:
            body.append((_swapped(step), *("" for _ in start[0])))
        else:
            new = phrase("linear-row-step", row=row_name(step.target), new=_new(form, arithmetic, step))
            body.append((new, *shown(step.row)))
    yield Table((phrase("linear-step-column"), *form.unknowns, phrase("linear-right-column")), tuple(body))
    if steps:
        yield Matrix(phrase("linear-echelon"), tuple(shown(row) for row in rows))


def _swapped(step: RowStep[Entry]) -> Phrase:
    return phrase("linear-swap", one=row_name(step.target), other=row_name(step.pivot))


def _new(form: LinearForm, arithmetic: Arithmetic[Entry], step: RowStep[Entry]) -> Expression:
    """What a row becomes: (2R₂ − 3R₁)/5."""
    keep, take, divisor = (
        form.ring.tree(arithmetic.polynomial(entry)) for entry in (step.keep, step.take, step.divisor)
    )
    kept = combine(Product((keep, row_name(step.target))))[0]
    taken = combine(Product((take, row_name(step.pivot))))[0]
    less = taken.operand if isinstance(taken, Negation) else Negation(taken)
    mixed = Sum((kept, less))
    return mixed if divisor == ONE else Quotient(mixed, divisor)


def _stage(form: LinearForm, arithmetic: Arithmetic[Entry], stage: Stage[Entry]) -> tuple[Cell, ...]:
    """One line about the work on one column."""
    symbol = form.unknowns[stage.column]
    if stage.pivot is None:
        return (symbol, "–", phrase("linear-no-pivot", x=symbol))
    pivot = row_name(stage.pivot)
    steps = [step for step in stage.steps if not step.swap]
    swapped = [step for step in stage.steps if step.swap]
    if not steps:
        return (symbol, pivot, _swapped(swapped[0]) if swapped else phrase("linear-no-steps"))
    short = len(steps) <= _MOST_STEPS and all(_is_short(step) for step in steps)
    values: dict[str, Expression | tuple[Expression, ...] | int]
    if short:
        rows = tuple(row_name(step.target) for step in steps)
        values = {"rows": rows, "new": tuple(_new(form, arithmetic, step) for step in steps)}
    else:
        values = {"count": len(steps), "x": symbol, "row": pivot}
    key = "linear-row-steps" if short else "linear-steps-many" if len(steps) > 1 else "linear-steps-one"
    if swapped:
        values |= {"one": row_name(swapped[0].target), "other": row_name(swapped[0].pivot)}
        key += "-swapped"
    return (symbol, pivot, phrase(key, **values))


def _is_short(step: RowStep[Entry]) -> bool:
    return all(len(str(entry)) <= _MOST_DIGITS for entry in (step.keep, step.take, step.divisor))
