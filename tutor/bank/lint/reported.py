"""How a check tells what it has found: at its place in the file, once, and not for every variant."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tutor.bank.entry import Located
from tutor.bank.finding import Finding, Severity
from tutor.bank.places import nearest_spot


@dataclass(slots=True)
class Report:
    """What was found about one exercise."""

    located: Located
    found: dict[tuple[object, ...], Finding] = field(default_factory=dict)
    counts: dict[tuple[object, ...], int] = field(default_factory=dict)

    def add(
        self,
        code: str,
        message: str,
        mend: str,
        *route: str | int,
        seed: int | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a finding; of several with the same code at the same place the first is kept.

        Arguments:
            code: the check.
            message: what is wrong.
            mend: what to do.
            route: the way from the exercise down to what is wrong.
            seed: the variant in which it is.
            severity: how bad it is.
        """
        spot = nearest_spot(self.located.spots, route)
        self.put(Finding(code, spot, message, mend, severity, self.located.exercise.id, seed))

    def put(self, finding: Finding) -> None:
        """Add a finding that is made already."""
        key = (finding.code, finding.spot)
        self.found.setdefault(key, finding)
        self.counts[key] = self.counts.get(key, 0) + 1

    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, and how often where it was more than once."""
        return tuple(
            finding
            if self.counts[key] == 1 or finding.seed is None
            else replace(finding, message=f"{finding.message} ({self.counts[key] - 1} more like this.)")
            for key, finding in self.found.items()
        )
