"""Records on their way to the default branch of a repository, over HTTP."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from github import GithubException

from generator.errors import LimitError
from generator.github import connect
from generator.github.changes import Changes
from generator.github.proposals import End, Found, Outcome, Proposal
from tests.forge.faults import Fault, Kind
from tests.forge.fixtures import forge, running_forge
from tests.forge.forge import Forge
from tests.forge.people import BOT, REPOSITORY

__all__ = ["forge", "running_forge"]


class Paper:
    """The record of issue 21, or another, as runs of the generator propose it."""

    def __init__(self, forge: Forge, issue: int = 21) -> None:
        self.forge = forge
        self.issue = issue
        self.path = f"data/records/minutes/{issue}.json"

    def changes(self) -> Changes:
        """Return the changes as a new run sees them, which waits for nothing."""
        connection = connect(self.forge.token(), REPOSITORY, self.forge.url, BOT)
        return Changes(replace(connection, pause=lambda _: None))

    def find(self) -> Found:
        """Return what a run with a fresh checkout finds."""
        return self.changes().find(self.issue, self.path, self.kept())

    def propose(self, text: str, found: Found | None = None, **how) -> Outcome | Found:
        """Propose *text* in a run of its own, settled unless told otherwise."""
        changes = self.changes()
        found = found or changes.find(self.issue, self.path, self.kept())
        how = {"settled": True, "body": f"What it says: {text}", **how}
        title = f"Record minutes {self.issue}"
        return changes.propose(Proposal(self.issue, self.path, text, title, **how), found)

    def kept(self, ref: str = "main") -> str | None:
        """Return the record on the default branch, or another."""
        repository = self.forge.repository("root--test")
        commit = repository.get_git_ref(f"heads/{ref}").object.sha
        tree = repository.get_git_tree(commit, recursive=True).tree
        if self.path not in {entry.path for entry in tree}:
            return None
        content = repository.get_contents(self.path, ref=commit)
        assert not isinstance(content, list)
        return content.decoded_content.decode()

    @property
    def branch(self) -> str:
        return f"filing/{self.issue}"


@pytest.fixture
def paper(forge) -> Paper:
    return Paper(forge)


def _pulls(forge: Forge, state: str = "all"):
    return list(forge.repository("root--test").get_pulls(state=state, direction="asc"))


def _branches(forge: Forge) -> set[str]:
    return {branch.name for branch in forge.repository("root--test").get_branches()}


def _end(outcome: Outcome | Found) -> End:
    assert isinstance(outcome, Outcome)
    return outcome.end


def test_a_settled_record_is_merged_and_its_branch_goes(paper):
    assert Outcome(End.KEPT) == paper.propose("one\n")
    assert "one\n" == paper.kept()
    assert {"main"} == _branches(paper.forge)
    assert [True] == [pull.merged_at is not None for pull in _pulls(paper.forge)]
    assert [] == paper.forge.violations


def test_what_is_not_settled_waits_in_one_pull_request_that_follows_it(paper):
    assert End.PROPOSED == _end(paper.propose("one\n", settled=False))
    assert End.PROPOSED == _end(paper.propose("two\n", settled=False))

    (pull,) = _pulls(paper.forge, "open")
    assert "What it says: two\n" == pull.body
    assert "two\n" == paper.kept(paper.branch)
    assert paper.kept() is None
    assert Found(None, "two\n", pull.head.sha) == paper.find()
    assert End.KEPT == _end(paper.propose("three\n"))
    assert "three\n" == paper.kept()


def test_a_proposal_that_is_there_already_writes_nothing(paper):
    paper.propose("one\n", settled=False)
    paper.forge.forget()

    assert End.PROPOSED == _end(paper.propose("one\n", settled=False))
    assert [] == [e for e in paper.forge.requests_by() if e.request.writes]


def test_few_requests_are_spent(paper):
    """GitHub gives a workflow a thousand an hour."""
    paper.propose("one\n", settled=False)
    first = len(paper.forge.requests_by())
    paper.propose("two\n")

    assert 9 >= first
    assert 13 >= len(paper.forge.requests_by()) - first


def test_where_people_merge_the_pull_request_waits_for_one(paper):
    outcome = paper.propose("one\n", merge="manual")
    (pull,) = _pulls(paper.forge, "open")

    assert End.AWAITED == _end(outcome)
    assert pull.html_url == outcome.pull.url
    assert paper.kept() is None

    paper.forge.repository("ada--test").get_pull(pull.number).merge()

    assert Outcome(End.KEPT) == paper.propose("one\n", merge="manual")
    assert {"main"} == _branches(paper.forge)


def test_what_a_person_merged_before_the_checkout_knew_is_kept(paper):
    paper.propose("one\n", merge="manual")
    stale = paper.find()
    (pull,) = _pulls(paper.forge)
    paper.forge.repository("ada--test").get_pull(pull.number).merge()

    assert Outcome(End.KEPT) == paper.propose("one\n", stale, merge="manual")
    assert {"main"} == _branches(paper.forge)


def test_what_a_person_closed_is_not_proposed_again_before_it_changes(paper):
    paper.propose("one\n", settled=False)
    (pull,) = _pulls(paper.forge)
    paper.forge.repository("ada--test").get_pull(pull.number).edit(state="closed")
    outcome = paper.propose("one\n")

    assert End.DECLINED == _end(outcome)
    assert f"#{pull.number}" == outcome.pull.name
    assert [] == _pulls(paper.forge, "open")
    assert paper.kept() is None

    assert End.PROPOSED == _end(paper.propose("two\n", settled=False))
    assert ["two\n"] == [paper.kept(each.head.ref) for each in _pulls(paper.forge, "open")]


def test_what_a_person_closed_is_still_known_without_its_branch(paper):
    """What was approved in comments stands in it, and they are not read twice."""
    paper.propose("one\n", settled=False)
    (pull,) = _pulls(paper.forge)
    repository = paper.forge.repository("ada--test")
    repository.get_pull(pull.number).edit(state="closed")
    repository.get_git_ref(f"heads/{paper.branch}").complete().delete()

    assert Found(None, "one\n") == paper.propose("another\n")
    assert End.DECLINED == _end(paper.propose("one\n", Found(None, "one\n")))
    assert End.KEPT == _end(paper.propose("two\n", Found(None, "one\n")))


def test_what_is_withdrawn_goes_and_can_come_again(paper):
    paper.propose("one\n", settled=False)
    paper.changes().withdraw(21)

    assert {"main"} == _branches(paper.forge)
    assert ["closed"] == [pull.state for pull in _pulls(paper.forge)]

    paper.changes().withdraw(21)

    assert End.KEPT == _end(paper.propose("one\n"))


def test_without_pull_requests_only_what_is_settled_is_committed(paper):
    paper.forge.switches.pulls_by_actions = False
    waiting = paper.propose("one\n", settled=False)

    assert End.STRANDED == _end(waiting)
    assert "one\n" == paper.kept(paper.branch)
    assert paper.kept() is None
    assert End.STRANDED == _end(paper.propose("one\n", merge="manual"))

    outcome = paper.propose("two\n")

    assert End.COMMITTED == _end(outcome)
    assert "two\n" == paper.kept()
    assert {"main"} == _branches(paper.forge)
    assert "approve pull requests" in str(outcome.remarks[0].values["switch"])


def test_without_pull_requests_a_protected_branch_leaves_the_record_where_it_is(paper):
    paper.forge.switches.pulls_by_actions = False
    paper.forge.switches.protected = True

    assert End.STRANDED == _end(paper.propose("one\n"))
    assert "one\n" == paper.kept(paper.branch)


def test_too_much_at_once_is_not_taken_for_a_prohibition(paper):
    paper.forge.faults.plan(
        Fault(Kind.SECONDARY_LIMIT, at=lambda r: r.method == "POST" and r.path.endswith("/pulls"))
    )

    assert End.PROPOSED == _end(paper.propose("one\n", settled=False))
    assert 1 == len(_pulls(paper.forge, "open"))


def _secondary() -> GithubException:
    words = "You have exceeded a secondary rate limit. Please wait a few minutes."
    return GithubException(403, {"message": words}, {"X-RateLimit-Remaining": "4000"})


def test_a_secondary_limit_that_names_no_time_is_waited_for(forge):
    waits: list[float] = []
    connection = connect(forge.token(), REPOSITORY, forge.url, BOT)
    answers = iter([_secondary(), _secondary()])

    def action() -> str:
        for error in answers:
            raise error
        return "done"

    assert "done" == replace(connection, pause=waits.append).attempt(action)
    assert [60, 60] == waits


def test_a_secondary_limit_that_names_no_time_and_lasts_ends_the_run(forge):
    connection = connect(forge.token(), REPOSITORY, forge.url, BOT)

    def action() -> None:
        raise _secondary()

    with pytest.raises(LimitError):
        replace(connection, pause=lambda _: None).attempt(action)


def test_what_github_does_not_let_us_merge_is_left_to_people_with_the_reason(paper):
    paper.forge.switches.protected = True
    outcome = paper.propose("one\n")

    assert End.REFUSED == _end(outcome)
    assert "approving review" in outcome.reason
    assert [outcome.pull.url] == [pull.html_url for pull in _pulls(paper.forge, "open")]

    paper.forge.switches.protected = False

    assert End.KEPT == _end(paper.propose("one\n"))


def test_what_people_wrote_does_not_get_into_the_message_of_a_merge(paper):
    paper.propose("one\n", settled=False, body="What people wrote")
    paper.propose("one\n", body="What people wrote")
    requests = [each.request for each in paper.forge.requests_by()]
    (said,) = [each.fields for each in requests if each.path.endswith("/merge")]

    assert ("Record minutes 21", "Of #21.") == (said["commit_title"], said["commit_message"])


def test_where_nothing_is_squashed_commits_are_merged(paper):
    paper.forge.switches.squashing = False

    assert End.KEPT == _end(paper.propose("one\n"))
    assert "one\n" == paper.kept()


def test_two_records_at_once_are_both_kept(forge):
    papers = [Paper(forge, 21), Paper(forge, 22), Paper(forge, 23)]
    with ThreadPoolExecutor(len(papers)) as runs:
        ends = list(runs.map(lambda paper: _end(paper.propose("one\n")), papers))

    assert [End.KEPT] * 3 == ends
    assert ["one\n"] * 3 == [paper.kept() for paper in papers]


def test_two_commits_at_once_are_both_kept_without_pull_requests(forge):
    forge.switches.pulls_by_actions = False
    papers = [Paper(forge, 21), Paper(forge, 22), Paper(forge, 23)]
    with ThreadPoolExecutor(len(papers)) as runs:
        ends = list(runs.map(lambda paper: _end(paper.propose("one\n")), papers))

    assert [End.COMMITTED] * 3 == ends
    assert ["one\n"] * 3 == [paper.kept() for paper in papers]


def test_what_another_run_kept_meanwhile_is_decided_on_anew(paper):
    stale = paper.find()
    paper.propose("theirs\n")

    assert Found("theirs\n") == paper.propose("ours\n", stale)
    assert "theirs\n" == paper.kept()


def test_what_another_run_proposed_meanwhile_is_decided_on_anew(paper):
    paper.propose("one\n", settled=False)
    stale = paper.find()
    paper.propose("theirs\n", settled=False)
    outcome = paper.propose("ours\n", stale, settled=False)

    assert isinstance(outcome, Found)
    assert "theirs\n" == outcome.text
    assert "theirs\n" == paper.kept(paper.branch)


def test_a_branch_that_moved_on_is_not_deleted_with_what_was_kept_before(paper):
    paper.propose("one\n", settled=False)
    stale = replace(paper.find(), kept="one\n")
    paper.propose("theirs\n", settled=False)

    assert End.KEPT == _end(paper.propose("one\n", stale))
    assert "theirs\n" == paper.kept(paper.branch)


def test_a_pull_request_that_a_person_opened_keeps_its_text(paper):
    paper.forge.switches.pulls_by_actions = False
    paper.propose("one\n", settled=False)
    ada = paper.forge.repository("ada--test")
    pull = ada.create_pull(base="main", head=paper.branch, title="Minutes", body="By hand")

    assert End.KEPT == _end(paper.propose("two\n"))
    assert "By hand" == ada.get_pull(pull.number).body


KINDS = (
    *(Kind.LOST_BEFORE, Kind.BAD_GATEWAY, Kind.BAD_GATEWAY_AFTER, Kind.TRUNCATED),
    *(Kind.CONFLICT, Kind.INVALID, Kind.SECONDARY_LIMIT, Kind.TOO_MANY, Kind.STALE_LIST),
)


def _life(forge: Forge, fault: Fault | None, *, pulls: bool) -> tuple[object, int]:
    """Propose, change and keep a record while *fault* strikes; return the end and the requests."""
    forge.reset()
    forge.switches.pulls_by_actions = pulls
    paper = Paper(forge)
    if fault:
        forge.faults.plan(fault)
    paper.propose("one\n", settled=False)
    outcome = paper.propose("two\n")
    while isinstance(outcome, Found):  # a list was stale: the service decides anew then
        outcome = paper.propose("two\n", outcome)
    requests = len(forge.requests_by())
    forge.faults.clear()
    states = [(pull.state, pull.merged_at is None) for pull in _pulls(forge)]
    commits = forge.repository("root--test").get_commits()
    titles = [each.commit.message for each in commits]
    assert [] == forge.violations
    return (_end(outcome), paper.kept(), states, _branches(forge), titles), requests


@pytest.mark.parametrize("pulls", [True, False])
def test_whichever_request_fails_a_record_is_kept_once(forge, pulls):
    expected, requests = _life(forge, None, pulls=pulls)
    places = range(1, requests + 1)
    faults = [Fault(Kind.LOST_AFTER, at=at) for at in places]
    faults += [Fault(KINDS[at % len(KINDS)], at=at) for at in places]
    different = {
        fault: end for fault in faults if (end := _life(forge, fault, pulls=pulls)[0]) != expected
    }

    assert {} == different
