"""Families that are cut where the kind changes, families with whole-number letters, and points with letters left."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.stationary.kinds.test_kinds import ORIGIN, lines, spoken, verdict
from tutor import hessian, parse
from tutor.derivation.lesson import Note
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.stationary.cases.integers import split
from tutor.stationary.kinds.classify import classify_family, split_family
from tutor.stationary.ledger import Ledger
from tutor.stationary.results import Verdict
from tutor.stationary.system import Family

K = (Symbol("k"),)


def family(coordinates: Mapping[str, str], *conditions: str, integers: tuple[Symbol, ...] = ()) -> Family:
    """A family from what a student would write."""
    place = {Symbol(name): parse(value) for name, value in coordinates.items()}
    return Family(place, integers, (), tuple(map(parse, conditions)))


def verdict_on(function: str, points: Family) -> Verdict:
    """The verdict on the points of a family."""
    second = hessian(function, [symbol.label for symbol in points.coordinates])
    return classify_family(points, second.reading.expression, second.answer, Ledger())


def parts_of(function: str, points: Family) -> tuple[Family, ...]:
    """The family cut where the kind changes."""
    second = hessian(function, [symbol.label for symbol in points.coordinates])
    return split_family(points, second.reading.expression, second.answer)


@pytest.mark.parametrize(
    ("function", "place"),
    [
        ("(x^2 + y^2)^(3/2)", ORIGIN),  # r³ ≥ 0, and 0 only at the origin
        ("x^(4/3)", {"x": "0"}),
    ],
)
def test_formulas_without_a_value_stop_nothing(function: str, place: Mapping[str, str]) -> None:
    found = verdict(function, place)
    assert (found.kind, found.strict) == ("minimum", True)
    assert "give no number here" in spoken(found) or "gives no number here" in spoken(found)
    assert ("f″" in spoken(found)) == (len(place) == 1)


@pytest.mark.parametrize("denominator", ["x^2 + y^2", "x^4 + y^2"])
def test_a_cut_where_f_is_not_defined_has_no_point(denominator: str) -> None:
    # x²y/(…) has the sign of y near (0, y): maxima for y < 0, minima for y > 0; the origin is no point of f.
    function, points = f"x^2*y/({denominator})", family({"x": "0", "y": "y"}, "y^2 != 0")
    parts = parts_of(function, points)
    assert [[text(one) for one in part.conditions] for part in parts] == [["y < 0"], ["y > 0"]]
    assert [verdict_on(function, part).kind for part in parts] == ["maximum", "minimum"]


@pytest.mark.parametrize(
    ("function", "place", "kind", "strict"),
    [
        # f″ = −2eˣ sin x: −√2·e^(π/4 + 2kπ) at π/4 + 2kπ.
        ("exp(x)*cos(x)", {"x": "pi/4 + 2k*pi"}, "maximum", True),
        ("exp(x)*cos(x)", {"x": "-3pi/4 + 2k*pi"}, "minimum", True),
        # f″ = −2e^(−x) cos x.
        ("sin(x)*exp(-x)", {"x": "pi/4 + 2k*pi"}, "maximum", True),
        ("exp(-x)*sin(x)", {"x": "-3pi/4 + 2k*pi"}, "minimum", True),
        ("exp(x)*cos(x) + y^2", {"x": "-3pi/4 + 2k*pi", "y": "0"}, "minimum", True),
        ("exp(x)*cos(x) + y^2", {"x": "pi/4 + 2k*pi", "y": "0"}, "saddle", True),
        ("exp(x)*cos(x) - y^2 - z^2", {"x": "pi/4 + 2k*pi", "y": "0", "z": "0"}, "maximum", True),
        # sin x has its extrema ±1 there, and sin grows near ±1.
        ("sin(sin(x))", {"x": "pi/2 + 2k*pi"}, "maximum", True),
        # Near 2kπ + t: (2kπ + t³/6)³, which begins with 2k²π²·t³, and with t⁹/216 where k = 0.
        ("(x - sin(x))^3", {"x": "2k*pi"}, "saddle", True),
    ],
)
def test_whole_numbers_stay_in_the_formulas(function: str, place: Mapping[str, str], kind: str, strict: bool) -> None:
    found = verdict_on(function, family(place, integers=K))
    assert (found.kind, found.strict) == (kind, strict)


def test_nested_sines_are_split_by_what_they_notice() -> None:
    points = family({"x": "pi/2 + k*pi"}, integers=K)
    parts = split(points, (parse("sin(sin(x))"),))
    assert [verdict_on("sin(sin(x))", part).kind for part in parts] == ["maximum", "minimum"]


@pytest.mark.parametrize(
    ("function", "place"), [("(x - sin(x))^2", {"x": "2k*pi"}), ("(x - sin(x))^2 + y^2", {"x": "2k*pi", "y": "0"})]
)
def test_one_member_is_unlike_the_others(function: str, place: Mapping[str, str]) -> None:
    # Near 2kπ + t: (2kπ + t³/6 − …)² = 4k²π² + 2kπ·t³/3 + …: a saddle but for k = 0, where squares are least.
    parts = parts_of(function, family(place, integers=K))
    assert [[text(one) for one in part.conditions] for part in parts] == [["k ≠ 0"], []]
    found = [verdict_on(function, part) for part in parts]
    assert [one.kind for one in found] == ["saddle", "minimum"]
    assert "2πkt³/3" in spoken(found[0])


@pytest.mark.parametrize(
    ("function", "place", "kinds"),
    [
        # x²y²(x − 1) ≤ 0 near every (0, y), (0, 0) too; on (x, 0) its sign is that of x − 1.
        ("x^2*y^2*(x - 1)", {"x": "0", "y": "y"}, ["maximum"]),
        ("x^2*y^2*(x - 1)", {"x": "x", "y": "0"}, ["maximum", "saddle", "minimum"]),
        # (x² − y²)² is never negative.
        ("x^4 + y^4 - 2x^2*y^2", {"x": "x", "y": "-x"}, ["minimum"]),
        ("x^4 + y^4 - 2x^2*y^2", {"x": "x", "y": "x"}, ["minimum"]),
        # The form x² − xy + y² is positive definite: minima everywhere, though it is 0 at the origin.
        ("x^2*(y^2 - x*y + x^2)", {"x": "0", "y": "y"}, ["minimum"]),
        ("x^2*y", {"x": "0", "y": "y"}, ["maximum", "saddle", "minimum"]),
    ],
)
def test_parts_of_one_kind_stay_together(function: str, place: Mapping[str, str], kinds: list[str]) -> None:
    parts = parts_of(function, family(place))
    assert [verdict_on(function, part).kind for part in parts] == kinds


@pytest.mark.parametrize(
    ("function", "place", "kind"),
    [
        ("y^2 + x^2*y + a", ORIGIN, "saddle"),  # on y = −x²/2 it falls by x⁴/4
        ("y^2 + x^2*y + a*x^6", ORIGIN, "saddle"),
        ("x^4 + y^4 + a^2", ORIGIN, "minimum"),
        ("x^3 + a", {"x": "0"}, "saddle"),
        ("a + b - x^4", {"x": "0"}, "maximum"),
        ("a*x^4", {"x": "0"}, "undecided"),
        ("y^2 + a*x^2*y", ORIGIN, "undecided"),  # a minimum for a = 0, a saddle for all others
        ("y^2 + x^2*y + a*x^4", ORIGIN, "undecided"),  # a minimum for a ≥ ¼, a saddle for all others
    ],
)
def test_letters_that_do_not_matter_near_the_point(function: str, place: Mapping[str, str], kind: str) -> None:
    assert verdict(function, place).kind == kind


def test_an_added_letter_stays_in_the_lines() -> None:
    assert "a − t⁴/4" in [text(line.right) for line in lines(verdict("y^2 + x^2*y + a", ORIGIN))]


@pytest.mark.parametrize(
    ("function", "place", "said"),
    [
        ("a*x^2 + c", {"x": "0"}, "f″ = 2a: a minimum if a > 0, a maximum if a < 0."),
        ("-3a*x^2", {"x": "0"}, "f″ = −6a: a minimum if a < 0, a maximum if a > 0."),
        ("a*exp(b)*x^2", {"x": "0"}, "a minimum if a > 0, a maximum if a < 0."),
        ("a*x^2 + y^2", ORIGIN, "D = 4a and f_yy = 2 > 0: a saddle point if a < 0, a minimum if a > 0."),
        ("-x^2 - b*y^2", ORIGIN, "D = 4b and f_xx = −2 < 0: a saddle point if b < 0, a maximum if b > 0."),
        ("x^2 + y^2 + a*x*y", ORIGIN, "a saddle point if 4 − a² < 0, a minimum if 4 − a² > 0."),
    ],
)
def test_signs_are_reduced_to_those_of_letters(function: str, place: Mapping[str, str], said: str) -> None:
    found = verdict(function, place)
    assert found.kind == "undecided"
    assert said in spoken(found)


@pytest.mark.parametrize(
    ("function", "points"),
    [
        ("1 + 0x", family({"x": "x"}, "x > 1")),
        ("sin(x)^2 + cos(x)^2", family({"x": "x"})),
        ("3 + 0x + 0y", family({"x": "x", "y": "y"}, "x^2 + y^2 > 1")),
    ],
)
def test_a_flat_piece_is_constant(function: str, points: Family) -> None:
    found = verdict_on(function, points)
    assert (found.kind, found.strict) == ("minimum", False)
    assert "is constant around each of these points" in spoken(found)


def test_one_variable_has_no_lines_and_no_matrix() -> None:
    found = verdict("cos(x^14)", {"x": "0"})  # its first derivative that is not 0 has order 28
    assert found.kind == "undecided"
    assert not {"Lines,", "H", "D"} & set(spoken(found).split())


def test_one_for_all_is_said_of_repetitions_alone() -> None:
    x, y = Symbol("x"), Symbol("y")
    product, turns = parse("x y"), parse("2pi*k")
    curves = Family({x: x, y: y}, K, (parse("x y - 2pi*k"),), (), (product, turns))
    found = verdict_on("sin(x y)^2 (x^2 + 1)", curves)
    assert (found.kind, found.strict) == ("minimum", False)
    assert "speaks for all" not in spoken(found)
    assert "speaks for all" in spoken(verdict_on("cos(x) + y^2", family({"x": "2k*pi", "y": "0"}, integers=K)))


@pytest.mark.parametrize(
    "found",
    [
        verdict("(x y)^3", ORIGIN),
        verdict("y^2 + x^2*y + a", ORIGIN),
        verdict_on("(x - sin(x))^2", family({"x": "2k*pi"}, "k != 0", integers=K)),
        verdict_on("x^2*(y^2 - x*y + x^2)", family({"x": "0", "y": "y"})),
        verdict_on("x^4 cos(y)", family({"x": "0", "y": "2k*pi"}, integers=K)),
    ],
)
def test_sentences_among_the_lines_are_counted(found: Verdict) -> None:
    among = [block.phrase for block in found.blocks if isinstance(block, Note)]
    assert among == list(found.reason[: found.told])
