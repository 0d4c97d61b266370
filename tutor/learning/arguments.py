"""What a Python program may hand over as an argument: refused with a mend where it is of the wrong kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from numbers import Integral
from typing import Any

from tutor.errors import Unanswerable
from tutor.expression.tree import Symbol
from tutor.learning.data.given_number import told

_START = 'Write it as text, at="s=1, b=0", or as a mapping, at={"s": 1, "b": 0}.'
_BIND = 'Write it as text, bind="a=age, h=height", or as a mapping, bind={"a": "age", "h": "height"}.'


def start_by_name(at: object) -> dict[str | Symbol, Any]:
    """The values of a start by their names; a letter of another library counts by its name.

    Raises:
        Unanswerable: it is no mapping, or a key is no name.

    >>> start_by_name({"s": 1})
    {'s': 1}
    """
    if not isinstance(at, Mapping):
        raise Unanswerable(f"The start (--at) is {told(at)}, which gives no values by name.", _START)
    found: dict[str | Symbol, Any] = {}
    for key, value in at.items():
        # SymPy's symbols print as their names.
        name = key if isinstance(key, str | Symbol) else str(key) if hasattr(key, "free_symbols") else None
        if not name:
            raise Unanswerable(f"The start (--at) has a value for {told(key)}, which is no name.", _START)
        found[name] = value
    return found


def require_columns(x: object, y: object, bind: object) -> None:
    """Refuse what cannot name columns.

    Arguments:
        x: text, several texts, or None.
        y: text or None.
        bind: text, a mapping from text to text, or None.

    Raises:
        Unanswerable: it is something else.
    """
    require_names(x, "The input column (--x)", 'x="age" or x=["age", "weight"]')
    require_text(y, "The output column (--y)", 'y="height"')
    require_bind(bind)


def require_bind(bind: object) -> None:
    """Refuse what does not say which letter is which column.

    Raises:
        Unanswerable: it is neither text, nor a mapping from text to text, nor None.
    """
    if bind is None or isinstance(bind, str):
        return
    if not isinstance(bind, Mapping):
        raise Unanswerable(f"What the letters stand for (--bind) is {told(bind)}, which names no columns.", _BIND)
    for part in (*bind, *bind.values()):
        if not isinstance(part, str):
            raise Unanswerable(f"What the letters stand for (--bind) has {told(part)} in it, which is no name.", _BIND)


def require_names(names: object, what: str, example: str) -> None:
    """Refuse anything but text, an ordered collection of texts, or None.

    Arguments:
        names: what was handed over.
        what: the argument and its option.
        example: how it may be written.

    Raises:
        Unanswerable: it is something else.
    """
    if names is None or isinstance(names, str):
        return
    if not isinstance(names, Iterable) or isinstance(names, Mapping | Set | bytes):
        raise Unanswerable(f"{what} is {told(names)}, which is not text.", f"Give text: {example}.")
    for name in names:
        if not isinstance(name, str):
            raise Unanswerable(f"{what} has {told(name)} in it, which is not text.", f"Give text: {example}.")


def require_text(value: object, what: str, example: str) -> None:
    """Refuse anything but text or None.

    Raises:
        Unanswerable: it is something else.
    """
    if value is not None and not isinstance(value, str):
        raise Unanswerable(f"{what} is {told(value)}, which is not text.", f"Give text: {example}.")


def require_whole(value: object, what: str, example: str) -> None:
    """Refuse anything but a whole number.

    Raises:
        Unanswerable: it is something else; a truth value counts as such.

    >>> require_whole(3, "The number of steps (--steps)", "steps=20")
    """
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise Unanswerable(f"{what} is {told(value)}, which is not a whole number.", f"Give one, such as {example}.")
