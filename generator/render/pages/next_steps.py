"""What comes next for a meeting: whose turn it is, and where they go to do it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive import Meeting, Standing, Step, standing
from generator.forms.core import Minutes
from generator.forms.form import Form
from generator.records import Record
from generator.render import prefill
from generator.render.filled import Filled
from generator.render.page import Site
from generator.render.ways import Ways
from generator.vocabulary import Act, Stage
from generator.wording import N_

FRESH = dt.timedelta(days=14)
"""How long after a meeting people still look for what was needed at it, and say how it was."""

_TITLES: dict[Act | type[Form], str] = {
    Act.APPROVE: N_("Approve or reject"),
    Act.CONFIRM: N_("Say whether you are coming"),
    Act.SIGN: N_("Sign the minutes, or return them"),
    Act.EDIT: N_("Correct what was filed"),
    Act.ANSWER: N_("Answer the feedback on the minutes"),
    Minutes: N_("File the minutes"),
}


@dataclass(frozen=True)
class NextStep:
    """What is to be done, as a message; by whom; and where.

    That is a *form* of the site with what is known filled in, or else the *address* of an issue,
    if it is known.
    """

    title: str
    logins: tuple[str, ...] = ()
    form: Filled | None = None
    address: str = ""


def next_steps(meeting: Meeting, site: Site) -> tuple[NextStep, ...]:
    """Return what comes next for *meeting*.

    What is owed on the action items of signed minutes stands on the pages of those.
    """
    record = meeting.minutes_record or meeting.record
    stands = standing(record, site.archive)
    after = _after_signing if meeting.signature else _on_the_way
    return tuple(after(meeting, record, stands, site))


def _on_the_way(
    meeting: Meeting, record: Record, stands: Standing, site: Site
) -> Iterator[NextStep]:
    yield from _to_be_done(stands.steps, record, stands, site)
    yield from _preparing(meeting, stands, site)


def _to_be_done(
    steps: Iterable[Step], record: Record, stands: Standing, site: Site
) -> Iterator[NextStep]:
    ways = Ways(record, stands, site.written, site.links)
    for step in steps:
        form = ways.filled(step)
        address = "" if form else site.links.issue(record.issue)
        yield NextStep(_title(step), step.logins, form, address)


def _title(step: Step) -> str:
    return _TITLES[step.form or step.acts[0]]


def _preparing(meeting: Meeting, stands: Standing, site: Site) -> Iterator[NextStep]:
    """Yield that there is something to see to before the meeting (R56), and where it is filed."""
    if stands.stage is Stage.APPROVED and meeting.type.is_prepared:
        filed = meeting.preparation_record
        form = None if filed else prefill.prepare(meeting, site.written)
        address = site.links.issue(filed.issue) if filed else ""
        yield NextStep(N_("Tick off what is ready"), (meeting.secretary,), form, address)


def _after_signing(
    meeting: Meeting, record: Record, stands: Standing, site: Site
) -> Iterator[NextStep]:
    asked = (step for step in stands.steps if Act.ANSWER in step.acts)
    yield from _to_be_done(asked, record, stands, site)
    if meeting.now - meeting.ends < FRESH:
        yield NextStep(N_("Give feedback"), form=prefill.give_feedback(meeting, site.written))
