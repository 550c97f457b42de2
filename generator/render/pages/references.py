"""The reference: the fields of the forms, and the commands."""

from collections.abc import Iterator

from generator.forms.core import Amendment, FollowUp, MeetingRequest, Minutes
from generator.lifecycle import JUDGED, MANUAL, POWERS, command_name
from generator.render import paths
from generator.render.page import Page, Site
from generator.vocabulary import Act
from generator.wording import Wording


def references(site: Site) -> Iterator[Page]:
    """The field reference: every form with its fields, kinds, examples."""
    yield Page("reference/index.md", "references")
    for form in site.forms.values():
        yield Page(paths.field_reference(form), "reference", {"form": form})


def commands(_: Site) -> Iterator[Page]:
    """The commands: what can be done to which filings, and by whom."""
    titles = {form.family: form.title for form in (MeetingRequest, Minutes, FollowUp, Amendment)}
    kinds = [(titles[family], powers) for family, powers in POWERS.items()]
    approval = Wording.of("Forms that need approval", "需要审批的表单", "需要審批的表單")
    values = {"kinds": [*kinds, (approval, JUDGED)], "manual": MANUAL, "named": command_name}
    values["help"] = command_name(Act.HELP)
    yield Page(paths.commands(), "commands", values)
