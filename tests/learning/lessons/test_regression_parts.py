"""The parts of the regress lesson that lead up to the closed form: what they say, and that their checks can fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

import tutor
from tutor.derivation.lesson import Block, Lines, Note, Table
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.learning.lessons.gradient import gradient_sections
from tutor.learning.lessons.in_sums import answers, sum_values
from tutor.learning.lessons.loss import loss_sections
from tutor.learning.lessons.regression import PARTS, parts_of, read_show, regression_lesson
from tutor.learning.lessons.setup import setup_sections
from tutor.learning.regression import Regression
from tutor.render.phrases import sentence
from tutor.stationary.ledger import Ledger

LECTURE = {"age (months)": [0, 2, 4], "height (cm)": [30, 40, 50]}


def lecture(**options: object) -> Regression:
    """The lecture's regression from s = 1, b = 0."""
    return tutor.regress(LECTURE, **{"at": "s=1, b=0", **options})  # type: ignore[arg-type]


def blocks(found: Regression, part: str) -> list[Block]:
    """All blocks of a part of the lesson."""
    return [block for section in regression_lesson(found, [part]).sections for block in section.blocks]


def notes(found: Regression, part: str) -> list[str]:
    """All sentences of a part of the lesson."""
    return [sentence(block.phrase, text) for block in blocks(found, part) if isinstance(block, Note)]


def rights(found: Regression, part: str) -> list[str]:
    """The right sides of all lines of a part of the lesson."""
    return [text(line.right) for block in blocks(found, part) if isinstance(block, Lines) for line in block.lines]


def table(found: Regression, part: str) -> Table:
    """The first table of a part of the lesson."""
    return next(block for block in blocks(found, part) if isinstance(block, Table))


def test_the_table_of_residuals_is_the_lectures() -> None:
    cells = [[one if isinstance(one, str) else text(one) for one in row] for row in table(lecture(), "loss").rows]  # type: ignore[arg-type]
    assert cells == [
        ["1", "0", "30", "0", "−30", "900"],
        ["2", "2", "40", "2", "−38", "1444"],
        ["3", "4", "50", "4", "−46", "2116"],
    ]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("half-sse", ["½((0 − 30)² + (2 − 40)² + (4 − 50)²)", "½(900 + 1444 + 2116)", "½·4460", "2230"]),
        ("sse", ["(0 − 30)² + (2 − 40)² + (4 − 50)²", "900 + 1444 + 2116", "4460"]),
        ("mse", ["⅓((30 − 0)² + (40 − 2)² + (50 − 4)²)", "⅓(900 + 1444 + 2116)", "⅓·4460", "4460/3"]),
    ],
)
def test_the_loss_is_worked_out_line_by_line(kind: str, lines: list[str]) -> None:
    assert rights(lecture(loss=kind), "loss") == lines


@pytest.mark.parametrize(
    ("kind", "slope"),
    [
        ("half-sse", "s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ"),
        ("sse", "2(s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ)"),
        ("mse", "2/n·(s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ)"),
    ],
)
def test_each_derivative_comes_down_to_the_statistics(kind: str, slope: str) -> None:
    assert text(answers(lecture(loss=kind))[0]) == slope


def test_the_sums_are_those_of_the_lecture() -> None:
    values = {text(node): value for node, value in sum_values(lecture()).items()}
    assert values == {"Σᵢ aᵢ²": 20, "Σᵢ aᵢ": 6, "Σᵢ aᵢhᵢ": 280, "Σᵢ hᵢ": 120, "n": 3}
    shown = rights(lecture(), "gradient")
    for line in ("0² + 2² + 4²", "0·30 + 2·40 + 4·50", "1·20 + 0·6 − 280", "1·6 + 0·3 − 120"):
        assert line in shown


@pytest.mark.parametrize(
    ("data", "options"),
    [
        ({"t": [-2, -1, 3], "y": [-5, 2, -7]}, {"at": "s=-2, b=-1/3"}),
        ({"t": [0.1, 0.25, 0.3], "y": [1.5, -2.25, 0]}, {"loss": "mse", "at": {"s": 0.5, "b": -0.1}}),
        ({"u": [1, 2, 3, 5], "w": [2, 1, 0, 1], "y": [1, 0, 2, 1]}, {"x": "u,w", "y": "y", "loss": "sse"}),
        ({"t": [0, 1, 2, 3], "y": [1, 2, 0, 5]}, {"degree": 3, "loss": "mse"}),
        ({"t": [1, 2, 4], "y": [1, 2, 0]}, {"model": "p*ln(t) + q/t", "at": {"p": 1, "q": 2}}),
        ({"t": [0, 1, 2], "y": [1, 2, 4]}, {"model": "a*2^(k t) + 1", "at": {"a": 1, "k": 1}}),
        ({"t": [0, 1, 2], "y": [0, 1, 1]}, {"model": "sigmoid(w t + c)"}),
        ({"t": [1, 2, 3], "y": [2, 3, 4]}, {"model": "3t + c"}),
        ({"t": [1, 2, 3], "y": [2, 3, 4]}, {"degree": 0}),
        ({"i": [1, 2, 3], "n": [2, 3, 4]}, {}),
    ],
)
def test_every_line_of_every_part_is_checked(data: Mapping[str, Sequence[object]], options: dict[str, object]) -> None:
    lesson = tutor.regress(data, **options).lesson  # type: ignore[arg-type]
    checks = lesson.facts["checks"]
    assert isinstance(checks, dict)
    assert checks["lines"] == checks["checked"] > 10


def wrong_sum(found: Regression) -> Regression:
    """The same regression with Σ aᵢhᵢ too large by one."""
    statistics = found.statistics
    assert statistics is not None
    moments = (statistics.moments[0] + 1, *statistics.moments[1:])
    sums = {node: value + (value == 280) for node, value in statistics.sums.items()}
    return replace(found, statistics=replace(statistics, moments=moments, sums=sums))


def test_a_wrong_sum_is_found_out() -> None:
    bad = wrong_sum(lecture())
    with pytest.raises(CheckFailed):
        gradient_sections(bad, Ledger())
    with pytest.raises(CheckFailed):
        loss_sections(bad, Ledger())


def test_a_wrong_derivative_is_found_out() -> None:
    good, other = lecture(), tutor.regress({**LECTURE, "height (cm)": [1, 2, 4]}, names="s,b")
    slopes = list(good.gradient.partials.values())
    swapped = replace(good.gradient, partials=dict(zip(good.gradient.partials, reversed(slopes), strict=True)))
    with pytest.raises(CheckFailed):
        gradient_sections(replace(good, gradient=swapped, statistics=other.statistics), Ledger())


def test_long_data_are_folded() -> None:
    found = tutor.regress({"t": list(range(50)), "y": [3 * t for t in range(50)]})
    numbers = [row[0] for row in table(found, "setup").rows]
    assert numbers == ["1", "2", "3", "4", "5", "…", "48", "49", "50"]
    assert [row[0] for row in table(found, "loss").rows] == numbers


def test_what_was_chosen_is_said() -> None:
    assert any("age is the input, height the output" in note for note in notes(tutor.regress(LECTURE), "setup"))
    assert not any("No columns" in note for note in notes(tutor.regress(LECTURE, x="age", y="height"), "setup"))
    assert any("starts at 0" in note for note in notes(tutor.regress(LECTURE), "loss"))
    assert not any("starts at 0" in note for note in notes(lecture(), "loss"))


def test_a_rate_that_is_too_large_is_named() -> None:
    assert any("too large" in note for note in notes(lecture(rate="0.1", steps=5), "step"))
    assert any("is below" in note and "to the minimum" in note for note in notes(lecture(rate="0.09", steps=5), "step"))
    # 2/λ for λ = (23 + √433)/2, the larger root of λ² − 23λ + 24.
    limit = 4 / (23 + 433**0.5)
    assert any(f"{limit:.6g}" in note for note in notes(lecture(rate="0.1"), "step"))


def test_the_loss_of_a_perfect_start() -> None:
    found = lecture(at="s=5, b=30")
    assert any("Every prediction is right" in note for note in notes(found, "loss"))
    assert any("stationary point" in note for note in notes(found, "gradient"))


def test_parts_by_name() -> None:
    assert read_show(None) is None
    assert parts_of(None) == list(PARTS)
    assert parts_of(["fit", "setup", "fit"]) == ["fit", "setup"]
    with pytest.raises(Unanswerable, match="no part 'x'"):
        parts_of(["x"])
    with pytest.raises(Unanswerable, match="names no part"):
        read_show(" , ")


def test_the_model_is_read_back_before_it_is_shown() -> None:
    found = lecture()
    assert len(setup_sections(found, Ledger(found.loss.reading.names))) == 3
    assert isinstance(found.model.expression, Expression)
    assert found.start == (Fraction(1), Fraction(0))


def test_a_walk_that_goes_on_in_floating_point_is_written_out_as_well() -> None:
    data = {"a": [-1, -0.68, 4, 2, -1.42, -3, 0], "y": [-1.357, 0.207, -2, 0.641, 1.25, 1.507, 0.243]}
    found = tutor.regress(data, model="a^2*p + q", rate="1e-6", steps=3)
    assert isinstance(found.descent.steps[1].point[0], float)
    assert "0 − 0.000001·14.6137832" in rights(found, "step")


def test_constant_terms_are_counted() -> None:
    """By β₀ all of β₁·xᵢ + … + β₇·xᵢ⁷ − yᵢ is constant: eight terms."""
    found = tutor.regress({"x": list(range(9)), "y": [1, 0, 2, 1, 3, 1, 4, 1, 5]}, degree=7)
    reasons = [
        sentence(reason, text)
        for block in blocks(found, "gradient")
        if isinstance(block, Lines)
        for line in block.lines
        for reason in line.reason
    ]
    assert "8 constant terms" in reasons
    assert not any(reason.startswith("1 constant") for reason in reasons)
