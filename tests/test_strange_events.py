"""What was said or done may be unsaid and undone before it is read, or afterwards.

A run reads the issue as it is by then. What was decided stays decided: nobody takes an approval
back by rewriting it, and nobody gives one by rewriting something else.
"""

import json

import pytest

from generator.cli.workspace import Workspace
from tests.desk import Desk
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT
from tests.office import MINUTES, REQUEST

__all__ = ["forge", "running_forge"]

EDITED = "commands in an edited comment do not count"


@pytest.fixture
def desk(forge, tmp_path) -> Desk:
    return Desk(forge, tmp_path)


def events(desk: Desk, number: int) -> list[str]:
    """Return what happened to the record of *number*, which is on the default branch."""
    desk.checkout()
    return [event.act.value for event in Workspace(desk.data).records()[number].events]


def rewrite(desk: Desk, number: int, comment: int, text: str, by: str = "ada--test") -> None:
    """Edit a comment, and respond."""
    desk.forge.repository(by).get_issue(number).get_comment(comment).edit(text)
    desk.respond("issue_comment", "edited", by, issue=number, comment=comment)


def unsay(desk: Desk, number: int, comment: int, by: str = "ada--test") -> None:
    """Delete a comment, and respond."""
    said = desk.forge.get(f"/repos/office/meetings/issues/comments/{comment}")
    desk.forge.repository(by).get_issue(number).get_comment(comment).delete()
    desk.respond("issue_comment", "deleted", by, issue=number, comment=said)


def own(desk: Desk, number: int):
    """Return the comment of the generator, as who may write sees it."""
    comments = desk.forge.repository("ben--test").get_issue(number).get_comments()
    return next(each for each in comments if each.user.login == BOT)


def test_a_command_that_was_edited_in_does_not_count_and_is_told_so(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    comment = desk.say(meeting, "Looks good.")
    rewrite(desk, meeting, comment, "/approve")

    assert [] == desk.recorded()
    assert "requested" in desk.labels(meeting)
    assert EDITED in desk.comments(meeting)[0]

    desk.say(meeting, "/approve")

    assert ["approve"] == events(desk, meeting)


def test_who_may_write_puts_no_command_into_another_ones_mouth(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    comment = desk.say(meeting, "I have to think about it.")
    rewrite(desk, meeting, comment, "/approve", by="ben--test")

    assert [] == desk.recorded()
    assert EDITED in desk.comments(meeting)[0]


def test_a_command_that_is_deleted_before_it_is_read_was_never_given(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    comment = desk.forge.repository("ada--test").get_issue(meeting).create_comment("/approve")
    unsay(desk, meeting, comment.id)

    assert [] == desk.recorded()
    assert "requested" in desk.labels(meeting)


@pytest.mark.parametrize("text", ["Never mind.", "/reject", "/approve it all", ""])
def test_an_approval_stays_when_its_comment_is_rewritten(desk, text):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    comment = desk.say(meeting, "/approve")
    rewrite(desk, meeting, comment, text or " ")

    assert ["approve"] == events(desk, meeting)
    assert "held" in desk.labels(meeting)
    assert (EDITED in desk.comments(meeting)[0]) is (text == "/reject")


def test_an_approval_stays_when_its_comment_is_deleted(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    comment = desk.say(meeting, "/approve")
    unsay(desk, meeting, comment)

    assert ["approve"] == events(desk, meeting)
    assert "held" in desk.labels(meeting)


def test_a_refusal_goes_when_its_comment_does(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    comment = desk.say(meeting, "/approve", by="cai--test")

    assert "may not do this" in desk.comments(meeting)[0]

    unsay(desk, meeting, comment, by="cai--test")

    assert "may not do this" not in desk.comments(meeting)[0]


def test_the_answer_is_written_again_when_somebody_deleted_it(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    before = desk.comments(meeting)
    unsay(desk, meeting, own(desk, meeting).id, by="ben--test")

    assert before == desk.comments(meeting)
    assert ["approve"] == events(desk, meeting)


@pytest.mark.parametrize(
    "gone",
    [
        lambda request: request.path.endswith("/reactions"),
        lambda request: request.method == "PATCH" and "/issues/comments/" in request.path,
    ],
    ids=["command", "answer"],
)
def test_a_comment_may_be_deleted_while_it_is_answered(desk, gone):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.forge.faults.plan(Fault(Kind.NOT_FOUND, at=gone))
    desk.say(meeting, "/approve")

    assert ["approve"] == events(desk, meeting)
    assert "held" in desk.labels(meeting)
    assert "Status: **Held" in desk.comments(meeting)[-1]
    assert [] == desk.forge.violations


def test_the_answer_is_put_right_when_somebody_rewrote_it(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    before = desk.comments(meeting)
    marker = before[0].split("\n")[0]
    own(desk, meeting).edit(f"{marker}\n**Approved** by Ada. Nothing else is needed.")
    desk.respond("issues", "labeled", "ben--test", issue=meeting)

    assert before == desk.comments(meeting)


def test_an_answer_without_its_marker_is_left_and_given_once_more(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    own(desk, meeting).edit("Gone.")
    for _ in range(2):
        desk.respond("issues", "labeled", "ben--test", issue=meeting)

    assert "Gone." == desk.comments(meeting)[0]
    assert 2 == len(desk.comments(meeting))


def test_labels_are_put_right_when_somebody_changed_them(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    issue = desk.forge.repository("root--test").get_issue(meeting)
    issue.set_labels("signed", "urgent")
    desk.respond("issues", "labeled", "root--test", issue=meeting)

    assert {"meeting-request-weekly", "requested", "urgent"} == desk.labels(meeting)
    assert [] == desk.recorded()


def test_who_closes_an_issue_takes_no_approval_back(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    desk.forge.repository("ben--test").get_issue(meeting).edit(state="closed")
    desk.respond("issues", "closed", "ben--test", issue=meeting)

    assert ["approve"] == events(desk, meeting)
    assert [meeting] == desk.recorded()


def test_a_filing_that_is_closed_and_opened_again_is_where_it_was(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    before = (desk.comments(meeting), desk.labels(meeting), desk.pulls())
    for state, action in (("closed", "closed"), ("open", "reopened")):
        desk.forge.repository("ben--test").get_issue(meeting).edit(state=state)
        desk.respond("issues", action, "ben--test", issue=meeting)

    assert before == (desk.comments(meeting), desk.labels(meeting), desk.pulls())

    desk.say(meeting, "/approve")

    assert ["approve"] == events(desk, meeting)


def test_a_command_on_a_withdrawn_filing_does_not_bring_it_back_by_surprise(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.forge.repository("ben--test").get_issue(meeting).edit(state="closed")
    desk.respond("issues", "closed", "ben--test", issue=meeting)
    desk.say(meeting, "/approve")

    assert "open it again first" in desk.comments(meeting)[0]
    assert [] == desk.recorded()
    assert [] == desk.pulls()


def test_an_issue_that_is_locked_is_answered_all_the_same(desk):
    body = desk.office.body("meeting-request-weekly", REQUEST)
    issue = desk.forge.repository("ben--test").create_issue(title="x", body=body)
    desk.forge.repository("root--test").get_issue(issue.number).lock("resolved")
    desk.respond("issues", "locked", "root--test", issue=issue.number)

    assert 1 == len(desk.comments(issue.number))
    assert [f"filing/{issue.number}"] == desk.pulls()


@pytest.mark.parametrize("action", ["deleted", "transferred"])
def test_an_issue_that_is_gone_is_not_asked_for(desk, action):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    desk.forge.forget()
    desk.respond("issues", action, "root--test", issue=meeting)

    assert [] == desk.forge.requests_by()
    assert [meeting] == desk.recorded()


def test_an_issue_that_is_gone_by_the_time_it_is_read_changes_nothing(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    event = desk.forge.event("issues", "edited", issue=meeting, sender="ben--test")
    event["issue"]["number"] = 4711
    desk.event.write_text(json.dumps(event), encoding="utf-8")
    desk.forge.forget()
    said = desk.run("respond", GITHUB_EVENT_NAME="issues", GITHUB_EVENT_PATH=str(desk.event))

    assert "#4711 is gone.\n" == said
    assert 1 == len(desk.forge.requests_by())


def test_what_is_said_below_a_pull_request_of_a_record_is_not_followed(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    (pull,) = desk.forge.repository("ada--test").get_pulls()
    pull.create_issue_comment("/approve")
    desk.forge.forget()
    comment = next(iter(pull.get_issue_comments())).id
    desk.respond("issue_comment", "created", "ada--test", issue=pull.number, comment=comment)

    assert [] == desk.forge.requests_by()
    assert [] == desk.recorded()
    assert "requested" in desk.labels(meeting)


def test_minutes_whose_meeting_was_rewritten_into_something_else_stand_on_what_was_kept(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.forge.repository("ben--test").get_issue(meeting).edit(body="Nothing to see here.")
    desk.respond("issues", "edited", "ben--test", issue=meeting)
    desk.say(minutes, "/sign")

    assert [meeting, minutes] == desk.recorded()
    assert "needs-changes" in desk.labels(meeting)
    assert "signed" in desk.labels(minutes)
