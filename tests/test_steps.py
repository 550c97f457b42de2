"""Who has to act next on a filing, and by which command or form."""

from dataclasses import replace

import pytest

from generator.archive import Standing, standing
from generator.forms.core import Feedback, FollowUp, Minutes, ProgressReport
from generator.organisation import Directory
from generator.records import Event, Record
from generator.vocabulary import Act, Stage
from tests.office import AMENDMENT, MINUTES, PROGRESS, REQUEST, Office

JUDGING = (Act.APPROVE, Act.REJECT)
SIGNING = (Act.SIGN, Act.RETURN)
BEFORE, AFTER = "2026-04-09T10:00", "2026-05-01T09:00"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def filled() -> Office:
    office = Office()
    office.fill()
    return office


def _standing(office: Office, issue: int, at: str = AFTER) -> Standing:
    return standing(office.records[issue], office.archive(at))


def _steps(office: Office, issue: int, at: str = AFTER):
    return [(step.acts, step.logins) for step in _standing(office, issue, at).steps]


def _without(office: Office, *logins: str) -> Office:
    """Return *office* with *logins* gone on the day before the meeting was asked for."""
    organisation = office.workspace.organisation
    left = office.at("2026-04-06T00:00").date()
    people = tuple(
        person.model_copy(update={"left": left}) if person.login in logins else person
        for person in organisation.directory.people
    )
    directory = Directory.model_construct(
        departments=organisation.directory.departments, people=people
    )
    found = Office()
    found.records = office.records
    found.workspace = type(office.workspace)(office.workspace.data)
    vars(found.workspace)["organisation"] = replace(organisation, directory=directory)
    return found


def test_the_head_of_the_department_is_asked_to_approve(office):
    office.file("meeting-request-weekly", 17, REQUEST)

    assert [(JUDGING, ("ada--test",))] == _steps(office, 17, BEFORE)


def test_an_important_meeting_asks_the_head_and_an_executive(office):
    office.file("meeting-request-weekly", 17, {**REQUEST, "importance": "Important"})

    assert [(JUDGING, ("ada--test",)), (JUDGING, ("dan--test",))] == _steps(office, 17, BEFORE)

    office.say(17, "/approve", by="dan--test")

    assert [(JUDGING, ("ada--test",))] == _steps(office, 17, BEFORE)


def test_who_asked_for_a_meeting_is_not_asked_to_approve_it(office):
    office.file("meeting-request-weekly", 17, REQUEST, by="ada--test")

    assert [(JUDGING, ("dan--test",))] == _steps(office, 17, BEFORE)


def test_where_nobody_is_left_who_may_approve_nobody_is_asked(office):
    office.file("meeting-request-weekly", 17, REQUEST)

    assert [(JUDGING, ())] == _steps(_without(office, "ada--test"), 17, BEFORE)


def test_who_is_head_and_executive_is_asked_once(office):
    office.file("meeting-request-weekly", 17, {**REQUEST, "importance": "Important"})
    organisation = office.workspace.organisation
    dan = organisation.directory.by_login["dan--test"]
    departments = tuple(
        each.model_copy(update={"approver": dan.login})
        for each in organisation.directory.departments
    )
    directory = Directory.model_construct(
        departments=departments, people=organisation.directory.people
    )
    archive = office.archive(BEFORE)
    other = replace(archive, organisation=replace(organisation, directory=directory))

    assert [("dan--test",)] == [step.logins for step in standing(office.records[17], other).steps]


def test_a_request_waits_for_what_its_minutes_wait_for(office):
    """R90: nobody owes minutes that are filed."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")

    assert [(SIGNING, ("ada--test",))] == _steps(office, 17)
    assert {21} == {step.issue for step in _standing(office, 17).steps}

    office.say(21, "/return The costs are missing", at="2026-04-14T15:00")
    assert [((Act.EDIT,), ("ben--test",))] == _steps(office, 17)

    office.file("minutes", 21, {**MINUTES, "ended": "15:00"}, at="2026-04-15T08:00")
    office.say(21, "/sign", at="2026-04-15T09:00")
    assert [] == _steps(office, 17)


def test_a_rejected_request_goes_back_to_its_author_with_the_reason(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/reject The room is taken.")
    found = _standing(office, 17, BEFORE)

    assert [((Act.EDIT,), ("ben--test",))] == _steps(office, 17, BEFORE)
    assert "The room is taken." == (found.reason and found.reason.text)


def test_participants_who_have_not_answered_are_asked_but_not_who_called_the_meeting(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    acts = (Act.CONFIRM, Act.LEAVE)

    assert [(acts, ("ada--test", "cai--test"))] == _steps(office, 17, BEFORE)

    office.say(17, "/confirm", by="cai--test")

    assert [(acts, ("ada--test",))] == _steps(office, 17, BEFORE)

    office.say(17, "/leave on a journey", by="ada--test")

    assert [] == _steps(office, 17, BEFORE)


def test_after_the_meeting_its_secretary_files_the_minutes(office):
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    (step,) = _standing(office, 17).steps

    assert (Minutes, ("ben--test",)) == (step.form, step.logins)


def test_once_there_are_minutes_nothing_is_left_to_do_for_the_request(filled):
    assert [] == _steps(filled, 17)


def test_the_chair_signs_and_then_feedback_and_progress_are_owed(office):
    """R90, R116."""
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")

    assert [(SIGNING, ("ada--test",))] == _steps(office, 21)

    office.say(21, "/sign", at="2026-04-15T10:00")
    feedback, progress = _standing(office, 21).steps

    assert (Feedback, ()) == (feedback.form, feedback.logins)
    assert (ProgressReport, ("cai--test",)) == (progress.form, progress.logins)
    assert "17-1" == (progress.action and progress.action.number)


def test_no_progress_is_owed_of_what_is_done(filled):
    done = {**PROGRESS, "progress": "Done", "report": "Chosen."}
    filled.file("progress", 30, done, by="cai--test", at="2026-04-25T10:00")

    assert [Feedback] == [step.form for step in _standing(filled, 21).steps]


def test_returned_minutes_go_back_to_who_filed_them_with_the_reason(filled):
    filled.say(21, "/return Who was late?", at="2026-04-16T09:00")
    found = _standing(filled, 21)

    assert [((Act.EDIT,), ("ben--test",))] == _steps(filled, 21)
    assert "Who was late?" == (found.reason and found.reason.text)


def test_a_filing_of_another_form_asks_the_head_of_its_authors_department(office):
    office.file("amendment", 27, AMENDMENT)

    assert [(JUDGING, ("ada--test",))] == _steps(office, 27)


def test_a_filing_of_the_head_asks_the_executives(office):
    office.file("amendment", 27, AMENDMENT, by="ada--test")

    assert [(JUDGING, ("dan--test",))] == _steps(office, 27)

    office.say(27, "/approve", by="dan--test")

    assert (Stage.APPROVED, ()) == (_standing(office, 27).stage, _standing(office, 27).steps)


def test_what_an_earlier_meeting_of_the_type_left_open_is_carried_to_the_next(filled):
    """R106."""
    again = {**REQUEST, "date": "2026-04-27"}
    filled.file("meeting-request-weekly", 30, again, at="2026-04-20T10:00")
    filled.say(30, "/approve", at="2026-04-20T11:00")

    assert ["17-1"] == [action.number for action in _standing(filled, 30).carried]


def _follow_up(office: Office, *events: tuple[Act, str, str]) -> Standing:
    """Return where action item 17-1 stands when *events* happened on its own issue."""
    happened = tuple(
        Event(act=act, by=by, at=office.at(at), due=office.at("2026-05-20").date())
        for act, by, at in events
    )
    filed = office.at("2026-04-15T11:00")
    office.records[40] = Record(
        issue=40, author="bot", filed=filed, answers=FollowUp(action="17-1"), events=happened
    )
    return _standing(office, 40)


def test_an_open_action_item_is_its_assignees(filled):
    (step,) = _follow_up(filled).steps

    assert ("cai--test",) == step.logins
    assert {Act.PROGRESS, Act.DONE, Act.BLOCKED} <= {*step.acts}


def test_an_extension_that_is_asked_for_is_for_the_organizer_to_grant(filled):
    asked, owed = _follow_up(filled, (Act.EXTEND, "cai--test", "2026-04-18T10:00")).steps

    assert (JUDGING, ("ben--test",)) == (asked.acts, asked.logins)
    assert ("cai--test",) == owed.logins


def test_what_is_reported_done_is_for_the_organizer_to_accept(filled):
    done = (Act.DONE, "cai--test", "2026-04-18T10:00")
    (step,) = _follow_up(filled, done).steps

    assert ((Act.ACCEPT, Act.RETURN), ("ben--test",)) == (step.acts, step.logins)
    assert () == _follow_up(filled, done, (Act.ACCEPT, "ben--test", "2026-04-19T10:00")).steps
