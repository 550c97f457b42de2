"""What people do by comment: before a meeting, with its minutes, and with an action item."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.workspace import Workspace
from generator.lifecycle import (
    Answer,
    Close,
    Comment,
    Drop,
    Effect,
    Help,
    Reopen,
    Thread,
    Track,
    comment,
    concerned,
    follow,
    passed,
)
from generator.lifecycle.manual import example
from generator.records import Event
from generator.render.errand import render_errand
from generator.render.page import Links
from generator.vocabulary import Act, ActionStatus, Progress
from tests.messages import all_said, said
from tests.office import FEEDBACK, MINUTES, REQUEST, Office, problems

FILES = Path(__file__).parent / "organisation"
ISSUE = 40
"""The number of the issue that the generator opened for action item 17-1."""


@pytest.fixture
def office() -> Office:
    """An office with an approved meeting ahead."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    return office


@pytest.fixture
def signed() -> Office:
    """An office with signed minutes and one action item, 17-1, owed by cai."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-14T12:00")
    return office


def _meeting(office: Office):
    return office.archive("2026-04-09T09:00").by_number[17]


def _refused(effects) -> list[str]:
    return all_said(problems(effects))


@pytest.mark.parametrize("name, called", [("Ada", "Ada"), ("Ben、蔡小", "贝恩")])
def test_whom_the_meeting_cannot_do_without_is_not_uninvited(office, name, called):
    """R61, R62, R63, R128."""
    refused = _refused(office.say(17, f"/uninvite {name}", by="ben--test"))

    fault = f"is needed to hold the meeting: {called}; name another in the request first"
    assert [fault] == refused


def test_whoever_prepares_a_meeting_moves_it_to_another_day_and_time(office):
    """R49."""
    office.say(17, "/reschedule 2026-04-14 15:30", by="ben--test")

    assert "2026-04-14T15:30:00+08:00" == _meeting(office).starts.isoformat()
    assert "2026-04-14T16:30:00+08:00" == _meeting(office).ends.isoformat()


@pytest.mark.parametrize(
    "said, starts",
    [
        ("/改期 4月14日 下午3点半", "2026-04-14T15:30"),
        ("/改期 4月14日15:30 客户要求", "2026-04-14T15:30"),
        ("/reschedule 2026-04-14 15:30 because of room 3", "2026-04-14T15:30"),
        ("/reschedule 2026-04-14", "2026-04-14T14:00"),
        ("/reschedule 16:00", "2026-04-13T16:00"),
        ("/reschedule 2026-04-14 15:30\nthe room is taken", "2026-04-14T15:30"),
        ("/改期 15:30 4月14日", "2026-04-14T15:30"),
        ("/改期 15:30，4月14日有展会", "2026-04-13T15:30"),
        ("/改期 4月14日 下午有客户来访", "2026-04-14T14:00"),
        ("/改期 4月14日 一点变化", "2026-04-14T14:00"),
        ("/改期 4月14日 15:30 2点的会还没有结束", "2026-04-14T15:30"),
    ],
)
def test_what_is_not_said_of_day_and_time_stays(office, said, starts):
    office.say(17, said, by="ben--test")

    assert f"{starts}:00+08:00" == _meeting(office).starts.isoformat()


@pytest.mark.parametrize(
    "words, written",
    [
        ("4月14日 2点", "2点"),
        ("4月14日两点半", "两点半"),
        ("4月14日 下午", "下午"),
        ("4月14日 上午15点，客户要求", "上午15点，客户要求"),
        ("4月14日 14", "14"),
        ("2026-04-14 2 o'clock", "2 o'clock"),
        ("2026-04-14 afternoon", "afternoon"),
        ("2点", "2点"),
    ],
)
def test_a_time_that_is_not_understood_is_no_reason(office, words, written):
    (fault,) = problems(office.say(17, f"/改期 {words}", by="ben--test"))

    assert f"is not a time of day: {written}" == said(fault)
    assert "/reschedule 2026-04-14 14:00" == fault.example


def test_a_day_of_the_week_that_contradicts_the_date_is_no_reason(office):
    (fault,) = problems(office.say(17, "/改期 4月14日周一 15:30", by="ben--test"))

    assert "names a day of the week that 2026-04-14 is not: 4月14日周一" == said(fault)


def test_a_new_date_that_is_missing_is_asked_for_with_an_example_that_is_accepted(office):
    (fault,) = problems(office.say(17, "/改期", by="ben--test"))

    assert "say the new date, the new time, or both" == said(fault)
    assert "/reschedule 2026-04-14 14:00" == fault.example
    assert [] == _refused(office.say(17, fault.example, by="ben--test"))


def test_an_example_for_a_meeting_that_is_over_lies_ahead(office):
    (fault,) = problems(office.say(17, "/reschedule", by="ben--test", at="2026-04-20T10:00"))

    assert "/reschedule 2026-04-21 14:00" == fault.example


@pytest.mark.parametrize(
    "act, written",
    [(Act.INVITE, "/邀请 @账号、@账号"), (Act.AGENDA, "/增加议题 秋季展会预算；15分钟")],
)
def test_examples_are_in_the_language_that_is_spoken(act, written):
    assert written == example(act, "zh-Hans")


def test_a_meeting_is_not_moved_into_the_past(office):
    assert ["is over already: 2026-04-01 10:00"] == _refused(
        office.say(17, "/reschedule 2026-04-01 10:00", by="ben--test")
    )


def test_what_was_said_about_coming_was_said_of_the_time_before(office):
    """R47, R49."""
    office.say(17, "/confirm", by="cai--test")
    office.say(17, "/reschedule 2026-04-14 15:30", by="ben--test", at="2026-04-08T11:00")
    office.say(17, "/leave ill", by="ada--test", at="2026-04-08T12:00")

    assert ["ada--test"] == list(_meeting(office).reply_of)


@pytest.mark.parametrize(
    "edited, starts",
    [
        ({"topic": "Plans for May"}, "2026-04-14T15:30:00+08:00"),
        ({"start": "10:00"}, "2026-04-14T10:00:00+08:00"),
        ({"date": "2026-04-15"}, "2026-04-15T15:30:00+08:00"),
        ({"date": "2026-04-15", "start": "10:00"}, "2026-04-15T10:00:00+08:00"),
    ],
)
def test_of_a_meeting_that_was_moved_an_edit_changes_no_more_than_it_says(office, edited, starts):
    """R49."""
    office.say(17, "/reschedule 2026-04-14 15:30", by="ben--test")
    office.file("meeting-request-weekly", 17, {**REQUEST, **edited}, at="2026-04-08T12:00")

    assert starts == _meeting(office).starts.isoformat()


def test_a_meeting_that_is_moved_again_is_where_it_was_moved_to_last(office):
    """R49."""
    office.say(17, "/reschedule 2026-04-14 15:30", by="ben--test")
    office.file("meeting-request-weekly", 17, {**REQUEST, "start": "10:00"}, at="2026-04-08T12:00")
    office.say(17, "/reschedule 2026-04-16 11:00", by="ben--test", at="2026-04-08T13:00")

    assert "2026-04-16T11:00:00+08:00" == _meeting(office).starts.isoformat()


def test_people_are_invited_and_uninvited_after_the_request(office):
    """R128."""
    office.say(17, "/invite @dan--test", by="ben--test")
    office.say(17, "/取消邀请 蔡小", by="ben--test")

    assert ("ada--test", "ben--test", "dan--test") == _meeting(office).participants


@pytest.mark.parametrize(
    "said, problem",
    [
        ("/invite 蔡小", "asked to come already: 蔡小"),
        ("/invite office", "asked to come already: Ada, 贝恩, 蔡小"),
        ("/uninvite Dan", "was not asked to come: Dan"),
        ("/substitute Ada", "takes part already: Ada"),
        ("/substitute Ben", "takes part already: 贝恩"),
        ("/reschedule 2026-04-13 14:00", "is when it is held already: 2026-04-13 14:00"),
    ],
)
def test_what_would_change_nothing_is_refused(office, said, problem):
    """R49, R72, R128."""
    before = office.records[17]

    assert [problem] == _refused(office.say(17, said, by="ben--test"))
    assert before == office.records[17]


def test_nobody_is_asked_to_come_or_not_to_come_twice(office):
    """R128."""
    for command in ("/invite Dan, 蔡小", "/uninvite Dan, 蔡小"):
        assert [] == _refused(office.say(17, command, by="ben--test"))
        assert 1 == len(_refused(office.say(17, command, by="ben--test", at="2026-04-08T11:00")))


def test_who_is_not_known_cannot_be_invited(office):
    assert ["is not in the directory: 张三"] == _refused(
        office.say(17, "/invite 张三", by="ben--test")
    )
    assert ["say who is meant"] == _refused(office.say(17, "/invite", by="ben--test"))


@pytest.mark.parametrize("said", ["/substitute @dan--test", "/代会 Dan", "/请假 出差，由Dan代会"])
def test_a_substitute_is_named_with_the_leave_or_by_itself(office, said):
    """R71, R72."""
    office.say(17, said, by="cai--test")

    assert {"cai--test": "dan--test"} == _meeting(office).substitutes
    assert "dan--test" in _meeting(office).involved


@pytest.mark.parametrize("command", ["/leave", "/请假", "/请假。", "/请假 代会人：Dan。"])
def test_who_asks_for_leave_says_why(office, command):
    """R71."""
    assert ["why? Please say it again with the reason"] == _refused(
        office.say(17, command, by="cai--test")
    )
    assert {} == _meeting(office).reply_of


def test_a_reason_that_only_resembles_a_substitute_is_a_reason(office):
    office.say(17, "/请假 由于感冒", by="cai--test")

    assert {} == _meeting(office).substitutes
    assert "由于感冒" == _meeting(office).reply_of["cai--test"].text


def test_the_agenda_is_added_to_by_those_who_come_and_by_heads_of_departments(office):
    """R41."""
    office.say(17, "/agenda Printers", by="cai--test")
    office.say(17, "/增加议题 预算", by="dan--test")

    assert ["Printers", "预算"] == [event.text for event in _meeting(office).agenda_changes]


@pytest.mark.parametrize(
    "command, presenter, minutes",
    [
        ("/agenda Printers; 15 minutes", "cai--test", 15),
        ("/增加议题 Printers；15分钟", "cai--test", 15),
        ("/增加议题 Printers；Ada", "ada--test", None),
        ("/增加议题 Printers；Ada；15", "ada--test", 15),
        ("/增加议题 Printers；15；Ada", "ada--test", 15),
        ("/增加议题 议题：Printers；时长：15分钟；汇报人：Ada", "ada--test", 15),
        ("/agenda\n| Agenda item | Minutes |\n| --- | --- |\n| Printers | 15 |", "cai--test", 15),
        ("/agenda Printers", "cai--test", None),
    ],
)
def test_what_is_put_on_the_agenda_is_read_like_a_row_of_its_table(
    office, command, presenter, minutes
):
    """R41, R127."""
    office.say(17, command, by="cai--test")
    *_, item = _meeting(office).agenda

    length = minutes and dt.timedelta(minutes=minutes)
    assert ("Printers", presenter, length) == (item.title, item.presenter, item.minutes)


def test_several_items_are_put_on_the_agenda_a_line_each(office):
    """R41."""
    office.say(17, "/agenda Printers; 15\nCosts; 5; Ada", by="cai--test")

    assert ["News", "Printers", "Costs"] == [each.title for each in _meeting(office).agenda]


def test_what_cannot_be_read_is_not_put_on_the_agenda(office):
    """R41."""
    effects = office.say(17, "/agenda Printers; Nobody; 15", by="cai--test")

    assert ["presenter"] == [problem.field_id for problem in problems(effects)]
    assert ["News"] == [each.title for each in _meeting(office).agenda]


def test_what_was_put_on_the_agenda_before_it_was_read_is_an_item_in_its_words(office):
    """R127."""
    said_before = Event(
        act=Act.AGENDA, by="cai--test", at=office.at("2026-04-08T10:00"), text="Printers;  15 min"
    )
    record = office.records[17]
    office.records[17] = record.model_copy(update={"events": (*record.events, said_before)})
    *_, item = _meeting(office).agenda

    assert ("Printers; 15 min", "cai--test") == (item.title, item.presenter)


def test_who_was_not_there_the_whole_time_catches_up(signed):
    """R73."""
    signed.say(21, "/补听", by="cai--test", at="2026-04-15T10:00")

    assert {"cai--test"} == signed.archive().by_number[17].caught_up
    assert ["@ada--test may not do this: /caught-up"] == _refused(
        signed.say(21, "/caught-up", at="2026-04-15T10:00")
    )


def test_help_says_what_can_be_done_now(office):
    (effect,) = office.say(17, "/帮助", by="cai--test")

    assert isinstance(effect, Help)
    assert Act.LEAVE in effect.acts
    assert Act.SIGN not in effect.acts


@pytest.mark.parametrize("role", ["read", "triage", "none"])
def test_who_decides_is_trusted_by_the_repository_as_well(role):
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    needed = "to decide, one of these is needed: write, maintain, admin"

    assert [f"@ada--test has the role {role} in this repository; {needed}"] == _refused(
        office.say(17, "/approve", role=role)
    )


@pytest.mark.parametrize("role", ["write", "maintain", "admin", None])
def test_who_is_trusted_may_decide(role):
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)

    assert [] == _refused(office.say(17, "/approve", role=role))


@pytest.mark.parametrize(
    "issue, command",
    [(17, "/reject"), (17, "/驳回"), (17, "/不同意。"), (21, "/return"), (21, "/退回")],
)
def test_who_says_no_is_asked_why(issue, command):
    """R37, R90: it is not carried out before."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve", at="2026-04-07T11:00")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    before = office.records[issue]
    at = "2026-04-14T11:00" if issue == 21 else "2026-04-08T10:00"

    assert ["why? Please say it again with the reason"] == _refused(
        office.say(issue, command, at=at)
    )
    assert before == office.records[issue]

    assert [] == _refused(office.say(issue, f"{command} The costs are missing", at=at))


def test_who_only_speaks_for_themselves_needs_no_role(office):
    assert [] == _refused(office.say(17, "/confirm", by="cai--test", role="none"))


def _answer(effects) -> Answer:
    """Return the last of *effects*: what is written."""
    answer = effects[-1]
    assert isinstance(answer, Answer)
    return answer


def _thread(office: Office, *said: tuple[str, str, str], at: str = "2026-05-01T09:00"):
    """Follow the issue of action item 17-1 as it is with what was *said*: by whom, when, what."""
    comments = tuple(
        Comment(ISSUE, by, office.at(when), text, number=number)
        for number, (by, when, text) in enumerate(said, 1)
    )
    opened = office.at("2026-04-14T12:05")
    thread = Thread(ISSUE, "bot--test", "", opened, comments, action="17-1")
    effects = follow(thread, office.workspace.forms, office.archive(at), "en")
    office.keep(effects)
    return effects


def _action(office: Office, at: str = "2026-05-01T09:00"):
    (action,) = office.archive(at).actions
    return action


def test_that_an_action_item_has_an_issue_is_neither_kept_nor_answered(signed):
    assert [Track] == [type(effect) for effect in _thread(signed)]
    assert ISSUE not in signed.records


def test_the_assignee_reports_until_it_is_done_and_the_organizer_accepts(signed):
    """R103, R109."""
    said = [("cai--test", "2026-04-15T10:00", "/progress two offers are in")]
    _thread(signed, *said)

    assert Progress.IN_PROCESS is _action(signed).reports[-1].progress
    assert ActionStatus.IN_PROCESS is _action(signed, "2026-04-16T09:00").status

    said.append(("cai--test", "2026-04-17T10:00", "/完成 https://example.org/offers"))
    _thread(signed, *said)

    assert ActionStatus.DONE is _action(signed).status
    assert dt.date(2026, 4, 17) == _action(signed).done_on

    said.append(("ben--test", "2026-04-18T10:00", "/accept"))
    _thread(signed, *said)

    assert ActionStatus.ACCEPTED is _action(signed).status


def test_what_is_not_done_as_it_should_be_is_returned(signed):
    _thread(
        signed,
        ("cai--test", "2026-04-17T10:00", "/done two offers"),
        ("ben--test", "2026-04-18T10:00", "/return the third offer is missing"),
    )

    assert ActionStatus.IN_PROCESS is _action(signed, "2026-04-19T09:00").status


def test_more_time_is_given_by_the_organizer_and_the_old_date_is_kept(signed):
    """R106."""
    said = [("cai--test", "2026-04-17T10:00", "/延期 5月8日 第三家还没回复")]
    _thread(signed, *said)

    assert [dt.date(2026, 4, 20)] == list(_action(signed).dates)
    assert dt.date(2026, 5, 8) == _action(signed).extension_asked.due

    said.append(("ben--test", "2026-04-18T10:00", "/批准"))
    _thread(signed, *said)

    assert [dt.date(2026, 4, 20), dt.date(2026, 5, 8)] == list(_action(signed).dates)
    assert ActionStatus.OPEN is _action(signed).status


def test_more_time_is_not_given_by_the_one_who_asked(signed):
    effects = _thread(
        signed,
        ("cai--test", "2026-04-17T10:00", "/extend 2026-05-08"),
        ("cai--test", "2026-04-17T11:00", "/approve"),
    )

    assert ["@cai--test may not do this: /approve"] == _refused(_answer(effects).refused)
    assert dt.date(2026, 4, 20) == _action(signed).due


def test_another_date_takes_the_place_of_the_one_asked_for_before(signed):
    _thread(
        signed,
        ("cai--test", "2026-04-17T10:00", "/extend 2026-05-08"),
        ("cai--test", "2026-04-17T11:00", "/extend 2026-05-11"),
        ("ben--test", "2026-04-18T10:00", "/approve"),
    )

    assert dt.date(2026, 5, 11) == _action(signed).due


def test_the_organizers_own_date_needs_nobodys_yes(signed):
    _thread(signed, ("ben--test", "2026-04-17T10:00", "/extend 2026-05-08"))

    assert dt.date(2026, 5, 8) == _action(signed).due


def test_the_issue_of_an_action_item_names_the_due_date_before_too(signed):
    """R106."""
    _thread(signed, ("ben--test", "2026-04-17T10:00", "/extend 2026-05-08"))
    issue = render_errand(_action(signed), 21, signed.workspace.context("zh-Hans"), Links())

    assert "| 2026年5月8日（原为 2026年4月20日） |" in issue


@pytest.mark.parametrize(
    "by, text, refused",
    [
        ("dan--test", "/done well", "@dan--test may not do this: /done"),
        ("cai--test", "/accept", "@cai--test may not do this: /accept"),
        ("cai--test", "/blocked", "say it in a few words"),
        ("cai--test", "/extend", "say the new due date, and why"),
        ("cai--test", "/extend soon", "does not begin with a date: soon"),
        ("cai--test", "/extend 2026-04-01", "is over already: 2026-04-01"),
        ("cai--test", "/done", "say what was done, or add a link or a file"),
        ("cai--test", "/完成 。", "say what was done, or add a link or a file"),
        ("cai--test", "/sign", "/sign is not for this kind of filing"),
    ],
)
def test_what_cannot_be_done_to_an_action_item_is_refused_with_the_reason(
    signed, by, text, refused
):
    effects = _thread(signed, (by, "2026-04-17T10:00", text))

    assert refused in _refused(_answer(effects).refused)
    assert ISSUE not in signed.records


@pytest.mark.parametrize("day", ["2026-04-18", "2026-04-20"])
def test_a_day_that_is_not_after_the_due_date_is_no_more_time(signed, day):
    """R106."""
    effects = _thread(signed, ("cai--test", "2026-04-17T10:00", f"/延期 {day} 供货推迟"))
    (fault,) = problems(_answer(effects).refused)

    assert "is no more time: the action item is due on 2026-04-20 already; " in said(fault)
    assert "/extend 2026-04-27" == fault.example
    assert ISSUE not in signed.records


def test_more_time_is_more_than_was_given_before(signed):
    """R106."""
    effects = _thread(
        signed,
        ("ben--test", "2026-04-17T10:00", "/extend 2026-05-08"),
        ("cai--test", "2026-04-18T10:00", "/extend 2026-05-04"),
    )

    assert ["is no more time: the action item is due on 2026-05-08 already; 2026-05-04"] == (
        _refused(_answer(effects).refused)
    )


@pytest.mark.parametrize(
    "text",
    [
        "/done three offers",
        "/完成 https://example.org/offers",
        "/done\n\n[offers.pdf](https://github.com/user-attachments/files/1/offers.pdf)",
        "/完成\n![图](https://github.com/user-attachments/assets/1)",
    ],
)
def test_what_is_done_is_shown_in_words_by_a_link_or_with_a_file(signed, text):
    """R109: the organizer accepts what there is to be seen."""
    _thread(signed, ("cai--test", "2026-04-17T10:00", text))

    assert ActionStatus.DONE is _action(signed).status


def test_the_example_of_what_was_done_is_accepted(signed):
    (fault,) = problems(_thread(signed, ("cai--test", "2026-04-17T10:00", "/完成"))[-1].refused)
    _thread(signed, ("cai--test", "2026-04-17T11:00", fault.example))

    assert ActionStatus.DONE is _action(signed).status


@pytest.mark.parametrize(
    "at, written", [("2026-04-17", "/extend 2026-04-27"), ("2026-04-25", "/extend 2026-05-02")]
)
def test_the_example_of_more_time_is_a_week_more_and_ahead(signed, at, written):
    said = ("cai--test", f"{at}T10:00", "/延期")
    (fault,) = problems(_thread(signed, said)[-1].refused)

    assert written == fault.example


def _minutes(office: Office, answers=MINUTES, **state) -> tuple[Effect, ...]:
    """Follow the issue of the minutes as it is with *answers*, in the *state* on the forge."""
    at = office.at("2026-04-14T10:00" if answers is MINUTES else "2026-04-15T10:00")
    thread = Thread(21, "ben--test", office.body("minutes", answers), at, **state)
    return follow(thread, office.workspace.forms, office.archive(), "en")


EDITED = {**MINUTES, "ended": "14:55"}


def test_the_issue_of_signed_minutes_is_closed(signed):
    assert Close(21) in _minutes(signed)


def test_what_somebody_opened_again_stays_open_while_nothing_changes(signed):
    assert Close(21) not in _minutes(signed, labels=frozenset({"minutes", "signed", "urgent"}))


def test_minutes_that_are_edited_after_signing_are_opened_again(signed):
    assert Reopen(21) in _minutes(signed, EDITED, closed=True)


def test_what_a_person_closed_stays_closed(signed):
    assert Reopen(21) not in _minutes(signed, EDITED, closed=True, withdrawn=True)


def test_minutes_change_the_meeting_that_they_are_about(signed):
    assert [17] == list(concerned(signed.records[21], signed.archive()))


def test_time_changes_meetings_that_were_held_and_action_items_that_became_overdue(signed):
    def between(since: str, now: str) -> list[int]:
        return list(passed(signed.archive(now), signed.at(since)))

    assert [] == between("2026-04-13T14:59", "2026-04-13T14:59")
    assert [17] == between("2026-04-13T14:59", "2026-04-13T15:00")
    assert [] == between("2026-04-13T15:00", "2026-04-20T23:59")
    assert [21] == between("2026-04-20T23:59", "2026-04-21T00:00")
    assert [] == between("2026-04-21T00:00", "2026-05-01T00:00")


def test_signed_minutes_have_their_action_items_tracked(signed):
    """R102."""
    (track,) = [effect for effect in _minutes(signed) if isinstance(effect, Track)]

    assert (21, ["17-1"]) == (track.minutes, [action.number for action in track.actions])


def test_unsigned_minutes_have_nothing_tracked(signed):
    assert [] == [effect for effect in _minutes(signed, EDITED) if isinstance(effect, Track)]


def test_a_request_that_somebody_closed_is_not_proposed_any_more():
    office = Office()
    at = office.at("2026-04-07T10:00")
    body = office.body("meeting-request-weekly", REQUEST)
    thread = Thread(17, "ben--test", body, at, closed=True, withdrawn=True)
    effects = follow(thread, office.workspace.forms, office.archive("2026-04-07T11:00"), "en")

    assert Drop(17) in effects
    assert "withdrawn" in [name for e in effects if hasattr(e, "names") for name in e.names]


def test_an_approved_meeting_stays_when_its_issue_is_closed(office):
    at = office.at("2026-04-07T10:00")
    body = office.body("meeting-request-weekly", REQUEST)
    thread = Thread(17, "ben--test", body, at, closed=True, withdrawn=True)
    effects = follow(thread, office.workspace.forms, office.archive("2026-04-07T11:00"), "en")

    assert Drop(17) not in effects


def test_an_approval_holds_after_the_author_has_taken_the_place_of_who_gave_it(tmp_path):
    shutil.copytree(FILES, tmp_path / "data")
    office = Office(Workspace(tmp_path / "data"))
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    people = tmp_path / "data/people.toml"
    gone = people.read_text("utf-8").replace('name = "Ada"', 'name = "Ada"\nleft = 2026-04-20')
    people.write_text(gone.replace('roles = ["secretary"]', 'roles = ["head"]'), "utf-8")
    later = Office(Workspace(tmp_path / "data"))
    later.records = office.records

    assert () == later.archive().by_number[17].approvals_missing


def test_a_report_by_form_comes_from_the_same_people_as_one_by_command(signed):
    report = {"action": "17-1", "progress": "Done", "report": "All done."}
    refused = signed.file("progress", 50, report, by="dan--test", at="2026-04-16T10:00")

    assert [
        "the assignee, the secretary and the organizer report on 17-1, not @dan--test"
    ] == _refused(refused)
    assert [] == _refused(
        signed.file("progress", 51, report, by="cai--test", at="2026-04-16T10:00")
    )


def test_nothing_more_is_reported_on_what_was_accepted(signed):
    said = [
        ("cai--test", "2026-04-17T10:00", "/done three offers"),
        ("ben--test", "2026-04-18T10:00", "/accept"),
    ]
    _thread(signed, *said)
    report = {"action": "17-1", "progress": "In progress", "report": "Again."}

    assert ["action item 17-1 was accepted; nothing more is reported on it"] == _refused(
        signed.file("progress", 50, report, by="cai--test", at="2026-04-19T10:00")
    )


def _held_without_cai(data: Path, roles: str = '["member"]') -> Office:
    """Return an office with a meeting that was held without cai, who has *roles*."""
    shutil.copytree(FILES, data)
    cai = 'name = "蔡小"\ndepartment = "office"'
    people = (data / "people.toml").read_text("utf-8")
    (data / "people.toml").write_text(people.replace(cai, f"{cai}\nroles = {roles}"), "utf-8")
    office = Office(Workspace(data))
    office.file("meeting-request-weekly", 17, {**REQUEST, "participants": "Ada, Ben"})
    office.say(17, "/approve")
    return office


_TO_CAI = {**MINUTES, "attendance": "- Ada\n- Ben", "secretary": "蔡小", "chair": "蔡小"}
"""Minutes that cai wrote, and that name cai."""


def test_minutes_come_from_those_who_took_part(tmp_path):
    """R62: what a stranger filed would keep out the secretary's own."""
    office = _held_without_cai(tmp_path / "data")
    refused = office.file("minutes", 21, _TO_CAI, by="cai--test", at="2026-04-14T10:00")

    file_them = (
        "those who take part in meeting 17, the head, the deputies and the secretaries of the "
        "department and the executives file its minutes"
    )
    assert [f"{file_them}, not @cai--test"] == _refused(refused)
    assert [] == _refused(office.file("minutes", 22, MINUTES, at="2026-04-14T11:00"))


@pytest.mark.parametrize("roles", ['["secretary"]', '["deputy"]', '["executive"]'])
def test_others_of_the_department_who_lead_or_write_stand_in_for_the_secretary(tmp_path, roles):
    """R62."""
    office = _held_without_cai(tmp_path / "data", roles)
    refused = office.file("minutes", 21, MINUTES, by="cai--test", at="2026-04-14T10:00")

    assert [] == _refused(refused)


def test_who_stands_in_for_a_participant_may_write_the_minutes(tmp_path):
    """R72."""
    office = _held_without_cai(tmp_path / "data")
    office.say(17, "/substitute @cai--test", at="2026-04-09T10:00")

    assert [] == _refused(office.file("minutes", 21, MINUTES, "cai--test", "2026-04-14T10:00"))


def test_feedback_comes_from_those_who_were_asked(signed):
    assert ["@dan--test was not asked to meeting 17"] == _refused(
        signed.file("feedback", 50, FEEDBACK, by="dan--test", at="2026-04-16T10:00")
    )


def test_who_is_not_in_the_directory_files_nothing():
    office = Office()

    assert ["@mallory--test is not in the directory"] == _refused(
        office.file("meeting-request-weekly", 17, REQUEST, by="mallory--test")
    )


def test_other_minutes_of_the_same_meeting_are_refused_whichever_were_filed_first(signed):
    late = Office()
    late.records = {n: record for n, record in signed.records.items() if n != 21}
    late.file("minutes", 20, MINUTES, at="2026-04-14T09:00")
    signed.records[20] = late.records[20]

    assert 20 == signed.archive().by_number[17].minutes_record.issue
    assert ["meeting 17 has minutes already, #20: edit those"] == _refused(
        signed.file("minutes", 21, {**MINUTES, "ended": "14:55"}, at="2026-04-15T10:00")
    )


def test_what_was_said_in_time_counts_however_late_it_is_read(office):
    said = Comment(17, "cai--test", office.at("2026-04-13T13:00"), "/leave ill")
    late = office.archive("2026-04-14T08:00")

    assert [] == _refused(comment(said, late))


def test_words_added_to_a_comment_later_do_not_undo_its_command(office):
    first = Comment(17, "cai--test", office.at("2026-04-08T11:00"), "/confirm", link="#c1")
    office.keep(comment(first, office.archive("2026-04-08T11:00")))
    again = replace(first, text="/confirm see you", edited=True)

    assert [] == _refused(comment(again, office.archive("2026-04-08T12:00")))


def test_who_comes_after_all_has_no_substitute(office):
    office.say(17, "/substitute @dan--test", by="cai--test")
    office.say(17, "/confirm", by="cai--test", at="2026-04-08T11:00")

    assert {} == _meeting(office).substitutes


def test_the_organizer_sets_another_date_only_with_a_role_that_decides(signed):
    said = Comment(
        ISSUE, "ben--test", signed.at("2026-04-17T10:00"), "/extend 2026-05-08", role="read"
    )
    thread = Thread(ISSUE, "bot--test", "", signed.at("2026-04-14T12:05"), (said,), action="17-1")
    effects = follow(thread, signed.workspace.forms, signed.archive(), "en")

    assert 1 == len(_refused(_answer(effects).refused))


def test_what_was_taken_back_is_not_approved():
    office = Office()
    at = office.at("2026-04-07T10:00")
    said = Comment(17, "ada--test", office.at("2026-04-08T10:00"), "/approve", number=1)
    body = office.body("meeting-request-weekly", REQUEST)
    thread = Thread(17, "ben--test", body, at, (said,), closed=True, withdrawn=True)
    effects = follow(thread, office.workspace.forms, office.archive("2026-04-08T11:00"), "en")

    assert Drop(17) in effects
    assert ["the issue is closed; open it again first, then say this again"] == _refused(
        _answer(effects).refused
    )


def test_a_refusal_is_forgotten_once_something_else_was_done(office):
    at = office.at("2026-04-07T10:00")
    wrong = Comment(17, "cai--test", office.at("2026-04-08T11:00"), "/cancel", number=1)
    right = Comment(17, "cai--test", office.at("2026-04-08T12:00"), "/confirm", number=2)
    body = office.body("meeting-request-weekly", REQUEST)

    def refused(*said: Comment, seen: int) -> int:
        thread = Thread(17, "ben--test", body, at, said, seen=seen)
        now = office.archive("2026-04-08T13:00")
        effects = follow(thread, office.workspace.forms, now, "en")
        office.keep(effects)
        return len(_answer(effects).refused)

    assert 1 == refused(wrong, seen=0)
    assert 1 == refused(wrong, seen=1)
    refused(wrong, right, seen=1)
    assert 0 == refused(wrong, right, seen=2)


@pytest.mark.parametrize("said", ["/请假：出差", "/请假，出差", "/请假 出差", "／請假: 出差"])
def test_what_stands_between_a_command_and_its_words_does_not_matter(office, said):
    office.say(17, said, by="cai--test")

    assert "出差" == _meeting(office).reply_of["cai--test"].text


@pytest.mark.parametrize("slash", ["\u2044", "\u2215", "\u29f8"])
def test_what_only_looks_like_a_slash_is_refused_with_the_reason(office, slash):
    (problem,) = _refused(office.say(17, f"{slash}confirm", by="cai--test"))

    assert "only looks like a slash" in problem
