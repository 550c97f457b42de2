"""The forms of the site: filled in, checked, kept, and filed as GitHub's own forms would be."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from generator.archive import Archive, standing
from generator.cli import app
from generator.cli.workspace import Workspace
from generator.errors import Problem
from generator.forms.core import Preparation
from generator.forms.form import Form
from generator.forms.kinds import Context
from generator.lifecycle import Filing, Refusal, Save, file
from generator.render import Site, prefill, render, render_problems
from generator.render.filled import LONGEST
from generator.render.page import Links
from generator.validate import validate
from generator.vocabulary import Stage
from tests.browser import site as sample
from tests.browser.conftest import watched
from tests.browser.filing import as_answered, body_on, fill, reference
from tests.copied import ROOT
from tests.hostile_texts import TEXTS

SAMPLE = Workspace(ROOT / "data")
REPOSITORY = "https://github.com/example/meetings"
FOLDERS = ("filings/", "forms/", "reference/")
TITLE = r"### [^\n]+"


@cache
def archive() -> Archive:
    return SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None))


def context() -> Context:
    return SAMPLE.context("zh-Hans")


@cache
def filed(slug: str) -> Any:
    """Return what the sample has of the form *slug*: the record that says most."""
    found = [r for r in archive().records.values() if type(r.answers).slug == slug]
    return max(found, key=lambda record: len(record.model_dump_json()), default=None)


def _pages(language: str, links: Links) -> dict[str, str]:
    site = Site(archive(), SAMPLE.forms, language, links)
    return {path: text for path, text in render(site).items() if path.startswith(FOLDERS)}


@pytest.fixture(scope="session")
def forms(tmp_path_factory) -> Path:
    """The forms on disk: in Chinese, in English below ``en``, without a repository below ``no``."""
    parts = {
        "": _pages("zh-Hans", Links(REPOSITORY)),
        "en/": _pages("en", Links(REPOSITORY)),
        "no/": _pages("zh-Hans", Links()),
    }
    files = {folder + path: text for folder, pages in parts.items() for path, text in pages.items()}
    # What the forms are reached from is no subject here, and what filings link to is not there.
    files = {path: text for path, text in files.items() if "filings/" not in path}
    files |= {f"{folder}filings/index.md": "# 其他\n" for folder in parts}
    return sample.build(tmp_path_factory.mktemp("forms"), sample.SETTINGS, files)


@pytest.fixture
def read(chromium, forms) -> Iterator[Callable[..., Page]]:
    """Open the page of a form: ``read("minutes")``."""
    with ExitStack() as windows:
        yield lambda slug, below="", **more: windows.enter_context(
            watched(chromium, f"{forms.as_uri()}/{below}forms/{slug}", **more)
        )


def page_of(slug: str, fragment: str = "") -> str:
    return f"{slug}.html{fragment}"


def example(slug: str) -> tuple[Any, Any]:
    """Return *slug* filled in, as the sample has it or as somebody might."""
    record = filed(slug)
    if record:
        return record.answers, record
    form = SAMPLE.forms[slug]
    if issubclass(form, Preparation):
        return form.model_validate(_preparation(form)), None
    others = (each for each in map(filed, SAMPLE.forms) if each and each.family == form.family)
    other = min(others, key=lambda each: len(each.answers.questions()))
    values = {q.id: getattr(other.answers, q.id) for q in form.questions()}
    return form.model_validate(values), other


def _preparation(form: type[Form]) -> dict[str, object]:
    meetings = (m for m in archive().meetings if m.type.slug == form.of_type)
    ready = next(q for q in form.questions() if q.id == "done")
    done = ready.kind.choosables(SAMPLE.organisation)
    return {
        "meeting": next(m for m in meetings if m.stage is not Stage.CANCELLED).number,
        "done": (done[0].id,),
        "tested_by": "cheng-kesong--demo",
        "remark": "备用投影仪在前台。",
    }


@pytest.mark.parametrize("slug", SAMPLE.forms)
def test_every_form_is_filed_as_if_it_had_been_filled_in_on_github(read, slug):
    answers, record = example(slug)
    page = read(page_of(slug))
    fill(page, answers, context())
    body = body_on(page)

    assert reference(type(answers), as_answered(answers, context()), context()) == body
    if record:
        issue, by, at = record.issue, record.author, record.filed
    else:
        secretary = archive().by_number[answers.meeting].secretary
        issue, by, at = 9_999, secretary, archive().now
    family = tuple(f for f in SAMPLE.forms.values() if f.family == answers.family)
    effects = file(Filing(issue, by, at, body), family, archive(), "zh-Hans")

    assert [] == [each.problems for each in effects if isinstance(each, Refusal)]
    assert [slug] == [type(e.record.answers).slug for e in effects if isinstance(e, Save)]
    page.get_by_role("button", name="前往 GitHub 提交").focus()
    assert "" == " ".join(page.locator(".mb-field__fault:visible").all_inner_texts())


def test_what_was_written_on_the_site_is_taken_by_the_command(read, tmp_path):
    record = filed("progress")
    page = read(page_of("progress"))
    fill(page, record.answers, context())
    (tmp_path / "body.md").write_bytes(body_on(page).encode())
    arguments = ["file", str(tmp_path / "body.md"), "--form", "progress", "--dry-run"]
    arguments += ["--issue", str(record.issue), "--author", record.author]
    arguments += ["--at", record.filed.isoformat(), "--data", str(ROOT / "data")]
    done = CliRunner().invoke(app, arguments)

    assert 0 == done.exit_code, done.output


def test_a_page_in_another_language_writes_the_words_of_the_forms(read):
    record = filed("progress")
    page = read(page_of("progress"), below="en/")
    fill(page, record.answers, context())

    expect(page.get_by_label("Action item number")).to_be_visible()
    assert body_on(page) == reference(
        SAMPLE.forms["progress"], as_answered(record.answers, context()), context()
    )


def test_the_body_goes_to_github_in_the_link(read):
    record = filed("feedback")
    page = read(page_of("feedback"))
    page.context.route("https://github.com/**", lambda route: route.fulfill(body=""))
    fill(page, record.answers.model_copy(update={"comment": "好 & 快 + 100%"}), context())
    body = body_on(page)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="前往 GitHub 提交").click()
    address = urlsplit(opened.value.url)

    assert f"{REPOSITORY}/issues/new" == f"https://{address.netloc}{address.path}"
    assert {
        "title": [f"会议反馈 #{record.answers.meeting}"],
        "body": [body],
    } == parse_qs(address.query)
    assert len(opened.value.url) <= LONGEST
    expect(page.locator(".mb-form__said")).to_contain_text("在此之前尚未提交")


def test_a_text_that_is_too_long_for_a_link_is_copied_and_this_is_said(read):
    page = read(page_of("minutes-regular"), permissions=["clipboard-read", "clipboard-write"])
    fill(page, filed("minutes-regular").answers, context())
    body = body_on(page)
    page.get_by_role("button", name="前往 GitHub 提交").click()
    dialog = page.get_by_role("dialog", name="正文较长，已复制到剪贴板")
    link = dialog.get_by_role("link", name="打开 GitHub 填报页")

    expect(link).to_be_visible()
    assert len(link.get_attribute("href")) < LONGEST
    assert {"title"} == set(parse_qs(urlsplit(link.get_attribute("href")).query))
    assert body == page.evaluate("navigator.clipboard.readText()")
    dialog.get_by_role("button", name="返回表单").click()
    expect(dialog).to_be_hidden()


def test_without_a_repository_the_text_is_shown_and_copied(read):
    page = read(page_of("feedback"), below="no/", permissions=["clipboard-read", "clipboard-write"])
    fill(page, filed("feedback").answers, context())
    body = body_on(page)
    page.get_by_role("button", name="复制正文").click()

    expect(page.locator(".mb-form__said")).to_have_text("正文已复制。")
    assert body == page.evaluate("navigator.clipboard.readText()")
    expect(page.locator("dialog.mb-paste")).to_be_hidden()


def test_without_script_the_page_leads_to_the_form_on_github(read):
    page = read(page_of("minutes"), java_script_enabled=False)

    expect(page.locator(".mb-form")).to_be_hidden()
    assert f'href="{REPOSITORY}/issues/new?template=2-minutes.yml"' in page.locator(
        "article"
    ).inner_html().replace("&amp;", "&")


def told(problems: tuple[Problem, ...]) -> list[str]:
    return render_problems(problems, "zh-Hans").splitlines()


@pytest.mark.parametrize("slug", ["meeting-request-regular", "minutes-client", "amendment"])
def test_what_is_missing_is_said_in_the_words_of_the_reply(read, slug):
    page = read(page_of(slug))
    for button in iter(lambda: page.locator("[data-remove]"), None):
        if not button.count():
            break
        button.first.click()
    for token in page.locator(".mb-token button").all():
        token.click()
    for select in page.locator(".mb-field > select").all():
        select.select_option(index=0)
    page.locator("form.mb-x, .mb-form form").evaluate("form => form.requestSubmit()")
    form = SAMPLE.forms[slug]
    found = validate(reference(form, {}, context()), form, context()).problems
    mine = page.locator(".mb-note--faults li").all_inner_texts()

    expect(page.locator(".mb-note--faults")).to_be_focused()
    assert len(mine) > 3
    assert told(found) == mine


def test_a_fault_leads_to_its_field_and_goes_when_it_is_mended(read):
    page = read(page_of("progress"))
    page.get_by_role("button", name="前往 GitHub 提交").click()
    page.get_by_role("link", name=re.compile("^行动项编号")).click()
    field = page.get_by_label("行动项编号")

    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("必填"))
    page.keyboard.type("17-1")
    expect(field).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    "label, written",
    [("会议编号", "下周那次"), ("总体满意度", None)],
)
def test_an_answer_is_checked_as_soon_as_it_is_given(read, label, written):
    page = read(page_of("feedback"))
    field = page.get_by_label(label)
    if written:
        field.fill(written)
    else:
        field.select_option(index=1)
        field.select_option(index=0)
    field.blur()
    kind = next(q for q in SAMPLE.forms["feedback"].questions() if q.label.text("zh-Hans") == label)
    found = validate(
        reference(SAMPLE.forms["feedback"], {kind.id: written}, context()),
        SAMPLE.forms["feedback"],
        context(),
    ).problems
    line = next(line for line in told(found) if line.startswith(label))

    expect(page.locator(f"#fault-{kind.id}")).to_have_text(line.partition("：")[2])


def test_a_meeting_that_ends_before_it_began_is_told_in_the_words_of_the_reply(read):
    page = read(page_of("minutes-regular"))
    page.get_by_label("实际开始时间").fill("09:32")
    end = page.get_by_label("实际结束时间")
    end.fill("09:00")
    end.blur()

    expect(page.locator("#fault-ended")).to_contain_text("应晚于开始时间 09:32：09:00")
    end.fill("10:00")
    expect(page.locator("#fault-ended")).to_be_hidden()


def test_nothing_is_refused_that_reading_takes():
    """What a page tests is in every answer that is taken."""
    lacking = {
        (slug, question.id, text)
        for slug, form in SAMPLE.forms.items()
        for question in form.questions()
        for text in question.examples
        if question.kind.expected and not re.search(question.kind.expected.pattern, text)
    }

    assert set() == lacking


def test_a_length_beyond_what_is_possible_is_told_in_the_words_of_the_reply(read):
    page = read(page_of("meeting-request-regular"))
    field = page.get_by_label("会议时长")
    field.fill("2000")
    field.blur()

    expect(page.locator("#fault-duration")).to_contain_text("大于上限 1440分钟：2000分钟")


def test_the_minutes_of_the_agenda_are_held_against_the_length(read):
    page = read(page_of("meeting-request-regular"))
    page.get_by_label("会议时长").fill("40")
    total = page.locator('[data-field="agenda"] .mb-table__sum')

    expect(total).to_have_text("合计 45 分钟 · 议程合计不超过 40 分钟")
    expect(total).to_have_class(re.compile("mb-table__sum--over"))
    page.get_by_label("会议时长").fill("60")
    expect(total).not_to_have_class(re.compile("mb-table__sum--over"))


def test_a_table_is_filled_in_by_the_keyboard_alone(read):
    page = read(page_of("event-report"))
    cell = '[data-field="spending"] .mb-row:first-child [data-name="spending_item"]'
    page.get_by_label("活动名称").focus()
    _tab_to(page, cell)
    _type(page, "租场地", "Tab", "32000", "Tab", "30800", "Control+Enter")
    _type(page, "印刷", "Tab", "500", "Tab", "480", "Alt+ArrowUp")
    _tab_to(page, '[data-field="spending"] [data-add]')
    _type(page, "Enter", "写错的一行")
    _tab_to(page, '[data-field="spending"] .mb-row:last-child [data-remove]')
    _type(page, "Enter")

    expect(page.locator('[data-field="spending"] .mb-row')).to_have_count(2)
    assert ["| 印刷 | 500 | 480 |", "| 租场地 | 32000 | 30800 |"] == [
        re.sub(r" \|  \|$", " |", line) for line in _table(body_on(page), "经费支出")
    ]


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(80):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached by the keyboard")


def _type(page: Page, *parts: str) -> None:
    """Press the keys among *parts*, and type the rest."""
    for part in parts:
        if re.fullmatch(r"[A-Z][a-z]+(\+[A-Z][A-Za-z]+)?", part):
            page.keyboard.press(part)
        else:
            page.keyboard.insert_text(part)


def _table(body: str, heading: str) -> list[str]:
    """Return the rows of the table below *heading*."""
    part = body.split(f"### {heading}\n\n")[1].split("\n\n###", maxsplit=1)[0]
    return part.splitlines()[2:]


def test_rows_of_a_spreadsheet_are_pasted_into_cells(read):
    page = read(page_of("meeting-request-regular"))
    first = page.locator('[data-field="agenda"] .mb-row').first.locator('[data-name="title"]')
    first.evaluate(PASTE, "一月\t林小满\t20分钟\n二月\t赵一鸣\t15\n\t周牧之\t5\n")
    rows = _table(body_on(page), "会议议程")

    assert "| 一月 | 林小满 | 20分钟 | 逐人说清进展和困难 |" == rows[0]
    assert rows[1].startswith("| 二月 | 赵一鸣 | 15分钟 |")
    assert rows[2].startswith("|  | 周牧之 | 5分钟 |")


def test_a_spreadsheet_is_pasted_with_its_headings_and_as_it_writes_days(read):
    page = read(page_of("minutes-regular"))
    field = '[data-field="actions"]'
    page.locator(f"{field} [data-add]").click()
    copied = (
        "质量要求\t时间节点\t责任人\t工作任务\r\n"
        '两家报价\t2026/4/9\t邵长风\t"联系承运商\n""甲""和乙"\r\n'
        "清单齐全\t4月20日\t何青岚\t整理清单\r\n"
        "有回执\t月底前\t何青岚\t寄出样品\r\n"
    )
    page.locator(f'{field} [data-name="task"]').evaluate(PASTE, copied)
    found = page.locator(f"{field} .mb-row").evaluate_all(
        """rows => rows.map(row => ["task", "assignee", "due", "quality"].map(
            name => row.querySelector(`[data-name="${name}"]`).value))"""
    )
    days = [row.pop(2) for row in found]

    assert [
        ['联系承运商\n"甲"和乙', "邵长风", "两家报价"],
        ["整理清单", "何青岚", "清单齐全"],
        ["寄出样品", "何青岚", "有回执"],
    ] == found
    assert "2026-04-09" == days[0]
    assert re.fullmatch(r"20\d\d-04-20", days[1])
    assert "" == days[2]
    expect(page.locator(f"{field} .mb-table__lost")).to_contain_text("月底前")


def test_a_row_keeps_the_focus_wherever_it_is_moved_and_is_followed_by_a_new_one(read):
    page = read(page_of("meeting-request-regular"))
    rows = page.locator('[data-field="agenda"] .mb-row')
    titles = '[data-field="agenda"] [data-name="title"]'
    second = rows.nth(1).locator('[data-name="title"]').input_value()
    rows.nth(1).locator('[data-move="-1"]').focus()
    page.keyboard.press("Enter")

    assert second == page.evaluate(
        "document.activeElement.closest('.mb-row').querySelector('[data-name=title]').value"
    )

    rows.first.locator('[data-name="title"]').focus()
    page.keyboard.press("Control+Enter")
    page.keyboard.insert_text("新的一项")

    assert [second, "新的一项"] == [each.input_value() for each in page.locator(titles).all()][:2]


def test_the_preview_is_in_sight_when_it_is_asked_for(read):
    page = read(page_of("minutes-regular"))
    page.get_by_label("会议地点").fill("蓝厅")
    page.get_by_role("button", name="预览").click()

    expect(page.locator(".mb-preview__title")).to_be_in_viewport()
    expect(page.locator(".mb-preview")).to_be_focused()

    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.get_by_role("button", name="预览").click()
    expect(page.locator(".mb-preview__title")).to_be_in_viewport()
    page.get_by_role("button", name="预览").click()
    expect(page.locator(".mb-preview")).to_be_hidden()


def test_what_is_mended_leaves_the_list_of_what_is_wrong(read):
    page = read(page_of("minutes-regular"))
    page.locator("button[type=submit]").click()
    line = page.locator(".mb-note--faults li", has_text="会议地点")
    before = page.locator(".mb-note--faults li").count()

    expect(line).to_have_count(1)
    page.get_by_label("会议地点").fill("蓝厅")
    expect(line).to_have_count(0)
    expect(page.locator(".mb-note--faults p")).to_contain_text(str(before - 1))


PASTE = """(field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const init = { clipboardData, bubbles: true, cancelable: true };
    field.dispatchEvent(new ClipboardEvent("paste", init));
}"""


def test_a_link_fills_in_what_is_known_of_the_meeting(read):
    """R84, R106."""
    meeting = max(
        (m for m in archive().meetings if m.type.slug == "regular" and m.request.agenda),
        key=lambda each: len(each.request.agenda),
    )
    carried = standing(meeting.record, archive()).carried
    known = prefill.file_minutes(meeting, carried, context())
    page = read(page_of("minutes-regular", "#" + known.on_site().partition("#")[2]))
    body = body_on(page)

    assert f"### 会议编号\n\n{meeting.number}\n" in body
    assert f"### 开会日期\n\n{meeting.date.isoformat()}\n" in body
    assert len(meeting.participants) == len(_table(body, "出席登记"))
    discussed: Any = known.answers["discussion"]
    assert [row["item"] for row in discussed] == [
        line.split(" | ")[0].removeprefix("| ") for line in _table(body, "讨论内容")
    ]
    expect(page.locator(".mb-preview__title")).to_have_text(known.title)


def test_the_query_fills_in_fields_by_id(read):
    page = read(page_of("feedback", "?meeting=17&satisfaction=4&comment=%3Cb%3E%2B1"))

    expect(page.get_by_label("会议编号")).to_have_value("17")
    expect(page.get_by_label("意见和建议")).to_have_value("<b>+1")
    expect(page.get_by_label("总体满意度")).to_have_value("4 - 满意")


STORED = "Object.keys(localStorage).filter(key => key.startsWith('minutebook:'))"


def stored(page: Page) -> Any:
    return page.evaluate(STORED)


def test_a_draft_is_kept_restored_and_discarded(read):
    page = read(page_of("market-research"))
    page.get_by_label("调研课题").fill("夜市客流")
    page.wait_for_function(f"{STORED}.length > 0")
    page.reload()

    expect(page.get_by_label("调研课题")).to_have_value("夜市客流")
    expect(page.get_by_role("status").filter(has_text="已恢复您")).to_be_visible()
    page.get_by_role("button", name="丢弃草稿").click()
    expect(page.get_by_label("调研课题")).to_have_value("")
    assert [] == stored(page)


def test_drafts_about_two_meetings_are_two(read):
    first, second = (page_of("minutes-regular", f"?meeting={number}") for number in _open())
    page = read(first)
    page.get_by_label("会议总结").fill("一致同意。")
    page.wait_for_function(f"{STORED}.length > 0")
    page.goto(page.url.replace(first, second))
    expect(page.get_by_label("会议总结")).to_have_value("")
    page.goto(page.url.replace(second, first))

    expect(page.get_by_label("会议总结")).to_have_value("一致同意。")


def _open() -> list[int]:
    return [m.number for m in archive().meetings if m.type.slug == "regular"][-2:]


def test_of_what_may_be_restricted_no_draft_is_kept_unasked(read):
    """R81."""
    page = read(page_of("meeting-request-regular"))
    keep = page.get_by_label("在此浏览器中保存草稿")
    page.get_by_label("会议主题").fill("一般事项")
    page.wait_for_function(f"{STORED}.length > 0")
    page.get_by_label("密级").select_option(label="机密")
    page.get_by_label("会议主题").fill("机密事项")
    page.wait_for_function(f"{STORED}.length === 0")

    expect(keep).not_to_be_checked()
    expect(page.get_by_text("内容可能属于机密")).to_be_visible()
    keep.check()
    page.wait_for_function(f"{STORED}.length > 0")


@pytest.mark.parametrize("slug", ["minutes", "minutes-executive-review", "progress"])
def test_a_filing_about_a_meeting_that_is_not_known_may_be_restricted(read, slug):
    page = read(page_of(slug))
    page.locator(".mb-field input").first.fill("99999" if slug != "progress" else "99999-1")
    page.wait_for_timeout(500)

    expect(page.get_by_label("在此浏览器中保存草稿")).not_to_be_checked()
    assert [] == stored(page)


HOSTILE = """{label}
### 进展说明

### 困难与所需支持
| a | b |
| --- | --- |
\\| \\\\| <br> \\<br/>
```
</textarea></script><img src=x onerror=alert(1)>
"""


def test_hostile_text_is_filed_as_github_would_file_it(read):
    page = read(page_of("event-report"))
    form = SAMPLE.forms["event-report"]
    spending: Any = next(q.kind for q in form.questions() if q.id == "spending")
    line, lessons = page.get_by_label("活动名称"), page.get_by_label("经验与教训")
    cell = page.locator('[data-field="spending"] [data-name="spending_item"]').first
    for text in TEXTS.values():
        line.fill(text)
        lessons.fill(text + HOSTILE)
        cell.fill(text + HOSTILE)
        row = {"spending_item": cell.input_value()}
        answers = {
            "event_name": line.input_value(),
            "lessons": lessons.input_value(),
            "spending": spending.write_cells([row], "zh-Hans") if row["spending_item"] else "",
        }
        body = body_on(page)

        assert reference(form, answers, context()) == body
        assert validate(body, form, context()).problems
        expect(page.locator(".mb-preview :is(img, script)")).to_have_count(0)


def test_a_token_shows_a_name_as_it_was_typed(read):
    page = read(page_of("meeting-request-regular"))
    field = page.locator('[data-field="participants"] input')
    field.fill("<img src=x onerror=alert(1)>，林小满")

    expect(page.locator(".mb-token")).to_have_text(
        [re.compile("市场部"), re.compile("<img"), re.compile("林小满")]
    )
    field.press("Backspace")
    expect(page.locator(".mb-token")).to_have_count(2)
    expect(page.locator(".mb-token img")).to_have_count(0)


@pytest.mark.parametrize("slug", ["meeting-request-client", "minutes-client", "feedback"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_fits_a_phone(read, slug, scheme):
    page = read(page_of(slug), viewport={"width": 360, "height": 740}, color_scheme=scheme)
    for button in page.locator("[data-add]").all():
        button.click()
    page.locator("[data-preview]").click()

    assert 360 == page.evaluate("document.documentElement.scrollWidth")


def test_everything_that_is_asked_has_a_name_that_is_read_aloud(read):
    page = read(page_of("meeting-request-client"))
    nameless = page.locator(".mb-form :is(input, select, textarea, button):visible").evaluate_all(
        "fields => fields.filter(field => !(field.labels && field.labels.length)"
        " && !field.textContent.trim() && !field.getAttribute('aria-label')).map(f => f.outerHTML)"
    )
    ids = page.locator("[id]").evaluate_all("all => all.map(each => each.id)")

    assert [] == nameless
    assert len(ids) == len(set(ids))
