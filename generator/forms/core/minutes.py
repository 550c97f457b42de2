"""The minutes: what was said, decided and promised, and by whom."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from generator.errors import Problem
from generator.forms.asked import Asked, check
from generator.forms.form import Form
from generator.forms.kinds import (
    Attachments,
    ChoiceKind,
    Date,
    Line,
    MeetingNumber,
    Person,
    Prose,
    TableKind,
    Time,
)
from generator.forms.question import ask
from generator.vocabulary import ActionKind, Presence
from generator.wording import N_, Wording


class Attendance(Asked):
    """How one participant took part: a line of the register (R69-R73)."""

    person: Person = ask(
        *("Participant", "参会人员", "參會人員"),
        examples=["林小满"],
        aliases=["姓名", "人员", "Name"],
    )
    presence: Annotated[Presence, ChoiceKind.of(Presence)] = ask(
        *("Attendance", "出席情况", "出席情況", Presence.PRESENT), examples=["迟到"]
    )
    arrived: Time | None = ask("Arrived", "到会时间", "到會時間", None, examples=["14:10"])
    substitute: Person | None = ask("Substitute", "代会人", "代會人", None, examples=["赵一鸣"])
    note: Line = ask("Note", "说明", "說明", "", examples=["出差，已提前请假"])


class Discussion(Asked):
    """What was said about one agenda item (R15, R85)."""

    item: Line = ask("Agenda item", "议题", "議題", examples=["上月推广效果复盘"])
    speakers: Line = ask(
        *("Speakers", "发言人", "發言人", ""),
        examples=["林小满、赵一鸣"],
        aliases=["发言者", "汇报人"],
    )
    points: Line = ask("Points made", "发言要点", "發言要點", examples=["线上渠道获客成本上升"])
    outcome: Line = ask("Outcome", "讨论结果", "討論結果", "", examples=["预算向内容渠道倾斜"])


class Decision(Asked):
    """What was agreed, and who answers for it (R86, R100)."""

    text: Line = ask("Decision", "决议内容", "決議內容", examples=["二季度推广以短视频为主"])
    assignee: Person = ask(
        *("Assignee", "责任人", "責任人"), examples=["林小满"], aliases=["负责人", "Owner"]
    )
    due: Date | None = ask("Due", "时间节点", "時間節點", None, examples=["2026-04-30"])
    quality: Line = ask(
        "Quality requirement", "质量要求", "質量要求", "", examples=["方案经部门负责人确认"]
    )


class ActionItem(Asked):
    """Who does what by when, and how well: all four are required (R11, R86, R101)."""

    task: Line = ask("Action item", "工作任务", "工作任務", examples=["提交短视频投放方案"])
    assignee: Person = ask(
        *("Assignee", "责任人", "責任人"), examples=["林小满"], aliases=["负责人", "Owner"]
    )
    due: Date = ask("Due", "时间节点", "時間節點", examples=["2026-04-20"])
    quality: Line = ask(
        "Quality requirement", "质量要求", "質量要求", examples=["含预算明细与三家报价"]
    )
    kind: Annotated[ActionKind, ChoiceKind.of(ActionKind)] = ask(
        "Kind", "类别", "類別", ActionKind.TASK
    )


class Minutes(Form):
    """The record of a meeting (R84)."""

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
    summary: Prose = ask(
        *("Summary", "会议总结", "會議總結"),
        hint=(
            "Consensus reached, decisions taken, next steps.",
            "写明达成的共识、形成的决议和下一步安排。",
            "寫明達成的共識、形成的決議和下一步安排。",
        ),
        examples=["会议一致同意预算向内容渠道倾斜。"],
    )
    decisions: Annotated[tuple[Decision, ...], TableKind(Decision)] = ask(
        *("Decisions", "决议事项", "決議事項", ()),
        examples=["- 二季度推广以短视频为主；责任人：林小满"],
    )
    actions: Annotated[tuple[ActionItem, ...], TableKind(ActionItem)] = ask(
        *("Action items", "行动计划", "行動計劃", ()),
        examples=["- 提交投放方案；责任人：林小满；时间节点：4月20日；质量要求：含报价"],
    )
    next_meeting: Date | None = ask(
        "Next meeting", "下次会议日期", "下次會議日期", None, examples=["2026-04-20"]
    )
    attachments: Attachments = ask("Attachments", "附件", "附件", ())

    @staticmethod
    @check("started", "ended")
    def _ends_after_it_started(started: dt.time, ended: dt.time) -> Iterator[Problem]:
        """Check R95: actual times can be compared with the plan."""
        if ended <= started:
            values = {"started": f"{started:%H:%M}", "ended": f"{ended:%H:%M}"}
            message = N_("is not after the start, {started}: {ended}")
            yield Problem(message, values, field_id="ended", example="15:20")

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
