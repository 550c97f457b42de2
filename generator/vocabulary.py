"""The words of the domain: each enumeration names the standard it follows, each member its label."""

from enum import StrEnum
from typing import Self

from generator.wording import Wording


class Term(StrEnum):
    """A word from a closed list: the value is kept in records, the wording is shown to people."""

    wording: Wording

    def __new__(cls, value: str, en: str, hans: str, hant: str) -> Self:
        """Make the member *value* with its wording in three languages."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.wording = Wording.of(en, hans, hant)
        return member


class Classification(Term):
    """How secret a filing is (R81). Ordered: each may be read where the ones before it may."""

    PUBLIC = "public", "Public", "公开", "公開"
    INTERNAL = "internal", "Internal", "内部", "內部"
    RESTRICTED = "restricted", "Restricted", "机密", "機密"


class Mode(Term):
    """How people meet (R42, R126); schema.org ``eventAttendanceMode``."""

    IN_PERSON = "in-person", "In person", "现场会议", "現場會議"
    ONLINE = "online", "Online", "线上会议", "線上會議"
    HYBRID = "hybrid", "Hybrid", "现场与线上结合", "現場與線上結合"


class Importance(Term):
    """Decides whose approval a meeting needs (R38)."""

    NORMAL = "normal", "Normal", "一般会议", "一般會議"
    IMPORTANT = "important", "Important", "重要会议", "重要會議"


class Purpose(Term):
    """What a meeting is for (R2)."""

    DEPLOY = "deploy", "Assign and align work", "部署工作、统一思想", "部署工作、統一思想"
    INFORM = "inform", "Share information", "沟通信息", "溝通信息"
    SOLVE = "solve", "Solve problems", "解决问题", "解決問題"
    DEVELOP = "develop", "Develop people", "提高员工素质", "提高員工素質"


class Presence(Term):
    """How somebody took part (R70); W3C minutes ``Present`` and ``Regrets``, refined."""

    PRESENT = "present", "Present", "出席", "出席"
    LATE = "late", "Late", "迟到", "遲到"
    LEFT_EARLY = "left-early", "Left early", "早退", "早退"
    ON_LEAVE = "on-leave", "On leave", "请假", "請假"
    ABSENT = "absent", "Absent", "缺席", "缺席"


class ActionKind(Term):
    """What an action item promises (R16, R24, R108)."""

    TASK = "task", "Task", "工作任务", "工作任務"
    RESOURCE = "resource", "Resource to be provided", "资源提供", "資源提供"
    PROMISE = "promise", "Promise to a client", "客户承诺", "客戶承諾"
    EXTERNAL = "external", "Outside party", "对外协调", "對外協調"


class Progress(Term):
    """Where an action item stands, as its assignee reports it (R103); iCalendar VTODO ``STATUS``."""

    IN_PROCESS = "in-process", "In progress", "进行中", "進行中"
    COMPLETED = "completed", "Done", "已完成", "已完成"
    BLOCKED = "blocked", "Blocked", "受阻", "受阻"


class Role(Term):
    """What the directory says somebody may do (R6)."""

    MEMBER = "member", "Member", "成员", "成員"
    SENIOR = "senior", "Senior member", "资深员工", "資深員工"
    DEPUTY = "deputy", "Deputy head", "副负责人", "副負責人"
    HEAD = "head", "Head of department", "部门负责人", "部門負責人"
    SECRETARY = "secretary", "Meeting secretary", "会议秘书", "會議秘書"
    EXECUTIVE = "executive", "Executive", "公司高层领导", "公司高層領導"


class HolidayRule(Term):
    """Where a regular meeting goes when its day is not a working day (R8)."""

    EARLIER = "earlier", "Held earlier", "提前", "提前"
    LATER = "later", "Held later", "顺延", "順延"
    SKIPPED = "skipped", "Not held", "暂停一次", "暫停一次"
