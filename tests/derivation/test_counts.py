"""What is said of n, of families and of the letters of a Σ: only what a reader can see on the page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tutor.derivation.lesson import Lesson, Lines, Matrix, Note
from tutor.derivation.lessons.gradient import gradient_lesson
from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
from tutor.derivation.results import gradient
from tutor.derivation.subject import subject, with_all_variables, with_number_of_rows
from tutor.errors import Unanswerable
from tutor.expression.text import text
from tutor.render.phrases import sentence

SQUARES = "sum(i, (y_i - b - w x_i)^2)"
RIDGE = "sum(i, (y_i - b - sum(j, x_{ij} beta_j))^2)"
LOG_SOFTMAX = "sum(k, y_k (ln(sum(j, exp(z_j))) - z_k))"


def about(function: str, *variables: str) -> Lesson:
    reading = with_all_variables(subject(function, list(variables)))
    return partial_lesson(mixed_partial(reading, list(variables)))


def counts(lesson: Lesson) -> list[str]:
    notes = [block for part in lesson.sections for block in part.blocks if isinstance(block, Note)]
    return [sentence(note.phrase, text) for note in notes if note.phrase.key in ("number-of-terms", "number-of-each")]


@pytest.mark.parametrize(
    ("function", "variable", "said"),
    [
        (SQUARES, "b", ["n is the number of terms of the Σ."]),  # −2(Σ yᵢ − b·n − …)
        (SQUARES, "w", []),  # no n in the function, the lines or the answer
        (f"1/n {SQUARES}", "w", ["n is the number of terms of the Σ."]),
        ("1/N sum(n, (y_n - w x_n)^2)", "w", ["N is the number of terms of the Σ."]),
        (RIDGE, "beta_k", []),
        (f"1/n {RIDGE}", "beta_k", ["n is the number of terms of each Σ: that over j and that over i."]),
        (LOG_SOFTMAX, "z_m", []),
    ],
)
def test_n_is_explained_where_it_stands(function: str, variable: str, said: list[str]) -> None:
    assert counts(about(function, variable)) == said


@pytest.mark.parametrize(
    ("function", "variables", "head"),
    [
        (LOG_SOFTMAX, ["z_m"], "f(z)"),
        ("sum(i, (y_i - sum(j, x_{ij} beta_j))^2) + lambda sum(j, beta_j^2)", ["beta_k"], "f(β, λ)"),
        ("x_1^2 + x_2", ["x_1"], "f(x₁, x₂)"),
    ],
)
def test_the_head_names_a_family_by_its_letter(function: str, variables: Sequence[str], head: str) -> None:
    block = about(function, *variables).sections[0].blocks[0]
    assert isinstance(block, Lines)
    left = block.lines[0].left
    assert left is not None
    assert not hasattr(left, "children")
    assert sentence(left, text) == head


def test_the_gradient_of_a_family_is_one_equation() -> None:
    blocks = [block for part in gradient_lesson(gradient("sum(k, x_k^2)")).sections for block in part.blocks]
    assert not any(isinstance(block, Matrix) for block in blocks)
    (line,) = [block.lines[0] for block in blocks if isinstance(block, Lines) and block.lines[0].reason == ()][1:]
    assert text(line.right) == "2xⱼ"


@pytest.mark.parametrize(
    ("function", "variable", "offered"),
    [
        ("sum(k, x_k^2)", "x_k", "x_j"),
        ("sum(j, x_j^2)", "x_j", "x_k"),
        (LOG_SOFTMAX, "z_k", "z_m"),
        (LOG_SOFTMAX, "z_j", "z_m"),
        ("sum(j, m x_j^2) + k", "x_j", "x_p"),
    ],
)
def test_the_letter_that_is_offered_is_free(function: str, variable: str, offered: str) -> None:
    with pytest.raises(Unanswerable) as refusal:
        mixed_partial(subject(function), [variable])
    assert refusal.value.mend.endswith(f"such as {offered}.")
    mixed_partial(subject(function), [offered])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1/N sum(i, (y_i - w x_i)^2)", "1/n·Σᵢ (yᵢ − w·xᵢ)²"),
        ("1/(2N) sum(i, y_i)", "1/(2n)·Σᵢ yᵢ"),
        ("1/N sum(n, y_n)", "1/N·Σₙ yₙ"),  # N is the end of this Σ already
        ("1/N sum(i=1..N, y_i)", "1/N·Σ(i=1..N) yᵢ"),
        ("n/N sum(i, y_i)", "n/N·Σᵢ yᵢ"),  # n has a meaning of its own
        ("N x^2", "N·x²"),
    ],
)
def test_what_n_of_the_rows_is_called(typed: str, read: str) -> None:
    found = with_number_of_rows(subject(typed))
    assert text(found.expression) == read
    assert (text(subject(typed).expression) == read) == ("N" in {one.name for one in found.variables} or "N" in read)


def test_a_declared_variable_stays() -> None:
    found = with_number_of_rows(subject("1/N sum(i, y_i)", ["N"]))
    assert [variable.label for variable in found.variables] == ["N"]
