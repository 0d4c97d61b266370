"""Pictures of learning: the lecture's data with its line, the loss with the walk, and walks of every kind."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path as Path_
from typing import TypeVar

import numpy
import pytest

import tutor
from tutor import read
from tutor.derivation.picture import Contour, Curve, Mark, Path, Picture, Points, Segments, Stroke
from tutor.expression.text import text
from tutor.learning.objective import objective_of
from tutor.learning.pictures.descent import descent_picture
from tutor.learning.pictures.landscape import lowest_of, values_of, windows_of_path
from tutor.learning.pictures.regression import regression_pictures
from tutor.learning.regression import regress
from tutor.learning.walk import walk

HEIGHTS = {"age": [0, 2, 4], "height": [30, 40, 50]}
Kind = TypeVar("Kind")


def layers(made: Picture, kind: type[Kind]) -> list[Kind]:
    return [layer for layer in made.layers if isinstance(layer, kind)]


def marked(made: Picture) -> dict[Mark, tuple[tuple[float, float], ...]]:
    return {layer.mark: layer.points for layer in layers(made, Points)}


def walked(f: str, start: tuple[int, ...], rate: Fraction, steps: int = 20) -> Picture:
    objective = objective_of(read(f))
    return descent_picture("f", objective, walk(objective, tuple(map(Fraction, start)), rate=rate, steps=steps))


def test_the_lecture() -> None:
    data, loss = regression_pictures(regress(HEIGHTS, at="s=1, b=0", rate="0.01"))
    assert marked(data)[Mark.DATA] == ((0, 30), (2, 40), (4, 50))
    (line,) = layers(data, Curve)
    assert line.stroke is Stroke.FIT
    assert all(height == pytest.approx(5 * age + 30) for age, height in line.points)
    assert marked(loss) == {
        Mark.START: ((1, 0),),
        Mark.END: ((3.6, 1.14),),
        Mark.MINIMUM: ((5, 30),),
    }
    assert layers(loss, Path)[0].points == ((1, 0), (3.6, 1.14))
    (contour,) = layers(loss, Contour)
    at = contour.heights
    place = (at.across[7], at.up[11])
    residuals = [place[0] * age + place[1] - height for age, height in zip(*HEIGHTS.values(), strict=True)]
    assert at.values[11][7] == pytest.approx(sum(one * one for one in residuals) / 2)


def test_residuals_reach_from_the_data_to_the_line() -> None:
    data, _ = regression_pictures(regress({"t": [0, 1, 2], "y": [0, 2, 1]}))  # y = t/2 + 1/2
    (residuals,) = layers(data, Segments)
    assert residuals.pairs == (((0, 0), (0, 0.5)), ((1, 2), (1, 1)), ((2, 1), (2, 1.5)))


def test_data_that_do_not_settle_the_line() -> None:
    data, loss = regression_pictures(regress({"t": [2, 2], "y": [1, 3]}))
    assert layers(data, Curve)[0].label.key == "picture-fit-many"
    (valley,) = [layer for layer in layers(loss, Curve) if layer.stroke is Stroke.FAMILY]
    for slope, intercept in valley.points:
        assert 2 * slope + intercept == pytest.approx(2)
    assert Mark.MINIMUM not in marked(loss)


def test_many_rows_are_thinned() -> None:
    rows = list(range(5001))
    data, _ = regression_pictures(regress({"t": rows, "y": [2 * row for row in rows]}, rate="1e-12"))
    assert len(marked(data)[Mark.DATA]) == 1667  # every third
    assert [note.key for note in data.notes] == ["picture-thinned"]
    assert not layers(data, Segments)


def test_three_parameters_show_the_loss_after_each_step() -> None:
    table = {"t": [0, 1, 2], "y": [1, 0, 1]}
    assert len(regression_pictures(regress(table, degree=2))) == 1  # one step alone makes no curve
    _, loss = regression_pictures(regress(table, degree=2, rate="0.01", steps=5))
    (path,) = layers(loss, Path)
    assert path.points[0] == (0.0, 1.0)  # ½·(1 + 0 + 1) at zero
    assert path.points[1][1] < 1


def test_several_inputs_compare_predictions_with_what_was_measured() -> None:
    table = {"u": [0, 1, 0, 1], "v": [0, 0, 1, 1], "y": [1, 3, 4, 7]}  # the best: 0.75 + 2.5u + 3.5v
    (made,) = regression_pictures(regress(table, ["u", "v"], "y"))
    assert numpy.allclose(marked(made)[Mark.DATA], [(1, 0.75), (3, 3.25), (4, 4.25), (7, 6.75)])
    assert made.equal


def test_a_long_file_shows_the_loss_alone(tmp_path: Path_) -> None:
    file = tmp_path / "long.csv"
    file.write_text("u,y\n" + "".join(f"{row % 7},{row % 7 * 2 + 1}\n" for row in range(10_100)), encoding="utf-8")
    (loss,) = regression_pictures(regress(file, rate="1e-6"))
    assert numpy.allclose(marked(loss)[Mark.MINIMUM], [(2, 1)])
    assert [note.key for note in loss.notes] == ["picture-long"]


def test_a_model_without_a_formula_for_its_parameters() -> None:
    data, loss = regression_pictures(
        regress({"t": [0, 1], "y": [2, 1]}, model="A*exp(-k*t)", at="A=1, k=0", rate="0.1", steps=3)
    )
    assert layers(data, Curve)[0].label.key == "picture-walked"
    at = layers(loss, Contour)[0].heights
    height = at.up[2]
    expected = ((at.across[4] - 2) ** 2 + (at.across[4] * numpy.exp(-height) - 1) ** 2) / 2
    assert at.values[2][4] == pytest.approx(expected)


def test_a_walk_on_the_contour() -> None:
    made = walked("x^2 + 10y^2", (8, 1), Fraction(1, 20), 2)
    assert numpy.allclose(layers(made, Path)[0].points, [(8, 1), (7.2, 0), (6.48, 0)])
    assert made.equal


def test_a_walk_on_a_graph() -> None:
    made = walked("x^2", (4,), Fraction(1, 4), 2)
    assert layers(made, Path)[0].points == ((4, 16), (2, 4), (1, 1))


def test_a_walk_that_runs_away_is_cut() -> None:
    made = walked("x y", (8, 1), Fraction(2), 200)  # a saddle: nobody knows where it is lowest
    assert layers(made, Path)[0].points[:3] == ((8, 1), (6, -15), (36, -27))
    assert [note.key for note in made.notes] == ["picture-runs-away"]
    assert Mark.END not in marked(made)


def test_a_legend_has_short_numbers() -> None:
    data, _ = regression_pictures(regress({"t": [1, 2, 4], "y": [1.5, 2.25, 7]}))
    label = layers(data, Curve)[0].label
    # The slope is (34 − 7·10.75/3)/(21 − 7²/3) = 107/56, the intercept 10.75/3 − 107/56·7/3 = −7/8.
    assert label.key == "picture-fit"
    told = dict(label.values)
    assert (told["relation"], text(told["formula"])) == ("≈", "1.911t − 0.875")  # type: ignore[arg-type]
    assert [axis.name for axis in data.axes] == ["t", "y"]
    measured, _ = regression_pictures(regress({"size_m2": [1, 2], "price": [1, 3]}))
    assert measured.axes[0].name.endswith(": size_m2")


def test_a_walk_that_never_sets_out() -> None:
    made = walked("(x - 50)^2 + y^2", (50, 0), Fraction(1, 4))
    assert [(axis.low, axis.high) for axis in made.axes] == [(20, 80), (-1, 1)]
    assert Mark.END not in marked(made)


def test_a_walk_that_starts_at_its_end() -> None:
    made = walked("x^2 + y^2", (0, 0), Fraction(1, 4))
    assert made.shows((0, 0))


@pytest.mark.parametrize(
    ("points", "windows"),
    [
        ([(0.0, 0.0), (8.0, 8.0)], ((-2, 10), (-2, 10))),
        ([(0.0, 0.0), (8.0, 0.0)], ((-2, 10), (-4, 4))),
        ([(1e9, 1.0), (1e9 + 2, 3.0)], ((1e9 - 0.5, 1e9 + 2.5), (0.5, 3.5))),
    ],
)
def test_windows(points: list[tuple[float, float]], windows: object) -> None:
    assert windows_of_path(points) == windows


def test_values_of_a_quadratic_far_from_zero() -> None:
    objective = objective_of(read("(x - 10^9)^2"))
    found = values_of(objective, numpy.array([1e9 - 1, 1e9, 1e9 + 2]))
    assert found.tolist() == [1, 0, 4]


def test_a_sum_over_data_is_drawn() -> None:
    found = tutor.descend(  # ½·((s − 1)² + (2s − 2)²) = 2.5·(s − 1)²
        "1/2*sum(i, (s*a_i - h_i)^2)", at="s=3", rate="0.1", steps=1, variables=["s"],
        data={"a": [1, 2], "h": [1, 2]},
    )  # fmt: skip
    from tutor.learning.pictures.descent import walked_picture

    made = walked_picture(found)
    assert layers(made, Path)[0].points[0] == pytest.approx((3, 10))
    assert marked(made)[Mark.MINIMUM] == ((1, 0),)


def test_where_a_quadratic_is_least() -> None:
    assert lowest_of(objective_of(read("3a^2 + b^2 - a b + a"))) == pytest.approx((-2 / 11, -1 / 11))
    assert lowest_of(objective_of(read("x^2 - 4x"))) == (2,)
    assert lowest_of(objective_of(read("x y"))) is None
    assert lowest_of(objective_of(read("(x + y)^2"))) is None
    assert lowest_of(objective_of(read("x^4"))) is None
