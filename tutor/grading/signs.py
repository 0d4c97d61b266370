r"""The signs that give an answer its shape, in one spelling each: brackets, commas, ±, ∪, in LaTeX and full width.

Every replacement is as long as what it replaces, so that columns keep pointing at the text as typed.
"""

from __future__ import annotations

import re

_FULL_WIDTH = str.maketrans("，；（）［］｛｝＝＜＞：〈〉〔〕⩽⩾\u00a0", ",;()[]{}=<>:⟨⟩[]≤≥ ")
_PADDED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"\\(?:left|right|[bB]igg?[lrm]?)(?=\s*(?:[\[\](){}<>]|\\[{}]|\\[lr](?:angle|brace|brack)))", ""),
        (r"\\(?:langle|lt(?=\s*\())", "⟨"),
        (r"\\rangle", "⟩"),
        (r"\\(?:\{|lbrace(?![a-zA-Z]))", "{"),
        (r"\\(?:\}|rbrace(?![a-zA-Z]))", "}"),
        (r"\\lbrack(?![a-zA-Z])", "["),
        (r"\\rbrack(?![a-zA-Z])", "]"),
        (r"\\pm(?![a-zA-Z])", "±"),
        (r"\\mp(?![a-zA-Z])", "∓"),
        (r"\\cup(?![a-zA-Z])", "∪"),
        (r"\\(?:varnothing|emptyset)(?![a-zA-Z])", "∅"),
        (r"\\nabla(?![a-zA-Z])", "∇"),
        (r"\\in(?![a-zA-Z])", "∈"),
        (r"\\infty(?![a-zA-Z])", "∞"),
        (r"\\(?:(?:setminus|backslash)(?![a-zA-Z])|(?=\s+\{))", "∖"),
        (r"(?:(?<=[Rℝ])|(?<=[Rℝ]\s))\\(?=\s*[\[\](0-9])", "∖"),
        (r"\\(?:lor|vee)(?![a-zA-Z])", "∨"),
        (r"\\(?:land|wedge)(?![a-zA-Z])", "∧"),
        (r"\\(?:leqslant|leq?)(?![a-zA-Z])", "≤"),
        (r"\\(?:geqslant|geq?)(?![a-zA-Z])", "≥"),
        (r"\\lt(?![a-zA-Z])", "<"),
        (r"\\gt(?![a-zA-Z])", ">"),
        (r"\\neq?(?![a-zA-Z])", "≠"),
        (r"\\mathbb\s*\{?\s*R\s*\}?", "ℝ"),
        (r"\\(?:text|mathrm|textrm)\s*\{\s*(?:or|,\s*or)\s*\}", "∨"),
        (r"\\(?:text|mathrm|textrm)\s*\{\s*(?:and|,\s*and)\s*\}", "∧"),
        (r"\\(?:qquad|quad|displaystyle|,|;|!|:|>|\(|\)|\[|\]| )|\$", ""),
    )
)
_UNEQUAL = re.compile(r"<\s?>|=/=")
_MATRIX = re.compile(r"\\begin\s*\{([pbvBV]?(?:small)?matrix|array)\*?\}(?:\s*\{[lcr|\s]*\})?")
_MATRIX_END = re.compile(r"\\end\s*\{([pbvBV]?(?:small)?matrix|array)\*?\}")
_ROW_END = re.compile(r"\\(?:\\|cr(?![a-zA-Z]))(?:\s*\[[-0-9.]+\s*(?:pt|em|ex|mm|cm)\])?")
_LAST_ROW_END = re.compile(r";(?=\s*\))")
_TRANSPOSED = re.compile(r"(?<=[\])}⟩])\s*(?:\^\s*(?:\{\s*)?(?:\\(?:top|intercal|mathsf\s*\{?T\}?|mathrm\s*\{T\})|T|⊤)"
                         r"(?:\s*\})?|ᵀ|\.T|')\s*$")  # fmt: skip
_ABOUT = re.compile(r"[≈≃≅]|\\approx(?![a-zA-Z])")
_UNIT = re.compile(
    r"\\(?:hat|widehat|vec|mathbf|boldsymbol|mathrm|bm)\s*\{?\s*(?:\\(?:mathbf|hat|vec|boldsymbol|bm)\s*\{?\s*)?"
    r"(?:\\(?P<dotless>[ij])math|(?P<letter>[ijke]))(?:\s*\}){0,2}(?![a-zA-Z])"
)
_ACCENTED = re.compile(r"(?:[iı]\u0302|[îı])|(?:[jȷ]\u0302|ĵ)|(?:k\u0302|k̂)|(?:e\u0302|ê)")
_PLAIN_UNITS = {"î": "i", "ı": "i", "ĵ": "j", "ȷ": "j", "ê": "e"}


def shaped(text: str) -> str:
    """`text` with its brackets, separators and signs spelled in one way, each in its old place.

    >>> shaped(r"\\{1,\\,-1\\}").replace(" ", "_")
    '{_1,__-1}_'
    """
    text = _UNEQUAL.sub(lambda match: _padded("≠", match), text.translate(_FULL_WIDTH))
    if "\\" not in text and "$" not in text:
        return text
    matrix = _MATRIX.search(text) is not None
    if matrix:
        text = _MATRIX.sub(lambda match: _padded("(", match), text)
        text = _MATRIX_END.sub(lambda match: " " * (len(match.group()) - 1) + ")", text)
        if "cases" not in text:
            text = _ROW_END.sub(lambda match: _padded(";", match), text).replace("&", ",")
            text = _LAST_ROW_END.sub(" ", text)
    for pattern, sign in _PADDED:
        text = pattern.sub(lambda match, sign=sign: _padded(sign, match), text)  # type: ignore[misc]
    return text


def with_equals(text: str) -> str:
    """`text` with = for every ≈: a rounded answer is graded as it is.

    >>> with_equals("f_x ≈ 93.3")
    'f_x = 93.3'
    """
    return _ABOUT.sub(lambda match: _padded("=", match), text)


def without_transposition(text: str) -> str:
    """`text` with a ᵀ behind its last bracket blanked out: a row transposed is the column that is meant."""
    match = _TRANSPOSED.search(text)
    return text[: match.start()] + " " * (len(text) - match.start()) if match else text


def with_plain_units(text: str) -> str:
    r"""`text` with the unit vectors î, \hat{i}, \mathbf{i}, \vec e as plain letters.

    >>> with_plain_units("2x î + ĵ")
    '2x i + j'
    """
    if "\\" in text:
        text = _UNIT.sub(lambda match: (match["dotless"] or match["letter"]).rjust(len(match.group())), text)
    return _ACCENTED.sub(lambda match: _PLAIN_UNITS.get(match[0][0], match[0][0]).rjust(len(match[0])), text)


def _padded(sign: str, match: re.Match[str]) -> str:
    return sign.ljust(len(match.group()))
