"""A field is one line, a meeting type one file, a form one file: all else follows from it (R3)."""

import difflib
import json
import re
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from generator.forms.element import Answer, Answers, Element, IssueForm
from generator.forms.issue_body import write_body
from generator.forms.issue_form import read_issue_form
from generator.parse import parse
from tests.copied import PARTS, ROOT, Copy

MINUTES = "class Minutes(Form)"
FIELD = '    weather: Line = ask("Weather", "天气", "天氣", "", examples=["晴"])'
BEFORE = "    attachments: "

MEETING_TYPE = """\
title = { en = "Retreat", zh-Hans = "务虚会", zh-Hant = "務虛會" }
description = { en = "Twice a year.", zh-Hans = "每年两次。", zh-Hant = "每年兩次。" }
department = "marketing"
participants = ["marketing"]

[[agenda]]
title = { en = "Looking back", zh-Hans = "回顾", zh-Hant = "回顧" }
minutes = 60

[[request.questions]]
id = "bus"
kind = "choice"
label = { en = "Bus", zh-Hans = "班车", zh-Hant = "班車" }
options = [
  { id = "early", label = { en = "At eight", zh-Hans = "八点发车", zh-Hant = "八點發車" } },
  { id = "late", label = { en = "At ten", zh-Hans = "十点发车", zh-Hant = "十點發車" } },
]

[[minutes.questions]]
id = "insight"
kind = "prose"
label = { en = "Insight", zh-Hans = "收获", zh-Hant = "收穫" }
"""

CUSTOM_FORM = """\
title = { en = "Visit report", zh-Hans = "走访报告", zh-Hant = "走訪報告" }
description = { en = "After a visit.", zh-Hans = "走访后填写。", zh-Hant = "走訪後填寫。" }
classification = "internal"

[[questions]]
id = "day"
kind = "date"
label = { en = "Day", zh-Hans = "走访日期", zh-Hant = "走訪日期" }
required = true

[[questions]]
id = "visited"
kind = "table"
label = { en = "Visited", zh-Hans = "走访对象", zh-Hant = "走訪對象" }
required = true
columns = [
  { id = "shop", kind = "line", label = { en = "Shop", zh-Hans = "店名", zh-Hant = "店名" } },
  { id = "by", kind = "person", label = { en = "By", zh-Hans = "走访人", zh-Hant = "走訪人" } },
  { id = "sales", kind = "money", label = { en = "Sales", zh-Hans = "销售额", zh-Hant = "金額" } },
]
"""


def sources(folder: Path) -> dict[str, list[str]]:
    """Return the lines of every file below *folder* that people write."""
    paths = [path for part in PARTS for path in (folder / part, *(folder / part).rglob("*"))]
    names = {path.relative_to(folder).as_posix(): path for path in paths if path.is_file()}
    return {
        name: path.read_bytes().decode("utf-8", "replace").splitlines()
        for name, path in sorted(names.items())
        if "__pycache__" not in name and not name.startswith("data/records/")
    }


def difference(copy: Copy, before: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the lines that were added (+) and removed (-) by hand since *before*, by file."""
    after = sources(copy.folder)
    return {
        path: [
            line
            for line in difflib.ndiff(before.get(path, []), after.get(path, []))
            if line.startswith(("+", "-"))
        ]
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    }


def form_of(copy: Copy, name: str) -> IssueForm:
    """Return the issue form *name* as GitHub would show it."""
    return read_issue_form(copy.text(f".github/ISSUE_TEMPLATE/{name}.yml"))


def shown(element: Element) -> Answer:
    """Return what GitHub shows in *element* before anybody has filled it in."""
    if element.default is not None:
        return element.options[element.default].label
    return element.value


def file(copy: Copy, name: str, issue: int, answers: Answers, by: str, at: str) -> str:
    """File the issue form *name* as GitHub shows it, with *answers*; return the reply."""
    form = form_of(copy, name)
    untouched = {element.id: shown(element) for element in form.elements}
    body = copy.folder / "body.md"
    body.write_bytes(write_body(form, {**untouched, **answers}).encode())
    return file_body(copy, body, name, issue, by, at)


def file_body(copy: Copy, body: Path, name: str, issue: int, by: str, at: str) -> str:
    """File the text in *body* as the form *name*, and return the reply."""
    slug = name.partition("-")[2]
    who = ("--issue", str(issue), "--author", by, "--at", at)
    return copy.run("file", body, "--form", slug, *who)


def answers_of(copy: Copy, path: str) -> dict[str, Any]:
    """Return the answers in the record at *path*."""
    answers: dict[str, Any] = json.loads(copy.text(f"data/records/{path}"))["answers"]
    return answers


def keep_records_before(copy: Copy, issue: int) -> None:
    """Go back to when *issue* had not been filed."""
    for path in (copy.folder / "data" / "records").glob("*/*.json"):
        if int(path.stem) >= issue:
            path.unlink()


def second_minutes() -> dict[str, Any]:
    """Return where the sample files minutes of a regular meeting for the second time."""
    timeline = (ROOT / "examples" / "timeline.jsonl").read_text("utf-8").splitlines()
    filed = (line for line in map(json.loads, timeline) if line.get("filed") == "minutes")
    regular = (line for line in filed if line["body"].endswith("-minutes-regular.md"))
    simplified = (
        line
        for line in regular
        if "### 会议编号" in (ROOT / "examples" / line["body"]).read_text("utf-8")
    )
    _, second = islice(simplified, 2)
    return dict(second)


REQUEST: Answers = {
    "topic": "秋季务虚会",
    "purposes": ["沟通信息"],
    "date": "2026-09-25",
    "start": "9:00",
    "duration": "6小时",
    "place": "云栖里",
    "bus": "十点发车",
}
MINUTED: Answers = {
    "meeting": "9001",
    "held": "2026-09-25",
    "started": "9:00",
    "ended": "15:00",
    "place": "云栖里",
    "chair": "林小满",
    "secretary": "赵一鸣",
    "attendance": "- 林小满\n- 赵一鸣",
    "discussion": "- 回顾；发言要点：各线小结",
    "summary": "一致同意。",
    "insight": "少即是多。",
}


@pytest.fixture
def copy(tmp_path) -> Copy:
    copied = Copy.of(tmp_path)
    keep_records_before(copied, second_minutes()["issue"])
    return copied


@pytest.fixture
def before(copy) -> dict[str, list[str]]:
    return sources(copy.folder)


def test_a_field_of_the_minutes_is_one_line(copy, before):
    (module,) = (
        path
        for path in (copy.folder / "generator" / "forms").rglob("*.py")
        if MINUTES in path.read_text("utf-8")
    )
    head, minutes = module.read_text("utf-8").split(MINUTES)
    added = minutes.replace(BEFORE, f"{FIELD}\n{BEFORE}", 1)
    module.write_text(head + MINUTES + added, "utf-8")
    line = second_minutes()
    issue, who = line["issue"], (line["by"], line["at"])
    copy.run("forms")
    name = "2-minutes-regular"

    # An old body, and all the old records that are read with it, are as good as they were …
    old = copy.folder / "examples" / line["body"]
    file_body(copy, old, name, issue, *who)
    unanswered = answers_of(copy, f"minutes/{issue}.json")
    assert "" == unanswered["weather"]

    # … and a new one has the field, from the form to the page.
    answers = parse(old.read_bytes().decode(), form_of(copy, name))
    reply = file(copy, name, issue, {**answers, "weather": "晴"}, *who)
    assert "| 天气 | 晴 |" in reply
    assert {**unanswered, "weather": "晴"} == answers_of(copy, f"minutes/{issue}.json")
    copy.run("render")
    assert "| 天气 | 晴 |" in copy.text(f"docs/meetings/2026/{unanswered['meeting']}.md")
    for name in ("minutes", "minutes-regular"):
        assert "| 天气 | <code>weather</code> |" in copy.text(f"docs/reference/{name}.md")
        schema = json.loads(copy.text(f"docs/reference/schemas/{name}.json"))
        assert "Weather" == schema["properties"]["weather"]["title"]
        assert "weather" not in schema["required"]

    assert [[f"+ {FIELD}"]] == list(difference(copy, before).values())


def test_a_meeting_type_is_one_file(copy, before):
    path = copy.folder / "data" / "meeting-types" / "retreat.toml"
    path.write_text(MEETING_TYPE, "utf-8")
    copy.run("forms")
    requested, minuted = (
        ("zhao-yiming--demo", "2026-09-01T10:00"),
        ("lin-xiaoman--demo", "2026-09-28"),
    )
    file(copy, "1-meeting-request-retreat", 9001, REQUEST, *requested)
    approved = ("--author", "lin-xiaoman--demo", "--at", "2026-09-02T10:00")
    copy.run("comment", "/批准", "--issue", "9001", *approved)
    file(copy, "2-minutes-retreat", 9002, MINUTED, *minuted)
    copy.run("render")

    record = answers_of(copy, "meeting-request/9001.json")
    assert ("retreat", "late") == (record["meeting_type"], record["bus"])
    assert [("回顾", "PT1H")] == [(each["title"], each["minutes"]) for each in record["agenda"]]
    page = copy.text("docs/meetings/2026/9001.md")
    assert "| 班车 | 十点发车 |" in page
    assert "\n## 收获\n" in page
    assert "少即是多。" in page
    assert "[秋季务虚会](../meetings/2026/9001.md)" in copy.text("docs/archive/type-retreat.md")
    assert "<code>bus</code>" in copy.text("docs/reference/meeting-request-retreat.md")
    assert '"insight"' in copy.text("docs/reference/schemas/minutes-retreat.json")
    assert ["data/meeting-types/retreat.toml"] == list(difference(copy, before))


def test_a_custom_form_is_one_file(copy, before):
    path = copy.folder / "data" / "forms" / "visit-report.toml"
    path.write_text(CUSTOM_FORM, "utf-8")
    copy.run("forms")
    visited = "店名\t走访人\t销售额\n汀禾书房\t邵长风\t1.2万元\n半亩塘\t@qin-ruogu--demo\t8000"
    who = ("shao-changfeng--demo", "2026-09-04T10:00")
    reply = file(copy, "5-visit-report", 9001, {"day": "9月3日", "visited": visited}, *who)
    copy.run("render")

    assert "2026-09-03" in reply
    assert "2026-09-03" == answers_of(copy, "visit-report/9001.json")["day"]
    page = copy.text("docs/filings/visit-report/9001.md")
    assert "走访报告 9001" in page
    assert "| 汀禾书房 | [邵长风](../../people/shao-changfeng--demo.md) | ¥12,000.00 |" in page
    assert "(visit-report/9001.md)" in copy.text("docs/filings/index.md")
    assert "| 销售额 | <code>sales</code> |" in copy.text("docs/reference/visit-report.md")
    assert '"visited"' in copy.text("docs/reference/schemas/visit-report.json")
    assert ["data/forms/visit-report.toml"] == list(difference(copy, before))


def test_the_guide_shows_three_additions_that_work_together(copy):
    guide = (ROOT / "docs" / "guides" / "en" / "extend.md").read_text("utf-8")
    (line,) = re.findall(r"^\+(.*)$", guide, re.MULTILINE)
    (module,) = {*re.findall(r"`(generator/\S+\.py)`", guide)}
    python = copy.folder / module
    python.write_text(python.read_text("utf-8").replace(BEFORE, f"{line}\n{BEFORE}", 1), "utf-8")
    files = re.findall(r"Write `(data/\S+\.toml)`:\n\n```toml\n(.*?)```", guide, re.DOTALL)
    for name, text in files:
        (copy.folder / name).write_text(text, "utf-8")
    settings = copy.folder / "data" / "settings.toml"
    english = settings.read_text("utf-8").replace('language = "zh-Hans"', 'language = "en"')
    settings.write_text(english, "utf-8")
    copy.run("forms")
    results = re.findall(r"`(\.github/\S+\.yml)`[^`]*```yaml\n(.*?)```", guide, re.DOTALL)

    assert 2 == len(files)
    assert {name: set() for name, _ in results} == {
        name: {*text.splitlines()} - {*copy.text(name).splitlines()} - {"  # …"}
        for name, text in results
    }
