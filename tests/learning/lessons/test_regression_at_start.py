"""∇loss and the loss at the start, and the walk from there: what is exact, what is rounded, and what is said of it."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import numpy
import pytest

import tutor
from tests.learning.lessons.test_regression_parts import blocks, lecture, notes, rights
from tutor.derivation.lesson import Lines, Matrix, Table
from tutor.errors import CheckFailed
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.learning.gentler import gentler_rate
from tutor.learning.lessons.gradient_at import gradient_at_start, start_gradient
from tutor.learning.lessons.in_sums import exact_sums
from tutor.learning.lessons.regression import regression_lesson
from tutor.learning.lessons.slope_table import slope_table
from tutor.learning.objective import Formula
from tutor.learning.regression import Regression
from tutor.render.phrases import sentence
from tutor.stationary.ledger import Ledger

TIMES = [0, 0.5, 1, 1.5, 2, 2.5]
LEVELS = [0.59, 0.98, 1.2, 1.1, 0.6, 0.16]
GROWTH = {"t": [0, 1, 2, 3, 4, 5], "c": [1.2, 1.6, 2.2, 3, 4, 5.4]}


def tide(**options: object) -> Regression:
    """A model with sines, whose sums are no fractions."""
    return tutor.regress({"t": TIMES, "v": LEVELS}, model="A*sin(t) + B*cos(t) + c", **options)  # type: ignore[arg-type]


def growth(**options: object) -> Regression:
    """A model that is not linear."""
    settings = {"at": "a=1, k=0.2", **options}
    return tutor.regress(GROWTH, model="a*exp(k t)", **settings)  # type: ignore[arg-type]


def relations(found: Regression, part: str) -> dict[str, str]:
    """Each right side of a part with its sign before it."""
    lines = [line for block in blocks(found, part) if isinstance(block, Lines) for line in block.lines]
    return {text(line.right): line.relation for line in lines}


def test_equal_signs_stand_before_what_is_exact() -> None:
    """At A = B = c = 0 the predictions are 0: ½·(0.59² + … + 0.16²) = 2.17205, though sin(0.5) is no fraction."""
    assert relations(tide(), "loss")["2.17205"] == "="
    signs = relations(tide(), "gradient")
    assert signs["−4.63"] == "="  # −Σ v = −(0.59 + 0.98 + 1.2 + 1.1 + 0.6 + 0.16)
    assert signs[f"−{sum(v * math.sin(t) for t, v in zip(TIMES, LEVELS, strict=True)):.6g}"] == "≈"
    step = relations(tide(), "step")
    assert (step["0.0463"], step["2.17205"]) == ("=", "=")
    assert step[f"{0.01 * sum(v * math.sin(t) for t, v in zip(TIMES, LEVELS, strict=True)):.6g}"] == "≈"


def test_sums_of_the_outputs_alone_are_exact() -> None:
    assert {text(node): value for node, value in exact_sums(tide()).items()} == {"Σᵢ vᵢ": Fraction(463, 100), "n": 6}


def test_a_model_with_sines_has_its_sums_put_in() -> None:
    shown = rights(tide(at="A=1, B=0, c=2"), "gradient")
    sine, cosine = numpy.sin(TIMES), numpy.cos(TIMES)
    moments = (float(sine @ sine), float(sine @ cosine), float(sine.sum()), float(sine @ numpy.array(LEVELS)))
    first, second, third, last = (f"{one:.6g}" for one in moments)
    assert f"1·{first} + 0·{second} + 2·{third} − {last}" in shown


@pytest.mark.parametrize(("kind", "scale"), [("half-sse", 1), ("sse", 2), ("mse", -2 / 6)])
def test_a_model_that_is_not_linear_has_its_rows_in_a_table(kind: str, scale: float) -> None:
    found = growth(loss=kind)
    tables = [block for block in blocks(found, "gradient") if isinstance(block, Table)]
    assert len(tables) == 2
    t, c = numpy.array(GROWTH["t"]), numpy.array(GROWTH["c"])
    residual = (numpy.exp(0.2 * t) - c) * (-1 if kind == "mse" else 1)
    for table, factor in zip(tables, (numpy.exp(0.2 * t), t * numpy.exp(0.2 * t)), strict=True):
        columns = list(zip(*table.rows[:-1], strict=True))
        for cells, meant in zip(columns[1:], (residual, factor, residual * factor), strict=True):
            numbers = [float(text(cell).replace("−", "-")) for cell in cells if isinstance(cell, Expression)]
            assert numbers == pytest.approx(list(meant), rel=1e-5, abs=1e-9)
        total = table.rows[-1][-1]
        assert isinstance(total, Expression)
        assert float(text(total).replace("−", "-")) == pytest.approx(float(residual @ factor), rel=1e-5)
    values, known = start_gradient(found)
    assert [float(one) for one in values] == pytest.approx(
        [scale * float(residual @ numpy.exp(0.2 * t)), scale * float(residual @ (t * numpy.exp(0.2 * t)))]
    )
    assert known == (False, False)


def test_every_gradient_stands_as_a_vector_too() -> None:
    for found, sign in ((lecture(), "="), (tide(), "≈"), (growth(), "≈")):
        [vector] = [block for block in blocks(found, "gradient") if isinstance(block, Matrix)]
        assert vector.relation == sign
        assert len(vector.rows) == len(found.model.parameters)


def test_a_wrong_slope_of_the_walk_is_found_out() -> None:
    good = growth()
    assert isinstance(good.objective, Formula)
    swapped = replace(good.objective, partials=good.objective.partials[::-1])
    with pytest.raises(CheckFailed, match="the rows add up"):
        slope_table(replace(good, objective=swapped), 0, Ledger())


def test_a_wrong_sum_with_sines_is_found_out() -> None:
    good = tide(at="A=1, B=0, c=2")
    assert good.statistics is not None
    gram = tuple(tuple(one + (one > 3) for one in row) for row in good.statistics.gram)
    sums = {node: value + (value > 3) for node, value in good.statistics.sums.items()}
    bad = replace(good, statistics=replace(good.statistics, gram=gram, sums=sums))
    with pytest.raises(CheckFailed):
        gradient_at_start(bad, Ledger())


def test_the_first_two_of_many_derivatives_are_written_out() -> None:
    found = tutor.regress({"t": [0, 1, 2, 3, 4], "y": [1, 2, 0, 5, 3]}, degree=4)
    headings = [
        sentence(section.heading, text)
        for section in regression_lesson(found, ["gradient"]).sections
        if section.heading is not None
    ]
    assert headings[:3] == ["∂loss/∂β₀", "∂loss/∂β₁", "The other derivatives, in the same way"]


def test_one_row_is_not_divided_by() -> None:
    found = tutor.regress({"t": [2], "y": [40]}, loss="mse", at="s=1, b=0")
    assert "2(1·4 + 0·2 − 80)" in rights(found, "gradient")


def test_a_negative_output_is_taken_away() -> None:
    found = tutor.regress({"t": [1, 2], "y": [-0.25, 1]}, at="s=0, b=0.5")
    assert "½((0.5 − (−0.25))² + (0.5 − 1)²)" in rights(found, "loss")


def test_no_step_is_needed_at_the_minimum() -> None:
    [at_one] = notes(lecture(at="s=5, b=30", steps=3), "step")
    assert at_one == "The walk starts at the minimum: ∇loss is 0 there, so no step is needed."
    flat = tutor.regress({"t": [2, 2], "y": [3, 5]}, at="s=2, b=0", steps=3)
    assert notes(flat, "step") == ["The walk starts at one of the minima: ∇loss is 0 there, so no step is needed."]
    point = tutor.regress({"t": [1, -1], "y": [1, -1]}, model="a*k*t + c", at="a=0, k=0, c=0")
    assert notes(point, "step") == [
        "∇loss is 0 at the start, a stationary point: gradient descent makes no step there."
    ]


def test_many_minima_are_told_apart_from_one() -> None:
    flat = tutor.regress({"t": [2, 2], "y": [3, 5]}, rate="0.01", steps=3)
    assert any("one of the minima" in note for note in notes(flat, "step"))
    assert not any("to the minimum" in note for note in notes(flat, "step"))


def test_a_loss_that_rises_is_named_though_all_steps_were_made() -> None:
    assert any("loss rose in every step, from 2230 to" in note for note in notes(lecture(rate="0.5", steps=3), "step"))
    assert not any("rose" in note for note in notes(lecture(rate="0.01", steps=3), "step"))


def test_a_rate_that_does_is_given_for_models_that_are_not_linear() -> None:
    said = notes(growth(rate="0.1", steps=4), "step")
    [tried] = [note for note in said if "was tried" in note]
    smaller = Fraction(tried.split("too large. ")[1].split(" was tried")[0])
    t, c = numpy.array(GROWTH["t"]), numpy.array(GROWTH["c"])
    here, before = numpy.array([1.0, 0.2]), math.inf
    for _ in range(20):
        off = here[0] * numpy.exp(here[1] * t) - c
        assert 0.5 * off @ off < before
        before = 0.5 * off @ off
        slopes = numpy.exp(here[1] * t)
        here = here - float(smaller) * numpy.array([off @ slopes, here[0] * off @ (t * slopes)])
    assert not any("tried" in note for note in notes(growth(rate="0.001", steps=4), "step"))


def test_no_rate_does_where_the_loss_does_not_fall() -> None:
    found = tutor.regress({"t": [1, 2], "y": [1, 2]}, model="abs(a)*t + b", at="a=1, b=0", rate="0.5")
    assert gentler_rate(found.objective, found.start, Fraction(1, 2)) is None  # it starts at the minimum


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        ({"u": [1, 2], "v": [3, 4], "y": [1, 2]}, {"x": "u,v", "y": "y"}, "The inputs are u and v."),
        ({"u": [1, 2], "y": [1, 2]}, {}, "The input is u."),
        ({"u": [1, 2], "y": [1, 2]}, {"degree": 0}, "No column stands in it: it is the same for every row."),
        ({"u": [1, 2], "y": [1, 2]}, {"degree": 0}, "No columns were named: the last one, y, is the output."),
        ({"u": [1, 2], "v": [3, 4], "y": [1, 2]}, {"x": "u,v", "model": "p*u"}, "The column v does not stand in it."),
    ],
)
def test_what_is_said_of_the_inputs(data: dict[str, list[int]], options: dict[str, object], said: str) -> None:
    assert said in notes(tutor.regress(data, **options), "setup")  # type: ignore[arg-type]


def test_a_constant_explains_no_letter_that_is_not_in_it() -> None:
    found = tutor.regress({"age": [1, 2], "y": [1, 2]}, degree=0)
    assert not any("age" in note for note in notes(found, "setup"))
