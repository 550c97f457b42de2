"""Requests opened ahead of time on their way: which were opened before, and what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from rich.progress import track

from generator.archive import Archive
from generator.cli.service import Service
from generator.cli.workspace import Workspace
from generator.convening import Opening, opened_since, to_open
from generator.errors import ForgeError, LimitError
from generator.github.openings import Draft, Openings
from generator.render.opening import render_note, render_request, render_title


def draft_of(opening: Opening, workspace: Workspace) -> Draft:
    """Return the issue that *opening* is to have."""
    context = workspace.context()
    form = workspace.forms[f"meeting-request-{opening.type.slug}"]
    return Draft(
        key=opening.key,
        login=opening.by,
        title=render_title(opening, context),
        note=render_note(opening, context),
        form=render_request(opening, form, context),
        label=form.slug,
    )


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
