"""The minutes of a meeting, as a document for Word: what the page says, for paper and for mail."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.archive import Action, DecisionItem, Meeting
from generator.archive.taking_part import taking_part
from generator.forms.asked import Asked
from generator.forms.kinds import TableKind
from generator.forms.question import Question
from generator.render.documents.paper import About, Paper
from generator.render.documents.prose import write_prose
from generator.render.documents.told import Told
from generator.render.page import Site
from generator.wording import N_

_ON_ITS_OWN = frozenset(
    {
        *("meeting", "held", "started", "ended", "place", "chair", "secretary", "attendance"),
        *("summary", "decisions", "actions", "discussion", "news"),
    }
)
"""Fields that have a place of their own in the document, or none."""

_PLAN = ("quality", "steps", "goal", "party")
_LINE = "＿" * 10


class MinutesDocument:
    """The minutes of one meeting on their way into a document."""

    def __init__(
        self,
        meeting: Meeting,
        actions: Sequence[Action],
        decisions: Sequence[DecisionItem],
        site: Site,
    ) -> None:
        self._meeting, self._actions, self._decisions = meeting, actions, decisions
        self._known = site.archive.decision_by_number
        self._told = Told(meeting, site)
        record = meeting.minutes_record or meeting.record
        self._paper = Paper(
            About(
                title=meeting.topic,
                subject=self._number,
                organisation=self._told.words(meeting.organisation.settings.name),
                language=site.language,
                at=meeting.signature.at if meeting.signature else record.changed,
            )
        )

    @property
    def _number(self) -> str:
        return self._told.say(N_("Meeting {number}"), number=self._meeting.number)

    def write(self) -> bytes:
        """Write the document from top to bottom."""
        organisation, department = self._meeting.organisation, self._meeting.department
        names = (self._told.words(organisation.settings.name), self._told.words(department.title))
        self._paper.run_along(" ".join(names), self._number)
        self._paper.title(self._meeting.topic, self._told.say(N_("Minutes")))
        self._paper.facts(self._facts())
        self._outcome()
        self._discussion()
        self._others()
        self._participants()
        self._signature()
        return self._paper.save()

    def _facts(self) -> Iterator[tuple[str, str]]:
        meeting, minutes = self._meeting, self._meeting.minutes
        if minutes is None:
            return
        day = self._told.catalogue.date(minutes.held, "full")
        times = map(self._told.catalogue.time, (minutes.started, minutes.ended))
        yield self._told.say(N_("Time")), f"{day} {'–'.join(times)}"
        yield self._told.say(N_("Place")), minutes.place
        yield self._told.say(N_("Chair")), self._told.name(meeting.chair)
        yield self._told.say(N_("Secretary")), self._told.name(meeting.secretary)
        yield self._told.say(N_("Organizer")), self._told.name(meeting.organizer)
        for question, value in _answered(minutes):
            if not _is_long(question):
                yield self._told.words(question.label), self._told.answer(question, value)
        yield self._told.say(N_("Classification")), self._told.words(meeting.classification.wording)

    def _outcome(self) -> None:
        if self._meeting.minutes and self._meeting.minutes.summary:
            self._paper.heading(self._told.say(N_("Summary")))
            write_prose(self._paper, self._meeting.minutes.summary)
        self._register(
            (N_("Decisions"), N_("No decisions were taken.")),
            (N_("No."), N_("Decision"), N_("Assignee"), N_("Due")),
            [self._decision(each) for each in self._decisions],
        )
        self._register(
            (N_("Action items"), N_("No action items were agreed.")),
            (N_("No."), N_("Action item"), N_("Assignee"), N_("Due")),
            [self._action(each) for each in self._actions],
        )

    def _register(
        self, titles: tuple[str, str], heads: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        title, empty = titles
        self._paper.heading(self._told.say(title))
        if rows:
            self._paper.table([self._told.say(each) for each in heads], rows, (12, 52, 15, 21))
        else:
            self._paper.paragraph(self._told.say(empty))

    def _decision(self, item: DecisionItem) -> Sequence[str]:
        decision = item.decision
        text = "\n".join((decision.text, *self._plan(decision)))
        if decision.supersedes in self._known:
            old = self._told.say(N_("Supersedes {decision}"), decision=decision.supersedes)
            text += f"\n{old}"
        due = self._told.catalogue.date(decision.due) if decision.due else "–"
        return item.number, text, self._told.name(decision.assignee), due

    def _action(self, action: Action) -> Sequence[str]:
        item = action.item
        text = "\n".join((item.task, *self._plan(item)))
        return (
            action.number,
            text,
            self._told.name(item.assignee),
            self._told.catalogue.date(action.due),
        )

    def _plan(self, row: Asked) -> Iterator[str]:
        for question, value in _answered(row):
            if question.id in _PLAN:
                yield self._told.say(
                    N_("{label}: {text}"), label=self._told.words(question.label), text=value
                )

    def _discussion(self) -> None:
        minutes = self._meeting.minutes
        self._paper.heading(self._told.say(N_("Discussion")))
        for place, each in enumerate(minutes.discussion if minutes else (), 1):
            self._paper.heading(f"{place}. {each.item}", 2)
            for question, value in _answered(each):
                if question.id != "item":
                    label = self._told.words(question.label)
                    self._paper.labelled(label, self._told.answer(question, value))

    def _others(self) -> None:
        """Write what else the minutes say at length, such as what the type of meeting asks for."""
        for question, value in _answered(self._meeting.minutes) if self._meeting.minutes else ():
            if not _is_long(question):
                continue
            self._paper.heading(self._told.words(question.label))
            if isinstance(question.kind, TableKind):
                self._table(question.kind.row.questions(), value)
            else:
                write_prose(self._paper, value)

    def _table(self, columns: Sequence[Question], rows: Sequence[Any]) -> None:
        said = [c for c in columns if any(getattr(row, c.id) not in (None, "", ()) for row in rows)]
        cells = [[self._told.answer(c, getattr(row, c.id)) for c in said] for row in rows]
        self._paper.table([self._told.words(column.label) for column in said], cells)

    def _participants(self) -> None:
        self._paper.heading(self._told.say(N_("Participants")))
        heads = (N_("Participant"), N_("Attendance"), N_("Remark"))
        self._paper.table(
            [self._told.say(each) for each in heads], self._register_lines(), (25, 25, 50)
        )

    def _register_lines(self) -> Iterator[Sequence[str]]:
        for each in taking_part(self._meeting):
            line = each.line
            presence = self._told.words(line.presence.wording) if line else "–"
            came = f" {self._told.catalogue.time(line.arrived)}" if line and line.arrived else ""
            who = self._told.name(each.substitute) if each.substitute else ""
            remark = [self._told.say(N_("Substitute: {who}"), who=who)] if who else []
            remark += [line.note] if line and line.note else []
            yield self._told.name(each.login), presence + came, " ".join(remark)

    def _signature(self) -> None:
        signed = self._meeting.signature
        self._paper.heading(self._told.say(N_("Signature")))
        if signed is None:
            self._paper.paragraph(self._told.say(N_("Not signed yet.")))
        else:
            at = signed.at.astimezone(self._meeting.organisation.settings.zone)
            when = f"{self._told.catalogue.date(at.date())} {self._told.catalogue.time(at)}"
            self._paper.facts(
                (
                    (self._told.say(N_("Signed by")), self._told.name(signed.by)),
                    (self._told.say(N_("Signed on")), when),
                    (self._told.say(N_("Checksum of the text (SHA-256)")), signed.about),
                )
            )
        self._paper.paragraph(self._told.say(N_("Signature: {line} Date: {line}"), line=_LINE))


def _answered(answers: Asked) -> Iterator[tuple[Question, Any]]:
    """Yield the questions that were answered and have no place of their own, with the answers."""
    for question in answers.questions():
        value = getattr(answers, question.id)
        if question.id not in _ON_ITS_OWN and value not in (None, "", ()):
            yield question, value


def _is_long(question: Question) -> bool:
    return question.kind.name in ("prose", "table")
