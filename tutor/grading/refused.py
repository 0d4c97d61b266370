"""What is refused with a mend, because it can be taken in two ways: 3,5 and 1,000, 1 1/2, 1 000, 5 cm."""

from __future__ import annotations

import re

from tutor.expression.reading import Reading
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.grading.typed import Part, TypedText

_WITH_COMMAS = re.compile(r"(?:[^=]{0,60}=)?\s*(?P<sign>[-+−]?)(?P<number>\d[\d.]*(?:,\d[\d.]*)+)\s*")
_DECIMAL = re.compile(r"(?P<whole>\d+),(?P<rest>\d+)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_MIXED = re.compile(
    r"(?<![\w.])(?P<whole>\d+)[^\S\n]+(?P<part>\d+\s*/\s*\d+)"
    r"|(?<![\w.])(?P<number>\d+)[^\S\n]*(?P<vulgar>[½⅓⅔¼¾⅕-⅞⅐⅑⅒])"
)
"""On one line: on lines of their own they are two members of a set, or two components."""
_SPACED = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\w)")
_TIMES = re.compile(r"(?<=\d)\s*(?P<x>[xX])\s*(?=10\s*(?:\^|\*\*|[⁰¹²³⁴-⁹⁻]))")
_GAP = re.compile(r"(?<![+\-−*/^·×=(,\s])\s+(?![+−*/^·×=),\s]|-\s)")
_BEFORE_A_NUMBER = re.compile(r"(?<=[\w)\]²³])(?<!\b[a-z]{3})\s+(?=\d)")
"""Behind 2x in 2x 2y; not behind sin in sin 2x."""
_NUMBERS = re.compile(r"[-+−]?[\d./]+(?:\s+[-+−]?[\d./]+)+")
_NUMBER = re.compile(r"\s*[-+−]?[\d.]+(?:\s*/\s*\d+)?(?P<gap>\s*)(?P<unit>[^\d\s].{0,15})\s*")
_SEPARATOR = re.compile(r"[,;]")
_MOST_BRANCHES = 300
"""A longer text is not looked at for cases without braces."""
_IF_ELSE = re.compile(r"\s*(?P<then>[^{}=]{1,80}?)\s+if\s+(?P<test>[^{}]{1,80}?)\s+else\s+(?P<other>[^{}]{1,80}?)\s*")
_INDICATOR = re.compile(
    r"\s*(?:1\s*)?[\[{]\s*(?P<test>[^\[\]{};,]{1,40}[<>≤≥][^\[\]{};,]{1,40}?)\s*[\]}](?P<other>)\s*"
)
_BETWEEN = re.compile(r"[\s/·*]+")
_UNIT = re.compile(
    r"(?:[cmkdµ]?m|[mk]?g|µ?s|ms|min|h|k?Hz|k?Pa|k?N|k?J|k?W|m?V|m?A|K|L|C|mol|rad|deg|degrees?|units?|secs?|seconds?"
    r"|met(?:er|re)s?|hours?|minutes?|dollars?|euros?|percent|USD|EUR)(?:\^?-?\d|[²³])?"
)


def check_numbers(typed: TypedText) -> None:
    """Refuse numbers that can be taken in two ways.

    Raises:
        SyntaxProblem: a mixed number or digits in groups.
    """
    mixed = _MIXED.search(typed.text)
    if mixed:
        whole, part = mixed["whole"] or mixed["number"], mixed["part"] or mixed["vulgar"]
        mend = f"type {whole} + {part}, or {whole}*{part} for a product"
        raise typed.problem("a whole number beside a fraction can be taken in two ways", Part(*mixed.span()), mend)
    spaced = _SPACED.search(typed.text)
    if spaced:
        digits = re.sub(r"\D", "", spaced.group())
        raise typed.problem("digits in groups are not read", Part(*spaced.span()), f"type {digits}")


def check_times(typed: TypedText, reading: Reading) -> None:
    """Refuse an x between numbers, which may stand for ×, where x is no letter of the question.

    Raises:
        SyntaxProblem: 1.5 x 10^3 stands there.
    """
    match = _TIMES.search(typed.text)
    if match is None:
        return
    known = {symbol.name for symbol in (*reading.variables, *symbols(reading.expression))}
    if known.isdisjoint("xX"):
        raise typed.problem("x is a letter here", Part(*match.span("x")), "type * for times, as in 1.5*10^3")


def check_gaps(typed: TypedText, part: Part, size: int) -> None:
    """Refuse [a b] and (.6 .8), where blanks stand for commas: they may also stand for products.

    Raises:
        SyntaxProblem: as many parts stand in one square bracket, with blanks between, as components are wanted.
    """
    if size < 2:
        return
    if not typed.is_bracket(part):
        gaps = typed.find(part, _BEFORE_A_NUMBER)
        if len(gaps) == size - 1 and not typed.find(part, _SEPARATOR):
            place = Part(*gaps[0].span())
            raise typed.problem("a blank stands between two components", place, "type a comma between them")
        return
    if typed.said(part)[0] not in "[(":
        return
    inner = typed.inside(part)
    if typed.said(part)[0] == "(" and not _NUMBERS.fullmatch(typed.said(inner)):
        return  # (2 x) is a product
    gaps = typed.find(inner, _GAP)
    if len(gaps) == size - 1:
        raise typed.problem("a blank stands between two components", Part(*gaps[0].span()), "type a comma between them")


def check_differentials(typed: TypedText, reading: Reading) -> None:
    """Refuse 2x·dx and 2xy·dx + x²·dy, where d is no letter of the question: they are differentials.

    Raises:
        SyntaxProblem: a dx stands there, and no fraction such as df/dx.
    """
    letters = {symbol.name for symbol in (*reading.variables, *symbols(reading.expression))}
    single = "".join(sorted(re.escape(letter) for letter in letters if len(letter) == 1))
    if (
        "d" in letters
        or "frac" in typed.text
        or not single
        or any("d" in letter and len(letter) > 1 for letter in letters)
    ):
        return
    match = re.search(rf"(?<![A-Za-zα-ω\\_/∂])d(?P<by>[{single}])(?![A-Za-zα-ω/(])(?!\s*/)", typed.text)
    if match is None or "/" in typed.text[: match.start()].rstrip()[-1:]:
        return
    several = len(reading.variables) > 1
    mend = "type the components, as in (a, b)" if several else f"leave out {match.group()}"
    raise typed.problem(f"{match.group()} makes a differential of this, not a derivative", Part(*match.span()), mend)


def check_matrix(typed: TypedText, part: Part) -> None:
    """Refuse [[2, 1], [1, 3]] as a right answer: nothing tells a matrix from a list of points.

    Raises:
        SyntaxProblem: square brackets stand in square brackets, with several numbers in each.
    """
    if not typed.is_bracket(part) or typed.said(part)[0] != "[":
        return
    rows = typed.split(typed.inside(part), _SEPARATOR)
    if len(rows) > 1 and all(
        typed.is_bracket(row) and typed.said(row)[0] == "[" and typed.find(typed.inside(row), _SEPARATOR)
        for row in rows
    ):
        mend = "type points as {(2, 1), (1, 3)}; matrices are not compared"
        raise typed.problem("this may be a matrix or a list of points", part, mend)


def check_branches(typed: TypedText) -> None:
    """Refuse 1 if x > 0 else 0 and [x > 0], and say how a function by cases is typed.

    Raises:
        SyntaxProblem: one of them stands there.
    """
    said = typed.said(typed.whole)
    if len(said) > _MOST_BRANCHES:
        return
    match = _IF_ELSE.fullmatch(said) or _INDICATOR.fullmatch(said)
    if match is None:
        return
    found = match.groupdict()
    mend = f"type {{{found.get('then', '1')} if {found['test']}; {found['other'] or '0'} otherwise}}"
    raise typed.problem("cases are typed in braces", typed.whole, mend)


def check_commas(typed: TypedText) -> None:
    """Refuse a number with commas in it where one value is wanted.

    Raises:
        SyntaxProblem: 3,5 or 1,000 stands there.
    """
    match = _WITH_COMMAS.fullmatch(typed.text)
    if match is None:
        return
    sign, number, place = match["sign"], match["number"], Part(*match.span("number"))
    decimal = _DECIMAL.fullmatch(number)
    if _THOUSANDS.fullmatch(number):
        mend = f"type {sign}{number.replace(',', '')}"
        mend += f", or {sign}{number.replace(',', '.')} for a decimal" if decimal else ""
    elif decimal:
        whole, rest = f"{sign}{decimal['whole']}", decimal["rest"]
        mend = f"type {whole}.{rest}, or ({whole}, {rest}) for a vector"
    elif number.count(",") == 1:
        mend = f"type {sign}{number.replace('.', '').replace(',', '.')} for a decimal"
    else:
        return
    raise typed.problem("the comma in this number can be taken in two ways", place, mend)


def check_unit(typed: TypedText, expression: Expression, reading: Reading) -> None:
    """Refuse a unit behind a number, where its letters are not those of the question.

    Raises:
        SyntaxProblem: one was found.
    """
    strange = symbols(expression) - symbols(reading.expression)
    if not strange:
        return
    match = _NUMBER.fullmatch(typed.text)
    if match is None or (len(match["unit"].strip()) == 1 and not match["gap"]):
        return
    known = {letter for symbol in (*reading.variables, *symbols(reading.expression)) for letter in symbol.name}
    unit = match["unit"].strip()
    if known.isdisjoint(unit) and all(_UNIT.fullmatch(word) for word in _BETWEEN.split(unit)):
        place = typed.trim(*match.span("unit"))
        raise typed.problem(f"{unit} looks like a unit", place, "type the number alone")
