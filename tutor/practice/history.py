"""What was asked, in which variants, and what was asked last."""

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
    last: tuple[str, int, str] = ("", 0, "")
    """The exercise that was asked last, its seed, and in which session."""
    skills: tuple[str, ...] = ()
    """What that exercise practised."""
    count: int = 0
    """How many exercises were asked."""
    reached: dict[str, int] = field(default_factory=dict)
    """Skill → the difficulty of the hardest exercise of it of which something was answered right."""

    def add(self, event: Event) -> None:
        """Reads one more event."""
        if not event.exercise:
            return
        if event.kind is Kind.BROKEN:
            self.broken.add((event.exercise, event.version, event.seed))
            return
        if event.kind is Kind.ANSWERED and event.code == 0:
            for skill in event.skills:
                self.reached[skill] = max(self.reached.get(skill, 0), event.difficulty)
        asked = (event.exercise, event.seed, event.session)
        if asked != self.last:
            self.last, self.skills = asked, event.skills
            self.count += 1
            self.seeds.setdefault(event.exercise, {})[event.seed] = self.count

    def ago(self, exercise: str) -> int | None:
        """How many exercises ago it was asked last, 1 for the last one; None for never."""
        seeds = self.seeds.get(exercise)
        return self.count - max(seeds.values()) + 1 if seeds else None
