"""Sentences about the search of a box by interval arithmetic."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "box-column": "{x} ≈",
    # The section.
    "box-heading": "Interval search for {letters}",
    "box-how": "A box is a range for each of {letters}. Worked out with ranges instead of numbers, an equation gives a "
    "range that surely contains all its values: if 0 is not in it, no solution is in the box.",
    "box-how-one": "Worked out for a whole range of {x} instead of one number, the equation gives a range that surely "
    "contains all its values: if 0 is not in it, no solution is in the range of {x}.",
    "box-newton": "Otherwise Newton's method, worked out with ranges too, may prove that exactly one solution is "
    "there; if not, the range is halved and both halves are looked at.",
    "box-none": "No part of the box contains a solution.",
    "box-none-open": "No solution could be singled out, but in parts of the box there may be some: these stay open.",
    "box-more": "{count} more were found.",
    # Why the list is complete.
    "box-complete": "Interval arithmetic looked at {boxes} parts of the box: each one surely contains no solution, or "
    "exactly one.",
    "box-complete-one": "Interval arithmetic looked at the whole box at once: it surely contains no solution, or "
    "exactly one.",
    "box-contradiction": "There are none: one of the equations is false, whatever the unknowns are.",
    # Why it may not be.
    "box-letters": "{letters} stand for numbers that nobody gave, so the equations cannot be searched.",
    "box-fewer": "There are fewer equations than unknowns, so the solutions need not be single points.",
    "box-slopes": "An equation has no derivative by rules, so Newton's method cannot be used.",
    "box-time": "The time was up after {boxes} parts of the box had been looked at.",
    "box-many": "After {boxes} parts of the box had been looked at, too many were still open: the solutions may fill a "
    "whole curve.",
    "box-open": "In small parts of the box interval arithmetic cannot tell how many solutions there are: several may "
    "lie close together, or the derivatives vanish as well.",
    "box-condition": "For a point it could not be decided whether all equations and conditions hold there.",
}
