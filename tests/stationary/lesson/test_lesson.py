"""The lesson on stationary points: made here from answers worked out by hand, without the solver."""

from __future__ import annotations

import pytest
from flint import arb, fmpz_poly

from tests.stationary.lesson.by_hand import (
    BOX,
    Row,
    axes,
    cone,
    data,
    empty,
    k,
    lecture,
    made,
    page,
    sine,
    styblinski_tang,
    x,
    y,
)
from tutor.expression.numbers import ZERO
from tutor.expression.parser import parse
from tutor.expression.structures import Comparison
from tutor.render.formats import FORMATS, render
from tutor.stationary.lesson.roots import polynomial_tree
from tutor.stationary.lesson.whole import stationary_lesson
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.results import StationaryFamily, Verdict
from tutor.stationary.system import Family, Scope

LECTURE = """\
f(a, b) = 3a² + b² − ab + a

∇f(a, b) = ⎡ 6a − b + 1 ⎤
           ⎣ 2b − a     ⎦

∇f = 0
  (1)  6a − b + 1 = 0
  (2)  2b − a = 0

From (2):    a = 2b

One stationary point: (a, b) = (−2/11, −1/11) ≈ (−0.1818, −0.09091); f = −1/11
  H = ⎡  6  −1 ⎤
      ⎣ −1   2 ⎦
  A sentence.

The whole picture
  The picture.

Proved complete
  A sentence.

Checked: every line, 3 in all, at up to 6 points each.
"""


def test_a_whole_page() -> None:
    assert page(lecture()) == LECTURE


def test_all_steps_derive_the_gradient_and_none_leave_the_work_out() -> None:
    assert "∂f/∂a    b is held constant" in page(lecture(), "all")
    short = page(lecture(), "none")
    assert "From (2)" not in short
    assert "H =" not in short
    assert "∇f" not in short
    assert "One stationary point: (a, b) = (−2/11, −1/11)" in short
    assert "3 in all" in short


@pytest.mark.parametrize("detail", ["all", "key", "none"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_takes_every_lesson(detail: str, format: str) -> None:
    for found in (lecture(), styblinski_tang(), axes(), cone(), sine(), empty(Scope.BOX)):
        assert render(stationary_lesson(found, detail), format, 40, ascii=True).endswith("\n")


def test_of_many_points_one_of_each_kind_is_worked_out() -> None:
    shown = page(styblinski_tang())
    assert "9 stationary points\n  Minima: 4. Maxima: 1. Saddle points: 4.\n" in shown
    assert shown.count("H =") == 3
    for worked in ("Point 1: (x, y) ≈ (−2.90353, −2.90353); f ≈ −78.3323", "Point 2:", "Point 5:"):
        assert worked in shown
    assert "Point 3:" not in shown
    # f_xx = 6x² − 16 = 34.58 and D = 34.58² at the global minimum x = y = −2.9035.
    assert "1      34.5831   1195.99    global minimum\n" in shown
    assert "2.7468      2.7468     −50.0589     minimum\n" in shown
    assert "x ≈ −2.90353, 0.156731, 2.7468 are roots of 4x³ − 32x + 5.\n" in shown
    assert shown.count("4x³ − 32x + 5.") == 1


def test_exact_points_stand_beside_their_decimals() -> None:
    found = made(
        "x^4 - 4x^2 + y^2",
        [
            (("0", "0"), "0", "saddle", ""),
            (("sqrt(2)", "0"), "-4", "minimum", "minimum"),
            (("-sqrt(2)", "0"), "-4", "minimum", "minimum"),
        ],
    )
    shown = page(found)
    assert "Point 2: (x, y) = (√2, 0) ≈ (1.414, 0); f = −4\n" in shown
    assert "  2     (√2, 0)     1.41421   0     −4   global minimum\n" in shown
    assert data(found)["points"][1] == {
        "coordinates": {"x": "sqrt(2)", "y": "0"},
        "decimals": {"x": "1.41421", "y": "0"},
        "polynomials": {"x": None, "y": None},
        "value": "-4",
        "value_decimal": "-4",
        "kind": "minimum",
        "strict": True,
        "reason": ["A sentence."],
        "whole": "minimum",
    }


def test_points_that_are_whole_need_no_decimals() -> None:
    found = made("x^2 y + sin(x y)", [(("0", "0"), "0", "saddle", ""), (("-1", "0"), "0", "saddle", "")])
    assert "  no.   x    y   f   kind\n" in page(found)
    assert "≈" not in page(found)


def test_one_variable_has_no_brackets_and_no_saddles() -> None:
    found = made("x^3 - x^4", [(("0",), "0", "saddle", ""), (("3/4",), "27/256", "maximum", "maximum")])
    shown = page(found)
    assert "Point 2: x = ¾; f = 27/256\n" in shown
    assert "neither\n" in shown
    assert "saddle point\n" not in shown


def test_a_long_table_is_cut_off_and_says_so() -> None:
    rows: list[Row] = [((str(place), "0"), "0", "saddle", "") for place in range(45)]
    found = made("x^2 y + sin(x y)", rows, Scope.BOX, box=BOX)
    shown = page(found)
    assert shown.count("… and 5 more rows; --format json has all of them.") == 2
    assert len(data(found)["points"]) == 45


def test_fifty_coordinates_stand_under_each_other() -> None:
    function = " + ".join(f"(x_{place} - {place})^2" for place in range(1, 51))
    found = made(function, [([str(place) for place in range(1, 51)], "0", "minimum", "minimum")])
    shown = page(found)
    assert "One stationary point\n  x₁ = 1\n" in shown
    assert "  x₅₀ = 50\n  f = 0\n" in shown


def test_points_in_parameters_have_no_decimals() -> None:
    formula = Coordinate(parse("1/(2a)"), arb("nan"))
    height = Coordinate(parse("-1/(4a)"), arb("nan"))
    condition = Comparison("!=", parse("a"), ZERO)
    found = made("a x^2 - x", [((formula,), height, "undecided", "")], variables=["x"], assumptions=(condition,))
    shown = page(found)
    assert "One stationary point: x = 1/(2a); f = −1/(4a)\n" in shown
    assert "All this holds for a ≠ 0.\n" in shown
    facts = data(found)
    assert facts["assumptions"] == ["Ne(a, 0)"]
    assert facts["points"][0]["decimals"] == {"x": None}


def test_families() -> None:
    shown = page(axes())
    assert "A family of stationary points: (x, y) = (0, y)    y may be any real number\n  f = 0\n" in shown
    assert "  (x, 0)   0   global minimum\n" in shown
    assert "No stationary point" not in shown
    assert [family["free"] for family in data(axes())["families"]] == [["y"], ["x"]]


def test_a_periodic_family() -> None:
    assert "points: x = π/2 + 2kπ    k stands for any whole number\n" in page(sine())
    assert data(sine())["families"][0]["coordinates"] == {"x": "pi/2 + 2*k*pi"}


@pytest.mark.parametrize(
    ("family", "heading"),
    [
        (Family({x: x, y: y}, (), (parse("x^2 + y^2 - 1"),)), "all (x, y) where x² + y² − 1 = 0\n"),
        (Family({x: x, y: ZERO}, (), (), (Comparison(">", x, ZERO),)), "(x, y) = (x, 0) where x > 0    x may be"),
        (Family({x: x, y: parse("2k pi")}, (k,)), "(x, y) = (x, 2kπ)    x may be any real number, k any whole number"),
        (Family({x: x, y: y}), "Every point is stationary\n"),
    ],
)
def test_how_a_family_is_named(family: Family, heading: str) -> None:
    found = made("(x^2 + y^2 - 1)^2", [], families=(StationaryFamily(family, None, Verdict("undecided", ())),))
    shown = page(found, width=120)
    assert heading in shown
    assert "The second-derivative test does not decide here.\n" in shown


def test_places_without_a_gradient_are_listed_apart() -> None:
    shown = page(cone())
    assert "No stationary point\n  Where f is smooth, ∇f is zero nowhere.\n" in shown
    assert "Listed apart: where ∇f need not exist\n  The domain of f may end where x = 0.\n" in shown
    assert "  At (x, y) = (0, 0); f = 1    a place where ∇f need not exist: x² + y² = 0\n" in shown
    tip, border = data(cone())["edges"]
    assert (tip["what"], tip["condition"], tip["kind"], tip["value"]) == ("kink", "Eq(x**2 + y**2, 0)", "minimum", "1")
    assert (border["what"], border["coordinates"], border["kind"]) == ("edge", None, None)


@pytest.mark.parametrize(
    ("scope", "said", "complete"),
    [
        (Scope.EVERYWHERE, "∇f is zero nowhere.", "Proved complete\n"),
        (
            Scope.BOX,
            "∇f is zero nowhere in the box.",
            "Proved complete in the box    x from −10 to 10, y from −⅓ to 22/7\n",
        ),
        (Scope.PARTIAL, "does not prove that there is none", "Found, not proved complete    x from −10"),
    ],
)
def test_no_point_at_all(scope: Scope, said: str, complete: str) -> None:
    shown = page(empty(scope))
    assert said in shown
    assert complete in shown


def test_undecided_boxes_are_listed_up_to_five() -> None:
    shown = page(empty(Scope.PARTIAL))
    assert shown.count("\n  x from −10 to 10, y from") == 5
    assert "… and 2 more such parts.\n" in shown
    completeness = data(empty(Scope.PARTIAL))["completeness"]
    assert len(completeness["undecided"]) == 7
    assert completeness["box"] == {"x": ["-10", "10"], "y": ["-1/3", "22/7"]}
    assert completeness["name"] == "found, not proved complete"


@pytest.mark.parametrize(
    ("coefficients", "shown"),
    [([5, -32, 0, 4], "4*x**3 - 32*x + 5"), ([0, 1], "x"), ([-2, 0, 1], "x**2 - 2"), ([1, -1], "-x + 1")],
)
def test_polynomials_are_written_out(coefficients: list[int], shown: str) -> None:
    assert str(polynomial_tree(fmpz_poly(coefficients), x)) == shown


def test_a_long_polynomial_is_named_by_its_degree() -> None:
    long = fmpz_poly([3, *[1] * 11])
    root = Coordinate(None, arb(1), long)
    shown = page(made("x^2", [((root,), "0", "minimum", "")]))
    assert "x ≈ 1 is a root of a polynomial of degree 11; --format json has its coefficients.\n" in shown


def test_reasons_are_english_once_the_package_is_in_use() -> None:
    import tutor

    assert tutor.gradient("x").variables == (x,)  # the public names hand the renderer down
    found = lecture()
    assert found.points[0].reason == "A sentence."
    assert str(found.completeness) == "proved complete: A sentence."
    assert "<math" in (found._repr_html_() or "")
