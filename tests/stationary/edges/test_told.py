"""What a student reads of kinks and edges, and what becomes of them in the whole answer."""

from __future__ import annotations

from tests.stationary.edges.places import found, points, reasons
from tutor import stationary_points
from tutor.expression.text import text


def test_kinks_are_listed_from_left_to_right_with_their_slopes() -> None:
    """|x − 1| + |x − 2| + |x − 6| has the slopes −3, −1, 1, 3."""
    assert list(points("|x-1|+|x-2|+|x-6|")) == [("1",), ("2",), ("6",)]
    first, second, third = reasons("|x-1|+|x-2|+|x-6|")
    assert "Going right from 1, f falls: the slope there is −1." in first
    assert "Going left from 1, f rises: the slope there is −3." in first
    assert "Going right from 2, f rises: the slope there is 1." in second
    assert "Going left from 2, f rises: the slope there is −1." in second
    assert "Going left from 6, f falls: the slope there is 1." in third


def test_slopes_with_letters_say_when_the_kink_is_a_minimum() -> None:
    """Soft thresholding: (w − y)² + k|w| has the slopes ±k − 2y at 0, so 0 is a minimum for |2y| < k."""
    (said,) = reasons("(w - y)^2 + k |w|", parameters="yk")
    assert "a minimum if |2y| < k, a maximum if |2y| < −k, and neither if |2y| > |k|" in said
    (said,) = reasons("(x - a)^2 + |x|", parameters="a")
    assert "a minimum if |2a| < 1, and neither if |2a| > 1" in said
    (said,) = reasons("|x - a| + x^2", parameters="a")
    assert "Going right from a, f changes at the rate 1 + 2a at first; going left, at the rate 1 − 2a." in said


def test_the_height_of_a_kink_in_letters_is_plain() -> None:
    (edge,) = found("(w - y)^2 + k |w|", parameters="yk")[1]
    assert edge.height is not None
    assert text(edge.height.shown) == "y²"


def test_a_slope_that_is_zero_for_some_letters_only() -> None:
    """x|x| + ax has the slope a at 0 from both sides: stationary only if a = 0, so nothing is claimed."""
    assert points("x |x| + a x", parameters="a") == {("0",): "kink undecided"}
    assert "it is zero only if a = 0" in reasons("x |x| + a x", parameters="a")[0]


def test_lines_of_kinks_say_what_their_points_are() -> None:
    said = reasons("|x y|")
    assert said[0].startswith("Where x = 0, f = 0; |xy| is never negative, so each of these points is a global minimum")
    assert reasons("|x - 1| + |y + 2| + x^2")[0].startswith("At all points where x = 1, but for those listed")


def test_a_stationary_point_on_a_kink_says_that_the_gradient_exists() -> None:
    assert reasons("relu(w - 1)^2")[0].startswith("On this border between two smooth pieces f′ exists after all")


def test_a_global_maximum_in_a_corner_reaches_the_whole_picture() -> None:
    """√x√y − x − y ≤ −(x + y)/2 ≤ 0, and f runs away below."""
    whole = stationary_points("x^(1/2)*y^(1/2) - x - y").whole
    assert (whole.maximum, whole.minimum) == ("proved", "none")


def test_clipped_between_two_numbers() -> None:
    """max(min(x, 1), 0) is 0 left of 0 and 1 right of 1."""
    clipped = stationary_points("max(min(x, 1), 0)")
    assert [text(one.height) for one in clipped.families if one.height is not None] == ["0", "1"]
    assert [text(one.condition) for one in clipped.edges] == ["x = 0", "x = 1"]


def test_an_irrational_power_of_a_square_is_smooth_at_zero() -> None:
    (point,) = stationary_points("(x^2)^pi").points
    assert (text(point.coordinates["x"]), point.kind) == ("0", "minimum")


def test_the_end_of_the_domain_is_no_stationary_point() -> None:
    """x^(3/2) has the one-sided slope 0 at 0, where its domain ends: listed once, among the edges."""
    ending = stationary_points("x^(3/2) + y^2")
    assert not ending.points
    assert [one.verdict.kind for one in ending.edges if one.spot is not None and one.verdict is not None] == ["minimum"]
