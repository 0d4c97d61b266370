"""`--where`: what is read, what is put in, how a page is written with names, and what is refused."""

from __future__ import annotations

import pytest

from tests.derivation.asked import facts
from tutor.derivation.definition_text import read_definitions
from tutor.derivation.definitions import Folder, instance, put_in_definitions
from tutor.derivation.lesson import Line, Lines, Matrix, Phrase
from tutor.derivation.lessons.gradient import gradient_lesson
from tutor.derivation.lessons.loss_forms import prediction_in
from tutor.derivation.lessons.where import with_definitions
from tutor.derivation.results import gradient
from tutor.derivation.subject import subject
from tutor.derivation.where import read_defined
from tutor.errors import StudentError
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Expression

SQUARES = "1/N sum(n, (y_n - yhat_n)^2)"
LINE = "yhat_n = theta_0 + theta_1 x_n"
LOGISTIC = "-sum(i, y_i ln(σ(z_i)) + (1 - y_i) ln(1 - σ(z_i)))"


def column(function: str, where: str, *variables: str) -> list[str]:
    defined = read_defined(function, where, variables or None)
    lesson = with_definitions(gradient_lesson(gradient(defined.reading)), defined)
    blocks = [block for part in lesson.sections for block in part.blocks]
    matrix = next((block for block in blocks if isinstance(block, Matrix)), None)
    if matrix is not None:
        return [text(row[0]) for row in matrix.rows]
    slopes = [line for block in blocks if isinstance(block, Lines) for line in block.lines if _is_slope(line)]
    return [text(line.right) for line in slopes[: len(variables)]]


def _is_slope(line: Line) -> bool:
    """Whether a line is ∂f/∂zₘ = …, as the answer is written for a family."""
    return isinstance(line.left, Phrase) and line.left.key == "partial-of"


@pytest.mark.parametrize(
    ("function", "where", "variables", "answers"),
    [
        (SQUARES, LINE, (), ["−2/N·Σₙ (yₙ − ŷₙ)", "−2/N·Σₙ (yₙ − ŷₙ)·xₙ"]),
        (LOGISTIC, "z_i = w x_i + b", ("w", "b"), ["Σᵢ (σ(zᵢ) − yᵢ)·xᵢ", "Σᵢ (σ(zᵢ) − yᵢ)"]),
        ("-y ln(p) - (1 - y) ln(1 - p)", "z = w x + b; p = σ(z)", ("w", "b"), ["x·(p − y)", "p − y"]),
        ("-sum(k, y_k ln(p_k))", "p_k = exp(z_k)/sum(j, exp(z_j))", ("z_m",), ["pₘ·Σₖ yₖ − yₘ"]),
        ("(pred - y)^2", "pred = rate x", ("rate",), ["2x·(pred − y)"]),
    ],
)
def test_answers_in_names(function: str, where: str, variables: tuple[str, ...], answers: list[str]) -> None:
    assert column(function, where, *variables) == answers


def test_every_line_means_what_it_meant() -> None:
    defined = read_defined(LOGISTIC, "z_i = w x_i + b", ["w", "b"])
    plain = gradient_lesson(gradient(defined.reading))
    named = with_definitions(plain, defined)
    before = [block for part in plain.sections[1:] for block in part.blocks if isinstance(block, Lines)]
    after = [block for part in named.sections[1:] for block in part.blocks if isinstance(block, Lines)]
    for one, other in zip(before, after, strict=True):
        assert isinstance(other.opening, Expression)
        assert put_in_definitions(other.opening, defined.definitions) == one.opening
        assert all("w·xᵢ + b" not in text(line.right).replace("∂/∂w [w·xᵢ + b]", "") for line in other.lines)
    found = facts(named)
    assert found["where"] == {"z_i": "w*Indexed(x, i) + b"}


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("", "defines nothing"),
        ("w x", "no name = expression"),
        ("yhat_n =", "no name = expression"),
        ("yhat_n = b, yhat_m = 2", "twice"),
        ("yhat_n = yhat_n + 1", "circle"),
        ("yhat_n = a_n, a_n = c_n, c_n = yhat_n", "circle"),
        ("yhat_n = b x_m", "no index m itself"),
        ("z_n = b x_n", "does not stand in f"),
        ("yhat = b", "same indices"),
        ("yhat_n = b x_n, q = 1", "q is defined"),
        ("yhat_n = u = v", "one = for each name"),
        ("yhat_n = (b", "("),
        ("2 = b", "name is missing"),
        (", ".join(f"a_{place} = 1" for place in range(1, 30)), "at most"),
    ],
)
def test_refused(where: str, said: str) -> None:
    with pytest.raises(StudentError) as refusal:
        read_defined("sum(n, (y_n - yhat_n)^2)", where)
    assert said in str(refusal.value)
    assert refusal.value.mend


def test_a_defined_name_is_no_variable() -> None:
    with pytest.raises(StudentError, match="is no variable"):
        read_defined("(y - z)^2", "z = w x", ["z"])


def test_order_does_not_matter() -> None:
    names = [one.symbol.label for one in read_definitions("p_i = σ(z_i), z_i = w u_i, u_i = 2x_i")]
    assert names == ["u_i", "z_i", "p_i"]


def test_an_index_of_the_definition_is_not_captured() -> None:
    (definition,) = read_definitions("z_i = sum(j, x_{ij} w_j)")
    found = instance(definition, (parse("sum(j, x_j)").children[1],))  # the index j
    assert text(found) == "Σₖ xⱼₖwₖ"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("y - w*x - b", "y − z"),
        ("b + 2 + x*w", "z + 2"),
        ("2*(w*x + b)", "2z"),
        ("2w x + 2b", "2wx + 2b"),  # not the same terms
        ("w x - b", "wx − b"),
        ("sin(w*x + b)/(w*x + b)", "sin(z)/z"),
    ],
)
def test_fold(source: str, shown: str) -> None:
    assert text(Folder(read_definitions("z = w x + b")).fold(parse(source))) == shown


def test_a_new_name_for_a_letter_is_never_put_back() -> None:
    assert column("(y - u)^2", "u = w", "w") == ["−2(y − w)"]


@pytest.mark.parametrize(
    ("function", "variables", "meaning"),
    [
        ("1/N sum(n, (y_n - theta_0 - theta_1 x_n)^2)", ["theta_0", "theta_1"], "θ₀ + θ₁·xₙ"),
        ("sum(n, (y_n - (a + b x_n))^2)", ["a", "b"], "a + b·xₙ"),
        ("sum(i, (s a_i + b - h_i)^2)", ["s", "b"], "s·aᵢ + b"),
        ("sum(i, (y_i - σ(w x_i))^2)", ["w"], "σ(w·xᵢ)"),
        ("sum(i, (x_i - c)^2)", ["c"], "c"),
        ("sum(i, (x_i - y_i)^2)", ["c"], None),
        ("sum(i, (w + x_i y_i)^2)", ["w"], None),
        ("sum(i, (yhat_i - w y_i - y_i)^2)", ["w"], None),
        ("w^2", ["w"], None),
    ],
)
def test_prediction(function: str, variables: list[str], meaning: str | None) -> None:
    found = prediction_in(subject(function, variables))
    assert (None if found is None else text(found.expression)) == meaning
