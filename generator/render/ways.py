"""Where one goes on from a reply: pages of the site, the calendar, forms filled in already."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import Meeting, Standing, Step
from generator.forms.core import Feedback, FollowUp, MeetingRequest, Minutes, ProgressReport
from generator.forms.kinds import Context
from generator.records import Record
from generator.render import paths, prefill
from generator.render.filled import Filled
from generator.render.page import Links
from generator.vocabulary import Classification, Stage
from generator.wording import N_

_WAS_HELD = (Stage.HELD, Stage.MINUTED, Stage.REVISED, Stage.RETURNED, Stage.SIGNED)


@dataclass(frozen=True)
class Ways:
    """The ways on from the reply to *record*: each an address, empty where there is no such way."""

    record: Record
    standing: Standing
    context: Context
    links: Links

    def of_step(self, step: Step) -> str:
        """Return where the form is that *step* asks for, filled in."""
        filled = self.filled(step)
        return self._address(filled) if filled else ""

    def filled(self, step: Step) -> Filled | None:
        """Return the form that *step* asks for, with what is known filled in."""
        if step.form is ProgressReport and step.action:
            return prefill.report_progress(step.action, self.context)
        if step.form is MeetingRequest and step.action:
            return prefill.ask_for_special_meeting(step.action, self.context)
        if self._meeting is None:
            return None
        if step.form is Minutes:
            return prefill.file_minutes(self._meeting, self.standing.carried, self.context)
        return prefill.give_feedback(self._meeting, self.context) if step.form is Feedback else None

    def others(self) -> Iterator[tuple[str, str]]:
        """Yield what else there is to go on to: what it is, as a message, and its address."""
        found = (
            (N_("On the site"), self.page()),
            (N_("Calendar file"), self._invitation()),
            (N_("Meeting request"), self._request()),
            (N_("Minutes"), self._minutes()),
            (N_("Preparation"), self._preparation()),
            (N_("After the meeting: file the minutes"), self._minutes_to_come()),
            (N_("Give feedback"), self._feedback()),
            (N_("Report progress with a form"), self._progress()),
            (N_("Ask for a special meeting about it"), self._special_meeting()),
        )
        yield from ((message, address) for message, address in found if address)

    @property
    def _meeting(self) -> Meeting | None:
        return self.standing.meeting

    @property
    def _is_request(self) -> bool:
        return isinstance(self.record.answers, MeetingRequest)

    def page(self) -> str:
        """Return the page that shows the record, if it is on the site yet and may be (R81)."""
        on_its_own = self._is_request or self._meeting is None
        if (on_its_own and not self.standing.counts) or not self._may_be_published():
            return ""
        if self.standing.action:
            return self.links.published(paths.action(self.standing.action))
        path = paths.meeting(self._meeting) if self._meeting else paths.filing(self.record)
        return self.links.published(path)

    def _may_be_published(self) -> bool:
        answers = self.record.answers
        named = getattr(answers, "classification", answers.secrecy) or Classification.RESTRICTED
        level = self._meeting.classification if self._meeting else Classification.named(named)
        return level.is_within(self.context.organisation.settings.edition)

    def _invitation(self) -> str:
        """Return the calendar file of the meeting, as long as one can still come."""
        comes = self._is_request and self.standing.stage is Stage.APPROVED and self.page()
        return (
            self.links.published(paths.invitation(self._meeting)) if comes and self._meeting else ""
        )

    def _request(self) -> str:
        return (
            self.links.issue(self._meeting.number) if self._meeting and not self._is_request else ""
        )

    def _minutes(self) -> str:
        minutes = self._meeting.minutes_record if self._meeting else None
        others = minutes and minutes.issue != self.record.issue
        return self.links.issue(minutes.issue) if minutes and others else ""

    def _preparation(self) -> str:
        """Return where the meeting is prepared: what was filed, or else the form for it."""
        if self._meeting is None or not self._is_request:
            return ""
        if filed := self._meeting.preparation_record:
            return self.links.issue(filed.issue)
        comes = self.standing.stage is Stage.APPROVED and self._meeting.type.is_prepared
        return self._address(prefill.prepare(self._meeting, self.context)) if comes else ""

    def _minutes_to_come(self) -> str:
        """Return where minutes are filed before that is the next step: no reply may come then."""
        comes = self._is_request and self.standing.stage is Stage.APPROVED
        return self._minutes_form() if comes else ""

    def _minutes_form(self) -> str:
        if self._meeting is None:
            return ""
        carried = self.standing.carried
        return self._address(prefill.file_minutes(self._meeting, carried, self.context))

    def _feedback(self) -> str:
        """Return where feedback is given once the meeting was held, unless that is a step."""
        is_step = any(step.form is Feedback for step in self.standing.steps)
        return self._feedback_form() if self.standing.stage in _WAS_HELD and not is_step else ""

    def _feedback_form(self) -> str:
        if self._meeting is None:
            return ""
        return self._address(prefill.give_feedback(self._meeting, self.context))

    def _progress(self) -> str:
        action = self.standing.action
        if action is None or not action.is_open or not isinstance(self.record.answers, FollowUp):
            return ""
        return self._address(prefill.report_progress(action, self.context))

    def _special_meeting(self) -> str:
        """Return where a meeting about the action item is asked for while it is blocked (R105).

        Where the organizer is called to help, that is a step.
        """
        action = self.standing.action
        is_step = any(step.form is MeetingRequest for step in self.standing.steps)
        if action is None or is_step or not action.is_blocked:
            return ""
        return self._address(prefill.ask_for_special_meeting(action, self.context))

    def _address(self, filled: Filled) -> str:
        """Return GitHub's form: who reads a comment is there; the site may be out of reach."""
        return filled.on_github(self.context, self.links)
