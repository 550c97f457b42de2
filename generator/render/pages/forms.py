"""The forms: each with a page to fill it in, and the list of them by what they are for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.forms.core import Feedback, MeetingRequest, Minutes, Preparation, ProgressReport
from generator.organisation import MeetingType
from generator.render import paths
from generator.render.form_page import FormPage
from generator.render.occasion import Occasion
from generator.render.page import Page, Site
from generator.wording import N_, Wording

_GROUPS = {
    N_("After a meeting"): (Minutes.family, ProgressReport.family, Feedback.family),
}
_OTHERS, _FORM, _ALL = N_("Without a meeting"), N_("Form"), N_("File")


@dataclass(frozen=True)
class TypesForms:
    """The forms of one meeting type: how one asks for such a meeting, and what belongs to it."""

    title: Wording
    request: Occasion
    forms: tuple[Occasion, ...]


def forms(site: Site) -> Iterator[Page]:
    """Every form on a page of its own, and all of them with who files them and when."""
    organisation = site.archive.organisation
    occasions = [Occasion.of(each, organisation) for each in site.forms.values()]
    of_all = [each for each in occasions if not each.form.of_type]
    types = [_of_type(each, occasions) for each in organisation.meeting_types.values()]
    yield Page(
        paths.forms(),
        "forms",
        {"types": types, "groups": list(_grouped(of_all))},
        kind=site.message(_FORM),
        title=site.message(_ALL),
    )
    for occasion in occasions:
        form = occasion.form
        yield Page(
            paths.form(form),
            "form",
            {"form": form, "occasion": occasion, "page": FormPage(form, site)},
            frame="form.html",
            kind=site.message(_FORM),
            title=form.title.text(site.language),
            text=form.purpose.text(site.language),
        )


def _of_type(type_: MeetingType, occasions: Sequence[Occasion]) -> TypesForms:
    """Return the forms of *type_*; its minutes may be filed on the form that is for all."""
    own = {each.form.family: each for each in occasions if each.form.of_type == type_.slug}
    minuted = own.get(Minutes.family) or next(o for o in occasions if o.form is Minutes)
    found = (own[MeetingRequest.family], own.get(Preparation.family), minuted)
    return TypesForms(type_.title, found[0], tuple(each for each in found if each))


def _grouped(occasions: Sequence[Occasion]) -> Iterator[tuple[str, list[Occasion]]]:
    """Yield *occasions* below what they have in common, each a message."""
    named = {family: title for title, families in _GROUPS.items() for family in families}
    for title in (*_GROUPS, _OTHERS):
        if found := [o for o in occasions if named.get(o.form.family, _OTHERS) == title]:
            yield title, found
