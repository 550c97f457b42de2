"""The follow-up of one action item: what its own issue keeps."""

from generator.forms.form import Form
from generator.forms.kinds import ActionNumber
from generator.forms.question import ask
from generator.wording import Wording


class FollowUp(Form):
    """What is said of an action item on the issue that the generator opened for it (R103).

    Nobody fills it in: the issue says which action item it is about, and what happened to that
    are the events of the record.
    """

    slug = family = "follow-up"
    title = Wording.of("Action item", "行动项", "行動項")
    purpose = Wording.of(
        "Follow one action item until it is done.",
        "跟进一个行动项，直到完成。",
        "跟進一個行動項，直到完成。",
    )

    action: ActionNumber = ask("Action item number", "行动项编号", "行動項編號", examples=["17-1"])
