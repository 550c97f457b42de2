"""Requests opened ahead of time on their way: which were opened before, and what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from rich.progress import track

from generator.archive import Archive
from generator.cli.service import Service
from generator.cli.workspace import Workspace
from generator.convening import Opening, opened_since, to_open
from generator.errors import ForgeError, LimitError, Problem
from generator.forms.form import Form
from generator.forms.kinds import Context
from generator.github.openings import Draft, Openings
from generator.lifecycle import Filing, Refusal, file
from generator.render.opening import (
    render_note,
    render_request,
    render_title,
    render_unopened,
    render_unopened_title,
)


def draft_of(opening: Opening, workspace: Workspace) -> Draft:
    """Return the issue that *opening* is to have.

    A request that would be refused is not made: what is said in its place is why, and what those
    can do about it who prepare the meeting.
    """
    context, links = workspace.context(), workspace.links
    form = workspace.forms[f"meeting-request-{opening.type.slug}"]
    text = render_request(opening, form, context)
    if problems := _faults(opening, form, text, context):
        title = render_unopened_title(opening, context)
        note = render_unopened(opening, form, problems, context, links)
        return Draft(opening.key, opening.by, title, note)
    title, note = render_title(opening, context), render_note(opening, context)
    return Draft(opening.key, opening.by, title, note, text, (form.slug,))


def _faults(opening: Opening, form: type[Form], text: str, context: Context) -> tuple[Problem, ...]:
    """Return for what the request would be refused if it was filed now, as an issue of its own."""
    archive = opening.archive
    filing = Filing(max(archive.records, default=0) + 1, opening.by, archive.now, text)
    effects = file(filing, (form,), archive, context.language)
    return tuple(p for each in effects if isinstance(each, Refusal) for p in each.problems)


@dataclass(frozen=True)
class Convening:
    """One run: *archive* has what is proposed, the *service* follows what was opened."""

    service: Service
    archive: Archive

    @cached_property
    def _openings(self) -> Openings:
        return Openings(self.service.connection, opened_since(self.archive))

    def drafts(self) -> list[Draft]:
        """Return what is to be opened."""
        found = to_open(self.archive, self._openings.known)
        return [draft_of(each, self.service.workspace) for each in found]

    def run(self) -> list[ForgeError]:
        """Open what is to be opened, and follow it at once; return what stood in the way.

        GitHub starts no workflow for what a workflow has done. What an earlier run has opened and
        not followed is followed, too. One that fails does not stop the others, unless there are to
        be no more requests.
        """
        self._openings.take_back_twins()
        left = [lambda each=each: self._follow(each) for each in self._openings.unanswered()]
        opening = [lambda each=each: self._open(each) for each in self.drafts()]
        steps: list[Callable[[], None]] = [*left, *opening]
        failures: list[ForgeError] = []
        for step in track(steps, description="Opening", transient=True):
            try:
                step()
            except LimitError as error:
                return [*failures, error]
            except ForgeError as error:
                failures.append(error)
        return failures

    def _open(self, draft: Draft) -> None:
        number = self._openings.open(draft)
        print(f"#{number}: {draft.title}")
        self._follow(number)

    def _follow(self, number: int) -> None:
        self.service.follow(number, dry_run=False)
