"""From the text of a working to its steps: numbering, reasons, LaTeX, heads, marks, own letters, problems, limits."""

from __future__ import annotations

import pytest

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.expression.parser import parse
from tutor.expression.reading import read, read_names
from tutor.grading.working.heads import head_orders
from tutor.grading.working.primes import typed_marks, with_derivatives
from tutor.grading.working.reading import read_working
from tutor.grading.working.sides import sides
from tutor.grading.working.written import Role
from tutor.render.words import SENTENCES

F = read("x^2 y + sin(xy)")
X = read_names("x")[0]
CASES = r"\begin{cases} x & x < 0 \\ 2x & x > 0 \end{cases}"


def said(text: str) -> list[tuple[int, str, str]]:
    """(line, relation, side) of each side of a text."""
    return [(one.number, one.relation, one.masked[one.start : one.end].strip()) for one in sides(text, ())]


@pytest.mark.parametrize(
    "key", [key for key, words in SENTENCES.items() if key.startswith("tidy-") and "{" not in words]
)
def test_the_reasons_of_a_lesson_are_read_as_words(key: str) -> None:
    assert said(f"= 2x          {SENTENCES[key]}") == [(1, "=", "2x")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2x", [(1, "", "2x")]),
        ("= 2x", [(1, "=", "2x")]),
        ("a = b = c", [(1, "", "a"), (1, "=", "b"), (1, "=", "c")]),
        ("a -> b → c ⇒ d => e --> f", [(1, "", "a"), *((1, "→", letter) for letter in "bcdef")]),
        ("a := b\n≈ c\n≡ d", [(1, "", "a"), (1, "=", "b"), (2, "≈", "c"), (3, "=", "d")]),
        ("a =\n\n b", [(1, "", "a"), (3, "=", "b")]),
        ("sum(i=1, n, a_i) = b", [(1, "", "sum(i=1, n, a_i)"), (1, "=", "b")]),
        ("{x if x <= 0; 2x if x >= 0} = b", [(1, "", "{x if x <= 0; 2x if x >= 0}"), (1, "=", "b")]),
        # Numbers, words before, reasons behind.
        ("1) 2x\n2) = 3x", [(1, "", "2x"), (2, "=", "3x")]),
        ("(1) 2x\n(2) = 3x", [(1, "", "2x"), (2, "=", "3x")]),
        ("1. = 2x\nStep 2: = 3x", [(1, "=", "2x"), (2, "=", "3x")]),
        ("= 1.5x\n= (2)(x)", [(1, "=", "1.5x"), (2, "=", "(2)(x)")]),
        ("Thus f' = 2x.", [(1, "", "f'"), (1, "=", "2x")]),
        ("We differentiate with respect to x.\n= 2x", [(2, "=", "2x")]),
        (
            "= 2x   (power rule)\n= 2x  # because\n= 2x // so\n= 2x, by the chain rule",
            [(n, "=", "2x") for n in range(1, 5)],
        ),
        (
            "= 2x [sum rule]\n= 2x   chain rule: outer u², inner u = x\n= 2x -- simplified",
            [(n, "=", "2x") for n in range(1, 4)],
        ),
        ("by the chain rule: = 2x", [(1, "=", "2x")]),
        ("power rule: 2x\nDerivative: f' = 2x", [(1, "", "2x"), (2, "", "f'"), (2, "=", "2x")]),
        ("= 2x\nchain rule: outer sin u, inner u = 2x", [(1, "=", "2x")]),
        ("= 2x        y·2 = 2y\n          x + 0 = x; numbers worked\n          out", [(1, "=", "2x")]),
        # A line that goes on below.
        ("= 2xy\n  + y cos(xy)", [(1, "=", "2xy   + y cos(xy)")]),
        ("= 2xy   (power rule)\n   · 3", [(1, "=", "2xy                   · 3")]),
        ("= cos(x\n  + y)", [(1, "=", "cos(x   + y)")]),
        # LaTeX.
        (
            r"\begin{aligned} f_x &= 2x \\ &= 3 \quad\text{(sum rule)} \end{aligned}",
            [(1, "", "f_x"), (1, "=", "2x"), (1, "=", "3")],
        ),
        (r"$$2x \Rightarrow 3x$$", [(1, "", "2x"), (1, "→", "3x")]),
        (f"{CASES} = y", [(1, "", CASES), (1, "=", "y")]),
        # Several equations on a line; conditions behind one.
        (
            "f_x = 2x, f_y = 3y; 1 = 1",
            [
                (1, side, text)
                for side, text in (("", "f_x"), ("=", "2x"), ("", "f_y"), ("=", "3y"), ("", "1"), ("=", "1"))
            ],
        ),
        ("= 2/x, x > 0\n= 2/x, where x ≠ 0", [(1, "=", "2/x"), (2, "=", "2/x")]),
        ("lim h->0 (2x + h) = 2x", [(1, "", "lim h->0 (2x + h)"), (1, "=", "2x")]),
        # Definitions behind a line.
        (
            "= cos(u), where u = xy and v = x",
            [(1, "=", "cos(u)"), (1, "", "u"), (1, "=", "xy"), (1, "", "v"), (1, "=", "x")],
        ),
    ],
)
def test_sides(text: str, found: list[tuple[int, str, str]]) -> None:
    assert said(text) == found


def test_a_name_is_no_word() -> None:
    assert [one.masked.strip() for one in sides("= 2·power", {"power"})] == ["= 2·power"]


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("f", ""),
        ("f(x, y)", ""),
        ("z(x,y)", ""),
        ("f'", "x"),
        ("f′′", "xx"),
        ("f″(x, y)", "xx"),
        ("f'(x)", "x"),
        ("f_x", "x"),
        ("fₓ", "x"),
        ("f_{xy}", "xy"),
        ("f_xy(x,y)", "xy"),
        ("∂f/∂x", "x"),
        ("df/dx", "x"),
        ("dz/dy", "y"),
        ("∂²f/∂x²", "xx"),
        ("∂^2 f/∂y∂x", "xy"),
        ("d^2f/dx^2", "xx"),
        ("∂/∂x f", "x"),
        ("∂/∂x [f(x,y)]", "x"),
        ("∂f(x, y)/∂x", "x"),
        ("D_x f", "x"),
        ("d/dx", "x"),
        ("∂²/∂x∂y", "yx"),
        ("∂_y f", "y"),
        (r"\frac{\partial f}{\partial x}", "x"),
        (r"\frac{\partial^2 f}{\partial x\partial y}", "yx"),
        (r"\frac{\partial}{\partial x} f(x, y)", "x"),
        (r"f^{\prime}(x,y)", "x"),
    ],
)
def test_heads(text: str, orders: str) -> None:
    assert [one.label for one in head_orders(text, F, (X,)) or ()] == list(orders)
    assert head_orders(text, F, (X,)) is not None


@pytest.mark.parametrize("text", ["2x", "x", "y", "z", "f + 1", "f_q", "∂f/∂q", "∂²f/∂x", "f/2", "∂x/∂x", "d/dq", ""])
def test_no_heads(text: str) -> None:
    assert head_orders(text, F, (X,)) is None


def test_a_letter_of_the_function_is_no_head() -> None:
    assert head_orders("f'", read("f^2 + x", ["x"]), (X,)) is None
    assert head_orders("f_x", F, (X,), taken={"f"}) is None


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("(x²)'·sin x", "∂/∂x [x²]·sin x"),
        ("u'·v + u·v′", "∂/∂x [u]·v + u·∂/∂x [v]"),
        ("(x^3)''", "∂/∂x [∂/∂x [x^3]]"),
        ("sin(x)'", "∂/∂x [sin(x)]"),
        ("d(x^2)/dx", "∂/∂x [x^2]"),
        ("2·du/dx + 1", "2·∂/∂x [u] + 1"),
        (r"\frac{d(xy)}{dx}", "∂/∂x [xy]"),
        ("x/d + d", "x/d + d"),
    ],
)
def test_marks(text: str, same: str) -> None:
    marked, marks = typed_marks(text, ())
    assert len(marked) == len(text)
    assert with_derivatives(parse(marked), marks, X) == parse(same)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("sin'(x)", "∂/∂x [sin(x)]"),
        ("2·x·sin'(x^2)", "2·x·∂[sin(x^2)]/∂(x^2)"),
        ("σ'(w x)·x", "∂[σ(w x)]/∂(w x)·x"),
        ("ln''(x)", "∂/∂x [∂/∂x [ln(x)]]"),
    ],
)
def test_a_mark_behind_the_name_of_a_function(text: str, same: str) -> None:
    marked, marks = typed_marks(text, ())
    assert len(marked) == len(text)
    assert with_derivatives(parse(marked, (), marks.functions), marks, X) == parse(same)


def test_own_letters_are_put_in() -> None:
    steps = read_working("= cos(u)·v\nu = x y\nlet v(x) = u^2", F).steps
    assert [step.role for step in steps] == [Role.NEXT, Role.DEFINITION, Role.DEFINITION]
    assert str(steps[0].expression) == str(parse("cos(x y)*(x y)^2"))
    assert str(steps[0].typed) == str(parse("cos(u)*v"))


def test_a_letter_may_change_its_meaning() -> None:
    steps = read_working("u = x\n= u\nu = y\n= u", F).steps
    assert [str(step.expression) for step in steps if step.role is Role.NEXT] == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("f_x = 2xy\n  = 2xy + cos(x*y", "line 2: a closing ) is missing for the ( at column 14", 17),
        ("= lim h→0 (2x + h)", "line 1: a limit is not read (column 3)", 2),
        ("f_x = 2xy\n= 2xy + @", "line 2: the @ has no meaning here (column 9)", 8),
        ("2x = x +", "line 1: nothing stands after the + at column 8", 7),
        ("f_x = x < 3", "line 1: this is a condition, not a step", 6),
        ("a = = b", "line 1: nothing stands here", 3),
    ],
)
def test_a_line_that_cannot_be_read_is_kept_with_its_place(text: str, message: str, column: int) -> None:
    (problem,) = [step.problem for step in read_working(text, F).steps if step.problem is not None]
    assert problem.message == message
    assert problem.column == column
    assert problem.source in text


@pytest.mark.parametrize("text", ["", "  \n\t\n", "# nothing", "=", "We differentiate with respect to x."])
def test_nothing_typed(text: str) -> None:
    with pytest.raises(SyntaxProblem, match="the working is empty") as caught:
        read_working(text, F)
    assert caught.value.mend


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 20_001, "20,000 characters"),
        ("= x\n" * 201, "more than 200 lines"),
        ("\n" * 2_001 + "x", "more than 200 lines"),
        ("= x" * 50, "more than 40 steps on one line"),
        (("= x" * 30 + "\n") * 11, "more than 300 steps in all"),
    ],
)
def test_too_much(text: str, message: str) -> None:
    with pytest.raises(LimitExceeded, match=message):
        read_working(text, F)


def test_own_letters_do_not_grow_without_end() -> None:
    letters = "abcdghjklmnopqrst"
    lines = [f"{new} = ({old} + 1)^2·({old} + 2)·({old} + 3)" for old, new in zip("x" + letters, letters, strict=False)]
    steps = read_working("\n".join(lines), read("x^2")).steps
    assert any(step.problem is not None and "too many parts" in step.problem.message for step in steps)
