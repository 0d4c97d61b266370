"""What `tutor.regress` returns: the lecture's numbers, data from Python, defaults, and refusals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy
import pytest

import tutor
from tutor.errors import StudentError
from tutor.expression.tree import Symbol
from tutor.learning.data.dataset import Dataset
from tutor.learning.model import LossKind
from tutor.learning.over_data import value_over
from tutor.learning.regression import Regression

LECTURE = {"age (months)": [0, 2, 4], "height (cm)": [30, 40, 50]}
BABY = "age (months),height (cm)\n0,30\n2,40\n4,50\n"


def exact_rows(found: Regression) -> Dataset:
    """The data of a regression, which are few enough to be kept."""
    assert isinstance(found.data, Dataset)
    return found.data


def exactly(*numbers: int) -> tuple[Fraction, ...]:
    """Whole numbers as fractions."""
    return tuple(map(Fraction, numbers))


@pytest.fixture
def heights(tmp_path: Path) -> str:
    """The lecture's data in a file."""
    path = tmp_path / "heights.csv"
    path.write_text(BABY, encoding="utf-8")
    return str(path)


def test_the_lecture(heights: str) -> None:
    found = tutor.regress(heights, x="age", y="height", at="s=1, b=0", rate="0.01")
    first, second = found.descent.steps
    assert first.value == 2230
    assert first.gradient == exactly(-260, -114)
    assert second.point == (Fraction(36, 10), Fraction(114, 100))
    assert found.parameters == {"s": 5, "b": 30}
    assert found.r_squared == 1
    assert found.loss.kind is LossKind.HALF_SSE


def test_a_mapping_is_the_same_as_a_file(heights: str) -> None:
    one, other = tutor.regress(LECTURE), tutor.regress(heights)
    assert exact_rows(one).columns == exact_rows(other).columns
    assert one.data.headings == other.data.headings
    assert one.fit == other.fit


@pytest.mark.parametrize(
    "column",
    [
        [0.1, 0.2, 0.4],
        [Decimal("0.1"), Decimal("0.2"), Decimal("0.4")],
        [Fraction(1, 10), Fraction(1, 5), Fraction(2, 5)],
        numpy.array([0.1, 0.2, 0.4]),
        numpy.array([0.1, 0.2, 0.4], dtype=numpy.float32),
    ],
    ids=["floats", "decimals", "fractions", "numpy", "numpy32"],
)
def test_numbers_of_every_kind_are_exact(column: object) -> None:
    found = tutor.regress({"t": column, "y": [1, 2, 4]})
    assert exact_rows(found).columns[0] == (Fraction(1, 10), Fraction(1, 5), Fraction(2, 5))
    assert found.parameters == {"s": 10, "b": 0}


def test_a_table_with_columns_is_read_like_a_mapping() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    assert tutor.regress(pyarrow.table({"t": [1, 2], "y": [3, 5]})).parameters == {"s": 2, "b": 1}


def test_a_dataset_may_be_used_again() -> None:
    first = tutor.regress({"t": [1, 2, 3], "u": [1, 4, 9], "y": [2, 3, 4]}, x="t,u", y="y")
    again = tutor.regress(first.data, x="u", y="y")
    assert exact_rows(again).columns == (exactly(1, 4, 9), exactly(2, 3, 4))


@pytest.mark.parametrize(("kind", "scale"), [("half-sse", Fraction(1, 2)), ("sse", 1), ("mse", Fraction(1, 3))])
def test_each_loss_is_its_multiple_of_the_squares(kind: str, scale: Fraction) -> None:
    found = tutor.regress(LECTURE, at={"s": 1, "b": 0}, loss=kind)
    assert found.descent.steps[0].value == 4460 * scale
    assert found.descent.steps[0].gradient == (-520 * scale, -228 * scale)
    assert found.parameters == {"s": 5, "b": 30}


@pytest.mark.parametrize("model", ["c + d*t + k*t^2", "c + d*t", "A*sin(t) + B*cos(t)", "a*exp(k t)", "a*sigmoid(k t)"])
@pytest.mark.parametrize("kind", ["half-sse", "sse", "mse"])
def test_the_gradient_is_the_slope_of_the_loss(model: str, kind: str) -> None:
    times, outputs = [Fraction(k, 3) for k in range(5)], [Fraction(x) for x in (1, 3, 2, 5, 4)]
    found = tutor.regress({"t": times, "y": outputs}, model=model, loss=kind)
    at = [Fraction(place + 1, 7) for place in range(len(found.model.parameters))]
    slopes = found.objective.gradient(tuple(map(float, at)))
    step = 1e-5
    for place, slope in enumerate(slopes):
        ahead, back = ([float(v) + sign * step * (k == place) for k, v in enumerate(at)] for sign in (1, -1))
        rise = (found.objective.value(tuple(ahead)) - found.objective.value(tuple(back))) / (2 * step)
        assert float(slope) == pytest.approx(float(rise), rel=1e-6, abs=1e-6)


def test_the_derivatives_over_the_rows_are_those_of_the_statistics() -> None:
    found = tutor.regress({"u": [1, 2, 4, 7], "w": [3, 1, 4, 1], "y": [2, 7, 1, 8]}, x="u,w", y="y", loss="mse")
    letters = [*found.model.inputs, found.model.output]
    columns = {letter.label: column for letter, column in zip(letters, exact_rows(found).columns, strict=True)}
    point = tuple(Fraction(place, 3) for place in range(1, 4))
    place = {**dict(zip(found.model.parameters, point, strict=True)), Symbol("n"): Fraction(4)}
    assert found.objective.gradient(point) == tuple(
        value_over(answer, columns, place) for answer in found.gradient.answer
    )


def test_columns_are_chosen_where_there_is_no_choice() -> None:
    data = {"t": [1, 2], "y": [3, 5]}
    assert [heading.name for heading in tutor.regress(data, y="t").data.headings] == ["y", "t"]
    assert [heading.name for heading in tutor.regress(data, x="y").data.headings] == ["y", "t"]
    three = {**data, "z": [1, 1]}
    assert [heading.name for heading in tutor.regress(three, x="z,t").data.headings] == ["z", "t", "y"]
    bound = tutor.regress(three, y="y", model="p*u + q", bind={"u": "t"})
    assert [heading.name for heading in bound.data.headings] == ["t", "y"]


def test_the_mean_of_one_column() -> None:
    assert tutor.regress({"y": [1, 2, 6]}, degree=0).parameters == {"b": 3}


def test_predictions() -> None:
    assert tutor.regress(LECTURE).predict(6) == 60
    assert tutor.regress(LECTURE).predict(0.1) == Fraction(61, 2)
    waves = tutor.regress({"t": [0, 1, 2], "y": [1, 1, 1]}, model="A*sin(t) + B*cos(t) + c")
    assert float(waves.predict(7)) == pytest.approx(1)
    with pytest.raises(StudentError, match="2 numbers are given for 1"):
        tutor.regress(LECTURE).predict(1, 2)


def test_names_rename() -> None:
    assert tutor.regress(LECTURE, names="m,c").parameters == {"m": 5, "c": 30}


def test_bad_rows_are_counted_when_they_are_left_out() -> None:
    found = tutor.regress({"t": [1, None, 3, float("nan")], "y": [1, 2, 3, 4]}, skip_bad=True)
    assert exact_rows(found).columns == (exactly(1, 3), exactly(1, 3))
    assert found.data.skipped.count == 2
    assert [row.line for row in found.data.skipped.first] == [2, 4]


def test_what_has_no_one_answer_says_so() -> None:
    same = tutor.regress({"t": [2, 2], "y": [3, 5]})
    assert same.fit is not None
    assert same.fit.directions
    with pytest.raises(StudentError, match="do not settle"):
        _ = same.parameters
    curve = tutor.regress({"t": [0, 1], "y": [1, 2]}, model="a*exp(k t)")
    assert curve.fit is None
    assert curve.r_squared is None
    with pytest.raises(StudentError, match="not linear"):
        _ = curve.parameters


REFUSED: dict[str, tuple[object, dict[str, object], str]] = {
    "no columns": ({}, {}, "no columns"),
    "no table": (7, {}, "cannot be read from a int"),
    "no rows": ({"t": [], "y": []}, {}, "no rows"),
    "lengths": ({"t": [1, 2], "y": [1]}, {}, "differ in length"),
    "text in a column": ({"t": ["1", 2], "y": [1, 2]}, {}, "Row 1, column t"),
    "infinite": ({"t": [1, float("inf")], "y": [1, 2]}, {}, "Row 2, column t"),
    "all bad": ({"t": [None], "y": [1]}, {"skip_bad": True}, "No row"),
    "a column that is text": ({"t": "abc", "y": [1, 2, 3]}, {}, "not a list of numbers"),
    "three columns": ({"a": [1], "b": [2], "c": [3]}, {}, "It is not clear"),
    "no inputs": ({"a": [1], "b": [2], "c": [3]}, {"y": "a"}, "which columns are the inputs"),
    "one column": ({"a": [1]}, {}, "one column only"),
    "only column as input": ({"a": [1, 2]}, {"x": "a"}, "nothing is left to be predicted"),
    "only column as input of a constant": ({"a": [1, 2]}, {"x": "a", "degree": 0}, "nothing is left to be predicted"),
    "all inputs": (LECTURE, {"x": "age,height"}, "All columns are inputs, age, height"),
    "all bound": ({"a": [1], "b": [2], "c": [3]}, {"x": "a,b,c", "model": "p*a+q*b+r*c"}, "All columns are inputs"),
    "no column in the model": (LECTURE, {"model": "s*z+b"}, "No letter of the model is a column: s, z and b"),
    "no column in the linear model": (LECTURE, {"model": "z+b"}, "a (age), h (height)"),
    "in and out": (LECTURE, {"x": "age", "y": "age"}, "as input and as output"),
    "twice": ({"a": [1], "b": [2], "c": [3]}, {"x": "a,a", "y": "c"}, "stands twice"),
    "no such column": (LECTURE, {"x": "weight"}, "weight"),
    "empty x": (LECTURE, {"x": " , "}, "names no column"),
    "loss": (LECTURE, {"loss": "l1"}, "no loss"),
    "rate 0": (LECTURE, {"rate": 0}, "must be above 0"),
    "rate": (LECTURE, {"rate": "fast"}, "fast"),
    "rate line": (LECTURE, {"rate": "line"}, "fixed learning rate"),
    "rate huge": (LECTURE, {"rate": 1e200}, "too far from 1"),
    "rate nan": (LECTURE, {"rate": float("nan")}, "not a number"),
    "no steps": (LECTURE, {"steps": 0}, "number of steps"),
    "too many steps": (LECTURE, {"steps": 10**7}, "number of steps"),
    "unknown letter": (LECTURE, {"at": "s=1, q=2"}, "q is no parameter"),
    "missing letter": (LECTURE, {"at": "s=1"}, "No value is given for b"),
    "irrational start": (LECTURE, {"at": "s=pi, b=0"}, "no fraction"),
    "start far away": (LECTURE, {"at": {"s": 1e200, "b": 0}}, "too far from 1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, options, says = REFUSED[name]
    with pytest.raises(StudentError) as caught:
        tutor.regress(data, **options)  # type: ignore[arg-type]
    assert says in str(caught.value)
    assert caught.value.mend


def test_it_shows_itself_in_a_notebook() -> None:
    page = tutor.regress(LECTURE)._repr_html_()
    assert page is not None
    assert "<math" in page
    assert "height" in page


def test_an_offset_that_is_a_column() -> None:
    """y = 3t + 2t² + t at t = 1, 2, 3."""
    found = tutor.regress({"t": [1, 2, 3], "y": [6, 16, 30]}, model="A*t + B*t^2 + t")
    assert found.parameters == {"A": 3, "B": 2}
    assert found.lesson.sections


def test_a_column_is_bound_by_its_number() -> None:
    found = tutor.regress(LECTURE, model="A*t + c", bind="t=1")
    assert found.parameters == {"A": 5, "c": 30}


def test_numbers_that_are_too_large_are_named_as_such() -> None:
    with pytest.raises(StudentError, match="too large"):
        tutor.regress(LECTURE, model="s*a^1000000")


def test_all_columns_bound_and_no_output_named() -> None:
    with pytest.raises(StudentError, match="--y"):
        tutor.regress(LECTURE, model="A*t + c", bind="t=1, h=2")
