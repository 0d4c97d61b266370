"""Where the banks are: those that ship with tutor, and an instructor's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tutor.errors import AuthorError, Spot

VARIABLE = "TUTOR_BANK"
"""The environment variable that names own banks, separated like the folders in PATH."""
SETTINGS = "tutor.toml"
"""The file that names own banks, in the working folder or one above: `[bank]`, then `paths = ["exercises"]`."""

_SUFFIXES = {".yaml", ".yml"}
_LONGEST = 100_000
_MOST = 1_000
"""How many files a folder may have: whoever names a whole disk has made a mistake."""


def bank_files(
    paths: Sequence[Path] | None = None, shipped: bool = True, missing: list[AuthorError] | None = None
) -> tuple[Path, ...]:
    """The files of all banks that are in use, each once.

    Arguments:
        paths: files and folders of own banks; None for those that `TUTOR_BANK` names, or else `tutor.toml`.
        shipped: whether the banks that ship with tutor are in use, too.
        missing: where given, own banks that `TUTOR_BANK` or `tutor.toml` names and that do not exist are told here,
            and the others are in use: what someone set long ago must not stop everything.

    Raises:
        AuthorError: one of them does not exist.
    """
    own = [(Path(path), "") for path in paths] if paths is not None else list(_named())
    folder = shipped_folder()
    files = list(_files(folder)) if shipped and folder else []
    for path, named_in in own:
        try:
            files.extend(_own(_at_home(path, named_in), named_in))
        except AuthorError as error:
            if missing is None or not named_in:
                raise
            missing.append(error)
    seen: dict[str, Path] = {}
    for file in files:
        seen.setdefault(os.path.realpath(file), file)
    return tuple(seen.values())


def shipped_folder() -> Path | None:
    """The folder of the banks that ship: inside the package when it is installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    return next((folder for folder in (package / "exercises", package.parent / "exercises") if folder.is_dir()), None)


def _named() -> Iterator[tuple[Path, str]]:
    """The own banks that are named outside the command, each with where it is named."""
    variable = os.environ.get(VARIABLE)
    if variable:
        named_in = f" ({VARIABLE} names it)"
        yield from ((Path(name), named_in) for name in variable.split(os.pathsep) if name)
        return
    try:
        here = Path.cwd()
    except OSError:
        # The folder was deleted while its terminal stood open in it.
        return
    # Path.is_file raises where a folder may not be looked into.
    settings = next((file for folder in (here, *here.parents) if os.path.isfile(file := folder / SETTINGS)), None)
    if settings:
        named_in = f" ({settings} names it)"
        for name in _set(settings):
            yield (Path(name) if name.startswith("~") else settings.parent / name), named_in


def _at_home(path: Path, named_in: str) -> Path:
    """A path that begins with ~ in full."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        message = f"There is no folder {path.parts[0]}{named_in}."
        raise AuthorError(message, "Write the path in full, from / on.", spot=Spot(path)) from error


def _set(settings: Path) -> list[str]:
    """The paths in a settings file."""
    import tomllib

    try:
        with open(settings, encoding="utf-8-sig") as file:
            # A file of settings has a few lines; what is cut off is no TOML, and told as that.
            bank = tomllib.loads(file.read(_LONGEST)).get("bank", {})
    except (OSError, ValueError, RecursionError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        spot = Spot(settings, int(place[1]), int(place[2])) if place else Spot(settings)
        mend = 'It should hold [bank], and below it paths = ["exercises"].'
        raise AuthorError(f"{SETTINGS} cannot be read as TOML.", mend, spot=spot) from error
    paths = bank.get("paths", []) if isinstance(bank, dict) else None
    # What cannot be printed is no path that anybody means, and would reach the terminal with the message about it.
    if not isinstance(paths, list) or not all(isinstance(path, str) and path.isprintable() for path in paths):
        raise AuthorError(
            "`paths` must be a list of texts.", 'Write [bank], and below it paths = ["exercises"].', spot=Spot(settings)
        )
    strange = next((key for key in bank if key != "paths"), None)
    if strange is not None:
        raise AuthorError(f"{strange[:40]!r} is no key of [bank].", "Its only key is paths.", spot=Spot(settings))
    return paths


def _own(path: Path, named_in: str) -> Iterator[Path]:
    """The files of one own bank."""
    if os.path.isdir(path):
        files = list(_files(path))
        if not files:
            raise AuthorError(
                f"There is no YAML file in {path}{named_in}.", "`tutor bank new` writes one.", spot=Spot(path)
            )
        yield from files
    elif os.path.lexists(path):
        yield path
    else:
        mend = "Check its name; it is seen from the folder you are in. `tutor bank new` writes a bank to begin with."
        if named_in:
            mend = "Mend the name there, or delete it; the other banks are in use."
        raise AuthorError(f"There is no file or folder {path}{named_in}.", mend, spot=None if named_in else Spot(path))


def _files(folder: Path) -> Iterator[Path]:
    """The YAML files in a folder and below, in order, without hidden ones."""
    count = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in _SUFFIXES:
                count += 1
                if count > _MOST:
                    raise AuthorError(
                        f"There are more than {_MOST:,} YAML files in {folder}.", "Name the folder of the banks alone."
                    )
                yield Path(place, name)
