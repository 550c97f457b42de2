"""The forms: each with a page to fill it in, and the list of them by what they are for."""

from collections.abc import Iterator, Sequence

from generator.forms.core import Feedback, MeetingRequest, Minutes, Preparation, ProgressReport
from generator.render import paths
from generator.render.form_page import FormPage
from generator.render.occasion import Occasion
from generator.render.page import Page, Site
from generator.wording import N_

_GROUPS = {
    N_("Before a meeting"): (MeetingRequest.family, Preparation.family),
    N_("After a meeting"): (Minutes.family, ProgressReport.family, Feedback.family),
}
_OTHERS, _FORM, _ALL = N_("Without a meeting"), N_("Form"), N_("File")


def forms(site: Site) -> Iterator[Page]:
    """Every form on a page of its own, and all of them with who files them and when."""
    organisation = site.archive.organisation
    occasions = [Occasion.of(each, organisation) for each in site.forms.values()]
    yield Page(
        paths.forms(),
        "forms",
        {"groups": list(_grouped(occasions))},
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


def _grouped(occasions: Sequence[Occasion]) -> Iterator[tuple[str, list[Occasion]]]:
    """Yield *occasions* below what they have in common, each a message."""
    named = {family: title for title, families in _GROUPS.items() for family in families}
    for title in (*_GROUPS, _OTHERS):
        if found := [o for o in occasions if named.get(o.form.family, _OTHERS) == title]:
            yield title, found
