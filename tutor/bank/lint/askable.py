"""The parts of an exercise that can be asked, where others cannot: one that is broken must not hide the rest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tutor.bank.entry import Located
from tutor.bank.finding import Spot
from tutor.bank.lint.reported import Report
from tutor.bank.places import Route
from tutor.bank.pose import pose
from tutor.bank.schema.parts import Part
from tutor.errors import AuthorError

_EARLIER = re.compile(r"\{part\.([a-z0-9-]+)")
_NOTHING = "…"


def askable(located: Located, report: Report) -> Located | None:
    """The exercise with those of its parts that can be asked; why the others cannot is told.

    Arguments:
        located: an exercise that cannot be asked as it is.
        report: where to tell what is wrong with its parts.

    Returns:
        the smaller exercise; None where no part is to blame.
    """
    parts = located.exercise.parts
    broken: set[int] = set()
    for place in range(len(parts)):
        needed = [*_needed(parts, place), place]
        if broken.intersection(needed):
            broken.add(place)  # what is wrong is told of the part that it follows
            continue
        alone = _only(located, needed, parts)
        try:
            pose(alone)
        except AuthorError as error:
            if error.field[:1] == ("parts",) and len(error.field) > 1:
                report.located = alone
                report.add("cannot-be-asked", error.message, error.mend, *error.field, seed=0)
                broken.add(place)
    report.located = located
    if not broken:
        return None
    names = {parts[place].id for place in broken}
    return _only(located, [place for place in range(len(parts)) if place not in broken], (), names)


def _needed(parts: Sequence[Part], place: int) -> list[int]:
    """The earlier parts whose answers stand in a part, and those whose answers stand in these."""
    names = {part.id: earlier for earlier, part in enumerate(parts[:place])}
    found: set[int] = set()
    waiting = [place]
    while waiting:
        asked = {names[name] for name in _EARLIER.findall(parts[waiting.pop()].model_dump_json()) if name in names}
        waiting += asked - found
        found |= asked
    return sorted(found)


def _only(located: Located, places: Sequence[int], silent: Sequence[Part] = (), lost: Collection[str] = ()) -> Located:
    """The exercise with some of its parts.

    Arguments:
        located: the whole exercise.
        places: the parts that stay.
        silent: where there are any, the words around the parts are left out.
        lost: parts that are gone; a text that has their answer in it is left out.
    """
    exercise = located.exercise

    def kept(text: str | None) -> str | None:
        gone = silent or (text is not None and lost and set(_EARLIER.findall(text)) & set(lost))
        return None if gone else text

    new = exercise.model_copy(
        update={
            "parts": tuple(exercise.parts[place] for place in places),
            "prompt": kept(exercise.prompt),
            "solution": kept(exercise.solution),
            "remark": kept(exercise.remark),
            "hints": tuple(kept(hint) or _NOTHING for hint in exercise.hints),
            "feedback": () if silent or lost else exercise.feedback,
        }
    )
    return replace(located, exercise=new, spots=dict(_moved(located, places)))


def _moved(located: Located, places: Sequence[int]) -> Iterator[tuple[Route, Spot]]:
    """Where everything stands, under the new numbers of the parts."""
    numbers = {old: new for new, old in enumerate(places)}
    for route, spot in located.spots.items():
        if len(route) < 2 or route[0] != "parts":
            yield route, spot
        elif isinstance(route[1], int) and route[1] in numbers:
            yield ("parts", numbers[route[1]], *route[2:]), spot
