"""The lesson on stationary points: made here from answers worked out by hand, without the solver."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flint import arb, fmpz_poly

from tests.stationary.lesson.by_hand import (
    BOX,
    Row,
    axes,
    cone,
    data,
    empty,
    lecture,
    made,
    page,
    sine,
    styblinski_tang,
    x,
)
from tutor.derivation.lesson import Check, Line, Lines, phrase
from tutor.expression.numbers import ZERO
from tutor.expression.parser import parse
from tutor.expression.structures import Comparison
from tutor.render.formats import FORMATS, render
from tutor.stationary.lesson.roots import polynomial_tree
from tutor.stationary.lesson.whole import stationary_lesson
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.results import EdgePoint, Verdict, Whole
from tutor.stationary.system import Scope

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
        "conditions": [],
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
    long = fmpz_poly([3, *[1] * 41])
    root = Coordinate(None, arb(1), long)
    shown = page(made("x^2", [((root,), "0", "minimum", "")]))
    assert "x ≈ 1 is a root of a polynomial of degree 41; --format json has its coefficients.\n" in shown


def test_that_the_time_was_up_is_said() -> None:
    found = made("x^2", [(("0",), "0", "minimum", "")], stopped=True)
    assert "The time limit was reached: what stands here is what was known by then; --limit gives\n" in page(found)
    assert data(found)["stopped"] is True
    assert "time limit" not in page(lecture())
    assert data(lecture())["stopped"] is False


def test_one_variable_has_a_slope_and_no_gradient() -> None:
    shown = page(made("a x^2 + b x", [(("0",), "0", "minimum", "")], variables=["x"]))
    assert "f′(x) = 2ax + b\n\nf′ = 0\n  (1)  2ax + b = 0\n" in shown
    assert "∇" not in shown
    assert "∇" not in page(made("|x|", [], variables=["x"]))


def test_what_a_chosen_box_leaves_out_is_said() -> None:
    shown = page(made("e^x + y", [], Scope.EVERYWHERE, box=BOX))
    assert "No stationary point in the box\n  ∇f is zero nowhere in the box.\n" in shown
    assert "Proved complete in the box    x from" in shown
    assert "Only what lies in the box is listed.\n" in shown


def test_what_was_not_found_may_still_be_there() -> None:
    assert "No stationary point was found\n" in page(empty(Scope.PARTIAL))


def test_a_point_with_a_condition_of_its_own() -> None:
    positive = Comparison(">", parse("a"), ZERO)
    found = made(
        "x^3 - a x",
        [((Coordinate(parse("sqrt(a/3)"), arb("nan")),), "0", "minimum", ""), (("0",), "0", "undecided", "")],
        variables=["x"],
        conditions={0: (positive,)},
    )
    shown = page(found)
    assert "2 stationary points, where their conditions hold\n" in shown
    assert "    if a > 0\n" in shown
    row = next(line for line in shown.splitlines() if line.startswith("  1 "))
    assert row.endswith("a > 0")
    assert [point["conditions"] for point in data(found)["points"]] == [["a > 0"], []]


@pytest.mark.parametrize("key", ["whole-convex-same", "whole-open-maximum"])
def test_that_the_hessian_is_constant_is_said_once(key: str) -> None:
    found = made("x^2 + y^2", [(("0", "0"), "0", "minimum", "")])
    constant = Verdict("minimum", (phrase("kinds-same-everywhere"),))
    points = tuple(replace(point, verdict=constant) for point in found.points)
    shown = page(replace(found, points=points, whole=Whole((phrase(key, name="f"),))))
    assert shown.count("H is the same everywhere") == 1
    border = EdgePoint("kink", Comparison("=", x, ZERO), None, None, None)
    assert "H is the same" not in page(replace(found, points=points, edges=(border,), whole=Whole(())))


def test_without_steps_no_sentence_leans_on_a_line_that_is_left_out() -> None:
    lines = Lines(None, (Line(parse("t"), parse("t"), check=Check(6)),))
    picture = Whole((phrase("whole-unbounded-above", name="f"),), blocks=(lines,))
    found = made("x^2", [(("0",), "0", "minimum", "")], picture=picture)
    assert "t = t" in page(found)
    assert "t = t" not in page(found, "none")
    assert "  f has no upper bound" in page(found, "none")
    # The derivative of x² and the line of the picture.
    assert "Checked: every line behind these results, 2 in all, at up to 6 points each.\n" in page(found, "none")


def test_reasons_are_english_once_the_package_is_in_use() -> None:
    import tutor

    assert tutor.gradient("x").variables == (x,)  # the public names hand the renderer down
    found = lecture()
    assert found.points[0].reason == "A sentence."
    assert str(found.completeness) == "proved complete: A sentence."
    assert "<math" in (found._repr_html_() or "")
