"""Reading an answer: what was typed, taken as the sort of answer that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.expression.reading import Reading, default_variables
from tutor.expression.structures import Applied, Counted
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.answer import Answer, Collection, Equation, Interval, Single, Vector, expressions_of, mapped
from tutor.grading.compare import compare, keys_of
from tutor.grading.heads import EQUALS, STEPS, Head, may_be_dropped, names_a_point, split_head
from tutor.grading.intervals import looks_like_an_interval, read_pieces
from tutor.grading.listed import laid_out
from tutor.grading.named_components import loose_names
from tutor.grading.plus_minus import has_signs
from tutor.grading.refused import (
    check_branches,
    check_commas,
    check_differentials,
    check_gaps,
    check_matrix,
    check_numbers,
    check_times,
    check_unit,
)
from tutor.grading.scaled_vectors import scaled_components
from tutor.grading.sets import NOTHING, looks_like_a_set, read_members
from tutor.grading.solved import as_a_function, read_solutions
from tutor.grading.typed import Part, TypedText
from tutor.grading.unit_vectors import UNIT_LETTERS
from tutor.grading.unknown_functions import bare_marks, has_marks, marked_names, with_marks, with_places
from tutor.grading.vector_or_interval import as_interval, is_of_numbers
from tutor.grading.vectors import read_components

_PLAIN = re.compile(r"[\w\s+\-*/^()·−.√|]*")
"""What an expression is made of that has nothing else around it."""
_COMMA = re.compile(r"[,;]")
_ONLY_COMMA = re.compile(r",")
_POINT = re.compile(r"[A-Z]")
_BRANCHES = re.compile(r"\{[^{}]*\b(?:if|when|for|otherwise|else)\b[^{}]*\}\s*\Z|Piecewise\b|\\begin\s*\{cases\}")
"""{0 if x < 0; 1 if x > 0}: no set, and no vector."""
_OR = re.compile(r"\bor\b|∨")
_NO = re.compile(r"no(?:pe)?|there are(?:n't| not) any", re.IGNORECASE)
_MOST_NAMED = 3
_MEND = "type an answer such as 2x*y + cos(x)"


def read_answer(text: str, expected: Answer | None, reading: Reading) -> Answer:
    """The answer that a text says.

    Arguments:
        text: what was typed.
        expected: the model's answer, whose type decides how brackets, i and j, ± and = are taken; None to go by
            the text alone, as for a model. Then (a, b) and [a, b] are vectors, {a, b} and ±a sets, [a, b) and
            a < x < b intervals.
        reading: the question, whose names are known in the answer.

    Returns:
        the answer, of the sort that was typed: a vector where one expression is asked for stays a vector.

    Raises:
        SyntaxProblem: the text cannot be read; the columns are those of the text.

    >>> from tutor.expression.reading import read
    >>> from tutor import parse
    >>> str(read_answer("f_x = 2xy", Single(parse("2x y")), read("x^2 y")).expression)
    '2*x*y'
    """
    if not text.strip():
        raise SyntaxProblem("nothing was typed", text, 0, mend=_MEND)
    typed = TypedText(text, _names(reading), (*reading.unknown, *marked_names(reading.unknown)))
    bare = bare_marks(typed.text, reading)
    typed.rewrite(with_marks(typed.text, reading, bare))
    typed.rewrite(laid_out(typed.text, expected))
    found: Answer | None = None
    if isinstance(expected, Single) and _PLAIN.fullmatch(text) and " or " not in text:
        found = _at_once(typed)
    if found is None:
        typed.notes.clear()
        check_numbers(typed)
        if isinstance(expected, Single):
            check_branches(typed)
        if not typed.is_balanced and not isinstance(expected, Interval) and not looks_like_an_interval(typed.text):
            typed.read(typed.whole)  # the parser says which bracket is missing
        between = looks_like_an_interval(typed.text) and as_interval(expected) is not None
        reader = _interval if between else _READERS[type(expected)]
        found = reader(typed, typed.without_stop(), expected, reading)
    if expected is not None and "10" in text:
        check_times(typed, reading)
    if expected is not None and "d" in text:
        check_differentials(typed, reading)
    if "σ" in text or "sigma" in text:
        found = _with_sigma(found, reading)
    for expression in expressions_of(found):
        check_unit(typed, expression, reading)
    found = replace(found, source=text, notes=tuple(typed.notes))
    if reading.unknown:
        found = mapped(found, lambda one: with_places(one, reading, bare))
        if any(map(has_marks, expressions_of(found))):
            mend = "say by which variable, as in ∂₁g(x, y) or ∂g/∂x"
            raise typed.problem("a ′ stands behind a function of several variables", typed.whole, mend)
    return found


def _with_sigma(found: Answer, reading: Reading) -> Answer:
    """The answer with σ(1 − σ) taken as people mean it, where the function has one sigmoid and no letter σ."""
    from tutor.grading.working.bare_sigma import sigmoid_of, with_sigma

    sigmoid = sigmoid_of(reading.expression)
    return found if sigmoid is None else mapped(found, lambda one: with_sigma(one, sigmoid, {}, ()))


def letters_of(model: Answer) -> Reading:
    """A reading that knows the letters and functions of a model, for an answer to it that has no function behind it."""
    parts = expressions_of(model)
    found = dict.fromkeys(symbol for part in parts for symbol in default_variables(part))
    unknown = dict.fromkeys(node.name for part in parts for node in postorder(part) if isinstance(node, Applied))
    first = parts[0] if parts else Symbol("x")
    order = tuple(sorted(found, key=lambda symbol: symbol.label))
    return Reading(model.source, first, "f", order, False, tuple(unknown), ())


def _names(reading: Reading) -> tuple[str, ...]:
    """The names that are declared: those of the question."""
    return tuple({symbol.label for symbol in (*reading.variables, *symbols(reading.expression))})


def _at_once(typed: TypedText) -> Single | None:
    """The text as one plain expression; None when a closer look is needed."""
    try:
        return Single(typed.read(typed.whole))
    except LimitExceeded:
        raise
    except SyntaxProblem:
        return None


def _single(typed: TypedText, part: Part, expected: Answer | None, reading: Reading) -> Answer:
    said = typed.said(part)
    if NOTHING.fullmatch(said):
        return Collection(())
    if _BRANCHES.match(said):
        if typed.is_bracket(part):
            for comma in typed.find(typed.inside(part), _ONLY_COMMA):
                typed.rewrite(f"{typed.text[: comma.start()]};{typed.text[comma.end() :]}")
        return Single(typed.read(part))
    if has_signs(said) or typed.find(part, _OR):
        return Collection(read_members(typed, part, 1, reading.variables))
    if expected is not None:
        check_commas(typed)
    by = ""
    if typed.find(part, EQUALS) and not typed.find(part, _COMMA):
        head, body = split_head(typed, part)
        assert head is not None
        if not _names_the_answer(typed, head, expected, reading):
            if isinstance(expected, Single):
                place = Part(*typed.find(part, EQUALS)[0].span())
                raise typed.problem("one expression is asked for, and this is an equation", place, STEPS)
            return Equation(typed.read(head.part), typed.read(body))
        part, by = body, head.by
    inner = typed.inside(part) if typed.is_bracket(part) else part
    if typed.find(inner, _COMMA) or (typed.is_bracket(inner) and inner != part):
        components = read_components(typed, part, reading.variables, 0, units=False)
        if components is not None and (len(components) > 1 or not typed.is_bracket(inner)):
            return Vector(components)
    try:
        return Single(typed.read(part), head=by)
    except LimitExceeded:
        raise
    except SyntaxProblem:
        components = scaled_components(typed, part) if "," in typed.said(part) else None
        if components is None:
            raise
        return Vector(components)


def _names_the_answer(typed: TypedText, head: Head, expected: Answer | None, reading: Reading) -> bool:
    """Does the left side of an = only name the answer, as in f_x = … or, where a number is asked for, x = …?"""
    letters = symbols(reading.expression)
    if expected is not None and not any(map(symbols, expressions_of(expected))):
        letters = frozenset()
    return may_be_dropped(typed, head, {symbol.label for symbol in letters})


def _vector(typed: TypedText, part: Part, expected: Answer | None, reading: Reading) -> Answer:
    size = 0
    if isinstance(expected, Vector):
        size = len(expected.components)
        braced = typed.is_bracket(part) and typed.said(part)[0] == "{"
        if braced and is_of_numbers(expected) and as_interval(expected) is not None:
            mend = "type ( ) around a vector, or an interval as 0 < x < 1"
            raise typed.problem("braces stand around a set", part, mend)
    components = read_components(typed, part, reading.variables, size, not _uses_units(reading.expression, size))
    if components is not None:
        _check_names(typed, part, components, expected)
        return Vector(components)
    check_gaps(typed, part, size)
    found = _single(typed, typed.without_stop(), None, reading)
    if isinstance(found, Single) and _is_point(found.expression, size, reading):
        return Vector(found.expression.children)
    return found


def _check_names(typed: TypedText, part: Part, components: Sequence[Expression], expected: Answer | None) -> None:
    """Refuse b = 2, w = 1 where nobody has said which comes first, and the other order would be right."""
    if not isinstance(expected, Vector) or not 2 <= len(components) <= _MOST_NAMED or not loose_names(typed, part):
        return
    if len(components) != len(keys := keys_of(expected)) or compare(Vector(tuple(components)), expected, keys).agrees:
        return
    if any(compare(Vector(order), expected, keys).agrees for order in permutations(components)):
        mend = "type (…, …) in the order of the question"
        raise typed.problem("it is not said which of these names comes first", part, mend)


def _is_point(found: Expression, size: int, reading: Reading) -> bool:
    """Is it P(1, 2), where P is no function of the question?"""
    return (
        isinstance(found, Applied)
        and len(found.arguments) == size
        and not found.orders
        and _POINT.fullmatch(found.name) is not None
        and found.name not in reading.unknown
    )


def _uses_units(expression: Expression, size: int) -> bool:
    """Are i, j or k, as far as so many components need them, letters or indexes of the function: no unit vectors?"""
    units = set(UNIT_LETTERS[:size])
    for node in postorder(expression):
        if isinstance(node, Counted) and node.index.name in units:
            return True
        if isinstance(node, Symbol):
            below = {part.name for part in node.subscripts if isinstance(part, Symbol)}
            if below & units or node.name in units:
                return True
    return False


def _collection(typed: TypedText, part: Part, expected: Answer | None, reading: Reading) -> Answer:
    members = expected.members if isinstance(expected, Collection) else ()
    if _NO.fullmatch(typed.said(part)) and not {symbol.name for symbol in symbols(reading.expression)} & {"n", "o"}:
        return Collection(())
    return Collection(read_members(typed, part, len(members[0]) if members else 0, reading.variables))


def _interval(typed: TypedText, part: Part, expected: Answer | None, reading: Reading) -> Answer:
    return Interval(read_pieces(typed, part))


def _equation(typed: TypedText, part: Part, expected: Answer | None, reading: Reading) -> Answer:
    solutions = read_solutions(typed, part, expected, reading)
    if solutions is not None:
        return solutions
    signs = typed.find(part, EQUALS)
    if not signs:
        return _single(typed, part, None, reading)
    if len(signs) > 1:
        raise typed.problem("a second = stands here", Part(*signs[1].span()), "type one equation")
    sides = typed.trim(part.start, signs[0].start()), typed.trim(signs[0].end(), part.stop)
    for side in sides:
        if side.start >= side.stop:
            raise typed.problem("a side of the equation is missing", Part(*signs[0].span()), "type both sides")
    letter = as_a_function(typed, sides[0], expected)
    if letter is not None:
        return Equation(letter, typed.read(sides[1]))
    return Equation(typed.read(sides[0]), typed.read(sides[1]))


def _any(typed: TypedText, part: Part, expected: Answer | None, reading: Reading) -> Answer:
    """The sort of answer that the text itself says."""
    said = typed.said(part)
    if looks_like_an_interval(said):
        return _interval(typed, part, None, reading)
    check_matrix(typed, part)
    if NOTHING.fullmatch(said) or looks_like_a_set(typed, part) or names_a_point(typed, part):
        return _collection(typed, part, None, reading)
    if len(typed.find(part, EQUALS)) == 1 and not typed.find(part, _COMMA):
        head, _ = split_head(typed, part)
        if head is not None and not head.calls:
            return _equation(typed, part, None, reading)
    return _single(typed, part, None, reading)


_Reader = Callable[[TypedText, Part, Answer | None, Reading], Answer]
_READERS: dict[type, _Reader] = {
    type(None): _any,
    Single: _single,
    Vector: _vector,
    Collection: _collection,
    Interval: _interval,
    Equation: _equation,
}
"""The sort of answer that is asked for → how a text is read then."""
