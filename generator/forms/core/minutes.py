"""The minutes: what was said, decided and promised, and by whom."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from generator.errors import Problem
from generator.forms.asked import check
from generator.forms.core.minuted import ActionItem, Attendance, Decision, Discussion, OpenQuestion
from generator.forms.form import Form
from generator.forms.kinds import (
    Attachments,
    Boxes,
    ChoiceKind,
    Confirmation,
    Date,
    Line,
    MeetingNumber,
    Person,
    Prose,
    TableKind,
    Time,
)
from generator.forms.ordered import Ordered
from generator.forms.question import ask
from generator.vocabulary import Result
from generator.wording import N_, Wording

_END = Ordered(
    field="ended",
    after="started",
    message=N_("is not after the start, {started}: {ended}"),
    example="15:20",
)


class Minutes(Form):
    """The record of a meeting (R84): whether its aims were reached (R112), what is news (R99)."""

    slug = family = "minutes"
    rank = 2
    title = Wording.of("Minutes", "会议纪要", "會議紀要")
    purpose = Wording.of(
        "File the minutes: attendance, discussion, decisions and action items.",
        "提交会议纪要：出席情况、讨论内容、决议事项和行动计划。",
        "提交會議紀要：出席情況、討論內容、決議事項和行動計劃。",
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
    held: Date = ask("Held on", "开会日期", "開會日期", examples=["2026-04-13"])
    started: Time = ask("Started at", "实际开始时间", "實際開始時間", examples=["14:00"])
    ended: Time = ask("Ended at", "实际结束时间", "實際結束時間", examples=["15:20"])
    place: Line = ask("Place", "会议地点", "會議地點", examples=["三号会议室"])
    chair: Person = ask("Chair", "主持人", "主持人", examples=["林小满"])
    secretary: Person = ask("Secretary", "会议秘书", "會議秘書", examples=["赵一鸣"])
    attendance: Annotated[tuple[Attendance, ...], TableKind(Attendance)] = ask(
        *("Attendance register", "出席登记", "出席登記"),
        hint=(
            "One participant a row; without a word on attendance, they were present.",
            "每行一人；未注明出席情况的视为出席。",
            "每行一人；未註明出席情況的視為出席。",
        ),
        examples=["- 赵一鸣；出席情况：请假；说明：出差"],
    )
    guests: Line = ask("Guests present", "到会来宾", "到會來賓", "", examples=["梁教授"])
    discussion: Annotated[tuple[Discussion, ...], TableKind(Discussion)] = ask(
        "Discussion", "讨论内容", "討論內容", examples=["- 上月复盘；发言要点：获客成本上升"]
    )
    # R66: what the chair closes with.
    summary: Prose = ask(
        *("Summary", "会议总结", "會議總結"),
        hint=(
            "Consensus reached, decisions taken, next steps.",
            "写明达成的共识、形成的决议和下一步安排。",
            "寫明達成的共識、形成的決議和下一步安排。",
        ),
        examples=["会议一致同意预算向内容渠道倾斜。"],
    )
    aims: Annotated[Result, ChoiceKind.of(Result)] | None = ask(
        *("Aims of the meeting", "会议目标达成情况", "會議目標達成情況", None),
        hint=(
            "Whether the meeting did what it was called for.",
            "对照会议目的，本次会议是否达到预期。",
            "對照會議目的，本次會議是否達到預期。",
        ),
    )
    decisions: Annotated[tuple[Decision, ...], TableKind(Decision)] = ask(
        *("Decisions", "决议事项", "決議事項", ()),
        examples=["- 二季度推广以短视频为主；责任人：林小满"],
    )
    actions: Annotated[tuple[ActionItem, ...], TableKind(ActionItem)] = ask(
        *("Action items", "行动计划", "行動計劃", ()),
        examples=["- 提交投放方案；责任人：林小满；时间节点：4月20日；质量要求：含报价"],
    )
    open_questions: Annotated[tuple[OpenQuestion, ...], TableKind(OpenQuestion)] = ask(
        *("Open questions", "未决问题", "未決問題", ()),
        hint=(
            "What was left open, and the action item that takes it on.",
            "会上没有定下来的问题，以及由哪一项行动计划跟进。",
            "會上沒有定下來的問題，以及由哪一項行動計劃跟進。",
        ),
        examples=["- 新渠道由谁维护；对应行动项：提交短视频投放方案"],
    )
    next_meeting: Date | None = ask(
        "Next meeting", "下次会议日期", "下次會議日期", None, examples=["2026-04-20"]
    )
    attachments: Attachments = ask("Attachments", "附件", "附件", ())
    news: Confirmation = ask(
        *("News item", "列入会议新闻", "列入會議新聞", False),
        hint=(
            "For major meetings: the home page lists it once the minutes are signed.",
            "重大会议勾选；纪要签署后在首页的会议新闻中列出，照片可放在附件里。",
            "重大會議勾選；紀要簽署後在首頁的會議新聞中列出，照片可放在附件裏。",
        ),
    )
    closing: Boxes = ask("Closing checklist", "收尾事项", "收尾事項", ())
    finishing_remarks: Prose = ask(
        *("Finishing remarks", "完稿说明", "完稿說明", ""),
        hint=(
            "Answers what the reply noted, such as why an agenda item has no outcome.",
            "回复中提示的事项在此说明，例如某议题为何没有结果。",
            "回覆中提示的事項在此說明，例如某議題為何沒有結果。",
        ),
        examples=["会员日主题延至下周例会再议。"],
    )

    @staticmethod
    @check("started", "ended", order=_END)
    def _ends_after_it_started(started: dt.time, ended: dt.time) -> Iterator[Problem]:
        """Check R95: actual times can be compared with the plan."""
        yield from _END.broken(started, ended)

    @staticmethod
    @check("attendance")
    def _nobody_is_registered_twice(attendance: tuple[Attendance, ...]) -> Iterator[Problem]:
        """Check R70: one line of the register for each participant."""
        seen: set[str] = set()
        for row, line in enumerate(attendance, 1):
            if line.person in seen:
                message = N_("{person} is in the register more than once")
                yield Problem(
                    message, {"person": f"@{line.person}"}, field_id="attendance", row=row
                )
            seen.add(line.person)
