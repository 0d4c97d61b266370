"""How a check tells what it has found: at its place in the file, once, and not for every variant."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tutor.bank.entry import Located
from tutor.bank.finding import Finding, Severity, Spot
from tutor.bank.places import nearest_spot


@dataclass(slots=True)
class Report:
    """What was found about one exercise."""

    located: Located
    found: dict[tuple[object, ...], Finding] = field(default_factory=dict)
    said: dict[tuple[object, ...], dict[int | None, str]] = field(default_factory=dict)
    """What was said of each variant that a finding is about."""
    looked_at: set[int] = field(default_factory=set)
    """The variants that were looked at."""

    def add(
        self,
        code: str,
        message: str,
        mend: str,
        *route: str | int,
        seed: int | None = None,
        severity: Severity = Severity.ERROR,
        spot: Spot | None = None,
    ) -> None:
        """Add a finding; of several with the same code at the same place the first is kept.

        Arguments:
            code: the check.
            message: what is wrong.
            mend: what to do.
            route: the way from the exercise down to what is wrong.
            seed: the variant in which it is.
            severity: how bad it is.
            spot: where it stands, if that is known better than by the way to it.
        """
        spot = spot or nearest_spot(self.located.spots, route)
        self.put(Finding(code, spot, message, mend, severity, self.located.exercise.id, seed))

    def put(self, finding: Finding) -> None:
        """Add a finding that is made already."""
        key = (finding.code, finding.spot)
        self.found.setdefault(key, finding)
        self.said.setdefault(key, {}).setdefault(finding.seed, finding.message)

    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, and in how many more variants where that depends on the variant."""
        return tuple(self._counted(finding, self.said[key]) for key, finding in self.found.items())

    def _counted(self, finding: Finding, said: dict[int | None, str]) -> Finding:
        always = len(said) >= len(self.looked_at) and len(set(said.values())) == 1
        if len(said) == 1 or always:
            return finding
        return replace(finding, message=f"{finding.message} ({len(said) - 1} more like this.)")
