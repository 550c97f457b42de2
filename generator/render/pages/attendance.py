"""How people took part in meetings: what the registers say of each of them (R70, R72)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.archive import Meeting
from generator.forms.core import Attendance
from generator.vocabulary import Presence


@dataclass(frozen=True)
class Register:
    """The lines of one person, in the order of the meetings."""

    lines: tuple[tuple[Meeting, Attendance], ...] = ()

    @property
    def total(self) -> int:
        """In how many registers the person stands."""
        return len(self.lines)

    @property
    def counts(self) -> Mapping[Presence, int]:
        """How often the person took part in each way; none is left out."""
        found = Counter(line.presence for _, line in self.lines)
        return {presence: found[presence] for presence in Presence}

    @property
    def represented(self) -> int:
        """How often somebody came in their place."""
        return sum(bool(line.substitute) for _, line in self.lines)

    def share(self, n: int) -> int:
        """Return how many percent of all lines *n* are."""
        return round(100 * n / self.total) if self.lines else 0

    @property
    def latest(self) -> tuple[tuple[Meeting, Attendance], ...]:
        """The lines, the latest first."""
        return self.lines[::-1]


def registers(meetings: Iterable[Meeting]) -> defaultdict[str, Register]:
    """Return the register of everybody who stands in one of those of *meetings*."""
    found: dict[str, list[tuple[Meeting, Attendance]]] = {}
    for meeting in meetings:
        for line in meeting.minutes.attendance if meeting.minutes else ():
            found.setdefault(line.person, []).append((meeting, line))
    return defaultdict(Register, {login: Register(tuple(own)) for login, own in found.items()})
