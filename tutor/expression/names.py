"""How names are read: xy is x·y, xsin is x·sin, theta0 is one name, and rate is an error with a mend."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from tutor.errors import SyntaxProblem
from tutor.expression.accents import hat_base, read_barred
from tutor.expression.functions import FUNCTIONS, SPELLINGS
from tutor.expression.greek import GREEK, NAMES, OTHER_SPELLINGS
from tutor.expression.spelling import nearest

SPECIAL = frozenset(
    "sum Sum mean Piecewise Derivative Subs Indexed KroneckerDelta delta And Or Eq Ne Lt Le Gt Ge pow".split()
)
"""Names that are read when a bracket follows, but are not functions of the table."""

_PARTS = re.compile(r"([A-Za-z]+|.)([0-9]*)((?:_[^_]+)*)")
_BRACKET_ONLY = frozenset(("lb", "ld", "pow"))
_CONSTANTS = {"pi": "pi", "oo": "oo"}
_WORDS = {
    "sine": "sin", "sinus": "sin", "cosine": "cos", "cosinus": "cos", "tangent": "tan", "tangens": "tan", "expo": "exp",
    "exponential": "exp", "sqr": "sqrt", "squareroot": "sqrt", "absolute": "abs", "power": "pow", "logarithm": "ln",
}  # fmt: skip
"""What people call a function → the name to type."""


class Piece(NamedTuple):
    """A part of a run of letters."""

    kind: str
    """"symbol", "constant", "function", "special", "unknown" (a function nobody knows), "number" or "mean"."""
    name: str
    """The name in the tree; for a function the row's name."""
    subscripts: tuple[str, ...]
    """Its subscripts as text: digits or a name each."""
    spelling: str
    """How the symbol was typed, if that is not name_subscript."""
    start: int
    """Where it starts in the run."""
    end: int
    """Where it ends in the run."""


class Split(NamedTuple):
    """A name token, read."""

    pieces: tuple[Piece, ...]
    """What it consists of, from left to right."""
    remark: str = ""
    """The kind of remark if a reader could have meant something else, or ""."""


class Names:
    """What names mean in one text.

    Arguments:
        source: the text, for errors.
        declared: the labels of the variables that the head or the caller declared.
        functions: names of functions that are declared without being known.
        indexes: letters that are the index of some Σ in the text.
        python: is E the SymPy spelling of e here?
    """

    def __init__(
        self,
        source: str,
        declared: Collection[str],
        functions: Collection[str],
        indexes: Collection[str],
        python: bool,
    ) -> None:
        self.source = source
        self.declared = frozenset(declared)
        self.functions = frozenset(functions)
        self.indexes = frozenset(indexes)
        self.python = python
        self._known: dict[tuple[str, int], Split] = {}

    def split(self, text: str, called: int, column: int) -> Split:
        """How `text` is read.

        Arguments:
            text: a token of kind "name".
            called: 0 when no bracket follows, 1 when one does, 2 when it holds a comma.
            column: where the token starts, for errors.

        Raises:
            SyntaxProblem: it is a longer run of letters that nobody declared.
        """
        found = self._known.get((text, called))
        if found is None:
            found = self._known[text, called] = self._split(text, called, column)
        return found

    def whole(self, text: str, called: int = 0) -> Piece:
        """How `text` is read when it is one name for certain, such as \\mathrm{rate}."""
        if text not in self.declared and not (called and text in self.functions):
            if text in SPELLINGS and len(text) > 1:
                return Piece("function", SPELLINGS[text], (), text, 0, len(text))
            if called and text in SPECIAL:
                return Piece("special", text, (), "", 0, len(text))
        letters, digits, rest = self._parts(text)
        if not digits and not rest:
            return self._plain(letters, called, text)
        return self._symbol(letters, digits, rest, text)

    def whole_symbol(self, text: str) -> Piece:
        """`text` as the name of a variable, even where it would be a function or a constant elsewhere."""
        letters, digits, rest = self._parts(text)
        return self._symbol(letters, digits, rest, text)

    def _parts(self, text: str) -> tuple[str, str, str]:
        match = _PARTS.fullmatch(text)
        if match is None:
            return text, "", ""
        letters, digits, rest = match.groups()
        return NAMES.get(letters) or OTHER_SPELLINGS.get(letters, letters), digits, rest

    def _split(self, text: str, called: int, column: int) -> Split:
        if text in self.declared or (called and text in self.functions):
            return Split((self.whole(text, called),))
        if text in SPELLINGS and len(text) > 1 and (called or text not in _BRACKET_ONLY):
            return Split((self.whole(text, called),))
        if called and text in SPECIAL and (text != "delta" or called == 2):
            return Split((Piece("special", text, (), "", 0, len(text)),))
        if bar := read_barred(text):
            return Split((Piece("mean", *bar, "", 0, len(text)),))
        if called and _is_word(text) and text not in self.declared and not text.endswith("_hat"):
            raise self._unknown(text, called, column)
        letters, digits, rest = self._parts(text)
        size = len(text) - len(rest) - len(digits)
        if not digits and not rest:
            return self._letters(letters, text, called, column)
        if size == 1 or letters in GREEK or letters in self.declared or hat_base(letters):
            return Split((self._symbol(letters, digits, rest, text),))
        if rest and not digits:
            return self._subscripted(letters, rest, text, column)
        if not rest:
            tail = next((word for word in _suffixes(letters) if word in SPELLINGS), "")
            if tail:
                before = letters[: -len(tail)]
                head = self._letters(before, before, 0, column).pieces if before else ()
                at = size - len(tail)
                function = Piece("function", SPELLINGS[tail], (), tail, at, size)
                number = Piece("number", digits, (), "", size, len(text))
                return Split((*head, function, number), "named-function-in-run")
        return Split((self._symbol(letters, digits, rest, text),), "one-name")

    def _subscripted(self, letters: str, rest: str, text: str, column: int) -> Split:
        """sa_i is s·a_i; rate_i is one name; log_2 is a function with its base."""
        parts = rest[1:].split("_")
        if letters == "log" and len(parts) == 1:
            return Split((Piece("function", "ln", (parts[0],), "log", 0, len(text)),))
        if letters in ("sum", "Sum"):
            return Split((Piece("special", "Σ", tuple(parts), "", 0, len(text)),))
        if len(letters) == 2 and all(len(part) == 1 or part.isdigit() for part in parts):
            first = self._plain(letters[0], 0, letters[0])
            second = self._symbol(letters[1], "", rest, text[1:])
            moved = second._replace(start=1, end=len(text))
            return Split((first, moved), "run-of-letters")
        return Split((self._symbol(letters, "", rest, text),), "one-name")

    def _symbol(self, letters: str, digits: str, rest: str, text: str) -> Piece:
        parts = rest[1:].split("_") if rest else []
        words: list[str] = []
        while parts and not self._is_index(parts[0]):
            words.append(parts.pop(0))
        if not all(self._is_index(part) for part in parts):
            return Piece("symbol", "_".join((letters, *words, *parts)), (), "", 0, len(text))
        if len(words) == 1 and not parts and len(words[0]) == 2 and set(words[0]) <= self.indexes:
            words, parts = [], list(words[0])
        if words[:1] == ["hat"] and (len(letters) == 1 or letters in GREEK) and not digits:
            letters += words.pop(0)
        if words and digits:
            letters, digits = letters + digits, ""
        subscripts = ([digits.lstrip("0") or "0"] if digits else []) + [
            (part.lstrip("0") or "0") if part.isdigit() else part for part in parts
        ]
        name = "_".join((letters, *words))
        spelling = text if digits and text.isascii() and "lamda" not in text else ""
        return Piece("symbol", name, tuple(subscripts), spelling, 0, len(text))

    def _is_index(self, part: str) -> bool:
        return part.isdigit() or len(part) == 1 or part in GREEK

    def _plain(self, name: str, called: int, text: str) -> Piece:
        """A name of letters only, on its own."""
        end = len(text)
        known = name in self.declared or text in self.declared or name in self.indexes
        if called and name in self.functions:
            return Piece("unknown", name, (), "", 0, end)
        if not known:
            if name == "e" or (name == "E" and self.python):
                return Piece("constant", "e", (), text, 0, end)
            if name in _CONSTANTS:
                return Piece("constant", _CONSTANTS[name], (), "", 0, end)
            if name == "sigma" and called == 1:
                return Piece("function", "sigmoid", (), text, 0, end)
            if name == "delta" and called == 2:
                return Piece("special", "delta", (), "", 0, end)
            if called == 2:
                return Piece("unknown", name, (), "", 0, end)
        return Piece("symbol", name, (), "", 0, end)

    def _letters(self, letters: str, text: str, called: int, column: int) -> Split:
        if len(text) == 1 or letters in GREEK or letters in self.declared or letters == "oo" or hat_base(letters):
            piece = self._plain(letters, called, text)
            kind = {"unknown": "unknown-function"}.get(piece.kind, "")
            if piece.name == "e" and piece.kind == "constant":
                kind = f"{text}-constant"
            return Split((piece,), kind if letters not in self.functions else "")
        pieces = None if letters in _WORDS else self._run(letters, called)
        if pieces is None or (called and _hides_a_function(pieces)):
            raise self._unknown(text, called, column)
        joined = any(piece.kind == "function" for piece in pieces)
        return Split(tuple(pieces), "named-function-in-run" if joined else "run-of-letters")

    def _run(self, letters: str, called: int) -> list[Piece] | None:
        """The run as known names and at most two strange letters in a row, or None."""
        end = len(letters)
        tail: list[Piece] = []
        if called:
            word = next((word for word in _suffixes(letters) if word in SPELLINGS and word not in self.declared), "")
            if word:
                end -= len(word)
                tail = [Piece("function", SPELLINGS[word], (), word, end, end + len(word))]
        pieces: list[Piece] = []
        at = strange = 0
        while at < end:
            word = self._known_word(letters[at:end], bool(pieces) or end < len(letters) or at + 2 < end)
            strange = 0 if len(word) > 1 or word in self.declared else strange + 1
            if strange > 2:
                return None
            if word in SPELLINGS and word not in self.declared:
                piece = Piece("function", SPELLINGS[word], (), word, at, at + len(word))
            else:
                last = at + len(word) == len(letters)
                name = OTHER_SPELLINGS.get(word, word)
                piece = self._plain(name, called if last else 0, word)._replace(start=at, end=at + len(word))
            pieces.append(piece)
            at += len(word)
        return pieces + tail

    def _known_word(self, rest: str, inside: bool) -> str:
        """The longest known name that `rest` begins with; a function only with an argument behind it."""
        for length in range(min(len(rest), 10), 1, -1):
            word = rest[:length]
            if word in self.declared or word in GREEK or word in OTHER_SPELLINGS:
                return word
            single = word in SPELLINGS and FUNCTIONS[SPELLINGS[word]].arity == (1, 1) and word not in _BRACKET_ONLY
            if single and (length > 2 or (inside and length < len(rest))):
                return word
        return rest[0]

    def _unknown(self, text: str, called: int, column: int) -> SyntaxProblem:
        near = _WORDS.get(text) or nearest(text, (*SPELLINGS, *(SPECIAL if called else ()), *GREEK, *self.declared))
        shown = text if len(text) <= 30 else text[:27] + "…"
        if called and near is None:
            mend = (
                f"write out what {shown} is, or declare it for derivatives with --functions {shown}; "
                "a product is typed with *"
            )
        else:
            product = f"; {'*'.join(text)} if it is a product" if len(text) <= 6 else ""
            name = "add it to --vars, or use one letter or a Greek name such as lambda"
            mend = f"did you mean `{near}`? If it is a name, add it to --vars" if near else f"{name}{product}"
        return SyntaxProblem(
            f"`{shown}` at column {column + 1} is not a known name", self.source, column, column + len(text), mend
        )


def _is_word(text: str) -> bool:
    """Is it a name of several words, such as leaky_relu? Before a bracket that is a function, not a product."""
    head, *parts = text.split("_")
    return bool(parts) and len(head) > 1 and any(len(part) > 1 and part.isalpha() for part in parts)


def _hides_a_function(pieces: list[Piece]) -> bool:
    """Is it a function with letters after it, as sinn in sinn(x)? That is a slip of the keyboard, not sin(n)·x."""
    return pieces[-1].kind != "function" and any(piece.kind == "function" for piece in pieces)


def _suffixes(letters: str) -> list[str]:
    return [letters[start:] for start in range(max(0, len(letters) - 10), len(letters) - 1)]
