"""Progress as a picture: a bar for each skill, and the answers of each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tutor.render.plot import written

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_BAR = 0.32
_WIDE = 8.0
_WEEKS = 17
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GREEN, _BLUE, _GREY = "#2a7f4f", "#3b6fb6", "#d9dde3"


def progress_plotted(facts: Mapping[str, Any], form: str) -> bytes:
    """The content of a file.

    Arguments:
        facts: the facts of `tutor.practice.progress.page.progress_lesson`.
        form: a name of `tutor.render.plot.FORMS`.
    """
    name = f"Progress of {facts['student']}" if facts["student"] else "Progress"
    return written(lambda figure: _drawn(figure, facts, name), _size(facts), name, form)


def _size(facts: Mapping[str, Any]) -> tuple[float, float]:
    return _WIDE, 1.1 + _BAR * max(1, len(facts["skills"])) + 2.0


def _drawn(figure: Figure, facts: Mapping[str, Any], name: str) -> None:
    bars, days = figure.subplots(2, 1, height_ratios=[max(1, len(facts["skills"])) * _BAR + 0.4, 1.6])
    figure.suptitle(name)
    _skills(bars, facts["skills"])
    _days(days, {date.fromisoformat(day): count for day, count in facts["days"].items()})


def _skills(axes: Axes, skills: list[Mapping[str, Any]]) -> None:
    places = range(len(skills))
    values = [one["mastery"] for one in skills]
    axes.barh(places, [1.0] * len(skills), color=_GREY, height=0.7)
    axes.barh(places, values, color=[_GREEN if one["mastered"] else _BLUE for one in skills], height=0.7)
    axes.set_yticks(places, [one["title"] for one in skills])
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.5, 1], ["0 %", "50 %", "100 %"])
    axes.set_xlabel("mastery")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _days(axes: Axes, days: Mapping[date, int]) -> None:
    """A column a week, the last day practised in the last one."""
    if not days:
        axes.set_axis_off()
        return
    last = max(days)
    monday = last - timedelta(last.weekday())
    starts = [monday - timedelta(7 * week) for week in range(_WEEKS - 1, -1, -1)]
    counts = [[days.get(start + timedelta(place), 0) for start in starts] for place in range(7)]
    axes.imshow(counts, cmap="Greens", vmin=0, vmax=max(4, max(map(max, counts))), aspect="equal")
    axes.set_yticks(range(7), ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"])
    shown = range(0, _WEEKS, 4)
    axes.set_xticks(list(shown), [f"{starts[week].day} {_MONTHS[starts[week].month - 1]}" for week in shown])
    axes.set_xlabel("answers on each day, week by week")
