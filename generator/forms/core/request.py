"""The meeting request: what has to be known before a meeting can be held."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from generator.errors import Problem
from generator.forms.asked import Asked, check
from generator.forms.form import Form
from generator.forms.kinds import (
    Attachments,
    ChoiceKind,
    ChoicesKind,
    Date,
    Duration,
    DurationKind,
    EventNumber,
    Limits,
    Line,
    MeetingType,
    People,
    Person,
    Prose,
    Room,
    TableKind,
    Time,
    WebLink,
)
from generator.forms.needed import Needed
from generator.forms.question import ask
from generator.vocabulary import Classification, Importance, Mode, Purpose
from generator.wording import N_, Wording


class Guest(Asked):
    """Somebody from outside who is asked to come (R13)."""

    name: Line = ask("Name", "姓名", "姓名", examples=["梁教授"])
    organisation: Line = ask("Organisation", "单位", "單位", "", examples=["某某大学商学院"])


class AgendaItem(Asked):
    """One point of business (R35). Its aim keeps meetings lean (R4)."""

    title: Line = ask("Agenda item", "议题", "議題", examples=["上月推广效果复盘"])
    presenter: Person | None = ask(
        *("Presenter", "汇报人", "匯報人", None), examples=["林小满"], aliases=["主讲人", "主讲"]
    )
    minutes: Duration | None = ask("Minutes", "时长", "時長", None, examples=["20分钟"])
    aim: Line = ask("Aim", "预期结果", "預期結果", "", examples=["确定下月投放渠道"])


class PartTaken(Asked):
    """What somebody does at the meeting who neither leads, minutes nor presents anything (R67)."""

    person: Person = ask("Person", "人员", "人員", examples=["唐以宁"])
    part: Line = ask("Part", "分工", "分工", examples=["签到引导"])


_LINK = Needed(
    "link",
    by="mode",
    among=(Mode.ONLINE, Mode.HYBRID),
    message=N_("is required for an online or hybrid meeting"),
    example="https://meet.example.org/826-113",
)
_PLACE = Needed(
    "room",
    by="mode",
    among=(Mode.IN_PERSON, Mode.HYBRID),
    message=N_("choose a room, or name another place"),
    instead=("place",),
)


_A_DAY = Limits(maximum=24 * 60)
"""No meeting lasts longer, in minutes: hours that were meant for minutes are sent back."""


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
    # R17, R30: what brings the meetings of one event together.
    event: EventNumber | None = ask(
        *("Event", "所属活动", "所屬活動", None),
        hint=(
            "Number of the event plan, if the meeting belongs to an event.",
            "会议属于某项活动时，填写活动策划案的编号。",
            "會議屬於某項活動時，填寫活動策劃案的編號。",
        ),
        examples=["43"],
    )
    date: Date = ask("Date", "会议日期", "會議日期", examples=["2026-04-13"])
    start: Time = ask("Start", "开始时间", "開始時間", examples=["14:00"])
    duration: Annotated[dt.timedelta, DurationKind(_A_DAY)] = ask(
        "Length", "会议时长", "會議時長", examples=["90分钟"]
    )
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
        *("Link to join online", "线上会议链接", "線上會議連結", None),
        examples=["https://meet.example.org/826-113"],
        aliases=["線上會議鏈接"],
    )
    participants: People = ask(
        *("Participants", "参会人员", "參會人員"),
        hint=(
            "Names or logins, or a department for all of its members.",
            "填写姓名或账号，用顿号或换行分隔；填写部门名称表示该部门全体成员。",
            "填寫姓名或帳號，用頓號或換行分隔；填寫部門名稱表示該部門全體成員。",
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
            "留空則按會議類型的預設主持人。",
        ),
        examples=["林小满"],
    )
    secretary: Person | None = ask(
        *("Secretary", "会议秘书", "會議秘書", None),
        hint=(
            "Left empty: the secretary of this type of meeting.",
            "留空则按会议类型的默认会议秘书。",
            "留空則按會議類型的預設會議秘書。",
        ),
        examples=["赵一鸣"],
    )
    parts: Annotated[tuple[PartTaken, ...], TableKind(PartTaken)] = ask(
        *("Parts", "参会分工", "參會分工", ()),
        hint=(
            "What participants do who neither lead, minute nor present: sign-in, photos, sound.",
            "主持、记录、汇报以外的分工，如签到、拍照、音响，每行一人。",
            "主持、記錄、匯報以外的分工，如簽到、拍照、音響，每行一人。",
        ),
        examples=["- 唐以宁；分工：签到引导"],
    )
    agenda: Annotated[tuple[AgendaItem, ...], TableKind(AgendaItem)] = ask(
        *("Agenda", "会议议程", "會議議程"),
        hint=(
            "One item a row. Rows copied from a spreadsheet can be pasted.",
            "每行一项；可以直接粘贴从表格软件复制的内容。",
            "每行一項；可以直接貼上從表格軟體複製的內容。",
        ),
        examples=["- 上月推广效果复盘；汇报人：林小满；时长：20分钟"],
    )
    materials: Attachments = ask("Materials", "会议资料", "會議資料", ())
    importance: Annotated[Importance, ChoiceKind.of(Importance)] = ask(
        "Importance", "重要程度", "重要程度"
    )
    # R125: what waives the notice period.
    emergency: Prose = ask(
        *("Reason for an emergency meeting", "紧急会议理由", "緊急會議理由", ""),
        hint=(
            "Only when the notice period cannot be kept.",
            "仅在无法按规定提前通知时填写。",
            "僅在無法按規定提前通知時填寫。",
        ),
        examples=["客户要求今日内答复投诉处理方案"],
    )
    classification: Annotated[Classification, ChoiceKind.of(Classification)] = ask(
        "Classification", "密级", "密級"
    )

    @staticmethod
    @check("mode", "link", needs=_LINK)
    def _an_online_meeting_has_a_link(mode: Mode, link: str | None) -> Iterator[Problem]:
        """Check R126: whoever takes part from afar needs to know where."""
        yield from _LINK.lacking(mode, link)

    @staticmethod
    @check("mode", "room", "place", needs=_PLACE)
    def _a_meeting_in_person_has_a_place(
        mode: Mode, room: str | None, place: str
    ) -> Iterator[Problem]:
        """Check R42: the place fits the form of the meeting."""
        yield from _PLACE.lacking(mode, room, place)

    @staticmethod
    @check("participants", "parts")
    def _who_has_a_part_is_asked_to_come(
        participants: tuple[str, ...], parts: tuple[PartTaken, ...]
    ) -> Iterator[Problem]:
        """Check R67: nobody learns of a part who does not learn of the meeting."""
        for row, each in enumerate(parts, 1):
            if each.person not in participants:
                message = N_("{person} has a part, but is not among the participants")
                values = {"person": f"@{each.person}"}
                yield Problem(message, values, field_id="parts", row=row)
