"""The picture of the stationary points: every kind where it is."""

from __future__ import annotations

import math

import pytest

from tutor import stationary_points
from tutor.derivation.picture import Curve, Mark, Picture, Points, Stroke
from tutor.errors import Unanswerable
from tutor.stationary.pictures import stationary_picture


def marked(f: str) -> tuple[Picture, dict[Mark, list[tuple[float, float]]]]:
    made = stationary_picture(stationary_points(f))
    found: dict[Mark, list[tuple[float, float]]] = {}
    for layer in made.layers:
        if isinstance(layer, Points):
            found.setdefault(layer.mark, []).extend(layer.points)
    return made, found


def test_the_lecture() -> None:
    made, found = marked("3a^2 + b^2 - a b + a")
    assert list(found) == [Mark.MINIMUM]
    assert found[Mark.MINIMUM][0] == pytest.approx((-2 / 11, -1 / 11))
    assert all(axis.low < 0 < axis.high for axis in made.axes)


def test_kinds_have_marks_of_their_own() -> None:
    _, found = marked("x^3 - 3x + y^3 - 3y")
    assert (found[Mark.MINIMUM], found[Mark.MAXIMUM]) == ([(1, 1)], [(-1, -1)])
    assert set(found[Mark.SADDLE]) == {(-1, 1), (1, -1)}


def test_on_a_graph_the_points_lie_on_the_curve() -> None:
    _, found = marked("x^3 - 3x")
    assert found == {Mark.MINIMUM: [(1, -2)], Mark.MAXIMUM: [(-1, 2)]}


def test_rows_of_points() -> None:
    made, found = marked("sin(x)")
    assert all(at % (2 * math.pi) == pytest.approx(math.pi / 2) for at, _ in found[Mark.MAXIMUM])
    assert all(made.shows(point) for points in found.values() for point in points)


def test_lines_of_points() -> None:
    made, _ = marked("x^2 y^2")
    lines = [layer for layer in made.layers if isinstance(layer, Curve) and layer.stroke is Stroke.FAMILY]
    assert len(lines) == 2
    assert any(all(across == 0 for across, _ in line.points) for line in lines)


def test_a_kink_is_marked() -> None:
    _, found = marked("|x| + y^2")
    assert found == {Mark.MINIMUM: [(0, 0)]}


@pytest.mark.parametrize(("f", "said"), [("x^2 + y^2 + z^2", "two axes"), ("sum(i, (s a_i - h_i)^2)", "numbers for")])
def test_what_cannot_be_drawn(f: str, said: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        stationary_picture(stationary_points(f))
    assert said in caught.value.message
    assert caught.value.mend
