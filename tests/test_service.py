"""The life of a meeting on GitHub, over HTTP: from an opened issue to a merged record."""

import shutil
import time
from pathlib import Path

import pytest

from generator.cli.proposed import with_proposed
from generator.cli.workspace import Workspace
from generator.github import connect
from tests.desk import Desk
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import MINUTES, REQUEST

__all__ = ["forge", "running_forge"]

ROOT = Path(__file__).parents[1]


@pytest.fixture
def service(forge, tmp_path) -> Desk:
    return Desk(forge, tmp_path)


def test_a_filing_with_problems_is_answered_in_one_comment_that_follows_the_edits(service):
    number = service.file("meeting-request-weekly", {**REQUEST, "date": "soon"})

    (comment,) = service.comments(number)
    assert "is not a date: `soon`" in comment
    assert {"meeting-request-weekly", "needs-changes"} == service.labels(number)
    assert [] == service.pulls()

    service.edit(number, "meeting-request-weekly", REQUEST)

    (comment,) = service.comments(number)
    assert "everything was understood" in comment
    assert {"meeting-request-weekly", "requested"} == service.labels(number)
    assert [f"filing/{number}"] == service.pulls()
    assert [] == service.recorded()
    assert [] == service.forge.violations


def test_a_meeting_from_its_request_to_its_signed_minutes(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")

    assert [meeting] == service.recorded()
    assert [] == service.pulls()
    assert "held" in service.labels(meeting)

    minutes = service.file("minutes", {**MINUTES, "meeting": str(meeting)})

    assert [meeting] == service.recorded()
    assert [f"filing/{minutes}"] == service.pulls()

    service.say(minutes, "/签署")

    assert [meeting, minutes] == service.recorded()
    assert "signed" in service.labels(minutes)
    assert [] == service.pulls()
    assert [] == service.forge.violations


def test_a_request_says_what_its_minutes_wait_for_and_asks_for_them_no_more(service):
    """R89, R90: they are on a branch of their own until they are signed."""
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")
    (asked,) = service.comments(meeting)
    minutes = service.file("minutes", {**MINUTES, "meeting": str(meeting)})
    (waiting,) = service.comments(meeting)

    assert "please [file the minutes]" in asked
    assert f"The minutes are filed, in #{minutes}, and wait for the signature of Ada." in waiting
    assert "file the minutes" not in waiting
    assert "minuted" in service.labels(meeting)

    service.say(minutes, "/return The costs are missing")
    (returned,) = service.comments(meeting)
    assert "They were returned, and wait for 贝恩 to correct them." in returned

    service.forge.repository("ben--test").get_issue(minutes).edit(state="closed")
    service.respond("issues", "closed", "ben--test", issue=minutes)
    (asked_again,) = service.comments(meeting)
    assert "please [file the minutes]" in asked_again
    assert [] == service.forge.violations


def test_a_command_that_is_refused_is_answered_with_the_reason(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve", by="cai--test")

    (comment,) = service.comments(meeting)
    assert "`@cai--test` may not do this: `/approve`" in comment
    assert [] == service.recorded()


def test_a_command_is_marked_at_the_comment(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    refused = service.say(meeting, "/approve", by="cai--test")
    approved = service.say(meeting, "/approve")
    issue = service.forge.repository("root--test").get_issue(meeting)

    assert ["confused"] == [r.content for r in issue.get_comment(refused).get_reactions()]
    assert ["+1"] == [r.content for r in issue.get_comment(approved).get_reactions()]


def test_the_same_event_twice_changes_nothing(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    comment = service.say(meeting, "/approve")
    before = service.comments(meeting)
    service.forge.forget()
    service.respond("issue_comment", "created", "ada--test", issue=meeting, comment=comment)

    assert before == service.comments(meeting)
    changes = [each.request for each in service.forge.requests_by() if each.request.method != "GET"]
    assert [] == [request for request in changes if request.path != "/graphql"]


def test_an_approval_from_before_an_edit_does_not_count_for_it(service):
    body = service.office.body("meeting-request-weekly", REQUEST)
    issue = service.forge.repository("ben--test").create_issue(title="x", body=body)
    service.forge.repository("ada--test").get_issue(issue.number).create_comment("/approve")
    time.sleep(1.1)  # times on GitHub are whole seconds
    service.edit(issue.number, "meeting-request-weekly", {**REQUEST, "start": "16:00"})

    assert [] == service.recorded()
    assert "requested" in service.labels(issue.number)


def test_events_that_were_lost_are_made_up_for_by_sync(service):
    body = service.office.body("meeting-request-weekly", REQUEST)
    number = service.forge.repository("ben--test").create_issue(title="x", body=body).number
    service.forge.repository("ada--test").get_issue(number).create_comment("/approve")
    service.run("sync")

    assert [number] == service.recorded()


def test_an_issue_that_is_no_filing_is_left_alone(service):
    issue = service.forge.repository("ben--test").create_issue(title="Coffee", body="It is broken.")
    service.respond("issues", "opened", "ben--test", issue=issue.number)

    assert [] == service.comments(issue.number)
    assert set() == service.labels(issue.number)


def test_where_workflows_may_open_no_pull_requests_records_are_committed(service):
    service.forge.switches.pulls_by_actions = False
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")

    assert [meeting] == service.recorded()
    assert [] == service.forge.violations


def test_that_signed_minutes_were_returned_is_kept_at_once(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")
    minutes = service.file("minutes", {**MINUTES, "meeting": str(meeting)})
    service.say(minutes, "/sign")
    service.say(minutes, "/return the third printer is missing")
    service.checkout()
    (*_, last) = Workspace(service.data).records()[minutes].events

    assert "return" == last.act
    assert "returned" in service.labels(minutes)
    assert "open" == service.issue(minutes).state
    assert [] == service.pulls()


def test_second_minutes_of_a_meeting_are_never_kept_for_the_signature_of_the_first(service):
    """R87, R90: nobody knew of the others while neither was signed."""
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")
    first = service.file("minutes", {**MINUTES, "meeting": str(meeting)})
    second = service.file("minutes", {**MINUTES, "meeting": str(meeting)}, by="cai--test")
    service.say(first, "/sign")
    service.say(second, "Mine are better.", by="cai--test")

    assert [meeting, first] == service.recorded()
    assert f"has minutes already, `#{first}`" in service.comments(second)[0]

    service.say(second, "/sign")

    assert [meeting, first] == service.recorded()
    assert [f"filing/{second}"] == service.pulls()


def test_second_minutes_that_are_proposed_never_stand_in_the_place_of_those_that_are_kept(service):
    """R87: whichever were filed first."""
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")
    minutes = {**MINUTES, "meeting": str(meeting)}
    second, first = (service.file("minutes", minutes, by=f"{who}--test") for who in ("ben", "cai"))
    service.say(first, "/sign")
    connection = connect(service.forge.token(), REPOSITORY, service.forge.url, BOT)
    service.checkout()

    assert [f"filing/{second}"] == service.pulls()
    assert [meeting, first] == list(with_proposed(Workspace(service.data), connection))


def test_the_site_shows_what_waits_for_an_approval_or_a_signature(service, tmp_path, monkeypatch):
    """R38, R90: it is looked at for what there is to do."""
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")
    service.file("minutes", {**MINUTES, "meeting": str(meeting)})
    asked = service.file("meeting-request-weekly", {**REQUEST, "date": "2099-04-13"})
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    service.checkout()
    meetings = tmp_path / "docs" / "meetings"

    service.run("render")
    assert "mb-status--held" in (meetings / f"2026/{meeting}.md").read_text("utf-8")
    assert not (meetings / f"2099/{asked}.md").exists()

    service.run("render", "--proposed")
    assert "mb-status--minuted" in (meetings / f"2026/{meeting}.md").read_text("utf-8")
    assert "mb-status--requested" in (meetings / f"2099/{asked}.md").read_text("utf-8")


def test_an_edit_is_noted_as_whose_it_was_and_approved_by_somebody_else(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.edit(meeting, "meeting-request-weekly", {**REQUEST, "start": "16:00"}, by="ada--test")
    service.say(meeting, "/approve")

    assert "`@ada--test` may not do this: `/approve`" in service.comments(meeting)[0]
    assert [] == service.recorded()
    assert [] == service.forge.violations


def test_an_edit_that_is_undone_is_not_kept_before_it_is_approved(service):
    meeting = service.file("meeting-request-weekly", REQUEST)
    service.say(meeting, "/approve")
    service.edit(meeting, "meeting-request-weekly", {**REQUEST, "start": "16:00"})
    service.edit(meeting, "meeting-request-weekly", REQUEST)
    service.checkout()

    assert ["approve"] == [e.act for e in Workspace(service.data).records()[meeting].events]
    assert [f"filing/{meeting}"] == service.pulls()
