"""The answer to a part as it stands in later ones: whole, as {part.g}, or component by component, as {part.g.1}."""

from __future__ import annotations

from tutor.bank.brackets import partner, split
from tutor.bank.filled import Filled


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
    inside = _inside(one_point(answer), "(")
    found = () if inside is None else tuple(_between_commas(inside))
    return found if len(found) > 1 else ()


def one_point(text: str) -> str:
    """A point as it is typed: without the braces of the set that has it as its only member.

    >>> one_point("{(1, 0)}"), one_point("{2}"), one_point("x=1, y=0"), one_point("{1, 2}")
    ('(1, 0)', '2', 'x=1, y=0', '{1, 2}')
    """
    inside = _inside(text, "{")
    members = [] if inside is None else _between_commas(inside)
    return members[0] if len(members) == 1 else text


def _inside(text: str, opening: str) -> str | None:
    """What stands in the bracket that a text is as a whole; None where it is none."""
    text = text.strip()
    return text[1:-1] if text[:1] == opening and partner(text, 0) == len(text) - 1 else None


def _between_commas(text: str) -> list[str]:
    """The pieces between commas that stand in no bracket."""
    return [text[start:stop].strip() for start, stop in split(text, 0, len(text), ",")]
