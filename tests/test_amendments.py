"""Amendments of regulations: all they concern are told, and say that they know of it."""

import pytest

from generator.archive import standing
from generator.archive.acknowledgement import Acknowledgement, acknowledged
from generator.cli.workspace import Workspace
from generator.lifecycle import Answer, Refusal, Tell, Thread, follow
from generator.reminders import Reminder, due
from generator.render import render_reply
from generator.render.news import render_news
from generator.render.page import Links
from generator.render.reminder import render_reminders
from generator.vocabulary import ReminderKind
from tests.desk import Desk
from tests.forge.fixtures import forge, running_forge
from tests.office import AMENDMENT, Office, problems

__all__ = ["forge", "running_forge"]

NOWHERE = Links()


@pytest.fixture
def office() -> Office:
    """An office whose amendment 27, by Ben, was approved by Ada on a Monday."""
    office = Office()
    office.file("amendment", 27, AMENDMENT, at="2026-04-10T10:00")
    office.say(27, "/approve", at="2026-04-13T10:00")
    return office


def _known(office: Office) -> Acknowledgement:
    found = standing(office.records[27], office.archive()).acknowledgement
    assert found
    return found


def _followed(office: Office, *told: Tell, at: str = "2026-04-13T11:00") -> list[Tell | Answer]:
    body, keys = office.body("amendment", AMENDMENT), frozenset(each.key for each in told)
    thread = Thread(27, "ben--test", body, office.at("2026-04-10T10:00"), told=keys)
    effects = follow(thread, office.workspace.forms, office.archive(at), "en")
    return [each for each in effects if isinstance(each, Tell | Answer)]


def _told(office: Office, *told: Tell, at: str = "2026-04-13T11:00") -> list[Tell]:
    return [each for each in _followed(office, *told, at=at) if isinstance(each, Tell)]


def _reminded(office: Office, at: str) -> list[Reminder]:
    found = due(office.archive(at), office.at("2026-04-01T00:00"))
    return [each for each in found if each.kind is ReminderKind.ACKNOWLEDGE]


def test_a_clause_that_is_not_there_is_answered_with_those_that_are():
    office = Office()
    (refusal,) = office.file("amendment", 27, {**AMENDMENT, "clause": "99.9"})
    assert isinstance(refusal, Refusal)
    text = render_reply(refusal, office.workspace.context("en"))

    assert "is not a clause of the regulation: `99.9`; it has `1`" in text
    assert "[" not in text.split("it has ")[1].splitlines()[0]


def test_an_amendment_is_for_the_day_it_is_filed_or_a_later_one():
    """R132."""
    office = Office()
    early, same = ({**AMENDMENT, "effective": f"2026-04-{day}"} for day in ("09", "10"))
    (problem,) = problems(office.file("amendment", 27, early, at="2026-04-10T10:00"))

    assert "is before the day on which the amendment was filed" in problem.message
    assert () == problems(office.file("amendment", 27, same, at="2026-04-10T10:00"))


def test_before_it_is_approved_nobody_is_told():
    office = Office()
    office.file("amendment", 27, AMENDMENT, at="2026-04-10T10:00")

    assert [] == _told(office)
    assert ["{act} is not possible any more, or not yet"] == [
        each.message
        for each in problems(office.say(27, "/confirm", by="cai--test", at="2026-04-11T10:00"))
    ]


def test_the_department_and_the_heads_of_others_are_told_of_an_approved_amendment(office):
    """R133: but for who asked for it, and who approved it."""
    (news,) = _told(office)
    text = render_news(news, office.workspace.context("en"), NOWHERE)

    assert ("cai--test", "dan--test") == news.to
    assert "Clause 1 of “Office regulation”" in text
    assert "Three working days ahead." in text
    assert "Five working days ahead." in text
    assert (
        "say here with `/confirm` that you know of it: 蔡小 (@cai--test), Dan (@dan--test)" in text
    )


def test_they_are_told_once(office):
    assert [] == _told(office, *_told(office))


def test_who_has_confirmed_is_listed_with_who_has_not(office):
    """R133."""
    office.say(27, "/确认", by="cai--test", at="2026-04-14T10:00")
    office.say(27, "/confirm", by="cai--test", at="2026-04-14T11:00")
    *_, answer = _followed(office, at="2026-04-14T12:00")
    assert isinstance(answer, Answer)
    text = render_reply(answer.filing, office.workspace.context("en"))
    page = office.pages()["filings/amendment/27.md"]

    assert (("cai--test",), ("dan--test",)) == (_known(office).knows, _known(office).silent)
    assert "1 person has said that they know of it. Not yet: 1" in text
    assert "| ○ have not said so yet | [Dan]" in page


def test_who_is_not_concerned_is_not_counted(office):
    office.say(27, "/confirm", by="ben--test", at="2026-04-13T12:00")

    assert () == _known(office).knows


def test_what_is_edited_has_to_be_approved_and_confirmed_anew(office):
    """R133."""
    office.say(27, "/confirm", by="cai--test", at="2026-04-14T10:00")
    later = {**AMENDMENT, "new_text": "Six working days ahead."}
    office.file("amendment", 27, later, at="2026-04-15T10:00")

    assert () == acknowledged(office.records[27])
    assert None is standing(office.records[27], office.archive()).acknowledgement


def test_who_is_silent_is_reminded_once_after_some_working_days(office):
    """R133: five, where the regulation does not say otherwise; Monday week, that is."""
    office.say(27, "/confirm", by="cai--test", at="2026-04-14T10:00")
    assert [] == _reminded(office, "2026-04-19T23:59")

    (reminder,) = _reminded(office, "2026-04-20T00:01")
    text = render_reminders([reminder], office.workspace.context("en"), NOWHERE)

    assert ("dan--test",) == reminder.to
    assert "Dan (@dan--test): clause 1 of “Office regulation”" in text


def test_nobody_is_reminded_of_what_everybody_knows(office):
    for login in ("cai--test", "dan--test"):
        office.say(27, "/confirm", by=login, at="2026-04-14T10:00")

    assert [] == _reminded(office, "2026-04-30T09:00")


def test_more_people_than_a_comment_calls_are_reminded_in_parts(office):
    (reminder,) = _reminded(office, "2026-04-20T09:00")
    staff = tuple(f"p{n}--test" for n in range(101))
    parts = [*_with(reminder, staff).parts()]

    assert [50, 50, 1] == [len(each.to) for each in parts]
    assert 3 == len({each.key for each in parts})
    assert staff == tuple(login for each in parts for login in each.to)


def test_in_the_repository_all_are_told_once_and_what_they_say_is_kept(forge, tmp_path):
    """R133."""
    desk = Desk(forge, tmp_path)
    amendment = desk.file("amendment", {**AMENDMENT, "effective": "2099-07-01"})
    desk.say(amendment, "/approve")
    desk.say(amendment, "/confirm", by="cai--test")
    told = [each for each in desk.comments(amendment) if "A regulation was amended" in each]
    desk.checkout()
    record = Workspace(desk.data).records()[amendment]

    assert 1 == len(told)
    assert ("cai--test",) == acknowledged(record)
    assert [] == desk.pulls()


def _with(reminder: Reminder, to: tuple[str, ...]) -> Reminder:
    return Reminder(reminder.kind, reminder.thing, reminder.about, reminder.at, reminder.issue, to)
