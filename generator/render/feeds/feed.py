"""Which feeds there are: notices, decisions, bulletins; signed minutes, by whose they are too."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.archive import Meeting
from generator.organisation import Department, MeetingType, Organisation
from generator.render import paths
from generator.wording import N_, Wording

_MINUTES = N_("Signed minutes: {of}")


@dataclass(frozen=True)
class Feed:
    """One feed: a message as its *title*, *of* what or whom, its file, the *page* that shows more.

    *holds* tells of which meetings it is.
    """

    title: str
    of: Wording
    path: str
    page: str
    holds: Callable[[Meeting], bool] = lambda _: True


def of_everybody(organisation: Organisation) -> tuple[Feed, ...]:
    """Return the feeds of notices, of all signed minutes, of decisions and of bulletins."""
    every = (of_notices, of_minutes, of_decisions, of_bulletin)
    return tuple(of(organisation) for of in every)


def of_notices(organisation: Organisation) -> Feed:
    """Return the feed of the notices of coming meetings (R44)."""
    name = organisation.settings.name
    return Feed(N_("Meeting notices: {of}"), name, paths.notices_feed(), paths.calendars())


def of_minutes(organisation: Organisation) -> Feed:
    """Return the feed of all signed minutes."""
    name = organisation.settings.name
    return Feed(_MINUTES, name, paths.minutes_feed(), "archive/index.md")


def of_decisions(organisation: Organisation) -> Feed:
    """Return the feed of decisions."""
    name = organisation.settings.name
    return Feed(N_("Decisions: {of}"), name, paths.decisions_feed(), paths.decisions())


def of_bulletin(organisation: Organisation) -> Feed:
    """Return the feed of bulletins (R107)."""
    name = organisation.settings.name
    return Feed(N_("Bulletin: {of}"), name, paths.bulletin_feed(), paths.bulletins())


def of_departments(organisation: Organisation) -> tuple[Feed, ...]:
    """Return the feeds of the signed minutes of the departments."""
    return tuple(map(_of_department, organisation.directory.departments))


def _of_department(department: Department) -> Feed:
    return Feed(
        _MINUTES,
        department.title,
        paths.department_feed(department.slug),
        paths.department(department.slug),
        lambda meeting: meeting.department.slug == department.slug,
    )


def of_types(organisation: Organisation) -> tuple[Feed, ...]:
    """Return the feeds of the signed minutes of the meeting types."""
    return tuple(map(_of_type, organisation.meeting_types.values()))


def _of_type(type_: MeetingType) -> Feed:
    return Feed(
        _MINUTES,
        type_.title,
        paths.type_feed(type_.slug),
        paths.meeting_type(type_.slug),
        lambda meeting: meeting.type.slug == type_.slug,
    )
