"""What exercises show first, printed before: a session that has loaded no exercise can show one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from zlib import compress, decompressobj

from tutor.bank.entry import Entry, LoadedFile
from tutor.bank.index import Library
from tutor.bank.packed import packed, unpacked
from tutor.bank.places import Flaw
from tutor.bank.where import shipped_folder
from tutor.bank.yaml_text import contents
from tutor.practice.ahead.plain import built, plain
from tutor.practice.session.face import Face
from tutor.practice.session.outline import Outline

FOLDER = Path(__file__).parent / "print"
"""One file for each bank that ships. Its first line is the hash of the bank and the sizes of what follows; the second
lists the exercises; and then the variants of each stand together, a line each, compressed."""
SUFFIX = ".print"
_LARGEST = 1_000_000
"""Bytes of all variants of an exercise together; those that ship have a tenth of it at most."""


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
            Exception: somebody has changed it.
        """
        if seed not in entry.seeds:
            return None
        line = decompressobj().decompress(self.blocks[entry.name], _LARGEST).split(b"\n")[seed]
        face, exam, outline = built(json.loads(line))
        return Printed(face, exam or face, outline)


def from_print(files: Sequence[Path], folder: Path = FOLDER) -> Print | None:
    """What was printed of all banks that are in use; None where one does not ship, or has changed since.

    Arguments:
        files: the files of the banks.
        folder: where the print is.

    Raises:
        ValueError, LookupError, TypeError, RecursionError: somebody has changed it.
    """
    shipped, loaded, blocks = shipped_folder(), [], {}
    for path in files:
        if path.parent != shipped:
            return None
        bank, read = contents(path), contents(folder / f"{path.stem}{SUFFIX}")
        if isinstance(bank, Flaw) or isinstance(read, Flaw):
            return None
        about, head, body = read.split(b"\n", 2)
        seal, *sizes = about.decode().split()
        if seal != _seal(bank):
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
    about = " ".join((_seal(file.path.read_bytes()), *(str(len(block)) for block in blocks)))
    return f"{about}\n{packed(file)}\n".encode() + b"".join(blocks)


def _block(entry: Entry, printed: Callable[[Entry, int], Printed]) -> bytes:
    made = (printed(entry, seed) for seed in entry.seeds)
    rows = (plain((one.face, None if one.exam == one.face else one.exam, one.outline)) for one in made)
    return compress("\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows).encode(), 9)


def _seal(bank: bytes) -> str:
    return sha256(bank).hexdigest()
