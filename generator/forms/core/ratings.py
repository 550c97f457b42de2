"""What is filed for the evaluation of a period: the head's rating, and what people said."""

from decimal import Decimal
from typing import Annotated

from generator.forms.form import Form
from generator.forms.kinds import ChoiceKind, Date, Department, Limits, Mark, NumberKind, Prose
from generator.forms.question import ask
from generator.vocabulary import Classification, Conversation
from generator.wording import Wording


class HeadsRating(Form):
    """What the head of a department thinks of its meetings in one period (R112, R113, R114).

    It is no secret ballot: whoever rates is named.
    """

    slug = family = "rating"
    rank = 7
    title = Wording.of("Rating by the head", "领导评价", "領導評價")
    purpose = Wording.of(
        "As head of a department or executive, rate a period's meetings. Your name is shown.",
        "部门负责人或公司高层领导对一个评估周期的会议作出评价，署名公布。",
        "部門負責人或公司高層領導對一個評估週期的會議作出評價，署名公佈。",
    )
    secrecy = Classification.INTERNAL

    department: Department = ask("Department", "部门", "部門")
    day: Date = ask(
        *("Period rated", "评价期间", "評價期間"),
        hint=(
            "Any day of the quarter or half-year that is rated.",
            "填写所评季度或半年内的任意一天。",
            "填寫所評季度或半年內的任意一天。",
        ),
        examples=["2026-06-30"],
    )
    aims: Mark = ask("Aims reached", "目标达成", "目標達成")
    efficiency: Mark = ask("Good use of time", "会议效率", "會議效率")
    information: Mark = ask("Information passed on", "信息传达", "信息傳達")
    execution: Mark = ask("Decisions carried out", "决策执行", "決策執行")
    cohesion: Mark = ask("Team cohesion", "团队凝聚力", "團隊凝聚力")
    findings: Prose = ask(
        *("In words", "评价说明", "評價說明", ""),
        examples=["例会准时了，但决议的质量要求仍写得太笼统。"],
    )
    proposals: Prose = ask(
        *("Proposals", "改进建议", "改進建議", ""),
        examples=["例会的汇报改为会前书面提交。"],
    )


class Interview(Form):
    """What people said when they were asked, one by one or in a group (R115)."""

    slug = family = "interview"
    rank = 7
    title = Wording.of("Interview notes", "面谈与小组讨论记录", "面談與小組討論記錄")
    purpose = Wording.of(
        "Keep what people said of meetings in an interview or a group discussion.",
        "记录在面谈或小组讨论中收集到的对会议的意见。",
        "記錄在面談或小組討論中收集到的對會議的意見。",
    )

    department: Department = ask("Department", "部门", "部門")
    day: Date = ask("Held on", "日期", "日期", examples=["2026-06-30"])
    conversation: Annotated[Conversation, ChoiceKind.of(Conversation)] = ask("Kind", "方式", "方式")
    people: Annotated[Decimal, NumberKind(limits=Limits(1))] = ask(
        "Number of people", "参加人数", "參加人數", examples=["5"]
    )
    findings: Prose = ask(
        *("Findings", "主要意见", "主要意見"),
        hint=(
            "Say what was said, not who said it.",
            "只写意见，不写是谁说的。",
            "只寫意見，不寫是誰說的。",
        ),
        examples=["会前资料发得太晚，来不及看。"],
    )
    proposals: Prose = ask(
        *("Proposals", "改进建议", "改進建議", ""),
        hint=(
            "What a meeting agrees on becomes an action item of the kind improvement measure.",
            "经会议确定后，列入行动计划，类别选“改进措施”。",
            "經會議確定後，列入行動計劃，類別選“改進措施”。",
        ),
        examples=["资料最晚提前一天发出。"],
    )
    classification: Annotated[Classification, ChoiceKind.of(Classification)] = ask(
        "Classification", "密级", "密級"
    )
