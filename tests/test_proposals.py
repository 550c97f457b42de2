"""Pull requests of records as people see them: their text, and what the answer says of them."""

import json
import time

import pytest

from generator.cli.proposed import with_proposed
from generator.cli.service import Service
from generator.cli.workspace import Workspace
from generator.github import connect
from generator.records import Record
from generator.render.proposal import LONGEST, render_proposal
from tests.desk import Desk
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import MINUTES, REQUEST, Office

__all__ = ["forge", "running_forge"]


@pytest.fixture
def office() -> Office:
    office = Office()
    office.fill()
    return office


@pytest.fixture
def desk(forge, tmp_path) -> Desk:
    """Return an office where people merge."""
    desk = Desk(forge, tmp_path)
    with (desk.data / "settings.toml").open("a") as settings:
        settings.write('merge = "manual"\n')
    return desk


def _text(office: Office, record: Record, before: Record | None, language: str = "en") -> str:
    return render_proposal(record, before, office.workspace.context(language))


def _edited(office: Office, **answers: str) -> str:
    before = office.records[21]
    office.file("minutes", 21, {**MINUTES, **answers}, at="2026-04-16T12:00")
    return _text(office, office.records[21], before)


def test_a_new_record_is_shown_as_a_whole_with_what_happened(office):
    text = _text(office, office.records[17], None)

    assert "The record is new." in text
    assert "Approved, by Ada" in text
    assert "| Topic | Plans for April |" in text
    assert "#17" in text


def test_a_field_is_shown_before_and_after(office):
    text = _edited(office, place="Green | <b>room</b>", next_meeting="2026-05-05")

    assert "| Place | Blue room | Green &#124; &#60;b&#62;room&#60;/b&#62; |" in text
    assert "| Next meeting |  | 2026-05-05 |" in text
    assert "| Chair |" not in text.partition("### The record as a whole")[0]
    assert "Edited, by 贝恩" in text
    assert "Signed" not in text.partition("### The record as a whole")[0]


def test_of_a_table_the_rows_that_changed_are_shown(office):
    rows = "- Ada\n- Ben; on leave\n- 蔡小；late"
    tasks = f"{MINUTES['actions']}\n- Call Ada; Ben; 2026-05-04; at once"
    text = _edited(office, attendance=rows, actions=tasks, decisions="")
    changed, _, _ = text.partition("### The record as a whole")

    assert "| changed: before | 贝恩 | Present |" in changed
    assert "| changed: after | 贝恩 | On leave |" in changed
    assert "| added | Call Ada | 贝恩 | 2026-05-04 | at once | Task |" in changed
    assert "| removed | Print the catalogue | Ada |" in changed
    assert "Ask three printers" not in changed
    assert "蔡小" not in changed


def test_prose_is_shown_before_and_after(office):
    text = _edited(office, summary="<script>x</script> *Nothing* was agreed, @ada--test.")

    assert "<p>We <strong>agreed</strong> on the plan.</p>" in text
    assert "&lt;script&gt;" in text
    assert "<script>" not in text
    assert "@ada" not in text


def test_it_is_in_the_language_of_the_settings(office):
    assert "### 变更内容" in _text(office, office.records[17], None, "zh-Hans")


def test_a_text_that_is_too_long_is_cut_at_a_line_and_says_so(office):
    rows = "\n".join(f"- Item {n}; Ada; {'said ' * 30}" for n in range(500))
    text = _edited(office, discussion=rows, summary="**word** " * 2000)

    assert LONGEST >= len(text)
    *_, last_row, blank, sentence = text.split("\n")
    assert sentence.startswith("This is too long to be shown as a whole")
    assert "" == blank
    assert last_row.endswith("|")


def _pull(desk: Desk):
    (pull,) = desk.forge.repository("ada--test").get_pulls(state="open")
    return pull


def test_where_people_merge_the_answer_leads_there_and_what_they_merge_is_kept(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    assert "has to merge" not in desk.comments(meeting)[0]

    desk.say(meeting, "/approve")
    pull = _pull(desk)

    assert [] == desk.recorded()
    assert f"{pull.number}](<{pull.html_url}>)" in desk.comments(meeting)[0]
    assert "has to merge pull request" in desk.comments(meeting)[0]

    pull.merge()
    desk.respond("pull_request", "closed", "ada--test", pull=pull.number)

    assert [meeting] == desk.recorded()
    assert ["main"] == [b.name for b in desk.forge.repository("root--test").get_branches()]
    assert "has to merge" not in desk.comments(meeting)[0]
    assert [] == desk.forge.violations


def test_action_items_wait_for_the_minutes_that_a_person_has_to_merge(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    _pull(desk).merge()
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.say(minutes, "/sign")
    waiting = _issues(desk)
    pull = _pull(desk)
    pull.merge()
    desk.respond("pull_request", "closed", "ada--test", pull=pull.number)

    assert [] == waiting
    assert [f"{meeting}-1 Ask three printers"] == _issues(desk)


def test_a_meeting_is_signed_although_github_deleted_the_branch_of_its_minutes(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    _pull(desk).merge()
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    desk.say(minutes, "/sign")
    pull = _pull(desk)
    pull.merge()
    desk.forge.repository("root--test").get_git_ref(f"heads/{pull.head.ref}").delete()
    desk.respond("pull_request", "closed", "ada--test", pull=pull.number)

    assert "signed" in desk.labels(meeting)
    assert "closed" == desk.issue(meeting).state


def _issues(desk: Desk) -> list[str]:
    found = desk.forge.repository("root--test").get_issues(labels=["action-item"], state="all")
    return [issue.title for issue in found]


def test_what_a_person_closes_is_proposed_again_after_an_edit(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    pull = _pull(desk)
    pull.edit(state="closed")
    desk.respond("pull_request", "closed", "ada--test", pull=pull.number)

    assert [] == desk.pulls()
    assert "was closed and not merged" in desk.comments(meeting)[0]

    time.sleep(1.1)  # times on GitHub are whole seconds
    desk.edit(meeting, "meeting-request-weekly", {**REQUEST, "start": "16:00"})

    assert [f"filing/{meeting}"] == desk.pulls()
    assert "was closed and not merged" not in desk.comments(meeting)[0]


def test_who_approved_is_known_although_a_person_deleted_the_branch(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    pull = _pull(desk)
    repository = desk.forge.repository("ada--test")
    pull.edit(state="closed")
    repository.get_git_ref(f"heads/filing/{meeting}").complete().delete()
    desk.respond("pull_request", "closed", "ada--test", pull=pull.number)

    assert "was closed and not merged" in desk.comments(meeting)[0]
    assert "held" in desk.labels(meeting)


def test_a_run_with_an_old_checkout_takes_back_nothing(forge, tmp_path):
    """As the daily run, while people sign and comment."""
    desk = Desk(forge, tmp_path)
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    minutes = desk.file("minutes", {**MINUTES, "meeting": str(meeting)})
    old = Service(Workspace(desk.data), connect(forge.token(), REPOSITORY, forge.url, BOT))
    assert [meeting] == sorted(old.records)
    desk.say(minutes, "/sign")
    issue = forge.repository("ada--test").get_issue(minutes)
    issue.create_comment("/return the summary is missing")
    old.follow(minutes, dry_run=False)

    assert "returned" in desk.labels(minutes)
    assert [meeting, minutes] == desk.recorded()
    assert ["sign", "return"] == [e.act for e in Workspace(desk.data).records()[minutes].events]


def test_a_branch_that_a_person_made_unreadable_is_written_anew(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    path = f"data/records/meeting-request/{meeting}.json"
    repository = desk.forge.repository("ada--test")
    branch = f"filing/{meeting}"
    file = repository.get_contents(path, ref=branch)
    repository.update_file(path, "Break it", "{", file.sha, branch=branch)
    desk.say(meeting, "/approve")
    _pull(desk).merge()

    assert [meeting] == desk.recorded()
    assert ["approve"] == [e.act for e in Workspace(desk.data).records()[meeting].events]


def test_a_record_of_another_issue_on_a_branch_counts_for_nothing(desk):
    """Whoever may write to one branch could otherwise put words into another filing."""
    other = desk.file("meeting-request-weekly", {**REQUEST, "date": "2026-04-20"})
    meeting = desk.file("meeting-request-weekly", REQUEST)
    path = "data/records/meeting-request/{}.json"
    repository = desk.forge.repository("ada--test")
    foreign = repository.get_contents(path.format(other), ref=f"filing/{other}").decoded_content
    branch = f"filing/{meeting}"
    file = repository.get_contents(path.format(meeting), ref=branch)
    repository.update_file(path.format(meeting), "Break it", foreign, file.sha, branch=branch)
    connection = connect(desk.forge.token(), REPOSITORY, desk.forge.url, BOT)

    assert [other] == list(with_proposed(Workspace(desk.data), connection))

    desk.say(meeting, "/approve")
    written = repository.get_contents(path.format(meeting), ref=branch).decoded_content

    assert meeting == json.loads(written)["issue"]
    assert f"#{meeting}**" in desk.comments(meeting)[0]


def test_what_a_person_made_unreadable_on_the_default_branch_is_written_anew(desk):
    meeting = desk.file("meeting-request-weekly", REQUEST)
    desk.say(meeting, "/approve")
    _pull(desk).merge()
    path = f"data/records/meeting-request/{meeting}.json"
    repository = desk.forge.repository("root--test")
    file = repository.get_contents(path, ref="main")
    checkout = Workspace(desk.data)
    desk.checkout()
    service = Service(checkout, connect(desk.forge.token(), REPOSITORY, desk.forge.url, BOT))
    assert [meeting] == list(service.records)
    repository.update_file(path, "Break it", "{", file.sha, branch="main")
    repository.get_issue(meeting).edit(
        body=desk.office.body("meeting-request-weekly", {**REQUEST, "topic": "Plans for May"})
    )
    service.follow(meeting, dry_run=False)

    assert [f"filing/{meeting}"] == desk.pulls()


def test_without_pull_requests_the_answer_names_the_switch(forge, tmp_path):
    desk = Desk(forge, tmp_path)
    forge.switches.pulls_by_actions = False
    meeting = desk.file("meeting-request-weekly", REQUEST)

    assert "`Settings → Actions → General → Workflow permissions`" in desk.comments(meeting)[0]
    assert "waits on its own branch" in desk.comments(meeting)[0]

    desk.say(meeting, "/approve")

    assert "was committed directly" in desk.comments(meeting)[0]
    assert [meeting] == desk.recorded()


def test_what_its_author_withdraws_is_proposed_no_longer(forge, tmp_path):
    desk = Desk(forge, tmp_path)
    meeting = desk.file("meeting-request-weekly", REQUEST)
    forge.repository("ben--test").get_issue(meeting).edit(state="closed")
    desk.respond("issues", "closed", "ben--test", issue=meeting)

    assert [] == desk.pulls()
    assert ["main"] == [b.name for b in forge.repository("root--test").get_branches()]

    forge.repository("ben--test").get_issue(meeting).edit(state="open")
    desk.respond("issues", "reopened", "ben--test", issue=meeting)

    assert [f"filing/{meeting}"] == desk.pulls()
