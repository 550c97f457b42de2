"""Clauses bind rules: which, with which parameters, on which day; and what pages show of it."""

import datetime as dt
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import Archive, Meeting, assemble
from generator.cli.workspace import Workspace
from generator.errors import SettingsError
from generator.organisation import Clause, Organisation, Regulation
from generator.records import Record, fingerprint
from generator.render.reply_environment import reply_environment
from generator.rules import RULES, Rule, check_clauses, compliance, judgements, rates
from generator.rules.bookings import in_the_same_room, of_the_same_people
from generator.rules.once import once
from generator.vocabulary import Outcome
from generator.wording import LANGUAGES, Wording
from tests.copied import ROOT
from tests.office import AMENDMENT
from tests.regulated_office import LATER, REGULATED, Regulated

NUMBER = {rule: str(place) for place, rule in enumerate(RULES, 1)}
"""The clause of the office's regulation that binds each rule."""


def outcomes(office: Regulated, at: str = LATER, issue: int = 17) -> dict[str, Outcome]:
    """Return what came of each clause at meeting *issue*."""
    archive = office.archive(at)
    found = compliance(archive.by_number[issue], archive)
    return {clause.id: finding.outcome for _, clause, finding in found}


def with_clause(rule: str, **more: Any) -> Organisation:
    """Return the office with one clause only, which binds *rule*."""
    office = REGULATED.organisation
    clause = Clause(
        id="1",
        title=Wording.of("One", "一", "一"),
        text=Wording.of("Text", "条文", "條文"),
        effective=dt.date(2026, 1, 1),
        rule=rule,
        **more,
    )
    regulation = office.regulations["office"].model_copy(update={"clauses": (clause,)})
    return replace(office, regulations={"office": regulation})


def test_the_office_has_a_clause_for_every_rule():
    clauses = REGULATED.organisation.regulations["office"].clauses

    assert set(RULES) == {clause.rule for clause in clauses if clause.rule}


def test_every_rule_says_which_requirement_it_serves():
    assert [] == [n for n, rule in RULES.items() if not (rule.judge.__doc__ or "").startswith("R")]


@pytest.mark.parametrize(
    "rule, parameters, fault",
    [
        ("notise", {}, "rule: 'notise' is not a rule; expected one of: "),
        ("notise", {}, " (did you mean 'notice'?)"),
        (
            "notice",
            {"workingdays": 3},
            (
                "parameters.workingdays: is not a known key; expected one of: meeting_types, "
                "working_days, important_working_days, emergency_waives "
                "(did you mean 'working_days'?)"
            ),
        ),
        ("notice", {"working_days": "3"}, "parameters.working_days: '3' is of the wrong type"),
        ("notice", {"working_days": True}, "parameters.working_days: True is of the wrong type"),
        ("notice", {"working_days": 400}, "parameters.working_days: 400 is out of range"),
        ("chair_is_senior", {}, "parameters.roles: is missing; for example ['head', 'deputy']"),
        ("chair_is_senior", {"roles": ["boss"]}, "parameters.roles[1]: 'boss' is not known"),
        ("chair_is_senior", {"roles": []}, "parameters.roles: [] is too short"),
        (
            "notice",
            {"meeting_types": ["weekly", "monthly"]},
            (
                "parameters.meeting_types[2]: 'monthly' is not a meeting type of 'office'; "
                "expected one of: client, weekly"
            ),
        ),
        (
            "materials_before_notice",
            {"meeting_types": ["weekly"], "questions": ["evidence"]},
            (
                "parameters.questions[1]: 'evidence' is not a question of the request; "
                "expected one of: materials"
            ),
        ),
        ("room_fits", {"equipment": ["Piano"]}, "parameters.equipment[1]: 'Piano' is not in any"),
    ],
)
def test_what_a_clause_says_wrong_of_a_rule_is_said_in_words(rule, parameters, fault):
    with pytest.raises(SettingsError) as refused:
        check_clauses(with_clause(rule, parameters=parameters), "data")

    (line,) = str(refused.value).splitlines()
    assert line.startswith("data/regulations/office.toml: clauses[1].")
    assert fault in line


def test_the_parameters_of_revisions_are_checked_as_well():
    revision = {
        "effective": dt.date(2026, 5, 1),
        "text": Wording.of("New", "新", "新"),
        "grounds": Wording.of("Better", "更好", "更好"),
        "parameters": {"days": 3},
    }

    with pytest.raises(SettingsError, match=r"clauses\[1\]\.revisions\[1\]\.parameters\.days: is"):
        check_clauses(with_clause("notice", revisions=[revision]), "data")


def test_what_a_clause_names_is_looked_for_although_something_else_is_wrong_with_it():
    parameters = {"meeting_types": ["weakly"], "foo": 1, "working_days": "3"}
    with pytest.raises(SettingsError) as refused:
        check_clauses(with_clause("notice", parameters=parameters), "data")

    lines = str(refused.value).splitlines()
    assert ["foo", "meeting_types[1]", "working_days"] == sorted(
        line.split("parameters.")[1].split(":")[0] for line in lines
    )


def test_every_fault_of_every_clause_is_said_at_once():
    office = with_clause("notise")
    regulation = office.regulations["office"]
    other = with_clause("buffer", parameters={"minutes": 0}).regulations["office"].clauses[0]
    both = regulation.model_copy(update={"clauses": (*regulation.clauses, other)})

    with pytest.raises(SettingsError) as refused:
        check_clauses(replace(office, regulations={"office": both}), "data")

    assert 2 == len(str(refused.value).splitlines())


def test_an_organisation_with_an_unknown_rule_is_not_loaded(tmp_path):
    shutil.copytree(REGULATED.data, tmp_path / "data")
    file = tmp_path / "data" / "regulations" / "office.toml"
    file.write_text(file.read_text("utf-8").replace('"room_free"', '"room_fre"'), "utf-8")

    with pytest.raises(SettingsError, match="'room_fre' is not a rule"):
        _ = Workspace(tmp_path / "data").organisation


def test_parameters_of_a_revision_need_a_rule():
    revision = {
        "effective": dt.date(2026, 5, 1),
        "text": "New",
        "grounds": "Better",
        "parameters": {"days": 3},
    }
    clause = {"id": "1", "title": "One", "text": "Text", "effective": dt.date(2026, 1, 1)}

    with pytest.raises(ValueError, match=r"revisions\[1\]\.parameters: belong to a rule"):
        Clause.model_validate({**clause, "revisions": [revision]})


# held against a meeting


def emergency_on(date: str, form: str = "meeting-request-weekly") -> Regulated:
    """Return the office with an emergency meeting that was announced the day before."""
    office = Regulated.asked({"date": date, "emergency": "A fire."}, form=form)
    office.yes(17, at=f"{dt.date.fromisoformat(date) - dt.timedelta(days=1)}T20:00")
    return office


def test_a_clause_holds_as_it_was_in_force_on_the_day_of_the_meeting():
    notice = NUMBER["notice"]

    assert Outcome.FAILED == outcomes(emergency_on("2026-04-13"))[notice]
    assert Outcome.WAIVED == outcomes(emergency_on("2026-04-14"))[notice]


def test_a_clause_may_be_for_some_meeting_types_only():
    """R3."""
    notice, client = NUMBER["notice"], "meeting-request-client"

    assert Outcome.FAILED == outcomes(emergency_on("2026-04-13", client))[notice]
    assert notice not in outcomes(emergency_on("2026-04-14", client))


def test_a_clause_is_not_held_against_meetings_before_it_took_effect():
    last = str(len(RULES) + 2)

    assert last not in outcomes(emergency_on("2026-04-30"), "2026-06-01T09:00")
    assert last in outcomes(emergency_on("2026-05-01"), "2026-06-01T09:00")


def test_a_clause_without_a_rule_is_for_people_alone():
    assert str(len(RULES) + 1) not in outcomes(Regulated.minuted())


def test_every_rule_is_held_against_a_meeting():
    found = outcomes(Regulated.minuted())

    assert set(NUMBER.values()) == set(found)
    assert Outcome.NOT_YET == found[NUMBER["signed"]]


@pytest.mark.parametrize("command, by", [("/cancel", "ben--test"), ("/reject no", "ada--test")])
def test_a_meeting_that_is_called_off_is_not_judged(command, by):
    office = Regulated.asked()
    assert outcomes(office, "2026-04-03T10:00")

    office.say(17, command, by=by, at="2026-04-03T10:00")

    assert {} == outcomes(office)


def test_a_meeting_that_nobody_approved_in_time_is_not_judged():
    office = Regulated.asked()

    assert outcomes(office, "2026-04-13T14:59")
    assert {} == outcomes(office, "2026-04-13T15:00")


def test_a_department_without_a_regulation_is_not_judged():
    office = Regulated.minuted()
    archive = office.archive(LATER)
    elsewhere = replace(REGULATED.organisation, regulations={})
    archive = replace(archive, organisation=elsewhere)

    assert () == compliance(archive.by_number[17], archive)


def test_a_rate_counts_the_meetings_that_kept_or_broke_a_clause():
    office = Regulated.approved()
    for issue, day in ((18, "2026-04-14"), (19, "2026-04-15"), (20, "2026-05-20")):
        office.ask(issue, {"date": day, "room": "Red room"}, at="2026-04-01T11:00")
    office.yes(18, at="2026-04-13T10:00")  # too late
    office.yes(19)
    archive = office.archive("2026-04-13T11:00")
    found = {rate.clause.id: rate for rate in rates(regulation(), archive)}
    notice = found[NUMBER["notice"]]

    assert (2, 1, 3, 1, 66) == (notice.passed, notice.failed, notice.n, notice.open, notice.percent)
    assert [18] == [meeting.number for meeting in notice.broken]
    assert (0, None) == (found[NUMBER["caught_up"]].n, found[NUMBER["caught_up"]].percent)


def test_the_latest_meeting_that_broke_a_clause_comes_first():
    office = Regulated.asked({"participants": "Ada"})
    office.ask(18, {"participants": "Ada", "date": "2026-04-20"})
    archive = office.archive("2026-04-02T09:00")
    found = {rate.clause.id: rate for rate in rates(regulation(), archive)}

    assert [18, 17] == [m.number for m in found[NUMBER["default_participants"]].broken]


def test_a_waiver_counts_neither_way():
    office = emergency_on("2026-04-14")
    found = {rate.clause.id: rate for rate in rates(regulation(), office.archive(LATER))}

    assert (0, 1) == (found[NUMBER["notice"]].n, found[NUMBER["notice"]].waived)


def regulation() -> Regulation:
    return REGULATED.organisation.regulations["office"]


# what is remembered


def test_an_archive_is_looked_at_once():
    looked: list[Archive] = []
    look = once(looked.append)
    first, second = Regulated().archive(), Regulated().archive()
    for archive in (first, second, first, second):
        look(archive)

    assert [id(first), id(second)] == [id(archive) for archive in looked]
    assert judgements(first) is judgements(first)


TIMES = st.tuples(
    st.integers(0, 2), st.integers(0, 23), st.sampled_from([0, 30]), st.sampled_from([30, 90, 600])
)
MEETINGS = st.lists(
    st.tuples(
        TIMES,
        st.sampled_from(["blue", "red"]),
        st.sets(st.sampled_from(["ada--test", "ben--test", "cai--test"]), min_size=1),
    ),
    max_size=8,
)
ONE = Regulated.approved({"chair": "Dan", "secretary": "Dan"}).records[17]


def record(issue: int, time: tuple[int, int, int, int], room: str, people: set[str]) -> Record:
    """Return an approved meeting at that time: day, hour, minute, and length in minutes."""
    day, hour, minute, length = time
    answers = ONE.answers.model_copy(
        update={
            "date": dt.date(2026, 4, 13) + dt.timedelta(days=day),
            "start": dt.time(hour, minute),
            "duration": dt.timedelta(minutes=length),
            "room": room,
            "participants": tuple(sorted(people)),
        }
    )
    approval = ONE.events[0].model_copy(update={"about": fingerprint(answers)})
    return ONE.model_copy(update={"issue": issue, "answers": answers, "events": (approval,)})


def naively(meeting: Meeting, others: Mapping[int, Meeting], gap: dt.timedelta) -> list[Meeting]:
    """Return the older ones of *others* that are nearer than *gap*, comparing each with each."""
    older = (other for number, other in sorted(others.items()) if number < meeting.number)
    return [o for o in older if o.starts < meeting.ends + gap and meeting.starts < o.ends + gap]


@settings(deadline=None)
@given(MEETINGS, st.sampled_from([0, 15, 60]))
def test_bookings_find_what_comparing_every_two_meetings_finds(drawn, minutes):
    records = {n: record(n, *each) for n, each in enumerate(drawn, 1)}
    archive = assemble(records, REGULATED.organisation, Regulated().at("2026-04-02T12:00"))
    gap = dt.timedelta(minutes=minutes)
    for meeting in archive.meetings:
        near = naively(meeting, archive.by_number, gap)
        room = [other for other in near if other.request.room == meeting.request.room]
        shared = [
            (login, other)
            for login in sorted({*meeting.participants, "dan--test"})
            for other in near
            if login in (*other.participants, "dan--test")
        ]

        assert room == list(in_the_same_room(meeting, archive, gap))
        assert shared == list(of_the_same_people(meeting, archive, gap))


# what pages show


def page(office: Regulated, path: str, language: str = "en") -> str:
    return office.pages(language, at=LATER)[path]


@pytest.mark.parametrize(
    "language, row",
    [
        (
            "en",
            (
                "| announced on Apr 8, 2026 at the latest, working days ahead: 3 | "
                "announced on Apr 9, 2026 10:00 | "
                '<span class="mb-status mb-status--failed">Failed</span> |'
            ),
        ),
        (
            "zh-Hans",
            (
                "| 最迟2026年4月8日发出通知（提前 3 个工作日） | 2026年4月9日 10:00 发出通知 | "
                '<span class="mb-status mb-status--failed">不符合</span> |'
            ),
        ),
        (
            "zh-Hant",
            (
                "| 最遲2026年4月8日發出通知（提前 3 個工作日） | 2026年4月9日 10:00 發出通知 | "
                '<span class="mb-status mb-status--failed">不符合</span> |'
            ),
        ),
    ],
)
def test_the_page_of_a_meeting_shows_what_came_of_each_clause(language, row):
    office = Regulated.asked()
    office.yes(17, at="2026-04-09T10:00")
    found = page(office, "meetings/2026/17.md", language)

    assert row in found
    assert f"(../../regulations/office.md#clause-{NUMBER['notice']})" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_left_on_any_page(language):
    office = Regulated.minuted(
        {"attendance": "- Ada；late\n- Dan", "ended": "16:30"},
        {"emergency": "A *fire*.", "participants": "Ada, 蔡小", "guests": "- Mr Guest"},
    )
    office.track()
    pages = office.pages(language, at=LATER)

    assert [] == re.findall(r"{\w*}", pages["meetings/2026/17.md"])
    assert "{" not in pages["regulations/office.md"]


def test_what_people_wrote_is_shown_as_typed():
    office = Regulated.asked({"date": "2026-04-14", "emergency": "A *fire* | <b>now</b>"})
    office.yes(17, at="2026-04-13T10:00")
    found = page(office, "meetings/2026/17.md")

    assert "emergency: A &#42;fire&#42; &#124; &#60;b&#62;now&#60;/b&#62; |" in found


def test_a_meeting_that_was_called_off_shows_no_table():
    office = Regulated.approved()
    office.say(17, "/cancel", by="ben--test", at="2026-04-03T10:00")

    assert "No clause of a regulation is held against this meeting." in page(
        office, "meetings/2026/17.md"
    )


def test_the_page_of_a_regulation_shows_how_often_each_clause_is_kept_and_by_whom_broken():
    """R1."""
    office = Regulated.asked()
    office.yes(17, at="2026-04-09T10:00")
    office.ask(18, {"date": "2026-04-20", "topic": "Plans for May"}, at="2026-04-01T11:00")
    office.yes(18)
    found = page(office, "regulations/office.md")

    assert "**Kept by 1 of 2 meetings (50%)**" in found
    assert '??? rows "Broken by 1"' in found
    assert "</time> [17 Plans for April](../meetings/2026/17.md)" in found
    assert ">50%</span> <small>1 out of 2</small> |" in found
    assert '## <span id="clause-1">1</span> Clause 1' in found


def test_the_page_of_a_regulation_shows_the_history_of_a_clause():
    """R132, R133."""
    office = Regulated()
    office.file("amendment", 27, {**AMENDMENT, "clause": NUMBER["notice"]}, at="2026-04-07T10:00")
    assert "[Amendment 27](../filings/amendment/27.md): not approved" in page(
        office, "regulations/office.md"
    )

    office.say(27, "/approve", at="2026-04-08T10:00")
    found = page(office, "regulations/office.md")

    assert "First text 20." in found
    assert "Emergencies happen.<br>[Amendment 27]" in found
    assert "approved by [Ada](../people/ada--test.md) on Apr 8, 2026 10:00" in found


def test_an_amendment_that_is_not_carried_out_yet_stands_below_its_clause():
    """R132."""
    office = Regulated()
    office.file("amendment", 28, {**AMENDMENT, "clause": "1"}, at="2026-04-07T10:00")
    line = "[Amendment 28](../filings/amendment/28.md): proposed, with effect from Jul 1, 2026"
    assert line in page(office, "regulations/office.md")

    office.say(28, "/reject not now", at="2026-04-08T10:00")

    assert line not in page(office, "regulations/office.md")


def test_a_clause_that_is_not_in_force_yet_says_so():
    found = Regulated().pages(at="2026-04-30T09:00")["regulations/office.md"]

    assert "In force from May 1, 2026: From May on." in found
    assert "In force from May 1, 2026" not in page(Regulated(), "regulations/office.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_every_rule_with_its_parameters(language):
    text = (ROOT / "docs" / "guides" / language / "rules.md").read_text("utf-8")
    rows = [row.strip("|").split("|") for row in text.splitlines() if row.startswith("| `")]
    found = {cells[0].strip(" `"): set(re.findall(r"`(\w+)`", cells[2])) for cells in rows}

    assert {name: _own(rule) for name, rule in RULES.items()} == found


def _own(rule: Rule) -> set[str]:
    return set(rule.parameters.model_fields) - {"meeting_types"}


@pytest.mark.parametrize(
    "language, row",
    [
        ("en", "| 21 Clause 21 | announced on Apr 8, 2026 at the latest, working days ahead: 3 | "),
        ("zh-Hans", "| 21 第21条 | 最迟2026年4月8日发出通知（提前 3 个工作日） | "),
    ],
)
def test_a_reply_can_show_the_same_table_and_calls_nobody(language, row):
    office = Regulated.asked({"emergency": "ask @ada--test"})
    office.yes(17, at="2026-04-09T10:00")
    archive = office.archive("2026-04-09T11:00")
    found = compliance(archive.by_number[17], archive)
    env = reply_environment(REGULATED.context(language))
    table = env.get_template("replies/compliance.j2").module.table(found)  # type: ignore[attr-defined]

    assert row in table
    assert "@ada" not in table
    assert "▲" in table


def test_only_the_latest_meetings_that_broke_a_clause_are_listed():
    office = Regulated()
    for issue in range(101, 123):
        office.ask(issue, {"participants": "Ada", "date": "2026-04-14"})
    found = office.pages(at="2026-04-02T10:00")["regulations/office.md"]

    assert "[103 Plans for April](../meetings/2026/103.md)" in found
    assert "and 2 earlier" in found
    assert "[102 Plans for April]" not in found
