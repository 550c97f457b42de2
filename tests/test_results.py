"""How an action item came out: rated by who accepts it, with what was learned (R109, R110)."""

import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import Action
from generator.forms.written.learned import read_learned
from generator.forms.written.results import read_result
from generator.lifecycle.follow_up import follow_up
from generator.records import read_record, write_record
from generator.render import Site
from generator.render.api import api
from generator.render.tables import tables
from generator.vocabulary import Act, Result
from tests.office import MINUTES, REQUEST, Office

ISSUE = 40
"""The number of the issue that the generator opened for action item 17-1."""


@pytest.fixture
def done() -> Office:
    """An office whose one action item, 17-1, is reported done; Ben is the organizer."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-14T12:00")
    opened = office.at("2026-04-14T12:05")
    office.keep(follow_up(ISSUE, "bot--test", opened, "17-1", office.archive("2026-04-14T12:05")))
    office.say(ISSUE, "/done three offers", by="cai--test", at="2026-04-17T10:00")
    return office


def _action(office: Office) -> Action:
    return office.archive("2026-04-20T09:00").action_by_number["17-1"]


@pytest.mark.parametrize(
    "text, result, lesson",
    [
        ("", Result.MET, ""),
        ("met", Result.MET, ""),
        ("Partly met: order earlier", Result.PARTLY, "order earlier"),
        ("partly, order earlier", Result.PARTLY, "order earlier"),
        ("Not met. The offers came late.", Result.NOT_MET, "The offers came late."),
        ("not-met", Result.NOT_MET, ""),
        ("notes are in the folder", Result.MET, "notes are in the folder"),
        ("metres of fabric were enough", Result.MET, "metres of fabric were enough"),
        ("部分达成 供应商需提前两周锁定", Result.PARTLY, "供应商需提前两周锁定"),
        ("部分達成，供應商需提前兩週鎖定", Result.PARTLY, "供應商需提前兩週鎖定"),
        ("部分达成供应商需提前两周锁定", Result.PARTLY, "供应商需提前两周锁定"),
        ("未達成：報價太晚", Result.NOT_MET, "報價太晚"),
        ("没有达成", Result.NOT_MET, ""),
        ("达成。", Result.MET, ""),
        ("达成共识花了三周", Result.MET, "达成共识花了三周"),
        ("报价要早一周", Result.MET, "报价要早一周"),
        (
            "部分达成\n供应商需提前两周锁定\n另找一家",
            Result.PARTLY,
            "供应商需提前两周锁定\n另找一家",
        ),
        ("供应商部分达成了要求", Result.MET, "供应商部分达成了要求"),
    ],
)
def test_a_result_is_read_before_the_lesson(text, result, lesson):
    assert (result, lesson) == read_result(text)


@given(st.sampled_from(list(Result)), st.sampled_from(["en", "zh-Hans", "zh-Hant"]), st.text())
def test_every_wording_of_a_result_is_read_whatever_stands_behind(result, language, text):
    read, lesson = read_result(f"{result.wording.text(language)} : {text}")

    assert result is read
    assert text.strip().endswith(lesson)


@pytest.mark.parametrize(
    "text, lesson, improvement",
    [
        ("", "", ""),
        ("order earlier", "order earlier", ""),
        ("经验：旺季缺纸；改进：提前两周订货", "旺季缺纸", "提前两周订货"),
        ("經驗教訓：旺季缺紙。改進措施：提前兩週訂貨。", "旺季缺紙。", "提前兩週訂貨。"),
        ("教训: 旺季缺纸, 改进: 提前订货", "旺季缺纸", "提前订货"),
        ("教訓：旺季缺紙\n改進：提前訂貨\n另找一家", "旺季缺紙", "提前訂貨\n另找一家"),
        ("Improvement: ask in April. Lesson: it is late.", "it is late.", "ask in April."),
        ("Lessons learned : ask; improvements : write it down", "ask", "write it down"),
        ("旺季缺纸；改进：提前订货", "旺季缺纸", "提前订货"),
        ("改进：提前订货；另找一家", "", "提前订货；另找一家"),
        ("经验：缺纸；经验：缺墨；改进：提前订货", "缺纸\n缺墨", "提前订货"),
        ("供应商改进：已完成", "供应商改进：已完成", ""),
        ("改進建議：先問價", "", "先問價"),
        ("改进很大", "改进很大", ""),
        ("经验：；改进：", "", ""),
    ],
)
def test_lesson_and_improvement_are_told_apart_by_their_labels(text, lesson, improvement):
    """R110."""
    assert (lesson, improvement) == read_learned(text)


@given(st.text())
def test_nothing_but_labels_and_what_joins_parts_is_lost(text):
    assert text.strip("；;，, \t\n") == read_learned(text).lesson or ":" in text or "：" in text


def test_who_accepts_says_what_is_to_improve_beside_what_was_learned(done):
    """R109, R110."""
    said = "/验收 部分达成；经验：旺季缺纸；改进：提前两周订货"
    done.say(ISSUE, said, by="ben--test", at="2026-04-18T10:00")
    (event,) = done.records[ISSUE].events_of(Act.ACCEPT)

    assert (Result.PARTLY, "旺季缺纸", "提前两周订货") == (
        event.result,
        event.lesson,
        event.improvement,
    )
    assert ("旺季缺纸", "提前两周订货") == (_action(done).lesson, _action(done).improvement)


def test_who_accepts_says_how_it_came_out_and_what_was_learned(done):
    done.say(ISSUE, "/验收 部分达成 供应商需提前两周锁定", by="ben--test", at="2026-04-18T10:00")
    (event,) = done.records[ISSUE].events_of(Act.ACCEPT)

    assert (Result.PARTLY, "供应商需提前两周锁定") == (event.result, event.lesson)
    assert (Result.PARTLY, "供应商需提前两周锁定") == (_action(done).result, _action(done).lesson)


def test_without_a_word_it_was_met(done):
    done.say(ISSUE, "/accept", by="ben--test", at="2026-04-18T10:00")

    assert (Result.MET, "") == (_action(done).result, _action(done).lesson)


def test_what_is_not_accepted_has_no_result(done):
    before = _action(done)
    done.say(ISSUE, "/accept not met", by="ben--test", at="2026-04-18T10:00")
    done.say(ISSUE, "/return one is missing", by="ben--test", at="2026-04-19T10:00")

    assert (None, "") == (before.result, before.lesson)
    assert (None, "") == (_action(done).result, _action(done).lesson)


def test_the_same_comment_again_is_the_same_event(done):
    for _ in range(2):
        done.say(ISSUE, "/accept partly met: ask earlier", by="ben--test", at="2026-04-18T10:00")

    assert 1 == len(done.records[ISSUE].events_of(Act.ACCEPT))


def test_an_acceptance_from_before_results_were_kept_stands(done):
    done.say(ISSUE, "/accept well done", by="ben--test", at="2026-04-18T10:00")
    new = write_record(done.records[ISSUE])
    old = new.replace('      "result": "met",\n', "").replace('      "lesson": "well done",\n', "")
    done.records[ISSUE] = read_record(old, {"follow-up": type(done.records[ISSUE].answers)})

    assert old != new
    assert old == write_record(done.records[ISSUE])
    assert (Result.MET, "well done") == (_action(done).result, _action(done).lesson)


def _closed(office: Office) -> str:
    """Return the page of what was done in the second quarter."""
    return office.pages()["actions/closed/2026-q2-office.md"]


def test_the_page_of_what_was_done_shows_result_and_lesson(done):
    before = _closed(done)
    done.say(ISSUE, "/accept partly met: *ask* earlier", by="ben--test", at="2026-04-18T10:00")
    page = _closed(done)

    assert "Lesson" not in before
    assert "| Result | Partly met |" in page
    assert "| Lesson | &#42;ask&#42; earlier |" in page


def test_the_improvement_is_shown_listed_and_published_beside_the_lesson(done):
    """R110."""
    said = "/accept met; lesson: ask *early*; improvement: a list of <printers>"
    done.say(ISSUE, said, by="ben--test", at="2026-04-18T10:00")
    page = _closed(done)
    site = Site(done.archive("2026-04-20T09:00"), done.workspace.forms, "en")
    (line,) = csv.DictReader(StringIO(tables(site)["tables/actions-2026.csv"]))
    (published,) = json.loads(api(site)["api/v1/actions/2026.json"])["actions"]

    assert (
        "| Lesson | ask &#42;early&#42; |\n| Improvement | a list of &#60;printers&#62; |" in page
    )
    assert "<p>ask <em>early</em></p>" in page.partition("<strong>Lesson</strong>")[2]
    assert "<p>a list of &lt;printers&gt;</p>" in page.partition("<strong>Improvement</strong>")[2]
    assert "a list of <printers>" == line["Improvement"] == published["improvement"]
