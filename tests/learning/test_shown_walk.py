"""What of a walk is drawn: every step that was made and none that was not, cut where it leaves the picture."""

from __future__ import annotations

from fractions import Fraction

import pytest

import tutor
from tests.learning.test_pictures import HEIGHTS, layers, marked, walked
from tutor.derivation.picture import Arrows, Mark, Path, Picture, Points
from tutor.derivation.pictures.labels import figure_of
from tutor.learning.pictures.descent import walked_picture
from tutor.learning.pictures.regression import regression_pictures
from tutor.learning.regression import regress


def lowest_walk(f: str, start: tuple[int, ...], rate: Fraction, steps: int) -> Picture:
    return walked_picture(tutor.descend(f, at=dict(zip("xyz", start, strict=False)), rate=rate, steps=steps))


def test_a_step_far_out_is_cut_at_the_edge() -> None:
    made = lowest_walk("x^2 + 10y^2", (8, 1), Fraction(1), 200)  # (8, 1) → (−8, −19) → (8, 361)
    assert marked(made) == {Mark.MINIMUM: ((0, 0),), Mark.START: ((8, 1),)}
    assert not layers(made, Path)
    (arrow,) = layers(made, Arrows)
    assert list(arrow.starts) == [(8, 1)]
    across, up = arrow.vectors[0]
    assert across * -20 == pytest.approx(up * -16)  # towards (−8, −19)
    assert made.shows((8 + across, 1 + up))
    assert not made.shows((8 + 1.05 * across, 1 + 1.05 * up))
    assert arrow.label.key == "picture-way-out"
    assert dict(arrow.label.values)["values"] == (figure_of(-8.0), figure_of(-19.0))
    assert [axis.span < 20 for axis in made.axes] == [True, True]
    assert "picture-runs-away-at-once" in [note.key for note in made.notes]


def test_one_step_too_far_is_cut_too() -> None:
    _, loss = regression_pictures(regress(HEIGHTS, at="s=1, b=0", rate="1"))  # on to (261, 114)
    assert marked(loss) == {Mark.MINIMUM: ((5, 30),), Mark.START: ((1, 0),)}
    assert loss.axes[0].high < 10
    assert len(layers(loss, Arrows)) == 1
    assert not any(note.key.startswith("picture-runs") for note in loss.notes)


def test_a_walk_on_a_graph_that_runs_away() -> None:
    made = lowest_walk("x^2", (3,), Fraction(3, 2), 50)  # 3 → −6 → 12 → −24
    assert layers(made, Path)[0].points == ((3, 9), (-6, 36), (12, 144))
    (arrow,) = layers(made, Arrows)
    assert arrow.starts == ((12, 144),)


@pytest.mark.parametrize(("steps", "every"), [(20, 1), (500, 1), (501, 4), (1000, 4), (3000, 16)])
def test_no_step_is_drawn_that_was_not_made(steps: int, every: int) -> None:
    rate, x = Fraction(1, 10_000), 1.0
    (path,) = layers(walked("x^2 + 1000y^2", (1, 1), rate, steps), Path)
    kept = []
    for number in range(steps + 1):
        if number % every == 0 or number == steps:
            kept.append(x)
        x -= float(rate) * 2 * x
    assert [point[0] for point in path.points] == pytest.approx(kept, rel=1e-9)
    assert path.joined == (every == 1)
    if every > 1:
        assert (path.label.key, dict(path.label.values)["every"]) == ("picture-every", every)


def test_every_step_has_its_height() -> None:
    made = lowest_walk("x^2 + y^2 + 3z^2 + x y", (1, 2, 3), Fraction(1, 10), 20)
    x, y, z = 1.0, 2.0, 3.0
    for number, (step, height) in enumerate(layers(made, Path)[0].points):
        assert (step, height) == pytest.approx((number, x * x + y * y + 3 * z * z + x * y))
        x, y, z = x - 0.1 * (2 * x + y), y - 0.1 * (2 * y + x), z - 0.1 * 6 * z
    assert number == 20


def test_the_end_is_drawn_above_the_minimum() -> None:
    made = lowest_walk("x^2 + y^2", (1, 1), Fraction(1, 2), 1)
    assert [layer.mark for layer in layers(made, Points)] == [Mark.MINIMUM, Mark.START, Mark.END]


def test_unlike_scales_are_told() -> None:
    assert "picture-scales" in [note.key for note in walked("x^2 + y^2", (100, 1), Fraction(1, 10)).notes]
    assert not walked("x^2 + y^2", (3, 1), Fraction(1, 10)).notes
