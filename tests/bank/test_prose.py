"""Markdown with formulas as blocks of a lesson, in every format."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.typesetting import NEEDS_LATEX, typeset
from tutor.bank.formula import formula
from tutor.bank.prose import blocks, phrase_of, unread
from tutor.bank.tex_signs import SIGNS
from tutor.derivation.lesson import Lesson, Lines, Note, Section, Table
from tutor.errors import AuthorError
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.render.ascii import to_ascii
from tutor.render.formats import FORMATS, render
from tutor.render.phrases import sentence
from tutor.render.tex_words import escape

HOSTILE = "</p><script>alert(1)</script> 50% of x_max & {y} ~ # ^ C:\\dir, a|b, [l](javascript:x) \x1b[2J \u202e"


def said(source: str) -> str:
    """A formula as a terminal shows it."""
    return "".join(part if isinstance(part, str) else text(part) for part in formula(source).pieces)


def shown(markdown: str, form: str = "text", ascii: bool = False) -> str:
    section = Section(None, None, blocks(markdown))
    return render(Lesson(phrase_of(["Title"]), (section,)), form, 70, ascii)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("u(2) = -5", "u(2) = −5"), ("h(2)", "h(2)"), ("f_1(x)", "f₁(x)"), ("f_1(x, y) = x", "f₁(x, y) = x"),
        ("f_{y,y}", "f_yy"), ("f_{xy} = 2", "f_xy = 2"), ("+100", "+100"), ("f'(g(x))", "f′(g(x))"),
        ("u'(-2) = 3", "u′(−2) = 3"), ("u(-2) + 2u(3)", "u(−2) + 2u(3)"),
        (r"\sum_i (s x_i - y_i)^2", "Σᵢ (s·xᵢ − yᵢ)²"), ("x_1(y + 1)", "x₁·(y + 1)"),
        ("x^2", "x²"), ("f(x, y) = 3x^2 - xy", "f(x, y) = 3x² − xy"), ("f(x) = x", "f(x) = x"), ("h(x)", "h(x)"),
        (r"\nabla f(x, y) = (2x, y)", "∇f(x, y) = (2x, y)"), (r"\nabla f \cdot u", "∇f · u"),
        (r"\frac{\partial f}{\partial x} = 2xy", "∂f/∂x = 2xy"), (r"\partial f/\partial x", "∂f/∂x"),
        (r"\frac{\partial^2 f}{\partial x \partial y}", "∂²f/∂x∂y"), ("∂f/∂x", "∂f/∂x"),
        (r"\frac{\partial}{\partial y}(x+y+z)^2", "∂/∂y (x + y + z)²"),
        (r"f: \mathbb{R}^2 \to \mathbb{R}", "f: ℝ² → ℝ"), (r"x \in \mathbb{R}", "x ∈ ℝ"), ("a = b = c", "a = b = c"),
        ("x = 1, y = -2", "x = 1, y = −2"), (r"\eta = 0.01", "η = 0.01"), (r"\{(1, 2), (0, y)\}", "{(1, 2), (0, y)}"),
        (r"(x, y) \ne (0, 0)", "(x, y) ≠ (0, 0)"), (r"|\nabla f(1, 2)| = 5", "|∇f(1, 2)| = 5"),
        (r"\begin{pmatrix} 2x \\ 3y \end{pmatrix}", "(2x, 3y)"),
        (r"H = \begin{bmatrix} 2 & 0 \\ 0 & 2 \end{bmatrix}", "H = [[2, 0], [0, 2]]"),
        (r"\bar{a}, \overline{ah}", "ā, mean(ah)"), ("u^T v", "uᵀ v"), (r"w \leftarrow w - \eta \nabla L(w)",
        "w ← w − η ∇L(w)"), (r"w_{t+1} = w_t - \eta", "wₜ₊₁ = wₜ − η"), ("f'(x) = 2x", "f′(x) = 2x"),
        (r"x > 0 \text{ and } y > 0", "x > 0 and y > 0"), (r"10\%", "10%"), ("[0, 1)", "[0, 1)"),
        (r"\lim_{h \to 0} \frac{f(x+h) - f(x)}{h}", "lim_(h → 0) (f(x + h) − f(x))/h"),
        ("1, 2, \\dots, n", "1, 2, …, n"),
        (r"\frac{1}{2}\sum_i (s a_i + b - h_i)^2", "½·Σᵢ (s·aᵢ + b − hᵢ)²"), (r"\|v\| = 1", "‖v‖ = 1"),
    ],
)  # fmt: skip
def test_formulas_are_said_as_they_are_meant(source: str, words: str) -> None:
    assert said(source) == words
    assert formula(source).unknown == ()


def test_a_name_of_several_letters_has_to_be_told() -> None:
    assert formula("rate x", ["rate"]).pieces == formula("rate * x", ["rate"]).pieces


@pytest.mark.parametrize("sign", sorted(set(SIGNS.values())))
def test_every_sign_can_be_shown_everywhere(sign: str) -> None:
    assert "[U+" not in escape(sign)
    assert "[" not in escape(sign) or "[" in sign
    assert "?" not in to_ascii(sign)


def test_what_nothing_is_known_about_is_told() -> None:
    markdown = "$\\nabla f$ and $\\oint x$\n\n$$\\foo + \\oint$$\n\n| $\\iint$ |\n| --- |\n| `$\\code$` |"
    assert unread(markdown) == ("\\oint", "\\foo", "\\iint")
    assert said(r"\oint x") == r"\oint x"


def test_paragraphs_lists_headings_and_code() -> None:
    markdown = (
        "# Head\n\nOne *two*\n**three** `x_1`.  \nNext.\n\n3. first\n4. second\n   - deep\n- flat\n\n"
        "> quote\n\n    a\n    b"
    )
    assert shown(markdown).splitlines() == [
        "Head", "One two three x_1.", "Next.", "3. first", "4. second", "– deep", "• flat", "quote", "a", "b",
    ]  # fmt: skip


def test_links_are_text_and_address() -> None:
    assert shown("See [a book](https://x.org/b_c) and <https://y.org>.") == (
        "See a book (https://x.org/b_c) and https://y.org.\n"
    )


def test_a_picture_is_refused() -> None:
    with pytest.raises(AuthorError, match="picture"):
        blocks("so ![a](b.png)")


def test_formulas_on_lines_of_their_own() -> None:
    found = blocks("Here:\n\n$$\nx^2\n= y\n$$\n\nand $$z \\in \\mathbb{R}$$ inside.")
    assert [type(block) for block in found] == [Note, Lines, Note, Lines, Note]
    assert shown("$$\nx^2\n= y\n$$") == "x² = y\n"


def test_tables_hold_expressions() -> None:
    (table,) = blocks("| week | $a_i$ |\n| --- | --- |\n| $w$ | about $-1/2$ |")
    assert isinstance(table, Table)
    assert table.rows[0][0] == Symbol("w")
    assert sentence(table.rows[0][1], text) == "about −½"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("markdown", "words"), [("$5 and $6", "$5 and $6"), (r"\$x$ is $y$", "$x$ is y"), ("$ x $", "$ x $")]
)
def test_money_is_no_formula(markdown: str, words: str) -> None:
    assert shown(markdown) == words + "\n"


def test_latex() -> None:
    page = shown("So $w_{t+1} = w_t$ in $\\mathbb{R}^{12}$, 5% of $x$, _x_ & $u^T v$.", "latex")
    assert r"\ensuremath{\mathbb{R}}\ensuremath{^{12}}" in page
    assert r"5\% of \(x\), x \& u\ensuremath{^{\mathsf{T}}} v." in page


def test_markdown_is_written_back() -> None:
    page = shown("7) is x_max *c* <d> $x < y$ \\* | and `e`", "markdown")
    assert r"7\. is x\_max c \<d\> $x \lt  y$ \* \| and e" in page


def test_an_article_is_a_word() -> None:
    page = shown("A $2$-vector; $x =$ a $y$", "latex")
    assert r"A \(2\)-vector" in page
    assert r"\(x\) = a \(y\)" in page


@NEEDS_LATEX
def test_latex_sets_the_page(tmp_path: Path) -> None:
    display = "$$w_{t+12} \\in \\mathbb{R}^{12}$$"
    markdown = f"# Head\n\n1. {HOSTILE}\n\n{display}\n\n| $a_i$ | b_c |\n| --- | --- |\n| x¹² | ₜ₊₁ & |"
    typeset(shown(markdown, "latex"), tmp_path)


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(
    "markdown", [HOSTILE, f"$\\text{{{HOSTILE}}}$", f"| a |\n| --- |\n| {HOSTILE} |", f"`{HOSTILE}`"]
)
def test_hostile_text_is_text(form: str, markdown: str) -> None:
    page = shown(markdown, form)
    assert "\x1b" not in page
    assert "\u202e" not in page
    if form == "html":
        tags = Tags()
        tags.feed(page)
        assert "script" not in tags.tags
        assert "a" not in tags.tags
    if form == "latex":
        body = page.partition("\\begin{document}")[2]
        assert "50\\%" in body
        assert "\\dir" not in body.replace("\\textbackslash{}dir", "")
    if form == "json":
        json.loads(page)


@pytest.mark.parametrize(
    "source",
    [
        "{" * 500, "^" * 300, "\\frac" * 300, "\\begin{matrix}" * 200, "(" * 3000 + ")" * 3000,
        "{(" * 900 + "1, 2" + ")}" * 900, "a=" * 2000, "|" * 999, "\\sqrt{" * 300, "\\", "_", "$", "\\end{x}",
    ],
)  # fmt: skip
def test_hostile_formulas_end(source: str) -> None:
    formula(source)
    blocks(f"${source}$ and $${source}$$")


def test_words_in_ascii() -> None:
    prose = r"$\nabla f \in \mathbb{R}^2$, $\eta \nabla f$ – • é"
    assert shown(prose, ascii=True) == "grad f in R^2, eta grad f - * e\n"


def test_formulas_side_by_side_stay_apart_in_latex() -> None:
    page = shown("You know $g(1) = 2$, $g'(1) = 8$ and $f'(3) = 1$.", "latex")
    assert r"\(g\left(1\right) = 2\), \(g'(1) = 8\) and \(f'(3) = 1\)." in page
