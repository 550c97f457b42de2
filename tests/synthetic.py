"""Meetings made up for measuring: requests, minutes and progress reports, the same on every run."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from random import Random

from opencc import OpenCC

from generator.cli.workspace import Workspace
from generator.forms.element import ElementType, IssueForm
from generator.forms.form import Form
from generator.forms.issue import issue_form
from generator.forms.issue_body import write_body
from generator.forms.kinds import Choosable, Context

FIRST_DAY = dt.date(2022, 1, 3)
"""A Monday. There is a meeting on every day from Monday to Friday, whatever the holidays."""

TYPES = ("regular", "sales-special")
"""Meeting types of the sample organisation: one with minutes of its own, one without."""

MEMBERS, ITEMS, ACTIONS, REPORTS = 8, 5, 3, 2
"""How many take part, are discussed, are to be done, and are reported on, in each meeting."""

_SUBJECTS = (
    *("夏夜市集的招商进度", "会员订阅盒的退订情况", "中秋礼盒的外盒打样", "旗舰店搜索投放的效果"),
    *("书店渠道的补货周期", "客户投诉的处理时限", "短视频的单客成本", "小程序首页的跳失率"),
    *("节令香囊的固色检测", "景区店的陈列位置", "预售页面的压力测试", "企业团购的回款"),
    *("展会扫码登记的名单", "季度预算的执行率", "仓库打包的人手", "手写卡的制作成本"),
)
_FINDINGS = (
    "本周完成{n}项，比上周多{m}项，主要差距在周末两天",
    "累计{n}单，退换{m}单，其中一半以上是外包装压痕",
    "单价从{n}元谈到{m}元，对方要求月底前付清定金",
    "抽查{n}件，不合格{m}件，原因是烘干时间不足",
    "问卷收回{n}份，有效{m}份，多数人看重交期而不是价格",
    "访问量{n}万次，转化率百分之{m}，手机端明显好于电脑端",
)
_OUTCOMES = (
    "由负责人每周五前更新进度，没有进展的写明原因",
    "先试行一个月，按{n}件的规模核算成本后再定",
    "换一家供应商同时打样，以含水率不高于百分之{m}为准",
    "并入下次例会汇报，附上分渠道的数据和{n}张现场照片",
)
_TASKS = ("提交{}的改进方案", "核对{}的数据并报财务", "整理{}的问题清单", "落实{}的负责人和时间表")


@dataclass(frozen=True)
class Draft:
    """A filing before it is filed; *answers* are as :func:`write_body` takes them."""

    issue: int
    form: str
    author: str
    at: dt.datetime
    language: str
    answers: Mapping[str, str | list[str]]


def drafts(workspace: Workspace, meetings: int, seed: int = 17) -> Iterator[Draft]:
    """Yield the filings of so many *meetings* of the organisation in *workspace*.

    Every third meeting is filed in traditional Chinese. The same *seed* gives the same filings.
    """
    office = _Office(workspace, Random(seed))  # noqa: S311 - to be repeated, not to be secret
    for number, day in enumerate(islice(_weekdays(), meetings)):
        language = "zh-Hant" if number % 3 == 2 else "zh-Hans"
        yield from office.meeting(number, day, language)


def body(draft: Draft, workspace: Workspace) -> str:
    """Return the body that GitHub makes of *draft*."""
    return write_body(_issue_form(workspace, draft.form, draft.language), draft.answers)


def _weekdays() -> Iterator[dt.date]:
    day = FIRST_DAY
    while True:
        if day.isoweekday() <= 5:
            yield day
        day += dt.timedelta(days=1)


@cache
def _issue_form(workspace: Workspace, slug: str, language: str) -> IssueForm:
    return issue_form(workspace.forms[slug], workspace.context(language))


@cache
def _traditional() -> OpenCC:
    return OpenCC("s2tw")


def _in_script(text: str, language: str) -> str:
    return _traditional().convert(text) if language == "zh-Hant" else text


class _Office:
    """Somebody who writes filings: what stands in them is drawn at random, but from real words."""

    def __init__(self, workspace: Workspace, random: Random) -> None:
        self._workspace = workspace
        self._organisation = workspace.organisation
        self._random = random
        people = self._organisation.directory.people
        self._people = [person for person in people if person.left is None]

    def meeting(self, number: int, day: dt.date, language: str) -> Iterator[Draft]:
        """Yield the filings of the meeting on *day*: a request, minutes and progress reports."""
        first = number * (2 + REPORTS) + 1
        kind = self._organisation.meeting_types[TYPES[number % len(TYPES)]]
        staff = self._random.sample(self._people, MEMBERS)
        logins, names = [each.login for each in staff], [each.name for each in staff]
        minutes = "minutes-regular" if kind.slug == "regular" else "minutes"
        filings = [
            (f"meeting-request-{kind.slug}", -7, self._request(kind.slug, day, names)),
            (minutes, 1, self._minutes(first, day, names)),
            *(("progress", 7 + n, self._progress(f"{first}-{n}")) for n in range(1, REPORTS + 1)),
        ]
        for place, (slug, days, answers) in enumerate(filings):
            at = dt.datetime.combine(day, dt.time(10), self._organisation.settings.zone)
            said = self._as_filed(slug, answers, language)
            yield Draft(first + place, slug, logins[0], at + dt.timedelta(days), language, said)

    def _request(self, kind: str, day: dt.date, names: list[str]) -> dict[str, object]:
        agenda = [(subject, name, "15分钟", "有结论") for subject, name in self._subjects(names)]
        return {
            "meeting_type": kind,
            "topic": f"{self._subject()}专题会",
            "purposes": ["inform", "deploy"],
            "aim": f"{self._finding()}。{self._outcome()}。",
            "date": day.isoformat(),
            "start": "下午2点",
            "duration": "一个半小时",
            "mode": "in-person",
            "room": "camphor",
            "participants": "、".join(names),
            "agenda": _lines("；", agenda),
            "importance": "normal",
            "classification": "internal",
            "problem": self._finding(),
        }

    def _minutes(self, meeting: int, day: dt.date, names: list[str]) -> dict[str, object]:
        discussion = [
            (subject, name, self._finding(), self._outcome())
            for subject, name in self._subjects(names)
        ]
        due = (day + dt.timedelta(days=10)).isoformat()
        decisions = [(self._outcome(), name) for name in names[:2]]
        actions = [(self._task(), name, due, self._outcome()) for name in names[:ACTIONS]]
        return {
            "meeting": str(meeting),
            "held": day.isoformat(),
            "started": "14:00",
            "ended": "15：26",
            "place": "香樟厅",
            "chair": names[0],
            "secretary": names[1],
            "attendance": _table("参会人员|出席情况", [(name, "出席") for name in names]),
            "discussion": _table("议题|发言人|发言要点|讨论结果", discussion),
            "summary": "\n".join(f"- {self._finding()}；**{self._outcome()}**。" for _ in range(3)),
            "decisions": _table("决议内容|责任人", decisions),
            "actions": _table("工作任务|责任人|时间节点|质量要求", actions),
        }

    def _progress(self, action: str) -> dict[str, object]:
        report = f"{self._finding()}。{self._outcome()}。"
        return {"action": action, "progress": "completed", "report": report}

    def _subjects(self, names: list[str]) -> Iterator[tuple[str, str]]:
        return zip(self._random.sample(_SUBJECTS, ITEMS), names, strict=False)

    def _subject(self) -> str:
        return self._random.choice(_SUBJECTS)

    def _task(self) -> str:
        return self._random.choice(_TASKS).format(self._subject())

    def _finding(self) -> str:
        return self._with_figures(self._random.choice(_FINDINGS))

    def _outcome(self) -> str:
        return self._with_figures(self._random.choice(_OUTCOMES))

    def _with_figures(self, text: str) -> str:
        return text.format(n=self._random.randint(40, 900), m=self._random.randint(2, 39))

    def _as_filed(
        self, slug: str, answers: Mapping[str, object], language: str
    ) -> dict[str, str | list[str]]:
        """Return *answers* as they are written: options by their labels, text in the script."""
        form = self._workspace.forms[slug]
        context = self._workspace.context(language)
        shown = {e.id: e.type for e in _issue_form(self._workspace, slug, language).elements}
        return {
            name: labels(form, name, answer, context)
            if shown[name] is ElementType.DROPDOWN
            else _in_script(str(answer), language)
            for name, answer in answers.items()
            if name in shown
        }


def labels(form: type[Form], name: str, answer: object, context: Context) -> str | list[str]:
    """Return what is chosen on a form where *answer* has the ids of it."""
    (question,) = (each for each in form.questions() if each.id == name)
    words = _words(question.kind.choosables(context.organisation), context.language)
    return [words[id_] for id_ in answer] if isinstance(answer, list) else words[str(answer)]


def _words(choosables: tuple[Choosable, ...], language: str) -> dict[str, str]:
    return {each.id: each.wording.text(language) for each in choosables}


def _lines(separator: str, rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"- {separator.join(row)}" for row in rows)


def _table(heading: str, rows: Sequence[tuple[str, ...]]) -> str:
    columns = heading.split("|")
    lines = [columns, ["---"] * len(columns), *map(list, rows)]
    return "\r\n".join(f"| {' | '.join(line)} |" for line in lines)
