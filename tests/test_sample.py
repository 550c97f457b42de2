"""The sample: filed by the code that files real ones, and with every case that it is to show."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator.archive import Archive, Meeting, checklist
from generator.archive.opinions import Opinion, opinions
from generator.checks import check, warnings
from generator.cli.workspace import Workspace
from generator.forms.core import Feedback, MeetingRequest
from generator.forms.form import Form
from generator.forms.issue import issue_form
from generator.forms.issue_body import write_body
from generator.forms.registry import family, kept_forms
from generator.parse import parse
from generator.rules.agenda import outside_agenda
from generator.validate import form_of
from generator.vocabulary import Act, ActionStatus, Classification, Presence, Result, Stage
from generator.wording import LANGUAGES
from tests.copied import ROOT, Copy

SAMPLE = Workspace(ROOT / "data")
EXAMPLES = ROOT / "examples"
LINES = [
    json.loads(line)
    for line in (EXAMPLES / "timeline.jsonl").read_text("utf-8").splitlines()
    if line.strip()
]
FILED = [line for line in LINES if "body" in line]


@pytest.fixture(scope="module")
def archive() -> Archive:
    return SAMPLE.archive(SAMPLE.records(), SAMPLE.as_of(None))


@pytest.mark.parametrize("seed", ["1", "20260930"])
def test_replaying_the_sample_gives_the_records_byte_for_byte(tmp_path, seed):
    copy = Copy.of(tmp_path)
    committed = copy.files("data/records")
    if seed == "1":  # once from nothing, and once over what is there already
        for path in committed:
            (tmp_path / path).unlink()
    copy.run("sample", PYTHONHASHSEED=seed)

    assert committed == copy.files("data/records")


def test_the_timeline_is_in_order_and_names_every_body_once():
    named = [line["body"] for line in FILED]
    found = sorted(f"bodies/{path.name}" for path in (EXAMPLES / "bodies").iterdir())

    assert sorted(LINES, key=lambda line: line["at"]) == LINES
    assert found == sorted(named)


def test_issues_are_numbered_as_they_are_filed():
    numbers = list(dict.fromkeys(line["issue"] for line in FILED))

    assert list(range(1, len(numbers) + 1)) == numbers


def _as_github_renders(body: str, form: type[Form]) -> str:
    """Return *body* as GitHub would write it for what is answered in it, with our line ends."""
    for language in LANGUAGES:
        issue = issue_form(form, SAMPLE.context(language))
        if body.splitlines()[0] == f"### {issue.elements[0].label}":
            break
    return write_body(issue, parse(body, issue))


def test_every_body_is_as_github_renders_it():
    bodies = [(EXAMPLES / line["body"]).read_bytes().decode() for line in FILED]
    context = SAMPLE.context()
    different = []
    for line, body in zip(FILED, bodies, strict=True):
        form = form_of(body, family(SAMPLE.forms, line["filed"]), context)
        if not form or body.replace("\r\n", "\n") != _as_github_renders(body, form):
            different.append(line["body"])

    assert [] == different


def test_some_bodies_have_the_line_ends_of_a_browser():
    assert any(b"\r\n" in (EXAMPLES / line["body"]).read_bytes() for line in FILED)


def test_there_are_sixty_meetings_and_more_in_two_quarters(archive):
    quarters = {(m.request.date.year, (m.request.date.month + 2) // 3) for m in archive.meetings}

    assert len(archive.meetings) >= 60
    assert {(2026, 2), (2026, 3)} <= quarters


def test_meetings_of_every_type_are_held_and_every_form_is_filed(archive):
    held = {meeting.type.slug for meeting in archive.meetings if meeting.minutes}
    filed = {record.family for record in archive.records.values()}

    assert {*SAMPLE.organisation.meeting_types} == held
    assert {form.family for form in kept_forms(SAMPLE.forms).values()} == filed


def test_everything_holds_between_the_records(archive):
    problems = {n: found for n, r in archive.records.items() if (found := check(r, archive))}

    assert {} == problems


def _attendance(archive: Archive) -> Iterator[Any]:
    for meeting in archive.meetings:
        yield from meeting.minutes.attendance if meeting.minutes else ()


def _opinions(archive: Archive) -> Iterator[Opinion]:
    for meeting in archive.meetings:
        yield from opinions(meeting.minutes_record) if meeting.minutes_record else ()


def _days_late(meeting: Meeting) -> int:
    """Return how many working days after the last day allowed the minutes were filed."""
    assert meeting.minutes
    assert meeting.minutes_record
    calendar = SAMPLE.organisation.calendar
    taken = calendar.working_days_between(meeting.date, meeting.minutes_record.filed.date())
    return taken - meeting.type.minutes_days


CASES = {
    "leave": lambda a: [e for e in _attendance(a) if e.presence is Presence.ON_LEAVE],
    "leave asked for": lambda a: [m for m in a.meetings if m.record.events_of(Act.LEAVE)],
    "a substitute": lambda a: [e for e in _attendance(a) if e.substitute],
    "coming late": lambda a: [e for e in _attendance(a) if e.presence is Presence.LATE],
    "absence": lambda a: [e for e in _attendance(a) if e.presence is Presence.ABSENT],
    "late minutes": lambda a: [m for m in a.meetings if m.minutes and _days_late(m) > 0],
    "minutes owed": lambda a: [m for m in a.meetings if m.stage is Stage.HELD],
    "an emergency": lambda a: [m for m in a.meetings if m.request.emergency],
    "a cancelled meeting": lambda a: [m for m in a.meetings if m.stage is Stage.CANCELLED],
    "one turned down": lambda a: [m for m in a.meetings if m.stage is Stage.REJECTED],
    "an edit after signing": lambda a: [m for m in a.meetings if m.edits_after_signing],
    "one signed again": lambda a: [
        m for m in a.meetings if m.edits_after_signing and m.stage is Stage.SIGNED
    ],
    "a void signature": lambda a: [m for m in a.meetings if m.stage is Stage.REVISED],
    "minutes that were given back": lambda a: [m for m in a.meetings if m.stage is Stage.RETURNED],
    "and filed anew": lambda a: [
        m for m in a.meetings if m.stage is Stage.SIGNED and m.minutes_record.events_of(Act.RETURN)
    ],
    "a decision in place of another": lambda a: a.superseded,
    "feedback on minutes": lambda a: [o for o in _opinions(a) if o.is_open],
    "the answer to some": lambda a: [o for o in _opinions(a) if o.answer and not o.is_taken_up],
    "an edit because of some": lambda a: [o for o in _opinions(a) if o.is_taken_up],
    "feedback shown": lambda a: [m for m in a.meetings if m.feedback],
    "feedback withheld": lambda a: [
        r
        for r in a.records.values()
        if isinstance(r.answers, Feedback) and not a.by_number[r.answers.meeting].feedback
    ],
    "an overdue action item": lambda a: [i for i in a.actions if i.status is ActionStatus.OVERDUE],
    "a finished action item": lambda a: [i for i in a.actions if i.status is ActionStatus.DONE],
    "one under way": lambda a: [i for i in a.actions if i.status is ActionStatus.IN_PROCESS],
    "a restricted meeting": lambda a: [
        m for m in a.meetings if m.classification is Classification.RESTRICTED
    ],
    "an accepted action item": lambda a: [
        i for i in a.actions if i.status is ActionStatus.ACCEPTED
    ],
    "a lesson from one that was partly met": lambda a: [
        i for i in a.actions if i.result is Result.PARTLY and i.lesson
    ],
    "what is to improve": lambda a: [i for i in a.actions if i.improvement],
    "a plan of an action item": lambda a: [i for i in a.actions if i.item.steps and i.item.goal],
    "somebody outside": lambda a: [i for i in a.actions if i.item.party],
    "problems with their solutions": lambda a: [
        d for m in a.meetings if m.minutes for d in m.minutes.discussion if d.problems
    ],
    "what was not on the agenda": lambda a: [m for m in a.meetings if outside_agenda(m, a)],
    "open questions": lambda a: [m for m in a.meetings if m.minutes and m.minutes.open_questions],
    "news": lambda a: [m for m in a.meetings if m.signature and m.minutes and m.minutes.news],
    "finishing remarks": lambda a: [
        m for m in a.meetings if m.minutes and m.minutes.finishing_remarks
    ],
    "what has yet to be answered": lambda a: [r for r in a.records.values() if warnings(r, a)],
    "a meeting that is ready": lambda a: [
        m for m in a.meetings if m.preparation and all(b.is_done for b in checklist(m))
    ],
    "one that is not quite": lambda a: [
        m for m in a.meetings if m.preparation and not all(b.is_done for b in checklist(m))
    ],
    "something seen to later": lambda a: [
        m for m in a.meetings if m.preparation_record and m.preparation_record.events_of(Act.EDIT)
    ],
    "a due date that slipped": lambda a: [i for i in a.actions if len(i.dates) > 1],
    "an extension asked for": lambda a: [i for i in a.actions if i.extension_asked],
    "a meeting that was moved": lambda a: [m for m in a.meetings if m.date != m.request.date],
    "an addition to the agenda": lambda a: [m for m in a.meetings if m.agenda_changes],
    "guests": lambda a: [m for m in a.meetings if m.request.guests],
    "an amendment": lambda a: [r for r in a.filings if r.family == "amendment"],
}


@pytest.mark.parametrize("case", CASES)
def test_the_sample_shows(archive, case):
    assert CASES[case](archive)


@pytest.mark.parametrize("language", LANGUAGES)
def test_requests_are_filed_in_every_language(language):
    (label,) = (q.label.text(language) for q in MeetingRequest.questions() if q.id == "topic")
    filed = [line for line in FILED if line["filed"] == MeetingRequest.family]

    assert any(f"### {label}\n" in (EXAMPLES / line["body"]).read_text("utf-8") for line in filed)


def test_commands_are_given_in_both_scripts_and_in_english():
    said = {line["said"].split()[0] for line in LINES if line.get("said")}

    assert {"/approve", "/批准", "/签署", "/簽署"} <= said


def test_nobody_in_the_sample_can_be_a_user_of_github():
    logins = {person.login for person in SAMPLE.organisation.directory.people}

    assert logins >= {line["by"] for line in LINES if "follows" not in line}
    assert [] == [line["by"] for line in LINES if "--" not in line["by"]]
    assert [] == [login for login in logins if "--" not in login]
