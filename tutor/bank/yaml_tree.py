"""A whole file as a tree; where its YAML is broken, the exercises that are not are read all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ruamel.yaml.error import YAMLError

from tutor.bank.places import Flaw, Route
from tutor.bank.yaml_events import MOST, Builder, Tree, Unreadable, events
from tutor.bank.yaml_words import yaml_flaw

_LIST = re.compile(r"exercises:[ \t]*(#.*)?$")
_ITEM = re.compile(r"( *)- ")
_ID = re.compile(r"^[ -]*(?:\{ *)?id: *([a-z0-9-]{1,80})[ \t]*(?:,|$)", re.MULTILINE)
_KEY = re.compile(r"[^\s#-]|-\S")

EXERCISES = "exercises"
MOST_EXERCISES = 1_000
"""How many exercises of a file are read."""


def tree_of(text: str) -> Tree:
    """Read a file.

    Returns:
        its tree. An exercise whose YAML is broken is None in it, and a flaw says why.

    >>> tree = tree_of("bank: b\\nexercises:\\n - id: one\\n - id: 'two\\n - id: three\\n")
    >>> tree.data
    {'bank': 'b', 'exercises': [{'id': 'one'}, None, {'id': 'three'}]}
    >>> tree.flaws[0].position, tree.flaws[0].route
    ((4, 8), ('exercises', 1))
    """
    tree, flaw = _read(text)
    if flaw is None:
        return tree
    pieces = _pieces(text)
    if flaw.code != "yaml" or pieces is None:
        return Tree(flaws=[flaw])
    whole, broken = _read(pieces.around)
    if not isinstance(whole.data, dict | None) or broken:
        return Tree(flaws=[broken or flaw])
    data: dict[str, object] = whole.data or {}
    exercises: list[object] = []
    for number, piece in enumerate(pieces.items):
        route: Route = (EXERCISES, number)
        left = MOST - len(whole.places.values) - len(whole.places.keys)
        if left < 0 or number >= MOST_EXERCISES:
            # The rest is not read; the list is as long as it was, so that this is told.
            whole.places.values[route] = (piece.line + 1, piece.column)
            exercises.append(None)
            continue
        one, wrong = _read(piece.text, piece.line, left)
        if wrong or not isinstance(one.data, list) or len(one.data) != 1:
            wrong = wrong or flaw
            whole.flaws.append(Flaw(wrong.code, wrong.message, wrong.mend, wrong.position, route))
            whole.places.values[route] = (piece.line + 1, piece.column)
            exercises.append(None)
            name = _ID.search(piece.text)
            if name:
                whole.unread[number] = name[1]
            continue
        exercises.append(one.data[0])
        for found, into in ((one.places.values, whole.places.values), (one.places.keys, whole.places.keys)):
            into.update({(*route, *inner[1:]): place for inner, place in found.items() if inner})
        whole.flaws.extend(replace(each, route=(*route, *each.route[1:])) for each in one.flaws)
    whole.data = {**data, EXERCISES: exercises}
    if not any(each.code == "yaml" for each in whole.flaws):
        whole.flaws.append(flaw)
    return whole


def _read(text: str, line: int = 0, most: int = MOST) -> tuple[Tree, Flaw | None]:
    """The tree of a text as far as it goes, and why it ends before the text does."""
    builder = Builder(text, line, most)
    try:
        for event in events(text):
            builder.add(event)
    except Unreadable as error:
        return builder.tree, error.flaw
    except (YAMLError, ValueError, OverflowError, LookupError, AssertionError, AttributeError, TypeError) as error:
        # The reader meets some broken files with faults of its own.
        return builder.tree, yaml_flaw(error, line)
    return builder.tree, None


@dataclass(frozen=True, slots=True)
class _Piece:
    """The lines of one exercise."""

    text: str
    line: int
    """How many lines stand before it."""
    column: int


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A file cut into exercises and the rest."""

    around: str
    """The file without its exercises; the lines keep their numbers."""
    items: tuple[_Piece, ...]


def _pieces(text: str) -> _Pieces | None:
    """Cut a file where its exercises begin, judging by the columns alone; None when it has no list of them."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if _LIST.match(line.rstrip())), None)
    if start is None:
        return None
    first = next((found for line in lines[start + 1 :] if (found := _ITEM.match(line))), None)
    if first is None:
        return None
    indent, starts = first[1], []
    end = len(lines)
    for number in range(start + 1, len(lines)):
        if lines[number].startswith(f"{indent}- "):
            starts.append(number)
        elif _KEY.match(lines[number]):
            end = number
            break
    around = ["" if start <= number < end else line for number, line in enumerate(lines)]
    items = tuple(
        _Piece("\n".join(lines[begin:stop]), begin, len(indent) + 3)
        for begin, stop in zip(starts, [*starts[1:], end], strict=True)
    )
    return _Pieces("\n".join(around), items)
