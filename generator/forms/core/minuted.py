"""The rows of the minutes: who was there, what was said, agreed and promised, what stays open."""

from typing import Annotated

from generator.forms.asked import Asked
from generator.forms.kinds import ChoiceKind, Date, DecisionNumber, Line, Person, Time
from generator.forms.question import ask
from generator.vocabulary import ActionKind, Presence


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
    problems: Line = ask("Problems", "存在问题", "存在問題", "", examples=["内容渠道人手不足"])
    solutions: Line = ask("Solutions", "解决办法", "解決辦法", "", examples=["从客服组借调一人"])


class Decision(Asked):
    """What was agreed, and who answers for it (R86, R100); perhaps in place of what held before."""

    text: Line = ask("Decision", "决议内容", "決議內容", examples=["二季度推广以短视频为主"])
    assignee: Person = ask(
        *("Assignee", "责任人", "責任人"), examples=["林小满"], aliases=["负责人", "Owner"]
    )
    due: Date | None = ask("Due", "时间节点", "時間節點", None, examples=["2026-04-30"])
    quality: Line = ask(
        "Quality requirement", "质量要求", "質量要求", "", examples=["方案经部门负责人确认"]
    )
    supersedes: DecisionNumber | None = ask(
        "Supersedes", "替代决议", "替代決議", None, examples=["D17-2"]
    )


class ActionItem(Asked):
    """Who does what by when, and how well: these four are required (R11, R86).

    Steps and goal are its plan (R101); *party* is who outside has to be dealt with (R108).
    """

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
    steps: Line = ask("Steps", "实施步骤", "實施步驟", "", examples=["先询价，再打样，最后定稿"])
    goal: Line = ask("Expected goal", "预期目标", "預期目標", "", examples=["每单获客成本低于80元"])
    party: Line = ask(
        *("External party", "外部单位", "外部單位", ""),
        examples=["某某印务公司"],
        aliases=["对接单位", "對接單位", "外部对接单位"],
    )


class OpenQuestion(Asked):
    """What the meeting left open, and which action item takes it on."""

    text: Line = ask("Question", "问题", "問題", examples=["新渠道由谁维护"])
    action: Line = ask(
        *("Taken on by", "对应行动项", "對應行動項", ""), examples=["提交短视频投放方案"]
    )
