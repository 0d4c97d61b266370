"""Answers as students write them, each read as the sort of answer that is asked for."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.errors import SyntaxProblem
from tutor.expression.reading import Reading, read
from tutor.grading.answer import Answer, Collection, Equation, Interval, Piece, Single, Vector, answer_text
from tutor.grading.given import answer_of
from tutor.grading.heads import other_variable
from tutor.grading.reading import letters_of, read_answer

X, Y = parse("x"), parse("y")
ONE = Single(X)
PAIR, TRIPLE = Vector((X, X)), Vector((X, X, X))
VALUES, POINTS = Collection(((X,),)), Collection(((X, X),))
NUMBERS = Interval((Piece(X, Y, True, True),))
SIDES = Equation(X, Y)
QUESTION = read("x^2*y + sin(x*y)")


def said(text: str, expected: Answer | None, reading: Reading = QUESTION) -> str:
    """What was read, in one spelling."""
    answer = read_answer(text, expected, reading)
    match answer:
        case Single(expression=expression):
            return str(expression)
        case Vector(components=components):
            return f"({', '.join(map(str, components))})"
        case Collection(members=members):
            return "{" + ", ".join("/".join(map(str, member)) for member in members) + "}"
        case Equation(left=left, right=right):
            return f"{left} = {right}"
        case Interval():
            return answer_text(answer).replace("−", "-").replace("½", "1/2")


@pytest.mark.parametrize(
    "text",
    [
        *("2xy", "f_x = 2xy", "∂f/∂x = 2xy", "df/dx = 2xy", "y' = 2xy", "f'(x) = 2xy", "= 2xy", "d/dx(x^2 y) = 2xy"),
        *("D_x f = 2xy", r"\frac{\partial f}{\partial x} = 2xy", "f_x(x, y) = 2xy", "q = 2xy", "∂_x f = 2 x y"),
        *("(2xy)", "[2xy]", "{2xy}", "$2xy$", "2xy.", "2 x y;", "f_x := 2xy", "∂f/∂x(x, y) = 2x*y", "2·x·y"),
        *(r"\partial f/\partial x = 2xy", "２xy", "fₓ = 2xy"),
    ],
)
def test_one_expression_is_read_with_any_head(text: str) -> None:
    assert said(text, ONE) == "2*x*y"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "(2xy, x^2)",
            "[2xy, x^2]",
            "2xy, x^2",
            "<2xy, x^2>",
            "⟨2xy, x^2⟩",
            "{2xy, x^2}",
            "((2xy, x^2))",
            "[2xy; x^2]",
        ),
        *(
            "[[2xy], [x^2]]",
            "[[2xy, x^2]]",
            "(2xy, x^2)^T",
            "[2xy, x^2]ᵀ",
            "( 2xy \n x^2 )",
            "(2xy，x^2）",
            "(2xy; x^2)",
        ),
        *(
            r"\begin{pmatrix}2xy\\x^2\end{pmatrix}",
            r"\begin{bmatrix} 2xy & x^2 \end{bmatrix}",
            r"\langle 2xy, x^2\rangle",
        ),
        *(
            r"\left(2xy,\, x^2\right)",
            r"\begin{pmatrix} 2xy \\ x^2 \\ \end{pmatrix}",
            r"\[ (2xy, x^2) \]",
            "2xy and x^2",
        ),
        *(
            "2xy i + x^2 j",
            "2xyi+x^2j",
            "x^2 j + 2xy i",
            "2xy î + x^2 ĵ",
            r"2xy\hat{i} + x^2\hat{\jmath}",
            "2xy e_1 + x^2 e_2",
        ),
        *(r"2xy\,\mathbf{i} + x^2\,\mathbf{j}", "2xy e_x + x^2 e_y", "2xy*i + x^2*j", r"2xy \vec{i} + x^2 \vec{j}"),
        *(
            "∇f = (2xy, x^2)",
            "grad f = [2xy, x^2]",
            r"\nabla f = (2xy, x^2)",
            "grad f(x, y) = 2xy i + x^2 j",
            "= (2xy, x^2)",
        ),
        *("f_x = 2xy, f_y = x^2", "∂f/∂y = x^2; ∂f/∂x = 2xy", "f_y = x^2 and f_x = 2xy", "f_x: 2xy, f_y: x^2"),
        *(r"\frac{\partial f}{\partial x} = 2xy, \frac{\partial f}{\partial y} = x^2", "(f_x = 2xy, f_y = x^2)"),
    ],
)
def test_a_vector_is_read_however_it_is_written(text: str) -> None:
    assert said(text, PAIR) == "(2*x*y, x**2)"


@pytest.mark.parametrize(
    ("text", "expected", "wanted"),
    [
        ("x i", PAIR, "(x, 0)"),
        ("xi + yj", PAIR, "(x, y)"),
        ("j - i", PAIR, "(-1, 1)"),
        ("i + 2j - 3k", TRIPLE, "(1, 2, -3)"),
        ("(x/2) i + (i - j)/3", PAIR, "(x/2 + 1/3, (-1)/3)"),
        ("2y(x, 1)", PAIR, "(2*y*x, 2*y)"),
        ("-(x, y)", PAIR, "(-x, -y)"),
        ("1/2·[x; y]", PAIR, "(1/2*x, 1/2*y)"),
        ("max(x, y)", PAIR, "Max(x, y)"),
        ("max(x, y), 1", PAIR, "(Max(x, y), 1)"),
        ("x", PAIR, "x"),
        ("(1, 2, 3)", PAIR, "(1, 2, 3)"),
        ("(1, 2)", ONE, "(1, 2)"),
        ("abs(x), 1", ONE, "(Abs(x), 1)"),
        ("(x + 1)(x, y)", PAIR, "((x + 1)*x, (x + 1)*y)"),
    ],
)
def test_vectors_in_other_words(text: str, expected: Answer, wanted: str) -> None:
    assert said(text, expected) == wanted


def test_i_is_no_unit_vector_where_it_is_a_letter_or_an_index() -> None:
    assert said("x i + i j", PAIR, read("x i j")) == "x*i + i*j"
    assert said("2 i + 3 j", PAIR, read("Σ_i a_i x^2 y")) == "2*i + 3*j"


@pytest.mark.parametrize(
    "text",
    [
        *("{1, -1}", "{1; -1}", "1, -1", "1 and −1", "1 or -1", "±1", "x = ±1", "x = 1 or x = -1", "x = 1, x = -1"),
        *("x=1,-1", "[1, -1]", "(1, -1)", "x ∈ {1, -1}", r"x \in \{1, -1\}", "S = {1, -1}", "x_1 = 1, x_2 = -1"),
        *("+-1", "+/-1", r"\pm 1", r"x = 1 \text{ or } x = -1", "1 ∨ -1", "x_{1,2} = ±1", "1\n-1", "{±1}"),
    ],
)
def test_values_are_read_however_they_are_listed(text: str) -> None:
    assert said(text, VALUES) == "{1, -1}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(0, 0), (1, 2)", "{0/0, 1/2}"),
        ("{(0,0), (1,2)}", "{0/0, 1/2}"),
        ("[[0,0],[1,2]]", "{0/0, 1/2}"),
        ("((0,0),(1,2))", "{0/0, 1/2}"),
        ("(0,0) and (1,2)", "{0/0, 1/2}"),
        ("(0; 0), (1; 2)", "{0/0, 1/2}"),
        ("(0|0), (1|2)", "{0/0, 1/2}"),
        ("P(0,0), Q(1,2)", "{0/0, 1/2}"),
        ("P_1 = (0,0); P_2 = (1,2)", "{0/0, 1/2}"),
        ("(x, y) = (0, 0) or (x, y) = (1, 2)", "{0/0, 1/2}"),
        ("x=0, y=0; x=1, y=2", "{0/0, 1/2}"),
        ("y=0 and x=0 or x=1 and y=2", "{0/0, 1/2}"),
        ("x=0, y=0, x=1, y=2", "{0/0, 1/2}"),
        ("0, 0", "{0/0}"),
        ("(±1, 3)", "{1/3, -1/3}"),
        ("(±1, ±2)", "{1/2, 1/-2, -1/2, -1/-2}"),
        ("(±1, ∓2)", "{1/-2, -1/2}"),
        ("x = ±1, y = 0", "{1/0, -1/0}"),
    ],
)
def test_points_are_read_however_they_are_listed(text: str, wanted: str) -> None:
    assert said(text, POINTS) == wanted


@pytest.mark.parametrize(
    "text", ["none", "no solution", "there are no critical points", "∅", "{}", r"\emptyset", "DNE"]
)
def test_an_empty_set_has_many_names(text: str) -> None:
    for expected in (VALUES, POINTS, NUMBERS):
        assert said(text, expected) in ("{}", "∅")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *((text, "[0, 1)") for text in ("[0, 1)", "[0; 1)", "[0, 1[", "0 <= x < 1", "1 > x ≥ 0", "x >= 0 and x < 1")),
        *((text, "[0, 1)") for text in ("x ∈ [0, 1)", r"0 \le x < 1", r"\left[0, 1\right)", "{x | 0 <= x < 1}")),
        *((text, "(2, oo)") for text in ("(2, oo)", "x > 2", "2 < x", "(2, ∞)", r"(2, \infty)", "(2, inf)")),
        *((text, "(2, oo)") for text in ("]2, oo[", "(2, oo]")),
        *((text, "(-oo, 0) ∪ (1, oo)") for text in ("(-oo,0) U (1,oo)", "x<0 or x>1")),
        *((text, "(-oo, 0) ∪ (0, oo)") for text in ("x != 0", "ℝ∖{0}", r"\mathbb{R} \setminus \{0\}", r"R \ {0}")),
        (r"(-\infty, 0) \cup (1, \infty)", "(-oo, 0) ∪ (1, oo)"),
        ("]0, 1[", "(0, 1)"),
        ("(0,1), (2,3]", "(0, 1) ∪ (2, 3]"),
        ("[0, 1] U {2}", "[0, 1] ∪ {2}"),
        ("all real numbers", "(-oo, oo)"),
        ("x = 3", "{3}"),
    ],
)  # fmt: skip
def test_intervals_are_read_however_they_are_written(text: str, wanted: str) -> None:
    assert said(text, NUMBERS).replace("∞", "oo") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("y = 2x + 1", "y = 2*x + 1"), ("2x - y == -1", "2*x - y = -1"), ("2x + 1", "2*x + 1")],
)
def test_an_equation_keeps_its_sides(text: str, wanted: str) -> None:
    assert said(text, SIDES) == wanted


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        *((text, Single) for text in ("x^2", "(x + 1)", "f(x) = x^2", "max(x, y)", "[x]", "sum(n=0..oo, x^n)")),
        *(
            (text, Vector)
            for text in ("(x, y)", "[x, y]", "<1, 2>", "1, 2", r"\begin{pmatrix}1\\2\end{pmatrix}", "[1; 2]")
        ),
        *(
            (text, Collection)
            for text in ("{1, 2}", "±1", "x = 1 or x = 2", "(0,0), (1,1)", "none", "x=1, x=2", "x=1, y=2")
        ),
        *((text, Interval) for text in ("[0, 1)", "0 < x < 1", "x < 0 or x > 1", "(0, oo)", "ℝ", "]0, 1[", "(0, 1]")),
        *((text, Equation) for text in ("y = 2x", "x^2 + y^2 = 1", "x_1 = 2x_2")),
    ],
)
def test_a_model_says_itself_what_sort_it_is(text: str, sort: type) -> None:
    assert type(read_answer(text, None, QUESTION)) is sort


def test_a_number_may_be_headed_by_the_letter_that_was_asked_for() -> None:
    assert said("x = 3", Single(parse("3"))) == "3"
    with pytest.raises(SyntaxProblem, match="this is an equation"):
        said("x = 3", ONE)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("g(x, y) + x*g_x + h'(x)", "g(x, y) + x*∂₁g(x, y) + ∂₁h(x)"),
        ("g + x ∂g/∂x + h′(x)", "g(x, y) + x*∂₁g(x, y) + ∂₁h(x)"),
        (r"g + x\frac{\partial g}{\partial x} + \frac{d}{dx} h(x)", "g(x, y) + x*∂₁g(x, y) + ∂₁h(x)"),
        ("h''(x^2)", "∂₁²h(x^2)"),
        ("g_xy", "∂₁∂₂g(x, y)"),
    ],
)
def test_derivatives_of_unknown_functions_are_read_as_students_write_them(text: str, wanted: str) -> None:
    question = read("x g(x, y) + h(x)", functions=["h"])
    answer = read_answer(text, ONE, question)
    assert isinstance(answer, Single)
    assert answer.expression == parse(wanted, functions=["g", "h"])


def test_names_of_the_question_are_known_in_the_answer() -> None:
    assert said("2 rate x", ONE, read("rate x^2", ["rate", "x"])) == "2*rate*x"
    assert said("xyz", ONE, read("x y z w")) == "x*y*z"


def test_ambiguous_spots_are_told_with_their_columns() -> None:
    answer = read_answer("f_x = xy/2z", ONE, QUESTION)
    assert [(remark.kind, remark.shown) for remark in answer.remarks][-1] == ("quotient-then-product", "xy/2z")


def test_the_variable_in_the_head_is_remembered() -> None:
    x, y = QUESTION.variables
    assert other_variable(read_answer("f_y = 2xy", ONE, QUESTION), (x,), (x, y)) == y
    assert other_variable(read_answer("∂f/∂x = 2xy", ONE, QUESTION), (x,), (x, y)) is None
    assert other_variable(read_answer("2xy", ONE, QUESTION), (x,), (x, y)) is None


@pytest.mark.parametrize(
    ("value", "expected", "wanted"),
    [
        (3, ONE, "3"),
        ((1, "2x"), PAIR, "(1, 2x)"),
        ([[1], [2]], PAIR, "(1, 2)"),
        ({1, 2}, VALUES, "{1, 2}"),
        ([1, 2], VALUES, "{1, 2}"),
        (1, VALUES, "{1}"),
        ([(0, 0), (1, 2)], POINTS, "{(0, 0), (1, 2)}"),
        ((1, 2), POINTS, "{(1, 2)}"),
        (parse("x + x"), ONE, "x + x"),
        ("(1, 2)", PAIR, "(1, 2)"),
    ],
)
def test_python_values_are_answers_too(value: object, expected: Answer, wanted: str) -> None:
    assert answer_text(answer_of(value, expected, QUESTION)) == wanted


def test_the_letters_of_a_model_are_those_of_its_parts() -> None:
    reading = letters_of(Vector((parse("b x"), parse("g(a, x)"))))
    assert [symbol.label for symbol in reading.variables] == ["a", "b", "x"]
    assert reading.unknown == ("g",)
