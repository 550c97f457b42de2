"""All the forms of an organisation, by slug."""

from collections.abc import Iterator, Mapping

from generator.errors import SettingsError
from generator.forms.clashes import clashes
from generator.forms.core import CORE, FollowUp, MeetingRequest, Minutes, Preparation
from generator.forms.custom import custom_form, minutes_form, preparation_form, request_form
from generator.forms.form import Form
from generator.organisation import MeetingType, Organisation


def all_forms(organisation: Organisation) -> Mapping[str, type[Form]]:
    """Return every form that can be filed, by slug, in the order in which they are offered.

    A meeting is always of a type (R3), so there is a meeting request for each type and none for
    all, and a preparation for each that has something to prepare; minutes have a variant only for
    a type that asks something more.

    Raises:
        SettingsError: with a line for everything that is called like something of a core form.
    """
    if faults := tuple(clashes(organisation)):
        raise SettingsError("\n".join(faults))
    forms = sorted(_forms(organisation), key=lambda form: form.rank)
    return {form.slug: form for form in forms}


def kept_forms(forms: Mapping[str, type[Form]]) -> Mapping[str, type[Form]]:
    """Return everything a record can be of: the *forms* that are filed, and what has no form."""
    return {**forms, FollowUp.slug: FollowUp}


def _forms(organisation: Organisation) -> Iterator[type[Form]]:
    types = organisation.meeting_types.values()
    yield from map(request_form, types)
    yield from (preparation_form(each) for each in types if each.is_prepared)
    yield from (minutes_form(each) for each in types if each.has_own_minutes)
    yield from (form for form in CORE if form not in (MeetingRequest, Preparation))
    yield from (custom_form(spec) for spec in organisation.custom_forms.values())


def minutes_of(meeting_type: MeetingType) -> type[Minutes]:
    """Return the form on which the minutes of a meeting of this type are filed."""
    return minutes_form(meeting_type) if meeting_type.has_own_minutes else Minutes


def family(forms: Mapping[str, type[Form]], slug: str) -> tuple[type[Form], ...]:
    """Return the forms that *slug* may mean: one form, or every variant of its family."""
    if slug in forms and forms[slug].slug != forms[slug].family:
        return (forms[slug],)
    return tuple(form for form in forms.values() if form.family == slug)
