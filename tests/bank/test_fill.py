"""Blanks in formulas and in prose, and how the result is written."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.expression.strategies import expressions
from tutor.bank.fill import fill_maths, fill_prose
from tutor.bank.filled import Filled
from tutor.bank.plainly import plain, plainly
from tutor.errors import AuthorError
from tutor.expression.exact import exact
from tutor.expression.numbers import rational_value
from tutor.expression.parser import parse
from tutor.expression.text import text as written
from tutor.expression.tree import Expression, Symbol

VALUES = {
    "n": Filled("-3"), "m": Filled("1"), "z": Filled("0"), "k": Filled("12"), "q": Filled("-3/4"),
    "f": Filled("x - 3"), "g": Filled("-x y"), "sine": Filled("sin"), "v": Filled("x"), "p": Filled("(1, -2)"),
    "word": Filled("apples"), "name": Filled("big_apples"), "part.a": Filled("2x - 1"), "part.b": None,
    "d": Filled("", (("a", ("0", "2")), ("h", ("30", "-1/2")))),
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("3 + -2x", "3 − 2x"), ("-1x", "−x"), ("1x^2", "x²"), ("x^1", "x"), ("0x + 3", "3"), ("x/1", "x"),
        ("(-2)^2", "(−2)²"), ("2*(3x)", "2(3x)"), ("3 - -2x", "3 + 2x"), ("(-3/4)x", "−¾x"), ("0x", "0"),
        ("x*(-3)", "x·(−3)"), ("x*(-1)", "−x"), ("x/(-2)", "−x/2"), ("-3x/2 + 1", "−3x/2 + 1"), ("3 - 0x", "3"),
        ("x^0", "x⁰"), ("2 + 3", "2 + 3"), ("x - 1x", "x − x"),
    ],
)  # fmt: skip
def test_a_formula_is_written_plainly(typed: str, plain: str) -> None:
    assert plainly(typed) == plain


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{n}x^2 + {m}x y", "−3x² + xy"), ("x + {n}", "x − 3"), ("x - {n}", "x + 3"), ("{k}x + 2*y", "12x + 2*y"),
        ("{k}{k}", "12·12"), ("2{k}x", "2·12x"), ("x{k}", "x·12"), ("x^{k}", "x^{12}"),
        ("x^{n} - {n}", "x⁻³ + 3"), ("x_{k}", "x_{12}"), ("x^{v}", "x^x"),
        ("x^{m}", "x"), ("{q}x", "−¾x"), ("{z}x + {k}y", "12y"), ("{n}^2", "(−3)²"), ("({n}x)^2", "(−3x)²"),
        ("2 - {f}", "2 − (x − 3)"), ("{f} + 1", "x − 3 + 1"), ("3{g}", "3·(−xy)"), ("{g} + 1", "−xy + 1"),
        ("{sine}({n}x)", "sin(−3x)"), ("x{sine}(y)", "x sin(y)"), ("{v}{sine}(x)", "x sin(x)"),
        ("{n}/x", "−3/x"), ("x/{n}", "−x/3"), ("e^({n}x)", "e^(−3x)"), ("1x + {m}", "1x + 1"),
        (r"\frac{n}{k}x", "−3/12·x"), (r"\frac{{n}x}{2}", "−3x/2"), (r"\frac{1}{{k}}", r"\frac{1}{12}"),
        (r"\frac{1}{2}x", r"\frac{1}{2}x"), (r"\bar{a} + {k}", r"\bar{a} + 12"), (r"x^{j} + {k}", "x^{j} + 12"),
        (r"\mathrm{n} + {k}", r"\mathrm{n} + 12"), ("slope*age + {n}", "slope·age − 3"),
        ("{n}", "-3"), ("{p}", "(1, -2)"), ("x={n}, y={k}", "x=-3, y=12"), ("({n}, {k})", "(-3, 12)"),
        ("{{n}, {k}}", "{-3, 12}"), ("{({n}, {k}), (1, 2)}", "{(-3, 12), (1, 2)}"), ("{{n}}", "{n}"),
        ("f(x, y) = {n}x^2 + {m}y", "f(x, y) = −3x² + y"), ("6a - b + {n} = 0", "6a − b − 3 = 0"),
        (r"\nabla f = ({n}x, {m}y)", r"\nabla f = (−3x, y)"), ("x > {n}", "x > −3"),
        ("{part.a} + {n}", "2x − 1 − 3"), ("3{part.a}", "3(2x − 1)"), ("{d.h.2}x", "−½x"), ("{d.a}", "0, 2"),
        ("x^2 y", "x^2 y"), ("{part.b} + 1", "{part.b} + 1"),
    ],
)  # fmt: skip
def test_blanks_in_a_formula(template: str, filled: str) -> None:
    assert fill_maths(template, VALUES) == filled


def test_braces_are_latex_where_nothing_can_be_filled() -> None:
    assert fill_maths("{x}^{2} + {a}", {}) == "{x}^{2} + {a}"


@pytest.mark.parametrize(
    ("template", "message", "mend"),
    [
        ("{foo} + 1", "{foo} is not known", "The parameters are n, m"),
        ("{N}x", "{N} is not known", "Did you mean {n}?"),
        ("x^{wrod}", "{wrod} is not known", "Did you mean {word}?"),
        ("{part.z}", "{part.z} is not known", "part.a"),
        ("2{d}", "{d} is a table of data", "{d.column.1}"),
        ("{d.b}", "d has no column b", "a, h"),
        ("{d.a.3}", "the numbers 1 to 2", "{d.a.1}"),
        ("{n.a}", "n has no column a", "Write {n} by itself"),
    ],
)
@pytest.mark.parametrize("fill", [fill_maths, lambda text, values: fill_prose(f"so ${text}$", values)])
def test_a_blank_that_cannot_be_filled(fill: object, template: str, message: str, mend: str) -> None:
    assert callable(fill)
    with pytest.raises(AuthorError) as caught:
        fill(template, VALUES)
    assert message in caught.value.message
    assert mend in caught.value.mend


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("Take {k} {word}, {n} or {q}.", "Take 12 apples, −3 or −3/4."),
        ("{name}", "big\\_apples"),
        ("{f} and {part.a}", "$x - 3$ and $2x - 1$"),
        (r"$\frac{1}{2}$ and $x^{2}$", r"$\frac{1}{2}$ and $x^{2}$"),
        ("{{n}} stays, and so does {1, 2} or { n }", "{n} stays, and so does {1, 2} or { n }"),
        ("$5 and ${k}", "$5 and $12"),
        (r"\${k}", r"\$12"),
        ("$$f(x) = {n}x$$", "$$f(x) = −3x$$"),
        ("type `{n}x + {k}`", "type `−3x + 12`"),
        ("{d}", "| $a$ | $h$ |\n| --- | --- |\n| $0$ | $30$ |\n| $2$ | $-1/2$ |"),
        ("{part.b} later", "{part.b} later"),
    ],
)
def test_blanks_in_prose(template: str, filled: str) -> None:
    assert fill_prose(template, VALUES) == filled


def test_an_unknown_name_in_prose_is_an_error() -> None:
    with pytest.raises(AuthorError, match="nope"):
        fill_prose("so many {nope}", VALUES)


def is_number(node: Expression) -> bool:
    return rational_value(node) is not None


@given(expressions())
@settings(max_examples=60)
def test_what_is_written_plainly_is_read_back(tree: Expression) -> None:
    tidied = plain(tree, is_number)
    assert parse(written(tidied)) == tidied


@given(st.sampled_from(("{n}x^2 + {m}x - {q}", "({n}x + {m})^2 - {q}x/{n}", "x - {n}({m} - {q}x)", "-{n}x{m} - -{q}")),
       st.integers(-4, 4), st.integers(-4, 4), st.fractions(-3, 3, max_denominator=6))  # fmt: skip
def test_a_filled_formula_has_the_value_of_its_template(template: str, n: int, m: int, q: object) -> None:
    assume(n != 0 or "/{n}" not in template)
    values = {"n": Filled(str(n)), "m": Filled(str(m)), "q": Filled(str(q))}
    literal = template
    for name, value in values.items():
        literal = literal.replace(f"{{{name}}}", f"({value.text})")
    point = {Symbol("x"): exact(parse("7/5"), {})}
    known = {symbol: value for symbol, value in point.items() if value is not None}
    assert exact(parse(fill_maths(template, values)), known) == exact(parse(literal), known)


def test_parameters_that_double_each_other_end_in_an_error() -> None:
    values = {"a": Filled("x + " * 300 + "y")}
    values = {"a": Filled(fill_maths("{a} + {a}", values))}
    with pytest.raises(AuthorError, match="more than 4,000 characters"):
        fill_maths("{a} + {a}", values)
    with pytest.raises(AuthorError, match="more than 50,000 characters"):
        fill_prose("word {a} " * 60, {"a": Filled("some words " * 90)})


def test_very_many_blanks_beside_each_other_are_filled() -> None:
    assert fill_maths("{n}" * 3, {"n": Filled("7")}) == "7·7·7"
    filled = fill_maths("{n}" * 1_200, {"n": Filled("y")})
    assert filled.count("y") == 1_200


def test_a_long_formula_without_blanks_stays() -> None:
    assert fill_maths("x + " * 2_000 + "1", VALUES) == "x + " * 2_000 + "1"
