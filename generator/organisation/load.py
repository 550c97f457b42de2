"""Load the organisation from its folder: the way in for everything people wrote in TOML."""

from collections.abc import Mapping
from pathlib import Path

from generator.errors import SettingsError
from generator.organisation.calendar import ExtraDays, WorkingCalendar
from generator.organisation.duties import Duties
from generator.organisation.forms import CustomForm
from generator.organisation.labels import same_wordings
from generator.organisation.meeting_types import MeetingType
from generator.organisation.organisation import Organisation
from generator.organisation.people import Directory
from generator.organisation.reader import Reader
from generator.organisation.references import Names
from generator.organisation.regulations import Regulation
from generator.organisation.rooms import Rooms
from generator.organisation.settings import Settings

PEOPLE = "people.toml"
ROOMS = "rooms.toml"


def load(folder: Path) -> Organisation:
    """Load the organisation's files from *folder*.

    A meeting type, regulation or custom form is a file in its own sub-folder and is found there;
    rooms, duties and extra days may be left out.

    Raises:
        SettingsError: with every fault of every file, one a line.
    """
    reader = Reader(folder)
    names = _names(reader)
    settings = reader.part(Settings, "settings.toml", names)
    directory = reader.part(Directory, PEOPLE, names)
    rooms = reader.optional(Rooms, ROOMS, names)
    duties = reader.optional(Duties, "duties.toml", names)
    extra = reader.optional(ExtraDays, "calendar.toml", names)
    meeting_types = reader.parts(MeetingType, "meeting-types", names)
    regulations = reader.parts(Regulation, "regulations", names)
    custom_forms = reader.parts(CustomForm, "forms", names)
    _differ(reader, regulations)
    if reader.faults or not (settings and directory and rooms and duties and extra):
        raise SettingsError("\n".join(reader.faults))
    return Organisation(
        settings=settings,
        directory=directory,
        calendar=WorkingCalendar(country=settings.country, extra=extra),
        rooms=rooms.rooms,
        duties=duties.sheets,
        meeting_types=meeting_types,
        regulations=regulations,
        custom_forms=custom_forms,
    )


def _differ(reader: Reader, regulations: Mapping[str, Regulation]) -> None:
    """Note every regulation that is called like another: they are chosen by their titles."""
    titles = [regulation.title.all() for regulation in regulations.values()]
    files = [f"regulations/{slug}.toml" for slug in regulations]
    for place, what in same_wordings(titles):
        reader.note(files[place - 1], f"title: {what}")


def _names(reader: Reader) -> Names:
    return Names(
        departments=reader.names(PEOPLE, "departments", "slug"),
        logins=reader.names(PEOPLE, "people", "login"),
        rooms=reader.names(ROOMS, "rooms", "slug"),
    )
