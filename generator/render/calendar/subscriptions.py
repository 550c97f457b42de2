"""Which calendars there are: of everything, of each department, meeting type and person."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.archive import Meeting
from generator.organisation import Department, MeetingType, Organisation, Person
from generator.render import paths
from generator.wording import Wording


@dataclass(frozen=True)
class Subscription:
    """One calendar: *of* what or whom, its file, and the meetings it *holds*.

    *types* are the meeting types whose planned meetings it shows, *login* is whose action items.
    """

    of: Wording | str
    path: str
    holds: Callable[[Meeting], bool]
    types: tuple[MeetingType, ...] = ()
    login: str = ""

    def title(self, language: str) -> str:
        """Return of what or whom it is, in words."""
        return self.of.text(language) if isinstance(self.of, Wording) else self.of


def all_subscriptions(organisation: Organisation) -> tuple[Subscription, ...]:
    """Return every calendar."""
    others = (*of_departments(organisation), *of_types(organisation), *of_people(organisation))
    return (of_all(organisation), *others)


def of_all(organisation: Organisation) -> Subscription:
    """Return the calendar of everything that was announced."""
    return Subscription(organisation.settings.name, paths.calendar(), lambda _: True)


def of_departments(organisation: Organisation) -> tuple[Subscription, ...]:
    """Return the calendars of the departments."""
    departments = organisation.directory.departments
    return tuple(_of_department(each, organisation) for each in departments)


def _of_department(department: Department, organisation: Organisation) -> Subscription:
    types = (t for t in shown_types(organisation) if t.department == department.slug)
    return Subscription(
        department.title,
        paths.department_calendar(department.slug),
        lambda meeting: meeting.department.slug == department.slug,
        types=tuple(types),
    )


def of_types(organisation: Organisation) -> tuple[Subscription, ...]:
    """Return the calendars of the meeting types."""
    return tuple(_of_type(each, organisation) for each in organisation.meeting_types.values())


def _of_type(type_: MeetingType, organisation: Organisation) -> Subscription:
    return Subscription(
        type_.title,
        paths.type_calendar(type_.slug),
        lambda meeting: meeting.type.slug == type_.slug,
        types=(type_,) if type_ in shown_types(organisation) else (),
    )


def of_people(organisation: Organisation) -> tuple[Subscription, ...]:
    """Return the calendars of everybody in the directory."""
    return tuple(map(_of_person, organisation.directory.people))


def _of_person(person: Person) -> Subscription:
    return Subscription(
        person.name,
        paths.person_calendar(person.login),
        lambda meeting: person.login in meeting.involved,
        login=person.login,
    )


def shown_types(organisation: Organisation) -> tuple[MeetingType, ...]:
    """Return the types whose meetings the edition may tell of before they are asked for (R81)."""
    edition = organisation.settings.edition
    types = organisation.meeting_types.values()
    return tuple(t for t in types if t.classification.is_within(edition))
