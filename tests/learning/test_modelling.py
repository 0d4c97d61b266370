"""Models: the line, polynomials, several inputs, and typed ones with their letters told apart."""

from __future__ import annotations

import pytest

from tutor.errors import StudentError, Unanswerable
from tutor.expression.text import text
from tutor.learning.data.dataset import Heading
from tutor.learning.model import Model
from tutor.learning.modelling import read_model

AGE, HEIGHT = Heading("age", "months"), Heading("height", "cm")
WEIGHT, AMOUNT = Heading("weight"), Heading("amount")


def _parts(model: Model) -> tuple[str, str, str]:
    """The prediction, the parameters, and the factors."""
    factors = "none" if model.factors is None else ", ".join(map(text, model.factors))
    return text(model.expression), ",".join(symbol.label for symbol in model.parameters), factors


@pytest.mark.parametrize("degree", [None, 1])
def test_the_line_is_the_lectures(degree: int | None) -> None:
    model = read_model([AGE], HEIGHT, degree=degree)
    assert _parts(model) == ("s·a + b", "s,b", "a, 1")
    assert (text(model.output), text(model.index), text(model.offset)) == ("h", "i", "0")
    assert {letter.label: place for letter, place in model.inputs.items()} == {"a": 0}
    assert model.is_line
    assert not model.is_polynomial


@pytest.mark.parametrize(
    ("degree", "expected"),
    [
        (0, ("β₀", "beta_0", "1")),
        (2, ("β₀ + β₁·a + β₂·a²", "beta_0,beta_1,beta_2", "1, a, a²")),
        (3, ("β₀ + β₁·a + β₂·a² + β₃·a³", "beta_0,beta_1,beta_2,beta_3", "1, a, a², a³")),
    ],
)
def test_polynomials(degree: int, expected: tuple[str, str, str]) -> None:
    model = read_model([AGE], HEIGHT, degree=degree)
    assert _parts(model) == expected
    assert model.is_polynomial == (degree > 0)
    assert len(model.inputs) == (degree > 0)  # the mean asks for no input


def test_degree_30_is_allowed() -> None:
    model = read_model([AGE], HEIGHT, degree=30)
    assert len(model.parameters) == 31
    assert model.is_polynomial


def test_several_inputs() -> None:
    model = read_model([AGE, WEIGHT], HEIGHT)
    assert _parts(model) == ("β₀ + β₁·a + β₂·w", "beta_0,beta_1,beta_2", "1, a, w")
    assert list(model.inputs.values()) == [0, 1]


@pytest.mark.parametrize(
    ("names", "degree", "expected"),
    [
        (["m", "c"], None, "m·a + c"),
        (["c", "m"], None, "c·a + m"),
        (["a", "h"], None, "a·g + h"),
        (["p", "q", "r"], 2, "p + q·a + r·a²"),
    ],
)
def test_names(names: list[str], degree: int | None, expected: str) -> None:
    assert text(read_model([AGE], HEIGHT, names=names, degree=degree).expression) == expected


@pytest.mark.parametrize(
    ("source", "parameters", "factors", "offset"),
    [
        ("s*a + b", "s,b", "a, 1", "0"),
        ("b + s*a", "b,s", "1, a", "0"),
        ("s*age + b", "s,b", "age, 1", "0"),
        ("s*a_i + b", "s,b", "a, 1", "0"),
        ("f(a) = s a + b", "s,b", "a, 1", "0"),
        ("c", "c", "1", "0"),
        ("s*a", "s", "a", "0"),
        ("s*a + 3", "s", "a", "3"),
        ("s*(a - 2) + a^2/2", "s", "a − 2", "a²/2"),
        ("k*sin(2*a) + m*ln(a) + p*a*w", "k,m,p", "sin(2a), ln(a), aw", "0"),
        ("(s + 1)^2*a - s^2*a", "s", "2a", "a"),
        ("A*exp(k*a)", "A,k", "none", ""),
        ("s^2*a", "s", "none", ""),
        ("s*t*a", "s,t", "none", ""),
        ("sigma(s*a + b)", "s,b", "none", ""),
        ("max(s*a, b)", "s,b", "none", ""),
        ("e*s*a", "s", "ea", "0"),
    ],
)
def test_typed(source: str, parameters: str, factors: str, offset: str) -> None:
    model = read_model([AGE, WEIGHT], HEIGHT, model=source)
    assert ",".join(symbol.label for symbol in model.parameters) == parameters
    found = "none" if model.factors is None else ", ".join(text(factor) for factor in model.factors)
    assert found == factors
    if model.factors is not None:
        assert text(model.offset) == offset


def test_capitals_are_other_letters() -> None:
    model = read_model([Heading("t")], Heading("y"), model="A sin(t) + T cos(t)")
    assert _parts(model)[1:] == ("A,T", "sin(t), cos(t)")
    assert list(read_model([Heading("Time")], Heading("y"), model="A*t").inputs) != []
    assert list(read_model([Heading("Time")], Heading("y"), model="A*T").inputs) != []


def test_bound_letters() -> None:
    model = read_model([AGE, AMOUNT], HEIGHT, model="s*x + q*u + b", bind={"x": "age", "u": "Amount", "v": "height"})
    assert _parts(model) == ("s·x + q·u + b", "s,q,b", "x, u, 1")
    assert [letter.label for letter in model.inputs] == ["x", "u"]
    assert list(model.inputs.values()) == [0, 1]
    assert model.output.label == "v"


def test_a_binding_by_name_and_unit() -> None:
    assert list(read_model([AGE], HEIGHT, model="s*x", bind={"x": "age (months)"}).inputs.values()) == [0]


def test_the_order_of_names_and_a_name_that_is_also_a_column() -> None:
    model = read_model([AGE], HEIGHT, model="s*a + h", names=["h", "s"])
    assert [symbol.label for symbol in model.parameters] == ["h", "s"]
    assert model.output.label not in ("h", "s", "a")


def test_long_names_of_parameters() -> None:
    assert _parts(read_model([AGE], HEIGHT, names=["slope", "start"]))[1] == "slope,start"
    model = read_model([AGE], HEIGHT, model="slope*age + start", names=["slope", "start"])
    assert _parts(model)[1:] == ("slope,start", "age, 1")


def test_an_index_that_is_free() -> None:
    model = read_model([AGE], HEIGHT, model="i*a + k")
    assert model.index.label == "m"


def test_a_column_that_is_called_like_a_function() -> None:
    model = read_model([Heading("max")], HEIGHT, model="s*m + b*max(m, 2)")
    assert _parts(model)[2] == "m, max(m, 2)"


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        ({"model": "a + 2"}, "no parameters"),
        ({"model": "s*a + h"}, "stands for what is predicted"),
        ({"model": "s*a + height"}, "stands for what is predicted"),
        ({"model": "sum(i, s*a_i)"}, "no Σ and no mean"),
        ({"model": "s*a > b"}, "condition"),
        ({"model": "g(s, a)"}, "Nobody knows"),
        ({"model": "s*a + n"}, "number of rows"),
        ({"model": "s*a_i + b*a_j"}, "more than one row"),
        ({"model": "s*(a + b"}, "closing"),
        ({"model": "slope*a + b"}, "not a known name"),
        ({"model": ""}, "nothing was typed"),
        ({"model": "s*a", "degree": 2}, "Both"),
        ({"model": "s*a + b", "names": ["s"]}, "neither a column nor"),
        ({"model": "s*a", "names": ["s", "b"]}, "does not stand in the model"),
        ({"model": "s*a", "bind": {"x": "age"}}, "does not stand in the model"),
        ({"model": "s*x", "bind": {"x": "shoe"}}, "No column that is used"),
        ({"model": "s*x", "bind": {"x y": "age"}}, "not a letter"),
        ({"bind": {"a": "age"}}, "no model"),
        ({"names": ["m"]}, "2 parameters, but --names gives 1 name"),
        ({"names": ["m", "m"]}, "stands twice"),
        ({"names": ["n", "m"]}, "number of rows"),
        ({"names": ["3", "m"]}, "name"),
        ({"degree": 31}, "between 0 and 30"),
        ({"degree": -1}, "between 0 and 30"),
    ],
)
def test_what_is_refused(arguments: dict[str, object], wrong: str) -> None:
    with pytest.raises(StudentError, match=wrong) as caught:
        read_model([AGE], HEIGHT, **arguments)  # type: ignore[arg-type]
    assert caught.value.mend


def test_a_letter_that_fits_two_columns() -> None:
    with pytest.raises(Unanswerable, match="could stand for “age” and “amount”"):
        read_model([AGE, AMOUNT], HEIGHT, model="s*a + b")


def test_a_degree_needs_one_input() -> None:
    with pytest.raises(Unanswerable, match="has one input"):
        read_model([AGE, WEIGHT], HEIGHT, degree=2)


def test_names_of_columns_do_not_move_the_cursor() -> None:
    with pytest.raises(Unanswerable) as caught:
        read_model([Heading("age\x1b[2J")], Heading("a\rb"), model="s*x", bind={"x": "\x1b[H"})
    assert caught.value.message.isprintable()
    assert caught.value.mend.isprintable()


def test_too_many_parameters() -> None:
    with pytest.raises(Unanswerable, match="too large"):
        read_model([Heading(f"x{number}") for number in range(60)], HEIGHT)
