"""From the bytes of a file to its exercises, each read and checked by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from tutor.bank.entry import Entry, LoadedFile, SkillEntry, Stored, Unusable
from tutor.bank.finding import Severity, Spot
from tutor.bank.places import Flaw, Places, Position, Route, nearest_place
from tutor.bank.possible_draws import possible_draws
from tutor.bank.schema.exercise import BankFile, Exercise, Skill
from tutor.bank.schema.kept import plain
from tutor.bank.validate import checked
from tutor.bank.yaml_text import CONTROL, decoded
from tutor.bank.yaml_tree import EXERCISES, MOST_EXERCISES, tree_of

T = TypeVar("T")

_SKILLS = "skills"
_INHERITED = ("form", "tolerance", "attempts", "points")
_MOST_FLAWS = 100
"""How many flaws of a file are told: whoever meets more has made one mistake many times."""
_LARGEST = 1_000
"""How many values an exercise may have; the longest that ship have two hundred."""
_LONGEST_ID = 80
_WITH_PARAMS = 10
"""So many variants, at most, are wanted of an exercise that does not say."""


def bank_file(path: Path, read: bytes) -> LoadedFile:
    """The bank that a file holds.

    Arguments:
        path: the file, for the places of findings.
        read: what it holds.

    Returns:
        everything in it that can be used, and what is wrong with the rest. Nothing is raised.
    """
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "bank"
    # The name of a file need not be text that can be shown or written.
    title = CONTROL.sub("?", path.name)[:200]
    text = decoded(read)
    if isinstance(text, Flaw):
        return LoadedFile(path, name, title, Spot(path), findings=(text.finding(path),))
    tree = tree_of(text)
    # What is only warned of takes no exercise away.
    warnings = [flaw for flaw in tree.flaws if flaw.severity is Severity.WARNING]
    flaws = [flaw for flaw in tree.flaws if flaw.severity is Severity.ERROR]
    if not isinstance(tree.data, dict):
        if not flaws:
            flaws.append(_no_bank(tree.data))
        return LoadedFile(path, name, title, Spot(path), findings=tuple(flaw.finding(path) for flaw in _told(flaws)))
    written = dict(tree.data)
    exercises = _list(written.pop(EXERCISES, []), EXERCISES, tree.places, flaws)
    skills = _list(written.pop(_SKILLS, []), _SKILLS, tree.places, flaws)
    head = _head(written, name, title, tree.places, flaws)
    ids = {**{place: _id(one) for place, one in enumerate(exercises) if _id(one)}, **tree.unread}
    if len(exercises) > MOST_EXERCISES:
        flaws.append(_too_many(tree.places))
    spots, known = _inside(tree.places.values.items()), _inside((flaw.route, flaw) for flaw in flaws)
    stored = []
    unusable = []
    for place, each in enumerate(exercises[:MOST_EXERCISES]):
        route = (EXERCISES, place)
        here = spots.get(route, {})
        one, told = _exercise(each, route, path, head, tree.places, here, known.get(route, {}))
        flaws.extend(told)
        if one:
            stored.append(one)
        elif ids.get(place):
            spot = Spot(path, *tree.places.of_value(route))
            unusable.append(Unusable(ids[place], spot, _skills_of(each, path, here)))
    declared = []
    for place, each in enumerate(skills):
        skill, wrong = checked(Skill, each, tree.places, (_SKILLS, place))
        flaws.extend(_new(wrong, known.get((_SKILLS, place), {}).values()))
        if skill:
            spot = Spot(path, *tree.places.of_value((_SKILLS, place)))
            declared.append(SkillEntry(skill.id, skill.title, skill.needs, head.bank, spot))
    flaws.extend(_new(warnings, flaws))
    findings = tuple(flaw.finding(path, _about(flaw, ids)) for flaw in _told(flaws))
    if len(flaws) > _MOST_FLAWS:
        unusable = []  # more would be told of them than anybody reads
    spot = Spot(path, *tree.places.of_value(("bank",)))
    return LoadedFile(path, head.bank, head.title, spot, tuple(declared), tuple(stored), findings, tuple(unusable))


def _told(flaws: Sequence[Flaw]) -> list[Flaw]:
    """Flaws from top to bottom, and of very many the first."""
    ordered = sorted(flaws, key=lambda flaw: flaw.position)
    more = len(ordered) - _MOST_FLAWS
    if more <= 0:
        return ordered
    message = f"{more:,} more things are wrong below this line."
    last = Flaw("and-more", message, "Mend what stands above first.", ordered[_MOST_FLAWS - 1].position)
    return [*ordered[:_MOST_FLAWS], last]


def _too_many(places: Places) -> Flaw:
    route = (EXERCISES, MOST_EXERCISES)
    message = f"The file has more than {MOST_EXERCISES:,} exercises; those from here on are not read."
    return Flaw("too-large", message, "Split it into several files.", places.of_value(route), route)


def _inside(found: Iterable[tuple[Route, T]]) -> dict[Route, dict[Route, T]]:
    """What belongs to each entry of a list of the file, by the route from there; found once for all entries."""
    sorted_: dict[Route, dict[Route, T]] = {}
    for route, one in found:
        sorted_.setdefault(route[:2], {})[route[2:]] = one
    return sorted_


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


def _head(written: dict[str, object], name: str, title: str, places: Places, flaws: list[Flaw]) -> BankFile:
    """What the file says for all of its exercises; a key that is wrong is told and left out."""
    head, wrong = checked(BankFile, written, places)
    flaws.extend(_new(wrong, flaws))
    if head:
        return head
    bad = {flaw.route[0] for flaw in wrong if flaw.route}
    rest = {key: value for key, value in written.items() if key not in bad}
    head, _ = checked(BankFile, {"bank": name, "title": title, **rest}, places)
    return head or BankFile(bank=name[:80].strip("-"), title=title)


def _exercise(
    written: object,
    route: Route,
    path: Path,
    head: BankFile,
    places: Places,
    spots: dict[Route, Position],
    known: dict[Route, Flaw],
) -> tuple[Stored | None, list[Flaw]]:
    """One exercise, if nothing is wrong with it; and what is wrong besides what is known."""
    if written is None:
        return None, []
    if len(spots) > _LARGEST:
        message = f"The exercise has more than {_LARGEST:,} values."
        return None, [Flaw("too-large", message, "Split it into several exercises.", spots[()], route)]
    completed = _completed(written, head)
    exercise, wrong = checked(Exercise, completed, places, route)
    # What a part has from its exercise is told where the exercise says it.
    told = [flaw for flaw in wrong if flaw.route[-1] not in _INHERITED or flaw.route in places.values]
    if exercise is None or known:
        return None, _new(told, known.values())
    entry = Entry(
        head.bank,
        exercise.id,
        exercise.version,
        exercise.title,
        exercise.topic or "",
        exercise.skills,
        exercise.difficulty,
        tuple(part.kind for part in exercise.parts),
        exercise.variants or min(_WITH_PARAMS, possible_draws(exercise.params)),
        Spot(path, *spots[()]),
    )
    kept = {"data": plain(exercise), "spots": [[list(inner), *place] for inner, place in spots.items()]}
    return Stored(entry, json.dumps(kept, ensure_ascii=False, separators=(",", ":"))), []


def _skills_of(written: object, path: Path, spots: dict[Route, Position]) -> tuple[tuple[str, Spot], ...]:
    """The skills that an exercise names, each where it stands."""
    skills = written.get(_SKILLS) if isinstance(written, dict) else None
    if not isinstance(skills, list):
        return ()
    return tuple(
        (name, Spot(path, *nearest_place(spots, (_SKILLS, place))))
        for place, name in enumerate(skills)
        if isinstance(name, str)
    )


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


def _new(wrong: Iterable[Flaw], flaws: Iterable[Flaw]) -> list[Flaw]:
    """Flaws that are not known, nor of a value in which something is wrong already: `{n}` is no text without quotes."""
    known = {route for flaw in flaws for route in (flaw.route, *([flaw.route[:-1]] if flaw.code == "empty" else ()))}
    return [flaw for flaw in wrong if flaw.route not in known]


def _id(written: object) -> str:
    """The id of an exercise as it was written, or ""; it stands in one line of a message."""
    name = written.get("id") if isinstance(written, dict) else None
    return " ".join(name.split())[:_LONGEST_ID] if isinstance(name, str) else ""


def _about(flaw: Flaw, ids: dict[int, str]) -> str:
    """The id of the exercise that a flaw is in, or ""."""
    if len(flaw.route) < 2 or flaw.route[0] != EXERCISES or not isinstance(flaw.route[1], int):
        return ""
    return ids.get(flaw.route[1], "")
