"""Where each key and each value of a file stands, and what is wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tutor.bank.finding import Finding, Severity, Spot

Route = tuple[str | int, ...]
"""The way from the top of a file to a value: `("exercises", 0, "parts", 1, "wrt")`."""
Position = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with a file, before it is known which file."""

    code: str
    message: str
    mend: str
    position: Position = (1, 1)
    route: Route = ()
    """The value that is wrong; it says which exercise cannot be used."""
    severity: Severity = Severity.ERROR

    def finding(self, path: Path, exercise: str = "") -> Finding:
        """The same, with the file and the id of the exercise."""
        return Finding(self.code, Spot(path, *self.position), self.message, self.mend, self.severity, exercise)


@dataclass(frozen=True, slots=True)
class Places:
    """The positions of all keys and values of a file."""

    values: dict[Route, Position] = field(default_factory=dict)
    keys: dict[Route, Position] = field(default_factory=dict)

    def of_value(self, route: Route) -> Position:
        """Where a value stands; for what is missing, where the nearest thing around it begins."""
        return nearest_place(self.values, route)

    def of_key(self, route: Route) -> Position:
        """Where the key of a value stands, or else the value."""
        return self.keys[route] if route in self.keys else self.of_value(route)

    def below(self, route: Route) -> dict[Route, Position]:
        """The positions of a value and of everything in it, by the route from there.

        >>> Places({(): (1, 1), ("a",): (1, 4), ("a", 0): (2, 3)}).below(("a",))
        {(): (1, 4), (0,): (2, 3)}
        """
        depth = len(route)
        return {inner[depth:]: place for inner, place in self.values.items() if inner[:depth] == route}


def nearest_place(places: Mapping[Route, Position], route: Route) -> Position:
    """The place of a route, or of the nearest one around it.

    >>> nearest_place({(): (1, 1), ("a",): (2, 4)}, ("a", 3, "b"))
    (2, 4)
    """
    while route and route not in places:
        route = route[:-1]
    return places.get(route, (1, 1))


def nearest_spot(spots: Mapping[Route, Spot], route: Route) -> Spot:
    """The spot of a value of an exercise; for what is missing, that of the nearest thing around it.

    Arguments:
        spots: those of a `Located`, which always have one for the exercise itself.
        route: the way from the exercise down: `("parts", 0, "wrt")`.
    """
    while route and route not in spots:
        route = route[:-1]
    return spots[route]
