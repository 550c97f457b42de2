"""Other filings: a list that says what each is about, and what is attached by readable names."""

import re
import shutil

import pytest

from generator.cli.workspace import Workspace
from generator.forms.kinds import Link
from generator.render.pages.filings import subject
from tests.copied import ROOT
from tests.office import AMENDMENT, INTERVIEW, Office

LIST = "filings/index.md"
WORK = "| Work | Completion (%) |\n| --- | --- |\n| Ask three printers | 100 |"

ID = "4b7e0c95-d3f2-4681-a59e-c0d8b1e6f720"
UPLOAD = f"https://github.com/user-attachments/assets/{ID}"


@pytest.fixture
def reporting(tmp_path) -> Office:
    """Return the office for tests, with the monthly report of the sample, for everybody to see."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "tests" / "organisation", folder)
    form = (ROOT / "data" / "forms" / "work-report.toml").read_text("utf-8")
    public = form.replace('classification = "internal"', 'classification = "public"')
    (folder / "forms" / "work-report.toml").write_text(public, "utf-8")
    return Office(Workspace(folder))


def _about(office: Office) -> list[str]:
    return re.findall(r"^\| \[.+?\]\(.+?\) \| (.+?) \| \[", office.pages()[LIST], re.MULTILINE)


@pytest.mark.parametrize(
    "form, asked",
    [
        ("amendment", ["regulation", "clause"]),
        ("rating", ["department", "day"]),
        ("interview", ["department", "day"]),
        ("work-plan", ["month"]),
        ("work-report", ["month"]),
        ("event-plan", ["event_name"]),
        ("event-report", ["event_name"]),
        ("market-research", ["subject"]),
    ],
)
def test_a_filing_is_known_by_the_first_name_or_day_and_what_stands_before_it(form, asked):
    forms = Workspace(ROOT / "data").forms

    assert asked == [question.id for question in subject(forms[form])]


def test_a_form_that_asks_for_nothing_has_nothing_to_be_known_by():
    assert () == subject(Office().workspace.forms["everything"])


def test_a_monthly_report_is_listed_with_its_month(reporting):
    report = {"month": "2026-03-01", "done": WORK, "next_month": "Print."}
    reporting.file("work-report", 40, report, by="cai--test", at="2026-04-01T10:00")

    assert ["March 2026"] == _about(reporting)


def test_notes_of_interviews_are_listed_with_department_and_day():
    office = Office()
    office.file("interview", 31, {**INTERVIEW, "day": "2026-03-31"}, at="2026-04-01T10:00")

    assert ["Office · Mar 31, 2026"] == _about(office)


def test_an_amendment_is_listed_with_the_regulation_and_the_clause():
    office = Office()
    office.file("amendment", 27, AMENDMENT)
    office.say(27, "/approve")

    assert ["Office regulation · 1"] == _about(office)


@pytest.mark.parametrize(
    "name, url, readable",
    [
        ("Plan", UPLOAD, "Plan"),
        (ID, UPLOAD, ""),
        (ID.upper(), UPLOAD, ""),
        ("", "https://example.com/files/1/%E7%BA%AA%E8%A6%81.pdf", "纪要.pdf"),
        (ID, "https://example.com/files/1/plan.pdf", "plan.pdf"),
        ("", "https://example.com/", "example.com"),
    ],
)
def test_an_id_is_no_name_of_a_file(name, url, readable):
    assert readable == Link(name=name, url=url).readable


def test_an_attachment_without_a_name_is_shown_by_its_number():
    office = Office()
    answer = "### The attachments\n\n"
    body = office.body("everything", {})
    links = f"{answer}{UPLOAD}\n{UPLOAD}"
    office.file_body("everything", 28, body.replace(f"{answer}_No response_", links))
    page = office.pages()["filings/everything/28.md"]

    assert f"[Attachment 1](<{UPLOAD}>)<br>[Attachment 2](<{UPLOAD}>)" in page
