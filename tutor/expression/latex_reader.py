r"""LaTeX commands as tokens: \cdot is a sign, \theta a name, \left nothing at all."""

from __future__ import annotations

import re

from tutor.errors import SyntaxProblem
from tutor.expression.functions import SPELLINGS
from tutor.expression.greek import GREEK, OTHER_SPELLINGS
from tutor.expression.spelling import nearest

_COMMAND = re.compile(r"\\([A-Za-z]+|.|$)\*?", re.DOTALL)
_NAMED = re.compile(
    r"\\(?:operatorname|math(?:rm|it|sf|bf|tt|cal|bb)|text(?:rm|it|bf)?|boldsymbol)\*?\s*"
    r"(?:\{((?:[A-Za-z0-9 ,]|\\?_|\\[ ,])*)\}|\s([A-Za-z]))"
)
_ACCENTED = re.compile(
    r"\\(hat|widehat|tilde|widetilde|dot|vec)\s*(?:\{\s*\\?([A-Za-z]+)\s*\}|(?<=[a-z])\s+([A-Za-z]))"
)
_DELIMITER = re.compile(r"\\(left|right)\s*(\\?[.|]|\\[lr]vert)")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")

_SPACES = frozenset(
    ", ; : ! > quad qquad displaystyle textstyle limits nolimits left right middle big Big bigg Bigg bigl bigr"
    " Bigl Bigr biggl biggr Biggl Biggr".split()
) | {" ", "\n", "\t"}
_SIGNS: dict[str, tuple[str, str]] = {
    "cdot": ("*", r"\cdot"), "times": ("*", r"\times"), "ast": ("*", r"\ast"), "div": ("/", r"\div"),
    "le": ("<=", "<="), "leq": ("<=", "<="), "leqslant": ("<=", "<="), "lt": ("<", "<"),
    "ge": (">=", ">="), "geq": (">=", ">="), "geqslant": (">=", ">="), "gt": (">", ">"),
    "ne": ("!=", "!="), "neq": ("!=", "!="), "land": ("and", "and"), "wedge": ("and", "and"),
    "lor": ("or", "or"), "vee": ("or", "or"), "{": ("{", "{"), "}": ("}", "}"), "lbrace": ("{", "{"),
    "rbrace": ("}", "}"), "lbrack": ("[", "["), "rbrack": ("]", "]"), "lvert": ("|(", "|"), "rvert": (")|", "|"),
    "vert": ("|", "|"), "mid": ("|", "|"), "\\": (";", r"\\"), "cr": (";", r"\\"), "infty": ("∞", "∞"),
    "sum": ("Σ", "Σ"), "Sigma": ("Σ", "Σ"), "partial": ("∂", "∂"), "sqrt": ("radical", r"\sqrt"),
    "frac": ("fraction", r"\frac"), "dfrac": ("fraction", r"\dfrac"), "tfrac": ("fraction", r"\tfrac"),
    "cfrac": ("fraction", r"\cfrac"),
    "bar": ("bar", r"\bar"), "overline": ("bar", r"\overline"),
    "(": ("wrapper", r"\("), ")": ("wrapper", r"\)"), "[": ("wrapper", r"\["),
    "]": ("wrapper", r"\]"), "ldots": ("..", ".."), "dots": ("..", ".."), "cdots": ("..", ".."),
    "&": ("&", "&"), "_": ("_", "_"),
}  # fmt: skip
_REFUSED = {
    "prod": (r"products \prod are not read", "write the factors out"),
    "int": (r"integrals \int are not read", "type the function itself"),
    "lim": (r"limits \lim are not read", "type the function itself"),
    "nabla": (r"\nabla is not read", "type the function itself: tutor grad works out the gradient"),
    "over": (r"\over is not read", r"type \frac{…}{…}"),
    "pm": (r"\pm is two signs in one", "type + or -"),
    "%": ("the % has no meaning here", "type 5/100 for 5%"),
    "|": (r"the bars \| of a norm are not read", "write the length out: sqrt(x^2 + y^2)"),
    "circ": (r"\circ is not read", "type the angle in radians, a composition as f(g(x)) written out"),
}


def read_command(text: str, position: int, source: str, column: int) -> tuple[list[tuple[str, str]], int]:
    r"""The tokens that the command at `position` stands for, as kind and text, and where it ends.

    Arguments:
        text: the folded text; `text[position]` is the backslash.
        position: where the command starts.
        source: the text as typed, for an error.
        column: the column of the backslash in `source`.

    Raises:
        SyntaxProblem: the command is unknown or cannot be read.

    >>> read_command(r"\theta_0", 0, "", 0)
    ([('word', 'theta')], 6)
    """
    if match := _NAMED.match(text, position):
        return _named(match)
    if match := _ACCENTED.match(text, position):
        accent = match[1].removeprefix("wide")
        return [("word", f"{match[2] or match[3]}_{accent}")], match.end()
    if match := _DELIMITER.match(text, position):
        if match[2] in (".", "\\."):
            return [], match.end()
        if match[2] == "\\|":
            raise _problem("|", source, column, 6)
        return [("|(", "|") if match[1] == "left" else (")|", "|")], match.end()
    if match := _ENVIRONMENT.match(text, position):
        if match[2].strip("*") in ("cases", "dcases"):
            return [("cases" if match[1] == "begin" else "end cases", match.group())], match.end()
        message = f"the environment {match[2] or '{}'} at column {column + 1} is not read"
        raise SyntaxProblem(message, source, column, mend="type one function, not a matrix or several lines")
    match = _COMMAND.match(text, position)
    assert match is not None
    name, end = match[1], match.end()
    if name in _SIGNS:
        return [_SIGNS[name]], end
    if name in GREEK or name in OTHER_SPELLINGS or name in SPELLINGS or name == "e":
        return [("word", name)], end
    if name in _SPACES:
        return [], end
    raise _problem(name, source, column, end - position)


def _named(match: re.Match[str]) -> tuple[list[tuple[str, str]], int]:
    name = (match[1] if match[1] is not None else match[2]).replace("\\", "").strip(" ,")
    words = name.split()
    return [("word", word) for word in words], match.end()


def _problem(name: str, source: str, column: int, length: int) -> SyntaxProblem:
    if name in _REFUSED:
        message, mend = _REFUSED[name]
        return SyntaxProblem(f"{message} (column {column + 1})", source, column, column + length, mend)
    if not name.isalpha() or not name.isascii():
        return SyntaxProblem(
            f"the \\ at column {column + 1} begins no LaTeX command", source, column, mend="leave it out"
        )
    near = nearest(name, (*SPELLINGS, *GREEK, *(sign for sign in _SIGNS if sign.isalpha())))
    mend = f"did you mean `\\{near}`?" if near else f"type \\mathrm{{{name[:20]}}} if it is a name"
    return SyntaxProblem(
        f"\\{name[:40]} at column {column + 1} is not a command that is read", source, column, column + length, mend
    )
