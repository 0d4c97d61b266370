"""What was asked, in which variants, what was asked last, and what of it was in vain."""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.practice.event import Event, Kind


@dataclass(slots=True)
class History:
    """What was asked so far."""

    seeds: dict[str, dict[int, int]] = field(default_factory=dict)
    """Exercise → seed → when it was asked last, counted in exercises."""
    broken: set[tuple[str, int, int]] = field(default_factory=set)
    """Exercise, version and seed of the variants that could not be asked."""
    last: str = ""
    """The exercise that was asked last."""
    skills: tuple[str, ...] = ()
    """What that exercise practised."""
    count: int = 0
    """How many exercises were asked."""
    reached: dict[str, int] = field(default_factory=dict)
    """Skill → the difficulty of the hardest exercise of it of which something was answered right."""
    _asked: set[tuple[str, int, str]] = field(default_factory=set)
    """Exercise, seed and session of what was asked."""
    _vain: dict[str, int] = field(default_factory=dict)
    """Exercise of which nothing was right since it was asked last → when that was, counted in exercises."""

    def add(self, event: Event) -> None:
        """Reads one more event."""
        exercise, kind = event.exercise, event.kind
        if not exercise:
            return
        if kind is Kind.BROKEN:
            self.broken.add((exercise, event.version, event.seed))
            return
        asked = exercise, event.seed, event.session
        # Each showing begins another asking; without one, as in what was written elsewhere, the first event does.
        if kind is Kind.ASKED or asked not in self._asked:
            self._asked.add(asked)
            self.last, self.skills = exercise, event.skills
            self.count += 1
            self.seeds.setdefault(exercise, {})[event.seed] = self.count
            self._vain[exercise] = self.count
        if kind is Kind.ANSWERED and event.code == 0:
            self._vain.pop(exercise, None)
            for skill in event.skills:
                if self.reached.get(skill, 0) < event.difficulty:
                    self.reached[skill] = event.difficulty

    def ago(self, exercise: str) -> int | None:
        """How many exercises ago it was asked last, 1 for the last one; None for never."""
        seeds = self.seeds.get(exercise)
        return self.count - max(seeds.values()) + 1 if seeds else None

    def in_vain(self, exercise: str, lately: int) -> bool:
        """Was it one of the last so many exercises, and nothing of it answered right?"""
        at = self._vain.get(exercise)
        return at is not None and self.count - at < lately
