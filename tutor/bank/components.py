"""The answer to a part as it stands in later ones: whole, as {part.g}, or component by component, as {part.g.1}."""

from __future__ import annotations

from tutor.bank.filled import Filled

_OPENING, _CLOSING = "([{", ")]}"


def of_answer(answer: str) -> Filled:
    """An answer as the value of blanks.

    >>> of_answer("(2x, f(1, y))").components
    ('2x', 'f(1, y)')
    """
    return Filled(answer, components=components(answer))


def components(answer: str) -> tuple[str, ...]:
    """The components of a vector, or of the one point of a set; () for anything else.

    Arguments:
        answer: the answer as tutor types it.

    >>> components("{(1, 0)}"), components("2x + 1"), components("{(1, 0), (0, 1)}")
    (('1', '0'), (), ())
    """
    inside = _inside(one_point(answer), "(", ")")
    found = () if inside is None else tuple(_split(inside))
    return found if len(found) > 1 else ()


def one_point(text: str) -> str:
    """A point as it is typed: without the braces of the set that has it as its only member.

    >>> one_point("{(1, 0)}"), one_point("{2}"), one_point("x=1, y=0"), one_point("{1, 2}")
    ('(1, 0)', '2', 'x=1, y=0', '{1, 2}')
    """
    inside = _inside(text, "{", "}")
    members = [] if inside is None else _split(inside)
    return members[0] if len(members) == 1 else text


def _inside(text: str, opening: str, closing: str) -> str | None:
    """What stands in the bracket that a text is as a whole; None where it is none."""
    text = text.strip()
    if len(text) < 2 or text[0] != opening or text[-1] != closing:
        return None
    depth = 0
    for place, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth == 0 and place < len(text) - 1:
            return None
    return text[1:-1]


def _split(text: str) -> list[str]:
    """The pieces between commas that stand in no bracket."""
    found, depth, begin = [], 0, 0
    for place, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth == 0 and character == ",":
            found.append(text[begin:place].strip())
            begin = place + 1
    return [*found, text[begin:].strip()]
