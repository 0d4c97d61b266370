"""Ways to prove with SymPy that a difference is zero. SymPy itself comes in as an argument: `cas.py` is its only door.

Each way rewrites the difference by identities that hold for all values the letters may have; when 0 is left, that is
the proof. Source of the last: a function whose
partial derivatives all vanish is constant on a connected domain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tutor.expression.numbers import rational_value
from tutor.expression.structures import MIRRORED, Comparison, Logic
from tutor.expression.tree import Expression, Symbol


def assumptions(conditions: Sequence[Expression]) -> dict[Symbol, dict[str, bool]]:
    """What conditions that compare a letter with a number say about its sign, in SymPy's words.

    >>> from tutor import parse
    >>> assumptions([parse("x > 1"), parse("0 != y"), parse("x y > 0")])
    {Symbol('x', ()): {'positive': True}, Symbol('y', ()): {'nonzero': True}}
    """
    found: dict[Symbol, dict[str, bool]] = {}
    pending = list(reversed(conditions))
    while pending:
        condition = pending.pop()
        if isinstance(condition, Logic) and condition.operator == "and":
            pending.extend(reversed(condition.parts))
        if not isinstance(condition, Comparison) or condition.relation == "=":
            continue
        letter, bound, relation = condition.left, condition.right, condition.relation
        if isinstance(bound, Symbol):
            letter, bound, relation = bound, letter, MIRRORED[relation]
        value = rational_value(bound)
        if not isinstance(letter, Symbol) or value is None:
            continue
        sign = _sign(relation, (value > 0) - (value < 0))
        if sign:
            found.setdefault(letter, {})[sign] = True
    return found


def _sign(relation: str, bound: int) -> str:
    """What is known of x when x relation c holds and c has the sign `bound`; "" for nothing."""
    if relation == "!=":
        return "nonzero" if bound == 0 else ""
    upward = 1 if relation in (">", ">=") else -1
    if bound == upward or (bound == 0 and relation in (">", "<")):
        return "positive" if upward > 0 else "negative"
    return ("nonnegative" if upward > 0 else "nonpositive") if bound == 0 else ""


def vanishes(difference: Any, letters: Sequence[Any], smooth: bool, algebra: Any) -> bool:
    """Whether a difference can be proved to be zero.

    Arguments:
        difference: a SymPy expression whose letters carry what is assumed of them.
        letters: its letters.
        smooth: whether it is real and has a derivative wherever its letters are as assumed, and whether that is one
            piece: any letter may be positive, negative, or any real number.
        algebra: the module `sympy`.
    """
    if _any_way(difference, algebra):
        return True
    if not letters:
        return _algebraic_zero(difference, algebra)
    if not smooth:
        return False
    inside = {letter: 1 if letter.is_positive else -1 if letter.is_negative else 0 for letter in letters}
    start = difference.subs(inside, simultaneous=True)
    return _any_way(start, algebra) and all(_any_way(difference.diff(letter), algebra) for letter in letters)


def _any_way(difference: Any, algebra: Any) -> bool:
    """Whether one of the ways leaves 0."""
    for way in _ways(algebra):
        try:
            if way(difference) == 0:
                return True
        except Exception:
            continue
    return False


def _ways(algebra: Any) -> Iterator[Callable[[Any], Any]]:
    """The ways, the quick ones first."""
    yield lambda it: it
    yield lambda it: algebra.expand(it)
    yield lambda it: algebra.together(algebra.expand(it)).as_numer_denom()[0].expand()
    yield lambda it: algebra.expand(algebra.powsimp(algebra.expand(it)))
    yield lambda it: algebra.expand_log(algebra.logcombine(it)).expand()
    yield lambda it: algebra.expand(algebra.expand_log(it.rewrite(algebra.log)))
    yield lambda it: algebra.simplify(it)
    yield lambda it: algebra.trigsimp(algebra.expand_trig(it))
    yield lambda it: algebra.simplify(algebra.expand(it.rewrite(algebra.exp), complex=False))
    yield lambda it: algebra.simplify(algebra.piecewise_fold(it.rewrite(algebra.Piecewise)))
    yield lambda it: algebra.radsimp(algebra.sqrtdenest(it))


def _algebraic_zero(number: Any, algebra: Any) -> bool:
    """Whether a number made of roots is zero: its minimal polynomial is then x."""
    place = algebra.Symbol("x")
    try:
        return bool(algebra.minimal_polynomial(number, place) == place)
    except Exception:  # a number that is not algebraic
        return False
