"""By which names a working calls its function, and what its own letters stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from functools import cached_property

from tutor.errors import TutorError
from tutor.expression.numbers import rational_value
from tutor.expression.reading import Reading
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Call, Constant, Expression, Power, Symbol
from tutor.grading.equivalence import equivalent
from tutor.grading.question import Question, ask
from tutor.grading.same_tree import same_up_to_order
from tutor.grading.working.heads import called_function, names_of_function
from tutor.grading.working.letters import EULER
from tutor.grading.working.own import Meaning, Own
from tutor.grading.working.sides import Side
from tutor.grading.working.worked import Unworkable, worked_out
from tutor.grading.working.written import Written

_SURE = 3
"""A name of so many letters, as loss, is a name for the function when it is differentiated."""


_LOGARITHM = re.compile(r"\\?(?:ln|log)(?![a-z])[\s({]*(?P<name>[A-Z])(?![A-Za-z0-9_])")
"""ln L, by which likelihoods are differentiated."""
LOSSES = ("L", "J")
"""Letters that are a likelihood or a loss, even where what is said of them is wrong."""
_SPELLED = {"ℓ": "l"}
_INNER = frozenset("uvwtsghrqabijkmn")
"""Small letters by which students call parts of a function."""


class Names:
    """The names in one working.

    Attributes:
        own: what the student's own letters stand for; the names of the function are among them.
        function: the names of the function that the working gives it: f, y, L.
        reading, whole: the function as it was read, and its expression.
        undone: ln L → f, where f is the logarithm of what the working calls L.
    """

    def __init__(self, reading: Reading, orders: Sequence[Symbol]) -> None:
        self.reading = reading
        self.whole = reading.expression
        self._orders = tuple(orders)
        plain = symbols(reading.expression) | set(reading.variables)
        self.letters = frozenset(symbol.name for symbol in plain)
        self.variable = self._orders[0] if self._orders else next(iter(reading.variables), Symbol("x"))
        self.own = Own(frozenset(plain))
        self.function: list[str] = []
        self.undone: dict[Expression, Expression] = {}
        self._doubtful: dict[str, int] = {}

    @property
    def taken(self) -> Container[str]:
        """The letters that are no name of the function, because the student gave them another meaning."""
        return self.own.names().difference(self.function)

    @property
    def words(self) -> tuple[str, ...]:
        """Names of several letters, to declare."""
        return tuple(name for name in self.own.names() if len(name) > 1)

    @property
    def errors(self) -> tuple[str, ...]:
        """The e and E that are letters of the student's own, to declare."""
        return tuple(name for name in EULER if Symbol(name) in self.own.letters)

    def with_euler(self, tree: Expression) -> Expression:
        """The tree with e to any power but 2 made Euler's number again, where the function has that, too."""
        own = [Symbol(name) for name in self.errors]
        if not own or Constant("e") not in postorder(self.whole):
            return tree
        powers = [node for node in postorder(tree) if isinstance(node, Power) and node.base in own]
        numbers: dict[Expression, Expression] = {
            node: Power(Constant("e"), node.exponent) for node in powers if rational_value(node.exponent) != 2
        }
        return substitute(tree, numbers) if numbers else tree

    def find(self, rows: Sequence[Sequence[Side]], defined: Container[str]) -> None:
        """The names that the lines give the function, but for letters that they define.

        dL/dw at the beginning of a line is the derivative of the function, whatever name it was typed by. A small
        letter there may be a part of it, as in du/dx = 2x.
        """
        for name in names_of_function(self.reading):
            if name not in defined:
                self.call(name)
        for number, row in enumerate(rows):
            name = called_function(row[0].said, self.reading) if row[0].first else ""
            if not name.isalpha() or name in self.letters or name in self.function or name in defined:
                continue
            if name.isupper() or len(name) >= _SURE or not (name in _INNER or _is_below(name, rows)):
                self.call(name)
            else:
                self._doubtful.setdefault(name, number)

    def settle(self, rows: Sequence[Sequence[Side]], read: Callable[[Side], Written]) -> None:
        """Decide about small letters: one whose derivative is that of the function is a name for it."""
        for name, number in self._doubtful.items():
            following = [side for row in rows[number : number + 2] for side in row if not side.first]
            if not following:
                continue
            before = self.own.letters.get(Symbol(name))
            self.call(name)
            if not self._is_the_derivative(read(following[0])):
                self.function.remove(name)
                self.own.letters.pop(Symbol(name))
                if before is not None:
                    self.own.letters[Symbol(name)] = before
        for row in rows:
            match = _LOGARITHM.search(row[0].said) if row[0].first and len(row) > 1 else None
            known = () if match is None else (*self.letters, *self.own.names(), *self.function)
            if match is not None and match["name"] not in known:
                self._under_logarithm(match["name"], row, read)
        for letter, meaning in self.own.letters.items():
            new = not letter.subscripts and letter.name not in self.function
            if new and same_up_to_order(meaning.meant, self.whole):
                self.function.append(letter.name)

    def call(self, name: str) -> None:
        """Take a name for the function."""
        self.function.append(name)
        letter = Symbol(_SPELLED.get(name, name))
        self.own.letters.setdefault(letter, Meaning(self.whole, self.whole))

    def _under_logarithm(self, name: str, row: Sequence[Side], read: Callable[[Side], Written]) -> None:
        """Decide what L is in ln L = … or d/dp ln L = …: the function, or that of which it is the logarithm."""
        letter, power = Symbol(name), Power(Constant("e"), self.whole)
        logarithm = Call("ln", (power,))
        likely = any(isinstance(node, Call) and node.function == "ln" for node in postorder(self.whole))
        for meant in (power, self.whole) if likely else (self.whole, power):
            self.own.letters[letter] = Meaning(meant, meant)
            self.undone = {logarithm: self.whole} if meant is power else {}
            if self._same(read(row[0]), read(row[1])):
                break
        else:
            if name not in LOSSES:  # it may be a part that nobody explained
                del self.own.letters[letter]
                self.undone = {}
                return
            meant = power if likely else self.whole
            self.own.letters[letter] = Meaning(meant, meant)
            self.undone = {logarithm: self.whole} if likely else {}
        if not self.undone:
            self.function.append(name)

    def _same(self, one: Written, other: Written) -> bool:
        if one.expression is None or other.expression is None or self._question is None:
            return False
        try:
            engine = self._question.engine
            return equivalent(worked_out(one.expression, engine), worked_out(other.expression, engine)).agrees
        except (TutorError, Unworkable):
            return False

    def _is_the_derivative(self, written: Written) -> bool:
        if written.expression is None or self._question is None:
            return False
        try:
            return equivalent(worked_out(written.expression, self._question.engine), self._question.key).agrees
        except (TutorError, Unworkable):
            return False

    @cached_property
    def _question(self) -> Question | None:
        """The first derivative that is asked for; None when none is, or when it cannot be worked out."""
        try:
            return ask(self.reading, self._orders[:1]) if self._orders else None
        except TutorError:
            return None


def _is_below(name: str, rows: Sequence[Sequence[Side]]) -> bool:
    """Whether something is differentiated by a letter, as y is in dy/dp."""
    below = re.compile(rf"[/{{]\s*[∂d]\s*{re.escape(name)}(?![A-Za-z])|\\partial\s*{re.escape(name)}\s*\}}")
    return any(below.search(side.said, 1) for row in rows for side in row)
