"""Words in a working that are no mathematics: reasons, numbering, prose. They are blanked, so that columns stay."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from tutor.expression.functions import SPELLINGS
from tutor.expression.greek import GREEK

_VOCABULARY = (
    r"(?:sum|difference|product|power|exponent|log|root|mean|index|identity)\s+rule|chain|quotient|product|power|rules?|"
    r"constants?|exponential|derivatives?|differentiat\w+|simplif\w+|collect\w*|expan\w+|factor\w*|cancel\w*|tid(?:y|ied)|"
    r"multipl\w+|algebra|table|like\s+terms|same\s+powers|definition|linearity|numbers|brackets|dropped|signs\s+in\s+front|"
    r"known\s+value|outer|inner|rewrit\w+|rearrang\w*|reorder\w*|put\s+in\s+order|combin\w+|distribut\w+|substitut\w+|"
    r"held\s+constant|as\s+a\s+power|maximum|minimum|leibniz|obviously|given|piecewise|indices|keeps|written\s+as|"
    r"(?<![0-9.])0\s+(?:times|divided\s+by)\s+anything|sum\s+of\s+zeros|two\s+minus\s+signs|every\s+branch|"
    r"divided\s+above|root\s+and|(?:Σ\s+)?split\s+into"
)
"""Words of which a reason is made, and no formula."""
_BEFORE = (
    r"(?:(?:by|using|via|from|with|because(?:\s+of)?|since|due\s+to|we|apply(?:ing)?|use|the|a|an|and|again|note:?|"
    r"reason:?)\s+){0,6}"
)
_REASON = re.compile(rf"(?<![A-Za-z\\_]){_BEFORE}(?P<word>{_VOCABULARY})(?![A-Za-z]|\s*[(_\[])", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|(?<=\s))(?:#|//|%)|←|//|(?<=\s)\|\s+(?=[A-Za-z]{2,}[A-Za-z ,.'’-]*$)")
_CLOSING = re.compile(
    r"(?:[.!;,]\s+[A-Z]?[a-z]+[a-z ]*[.!]*|(?<!\s)\s++(?:\\q?quad\s*)?(?:∎|□|■|\\(?:blacks|s)quare|\\qed|"
    r"q\.?e\.?d\.?|\\text\w*\s*\{\s*q\.?e\.?d\.?\s*\}|done)[.!]*|!)\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"[\s•▪◦‣.]*(?:q\.?\s?e\.?\s?d|\\text\w*\s*\{\s*q\.?\s?e\.?\s?d\.?\s*\}|\\(?:blacks|s)quare|\\qed|∎|□|■|lim(?:it)?|done)?[\s.!]*",
    re.IGNORECASE,
)
"""A line with nothing on it but a mark of a list, the end of a proof, or a lim of which nothing is taken."""
_BULLET = re.compile(r"\s*[•▪◦‣](?=\s|=)")
_PARTS = re.compile(r"\s*(?:the\s+)?(?:outer|inner|outside|inside)(?![A-Za-z])", re.IGNORECASE)
"""What begins a line that names the parts of a function; only what it says of letters is read."""
_SAYS = re.compile(r"(?<![A-Za-z])[A-Za-z]['’′]?\s*(?:\([\w\s]*\)\s*)?=[^,;=]*")
_LETS = re.compile(
    r"[A-Za-z ,.;:'’]*?(?<![A-Za-z])(?:with|where|let|using|put|set|taking)\s+(?=[A-Za-z]\s*(?:\([\w\s]*\)\s*)?=)",
    re.IGNORECASE,
)
"""Words before what a letter stands for: "I use the product rule with u = x²"."""
_TO_ZERO = re.compile(
    r"\s*(?:now\s+|we\s+|then\s+)*(?:set(?:ting|s)?|put(?:ting)?|equat\w+)(?:\s+[a-z]+)*?\s+(?:to|with)?\s*(?:0|zero)\s*"
    r"(?:(?:gives|yields)\s*)?[:,]?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"(?:\s|[|,;:•←]|--|–|—|[(\[{]|\\(?:text\w*|mbox|mathrm|tag|q?quad)\b)+$")
_NEAR = 60
"""So many columns before a reason are looked at for what leads to it."""
_GAP = re.compile(r"(?<=\S)(?:\s{4,})(?=\S)")
_RELATION_FIRST = re.compile(r"\s*(?:=|->|→|⇒)")
_RELATION = re.compile(r"->|→|⇒|(?<![<>!=])=")
_NUMBERING = re.compile(
    r"\s*(?:[0-9]{1,3}\.?\)|[a-z]\)|[ivx]{1,4}\)|[0-9]{1,3}\.(?=\s)|(?:step|line)\s*[0-9]{1,3}\s*[:.)]?)(?=[\s=∂\\]|$)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*\(([0-9]{1,3})\)(?=\s)")
_OPENING_WORDS = re.compile(
    r"\s*(?:so|thus|hence|therefore|then|now|also|let|where|finally|next|we\s+(?:get|have|obtain)|this\s+gives|gives|"
    r"it\s+follows(?:\s+that)?|that\s+is|i\.e\.|answer|solution|∴)(?:\s*[:,]\s*|\s+)",
    re.IGNORECASE,
)
_PROSE = re.compile(r"[A-Za-z][A-Za-z ,.;:'’\"()]*")
_WRAPPERS = re.compile(
    r"\\(?:begin|end)\s*\{(?:aligned|align|equation|gather|gathered|split|eqnarray|math|displaymath|array|proof)\*?\}"
    r"(?:\{[lcr| ]*\})?|\$\$?|\\[()\[\]]|`{3}\w*|\\(?:nonumber|notag|displaystyle)\b|\\label\{[^{}]*\}"
)
_UPRIGHT = re.compile(
    r"\\(?:mathrm|operatorname|text|mathit|rm)\s*\{\s*d\s*\}|\{\s*\\rm\s+d\s*\}|"
    r"\\(?:mathrm|rm)\s+d(?![A-Za-z])|\\(?:dd|diff)(?![A-Za-z])"
)
"""The upright d of a derivative."""
_COLON = re.compile(r":(?!=)")
_PROSE_BEFORE = re.compile(r"[\s,:;.]*(?:(?:[A-Za-z]{2,}|a)[\s,:;.]*)*")


def blank(line: str, start: int, end: int) -> str:
    """The line with the columns from `start` to `end` made spaces."""
    return line[:start] + " " * (end - start) + line[end:]


def without_wrappers(line: str) -> str:
    r"""The line without what only sets LaTeX on a page: $, \[, \begin{aligned}, and \mathrm around a d.

    >>> without_wrappers("$x$")
    ' x '
    """
    line = _WRAPPERS.sub(lambda match: " " * len(match.group()), line)
    return _UPRIGHT.sub(lambda match: "d".rjust(len(match.group())), line)


def without_remarks(line: str, ordinal: int, names: Container[str]) -> str:
    """The line without its number, its reason and the words it begins with; nothing is left of plain prose.

    Arguments:
        line: a line of a working.
        ordinal: which line with something on it this is, from 1.
        names: names that are letters of the function, such as "rate", and so no words.

    >>> without_remarks("2)  = 2x + 0   (sum rule)", 1, ()).strip()
    '= 2x + 0'
    """
    if _BARE.fullmatch(line):
        return " " * len(line)
    if bullet := _BULLET.match(line):
        line = blank(line, 0, bullet.end())
    line = _without_number(line, ordinal)
    if _PARTS.match(line):
        return _only_letters(line)
    if lets := _LETS.match(line):
        line = blank(line, 0, lets.end())
    if zero := _TO_ZERO.match(line):
        line = blank(line, 0, zero.end())
    if closing := _CLOSING.search(line):
        line = blank(line, closing.start(), len(line)) if not _has_name(closing.group(), names) else line
    if _is_prose(line, names):
        return " " * len(line)
    place = _reason_at(line, names)
    if place is not None and not line[:place].strip():
        line = blank(line, 0, _behind_words(line))
        place = _reason_at(line, names)
        if place is not None and not line[:place].strip():
            place = 0
    if place is not None:
        line = blank(line, place, len(line))
    while match := _OPENING_WORDS.match(line):
        if match.group().strip(" ,:") in names:
            break
        line = blank(line, 0, match.end())
    end = len(line.rstrip(" .,;"))
    return blank(line, end, len(line)) if end else line


def _only_letters(line: str) -> str:
    """What "outer: sin u, inner: u = xy" says of letters, at its place."""
    kept = list(_SAYS.finditer(line))
    made = " " * len(line)
    for place, match in enumerate(kept):
        comma = "," if place else ""
        made = made[: match.start() - len(comma)] + comma + match.group() + made[match.end() :]
    return made


def _has_name(said: str, names: Container[str]) -> bool:
    """Whether what stands at the end of a line is a name of the function and no word."""
    return any(word in names for word in re.findall(r"[A-Za-z]+", said))


def _behind_words(line: str) -> int:
    """Where the mathematics begins on a line that begins with words; the end of the line if there is none.

    "By the chain rule = 2x" and "power rule: 2x" have some, "chain rule: outer sin u, inner u = xy" has none.
    """
    for sign in (_COLON, _RELATION):
        match = sign.search(line)
        if match is not None and _PROSE_BEFORE.fullmatch(line, 0, match.start()):
            return match.end() if sign is _COLON else match.start()
    return len(line)


def _without_number(line: str, ordinal: int) -> str:
    match = _NUMBERING.match(line)
    if match is None:
        match = _COUNTED.match(line)
        if match is not None and int(match[1]) != ordinal:
            return line
    return blank(line, 0, match.end()) if match else line


def _is_prose(line: str, names: Container[str]) -> bool:
    """Is there nothing on the line but three words or more?"""
    said = line.strip()
    if not _PROSE.fullmatch(said):
        return False
    words = [word.strip(",.;:'’\"()") for word in said.split()]
    long = [word for word in words if len(word) > 2 and not _is_name(word, names)]
    return len(words) > 2 and len(long) > 1


def _is_name(word: str, names: Container[str]) -> bool:
    return word in SPELLINGS or word in GREEK or word in names


def has_reason(line: str) -> bool:
    """Whether a word of which reasons are made stands on a line."""
    return _REASON.search(line) is not None


def _reason_at(line: str, names: Container[str]) -> int | None:
    """The column at which a reason begins; None when there is none."""
    comment = _COMMENT.search(line)
    places = [comment.start()] if comment else []
    levels = depths(line)
    words = [match.start() for match in _REASON.finditer(line) if match["word"] not in names]
    for word in words:
        lead = _LEAD_IN.search(line, max(0, word - _NEAR), word)
        place = lead.start() if lead else word
        if levels[place] == 0 and (lead or place == 0):
            places.append(place)
            break
    gap = _gap_at(line, levels, words[-1] if words else -1)
    if gap is not None:
        places.append(gap)
    return min(places, default=None)


def _gap_at(line: str, levels: Sequence[int], last_word: int) -> int | None:
    """The column of a wide gap with words or an equation behind it, as in a printed lesson."""
    last_equal = line.rfind("=") if _RELATION_FIRST.match(line) else -1
    for match in _GAP.finditer(line):
        noted = last_equal >= match.end() and line[match.end()] not in "-+*/=·−"
        if levels[match.start()] == 0 and (noted or last_word >= match.end()):
            return match.start()
    return None


def depths(line: str) -> list[int]:
    """How many brackets are open before each column, and at the end.

    >>> depths("(x)+")
    [0, 1, 1, 0, 0]
    """
    levels = [0]
    for character in line:
        level = levels[-1]
        levels.append(level + 1 if character in "([{" else max(level - 1, 0) if character in ")]}" else level)
    return levels
