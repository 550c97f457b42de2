"""An issue is read as a whole, and whatever became of its events, the end is the same."""

import datetime as dt
from dataclasses import replace
from itertools import permutations

import pytest

from generator.forms.core import MeetingRequest
from generator.lifecycle import Comment
from generator.lifecycle.effects import Answer, Label, Mark, Refusal, Reply, Save
from generator.lifecycle.thread import NEEDS_CHANGES, Thread, follow
from generator.vocabulary import Act, Stage
from tests.office import REQUEST, Office

APPROVE = ("ada--test", "2026-04-08T10:00", "/approve")
CONFIRM = ("cai--test", "2026-04-08T11:00", "/确认参会")
TALK = ("dan--test", "2026-04-08T12:00", "Sounds good.")

LATER = "2026-04-08T12:00"


@pytest.fixture
def office() -> Office:
    return Office()


def _thread(office: Office, *said: tuple[str, str, str], seen: int = 0, **answers) -> Thread:
    comments = tuple(
        Comment(17, by, office.at(at), text, number=number)
        for number, (by, at, text) in enumerate(said, 1)
    )
    body = office.body("meeting-request-weekly", {**REQUEST, **answers})
    changed = office.at("2026-04-07T10:00")
    return Thread(17, "ben--test", body, changed, comments, seen)


def _follow(office: Office, thread: Thread):
    effects = follow(thread, office.workspace.forms, office.archive("2026-04-09T10:00"), "en")
    for effect in effects:
        if isinstance(effect, Save):
            office.records[effect.record.issue] = effect.record
    return effects


def _of(effects, kind):
    return [effect for effect in effects if isinstance(effect, kind)]


def test_a_new_filing_is_saved_labelled_and_answered(office):
    save, label, answer = _follow(office, _thread(office))

    assert 17 == save.record.issue
    assert Label(frozenset({"meeting-request-weekly", "requested"})) == label
    assert isinstance(answer.filing, Reply)


def test_a_filing_with_problems_is_labelled_and_answered_but_not_saved(office):
    label, answer = _follow(office, _thread(office, date="soon"))

    assert Label(frozenset({"meeting-request-weekly", NEEDS_CHANGES})) == label
    assert isinstance(answer.filing, Refusal)


def test_an_issue_that_is_no_filing_is_left_alone(office):
    thread = replace(_thread(office), body="The coffee machine is broken.")

    assert () == _follow(office, thread)


def test_commands_are_followed_in_order_and_marked(office):
    effects = _follow(office, _thread(office, APPROVE, TALK, CONFIRM))

    assert [Mark(1, carried_out=True), Mark(3, carried_out=True)] == _of(effects, Mark)
    assert [Act.APPROVE, Act.CONFIRM] == [e.act for e in office.records[17].events]
    assert 3 == _of(effects, Answer)[0].seen


def test_talk_changes_nothing_that_was_answered(office):
    before = _of(_follow(office, _thread(office, APPROVE)), Answer)
    effects = _follow(office, _thread(office, APPROVE, TALK, seen=1))

    assert 1 == before[0].seen == _of(effects, Answer)[0].seen
    assert [] == [*_of(effects, Save), *_of(effects, Mark)]


def test_a_refused_command_is_marked_and_answered_with_the_reason(office):
    effects = _follow(office, _thread(office, ("cai--test", "2026-04-08T10:00", "/approve")))

    assert [Mark(1, carried_out=False)] == _of(effects, Mark)
    assert 1 == len(_of(effects, Answer)[0].refused)
    assert () == office.records[17].events


def test_what_was_refused_and_seen_is_answered_the_same_but_not_followed_again(office):
    _follow(office, _thread(office, ("cai--test", "2026-04-08T10:00", "/approve")))
    effects = _follow(
        office, _thread(office, ("cai--test", "2026-04-08T10:00", "/approve"), seen=1)
    )

    assert [] == _of(effects, Mark)


def test_commands_wait_until_the_filing_is_in_order(office):
    effects = _follow(office, _thread(office, APPROVE, date="soon"))

    assert {} == office.records
    assert [] == _of(effects, Mark)
    assert 1 == len(_of(effects, Answer)[0].refused)


def test_what_was_carried_out_is_not_refused_once_the_text_is_spoiled_and_holds_when_it_is_mended(
    office,
):
    leave = ("CAI--test", "2026-04-08T11:00", "/leave ill")
    thread = _thread(office, leave)
    _follow(office, thread)
    spoiled = replace(_thread(office, leave, seen=1, date="soon"), changed=office.at(LATER))
    effects = _follow(office, spoiled)

    assert () == _of(effects, Answer)[0].refused
    _follow(office, replace(thread, seen=1, changed=office.at(LATER)))
    assert [Act.LEAVE] == [event.act for event in office.records[17].events]


def test_a_command_in_an_edited_comment_does_not_count(office):
    thread = _thread(office, APPROVE)
    edited = replace(thread.comments[0], edited=True)
    _follow(office, replace(thread, comments=(edited,)))

    assert () == office.records[17].events


def test_a_command_from_before_the_text_was_changed_does_not_count(office):
    thread = replace(_thread(office, APPROVE), changed=office.at("2026-04-08T10:01"))
    _follow(office, thread)

    assert Stage.REQUESTED is office.archive("2026-04-09T10:00").by_number[17].stage


def test_the_same_thread_again_changes_nothing(office):
    _follow(office, _thread(office, APPROVE, CONFIRM))
    once = office.records[17]
    effects = _follow(office, _thread(office, APPROVE, CONFIRM))

    assert once == office.records[17]
    assert [] == _of(effects, Save)


@pytest.mark.parametrize("order", list(permutations(range(1, 5))), ids=str)
def test_events_in_any_order_late_or_twice_end_in_the_same_state(order):
    """Each event makes the thread be read as it is by then: in order, that is up to its time."""
    stages = [(), (APPROVE,), (APPROVE, TALK), (APPROVE, TALK, CONFIRM)]
    in_order, shuffled = Office(), Office()
    for said in stages:
        _follow(in_order, _thread(in_order, *said))
    for delivered in order:
        latest = stages[max(order[: order.index(delivered) + 1]) - 1]
        _follow(shuffled, _thread(shuffled, *latest))
        _follow(shuffled, _thread(shuffled, *latest))

    assert in_order.records == shuffled.records


def _start(office: Office) -> dt.time:
    answers = office.records[17].answers
    assert isinstance(answers, MeetingRequest)
    return answers.start


def test_the_time_of_a_change_decides_and_not_the_time_of_its_delivery(office):
    late = Office()
    _follow(office, _thread(office, APPROVE))
    changed = replace(
        _thread(office, APPROVE, start="16:00"), changed=office.at("2026-04-08T15:00")
    )
    _follow(office, changed)
    _follow(late, changed)

    at = "2026-04-09T10:00"
    assert Stage.REQUESTED is office.archive(at).by_number[17].stage
    assert Stage.REQUESTED is late.archive(at).by_number[17].stage
    assert dt.time(16) == _start(office) == _start(late)
