"""An equation answered by its solutions: x² = 1 by x = ±1, x = 1 or x = −1, {1, −1}, or none."""

from __future__ import annotations

import re

from tutor.derivation.signs import signs
from tutor.expression.numbers import ONE, ZERO
from tutor.expression.reading import Reading
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol
from tutor.grading.answer import Answer, Collection, Equation, alone
from tutor.grading.equality import Equivalence, How, Kind, Method
from tutor.grading.heads import EQUALS, call_of, split_head, variable_named
from tutor.grading.plus_minus import has_signs
from tutor.grading.sets import NOTHING, read_members
from tutor.grading.solutions import solves_only
from tutor.grading.typed import Part, TypedText

_JOINED = re.compile(r"[,;\n∨]|\bor\b|\band\b")
_IN = re.compile(r"∈|\bin\b")
_EXACT = How(Method.EXACT)


def read_solutions(typed: TypedText, part: Part, expected: Answer | None, reading: Reading) -> Collection | None:
    """The solutions that a text lists where an equation is asked for; None when it lists none.

    Arguments:
        typed: the text.
        part: where the answer stands.
        expected: the equation that is asked for, or None.
        reading: the question, whose letters may be solved for.

    Raises:
        SyntaxProblem: a solution cannot be read, or it is not said which letter it is for.
    """
    letters = sorted(_letters(expected), key=lambda letter: letter.label)
    said = typed.said(part)
    if NOTHING.fullmatch(said):
        return Collection(())
    items = typed.split(part, _JOINED)
    named = [split_head(typed, item)[0] for item in items if len(typed.find(item, EQUALS)) == 1]
    heads = {typed.said(head.part) for head in named if head is not None}
    letter = next((variable_named(head, letters) for head in heads), None) if len(heads) == 1 else None
    if heads and letter is None:
        found = {variable_named(re.sub(r"_?[{\d₀-₉].*", "", head), letters) for head in heads}
        letter = found.pop() if len(found) == 1 else None
        if letter is None:
            return None
    several = has_signs(said) or len(items) > 1 or _IN.search(said) is not None
    braced = typed.is_bracket(part) and said[0] == "{"
    alone = not heads and len(letters) == 1 and not typed.find(part, EQUALS) and len(items) == 1
    if not (several or braced or alone):
        return None
    if letter is None and len(letters) != 1:
        if not letters:
            return None
        mend = f"say for which letter, as in {letters[0].label} = …"
        raise typed.problem("these are solutions for no letter", part, mend)
    members = read_members(typed, part, 1, reading.variables)
    if alone and not (several or braced) and any(symbols(one) for (one,) in members):
        return None
    return Collection(members, head=(letter or letters[0]).label)


def as_a_function(typed: TypedText, left: Part, expected: Answer | None) -> Symbol | None:
    """The y of y = 2x − 1 that f(x) stands for in f(x) = 2x − 1; None where it may be something else."""
    called = call_of(typed.said(left))
    if not isinstance(expected, Equation) or called is None:
        return None
    name, arguments = called
    letter = next((one for one, _ in alone(expected) if one.label not in arguments), None)
    if letter is None or name == letter.label:
        return letter
    return None if name in {symbol.label for symbol in _letters(expected)} else letter


def _letters(expected: Answer | None) -> frozenset[Symbol]:
    return symbols(expected.left) | symbols(expected.right) if isinstance(expected, Equation) else frozenset()


def as_equation(answer: Collection, model: Equation) -> tuple[Equation, Symbol | None]:
    """The equation that has exactly the listed solutions, and the letter that they are for; 1 = 0 for none.

    >>> from tutor import parse
    >>> one = parse("1")
    >>> made, _ = as_equation(Collection(((one,), (Negation(one),)), head="x"), Equation(parse("x^2"), one))
    >>> str(made.left)
    '(x - 1)*(x - (-1))'
    """
    letter = next((one for one in sorted(_letters(model), key=str) if one.label == answer.head), None)
    if letter is None or not answer.members:
        return Equation(ONE, ZERO), None
    factors = [Sum((letter, Negation(value))) for (value,) in dict.fromkeys(answer.members)]
    if len(factors) == 1:
        return Equation(letter, answer.members[0][0]), letter
    return Equation(Product(tuple(factors)), ZERO), letter


def without_solutions(difference: Expression) -> Equivalence:
    """Is an expression nowhere zero? Equal if so, different if it is zero somewhere, or undecided."""
    if 0 not in signs(difference):
        return Equivalence(Kind.EQUAL, _EXACT)
    somewhere = solves_only(difference, ONE)
    return Equivalence(Kind.UNDECIDED) if somewhere is None else Equivalence(Kind.DIFFERENT, somewhere)
