"""Records that wait on branches of their own until somebody has approved or signed them."""

from collections.abc import Iterator
from functools import partial

from generator.cli.readable import readable
from generator.cli.workspace import Workspace
from generator.forms.core import MeetingRequest, Minutes
from generator.forms.registry import kept_forms
from generator.github import Connection
from generator.github.commits import Commits
from generator.github.events import BRANCH
from generator.records import Record, Records


def with_proposed(workspace: Workspace, connection: Connection) -> Records:
    """Return the records of the checkout, with those that are proposed beside or instead of them.

    Minutes of a meeting whose minutes are kept already are left out: they are nothing but a fault,
    even if they were filed first.
    """
    records = workspace.records()
    minuted = {_meeting(each): each.issue for each in records.values() if _meeting(each)}
    proposed = {
        each.issue: each
        for each in _proposed(workspace, connection, records)
        if minuted.get(_meeting(each), each.issue) == each.issue
    }
    return dict(sorted({**records, **proposed}.items()))


def _meeting(record: Record) -> int | None:
    """Return which meeting *record* minutes, if it is one of minutes."""
    return record.answers.meeting if isinstance(record.answers, Minutes) else None


def _proposed(workspace: Workspace, connection: Connection, records: Records) -> Iterator[Record]:
    commits, prefix = Commits(connection), BRANCH.format(issue="")
    for branch, tip in connection.attempt(lambda: commits.waiting).items():
        number = branch.removeprefix(prefix)
        if not number.isdecimal():
            continue
        known = records.get(int(number))
        for family in [known.family] if known else _families(workspace):
            path = f"data/records/{family}/{number}.json"
            text = connection.attempt(partial(commits.text, path, tip))
            if text is not None:
                if record := readable(text, kept_forms(workspace.forms), int(number)):
                    yield record
                break


def _families(workspace: Workspace) -> list[str]:
    """Return the folders of records: those first whose records somebody has to agree to."""
    forms = kept_forms(workspace.forms).values()
    agreed = [f.family for f in forms if f.approval or issubclass(f, MeetingRequest | Minutes)]
    return list(dict.fromkeys((*agreed, *(form.family for form in forms))))
