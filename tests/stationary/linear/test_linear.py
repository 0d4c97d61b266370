"""Linear systems: the solutions, against hand-worked ones and against exact linear algebra done elsewhere."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

import pytest
import sympy
from flint import fmpq, fmpq_mat

from tutor import gradient, parse
from tutor.expression.structures import Comparison
from tutor.expression.text import text
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression, Number, Symbol
from tutor.stationary.ledger import Ledger
from tutor.stationary.linear.solve import solve
from tutor.stationary.system import Scope, Solution, System


def solved(unknowns: str, *equations: str, conditions: Sequence[Expression] = ()) -> Solution:
    symbols = tuple(map(_symbol, unknowns.split()))
    found = solve(System(symbols, tuple(parse(one) for one in equations), tuple(conditions)), Ledger())
    assert found is not None
    assert found.scope is Scope.EVERYWHERE
    assert found.argument
    return found


def _symbol(name: str) -> Symbol:
    found = parse(name)
    assert isinstance(found, Symbol)
    return found


def values(found: Solution) -> list[str]:
    (spot,) = found.spots
    return [text(one.exact) for one in spot.coordinates.values() if one.exact is not None]


@pytest.mark.parametrize(
    ("unknowns", "equations", "expected"),
    [
        ("a b", ("6a - b + 1", "2b - a"), ["−2/11", "−1/11"]),
        ("x y", ("2(x + 2y - 7) + 4(2x + y - 5)", "4(x + 2y - 7) + 2(2x + y - 5)"), ["1", "3"]),
        ("x", ("2x",), ["0"]),
        ("x y", ("2x + 1", "6y - 12"), ["−½", "2"]),
        ("x y z", ("2x + y - 6", "2y + x + z", "2z + y + 1"), ["17/4", "−5/2", "¾"]),
        ("x y", ("0.5x + 1", "y - 0.1"), ["−2", "0.1"]),
        ("x y", ("x + 0.3y - 0.1", "0.3x + 2y"), ["20/191", "−3/191"]),
        ("x y", ("2x/3 + y/2 + 1", "x/2 + 2y"), ["−24/13", "6/13"]),
        ("w x y z", ("2w + x - 1", "2x + w + y", "2y + x + z", "2z + y"), ["⅘", "−⅗", "⅖", "−⅕"]),
        ("x y", ("x - y", "x + y - 2", "2x - y - 1"), ["1", "1"]),
        ("x y", ("e*x - 1", "pi*y - e*x"), ["1/e", "1/π"]),
        ("x y", ("(sqrt(2)*sqrt(3) - sqrt(6))*x + y", "x + 1"), ["−1", "0"]),
    ],
)
def test_one_solution(unknowns: str, equations: tuple[str, ...], expected: list[str]) -> None:
    found = solved(unknowns, *equations)
    assert values(found) == expected
    assert not found.families
    assert not found.assumptions


@pytest.mark.parametrize(
    ("unknowns", "equations"),
    [
        ("x y", ("1", "0")),
        ("x y z", ("2(x + y + z) + 1", "2(x + y + z)", "2(x + y + z)")),
        ("x y", ("x + y - 1", "x + y - 2")),
        ("w x y z", ("2w + x + z - 1/2", "w + 2x + y", "x + 2y + z", "w + y + 2z")),
        ("x y", ("(sqrt(2)*sqrt(2) - 2)*x + 3", "y - 1")),
    ],
)
def test_no_solution(unknowns: str, equations: tuple[str, ...]) -> None:
    found = solved(unknowns, *equations)
    assert not found.spots
    assert not found.families
    assert not found.assumptions


@pytest.mark.parametrize(
    ("unknowns", "equations", "expected"),
    [
        ("x y", ("2(x - y)", "-2(x - y)"), {"x": "x", "y": "x"}),
        ("x y", ("2x - y + 1", "0"), {"x": "x", "y": "2x + 1"}),
        ("x y", ("0", "0"), {"x": "x", "y": "y"}),
        ("x y", ("2y", "0"), {"x": "x", "y": "0"}),
        ("x y z", ("x + y + z - 1",) * 3, {"x": "x", "y": "y", "z": "1 − x − y"}),
        ("w x y z", ("w - x + 1", "x - y + 1", "y - z + 1", "0"), {"w": "z − 3", "x": "z − 2", "y": "z − 1", "z": "z"}),
        ("x y", ("a*x - y", "0"), {"x": "x", "y": "ax"}),
    ],
)
def test_families(unknowns: str, equations: tuple[str, ...], expected: dict[str, str]) -> None:
    found = solved(unknowns, *equations)
    assert not found.spots
    (family,) = found.families
    assert {symbol.label: text(value) for symbol, value in family.coordinates.items()} == expected


@pytest.mark.parametrize(
    ("unknowns", "equations", "expected", "assumed"),
    [
        ("x", ("2a*x + b",), {"x": "-b/(2*a)"}, ["a ≠ 0"]),
        ("x", ("k - x",), {"x": "k"}, []),
        ("x", ("(a^2 + 1)*x - 1",), {"x": "1/(a**2 + 1)"}, []),
        ("x", ("exp(a)*x - 1",), {"x": "exp(-a)"}, []),
        ("x", ("1/a + 2x",), {"x": "-1/(2*a)"}, []),
        ("x y", ("a*b*x - c", "y"), {"x": "c/(a*b)", "y": "0"}, ["a ≠ 0", "b ≠ 0"]),
        (
            "x y",
            ("2a*x + b*y + 1", "b*x + 2c*y"),
            {"x": "-2*c/(4*a*c - b**2)", "y": "b/(4*a*c - b**2)"},
            ["4ac − b² ≠ 0"],
        ),
        (
            "w x y z",
            ("2a*w + x - 1", "2x + w", "2b*y + z", "2z + y - 1"),
            {"w": "2/(4*a - 1)", "x": "-1/(4*a - 1)", "y": "-1/(4*b - 1)", "z": "2*b/(4*b - 1)"},
            ["4a − 1 ≠ 0", "4b − 1 ≠ 0"],
        ),
    ],
)
def test_parameters(unknowns: str, equations: tuple[str, ...], expected: dict[str, str], assumed: list[str]) -> None:
    found = solved(unknowns, *equations)
    (spot,) = found.spots
    for symbol, one in spot.coordinates.items():
        assert one.exact is not None
        difference = sympy.sympify(expected[symbol.label]) - one.exact.to_sympy()
        assert sympy.simplify(difference) == 0
    assert sorted(map(text, found.assumptions)) == assumed


def test_contradiction_that_hangs_on_a_parameter() -> None:
    found = solved("x y", "2(x + y) - a", "2(x + y) - b")
    assert not found.spots
    assert [text(one) for one in found.assumptions] == ["a − b ≠ 0"]


@pytest.mark.parametrize("loss", ["1/2*sum(i, (s*a_i + b - h_i)^2)", "1/n*sum(i, (s*a_i + b - h_i)^2)"])
def test_least_squares(loss: str) -> None:
    reading = gradient(loss, ("s", "b"))
    found = solve(System(reading.variables, reading.answer), Ledger())
    assert found is not None
    slope, intercept = (one.exact for one in found.spots[0].coordinates.values())
    assert slope is not None
    assert intercept is not None
    assert text(slope) == "(n·Σᵢ aᵢhᵢ − (Σᵢ aᵢ)·Σᵢ hᵢ)/(n·Σᵢ aᵢ² − (Σᵢ aᵢ)²)"
    assert [text(one) for one in found.assumptions] == ["n·Σᵢ aᵢ² − (Σᵢ aᵢ)² ≠ 0"]
    # Σ1 = 4, Σa = 10, Σh = 19, Σa² = 30, Σah = 56: the regression line of (1, 2), (2, 4), (3, 5), (4, 8).
    sums = {"a_i": "10", "h_i": "19", "a_i^2": "30", "a_i*h_i": "56"}
    numbers = {_data(body): parse(value) for body, value in sums.items()}
    numbers[Symbol("n")] = parse("4")
    assert [substitute(one, numbers).to_sympy() for one in (slope, intercept)] == [
        sympy.Rational(17, 10),
        sympy.Rational(1, 2),
    ]


def _data(body: str) -> Expression:
    return parse(f"sum(i, {body})")


@pytest.mark.parametrize(
    ("unknowns", "equations"),
    [
        ("x y", ("x*y", "y")),
        ("x", ("x^2 - 1",)),
        ("x", ("sin(x)",)),
        ("x y", ("x", "y/x")),
        ("x", ("x + 1/0",)),
        ("x", ("x - |x|",)),
        ("x", ("(sin(1)^2 + cos(1)^2 - 1)*x + 1",)),
        ("x", ("(sin(a)^2 + cos(a)^2 - 1)*x + 1",)),
    ],
)
def test_what_is_left_to_others(unknowns: str, equations: tuple[str, ...]) -> None:
    system = System(tuple(map(Symbol, unknowns.split())), tuple(parse(one) for one in equations))
    assert solve(system, Ledger()) is None


def test_no_unknowns() -> None:
    assert solve(System((), ()), Ledger()) is None


def test_conditions() -> None:
    x, three, zero = Symbol("x"), parse("3"), parse("0")
    assert not solved("x", "2x - 4", conditions=(Comparison(">", x, three),)).spots
    assert solved("x", "2x - 8", conditions=(Comparison(">", x, three),)).spots
    (family,) = solved("x y", "x - y", "0", conditions=(Comparison(">", x, zero),)).families
    assert [text(one) for one in family.conditions] == ["x > 0"]
    fixed = solved("x y", "x - 1", "0", conditions=(Comparison(">", x, three),))
    assert not fixed.families
    known = solved("x", "a*x - 4", conditions=(Comparison(">", Symbol("a"), zero), Comparison(">", x, three)))
    assert [text(one) for one in known.assumptions] == ["4/a > 3"]


@pytest.mark.parametrize("size", [2, 3, 4, 7, 12])
@pytest.mark.parametrize("seed", range(3))
def test_random_systems(size: int, seed: int) -> None:
    dice = random.Random(100 * size + seed)
    rows = [[dice.randint(-5, 5) for _ in range(size)] for _ in range(size)]
    right = [dice.randint(-9, 9) for _ in range(size)]
    _compare(rows, right)


@pytest.mark.parametrize("size", [3, 5, 8])
def test_random_singular_systems(size: int) -> None:
    dice = random.Random(size)
    rows = [[dice.randint(-3, 3) for _ in range(size)] for _ in range(size - 2)]
    rows += [[one + other for one, other in zip(rows[0], rows[-1], strict=True)], [2 * one for one in rows[0]]]
    place = [dice.randint(-4, 4) for _ in range(size)]
    right = [sum(one * value for one, value in zip(row, place, strict=True)) for row in rows]
    _compare(rows, right)
    _compare(rows, [*right[:-1], right[-1] + 1])


def test_fifty_unknowns() -> None:
    dice = random.Random(50)
    _compare([[dice.randint(-9, 9) for _ in range(50)] for _ in range(50)], [dice.randint(1, 9) for _ in range(50)])


def _compare(rows: list[list[int]], right: list[int]) -> None:
    """Against FLINT's own reduced echelon form."""
    size = len(rows[0])
    unknowns = tuple(Symbol("x", (Number(Fraction(place + 1)),)) for place in range(size))
    equations = tuple(
        parse(" + ".join(f"({one})*x{place + 1}" for place, one in enumerate(row)) + f" - ({value})")
        for row, value in zip(rows, right, strict=True)
    )
    found = solve(System(unknowns, equations), Ledger())
    assert found is not None
    flat = [fmpq(one) for row, value in zip(rows, right, strict=True) for one in (*row, value)]
    matrix = fmpq_mat(len(rows), size, [fmpq(one) for row in rows for one in row])
    full, rank = fmpq_mat(len(rows), size + 1, flat).rref()
    if rank != matrix.rank():
        assert not found.spots
        assert not found.families
    elif rank == size:
        (spot,) = found.spots
        for place, one in enumerate(spot.coordinates.values()):
            polynomial = one.polynomial
            assert polynomial is not None
            assert fmpq(-int(polynomial[0]), int(polynomial[1])) == full[place, size]
            assert one.ball.overlaps(full[place, size] + one.ball * 0)
    else:
        (family,) = found.families
        assert len(family.free) == size - rank
        for equation in equations:
            inside = substitute(equation, dict(family.coordinates.items()))
            assert sympy.expand(inside.to_sympy()) == 0
