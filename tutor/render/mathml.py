"""Expressions as MathML that cannot break out of a page, whatever the names in them are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from tutor.expression.latex import latex
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.render.phrases import printable

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_ELEMENTS = frozenset(
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd "
    "mstyle mpadded mphantom menclose".split()
)
_ATTRIBUTES = frozenset(
    "xmlns display mathvariant stretchy fence form separator lspace rspace width height depth linethickness accent "
    "columnalign rowspacing columnspacing displaystyle scriptlevel movablelimits minsize maxsize notation".split()
)


def mathml(expression: Expression) -> str:
    """An expression as a `<math>` element, with its plain text beside it for screen readers."""
    return _written([_formula(expression)], _plain(expression))


def matrix(rows: Sequence[Sequence[Expression]], decimals: Sequence[Sequence[str]] | None = None) -> str:
    """A matrix in brackets as a `<math>` element.

    Arguments:
        rows: the entries.
        decimals: the entries once more as decimals, or None.
    """
    content = [_brackets([_formula(entry) for entry in row] for row in rows)]
    spoken = _spoken([_plain(entry) for entry in row] for row in rows)
    if decimals is not None:
        content += [_leaf("mo", "≈"), _brackets([_leaf("mn", printable(entry)) for entry in row] for row in decimals)]
        spoken += f" ≈ {_spoken(decimals)}"
    return _written(content, spoken)


def _written(content: list[Element], plain: str) -> str:
    root = Element("math", {"xmlns": _NAMESPACE, "display": "inline", "alttext": plain})
    root.extend(content)
    return tostring(root, encoding="unicode")


def _formula(expression: Expression) -> Element:
    """The expression as an `<mrow>`, or as words where it has no MathML."""
    # Imported here because it takes as long as all the rest of a command.
    from latex2mathml.converter import convert

    try:
        root = fromstring(convert(latex(expression)))
    except Exception:  # The library's errors have no root of their own, and any of them means the same here.
        return _leaf("mtext", _plain(expression))
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
        if element.tag not in _ELEMENTS or not _ATTRIBUTES.issuperset(element.attrib):
            return _leaf("mtext", _plain(expression))
    root.tag = "mrow"
    root.attrib.clear()
    for group in list(root.iter()):
        _join_names(group)
    for group in list(root.iter("mrow")):
        _set_off_names(group)
    for group in root.iter("mover"):
        _draw_bar(group)
    return root


def _draw_bar(group: Element) -> None:
    """Makes a bar as wide as what it stands over: the library writes a short dash over a² and ah."""
    over = group[-1]
    if over.text in ("¯", "―"):
        over.text = "¯"
        over.attrib = {"stretchy": "true"}
        group.set("accent", "true")


def _join_names(group: Element) -> None:
    """Makes one name of the letters r, a, t, e, which the library writes one by one."""
    letters = list(group)
    if len(letters) > 1 and all(part.tag == "mi" and part.get("mathvariant") == "normal" for part in letters):
        for letter in letters[1:]:
            group.remove(letter)
        letters[0].text = "".join(part.text or "" for part in letters)


def _set_off_names(group: Element) -> None:
    """Puts a thin space between a factor and a name of several letters: y cos(x), not ycos(x)."""
    parts = list(group)
    shift = 0
    for place, (left, right) in enumerate(pairwise(parts)):
        if "mo" not in (left.tag, right.tag) and (_is_word(right) or (_is_word(left) and right.tag != "mrow")):
            group.insert(place + 1 + shift, Element("mspace", {"width": "0.167em"}))
            shift += 1


def _is_word(element: Element) -> bool:
    """Is this a name of several letters, perhaps with a power or an index, perhaps in a group of its own?"""
    while element.tag in ("mrow", "msup", "msub", "msubsup") and len(element):
        element = element[0]
    return element.tag == "mi" and len(element.text or "") > 1


def _brackets(rows: Iterable[list[Element]]) -> Element:
    group = Element("mrow")
    group.append(_leaf("mo", "["))
    table = SubElement(group, "mtable")
    for row in rows:
        line = SubElement(table, "mtr")
        for entry in row:
            SubElement(line, "mtd").append(entry)
    group.append(_leaf("mo", "]"))
    return group


def _leaf(tag: str, content: str) -> Element:
    element = Element(tag)
    element.text = content
    return element


def _plain(expression: Expression) -> str:
    return printable(text(expression))


def _spoken(rows: Iterable[Sequence[str]]) -> str:
    return "[" + "; ".join(", ".join(row) for row in rows) + "]"
