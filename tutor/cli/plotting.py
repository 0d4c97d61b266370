"""`--plot` and `--sketch`: from a picture to a file or to the terminal."""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tutor.derivation.picture import Picture

_ENDINGS = (".svg", ".png", ".pdf")
_PIPE_WIDTH = 80


def _target(name: str | None) -> str | None:
    """The file of `--plot`, looked at before anything is worked out.

    Raises:
        Unanswerable: it has another ending, or cannot be written.
    """
    if name is None:
        return None
    from tutor.errors import Unanswerable
    from tutor.render.phrases import printable

    path, shown = Path(name), printable(name)
    if "\0" in name or not name.strip():
        raise Unanswerable(f"--plot {shown!r} is not the name of a file.", "Name one, as in --plot picture.svg")
    try:
        directory = path.is_dir()
        path.resolve()
    except (OSError, RuntimeError) as error:  # a link to itself is a RuntimeError
        raise _unwritable(shown, error) from error
    if directory:
        raise Unanswerable(f"{shown} is a folder.", f"Name a file in it: --plot {path / 'picture.svg'}")
    if path.suffix.lower() not in _ENDINGS:
        ending = f"ends in {printable(path.suffix)}" if path.suffix else "has no ending"
        raise Unanswerable(
            f"{shown} {ending}, so it is not clear what kind of picture to write.",
            f"End it in {', '.join(_ENDINGS[:-1])} or {_ENDINGS[-1]}: --plot {printable(path.stem or 'picture')}.svg",
        )
    folder = path.parent
    if not folder.is_dir():
        raise Unanswerable(
            f"There is no folder {printable(str(folder))}.", f"Make it first, or write here: --plot {path.name}"
        )
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise Unanswerable(f"{shown} must not be written.", "Choose another file or folder.")
    return name


PlotOption = Annotated[
    str | None,
    typer.Option("--plot", metavar="FILE.svg", help="Write a picture to a .svg, .png or .pdf file.", callback=_target),
]
SketchOption = Annotated[bool, typer.Option("--sketch", help="Draw a small picture in the terminal.")]


def draw(
    make: "Callable[[], Picture | Sequence[Picture]]",
    plot: str | None,
    sketch: bool,
    ascii: bool,
    form: str | None = None,
) -> None:
    """Show pictures: below the lesson in the terminal, and in a file.

    It is called when the lesson is printed: what cannot be drawn does not take the lesson away.

    Arguments:
        make: makes what to draw: one picture, or several that belong together. It is called only if one is asked for.
        plot: the file of `--plot`, or None.
        sketch: draw them in the terminal.
        ascii: use plain characters only there.
        form: the format of the lesson above, or None if there is none. A sketch keeps out of the way of JSON or
            HTML: it goes to standard error.

    Raises:
        Unanswerable: there is nothing to draw, or the file cannot be written.
    """
    if plot is None and not sketch:
        return
    picture = make()
    pictures = tuple(picture) if isinstance(picture, Sequence) else (picture,)
    if sketch:
        from tutor.cli.terminal import in_colour, shows_unicode, width
        from tutor.render.sketch import sketched

        stream = sys.stdout if form in (None, "text") else sys.stderr
        page = sketched(pictures, width(_PIPE_WIDTH), ascii or not shows_unicode(), in_colour(stream))
        stream.write(("\n" if form else "") + page)
        stream.flush()
    if plot is not None:
        write(pictures, Path(plot))
        typer.echo(f"Picture written to {_shown(plot)}", err=True)


def require_depth(surface: bool, plot: str | None) -> None:
    """Refuse a surface where there is only a terminal to draw it.

    Raises:
        Unanswerable: `--surface` was typed without `--plot`.
    """
    if surface and plot is None:
        from tutor.errors import Unanswerable

        raise Unanswerable(
            "A terminal cannot show a surface.",
            "Write it to a file: --surface --plot surface.svg, or leave --surface out.",
        )


def write(pictures: "Sequence[Picture]", path: Path) -> None:
    """Write pictures to a file: whole, or not at all.

    Raises:
        Unanswerable: the file cannot be written.
    """
    from tutor.render.plot import plotted

    put(plotted(pictures, path.suffix.lower().removeprefix(".")), path)


def put(content: bytes, path: Path) -> None:
    """Write a file: whole, or not at all.

    Raises:
        Unanswerable: it cannot be written.
    """
    from tempfile import NamedTemporaryFile

    unfinished = ""
    try:
        if path.exists() and not path.is_file():  # /dev/stdout and pipes cannot be replaced
            _pour(content, path)
            return
        target = path.resolve()
        with NamedTemporaryFile(dir=target.parent, prefix=".tutor-", delete=False) as file:
            unfinished = file.name
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(unfinished, 0o666 & ~mask)
        os.replace(unfinished, target)
    except OSError as error:
        if unfinished and os.path.exists(unfinished):
            os.unlink(unfinished)
        raise _unwritable(_shown(str(path)), error) from error


def _pour(content: bytes, path: Path) -> None:
    """Write into what is no plain file. A pipe that nobody reads is an error: one would wait for ever."""
    at_once = getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, os.O_WRONLY | at_once), "wb") as file:
        if at_once:
            os.set_blocking(file.fileno(), True)
        file.write(content)


def _unwritable(shown: str, error: OSError | RuntimeError) -> Exception:
    from tutor.errors import Unanswerable

    if isinstance(error, RuntimeError):
        why = "it is a link to itself"
    elif error.errno == errno.ENXIO:
        why = "nobody reads from this pipe"
    else:
        why = error.strerror or str(error)
    return Unanswerable(f"{shown} cannot be written: {why}.", "Choose another file or folder.")


def _shown(name: str) -> str:
    from tutor.render.phrases import printable

    return printable(name)
