"""The preparation of a meeting: what was seen to before it, and who tested the equipment."""

from generator.forms.form import Form
from generator.forms.kinds import Boxes, MeetingNumber, Person, Prose
from generator.forms.question import ask
from generator.wording import Wording


class Preparation(Form):
    """What is ready for a meeting, of all that the checklists of its type name (R52-R60).

    It is filed once and edited as one thing after the other is done.
    """

    slug = family = "preparation"
    rank = 1
    title = Wording.of("Preparation", "会前准备", "會前準備")
    purpose = Wording.of(
        "Tick off what is ready for a meeting; what is not can be ticked later.",
        "逐项勾选会前准备工作；尚未完成的，以后可在本单中补勾。",
        "逐項勾選會前準備工作；尚未完成的，以後可在本單中補勾。",
    )

    meeting: MeetingNumber = ask(
        *("Meeting number", "会议编号", "會議編號"),
        hint=(
            "The number of the issue that asked for the meeting.",
            "即会议申请的编号。",
            "即會議申請的編號。",
        ),
        examples=["17"],
    )
    done: Boxes = ask("Ready", "已准备事项", "已準備事項", ())
    important: Boxes = ask(
        *("Ready for an important meeting", "重要会议另须准备", "重要會議另須準備", ()),
        hint=(
            "Only important meetings need this.",
            "仅重要会议需要。",
            "僅重要會議需要。",
        ),
    )
    tested_by: Person | None = ask(
        *("Equipment tested by", "设备调试人", "設備調試人", None), examples=["程可颂"]
    )
    remark: Prose = ask(
        *("Remark", "补充说明", "補充說明", ""), examples=["备用投影仪放在前台，钥匙在行政处。"]
    )
