"""A rule of differentiation in letters that do not clash with those of the question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.derivation.lessons.rules import statement
from tutor.derivation.rules import RULES
from tutor.derivation.templates import table_derivative
from tutor.expression.functions import FUNCTIONS
from tutor.expression.structures import Comparison, Partial
from tutor.expression.text import text
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Call, Expression, Symbol

_LETTER = re.compile(r"\b[a-z](?=\b|_)")
_OTHERS = {"c": "kCm", "n": "mkp", "a": "bcp"}
_ANY = "uvwpqrkmt"
"""What a letter of a rule becomes where the question has that letter."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A rule as it is shown beside a question."""

    says: Expression
    """∂/∂c [k·u] = k·∂/∂c [u]"""
    where: str
    """What its letters are: "k does not contain c"."""
    letters: dict[str, str]
    """Its letters, and what they have become here."""

    def letter(self, name: str) -> str:
        """What a letter of the rule is called here."""
        return self.letters.get(name, name)


def stated_rule(name: str, variable: Expression, function: Expression, called: str = "") -> Stated:
    """A rule as the cheat sheet writes it, in the variable of a question, and with none of its other letters.

    Arguments:
        name: the rule.
        variable: by what is differentiated.
        function: what is differentiated.
        called: what the function of the question is called, so that no letter is called that.

    >>> from tutor import parse
    >>> found = stated_rule("constant-factor", Symbol("c"), parse("x c^2"))
    >>> text(found.says), found.where
    ('∂/∂c [k·u] = k · ∂/∂c [u]', 'k does not contain c')
    """
    rule = RULES[name]
    says: Expression = Comparison("=", *statement(rule))
    own = symbols(says)
    asked = {called, *(one.name for one in symbols(function) | symbols(variable))}
    letters: dict[str, str] = {}
    written = set(_LETTER.findall(rule.statement)) & {one.name for one in own} - {"x"}  # not the n of a Σ
    for letter in sorted(written):
        if letter in asked:
            letters[letter] = _free(letter, {*asked, *(one.name for one in own), *letters.values()})
    changed: dict[Expression, Expression] = {
        one: Symbol(letters[one.name], one.subscripts) for one in own if one.name in letters
    }
    x = Symbol("x")
    if x in own and isinstance(variable, Symbol) and variable not in own - changed.keys() - {x}:
        letters["x"] = text(variable)
        changed[x] = variable
    where = re.sub(r"\b[A-Za-z]\b", lambda match: letters.get(match[0], match[0]), rule.where)
    return Stated(substitute(says, changed) if changed else says, where, letters)


def table_row(call: Call, variable: Expression) -> Expression | None:
    """The row of the table of derivatives that a function stands in; None where it has none.

    >>> from tutor import parse
    >>> call = parse("ln(x)")
    >>> assert isinstance(call, Call)
    >>> text(table_row(call, Symbol("x")))
    '∂/∂x [ln(x)] = 1/x'
    """
    if len(call.arguments) != 1 or len(FUNCTIONS[call.function].derivatives) != 1:
        return None
    row = Call(call.function, (variable,))
    return Comparison("=", Partial(row, variable), table_derivative(row, 0))


def _free(letter: str, taken: set[str]) -> str:
    """Another letter for one of a rule; the same one where none is left."""
    return next((one for one in _OTHERS.get(letter, "") + _ANY if one not in taken), letter)
