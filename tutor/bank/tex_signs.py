r"""LaTeX as words, for formulas that say more than an expression: \nabla f, \partial f/\partial x, x \in \mathbb{R}.

A small table of commands. What is not in it is kept as it is typed, and named, so that an author can be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tutor.expression.greek import GREEK, OTHER_SPELLINGS
from tutor.expression.letters import LOWERED, RAISED

SIGNS: dict[str, str] = {
    "nabla": "∇", "partial": "∂", "sum": "Σ", "infty": "∞", "cdot": "·", "times": " × ", "div": " ÷ ", "pm": " ± ",
    "le": " ≤ ", "leq": " ≤ ", "ge": " ≥ ", "geq": " ≥ ", "lt": " < ", "gt": " > ", "ne": " ≠ ", "neq": " ≠ ",
    "approx": " ≈ ", "in": " ∈ ", "to": " → ", "rightarrow": " → ", "mapsto": " → ", "leftarrow": " ← ",
    "Rightarrow": " → ", "implies": " → ", "iff": " ↔ ", "Leftrightarrow": " ↔ ", "perp": " ⟂ ", "colon": ": ",
    "mid": " | ", "dots": "…", "ldots": "…", "cdots": "…", "prime": "′", "top": "ᵀ", "lVert": "‖", "rVert": "‖",
    "|": "‖", "vert": "|", "lvert": "|", "rvert": "|", "langle": "(", "rangle": ")", "quad": " ", "qquad": " ",
    "circ": "°", "{": "{", "}": "}", "%": "%", "&": "&", "#": "#", "_": "_", "$": "$", "lbrace": "{", "rbrace": "}",
    "lbrack": "[", "rbrack": "]", "equiv": " = ", "propto": " ~ ", "sim": " ~ ", "degree": "°",
    **dict.fromkeys((",", ";", ":", " ", "!", ">"), " "),
    **dict.fromkeys("left right middle big Big bigg Bigg bigl bigr Bigl Bigr displaystyle limits".split(), ""),
    **{name: name for name in "sin cos tan exp ln log min max lim arg det cosh sinh tanh arctan arcsin arccos".split()},
    **GREEK, **{name: GREEK[other] for name, other in OTHER_SPELLINGS.items()},
}  # fmt: skip
"""A command → what it is in a line of words."""
_DOUBLE_STRUCK = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ"}
_SPELLED = frozenset(("text", "textrm", "mathrm", "operatorname", "mathbf", "mathit", "textbf", "boldsymbol", "mbox"))
_ACCENTS = {"bar": "\u0304", "overline": "\u0304", "hat": "\u0302", "widehat": "\u0302"}
_FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
_TOKEN = re.compile(r"\\begin\{(\w+\*?)\}(?:\{[^}]*\})?|\\end\{\w+\*?\}|\\\\|\\([A-Za-z]+|.)|(\s+)|(.)", re.DOTALL)
_TYPED = {"-": "−", "*": "·", "'": "′", "~": " "}
_SPACED = re.compile(r"\s*([=≤≥≠≈→∈<>]|:=)\s*")
_MINUS = re.compile(r"(?<=[\w)\]}|′ᵀ²³])\s*([−+])\s*(?=\S)")
_PARTIAL = re.compile(r"(?<=∂)\s+(?=\w)|(?<=∂[²³])\s+(?=\w)|(?<=\w)\s+(?=∂)")
"""The spaces within ∂²f/∂x∂y."""
_SIMPLE = re.compile(r"[∂∇]?[²³]?\w+|(?:∂\w[²³]?)+|\S")
_MOST_LEVELS = 40


@dataclass(slots=True)
class Words:
    """A formula as words."""

    text: str = ""
    unknown: list[str] = field(default_factory=list)
    """The commands that are in no table, as they were typed."""


def words(source: str) -> Words:
    r"""A formula in LaTeX, or as it is typed, as one line of words.

    >>> words(r"\frac{\partial^2 f}{\partial x \partial y}").text, words(r"f: \mathbb{R}^2 \to \mathbb{R}").text
    ('∂²f/∂x∂y', 'f: ℝ² → ℝ')
    """
    reader = _Reader(source)
    text = _PARTIAL.sub("", reader.run(""))
    text = re.sub(r"(?<=\w)∇", " ∇", text)
    text = _MINUS.sub(r" \1 ", _SPACED.sub(r" \1 ", text))
    return Words(re.sub(r"\s+", " ", text).strip(), reader.unknown)


class _Reader:
    """Walks over the tokens; a command takes its arguments from those that follow."""

    __slots__ = ("at", "level", "tokens", "unknown")

    def __init__(self, source: str) -> None:
        self.tokens = list(_TOKEN.finditer(source))
        self.at = 0
        self.level = 0
        self.unknown: list[str] = []

    def run(self, end: str) -> str:
        """What stands up to a closing `end`, which is taken, too."""
        pieces: list[str] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at].group()
            if token == end or (end == "\\end" and token.startswith("\\end")):
                self.at += 1
                break
            pieces.append(self.one())
        return "".join(pieces)

    def one(self) -> str:
        """One sign, group, or command with its arguments."""
        if self.at >= len(self.tokens):
            return ""
        match = self.tokens[self.at]
        self.at += 1
        environment, command, space, character = match.groups()
        if self.level > _MOST_LEVELS:
            return match.group()
        self.level += 1
        try:
            if environment:
                return self.environment()
            if command:
                return self.command(command)
            if space or match.group() == "\\\\":
                return " " if space else "; "
            return self.character(character or match.group())
        finally:
            self.level -= 1

    def argument(self) -> str:
        """The group or the one sign that follows."""
        while self.at < len(self.tokens) and self.tokens[self.at].group().isspace():
            self.at += 1
        return self.one().strip()

    def character(self, character: str) -> str:
        if character == "{":
            return self.run("}")
        if character == "^":
            return _shifted(self.argument(), RAISED, "^")
        if character == "_":
            return _shifted(self.argument(), LOWERED, "_")
        return _TYPED.get(character, character)

    def command(self, name: str) -> str:
        if name in _FRACTIONS:
            above, below = self.argument(), self.argument()
            return f"{_grouped(above)}/{_grouped(below)}"
        if name == "sqrt":
            return f"√{_grouped(self.argument())}"
        if name in _ACCENTS:
            inside = self.argument()
            return inside + _ACCENTS[name] if len(inside) == 1 else f"mean({inside})"
        if name == "mathbb":
            inside = self.argument()
            return _DOUBLE_STRUCK.get(inside, inside)
        if name in _SPELLED:
            return self.spelled()
        if name in SIGNS:
            sign = SIGNS[name]
            if name in ("partial", "nabla", "sum") or name in GREEK:
                self.skip_space()
            return f"{sign} " if len(sign) > 1 and sign.isalpha() and not self.is_next("_^({") else sign
        self.unknown.append(f"\\{name}")
        return f"\\{name}"

    def is_next(self, characters: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].group() in characters

    def skip_space(self) -> None:
        """∂ x is ∂x: the space only ended the command."""
        if self.at < len(self.tokens) and self.tokens[self.at].group().isspace():
            self.at += 1

    def spelled(self) -> str:
        """The words of \\text{…}, with their spaces."""
        self.skip_space()
        if self.at < len(self.tokens) and self.tokens[self.at].group() == "{":
            self.at += 1
            return self.run("}")
        return self.one()

    def environment(self) -> str:
        """A matrix on one line: (a, b) for a vector, [[a, b], [c, d]] for more."""
        rows = [[cell.strip() for cell in row.split("&")] for row in self.run("\\end").split(";") if row.strip()]
        if all(len(row) == 1 for row in rows) or len(rows) == 1:
            return f"({', '.join(cell for row in rows for cell in row)})"
        return f"[{', '.join(f'[{inside}]' for inside in (', '.join(row) for row in rows))}]"


def _grouped(text: str) -> str:
    text = _PARTIAL.sub("", text)
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _shifted(text: str, table: dict[int, str], sign: str) -> str:
    """Raised or lowered signs where every one has its small form, else ^(…) or _(…)."""
    if text in ("T", "top"):
        return "ᵀ"
    if text and all(ord(character) in table for character in text):
        return text.translate(table)
    return text if text in ("ᵀ", "′", "°") else f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"
