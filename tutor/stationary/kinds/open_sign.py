"""Second derivatives whose signs hang on letters: 2a is positive where a is."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.derivation.lesson import Phrase, Value, phrase
from tutor.derivation.monomial import product as multiply
from tutor.derivation.signs import ANY
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.traversal import size
from tutor.expression.tree import Expression
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.inertia import Rows
from tutor.stationary.kinds.judge import Judge, factored
from tutor.stationary.results import MAXIMUM, MINIMUM

_LONGEST_CORE = 20
"""An expression with more nodes is not repeated in conditions."""


def unknown_sign(judge: Judge, entry: Expression, otherwise: Phrase, what: str) -> Phrase:
    """Why the sign of f″ is not known: it depends on letters, or it cannot be decided.

    Arguments:
        judge: the point.
        entry: f″.
        otherwise: what is said where there are no letters.
        what: how f″ is called.
    """
    if not judge.letters(entry):
        return otherwise
    formula = judge.formula(entry)
    core, sign = core_of(judge, formula)
    if size(core) > _LONGEST_CORE:
        return phrase("kinds-depends", what=what, value=formula)
    signs = frozenset(sign * one for one in judge.signs(core)) - {0}
    if len(signs) == 1:
        kind = MINIMUM if 1 in signs else MAXIMUM
        return phrase(f"kinds-depends-{kind}", what=what, value=formula, core=core)
    return phrase(f"kinds-depends-{'same' if sign > 0 else 'opposite'}", what=what, value=formula, core=core)


def sign_of_gap(judge: Judge, gap: Expression, rows: Rows, here: Mapping[str, Value]) -> Phrase | None:
    """What a point is, by the sign of D, where a second derivative on the diagonal has one sign: f_xx = 2 > 0.

    Arguments:
        judge: the point.
        gap: D.
        rows: H (2 × 2).
        here: the blanks of the sentence: the name of f, its variables, D.
    """
    core, sign = core_of(judge, judge.formula(gap))
    if judge.signs(core) != ANY or size(core) > _LONGEST_CORE:
        return None
    for place, variable in enumerate("xy"):
        corner = judge.sign(rows[place][place])
        if corner:
            return phrase(
                f"kinds-depends-gap-{MINIMUM if corner > 0 else MAXIMUM}",
                **{**here, "z": here[variable]},
                value=judge.value(rows[place][place]).shown,
                below=Comparison("<" if sign > 0 else ">", core, ZERO),
                above=Comparison(">" if sign > 0 else "<", core, ZERO),
            )
    return None


def core_of(judge: Judge, formula: Expression) -> tuple[Expression, int]:
    """What the sign of a formula hangs on, and whether it is the same (1) or the opposite (−1).

    >>> from tutor import parse
    >>> from tutor.stationary.spot import Spot
    >>> core, sign = core_of(Judge(Spot({})), parse("-2a/(1 + b^2)"))
    >>> str(core), sign
    ('a', -1)
    """
    left: list[Expression] = []
    sign = 1
    for factor in factored(formula) or (formula,):
        signs = judge.signs(factor)
        if len(signs) == 1 and 0 not in signs:
            sign *= next(iter(signs))
        else:
            left.append(factor)
    core = settled(multiply(left))
    return (core, sign) if size(core) < size(formula) else (formula, 1)
