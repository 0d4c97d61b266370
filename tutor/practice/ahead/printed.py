"""What exercises show first, printed before: a session that has loaded no exercise can show one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from zlib import compress, decompress

from tutor.bank.entry import Entry, LoadedFile
from tutor.bank.index import Library
from tutor.bank.packed import packed, unpacked
from tutor.bank.where import shipped_folder
from tutor.practice.ahead.plain import built, plain
from tutor.practice.session.face import Face
from tutor.practice.session.outline import Outline

FOLDER = Path(__file__).parent / "print"
"""One file for each bank that ships. Its first line is the hash of the bank and the sizes of what follows; the second
lists the exercises; and then the variants of each stand together, a line each, compressed."""
SUFFIX = ".print"


@dataclass(frozen=True, slots=True)
class Printed:
    """All that may stand on the first page of a variant, for whoever is asked."""

    face: Face
    """The first part."""
    exam: Face
    """The same in an exam."""
    outline: Outline | None
    """The example that comes before it while a rule is weak, but in an exam."""


@dataclass(frozen=True, slots=True)
class Print:
    """What was printed of some banks."""

    library: Library
    """The exercises and skills by name; no exercise can be had from it."""
    blocks: Mapping[str, bytes]
    """The variants of each exercise, by its name."""

    def of(self, entry: Entry, seed: int) -> Printed | None:
        """What was printed of a variant.

        Arguments:
            entry: the exercise.
            seed: which variant.

        Raises:
            zlib.error, ValueError, LookupError, TypeError, AttributeError: somebody has changed it.
        """
        if seed not in seeds(entry):
            return None
        line = decompress(self.blocks[entry.name]).split(b"\n")[seed]
        face, exam, outline = built(json.loads(line))
        return Printed(face, exam or face, outline)


def from_print(files: Sequence[Path], folder: Path = FOLDER) -> Print | None:
    """What was printed of all banks that are in use; None where one does not ship, or has changed since.

    Arguments:
        files: the files of the banks.
        folder: where the print is.

    Raises:
        OSError, ValueError, LookupError, TypeError: it cannot be read, or somebody has changed it.
    """
    shipped, loaded, blocks = shipped_folder(), [], {}
    for path in files:
        place = folder / f"{path.stem}{SUFFIX}"
        if path.parent != shipped or not place.is_file():
            return None
        about, head, body = place.read_bytes().split(b"\n", 2)
        seal, *sizes = about.decode().split()
        if seal != _seal(path):
            return None
        # The exercises themselves stand in no print.
        file = unpacked(path, head.decode(), [""] * len(sizes))
        loaded.append(file)
        ends = list(accumulate(map(int, sizes), initial=0))
        names = (one.entry.name for one in file.exercises)
        blocks.update({name: body[start:end] for name, (start, end) in zip(names, pairwise(ends), strict=True)})
    return Print(Library(tuple(loaded), ()), blocks)


def print_of(file: LoadedFile, printed: Callable[[Entry, int], Printed]) -> bytes:
    """A file of the print.

    Arguments:
        file: the bank.
        printed: what is printed of a variant.
    """
    blocks = [_block(one.entry, printed) for one in file.exercises]
    about = " ".join((_seal(file.path), *(str(len(block)) for block in blocks)))
    return f"{about}\n{packed(file)}\n".encode() + b"".join(blocks)


def _block(entry: Entry, printed: Callable[[Entry, int], Printed]) -> bytes:
    made = (printed(entry, seed) for seed in seeds(entry))
    rows = (plain((one.face, None if one.exam == one.face else one.exam, one.outline)) for one in made)
    return compress("\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows).encode(), 9)


def seeds(entry: Entry) -> range:
    """The variants that are printed: those that are asked."""
    return range(max(entry.variants, 1))


def _seal(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
