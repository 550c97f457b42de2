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

    @classmethod
    def named(cls, value: str) -> Self:
        """Return the member with this *value*.

        Raises:
            ValueError: if there is none.
        """
        for member in cls:
            if member.value == value:
                return member
        msg = f"{value!r} is not one of {', '.join(cls)}"
        raise ValueError(msg)


class Classification(Term):
    """How secret a filing is (R81). Ordered: each may be read where the ones before it may."""

    PUBLIC = "public", "Public", "公开", "公開"
    INTERNAL = "internal", "Internal", "内部", "內部"
    RESTRICTED = "restricted", "Restricted", "机密", "機密"

    def is_within(self, edition: "Classification") -> bool:
        """Tell whether readers of *edition* may read what is as secret as this."""
        levels = list(Classification)
        return levels.index(self) <= levels.index(edition)


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
    """What an action item promises (R16, R24, R108, R122)."""

    TASK = "task", "Task", "工作任务", "工作任務"
    RESOURCE = "resource", "Resource to be provided", "资源提供", "資源提供"
    PROMISE = "promise", "Promise to a client", "客户承诺", "客戶承諾"
    EXTERNAL = "external", "Outside party", "对外协调", "對外協調"
    IMPROVEMENT = "improvement", "Improvement measure", "改进措施", "改進措施"


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


class Grounds(Term):
    """Why a regulation is to be revised (R132)."""

    DEVELOPMENT = "development", "Development of the company", "公司发展", "公司發展"
    MARKET = "market", "Change of the market", "市场变化", "市場變化"
    PRACTICE = "practice", "Experience in practice", "实际执行情况", "實際執行情況"
    LAW = "law", "Change of the law", "法律法规变化", "法律法規變化"


class Rating(Term):
    """A mark from 1 to 5; schema.org ``Rating``."""

    VERY_GOOD = "5", "5 - very good", "5 - 非常满意", "5 - 非常滿意"
    GOOD = "4", "4 - good", "4 - 满意", "4 - 滿意"
    FAIR = "3", "3 - fair", "3 - 一般", "3 - 一般"
    POOR = "2", "2 - poor", "2 - 不满意", "2 - 不滿意"
    VERY_POOR = "1", "1 - very poor", "1 - 非常不满意", "1 - 非常不滿意"


class Conversation(Term):
    """How people are asked what they think, beside the feedback form (R115)."""

    INTERVIEW = "interview", "Interview", "面谈", "面談"
    GROUP = "group", "Group discussion", "小组讨论", "小組討論"


class Duty(Term):
    """What somebody does at one meeting (R6, R67); the first three as in Robert's Rules."""

    ORGANIZER = "organizer", "Organizer", "组织者", "組織者"
    CHAIR = "chair", "Chair", "主持人", "主持人"
    SECRETARY = "secretary", "Secretary", "会议秘书", "會議秘書"
    PARTICIPANT = "participant", "Participant", "参会人员", "參會人員"
    APPROVER = "approver", "Approver", "审批人", "審批人"


class Signer(Term):
    """Whose word makes the minutes right (R90)."""

    CHAIR = "chair", "Chair", "主持人", "主持人"
    ORGANIZER = "organizer", "Organizer", "组织者", "組織者"


class Approval(Term):
    """Whose yes a filing of a custom form needs before it counts (R40)."""

    NONE = "none", "No approval needed", "无需审批", "無需審批"
    HEAD = "head", "Head of department", "部门负责人审批", "部門負責人審批"


class Period(Term):
    """How often something is due (R33, R111); ISO 8601 durations of one, three and six months."""

    NONE = "none", "When needed", "按需", "按需"
    MONTH = "month", "Every month", "每月", "每月"
    QUARTER = "quarter", "Every quarter", "每季度", "每季度"
    HALF_YEAR = "half-year", "Every half-year", "每半年", "每半年"


class Indicator(Term):
    """What an evaluation measures, against a target where one is set (R112, R113, R117)."""

    APPROVAL_TIME = "approval-time", "Time to approval", "审批用时", "審批用時"
    NOTICE_IN_TIME = "notice-in-time", "Notices in time", "通知及时率", "通知及時率"
    CONFIRMED = "confirmed", "Answers to the notice", "参会回复率", "參會回覆率"
    ATTENDANCE = "attendance", "Attendance", "出席率", "出席率"
    PUNCTUALITY = "punctuality", "Punctuality", "准时率", "準時率"
    AIMS_REACHED = "aims-reached", "Aims reached", "目标达成率", "目標達成率"
    AGENDA_COVERED = "agenda-covered", "Agenda covered", "议程完成率", "議程完成率"
    LENGTH_KEPT = "length-kept", "Planned length kept", "按时结束率", "按時結束率"
    OVERRUN = "overrun", "Longer than planned", "平均超时", "平均超時"
    MINUTES_TIME = "minutes-time", "Time to the minutes", "纪要用时", "紀要用時"
    MINUTES_IN_TIME = "minutes-in-time", "Minutes in time", "纪要及时率", "紀要及時率"
    SIGNING_TIME = "signing-time", "Time to signing", "签署用时", "簽署用時"
    DECISIONS_CARRIED_OUT = "decisions-carried-out", "Decisions carried out", "决策执行率", "決策執行率"  # fmt: skip
    ACTIONS_IN_TIME = "actions-in-time", "Action items in time", "行动项按期完成率", "行動項按期完成率"  # fmt: skip
    PUT_OFF = "put-off", "Due dates put off", "平均延期", "平均延期"
    OBSTACLES = "obstacles", "Action items with obstacles", "受阻行动项", "受阻行動項"
    COMPLIANCE = "compliance", "Clauses kept", "制度符合率", "制度符合率"
    FEEDBACK_GIVEN = "feedback-given", "Feedback given", "反馈率", "反饋率"
    SATISFACTION = "satisfaction", "Satisfaction", "参会人员满意度", "參會人員滿意度"
    RELEVANCE = "relevance", "Relevance to work", "工作相关度", "工作相關度"
    EFFICIENCY = "efficiency", "Use of time", "时间利用", "時間利用"
    DISCIPLINE = "discipline", "Order at meetings", "纪律评分", "紀律評分"
    COHESION = "cohesion", "Team cohesion", "团队凝聚力", "團隊凝聚力"
    HEADS_RATING = "heads-rating", "Rating by the head", "领导评价", "領導評價"


class Act(Term):
    """What can happen to a filing after it was made; the comment command has the same name."""

    APPROVE = "approve", "Approved", "批准", "批准"
    REJECT = "reject", "Rejected", "驳回", "駁回"
    CONFIRM = "confirm", "Confirmed", "确认", "確認"
    DECLINE = "decline", "Declined", "不参会", "不參會"
    LEAVE = "leave", "Asked for leave", "请假", "請假"
    SUBSTITUTE = "substitute", "Named a substitute", "代会", "代會"
    AGENDA = "agenda", "Added to the agenda", "增加议题", "增加議題"
    INVITE = "invite", "Invited", "邀请", "邀請"
    UNINVITE = "uninvite", "Invitation withdrawn", "取消邀请", "取消邀請"
    RESCHEDULE = "reschedule", "Rescheduled", "改期", "改期"
    CANCEL = "cancel", "Cancelled", "取消", "取消"
    SIGN = "sign", "Signed", "签署", "簽署"
    RETURN = "return", "Returned", "退回", "退回"
    FEEDBACK = "feedback", "Gave feedback", "意见", "意見"
    ANSWER = "answer", "Answered", "答复", "答覆"
    CAUGHT_UP = "caught-up", "Caught up", "补听", "補聽"
    PROGRESS = "progress", "Progress reported", "进展", "進展"
    DONE = "done", "Reported done", "完成", "完成"
    BLOCKED = "blocked", "Reported blocked", "受阻", "受阻"
    EXTEND = "extend", "Asked for more time", "延期", "延期"
    ACCEPT = "accept", "Accepted", "验收", "驗收"
    HELP = "help", "Asked for help", "帮助", "幫助"
    EDIT = "edit", "Edited", "修改", "修改"


class Stage(Term):
    """Where a meeting stands in its life (R7)."""

    REQUESTED = "requested", "Awaiting approval", "待审批", "待審批"
    REJECTED = "rejected", "Rejected", "已驳回", "已駁回"
    APPROVED = "approved", "Approved", "已批准", "已批准"
    CANCELLED = "cancelled", "Cancelled", "已取消", "已取消"
    HELD = "held", "Held, minutes owed", "已召开，待提交纪要", "已召開，待提交紀要"
    MINUTED = "minuted", "Minutes to be signed", "纪要待签署", "紀要待簽署"
    RETURNED = "returned", "Minutes returned", "纪要已退回，待修改", "紀要已退回，待修改"
    REVISED = "revised", "Edited, to be signed again", "已修改，待重新签署", "已修改，待重新簽署"
    SIGNED = "signed", "Minutes signed", "纪要已签署", "紀要已簽署"
    WITHDRAWN = "withdrawn", "Withdrawn", "已撤回", "已撤回"


class Phase(Term):
    """Where a day lies in the life of an event (R17, R30): before, during or after it."""

    BEFORE = "before", "In preparation", "筹备中", "籌備中"
    DURING = "during", "Under way", "进行中", "進行中"
    AFTER = "after", "Over", "已结束", "已結束"


class Lack(Term):
    """What an event has not got although it is time for it (R17, R40, R124)."""

    APPROVAL = "approval", "plan not approved yet", "策划案未获批准", "策劃案未獲批准"
    PLANNING = "planning", "no planning meeting yet", "尚未安排策划会议", "尚未安排策劃會議"
    SUMMARY = "summary", "no summary meeting yet", "尚未安排总结会议", "尚未安排總結會議"
    REPORT = "report", "no report yet", "尚未提交总结报告", "尚未提交總結報告"


class ActionStatus(Term):
    """Where an action item stands; iCalendar VTODO ``STATUS``, with the due date in view."""

    OPEN = "open", "Open", "未开始", "未開始"
    IN_PROCESS = "in-process", "In progress", "进行中", "進行中"
    BLOCKED = "blocked", "Blocked", "受阻", "受阻"
    OVERDUE = "overdue", "Overdue", "已逾期", "已逾期"
    DONE = "done", "Done", "已完成", "已完成"
    ACCEPTED = "accepted", "Done and accepted", "已验收", "已驗收"


class DecisionStatus(Term):
    """What became of a decision (R100, R120)."""

    IN_FORCE = "in-force", "In force", "有效", "有效"
    CARRIED_OUT = "carried-out", "Carried out", "已落实", "已落實"
    SUPERSEDED = "superseded", "Superseded", "已被替代", "已被替代"


class Urgency(Term):
    """How soon an open action item is due."""

    OVERDUE = "overdue", "Overdue", "已逾期", "已逾期"
    WEEK = "week", "This week", "本周", "本週"
    MONTH = "month", "This month", "本月", "本月"
    LATER = "later", "Later", "以后", "以後"


class Result(Term):
    """How far something did what it was for: an action item (R109), or a meeting (R112)."""

    MET = "met", "Met", "达成", "達成"
    PARTLY = "partly", "Partly met", "部分达成", "部分達成"
    NOT_MET = "not-met", "Not met", "未达成", "未達成"


class ReminderKind(Term):
    """What people are reminded of; the wording heads the reminder."""

    CONFIRM = "confirm", "Who is coming?", "请确认是否参会", "請確認是否參會"
    SOON = "soon", "Meeting coming up", "会议即将召开", "會議即將召開"
    PREPARATION = "preparation", "Preparation still open", "会前准备尚未完成", "會前準備尚未完成"
    APPROVAL = "approval", "Waiting for approval", "等待审批", "等待審批"
    MINUTES_DUE = "minutes-due", "Minutes due", "会议纪要到期", "會議紀要到期"
    MINUTES_OVERDUE = "minutes-overdue", "Minutes overdue", "会议纪要已逾期", "會議紀要已逾期"
    MINUTES_HEAD = "minutes-head", "Minutes still missing", "会议纪要仍未提交", "會議紀要仍未提交"
    SIGNATURE = "signature", "Waiting for a signature", "会议纪要等待签署", "會議紀要等待簽署"
    RETURNED = "returned", "Minutes returned", "会议纪要已退回，待修改", "會議紀要已退回，待修改"
    OPINION = "opinion", "Feedback on the minutes", "会议纪要反馈意见待答复", "會議紀要反饋意見待答覆"  # fmt: skip
    ACTION_AHEAD = "action-ahead", "Action item due soon", "行动项即将到期", "行動項即將到期"
    ACTION_DUE = "action-due", "Action item due", "行动项到期", "行動項到期"
    ACTION_OVERDUE = "action-overdue", "Action item overdue", "行动项已逾期", "行動項已逾期"
    ACTION_ORGANIZER = "action-organizer", "Overdue: to the organizer", "行动项逾期，请组织者关注", "行動項逾期，請組織者關注"  # fmt: skip
    ACTION_HEAD = "action-head", "Overdue: to the head", "行动项逾期，请部门负责人关注", "行動項逾期，請部門負責人關注"  # fmt: skip
    BLOCKED = "blocked", "Action item blocked", "行动项受阻", "行動項受阻"
    EXTENSION = "extension", "More time was asked for", "延期申请待答复", "延期申請待答覆"
    ACCEPTANCE = "acceptance", "Waiting for acceptance", "行动项待验收", "行動項待驗收"
    FEEDBACK = "feedback", "How was the meeting?", "请反馈会议意见", "請反饋會議意見"
    ACKNOWLEDGE = "acknowledge", "A regulation was amended", "请确认知悉制度修订", "請確認知悉制度修訂"  # fmt: skip
    CATCH_UP = "catch-up", "Catch up on the meeting", "请补听会议内容", "請補聽會議內容"
    EVENT_REPORT = "event-report", "Report on an event", "请提交活动总结报告", "請提交活動總結報告"
    RATING = "rating", "How was the period?", "请填写领导评价", "請填寫領導評價"
    FILING_DUE = "filing-due", "Due now", "请按时提交", "請按時提交"
    FILING_OVERDUE = "filing-overdue", "Not filed yet", "逾期未提交", "逾期未提交"
    DIGEST = "digest", "Weekly digest", "会议周报", "會議週報"
    BULLETIN = "bulletin", "Bulletin for everybody", "全员通报", "全員通報"


class Outcome(Term):
    """What a rule finds at a meeting; EARL ``OutcomeValue``, with a waiver (R125)."""

    PASSED = "passed", "Passed", "符合", "符合"
    FAILED = "failed", "Failed", "不符合", "不符合"
    WAIVED = "waived", "Waived", "豁免", "豁免"
    NOT_YET = "not-yet", "Not yet", "未到", "未到"
    NOT_APPLICABLE = "not-applicable", "Not applicable", "不适用", "不適用"
