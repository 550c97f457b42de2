"""A meeting: its request joined with its minutes."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from generator.archive.additions import added
from generator.archive.feedback import Rated
from generator.forms.core import MeetingRequest, Minutes, Preparation
from generator.forms.core.request import AgendaItem
from generator.organisation import Department, MeetingType, Organisation
from generator.records import Event, Record, fingerprint
from generator.vocabulary import Act, Classification, Importance, Role, Signer, Stage


@dataclass(frozen=True)
class Meeting:
    """One sitting: what was asked for, what became of it, and how its participants saw it."""

    organisation: Organisation
    record: Record
    minutes_record: Record | None
    feedback: tuple[Rated, ...]
    now: dt.datetime
    preparation_record: Record | None = None

    @property
    def number(self) -> int:
        """The number people use: that of the issue that asked for the meeting."""
        return self.record.issue

    @cached_property
    def request(self) -> MeetingRequest:
        """What was asked for.

        Raises:
            TypeError: if the record is of another form.
        """
        answers = self.record.answers
        if not isinstance(answers, MeetingRequest):
            msg = f"record {self.record.issue} is no meeting request"
            raise TypeError(msg)
        return answers

    @cached_property
    def minutes(self) -> Minutes | None:
        """What was minuted, if it was."""
        answers = self.minutes_record.answers if self.minutes_record else None
        return answers if isinstance(answers, Minutes) else None

    @cached_property
    def preparation(self) -> Preparation | None:
        """What was seen to before it, if that was filed."""
        answers = self.preparation_record.answers if self.preparation_record else None
        return answers if isinstance(answers, Preparation) else None

    @property
    def topic(self) -> str:
        """What the meeting is about."""
        return self.request.topic

    @property
    def type(self) -> MeetingType:
        """The meeting type."""
        return self.organisation.meeting_types[self.request.meeting_type]

    @property
    def department(self) -> Department:
        """The department that holds meetings of this type."""
        departments = self.organisation.directory.departments
        return next(each for each in departments if each.slug == self.type.department)

    @cached_property
    def starts(self) -> dt.datetime:
        """When it begins, as planned, in the organisation's time zone.

        Of day and hour, each is the last that was said: by the request, or by rescheduling it
        (R49). Who edits the hour of a meeting that was moved leaves it on the day it was moved to.
        """
        zone = self.organisation.settings.zone
        asked = dt.datetime.combine(self.request.date, self.request.start, zone)
        moved = next((e.starts for e in self.record.events[::-1] if e.act is Act.RESCHEDULE), None)
        if moved is None:
            return asked
        later = self.record.events_since(Act.RESCHEDULE)
        edited = {change.field for event in later for change in event.changes}
        there = moved.astimezone(zone)
        day = asked if "date" in edited else there
        hour = asked if "start" in edited else there
        return dt.datetime.combine(day.date(), hour.time(), zone)

    @cached_property
    def _moved(self) -> int:
        """How many events there are up to the last that changed the time; 0 if none did."""
        places = [n for n, event in enumerate(self.record.events, 1) if _moves(event)]
        return max(places, default=0)

    @property
    def date(self) -> dt.date:
        """The day on which it is held."""
        return self.starts.date()

    @property
    def ends(self) -> dt.datetime:
        """When it is planned to end."""
        return self.starts + self.request.duration

    @property
    def emergency(self) -> str:
        """Why it is held at short notice (R125): as said by who moved it, or else as requested."""
        last = self.record.events[self._moved - 1] if self._moved else None
        return (last.reason if last else "") or self.request.emergency.strip()

    @property
    def organizer(self) -> str:
        """Who called the meeting (R61)."""
        return self.request.organizer or self.record.author

    @property
    def chair(self) -> str:
        """Who leads it: as minuted, as asked for, or as usual for the type (R63)."""
        minuted = self.minutes.chair if self.minutes else None
        return minuted or self.request.chair or self.type.chair or self.organizer

    @property
    def secretary(self) -> str:
        """Who writes it up (R62)."""
        minuted = self.minutes.secretary if self.minutes else None
        return minuted or self.request.secretary or self.type.secretary or self.organizer

    @property
    def classification(self) -> Classification:
        """Who may read about it (R81)."""
        return self.request.classification

    @cached_property
    def participants(self) -> tuple[str, ...]:
        """Who is asked to come: as requested, and as invited and uninvited since (R128)."""
        found = dict.fromkeys(self.request.participants)
        for event in self.record.events_of(Act.INVITE, Act.UNINVITE):
            for login in event.people:
                if event.act is Act.INVITE:
                    found[login] = None
                else:
                    found.pop(login, None)
        return tuple(found)

    @property
    def asked(self) -> tuple[str, ...]:
        """Who has to say whether they come (R47): not who called it, and said so thereby."""
        callers = (self.organizer, self.record.author)
        return tuple(each for each in self.participants if each not in callers)

    @cached_property
    def substitutes(self) -> dict[str, str]:
        """Who comes in whose place (R72): the substitute by the login of the participant."""
        found: dict[str, str] = {}
        for event in self._replies:
            if event.act in (Act.CONFIRM, Act.DECLINE):
                found.pop(event.by, None)
            elif event.people:
                found[event.by] = event.people[0]
        return found

    @property
    def involved(self) -> frozenset[str]:
        """Everybody with a part in it."""
        people = (*self.participants, *self.substitutes.values())
        return frozenset({*people, self.organizer, self.chair, self.secretary})

    @property
    def agenda_changes(self) -> tuple[Event, ...]:
        """What was put on the agenda after the request (R41, R127)."""
        return self.record.events_of(Act.AGENDA)

    @cached_property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """Every point of business: as requested, and as added since (R127)."""
        later = (item for event in self.agenda_changes for item in added(event))
        return (*self.request.agenda, *later)

    @property
    def caught_up(self) -> frozenset[str]:
        """Who, not having been there, has caught up on what was said (R73)."""
        records = (self.record, *([self.minutes_record] if self.minutes_record else []))
        return frozenset(e.by for record in records for e in record.events_of(Act.CAUGHT_UP))

    @property
    def approvers(self) -> tuple[Role, ...]:
        """Whose approval it needs: the head's, and an executive's if it is important (R37, R38)."""
        if self.is_asked_by_head:
            return (Role.EXECUTIVE,)
        if self.request.importance is Importance.IMPORTANT:
            return (Role.HEAD, Role.EXECUTIVE)
        return (Role.HEAD,)

    @property
    def is_asked_by_head(self) -> bool:
        """Whether the head asked for it, so that an executive approves it in the head's place.

        Nobody approves what they asked for. Somebody else may have been the head when it was
        approved: that the author has become it since changes nothing.
        """
        by_another = any(Role.HEAD in event.roles for event in self.approvals)
        return Role.HEAD in self.roles(self.record.author) and not by_another

    @cached_property
    def approvals(self) -> tuple[Event, ...]:
        """The approvals of the request as it stands: an edit or a no voids those before it."""
        about = fingerprint(self.request)
        said = self.record.events_since(Act.EDIT, Act.REJECT)
        return tuple(e for e in said if e.act is Act.APPROVE and e.about == about)

    @property
    def approvals_missing(self) -> tuple[Role, ...]:
        """The roles that have yet to approve."""
        given = {role for event in self.approvals for role in self.roles_in(event)}
        return tuple(role for role in self.approvers if role not in given)

    def roles_in(self, approval: Event) -> frozenset[Role]:
        """Return as what *approval* was given: who leaves later has approved all the same."""
        return frozenset(approval.roles) or self.roles(approval.by)

    def roles(self, login: str) -> frozenset[Role]:
        """Return as what *login* may approve this meeting."""
        directory = self.organisation.directory
        person = directory.by_login.get(login)
        if person is None or not person.is_active(self.now.date()):
            return frozenset()
        roles = {Role.EXECUTIVE} & person.roles
        approver = directory.approver(self.department.slug)
        if approver and login == approver.login:
            roles |= {Role.HEAD}
        return frozenset(roles)

    @property
    def signers(self) -> frozenset[str]:
        """Who may sign the minutes: the chair, or the organizer where the type says so (R90).

        The chair is the one that was planned: whom the minutes name cannot decide alone, for they
        are what is to be signed. Where somebody else was in the chair, the organizer may sign too;
        where nobody was planned, the chair that others than the chair wrote down.
        """
        if self.type.signer is Signer.ORGANIZER:
            return frozenset({self.organizer})
        planned = self.request.chair or self.type.chair
        if planned:
            return frozenset({planned} if self.chair == planned else {planned, self.organizer})
        author = self.minutes_record.author if self.minutes_record else ""
        return frozenset({self.organizer, self.chair} - {author} or {self.organizer})

    @cached_property
    def signature(self) -> Event | None:
        """The signature on the minutes as they stand (R90): edited or returned, they have none."""
        if not self.minutes_record:
            return None
        about = fingerprint(self.minutes_record.answers)
        said = self.minutes_record.events_since(Act.EDIT, Act.RETURN)
        return next((e for e in said if e.act is Act.SIGN and e.about == about), None)

    @cached_property
    def stage(self) -> Stage:
        """Where the meeting stands (R7), decided from the events alone."""
        if self.record.events_of(Act.CANCEL):
            return Stage.CANCELLED
        if self.minutes_record:
            return self._stage_of_minutes(self.minutes_record)
        if self.is_rejected:
            return Stage.REJECTED
        if self.approvals_missing:
            return Stage.REQUESTED
        return Stage.HELD if self.ends <= self.now else Stage.APPROVED

    def _stage_of_minutes(self, minutes: Record) -> Stage:
        judged = minutes.events_of(Act.SIGN, Act.RETURN, Act.EDIT)
        if judged and judged[-1].act is Act.RETURN:
            return Stage.RETURNED
        if self.signature:
            return Stage.SIGNED
        return Stage.REVISED if minutes.events_of(Act.SIGN) else Stage.MINUTED

    @property
    def is_rejected(self) -> bool:
        """Whether the last word on the request as it stands is a no."""
        return self.record.judgement is Act.REJECT

    @property
    def reply_of(self) -> dict[str, Event]:
        """The last word of each participant about coming (R47, R71), by login."""
        return {event.by: event for event in self._replies}

    @property
    def _replies(self) -> tuple[Event, ...]:
        """What participants said about coming to the meeting at its present time (R49)."""
        said = self.record.events[self._moved :]
        return tuple(event for event in said if event.act in _ABOUT_COMING)

    @property
    def history(self) -> tuple[Event, ...]:
        """Everything that happened to the request and to the minutes, in order of time."""
        later = self.minutes_record.events if self.minutes_record else ()
        return tuple(sorted((*self.record.events, *later), key=lambda event: event.at))

    @property
    def edits_after_signing(self) -> tuple[Event, ...]:
        """The edits of minutes that somebody had signed before (R92)."""
        events = self.minutes_record.events if self.minutes_record else ()
        signed = next((place for place, e in enumerate(events) if e.act is Act.SIGN), len(events))
        return tuple(event for event in events[signed:] if event.act is Act.EDIT)

    def marks(self, question: str) -> tuple[int, ...]:
        """Return how participants rated it in one *question*, as far as that may be told."""
        return next((each.marks for each in self.feedback if each.question.id == question), ())


_ABOUT_COMING = frozenset({Act.CONFIRM, Act.DECLINE, Act.LEAVE, Act.SUBSTITUTE})


def _moves(event: Event) -> bool:
    """Tell whether *event* gave the meeting another time."""
    if event.act is Act.EDIT:
        return any(change.field in ("date", "start") for change in event.changes)
    return event.act is Act.RESCHEDULE
