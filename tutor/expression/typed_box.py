"""The box in which stationary points are looked for, as `--box` takes it: "x=-5..5, y=0..2pi"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tutor.errors import SyntaxProblem
from tutor.expression.limits import LIMITS, Limits
from tutor.expression.numbers import rational_value
from tutor.expression.numeric import Evaluator
from tutor.expression.preparation import declared_symbol
from tutor.expression.tree import Expression, Symbol
from tutor.expression.typed_values import read_list

Range = tuple[Fraction, Fraction]
"""From where to where, both ends included."""
Piece = tuple[int, int]
"""From which to which column of the text."""

DEFAULT: Range = (Fraction(-10), Fraction(10))
"""Where a variable is looked for when nothing is said about it."""
_LARGEST = 10**9
"""Farther from zero nobody searches."""
_MEND = "type a range for each variable, as in x=-5..5, y=0..2"
_MEND_END = "type numbers such as -5, 1/2, 2.5 or 2pi"
_BETWEEN = re.compile(r"\.\.+|…|:|\bto\b|;")
"""What stands between the ends of a range."""
_AMBIGUOUS = re.compile(r"\.{3,}(?=\d)")
"""In −.5...5 the third dot may be that of .5."""
_ENDLESS = re.compile(r"oo|∞|inf", re.IGNORECASE)
_NAME = re.compile(r"\s*(?P<name>\\?[^\W\d][\w{}\\']*)\s*(?:=|∈|\\in\b|\bin\b|:)(?!=)")
_CHAIN = re.compile(r"(?P<low>[^<≤>=]+)(?:<=|≤|<)(?P<name>[^<≤>=]+)(?:<=|≤|<)(?P<high>[^<≤>=]+)")
_OPENING, _CLOSING = "([{", ")]}"
_ROUNDED = 2**40


def read_box(text: str, variables: Sequence[Symbol], limits: Limits = LIMITS) -> dict[Symbol, Range]:
    """The box in "x=-5..5, y=-1..1", with [−10, 10] for each variable that is not named.

    Arguments:
        text: what was typed. `x in [-5, 5]`, `x=-5:5` and `-5 <= x <= 5` mean the same; a range without a name
            is that of all variables. An end is a constant: −3, 1/2, 2.5, 2pi; one that is no fraction is
            rounded outwards.
        variables: the variables, in order.
        limits: how large the text may be.

    Returns:
        Variable → the ends of its range, exact.

    Raises:
        SyntaxProblem: a range cannot be read, is empty, or is that of no variable or of one that was named before.

    >>> from tutor import parse
    >>> x, y = parse("x"), parse("y")
    >>> {symbol.label: (str(low), str(high)) for symbol, (low, high) in read_box("x=-5..1/2", [x, y]).items()}
    {'x': ('-5', '1/2'), 'y': ('-10', '10')}
    """
    if not text.strip():
        raise SyntaxProblem("nothing was typed", text, 0, mend=_MEND)
    if len(text) > limits.characters:
        raise SyntaxProblem("the box is too long", text, limits.characters, mend=_MEND)
    order = [Symbol(one.name, one.subscripts) for one in variables]
    found: dict[Symbol, Range] = {}
    pieces = _pieces(text, 0, len(text), ",")
    for start, stop in pieces:
        if not text[start:stop].strip():
            raise _problem(text, (start, stop), "a range is missing", _MEND)
        name, ends = _split(text, start, stop)
        interval = _range(text, ends, (start, stop), limits)
        if name is None:
            if len(pieces) > 1:
                raise _problem(text, (start, stop), "a range has no name", "name each: x=-5..5, or type one for all")
            return dict.fromkeys(order, interval)
        symbol = _variable(text, name, order, limits)
        if symbol in found:
            raise _problem(text, name, f"{symbol.label} stands twice", "give each variable one range")
        found[symbol] = interval
    return {symbol: found.get(symbol, DEFAULT) for symbol in order}


def _pieces(text: str, start: int, stop: int, separator: str) -> list[Piece]:
    """The pieces between separators that stand in no bracket."""
    depth, begin = 0, start
    pieces = []
    for place in range(start, stop):
        if text[place] in _OPENING:
            depth += 1
        elif text[place] in _CLOSING:
            depth -= 1
        elif text[place] == separator and depth <= 0:
            pieces.append((begin, place))
            begin = place + 1
    return [*pieces, (begin, stop)]


def _split(text: str, start: int, stop: int) -> tuple[Piece | None, tuple[Piece, Piece]]:
    """Where the name stands, if there is one, and where the two ends of the range do."""
    chain = _CHAIN.fullmatch(text, start, stop)
    if chain:
        return chain.span("name"), (chain.span("low"), chain.span("high"))
    named = _NAME.match(text, start, stop)
    name = named.span("name") if named else None
    begin, end = _trimmed(text, named.end() if named else start, stop)
    dots = _AMBIGUOUS.search(text, begin, end)
    if dots:
        raise _problem(text, dots.span(), "three dots can be read in two ways", "type two of them: x=-0.5..0.5")
    if end - begin > 1 and text[begin] in "[(" and text[end - 1] in "])":
        inner = _pieces(text, begin + 1, end - 1, ",")
        if len(inner) == 2:
            return name, (inner[0], inner[1])
    between = [match for match in _BETWEEN.finditer(text, begin, end) if _depth(text[begin : match.start()]) <= 1]
    if len(between) != 1:
        message = "a range has two ends with .. between them" if not between else "a range has two ends only"
        raise _problem(text, (start, stop), message, _MEND)
    if text[begin] in "[" and text[end - 1] in "]":
        begin, end = begin + 1, end - 1
    return name, ((begin, between[0].start()), (between[0].end(), end))


def _depth(text: str) -> int:
    return sum(text.count(bracket) for bracket in _OPENING) - sum(text.count(bracket) for bracket in _CLOSING)


def _trimmed(text: str, start: int, stop: int) -> Piece:
    """The piece without the blanks around it."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def _variable(text: str, name: Piece, order: Sequence[Symbol], limits: Limits) -> Symbol:
    start, stop = _trimmed(text, *name)
    listed = ", ".join(one.label for one in order)
    try:
        symbol = declared_symbol(text[start:stop], limits)
    except SyntaxProblem as problem:
        raise _problem(text, (start, stop), "no name of a variable stands here", _MEND) from problem
    if symbol not in order:
        one = len(order) == 1
        mend = f"the variable is {listed}" if one else f"the variables are {listed}"
        raise _problem(text, (start, stop), f"{symbol.label} is no variable", mend)
    return symbol


def _range(text: str, ends: tuple[Piece, Piece], whole: Piece, limits: Limits) -> Range:
    low, high = (_end(text, end, whole, upper, limits) for upper, end in enumerate(ends))
    if low >= high:
        message = "the range is empty" if low > high else "the range is a single number"
        raise _problem(text, (ends[0][0], ends[1][1]), message, "type the smaller end first, as in x=-5..5")
    return low, high


def _end(text: str, piece: Piece, whole: Piece, upper: int, limits: Limits) -> Fraction:
    """An end of a range; one that is no fraction is rounded outwards."""
    start, stop = _trimmed(text, *piece)
    if start == stop:
        raise _problem(text, whole, "an end of the range is missing", _MEND)
    if _ENDLESS.search(text, start, stop):
        raise _problem(text, (start, stop), "a box has no infinite ends", _MEND_END)
    try:
        values = read_list(text[start:stop], limits)
    except SyntaxProblem as problem:
        mend = problem.mend or _MEND
        place = (start + problem.column, start + problem.end)
        raise _problem(text, place, "this end of the range is not a number", mend) from problem
    value = _fraction(values[0], upper) if len(values) == 1 else None
    if value is None or abs(value) > _LARGEST:
        message = "this end of the range is not a real number" if value is None else "this end is too far away"
        raise _problem(text, (start, stop), message, _MEND_END)
    return value


def _fraction(value: Expression, upper: int) -> Fraction | None:
    """A number as a fraction, rounded down, or up for an upper end; None when it is not a finite real number."""
    exact = rational_value(value)
    if exact is not None:
        return exact
    ball = Evaluator({}, 128).value(value) * _ROUNDED
    if not ball.is_finite() or abs(ball) > 2 * _LARGEST * _ROUNDED:
        return None
    rounded = (ball.upper().ceil() if upper else ball.lower().floor()).unique_fmpz()
    return None if rounded is None else Fraction(int(rounded), _ROUNDED)


def _problem(text: str, piece: Piece, message: str, mend: str) -> SyntaxProblem:
    start, stop = _trimmed(text, *piece)
    return SyntaxProblem(f"{message}, at column {start + 1}", text, start, max(stop, start + 1), mend)
