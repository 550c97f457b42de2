"""What follows a meeting: progress, feedback, and better regulations."""

from collections.abc import Iterator
from typing import Annotated

from generator.errors import Problem
from generator.forms.asked import check
from generator.forms.form import Form
from generator.forms.kinds import (
    ActionNumber,
    Attachments,
    ChoiceKind,
    Date,
    Line,
    Mark,
    MeetingNumber,
    Prose,
    Regulation,
)
from generator.forms.needed import Needed
from generator.forms.question import ask
from generator.vocabulary import Classification, Grounds, Progress
from generator.wording import N_, Wording

_OBSTACLES = Needed(
    "obstacles",
    by="progress",
    among=(Progress.BLOCKED,),
    message=N_("say what blocks the action item"),
)


class ProgressReport(Form):
    """News of one action item (R103)."""

    slug = family = "progress"
    rank = 3
    title = Wording.of("Progress report", "进展反馈", "進展反饋")
    purpose = Wording.of(
        "Report how an action item is coming along.",
        "反馈行动项的进展、完成情况或遇到的困难。",
        "反饋行動項的進展、完成情況或遇到的困難。",
    )

    action: ActionNumber = ask("Action item number", "行动项编号", "行動項編號", examples=["17-1"])
    progress: Annotated[Progress, ChoiceKind.of(Progress)] = ask("Status", "进展状态", "進展狀態")
    report: Prose = ask(
        "Progress", "进展说明", "進展說明", examples=["已收到两家报价，第三家本周五前回复。"]
    )
    obstacles: Prose = ask(
        "Obstacles and help needed", "困难与所需支持", "困難與所需支持", "", examples=["缺少素材"]
    )
    evidence: Attachments = ask("Evidence", "成果附件", "成果附件", ())

    @staticmethod
    @check("progress", "obstacles", needs=_OBSTACLES)
    def _who_is_blocked_says_by_what(progress: Progress, obstacles: str) -> Iterator[Problem]:
        """Check R105: nobody can help with an obstacle that is not named."""
        yield from _OBSTACLES.lacking(progress, obstacles)


class Feedback(Form):
    """What a participant thought of a meeting (R80, R113, R115, R116, R119)."""

    slug = family = "feedback"
    rank = 4
    title = Wording.of("Meeting feedback", "会议反馈", "會議反饋")
    purpose = Wording.of(
        "Say what you thought of a meeting. It is published as figures only.",
        "对会议提出评价和建议；只以汇总数据的形式公布。",
        "對會議提出評價和建議；只以彙總數據的形式公佈。",
    )

    meeting: MeetingNumber = ask("Meeting number", "会议编号", "會議編號", examples=["17"])
    satisfaction: Mark = ask("Overall satisfaction", "总体满意度", "總體滿意度")
    relevance: Mark = ask("Relevant to your work", "与工作相关程度", "與工作相關程度")
    efficiency: Mark = ask("Good use of time", "会议效率", "會議效率")
    discipline: Mark = ask("Discipline", "会议纪律", "會議紀律")
    cohesion: Mark | None = ask(
        "Working together as a team", "团队协作与凝聚力", "團隊協作與凝聚力", None
    )
    comment: Prose = ask(
        "Suggestions", "意见和建议", "意見和建議", "", examples=["建议提前两天发送资料。"]
    )


class Amendment(Form):
    """Proposes another wording of a clause of a regulation (R132, R133)."""

    slug = family = "amendment"
    rank = 6
    title = Wording.of("Regulation amendment", "制度修订", "制度修訂")
    purpose = Wording.of(
        "Propose a change to the regulation on meetings.",
        "提出会议管理制度的修订建议。",
        "提出會議管理制度的修訂建議。",
    )
    approval = True
    secrecy = Classification.INTERNAL

    regulation: Regulation = ask("Regulation", "管理制度", "管理制度")
    clause: Line = ask("Clause", "条款编号", "條款編號", examples=["3.2"])
    grounds: Annotated[Grounds, ChoiceKind.of(Grounds)] = ask("Grounds", "修订依据", "修訂依據")
    reason: Prose = ask("Reason", "修订理由", "修訂理由", examples=["部门人数增加，原时限不足。"])
    old_text: Prose = ask("Present text", "现行条文", "現行條文", examples=["提前3个工作日通知。"])
    new_text: Prose = ask("New text", "修订后条文", "修訂後條文", examples=["提前5个工作日通知。"])
    effective: Date = ask("Effective from", "生效日期", "生效日期", examples=["2026-07-01"])
