"""Carrying out what was decided on one issue, in the order in which it was decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.archive import Action
from generator.cli.readable import readable
from generator.cli.workspace import Workspace
from generator.errors import LockedError, Problem
from generator.forms.core import Minutes
from generator.forms.kinds import Context
from generator.forms.registry import kept_forms
from generator.github import Forge, Read
from generator.github.changes import Changes
from generator.github.errand import Errand
from generator.github.errand_labels import errand_labels
from generator.github.errands import Errands
from generator.github.proposals import Found, Outcome, Proposal
from generator.lifecycle import (
    OWN_LABELS,
    Answer,
    Close,
    Drop,
    Effect,
    Label,
    Mark,
    Reopen,
    Save,
    Tell,
    Track,
)
from generator.records import Record, path_of, write_record
from generator.render import render_answer
from generator.render.errand import render_errand, render_title
from generator.render.news import render_news
from generator.render.page import Links
from generator.render.proposal import render_proposal
from generator.vocabulary import Act
from generator.wording import N_


@dataclass
class Carrying:
    """What is carried out on the issue of *thread*; *records* are those on the default branch.

    *remarks* are what people have to know of how it went.
    """

    workspace: Workspace
    forge: Forge
    changes: Changes
    errands: Errands
    records: dict[int, Record]
    thread: Read
    is_kept: bool = True
    remarks: list[Problem] = field(default_factory=list)

    def all(self, effects: Iterable[Effect], found: Found) -> Found | None:
        """Carry out *effects*, decided on what was *found*; return what is there instead, if so.

        The record comes first: if it has changed, nothing else is done.
        """
        for effect in effects:
            if isinstance(effect, Save):
                saved = self.changes.propose(self._proposal(effect, found), found)
                if isinstance(saved, Found):
                    return saved
                self._note(effect.record, saved)
            else:
                self._carry_out(effect)
        return None

    def _note(self, record: Record, outcome: Outcome) -> None:
        self.is_kept = outcome.is_kept
        self.remarks += outcome.remarks
        if outcome.is_kept:
            self.records[record.issue] = record

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Drop(issue):
                self.changes.withdraw(issue)
            case Track() if self.is_kept:
                self._track(effect)
            case Close():
                self.forge.close(self.thread)
            case Reopen():
                self.forge.reopen(self.thread)
            case Label(names):
                self.forge.label(self.thread, names, OWN_LABELS | {*self.workspace.forms})
            case Mark(comment, carried_out):
                self.forge.mark(comment, carried_out=carried_out)
            case Answer() | Tell():
                self._say(effect)

    def _say(self, effect: Answer | Tell) -> None:
        """Say it in a comment, if the issue takes any."""
        try:
            if isinstance(effect, Answer):
                self._answer(effect)
            elif self.is_kept:
                self._tell(effect)
        except LockedError as error:
            print(error)

    def _answer(self, answer: Answer) -> None:
        context, links = self.workspace.context(), self.workspace.links
        text = render_answer(answer, context, links, self.remarks)
        self.forge.answer(self.thread, text, answer.seen)

    def _tell(self, effect: Tell) -> None:
        text = render_news(effect, self.workspace.context(), self.workspace.links)
        self.forge.tell(self.thread, effect.key, text)

    def _proposal(self, effect: Save, found: Found) -> Proposal:
        record, context = effect.record, self.workspace.context()
        forms = kept_forms(self.workspace.forms)
        before = readable(found.kept, forms, record.issue)
        agreed = before is not None and _says_the_same(record, before)
        return Proposal(
            issue=record.issue,
            path=f"data/records/{path_of(record)}",
            text=write_record(record),
            title=f"Record {record.form} {record.issue}",
            body=render_proposal(record, before, context),
            settled=effect.settled or agreed,
            merge=self.workspace.organisation.settings.merge,
        )

    def _track(self, effect: Track) -> None:
        minutes = self.records[effect.minutes].answers
        if not isinstance(minutes, Minutes):
            return
        meeting = minutes.meeting
        context, links = self.workspace.context(), self.workspace.links
        errands = [errand_of(each, effect.minutes, context, links) for each in effect.actions]
        since = self.records[meeting].filed
        if left := self.errands.track(effect.minutes, meeting, since, errands):
            self.remarks.append(Problem(_LEFT, {"number": left}))


def _says_the_same(record: Record, kept: Record) -> bool:
    """Tell whether *record* is what was *kept* with something done to it since, as a return.

    Nobody has to agree to that any more. An edit is no such thing, although undone by another one.
    """
    since = record.events[len(kept.events) :]
    edited = any(event.act is Act.EDIT for event in since)
    return record.answers == kept.answers and not edited


def errand_of(action: Action, minutes: int, context: Context, links: Links) -> Errand:
    """Return the issue that *action*, agreed on in the issue *minutes*, is to have."""
    return Errand(
        number=action.number,
        title=render_title(action),
        body=render_errand(action, minutes, context, links),
        assignee=action.item.assignee,
        labels=errand_labels(action.due, action.item.kind, action.status),
        is_open=action.is_open,
    )


_LEFT = N_(
    "GitHub limits how many issues may be opened at once; the next daily run opens those of the "
    "action items that have none yet: {number}"
)
