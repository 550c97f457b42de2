"""The forms every organisation has. A field is one line: kind, label in each language, example."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from generator.errors import Problem
from generator.forms.asked import Asked, check
from generator.forms.form import Form
from generator.forms.kinds import (
    ActionNumber,
    Attachments,
    ChoiceKind,
    ChoicesKind,
    Date,
    Duration,
    Line,
    MeetingNumber,
    MeetingType,
    People,
    Person,
    Prose,
    Regulation,
    Room,
    TableKind,
    Time,
    WebLink,
)
from generator.forms.question import ask
from generator.vocabulary import (
    ActionKind,
    Classification,
    Grounds,
    Importance,
    Mode,
    Presence,
    Progress,
    Purpose,
    Rating,
)
from generator.wording import N_, Wording


class Guest(Asked):
    """Somebody from outside who is asked to come (R13)."""

    name: Line = ask("Name", "姓名", "姓名", examples=["梁教授"])
    organisation: Line = ask("Organisation", "单位", "單位", "", examples=["某某大学商学院"])


class AgendaItem(Asked):
    """One point of business (R35). Its aim keeps meetings lean (R4)."""

    title: Line = ask("Agenda item", "议题", "議題", examples=["上月推广效果复盘"])
    presenter: Person | None = ask("Presenter", "汇报人", "匯報人", None, examples=["林小满"])
    minutes: Duration | None = ask("Minutes", "时长", "時長", None, examples=["20分钟"])
    aim: Line = ask("Aim", "预期结果", "預期結果", "", examples=["确定下月投放渠道"])


class MeetingRequest(Form):
    """Asks for a meeting (R34, R35)."""

    slug = family = "meeting-request"
    rank = 1
    title = Wording.of("Meeting request", "会议申请", "會議申請")
    purpose = Wording.of(
        "Ask for a meeting: topic, purpose, time, place, participants and agenda.",
        "申请召开会议：填写主题、目的、时间、地点、参会人员和议程。",
        "申請召開會議：填寫主題、目的、時間、地點、參會人員和議程。",
    )

    meeting_type: MeetingType = ask("Meeting type", "会议类型", "會議類型")
    topic: Line = ask("Topic", "会议主题", "會議主題", examples=["四月第二周部门例会"])
    purposes: Annotated[tuple[Purpose, ...], ChoicesKind.of(Purpose)] = ask(
        "Purpose", "会议目的", "會議目的", examples=["沟通信息"]
    )
    aim: Prose = ask(
        *("Purpose in words", "目的说明", "目的說明", ""),
        examples=["统一二季度新品推广的节奏，确定各渠道预算。"],
    )
    date: Date = ask("Date", "会议日期", "會議日期", examples=["2026-04-13"])
    start: Time = ask("Start", "开始时间", "開始時間", examples=["14:00"])
    duration: Duration = ask("Length", "会议时长", "會議時長", examples=["90分钟"])
    mode: Annotated[Mode, ChoiceKind.of(Mode)] = ask("Form of meeting", "会议形式", "會議形式")
    room: Room | None = ask("Meeting room", "会议室", "會議室", None)
    place: Line = ask(
        *("Other place", "其他地点", "其他地點", ""),
        hint=(
            "Only when the meeting is not held in one of the rooms above.",
            "不在上述会议室开会时填写。",
            "不在上述會議室開會時填寫。",
        ),
        examples=["客户公司三楼接待室"],
    )
    link: WebLink | None = ask(
        *("Link to join online", "线上会议链接", "線上會議鏈接", None),
        examples=["https://meet.example.org/826-113"],
    )
    participants: People = ask(
        *("Participants", "参会人员", "參會人員"),
        hint=(
            "Names or logins, or a department for all of its members.",
            "填写姓名或账号，用顿号或换行分隔；填写部门名称表示该部门全体成员。",
            "填寫姓名或賬號，用頓號或換行分隔；填寫部門名稱表示該部門全體成員。",
        ),
        examples=["林小满、赵一鸣"],
    )
    guests: Annotated[tuple[Guest, ...], TableKind(Guest)] = ask("Guests", "来宾", "來賓", ())
    organizer: Person | None = ask(
        *("Organizer", "组织者", "組織者", None),
        hint=(
            "Left empty: whoever files this request.",
            "留空则为申请人。",
            "留空則為申請人。",
        ),
        examples=["林小满"],
    )
    chair: Person | None = ask(
        *("Chair", "主持人", "主持人", None),
        hint=(
            "Left empty: the chair of this type of meeting.",
            "留空则按会议类型的默认主持人。",
            "留空則按會議類型的默認主持人。",
        ),
        examples=["林小满"],
    )
    secretary: Person | None = ask(
        *("Secretary", "会议秘书", "會議秘書", None),
        hint=(
            "Left empty: the secretary of this type of meeting.",
            "留空则按会议类型的默认会议秘书。",
            "留空則按會議類型的默認會議秘書。",
        ),
        examples=["赵一鸣"],
    )
    agenda: Annotated[tuple[AgendaItem, ...], TableKind(AgendaItem)] = ask(
        *("Agenda", "会议议程", "會議議程"),
        hint=(
            "One item a row. Rows copied from a spreadsheet can be pasted.",
            "每行一项；可以直接粘贴从表格软件复制的内容。",
            "每行一項；可以直接粘貼從表格軟件複製的內容。",
        ),
        examples=["- 上月推广效果复盘；汇报人：林小满；时长：20分钟"],
    )
    materials: Attachments = ask("Materials", "会议资料", "會議資料", ())
    importance: Annotated[Importance, ChoiceKind.of(Importance)] = ask(
        "Importance", "重要程度", "重要程度"
    )
    emergency: Prose = ask(
        *("Reason for an emergency meeting", "紧急会议理由", "緊急會議理由", ""),
        hint=(
            "Only when the notice period cannot be kept (R125).",
            "仅在无法按规定提前通知时填写。",
            "僅在無法按規定提前通知時填寫。",
        ),
        examples=["客户要求今日内答复投诉处理方案"],
    )
    classification: Annotated[Classification, ChoiceKind.of(Classification)] = ask(
        "Classification", "密级", "密級"
    )

    @staticmethod
    @check("mode", "link")
    def _an_online_meeting_has_a_link(mode: Mode, link: str | None) -> Iterator[Problem]:
        """Check R126: whoever takes part from afar needs to know where."""
        if mode is not Mode.IN_PERSON and not link:
            yield Problem(
                N_("is required for a meeting that is held online"),
                field_id="link",
                example="https://meet.example.org/826-113",
            )

    @staticmethod
    @check("mode", "room", "place")
    def _a_meeting_in_person_has_a_place(
        mode: Mode, room: str | None, place: str
    ) -> Iterator[Problem]:
        """Check R42: the place fits the form of the meeting."""
        if mode is not Mode.ONLINE and not room and not place:
            yield Problem(N_("choose a room, or name another place"), field_id="room")


class Attendance(Asked):
    """How one participant took part: a line of the register (R69-R73)."""

    person: Person = ask("Participant", "参会人员", "參會人員", examples=["林小满"])
    presence: Annotated[Presence, ChoiceKind.of(Presence)] = ask(
        *("Attendance", "出席情况", "出席情況", Presence.PRESENT), examples=["迟到"]
    )
    arrived: Time | None = ask("Arrived", "到会时间", "到會時間", None, examples=["14:10"])
    substitute: Person | None = ask("Substitute", "代会人", "代會人", None, examples=["赵一鸣"])
    note: Line = ask("Note", "说明", "說明", "", examples=["出差，已提前请假"])


class Discussion(Asked):
    """What was said about one agenda item (R15, R85)."""

    item: Line = ask("Agenda item", "议题", "議題", examples=["上月推广效果复盘"])
    speakers: Line = ask("Speakers", "发言人", "發言人", "", examples=["林小满、赵一鸣"])
    points: Line = ask("Points made", "发言要点", "發言要點", examples=["线上渠道获客成本上升"])
    outcome: Line = ask("Outcome", "讨论结果", "討論結果", "", examples=["预算向内容渠道倾斜"])


class Decision(Asked):
    """What was agreed, and who answers for it (R86, R100)."""

    text: Line = ask("Decision", "决议内容", "決議內容", examples=["二季度推广以短视频为主"])
    assignee: Person = ask("Assignee", "责任人", "責任人", examples=["林小满"])
    due: Date | None = ask("Due", "时间节点", "時間節點", None, examples=["2026-04-30"])
    quality: Line = ask(
        "Quality requirement", "质量要求", "質量要求", "", examples=["方案经部门负责人确认"]
    )


class ActionItem(Asked):
    """Who does what by when, and how well: all four are required (R11, R86, R101)."""

    task: Line = ask("Action item", "工作任务", "工作任務", examples=["提交短视频投放方案"])
    assignee: Person = ask("Assignee", "责任人", "責任人", examples=["林小满"])
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
        examples=["- 林小满\n- 赵一鸣；出席情况：请假；说明：出差"],
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
                message = N_("@{person} is in the register more than once")
                yield Problem(message, {"person": line.person}, field_id="attendance", row=row)
            seen.add(line.person)


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
    @check("progress", "obstacles")
    def _who_is_blocked_says_by_what(progress: Progress, obstacles: str) -> Iterator[Problem]:
        """Check R105: nobody can help with an obstacle that is not named."""
        if progress is Progress.BLOCKED and not obstacles:
            yield Problem(N_("say what blocks the action item"), field_id="obstacles")


class Feedback(Form):
    """What a participant thought of a meeting (R80, R115, R116, R119)."""

    slug = family = "feedback"
    rank = 4
    title = Wording.of("Meeting feedback", "会议反馈", "會議反饋")
    purpose = Wording.of(
        "Say what you thought of a meeting. It is published as figures only.",
        "对会议提出评价和建议；只以汇总数据的形式公布。",
        "對會議提出評價和建議；只以彙總數據的形式公佈。",
    )

    meeting: MeetingNumber = ask("Meeting number", "会议编号", "會議編號", examples=["17"])
    satisfaction: Annotated[Rating, ChoiceKind.of(Rating)] = ask(
        "Overall satisfaction", "总体满意度", "總體滿意度"
    )
    relevance: Annotated[Rating, ChoiceKind.of(Rating)] = ask(
        "Relevant to your work", "与工作相关程度", "與工作相關程度"
    )
    efficiency: Annotated[Rating, ChoiceKind.of(Rating)] = ask(
        "Good use of time", "会议效率", "會議效率"
    )
    discipline: Annotated[Rating, ChoiceKind.of(Rating)] = ask("Discipline", "会议纪律", "會議紀律")
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


CORE = (MeetingRequest, Minutes, ProgressReport, Feedback, Amendment)
"""The core forms, in the order in which the chooser offers them."""
