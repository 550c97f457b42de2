"""However events are delivered (late, lost, twice, in any order), all that is kept is the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.archive import standing
from generator.lifecycle import (
    Answer,
    Comment,
    Effect,
    Label,
    Save,
    Tell,
    Thread,
    Track,
    concerned,
    follow,
)
from generator.records import Record
from generator.vocabulary import Act
from tests.office import MINUTES, PROGRESS, REQUEST, Filled, Office

REQUESTED, MINUTED, REPORTED, TRACKED = 17, 21, 23, 40
"""The issues of the life; the generator opens the last one, for action item 17-1."""

FORMS = {REQUESTED: "meeting-request-weekly", MINUTED: "minutes", REPORTED: "progress"}
END = "2026-05-12T09:00"


@dataclass(frozen=True)
class Step:
    """What a person did on *issue*: wrote its text, or *said* something."""

    at: str
    issue: int
    by: str
    text: Filled | None = None
    said: str = ""


LIFE = (
    Step("2026-04-07T10:00", REQUESTED, "ben--test", {**REQUEST, "date": "soon"}),
    Step("2026-04-07T11:00", REQUESTED, "ada--test", said="/approve"),
    Step("2026-04-07T12:00", REQUESTED, "ben--test", REQUEST),
    Step("2026-04-08T10:00", REQUESTED, "ada--test", said="/approve"),
    Step("2026-04-08T11:00", REQUESTED, "cai--test", said="/confirm"),
    Step("2026-04-08T12:00", REQUESTED, "dan--test", said="Sounds good."),
    Step("2026-04-09T10:00", REQUESTED, "ben--test", said="/reschedule 2026-04-14 15:00"),
    Step("2026-04-09T11:00", REQUESTED, "cai--test", said="/decline on a trip"),
    Step("2026-04-14T16:10", MINUTED, "ben--test", {**MINUTES, "held": "soon"}),
    Step("2026-04-14T16:20", MINUTED, "ben--test", {**MINUTES, "held": "2026-04-14"}),
    Step("2026-04-14T17:00", MINUTED, "ada--test", said="/sign"),
    Step("2026-04-14T18:00", MINUTED, "cai--test", said="/feedback Ada left early"),
    Step("2026-04-15T09:00", MINUTED, "ben--test", said="/answer 1 She did not"),
    Step("2026-04-15T10:00", TRACKED, "cai--test", said="/progress two offers are in"),
    Step("2026-04-16T10:00", TRACKED, "cai--test", said="/extend 2026-05-08 a third is late"),
    Step("2026-04-16T11:00", TRACKED, "cai--test", said="/approve"),
    Step("2026-04-17T10:00", TRACKED, "ben--test", said="/approve"),
    Step("2026-04-20T10:00", REPORTED, "cai--test", PROGRESS),
    Step("2026-05-06T10:00", TRACKED, "cai--test", said="/done https://example.org/offers"),
    Step("2026-05-07T10:00", TRACKED, "ben--test", said="/accept"),
)

HELD = {**MINUTES, "held": "2026-04-14"}
EDITS = (
    Step("2026-04-08T13:00", REQUESTED, "ben--test", {**REQUEST, "topic": "Plans for May"}),
    Step("2026-04-08T14:00", REQUESTED, "ada--test", said="/approve"),
    Step("2026-04-14T17:10", MINUTED, "ben--test", {**HELD, "summary": "We agreed on all."}),
    Step("2026-04-14T17:20", MINUTED, "ada--test", said="/sign"),
)
EDITED_LIFE = tuple(
    sorted((*(step for step in LIFE if step.said != "/confirm"), *EDITS), key=lambda step: step.at)
)


@dataclass
class Desk:
    """The issues as they are on the forge, and the records: *proposed* first, then *kept*."""

    office: Office = field(default_factory=Office)
    threads: dict[int, Thread] = field(default_factory=dict)
    kept: dict[int, Record] = field(default_factory=dict)
    proposed: dict[int, Record] = field(default_factory=dict)

    def take(self, number: int, step: Step) -> None:
        """Do what a person did, as the comment with *number* if it was said."""
        at = self.office.at(step.at)
        if step.text is None and step.issue not in self.threads:
            return
        if step.text is None:
            said = Comment(step.issue, step.by, at, step.said, number=number)
            before = self.threads[step.issue]
            self.threads[step.issue] = replace(before, comments=(*before.comments, said))
            return
        body = self.office.body(FORMS[step.issue], step.text)
        before = self.threads.get(step.issue, Thread(step.issue, step.by, body, at))
        self.threads[step.issue] = replace(before, body=body, changed=at)

    def deliver(self, issue: int, at: str) -> None:
        """Do at that time what follows from *issue* as it is, on other issues as well."""
        effects = self._follow(issue, at)
        for effect in effects:
            if isinstance(effect, Save) and self.kept.get(issue) == effect.record:
                archive = self.office.workspace.archive(self.kept, self.office.at(at))
                for other in concerned(effect.record, archive):
                    self._follow(other, at)

    def sync(self, at: str) -> None:
        """Follow all issues."""
        for issue in sorted(self.threads):
            self.deliver(issue, at)

    def _follow(self, issue: int, at: str) -> tuple[Effect, ...]:
        if issue not in self.threads:
            return ()
        own = {issue: self.proposed[issue]} if issue in self.proposed else {}
        archive = self.office.workspace.archive({**self.kept, **own}, self.office.at(at))
        effects = follow(self.threads[issue], self.office.workspace.forms, archive, "en")
        for effect in effects:
            self._carry_out(effect, issue, at)
        return effects

    def _carry_out(self, effect: Effect, issue: int, at: str) -> None:
        match effect:
            case Save(record, settled):
                known = self.kept.get(issue)
                if settled or (known and known.answers == record.answers):
                    self.kept[issue] = record
                    self.proposed.pop(issue, None)
                else:
                    self.proposed[issue] = record
            case Track() if issue not in self.proposed and TRACKED not in self.threads:
                opened = Thread(TRACKED, "bot--test", "", self.office.at(at), action="17-1")
                self.threads[TRACKED] = opened
            case Tell(key) if issue not in self.proposed:
                before = self.threads[issue]
                assert key not in before.told, "people are told once"
                self.threads[issue] = replace(before, told=before.told | {key})
            case Label(names):
                self.threads[issue] = replace(self.threads[issue], labels=names)
            case Answer(seen=seen):
                self.threads[issue] = replace(self.threads[issue], seen=seen, answer="answered")


def _live(deliveries: Sequence[Sequence[int]], life: Sequence[Step]) -> Desk:
    """Live through *life*; after each step the issues of one of the *deliveries* are followed."""
    desk = Desk()
    for number, (step, delivered) in enumerate(zip(life, deliveries, strict=True), 1):
        if step.issue == TRACKED and TRACKED not in desk.threads:
            desk.sync(step.at)
        desk.take(number, step)
        for issue in delivered:
            desk.deliver(issue, step.at)
    for _ in range(2):
        desk.sync(END)
    return desk


def _told(desk: Desk) -> dict[int, object]:
    """Return what is kept of each issue: the answers, and who did what, in order."""
    return {
        issue: (record.answers, [(e.act.value, e.by, e.text) for e in record.events])
        for issue, record in sorted(desk.kept.items())
    }


def _standing(desk: Desk) -> dict[int, object]:
    """Return what is kept of each issue: the answers, and where it stands."""
    archive = desk.office.workspace.archive(desk.kept, desk.office.at(END))
    return {
        issue: (record.answers, standing(record, archive))
        for issue, record in sorted(desk.kept.items())
    }


def _promptly(life: Sequence[Step]) -> list[list[int]]:
    return [[step.issue] for step in life]


def _deliveries(life: Sequence[Step]) -> st.SearchStrategy[Sequence[Sequence[int]]]:
    """Draw which issues are followed after each step: its own or others, in any order, or none."""
    anything = st.lists(st.sampled_from((REQUESTED, MINUTED, REPORTED, TRACKED)), max_size=3)
    return st.tuples(*(st.just([step.issue]) | anything for step in life))


PROMPT, EDITED_PROMPT = _live(_promptly(LIFE), LIFE), _live(_promptly(EDITED_LIFE), EDITED_LIFE)


def test_what_is_delivered_promptly_is_carried_out():
    acts = {issue: [e.act for e in record.events] for issue, record in PROMPT.kept.items()}

    assert [Act.APPROVE, Act.CONFIRM, Act.RESCHEDULE, Act.DECLINE] == acts[REQUESTED]
    assert [Act.SIGN, Act.FEEDBACK, Act.ANSWER] == acts[MINUTED]
    assert [Act.PROGRESS, Act.EXTEND, Act.APPROVE, Act.DONE, Act.ACCEPT] == acts[TRACKED]
    assert {} == PROMPT.proposed == EDITED_PROMPT.proposed
    assert [1, 2] == [len(desk.threads[REQUESTED].told) for desk in (PROMPT, EDITED_PROMPT)]


@settings(max_examples=60, deadline=None)
@given(_deliveries(LIFE))
@example([()] * len(LIFE))
@example([(), (), (), (), *_promptly(LIFE[4:])])
def test_deliveries_late_lost_twice_or_in_any_order_end_the_same(deliveries):
    desk = _live(deliveries, LIFE)

    assert _told(PROMPT) == _told(desk)
    assert PROMPT.threads[REQUESTED].told == desk.threads[REQUESTED].told
    assert {} == desk.proposed


@settings(max_examples=40, deadline=None)
@given(_deliveries(EDITED_LIFE))
@example([()] * len(EDITED_LIFE))
def test_what_was_edited_and_agreed_to_anew_stands_the_same_however_it_is_delivered(deliveries):
    """A wording that nobody delivered is known to nobody: what was said of it was void anyway."""
    desk = _live(deliveries, EDITED_LIFE)

    assert _standing(EDITED_PROMPT) == _standing(desk)
    assert max(EDITED_PROMPT.threads[REQUESTED].told) in desk.threads[REQUESTED].told
    assert {} == desk.proposed
