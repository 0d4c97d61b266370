"""From the bytes of a file to its exercises, each read and checked by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from tutor.bank.entry import Entry, LoadedFile, SkillEntry, Stored
from tutor.bank.finding import Spot
from tutor.bank.places import Flaw, Places, Route
from tutor.bank.schema.exercise import BankFile, Exercise, Skill
from tutor.bank.validate import checked
from tutor.bank.yaml_text import decoded
from tutor.bank.yaml_tree import EXERCISES, tree_of

_SKILLS = "skills"
_INHERITED = ("form", "tolerance", "attempts", "points")
_WITH_PARAMS = 10
"""How many variants are wanted of an exercise with parameters that does not say."""


def bank_file(path: Path, read: bytes) -> LoadedFile:
    """The bank that a file holds.

    Arguments:
        path: the file, for the places of findings.
        read: what it holds.

    Returns:
        everything in it that can be used, and what is wrong with the rest. Nothing is raised.
    """
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "bank"
    text = decoded(read)
    if isinstance(text, Flaw):
        return LoadedFile(path, name, path.name, Spot(path), findings=(text.finding(path),))
    tree = tree_of(text)
    flaws = list(tree.flaws)
    if not isinstance(tree.data, dict):
        if not flaws:
            flaws.append(_no_bank(tree.data))
        return LoadedFile(path, name, path.name, Spot(path), findings=tuple(flaw.finding(path) for flaw in flaws))
    written = dict(tree.data)
    exercises = _list(written.pop(EXERCISES, []), EXERCISES, tree.places, flaws)
    skills = _list(written.pop(_SKILLS, []), _SKILLS, tree.places, flaws)
    head = _head(written, name, path, tree.places, flaws)
    ids = {**{place: _id(one) for place, one in enumerate(exercises) if _id(one)}, **tree.unread}
    stored = tuple(
        one
        for place, each in enumerate(exercises)
        if (one := _exercise(each, (EXERCISES, place), path, head, tree.places, flaws)) is not None
    )
    declared = []
    for place, each in enumerate(skills):
        skill, wrong = checked(Skill, each, tree.places, (_SKILLS, place))
        _tell(wrong, flaws)
        if skill:
            spot = Spot(path, *tree.places.of_value((_SKILLS, place)))
            declared.append(SkillEntry(skill.id, skill.title, skill.needs, head.bank, spot))
    findings = tuple(flaw.finding(path, _about(flaw, ids)) for flaw in sorted(flaws, key=lambda flaw: flaw.position))
    spot = Spot(path, *tree.places.of_value(("bank",)))
    return LoadedFile(path, head.bank, head.title, spot, tuple(declared), stored, findings)


def _no_bank(data: object) -> Flaw:
    if data is None:
        return Flaw("empty", "The file is empty.", "`tutor bank new` writes a bank to begin with.")
    return Flaw("schema", "This is no bank: it does not begin with keys.", "Begin with `bank: the-name-of-the-bank`.")


def _list(written: object, key: str, places: Places, flaws: list[Flaw]) -> list[object]:
    if isinstance(written, list):
        return written
    mend = "Write one after another, each after a hyphen."
    flaws.append(Flaw("schema", f"`{key}` must be a list.", mend, places.of_value((key,)), (key,)))
    return []


def _head(written: dict[str, object], name: str, path: Path, places: Places, flaws: list[Flaw]) -> BankFile:
    """What the file says for all of its exercises; a key that is wrong is told and left out."""
    head, wrong = checked(BankFile, written, places)
    _tell(wrong, flaws)
    if head:
        return head
    bad = {flaw.route[0] for flaw in wrong if flaw.route}
    rest = {key: value for key, value in written.items() if key not in bad}
    head, _ = checked(BankFile, {"bank": name, "title": path.name, **rest}, places)
    return head or BankFile(bank=name[:80].strip("-"), title=path.name[:200])


def _exercise(
    written: object, route: Route, path: Path, head: BankFile, places: Places, flaws: list[Flaw]
) -> Stored | None:
    """One exercise, if nothing is wrong with it."""
    broken = any(flaw.route[:2] == route for flaw in flaws)
    if written is None:
        return None
    completed = _completed(written, head)
    exercise, wrong = checked(Exercise, completed, places, route)
    # What a part has from its exercise is told where the exercise says it.
    _tell([flaw for flaw in wrong if flaw.route[-1] not in _INHERITED or flaw.route in places.values], flaws)
    if exercise is None or broken:
        return None
    below = places.below(route)
    entry = Entry(
        head.bank,
        exercise.id,
        exercise.version,
        exercise.title,
        exercise.topic or "",
        exercise.skills,
        exercise.difficulty,
        tuple(part.kind for part in exercise.parts),
        exercise.variants or (_WITH_PARAMS if exercise.params else 1),
        Spot(path, *below[()]),
    )
    spots = [[list(inner), *place] for inner, place in below.items()]
    return Stored(entry, json.dumps({"data": completed, "spots": spots}, ensure_ascii=False, separators=(",", ":")))


def _completed(written: object, head: BankFile) -> object:
    """An exercise with what it leaves out: from the file into the exercise, and from there into its parts."""
    if not isinstance(written, dict):
        return written
    given = {key: getattr(head.defaults, key) for key in _INHERITED}
    whole = {**{key: value for key, value in given.items() if value is not None}, **written}
    for key in ("topic", "license"):
        if key not in whole and getattr(head, key) is not None:
            whole[key] = getattr(head, key)
    if isinstance(whole.get("parts"), list):
        inherited = {key: whole[key] for key in _INHERITED if key in whole}
        whole["parts"] = [
            {"id": chr(ord("a") + place), **inherited, **part} if isinstance(part, dict) else part
            for place, part in enumerate(whole["parts"][:26])
        ] + whole["parts"][26:]
    return whole


def _tell(wrong: Sequence[Flaw], flaws: list[Flaw]) -> None:
    """Add flaws, but not those of a value in which something is wrong already: `{n}` is no text for want of quotes."""
    known = {flaw.route for flaw in flaws} | {flaw.route[:-1] for flaw in flaws if flaw.code == "empty"}
    flaws.extend(flaw for flaw in wrong if flaw.route not in known)


def _id(written: object) -> str:
    """The id of an exercise as it was written, or ""."""
    name = written.get("id") if isinstance(written, dict) else None
    return name if isinstance(name, str) else ""


def _about(flaw: Flaw, ids: dict[int, str]) -> str:
    """The id of the exercise that a flaw is in, or ""."""
    if len(flaw.route) < 2 or flaw.route[0] != EXERCISES or not isinstance(flaw.route[1], int):
        return ""
    return ids.get(flaw.route[1], "")
