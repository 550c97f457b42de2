"""Meetings held to the regulation of their department, and clauses to what became of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive import Archive, Meeting
from generator.organisation import Clause, Regulation
from generator.rules.facts import CALLED_OFF, in_force, is_over
from generator.rules.finding import Finding
from generator.rules.once import once
from generator.rules.registry import RULES
from generator.vocabulary import Outcome, Stage


class Judgement(NamedTuple):
    """What came of one clause at one meeting."""

    regulation: Regulation
    clause: Clause
    finding: Finding


def compliance(meeting: Meeting, archive: Archive) -> tuple[Judgement, ...]:
    """Hold *meeting* to each clause that has a rule, as it was in force on the day of the meeting.

    A meeting that is not held, because it was called off or nobody approved it in time, is not
    judged.
    """
    lapsed = meeting.stage is Stage.REQUESTED and is_over(meeting)
    return () if lapsed else tuple(held_to(meeting, archive))


def held_to(meeting: Meeting, archive: Archive) -> Iterator[Judgement]:
    """Yield what came of each clause at *meeting*, unless it was called off."""
    if meeting.stage in CALLED_OFF:
        return
    for each in in_force(meeting):
        rule = RULES[each.rule]
        parameters = rule.read(each.parameters)
        if parameters.applies(meeting):
            finding = rule.judge(meeting, archive, parameters)
            yield Judgement(each.regulation, each.clause, finding)


@dataclass(frozen=True)
class Rate:
    """How often a clause was kept: *broken* are the meetings that did not, the latest first."""

    clause: Clause
    passed: int = 0
    waived: int = 0
    open: int = 0
    broken: tuple[Meeting, ...] = ()

    @property
    def failed(self) -> int:
        """How many meetings broke the clause."""
        return len(self.broken)

    @property
    def n(self) -> int:
        """How many meetings were judged by it: those that kept or broke it."""
        return self.passed + self.failed

    @property
    def percent(self) -> int | None:
        """The share of those that kept it, rounded down, so that 100 means all; none of none."""
        return self.passed * 100 // self.n if self.n else None


def rates(regulation: Regulation, archive: Archive) -> tuple[Rate, ...]:
    """Return the rate of each clause of *regulation* over all meetings of the *archive*."""
    found = _by_clause(archive)
    return tuple(_rate(each, found[regulation.slug, each.id]) for each in regulation.clauses)


def _rate(clause: Clause, found: list[tuple[Meeting, Outcome]]) -> Rate:
    outcomes = [outcome for _, outcome in found]
    return Rate(
        clause,
        passed=outcomes.count(Outcome.PASSED),
        waived=outcomes.count(Outcome.WAIVED),
        open=outcomes.count(Outcome.NOT_YET),
        broken=tuple(meeting for meeting, each in reversed(found) if each is Outcome.FAILED),
    )


@once
def judgements(archive: Archive) -> Mapping[int, tuple[Judgement, ...]]:
    """Return the `compliance` of every meeting of the *archive*, by number."""
    return {meeting.number: compliance(meeting, archive) for meeting in archive.meetings}


@once
def _by_clause(archive: Archive) -> defaultdict[tuple[str, str], list[tuple[Meeting, Outcome]]]:
    found: defaultdict[tuple[str, str], list[tuple[Meeting, Outcome]]] = defaultdict(list)
    for meeting in archive.meetings:
        for regulation, clause, finding in judgements(archive)[meeting.number]:
            found[regulation.slug, clause.id].append((meeting, finding.outcome))
    return found
