"""Pictures as SVG, PNG or PDF, by Matplotlib; the same bytes each time.

Matplotlib is imported when something is drawn, and used through its objects: there is no window, no state of
`pyplot`, and nothing of a user's own settings. Text becomes outlines, so that an SVG looks the same everywhere.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tutor.derivation.picture import Picture, Surface
from tutor.render.picture_text import axis_name, ends, said
from tutor.render.plot_layers import Drawing, draw

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SIDE = 5.6
"""The side of a panel, in inches."""
_FLATTEST = 0.45
"""A panel with equal scales is at least so high for its width, or so wide for its height."""
_LEGEND_ROW = 0.24
_LETTER = 0.1
"""The width of a figure on an axis."""
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # it stands in Matplotlib itself and has ∂, ∇, Σ and the indices
    "font.size": 10.0,
    "axes.titlesize": 12.0,
    "axes.unicode_minus": True,
    "svg.hashsalt": "tutor",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "text.usetex": False,
    "text.parse_math": False,
    "path.simplify": True,
}
_DOTS = 150
_METADATA: dict[str, dict[str, str | None]] = {
    "svg": {"Date": None, "Creator": "tutor"},
    "png": {"Software": "tutor"},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": "tutor", "Producer": None},
}
FORMS = tuple(_METADATA)
"""The kinds of files that can be written."""


def plotted(pictures: Sequence[Picture], form: str) -> bytes:
    """Pictures side by side, as the content of a file.

    Arguments:
        pictures: at least one.
        form: one of `FORMS`.
    """
    sizes = [_size(picture) for picture in pictures]

    def drawn(figure: Figure) -> None:
        parts = figure.subfigures(1, len(pictures), squeeze=False, width_ratios=[width for width, _ in sizes])[0]
        for part, picture in zip(parts, pictures, strict=True):
            _panel(part, picture)

    whole = (sum(width for width, _ in sizes), max(height for _, height in sizes))
    return written(drawn, whole, "; ".join(said(picture.title) for picture in pictures), form)


def written(draw: Callable[[Figure], None], size: tuple[float, float], title: str, form: str) -> bytes:
    """A figure as the content of a file, without anything of a user's own settings.

    Arguments:
        draw: draws it.
        size: its width and height, in inches.
        title: what it is called in the file.
        form: one of `FORMS`.
    """
    import logging

    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it would tell about its font cache
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        figure = Figure(figsize=size)
        FigureCanvasAgg(figure)
        figure.set_layout_engine("constrained", w_pad=0.1, h_pad=0.04)
        draw(figure)
        file = io.BytesIO()
        figure.savefig(file, format=form, dpi=_DOTS, metadata={"Title": title, **_METADATA[form]})
    return file.getvalue()


def _size(picture: Picture) -> tuple[float, float]:
    """Width and height of a panel in inches, with room for the legend and the notes below."""
    below = _below(picture)
    if not picture.equal or any(isinstance(layer, Surface) for layer in picture.layers):
        return _SIDE + 0.9, _SIDE * 0.78 + below
    ratio = picture.axes[1].span / picture.axes[0].span
    wide, high = (_SIDE, _SIDE * max(ratio, _FLATTEST)) if ratio <= 1 else (_SIDE * max(1 / ratio, _FLATTEST), _SIDE)
    return wide + 1.2, high + below


def _below(picture: Picture) -> float:
    """How much room the legend and the notes take."""
    return _LEGEND_ROW * (len(_labels(picture)) + len(picture.notes)) + 0.3


def _labels(picture: Picture) -> list[str]:
    """What the legend says, each thing once."""
    return list(dict.fromkeys(said(layer.label) for layer in picture.layers))


def _most_ticks(picture: Picture) -> int:
    """How many numbers have room below the first axis."""
    longest = max(map(len, ends(picture.axes[0])))
    wide = _SIDE
    if picture.equal:
        high = _size(picture)[1] - _below(picture)
        wide = min(_SIDE, high * picture.axes[0].span / picture.axes[1].span)
    return max(1, min(8, int(wide / (_LETTER * (longest + 3)))))


def _panel(part: Any, picture: Picture) -> None:
    from matplotlib.ticker import MaxNLocator

    surface = any(isinstance(layer, Surface) for layer in picture.layers)
    axes: Axes = part.add_subplot(projection="3d") if surface else part.add_subplot()
    axes.set_title("\n".join(textwrap.wrap(said(picture.title), 58)))
    axes.set_xlabel(axis_name(picture.axes[0]))
    axes.set_ylabel(axis_name(picture.axes[1]))
    axes.set_xlim(picture.axes[0].low, picture.axes[0].high)
    axes.set_ylim(picture.axes[1].low, picture.axes[1].high)
    if not surface:
        axes.set_aspect("equal" if picture.equal else "auto")
        axes.xaxis.set_major_locator(MaxNLocator(_most_ticks(picture), steps=[1, 2, 2.5, 5, 10]))
    drawing = Drawing(axes, part, picture)
    for order, layer in enumerate(picture.layers):
        draw(layer, drawing, order + 1)
    _legend(part, axes, picture)


def _legend(part: Figure, axes: Axes, picture: Picture) -> None:
    handles, labels = axes.get_legend_handles_labels()
    once = dict(zip(labels, handles, strict=True))
    notes = [line for note in picture.notes for line in textwrap.wrap(said(note), 72)]
    if not once and not notes:
        return
    legend = part.legend(
        list(once.values()),
        list(once),
        loc="outside lower center",
        ncols=1 if any(len(label) > 28 for label in once) else 2,
        frameon=False,
        fontsize=9,
        title="\n".join(notes) or None,
        title_fontsize=9,
    )
    legend.set_alignment("left")
