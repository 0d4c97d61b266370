"""Deep and wide functions: the work of the engine is counted, and grows no faster than it has to."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from flint import arb

from tutor.derivation.differentiate import Engine
from tutor.derivation.domain import domain
from tutor.derivation.signs import signs
from tutor.errors import Unanswerable
from tutor.expression.comparable import Comparable
from tutor.expression.exact import exact
from tutor.expression.limits import LIMITS, MOST_FACTORS, Limits
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.structures import Comparison, Partial
from tutor.expression.tree import Expression, Symbol

X = Symbol("x")
WIDER = Limits(characters=100_000, depth=LIMITS.depth, nodes=100_000)

DEEP: dict[str, Callable[[int], str]] = {
    "sines": lambda levels: "sin(2*" * levels + "x" + "+1)" * levels,
    "roots": lambda levels: "sqrt(1+" * levels + "x^2" + ")" * levels,
    "squares": lambda levels: "(" * levels + "x" + "/9+1)^2" * levels,
    "logarithms": lambda levels: "ln(2+" * levels + "x^2" + ")" * levels,
    "maxima": lambda levels: "max(" * levels + "x" + ",y)" * levels,
}


def _comparisons(function: str, monkeypatch: pytest.MonkeyPatch) -> int:
    count = 0
    original = Comparable.__eq__
    body = parse(function)

    def counted(self: Comparable, other: object) -> bool:
        nonlocal count
        count += 1
        return original(self, other)

    with monkeypatch.context() as patched:
        patched.setattr(Comparable, "__eq__", counted)
        Engine().derive(body, X)
    return count


@pytest.mark.parametrize("function", DEEP.values(), ids=DEEP)
def test_comparisons_grow_with_the_answer(function: Callable[[int], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as deep an answer is a product of twice as many factors, put together once at each level: four times."""
    few, many = (_comparisons(function(levels), monkeypatch) for levels in (40, 80))
    assert many < 4.5 * few


@pytest.mark.parametrize("function", DEEP.values(), ids=DEEP)
def test_deep_derivatives_are_right(function: Callable[[int], str]) -> None:
    """Against Arb's power series, which know nothing of rules."""
    body = parse(function(20))
    evaluator = Evaluator({X: Fraction(13, 10), Symbol("y"): Fraction(1, 10)}, 256)
    found, wanted = evaluator.value(Engine().derive(body, X).answer), evaluator.value(Partial(body, X))
    assert isinstance(found, arb)
    assert found.is_finite()
    assert found.overlaps(wanted)
    assert found.rel_accuracy_bits() > 60


@pytest.mark.parametrize(
    "function", ["*".join(["x"] * (MOST_FACTORS + 1)), "*".join(f"(x+{k})" for k in range(MOST_FACTORS + 1))]
)
def test_too_long_a_product_is_refused(function: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        Engine().derive(parse(function, limits=WIDER), X)
    assert str(MOST_FACTORS) in caught.value.mend


def test_factors_without_the_variable_do_not_count() -> None:
    function = "*".join(f"y_{k}" for k in range(2 * MOST_FACTORS)) + "*x"
    answer = Engine().derive(parse(function, limits=WIDER), X).answer
    assert len(answer.children) == 2 * MOST_FACTORS


def test_signs_of_shared_parts_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    body = parse(DEEP["roots"](150))
    looked_at: list[Expression] = []
    original = signs.__globals__["_own_signs"]

    def counted(node: Expression, parts: object) -> object:
        looked_at.append(node)
        return original(node, parts)

    monkeypatch.setattr("tutor.derivation.signs._own_signs", counted)
    domain(body)
    assert len(looked_at) < 2_500


def test_exact_values_of_nested_conditions_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    levels = [parse("x")]
    for number in range(200):
        levels.append(
            parse("max(u, y) + 1/3").rebuild((parse("max(u, y)").rebuild((levels[-1], Symbol("y"))), levels[0]))
        )
        assert levels[-1].children, number
    point = {X: Fraction(1, 7), Symbol("y"): Fraction(2, 7)}
    work = 0
    original = exact.__globals__["_PIECES"]

    class Counted(dict):  # type: ignore[type-arg]
        def __getitem__(self, kind: object) -> object:
            nonlocal work
            work += 1
            return original[kind]

    monkeypatch.setitem(exact.__globals__, "_PIECES", Counted(original))
    for level in reversed(levels):
        assert exact(Comparison(">=", level, Symbol("y")), point) in (0, 1)
    assert work < 2_000
    assert exact(levels[1], point) == Fraction(2, 7) + Fraction(1, 7)
    other = {X: Fraction(3), Symbol("y"): Fraction(0)}
    assert [exact(levels[count], other) for count in (0, 1, 2)] == [3, 6, 9]
