"""Mistakes that choosing an option of a menu shows: which they are, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.bank.posed import Menu
from tutor.derivation.lesson import Note
from tutor.grading.verdict import Explanation

MISTAKEN_KINDS = (
    "minimum-for-maximum", "maximum-for-minimum", "saddle-for-extremum", "saddle-overlooked", "slope-overlooked",
    "stationary-overlooked",
)  # fmt: skip
"""The mistakes about the kind of a point, by id."""


def mistaken_kind(right: str, chosen: str) -> str:
    """The mistake of who takes a point for one of another kind.

    >>> mistaken_kind("maximum", "minimum"), mistaken_kind("saddle", "minimum"), mistaken_kind("saddle", "saddle")
    ('minimum-for-maximum', 'saddle-overlooked', '')
    """
    if right == chosen:
        return ""
    if right == "not-stationary":
        return "slope-overlooked"
    if chosen == "not-stationary":
        return "stationary-overlooked"
    if right == "saddle":
        return "saddle-overlooked"
    return "saddle-for-extremum" if chosen == "saddle" else f"{chosen}-for-{right}"


def explanations_of(menu: Menu, wrong: Iterable[int]) -> tuple[Explanation, ...]:
    """The mistakes of who chooses some wrong options, where they have names.

    Arguments:
        menu: the options.
        wrong: the places that were chosen, from 0.
    """
    named = [(place, menu.mistakes[place]) for place in wrong if menu.mistakes and menu.mistakes[place]]
    return tuple(
        Explanation(id, tuple(one.phrase for one in menu.says[place] if isinstance(one, Note)), likelihood=1.0)
        for place, id in named
    )
