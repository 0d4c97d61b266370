"""From trees to models: what does not fit is told at its line and column, and nothing is raised."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tutor.bank.places import Flaw, Places, Position, Route
from tutor.bank.routes import Found, found
from tutor.bank.schema_mends import closest
from tutor.bank.schema_words import said

M = TypeVar("M", bound=BaseModel)

_MOST = 20
"""How many flaws of one exercise are told."""
_LOOKED_AT = 200
"""So many errors of pydantic's are looked at: some are the same mistake, and there may be one for every key."""


def checked(model: type[M], written: object, places: Places, route: Route = ()) -> tuple[M | None, tuple[Flaw, ...]]:
    """What a tree says, as a model.

    Arguments:
        model: what it should be.
        written: mappings, lists and texts.
        places: where they stand.
        route: the way from the top of the file to them.

    Returns:
        the model, or None and what is wrong.
    """
    try:
        return model.model_validate(written), ()
    except ValidationError as error:
        return None, tuple(islice(_flaws(error, model, written, places, route), _MOST))


def _flaws(
    error: ValidationError, model: type[BaseModel], written: object, places: Places, route: Route
) -> Iterator[Flaw]:
    errors = [(each, found(model, each["loc"])) for each in error.errors(include_url=False)[:_LOOKED_AT]]
    # The slip of a pen in a key is one mistake, not two: a key that is missing and one that is not known.
    strange = {place.route for each, place in errors if each["type"] == "extra_forbidden"}
    for each, place in errors:
        kind = each["type"]
        if kind == "missing" and (_written_otherwise(place.route, strange) or (*route, *place.route) in places.keys):
            continue
        # Entries that are wrong are told one by one: the list is not too short for want of them. An entry without a
        # value has been told before.
        if each["input"] is None or (kind == "too_short" and len(each["input"]) >= each["ctx"]["min_length"]):
            continue
        field = getattr(each.get("ctx", {}).get("error"), "field", ())
        if kind == "missing" and isinstance(place.route[-1], int):
            whole = place.route[:-1]
            position = places.of_value((*route, *whole))
            yield Flaw("schema", f"`{_name(whole)}` needs one more value.", "Write both.", position, (*route, *whole))
            continue
        inner: Route = (*place.route, *field)
        message, mend = said(each, _name(inner), place.model)
        position = _position(kind, place, places, (*route, *inner))
        yield Flaw("schema", message, mend, position, (*route, *inner))


def _position(kind: str, place: Found, places: Places, route: Route) -> Position:
    return places.of_key(route) if kind == "extra_forbidden" or place.is_key else places.of_value(route)


def _written_otherwise(route: Route, strange: set[Route]) -> bool:
    """Is there an unknown key beside a missing one that looks like it?"""
    name = str(route[-1])
    return any(other[:-1] == route[:-1] and closest(str(other[-1]), [name]) for other in strange)


def _name(route: Route) -> str:
    """What a place is called: its key, or the key of the list in which it stands."""
    return next((piece for piece in reversed(route) if isinstance(piece, str)), "entry")
