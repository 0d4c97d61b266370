"""Dollars that stand alone: the formula they were meant for is shown as it was typed, with the dollar."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tutor.bank.dollars import split
from tutor.bank.finding import Spot
from tutor.bank.lint.reported import Report
from tutor.bank.lint.texts import is_prose, texts
from tutor.bank.places import nearest_spot
from tutor.bank.schema.exercise import Exercise

_ALONE = re.compile(r"(?<!\\)(?:\\\\)*\$+")
_AROUND = 12
_MEND = r"Write one dollar on each side of the formula, with no space inside: $x = 1$. A dollar that is meant is \$."


def check_dollars(exercise: Exercise, report: Report) -> None:
    """Dollars without a partner in the texts that students read.

    Arguments:
        exercise: the exercise as it was written.
        report: where to tell.
    """
    for route, text in texts(exercise):
        if not is_prose(route):
            continue
        column = 0
        for piece, kind in split(text):
            alone = _ALONE.search(piece) if kind == "words" else None
            if alone:
                at = column + alone.end() - 1
                around = " ".join(text[max(0, at - _AROUND) : at + 1 + _AROUND].split())
                said = f"The `$` in “{around}” has no partner."
                spot = _spot(nearest_spot(report.located.spots, route), text, at)
                report.add("dollar", said, _MEND, *route, spot=spot)
                break
            column += len(piece)


def _spot(spot: Spot, text: str, at: int) -> Spot:
    """Where a sign of a text stands; only of a block that keeps its lines is that known."""
    try:
        lines = Path(spot.path).read_text(encoding="utf-8").splitlines()
        begins = lines[spot.line - 1][spot.column - 1 :]
        if not begins.startswith("|"):
            return spot
        line = spot.line + 1 + text.count("\n", 0, at)
        indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    except (OSError, UnicodeDecodeError, IndexError):
        return spot
    return replace(spot, line=line, column=indent + 1 + at - (text.rfind("\n", 0, at) + 1))
