"""Regular meetings are asked for ahead of time: which, when, with what, and each once."""

import datetime as dt
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.convening import draft_of
from generator.cli.workspace import Workspace
from generator.convening import Opening, to_open
from generator.forms.core import MeetingRequest
from generator.forms.issue import issue_form
from generator.forms.issue_form import write_issue_form
from generator.lifecycle import Filing, Refusal, Save, file
from generator.organisation import Recurrence
from generator.records import Record
from generator.render.opening import render_note, render_request, render_title
from generator.render.page import Links
from generator.render.prefill import file_minutes
from generator.validate import form_of, validate
from generator.vocabulary import Classification, HolidayRule
from generator.wording import LANGUAGES
from tests.office import MINUTES, REQUEST, Office

ROOT = Path(__file__).parents[1]
SAMPLE = Workspace(ROOT / "data")
FILES = Path(__file__).parent / "organisation"
MONDAYS = 'rule = "FREQ=WEEKLY;BYDAY=MO"'
OPENED = "2026-03-24T09:00"
"""When the usual setting, eight working days, reaches to 3 April: one meeting, on 30 March."""


def office(folder: Path, *recurrence: str, keys: str = "", block: str = "") -> Office:
    """Return an office whose weekly meeting is held on Mondays at 14:00, or as is said."""
    said = {line.partition(" ")[0]: line for line in (MONDAYS, *recurrence)}
    start = ("[recurrence]", "since = 2026-01-01", "start = 14:00:00", "minutes = 60")
    data = folder / "data"
    shutil.copytree(FILES, data)
    path = data / "meeting-types" / "weekly.toml"
    parts = (keys, path.read_text("utf-8"), block, *start, *said.values(), "")
    path.write_text("\n".join(parts), "utf-8")
    return Office(Workspace(data))


def openings(there: Office, at: str) -> tuple[Opening, ...]:
    """Return what is to be opened."""
    return to_open(there.archive(at))


def days(there: Office, at: str) -> list[str]:
    """Return the days of the meetings that are to be opened."""
    return [each.day.isoformat() for each in openings(there, at)]


def request(opening: Opening, workspace: Workspace, language: str = "en") -> MeetingRequest:
    """Return the request as it is read again; nothing in it may be wrong or assumed."""
    context, forms = workspace.context(language), workspace.forms
    form = forms[f"meeting-request-{opening.type.slug}"]
    body = render_request(opening, form, context)
    found = validate(body, form, context)
    assert form is form_of(body, tuple(forms.values()), context)
    assert ((), ()) == (found.problems, found.notes)
    assert isinstance(found.form, MeetingRequest)
    return found.form


def minuted(there: Office, meeting: int = 17, minutes: int = 21, **answers: str) -> None:
    """Let there be the meeting of 13 April with signed minutes."""
    there.file("meeting-request-weekly", meeting, REQUEST, at="2026-04-01T10:00")
    there.say(meeting, "/approve", at="2026-04-02T10:00")
    filled = {**MINUTES, "meeting": str(meeting), **answers}
    there.file("minutes", minutes, filled, at="2026-04-14T10:00")
    there.say(minutes, "/sign", at="2026-04-14T11:00")


# --- A year of the sample's meetings


def live(runs: Iterable[dt.datetime]) -> list[tuple[str, dt.date]]:
    """Return what was opened in *runs*, in order; all of it was kept as it was filed."""
    records: dict[int, Record] = {}
    opened: list[tuple[str, dt.date]] = []
    for now in runs:
        archive = SAMPLE.archive(records, now)
        for each in to_open(archive):
            form = SAMPLE.forms[f"meeting-request-{each.type.slug}"]
            body = render_request(each, form, SAMPLE.context())
            filing = Filing(len(opened) + 1, each.by, now, body)
            (saved, _) = file(filing, [form], archive, "zh-Hans")
            assert isinstance(saved, Save)
            records[saved.record.issue] = saved.record
            opened.append((each.type.slug, each.day))
    return opened


def mornings(steps: Iterator[int]) -> Iterator[dt.datetime]:
    """Yield the times of the runs in 2026: after so many days each."""
    now = SAMPLE.now("2026-01-01T07:23")
    while now.year == 2026:
        yield now
        now += dt.timedelta(days=next(steps))


def held(slug: str) -> list[tuple[str, dt.date]]:
    """Return, found out in another way, when meetings of the type *slug* were in 2026."""
    calendar = SAMPLE.organisation.calendar
    january = dt.date(2026, 1, 1)
    found = set()
    for day in (january + dt.timedelta(days=n) for n in range(380)):
        week = (day.day - 1) // 7 + 1
        is_planned = {
            "regular": day.weekday() == 0,
            "sales-weekly": day.weekday() == 4 and day.toordinal() > january.toordinal() + 7,
            "client": (day.weekday(), week) == (3, 3),
            "executive-review": (day.weekday(), week) == (2, 2),
        }[slug]
        step = -1 if slug == "sales-weekly" else 1
        while is_planned and not calendar.is_working_day(day):
            day += dt.timedelta(days=step)  # noqa: PLW2901 - it is moved
        if is_planned and day.year == january.year:
            found.add((slug, day))
    return sorted(found)


@pytest.fixture(scope="module")
def daily() -> list[tuple[str, dt.date]]:
    return live(mornings(iter(lambda: 1, 0)))


@pytest.mark.parametrize("slug", ["regular", "sales-weekly", "client", "executive-review"])
def test_in_a_year_every_regular_meeting_is_asked_for_once(daily, slug):
    """R8, R22, R27, R32: moved off holidays, and onto make-up days, as the type says."""
    found = [each for each in daily if each[0] == slug and each[1].year == 2026]

    assert held(slug) == sorted(found)


def test_runs_that_were_left_out_and_runs_that_came_twice_ask_for_the_same(daily):
    dice = random.Random(8)  # noqa: S311 - no secret
    irregular = live(mornings(iter(lambda: dice.randint(0, 5), 9)))

    assert len(irregular) == len({*irregular})
    assert sorted(day for day in daily if day[1].year == 2026) == sorted(
        day for day in irregular if day[1].year == 2026
    )


# --- Which, and when


@pytest.mark.parametrize(
    "rule, moved",
    [(HolidayRule.LATER, "2026-10-08"), (HolidayRule.EARLIER, "2026-09-30")],
)
def test_a_holiday_moves_the_meeting_as_the_type_says(tmp_path, rule, moved):
    there = office(tmp_path, f'holiday = "{rule.value}"')

    assert ["2026-09-28", moved] == days(there, "2026-09-22T09:00")
    assert "2026-10-05" == openings(there, "2026-09-22T09:00")[1].planned.isoformat()


def test_a_meeting_that_the_type_leaves_out_is_not_asked_for(tmp_path):
    there = office(tmp_path, 'holiday = "skipped"')

    assert ["2026-09-28", "2026-10-12"] == days(there, "2026-09-23T09:00")


def test_a_make_up_saturday_is_a_day_for_a_meeting(tmp_path):
    there = office(tmp_path, 'rule = "FREQ=WEEKLY;BYDAY=SA"', 'holiday = "skipped"')

    assert ["2026-10-10"] == days(there, "2026-10-08T09:00")


def test_the_first_meeting_of_a_year_is_asked_for_in_the_one_before(tmp_path):
    there = office(tmp_path, 'rule = "FREQ=MONTHLY;BYMONTHDAY=1"')

    assert ["2027-01-04"] == days(there, "2026-12-22T09:00")
    assert [] == days(there, "2026-12-21T09:00")


@pytest.mark.parametrize(
    "said, first, before",
    [
        ("", "2026-03-18T00:00", "2026-03-17T23:59"),
        ("open_days_ahead = 1", "2026-03-27T00:00", "2026-03-26T23:59"),
    ],
)
def test_it_is_asked_for_as_many_working_days_ahead_as_the_type_says(tmp_path, said, first, before):
    """Unless the type says it, five more than the notice needs: three and five."""
    there = office(tmp_path, *filter(None, [said]))

    assert "2026-03-30" in days(there, first)
    assert "2026-03-30" not in days(there, before)


def test_a_type_that_opens_nothing_ahead_leaves_it_to_people(tmp_path):
    assert [] == days(office(tmp_path, "open_days_ahead = 0"), "2026-03-30T09:00")


def test_a_meeting_of_today_is_asked_for_until_it_begins(tmp_path):
    there = office(tmp_path, "open_days_ahead = 1")

    assert ["2026-03-30"] == days(there, "2026-03-30T13:59")
    assert [] == days(there, "2026-03-30T14:00")


def test_the_day_is_that_of_the_organisation(tmp_path):
    there = office(tmp_path, "open_days_ahead = 1")

    assert ["2026-03-30"] == days(there, "2026-03-26T16:00+00:00")
    assert [] == days(there, "2026-03-26T15:59+00:00")


def test_a_leap_day_is_a_day_like_others(tmp_path):
    there = office(tmp_path, 'rule = "FREQ=MONTHLY;BYMONTHDAY=-1"')

    assert ["2028-02-29"] == days(there, "2028-02-24T09:00")


@pytest.mark.parametrize("what", ["/approve", "/reject no time", "/cancel no time", "/help"])
def test_what_somebody_has_asked_for_is_not_asked_for_again(tmp_path, what):
    """Also what was turned down or called off: that was decided."""
    there = office(tmp_path)
    there.file("meeting-request-weekly", 17, {**REQUEST, "date": "2026-03-30"}, at=OPENED)
    there.say(17, what, by="ada--test", at=OPENED)

    assert [] == days(there, OPENED)


def test_a_meeting_that_was_moved_is_still_that_meeting(tmp_path):
    there = office(tmp_path)
    there.file("meeting-request-weekly", 17, {**REQUEST, "date": "2026-03-30"}, at=OPENED)
    there.say(17, "/approve", at=OPENED)
    there.say(17, "/reschedule 2026-04-01 10:00", by="ben--test", at=OPENED)
    there.file("meeting-request-weekly", 18, {**REQUEST, "date": "2026-04-13"}, at=OPENED)
    there.file("meeting-request-weekly", 18, {**REQUEST, "date": "2026-04-15"}, at=OPENED)

    assert [] == days(there, OPENED)
    assert ["2026-04-07"] == days(there, "2026-04-02T09:00")


def test_who_asked_for_the_day_that_a_holiday_moves_has_asked_for_the_meeting(tmp_path):
    there = office(tmp_path)
    there.file("meeting-request-weekly", 17, {**REQUEST, "date": "2026-10-05"}, at=OPENED)

    assert ["2026-09-28"] == days(there, "2026-09-22T09:00")


def test_a_stranger_keeps_nobody_from_being_asked(tmp_path):
    there = office(tmp_path)
    asked = {**REQUEST, "date": "2026-03-30"}
    there.file("meeting-request-weekly", 17, asked, by="mallory--test", at=OPENED)

    assert ["2026-03-30"] == days(there, OPENED)


def test_what_was_opened_is_not_opened_again_although_no_record_shows_it(tmp_path):
    (there,) = openings(office(tmp_path), OPENED)

    assert "weekly/2026-03-30" == there.key
    assert () == to_open(there.archive, {"weekly/2026-03-30"})


# --- The day that minutes name (R51)


@pytest.mark.parametrize(
    "named, found",
    [
        ("", ["2026-04-20", "2026-04-27"]),
        ("2026-04-20", ["2026-04-20", "2026-04-27"]),
        ("2026-04-17", ["2026-04-17", "2026-04-27"]),
        ("2026-04-22", ["2026-04-22", "2026-04-27"]),
        ("2026-04-27", ["2026-04-27"]),
        ("2026-04-29", []),
        ("2026-04-13", ["2026-04-20", "2026-04-27"]),
    ],
)
def test_the_day_that_the_minutes_name_is_that_of_the_next_meeting(tmp_path, named, found):
    """One that lies before all others takes the place of the next; one beyond, of all before it."""
    there = office(tmp_path)
    minuted(there, next_meeting=named)

    assert found == days(there, "2026-04-15T09:00")


def test_minutes_that_nobody_has_signed_name_no_day(tmp_path):
    there = office(tmp_path)
    there.file("meeting-request-weekly", 17, REQUEST, at="2026-04-01T10:00")
    there.say(17, "/approve", at="2026-04-02T10:00")
    there.file("minutes", 21, {**MINUTES, "next_meeting": "2026-04-22"}, at="2026-04-14T10:00")

    assert ["2026-04-20", "2026-04-27"] == days(there, "2026-04-15T09:00")


def test_the_meeting_in_whose_place_another_was_held_is_not_asked_for_after_it(tmp_path):
    there = office(tmp_path)
    minuted(there, next_meeting="2026-04-17")
    there.file("meeting-request-weekly", 18, {**REQUEST, "date": "2026-04-17"}, at=OPENED)

    assert ["2026-04-27"] == days(there, "2026-04-18T09:00")


def test_a_day_that_passed_without_a_meeting_takes_the_place_of_none(tmp_path):
    there = office(tmp_path)
    minuted(there, next_meeting="2026-04-17")

    assert ["2026-04-20", "2026-04-27"] == days(there, "2026-04-18T09:00")


def test_the_last_minutes_before_the_day_have_the_last_word(tmp_path):
    there = office(tmp_path)
    minuted(there, next_meeting="2026-04-24")
    extra = {**REQUEST, "date": "2026-04-15"}
    there.file("meeting-request-weekly", 18, extra, at="2026-04-14T10:00")
    there.say(18, "/approve", at="2026-04-14T11:00")
    held_then = {**MINUTES, "meeting": "18", "held": "2026-04-15", "next_meeting": "2026-04-22"}
    there.file("minutes", 22, held_then, at="2026-04-15T16:00")
    there.say(22, "/sign", at="2026-04-15T17:00")

    assert ["2026-04-22", "2026-04-27"] == days(there, "2026-04-16T09:00")


def test_minutes_alone_call_for_the_next_meeting_of_a_type_without_a_rule():
    there = Office()
    minuted(there, next_meeting="2026-04-22")
    (found,) = openings(there, "2026-04-15T09:00")
    asked = request(found, there.workspace)

    assert ("2026-04-22", "Plans for April (continued)") == (asked.date.isoformat(), asked.topic)
    assert there.archive().by_number[17].participants == asked.participants
    assert (dt.time(14), "blue") == (asked.start, asked.room)
    there.file("meeting-request-weekly", 18, {**REQUEST, "date": "2026-04-22"})
    assert () == openings(there, "2026-04-15T09:00")


# --- With what


def sittings(workspace: Workspace) -> Iterator[Opening]:
    """Yield openings of every type: by a rule, also where it has just begun, and by minutes."""
    archive = workspace.archive(workspace.records(), workspace.now("2026-09-30T09:00"))
    day = dt.date(2026, 11, 2)
    last = {each.request.meeting_type: each for each in archive.meetings}
    rule = {"rule": "FREQ=WEEKLY", "since": "2026-01-05", "start": "09:30", "minutes": 60}
    for type_ in archive.organisation.meeting_types.values():
        recurrence = type_.recurrence or Recurrence.model_validate(rule)
        regular = type_.model_copy(update={"recurrence": recurrence})
        yield Opening(regular, day, day, archive)
        if type_.recurrence or workspace is not SAMPLE:
            yield Opening(regular, day, day, replace(archive, records={}))
        if type_.slug in last:
            alone = type_.model_copy(update={"recurrence": None})
            yield Opening(alone, day, day, archive, last[type_.slug])


@pytest.mark.parametrize("workspace", [SAMPLE, Office().workspace], ids=["sample", "tests"])
def test_every_request_is_read_without_a_problem(workspace):
    for opening in sittings(workspace):
        for language in LANGUAGES:
            asked = request(opening, workspace, language)
            assert (opening.type.slug, opening.day) == (asked.meeting_type, asked.date)
            assert (opening.start, opening.duration) == (asked.start, asked.duration)


def test_what_nobody_can_know_is_left_to_people():
    """An answer is never made up: the reply asks for it."""
    workspace, day = SAMPLE, dt.date(2026, 11, 2)
    type_ = workspace.organisation.meeting_types["marketing-planning"]
    rule = {"rule": "FREQ=WEEKLY", "since": "2026-01-05", "start": "09:30", "minutes": 150}
    regular = type_.model_copy(update={"recurrence": Recurrence.model_validate(rule)})
    opening = Opening(regular, day, day, workspace.archive({}, workspace.now("2026-09-30T09:00")))
    form, context = workspace.forms["meeting-request-marketing-planning"], workspace.context("en")
    found = validate(render_request(opening, form, context), form, context)

    assert ["stage"] == [each.field_id for each in found.problems]


def test_what_the_type_says_stands_in_the_request():
    """R9, R10, R61, R62, R63: the blocks, with those who report in their order."""
    type_ = SAMPLE.organisation.meeting_types["regular"]
    day = dt.date(2026, 10, 12)
    opening = Opening(type_, day, day, SAMPLE.archive({}, SAMPLE.now("2026-09-30T09:00")))
    asked = request(opening, SAMPLE, "zh-Hans")

    assert (
        "2026年10月12日部门例会" == asked.topic == render_title(opening, SAMPLE.context("zh-Hans"))
    )
    assert (dt.time(9, 30), dt.timedelta(minutes=75)) == (asked.start, asked.duration)
    assert (type_.organizer, type_.chair, type_.secretary) == (
        *(asked.organizer, asked.chair, asked.secretary),
    )
    assert type_.reporting_order == tuple(each.presenter for each in asked.agenda[:6])
    assert {dt.timedelta(minutes=5)} == {each.minutes for each in asked.agenda[:6]}
    assert ["工作安排", "沟通协调", "领导指示"] == [each.title for each in asked.agenda[6:]]
    marketing = SAMPLE.organisation.directory.members("marketing")
    assert tuple(each.login for each in marketing) == asked.participants


def test_a_block_that_may_be_left_out_stands_there_as_long_as_there_is_time():
    type_ = SAMPLE.organisation.meeting_types["sales-weekly"]
    day = dt.date(2026, 10, 16)
    opening = Opening(type_, day, day, SAMPLE.archive({}, SAMPLE.now("2026-09-30T09:00")))
    asked = request(opening, SAMPLE)

    assert "Team building and encouragement" == asked.agenda[-1].title
    minutes = (each.minutes or dt.timedelta() for each in asked.agenda)
    assert asked.duration == sum(minutes, dt.timedelta())


def test_where_nobody_is_named_all_participants_report(tmp_path):
    block = '[[agenda]]\ntitle = "Reports"\nminutes = 5\nper_person = true'
    there = office(tmp_path, block=block)
    (found,) = openings(there, OPENED)
    reports = request(found, there.workspace).agenda[1]

    assert ("Reports", None, dt.timedelta(minutes=15)) == (
        *(reports.title, reports.presenter, reports.minutes),
    )


def test_who_has_left_is_asked_for_nothing(tmp_path):
    there = office(tmp_path, keys='organizer = "cai--test"')
    people = there.workspace.data / "people.toml"
    text = people.read_text("utf-8").replace('name = "蔡小"', 'name = "蔡小"\nleft = 2026-03-01')
    people.write_text(text, "utf-8")
    (found,) = openings(there, OPENED)
    asked = request(found, there.workspace)

    assert (None, "ben--test") == (asked.organizer, found.by)
    assert ("ada--test", "ben--test") == asked.participants


# --- Open action items (R106)


def owing(there: Office, *tasks: str, **answers: str) -> Opening:
    """Let *tasks* be open since the meeting of 13 April; return the next meeting."""
    rows = (f"- {task}; 蔡小; 2026-05-20; in writing" for task in tasks)
    minuted(there, actions="\n".join(rows), **answers)  # type: ignore[arg-type] # by field id
    return openings(there, "2026-04-15T09:00")[0]


def test_what_the_series_has_left_open_stands_on_the_agenda(tmp_path):
    there = office(tmp_path)
    before = [each.number for each in owing(there, "Ask printers", "Ask painters").carried]
    there.file("progress", 31, _done("17-2"), by="cai--test", at="2026-04-14T12:00")
    items = request(openings(there, "2026-04-15T09:00")[0], there.workspace).agenda

    assert ["17-1", "17-2"] == before
    assert ["News", "17-1 Ask printers"] == [each.title for each in items]
    assert ("cai--test", "what is done, and what is missing") == (items[1].presenter, items[1].aim)


def _done(number: str) -> dict[str, str | list[str]]:
    return {"action": number, "progress": "Done", "report": "It is done."}


@pytest.mark.parametrize("tasks, items", [(5, 6), (6, 2)])
def test_up_to_five_stand_there_one_by_one_and_more_of_them_together(tmp_path, tasks, items):
    there = office(tmp_path)
    agenda = request(owing(there, *map("Ask {}".format, range(tasks))), there.workspace).agenda

    assert items == len(agenda)
    if tasks > 5:
        listed = "17-1, 17-2, 17-3, 17-4, 17-5, 17-6"
        assert f"Open action items: {listed}" == agenda[-1].title


def test_what_is_more_secret_than_the_meeting_is_not_carried_into_it(tmp_path):
    """R81: the request may be read by those who may not read where it came from."""
    there = office(tmp_path)
    found = owing(there, "Ask printers")
    record = there.records[17]
    level = {"classification": Classification.RESTRICTED}
    answers = record.answers.model_copy(update=level)
    secret = {**there.records, 17: record.model_copy(update={"answers": answers})}

    assert () == replace(found, archive=replace(found.archive, records=secret)).carried


def test_words_of_people_call_nobody_and_refer_to_nothing(tmp_path):
    there = office(tmp_path)
    found = owing(there, "Ask @dan--test about #5, GH-6 and office/meetings/issues/7")
    body = render_request(found, there.form("meeting-request-weekly"), there.workspace.context())

    assert "17-1 Ask @\u200bdan--test about #\u200b5, GH-\u200b6" in body
    assert "@dan--test" not in body
    assert "issues/7" not in body


def test_the_minutes_do_not_get_twice_what_was_left_open(tmp_path):
    there = office(tmp_path)
    found = owing(there, "Ask printers")
    context = there.workspace.context()
    body = render_request(found, there.form("meeting-request-weekly"), context)
    there.file_body("meeting-request-weekly", 40, body, at="2026-04-15T09:00")
    meeting = there.archive().by_number[40]
    link = file_minutes(meeting, found.carried, context).on_github(
        context, Links("https://github.com/o/m")
    )

    assert 1 == link.count("Ask+printers") + link.count("Ask%20printers")


# --- In whose name


def test_it_is_asked_for_in_the_name_of_the_organizer(tmp_path):
    (found,) = openings(office(tmp_path, keys='organizer = "cai--test"'), OPENED)

    assert "cai--test" == found.by


def test_where_the_organizer_is_the_head_the_secretary_asks_so_that_the_head_can_approve(tmp_path):
    """R37: nobody approves what they asked for."""
    there = office(tmp_path, keys='organizer = "ada--test"')
    (found,) = openings(there, OPENED)
    body = render_request(found, there.form("meeting-request-weekly"), there.workspace.context())
    there.file_body("meeting-request-weekly", 17, body, by=found.by, at=OPENED)
    effects = there.say(17, "/approve", by="ada--test", at=OPENED)

    assert "ben--test" == found.by
    assert [] == [each for each in effects if isinstance(each, Refusal)]
    assert ("ada--test", ()) == (
        *(there.archive().by_number[17].organizer, there.archive().by_number[17].approvals_missing),
    )


def test_who_may_not_ask_for_such_a_meeting_does_not_ask_for_it(tmp_path):
    """R36: of those whom the type names, one who may."""
    keys = 'organizer = "cai--test"\ninitiators = ["secretary"]'
    (found,) = openings(office(tmp_path, keys=keys), OPENED)

    assert "ben--test" == found.by


def test_the_note_calls_whom_it_concerns_and_says_what_was_moved(tmp_path):
    there = office(tmp_path, keys='organizer = "ada--test"')
    found = openings(there, "2026-09-22T09:00")[1]
    note = render_note(found, there.workspace.context())

    assert note.startswith("@ada--test @ben--test This request")
    assert "the meeting of Oct 5, 2026 was moved to Oct 8, 2026." in note
    assert "`/reschedule date and time`" in note


def test_a_block_says_what_is_to_come_of_it_in_the_form_and_in_what_is_opened():
    """R4: what recurs is said once, by the type."""
    type_ = SAMPLE.organisation.meeting_types["client"]
    day = dt.date(2026, 10, 15)
    opening = Opening(type_, day, day, SAMPLE.archive({}, SAMPLE.now("2026-09-30T09:00")))
    form, context = SAMPLE.forms["meeting-request-client"], SAMPLE.context("zh-Hans")
    aims = [each.aim.text("zh-Hans") for each in type_.agenda if each.aim]

    assert len(type_.agenda) == len(aims)
    assert aims == [each.aim for each in request(opening, SAMPLE, "zh-Hans").agenda]
    assert aims == [aim for aim in aims if aim in write_issue_form(issue_form(form, context))]


# --- What would be refused


CLAUSE = """
[[clauses]]
id = "91"
title = { en = "Notice", zh-Hans = "通知", zh-Hant = "通知" }
text = { en = "In time.", zh-Hans = "及时通知。", zh-Hant = "及時通知。" }
effective = 2026-01-01
rule = "notice"
refuses_from = 2026-01-01
"""


def test_a_request_that_would_be_refused_is_not_made_and_who_prepares_it_is_told(tmp_path):
    office(tmp_path)
    (path,) = (tmp_path / "data/regulations").glob("*.toml")
    path.write_text(path.read_text("utf-8") + CLAUSE, "utf-8")
    strict = Office(Workspace(tmp_path / "data"))
    (in_time,) = (draft_of(each, strict.workspace) for each in openings(strict, OPENED))
    (late, _) = (draft_of(each, strict.workspace) for each in openings(strict, "2026-03-27T09:00"))

    assert ("Weekly meeting, March 30, 2026", True) == (in_time.title, bool(in_time.form))
    assert ("Weekly meeting, March 30, 2026: not asked for yet", "") == (late.title, late.form)
    assert "@ben--test" in late.note
    assert "announced on Mar 25, 2026 at the latest" in late.note
    assert "or as an emergency with the reason" in late.note
