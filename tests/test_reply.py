"""The generator's one comment: who has to act, what was understood, and where it leads."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.archive import standing
from generator.errors import Problem
from generator.forms.issue import file_name
from generator.forms.kinds import Context
from generator.lifecycle import Answer, Comment, Refusal, Reply, Thread, follow
from generator.lifecycle.commands import Command, read_commands
from generator.render import as_lines, render_answer, render_reply
from generator.render.page import Links
from generator.render.reply_environment import as_said
from generator.wording import LANGUAGES
from tests.office import AMENDMENT, MINUTES, PROGRESS, REQUEST, Filled, Office

LINKS = Links("https://github.com/example/meetings", "https://minutes.example.com/")
AFTER = "2026-05-01T09:00"
GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": False, "breaks": True})
MENTION = re.compile(r"(?:^|[^a-z0-9_/])@([a-z0-9][a-z0-9-]*)", re.ASCII | re.IGNORECASE)
"""What GitHub takes for a call, in text that is neither code nor a link."""
LONGEST = 60_000


class Shown(HTMLParser):
    """The text of a page, but for code and links: nobody is called there."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attributes):  # noqa: ARG002 - as HTMLParser calls it
        self.silent += tag in ("a", "code", "pre")

    def handle_endtag(self, tag):
        self.silent -= tag in ("a", "code", "pre")

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def called(reply: str) -> set[str]:
    """Return whom GitHub would tell of *reply*."""
    parser = Shown()
    parser.feed(GITHUB.render(reply))
    return {name for text in parser.text for name in MENTION.findall(text)}


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def filled() -> Office:
    office = Office()
    office.fill()
    return office


def _context(office: Office, language: str = "en") -> Context:
    return office.workspace.context(language)


def _reply(
    office: Office, issue: int, at: str = AFTER, language: str = "en", links: Links = LINKS
) -> str:
    found = standing(office.records[issue], office.archive(at))
    reply = Reply(office.records[issue], standing=found)
    return render_answer(Answer(reply, (), 0), _context(office, language), links)


def _filed(office: Office, **answers: str) -> str:
    effects = office.file("meeting-request-weekly", 17, {**REQUEST, **answers})
    effect = effects[-1]
    assert isinstance(effect, Reply | Refusal)
    return render_reply(effect, _context(office))


def test_who_has_to_approve_is_called_and_nobody_else(office):
    _filed(office)

    assert {"ada--test"} == called(_reply(office, 17, "2026-04-09T10:00"))


def test_when_nothing_is_left_to_do_nobody_is_called(filled):
    assert set() == called(_reply(filled, 17))
    assert set() == called(_reply(filled, 23))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_calls_the_same_people(office, language):
    _filed(office, importance="Important")

    assert {"ada--test", "dan--test"} == called(_reply(office, 17, "2026-04-09T10:00", language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_that_are_named_are_understood(filled, language):
    filled.file("meeting-request-weekly", 30, {**REQUEST, "date": "2026-06-01"})
    filled.file("minutes", 21, {**MINUTES, "ended": "15:10"}, at="2026-04-20T09:00")
    replies = [_reply(filled, issue, "2026-04-21T09:00", language) for issue in (21, 27, 30)]
    filled.say(30, "/approve")
    replies.append(_reply(filled, 30, "2026-04-21T09:00", language))
    commands = {each for reply in replies for each in re.findall(r"`(/[^`]+)`", reply)}
    read = [command for each in sorted(commands) for command in read_commands(each)]

    assert 6 == len(commands) == len(read)
    assert {"approve", "reject", "sign", "return", "confirm", "leave"} == {
        command.act for command in read if isinstance(command, Command)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_every_command_that_is_possible_now(office, language):
    _filed(office)
    (help_,) = office.say(17, "/help")
    lines = render_reply(help_, _context(office, language)).splitlines()
    read = [read_commands(line.strip("- `"))[0] for line in lines if line.startswith("- ")]

    assert help_.acts == tuple(each.act for each in read if isinstance(each, Command))


@pytest.mark.parametrize(
    "text",
    ["@ada--test", "hi @ada--test", "&#64;ada--test", "(@ada--test)", "\\@ada--test", "a/@x"],
)
def test_nobody_is_called_by_what_people_write(office, filled, text):
    table = f"| Agenda item | Presenter | Aim |\n| --- | --- | --- |\n| {text} | Ada | {text} |"
    aim = f"{text}\n\n**{text}** <b>{text}</b>"
    _filed(office, topic=text, aim=aim, agenda=table)
    filled.file("progress", 23, {**PROGRESS, "report": f"- {text}\n- *{text}*"}, by="cai--test")

    assert {"ada--test"} == called(_reply(office, 17, "2026-04-09T10:00"))
    assert set() == called(_reply(filled, 23))

    office.say(17, f"/reject {text}")

    assert {"ben--test"} == called(_reply(office, 17, "2026-04-09T10:00"))


@given(st.text("@ab-_.&#64;6x\\<>()[]`/ \u200b（", max_size=30))
def test_text_calls_nobody_and_is_shown_as_typed(text):
    shown = as_said(text)
    plain = "".join(" ".join(text.replace("\u200b", "").split()))

    assert set() == called(f"| {shown} |")
    assert plain == as_lines(str(shown)).strip("\n").strip()


def test_a_link_in_prose_leads_where_it_did(filled):
    report = "[offer](https://example.org/@ada/offer) and a@example.org"
    filled.file("progress", 23, {**PROGRESS, "report": report}, by="cai--test")

    assert 'href="https://example.org/@ada/offer"' in _reply(filled, 23)


def test_what_was_refused_stands_above_what_was_understood(office):
    body = office.body("meeting-request-weekly", REQUEST)
    said = (("cai--test", "/approve"), ("cai--test", "/fly"))
    thread = Thread(17, "ben--test", body, office.at("2026-04-07T10:00"))
    comments = tuple(
        Comment(17, by, office.at("2026-04-08T10:00"), text, number=number)
        for number, (by, text) in enumerate(said, 1)
    )
    effects = follow(
        replace(thread, comments=comments), office.workspace.forms, office.archive(AFTER), "en"
    )
    answer = next(each for each in effects if isinstance(each, Answer))
    reply = render_answer(answer, _context(office))

    assert (
        "These commands were not carried out:\n\n"
        "- 蔡小: `@cai--test` may not do this: `/approve`.\n"
        "- 蔡小: there is no command `/fly`.\n"
    ) in reply
    assert reply.index("### Next step") < reply.index("`/fly`") < reply.index("| Topic |")


def test_what_went_wrong_in_carrying_out_stands_at_the_end(office):
    _filed(office)
    found = Reply(office.records[17])
    remark = Problem("is not a date: {written}", {"written": "@ada--test"})
    reply = render_answer(Answer(found, (), 0), _context(office), LINKS, [remark])
    refusal = render_answer(
        Answer(Refusal(17, None, (remark,)), (), 0), _context(office), LINKS, [remark]
    )

    end = "\nPlease note:\n\n- is not a date: `@ada--test`.\n"
    assert reply.endswith(end)
    assert refusal.endswith(end)


def test_a_rejected_request_says_why(office):
    _filed(office)
    office.say(17, "/reject The room is *taken*")

    assert "Reason given by Ada: The room is &#42;taken&#42;" in _reply(
        office, 17, "2026-04-09T10:00"
    )


def test_a_meeting_that_was_moved_says_when_it_is(office):
    _filed(office)
    before = _reply(office, 17, "2026-04-09T10:00")
    office.say(17, "/reschedule 2026-04-14 15:30", by="ben--test")

    assert "moved" not in before
    assert "it is now on **Apr 14, 2026 15:30**." in _reply(office, 17, "2026-04-09T10:00")

    office.say(17, "/cancel", by="ben--test")

    assert "moved" not in _reply(office, 17, "2026-04-09T10:00")


def test_the_form_to_file_with_is_called_by_its_title_and_linked_to(office):
    client = {**REQUEST, "meeting_type": "Client meeting", "client_name": "Some client"}
    office.file("meeting-request-client", 17, client)
    office.say(17, "/approve")
    (refused,) = office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")
    assert isinstance(refused, Refusal)
    title = "Minutes · Client meeting"

    assert f"with the form `{title}`." in render_reply(refused, _context(office))
    address = f"{LINKS.repository}/issues/new?template={file_name(office.form('minutes-client'))}"
    assert f"with the form [{title}](<{address}>)." in render_reply(
        refused, _context(office), LINKS
    )


def test_what_was_put_on_the_agenda_stands_among_its_rows(office):
    """R127."""
    _filed(office)
    office.say(17, "/agenda Printers; 15", by="ada--test")
    reply = _reply(office, 17, "2026-04-09T10:00")

    assert "Agenda (2 rows)" in reply
    assert "| Printers | Ada | 15 min |" in reply


def test_links_lead_to_the_page_once_there_is_one(office):
    _filed(office)
    page = "[On the site](<https://minutes.example.com/meetings/2026/17.html>)"
    invitation = "[Calendar file](<https://minutes.example.com/meetings/17.ics>)"
    minutes = "https://github.com/example/meetings/issues/new?template=2-minutes.yml"
    asked = _reply(office, 17, "2026-04-09T10:00")
    office.say(17, "/approve")
    approved = _reply(office, 17, "2026-04-09T10:00")
    held = _reply(office, 17)

    assert [] == [link for link in (page, invitation, minutes) if link in asked]
    assert [] == [link for link in (page, invitation, minutes) if link not in approved]
    assert page in held
    assert invitation not in held
    assert f"please [file the minutes](<{minutes}" in held
    assert "[Give feedback](<https://github.com/example/meetings/issues/new?" in held


def test_where_neither_repository_nor_site_is_known_there_is_no_link(filled):
    replies = [_reply(filled, issue, links=Links()) for issue in filled.records]

    assert [] == [reply for reply in replies if "](<" in reply]


def test_a_page_that_is_not_published_is_not_linked_to(filled):
    answers = {**REQUEST, "classification": "Restricted"}
    filled.file("meeting-request-weekly", 30, answers, at="2026-04-09T09:00")
    filled.say(30, "/approve", at="2026-04-09T10:00")

    assert "minutes.example.com" not in _reply(filled, 30, "2026-04-09T11:00")


def test_other_filings_have_a_page_once_they_count(office):
    office.file("amendment", 27, AMENDMENT)
    address = "https://minutes.example.com/filings/amendment/27.html"
    asked = _reply(office, 27)
    office.say(27, "/approve")

    assert address not in asked
    assert address in _reply(office, 27)


def test_a_reply_says_the_same_at_any_time_at_which_it_stands_the_same(filled):
    for issue in filled.records:
        assert _reply(filled, issue, "2026-05-01T09:00") == _reply(
            filled, issue, "2027-01-31T23:59"
        )


def _long(rows: int) -> Filled:
    said = "All is `well` \\| and *good*. " * 8
    lines = "\n".join(f"| Item {n} | Ada | {said} | {n} |" for n in range(rows))
    heading = "| Agenda item | Speakers | Points made | Outcome |\n| --- | --- | --- | --- |"
    return {**MINUTES, "discussion": f"{heading}\n{lines}", "summary": "Very long. " * 40 * rows}


@pytest.mark.parametrize("rows", [1, 20, 60, 150, 350])
def test_a_long_filing_is_cut_after_whole_rows_and_says_so(filled, rows):
    filled.file("minutes", 21, _long(rows), at="2026-04-20T09:00")
    reply = _reply(filled, 21, "2026-04-21T09:00")
    answers = reply.partition("| Understood as |")[2]
    shown = re.findall(r"^\| Item (\d+) \|.*$", answers, re.MULTILINE)
    left_out = re.search(r"… and (\d+) more row", answers)
    table = [line for line in reply.splitlines() if line.startswith("| Item ")]

    assert len(reply) < LONGEST
    assert {"ada--test"} == called(reply)
    assert rows == len(shown) + (int(left_out[1]) if left_out else 0)
    assert {5} == {line.count("|") for line in table}
    assert reply.count("<details>") == reply.count("</details>")
    assert len(reply) > (LONGEST / 10 if rows > 20 else 0)


def test_problems_are_named_before_anything_else_and_cut_after_whole_lines(filled):
    actions = "\n".join(f"- Task {n}; nobody {n}; soon {'x' * 500}" for n in range(400))
    (refusal,) = filled.file("minutes", 21, {**MINUTES, "actions": actions})
    reply = render_reply(refusal, _context(filled))
    listed = re.findall(r"^\d+\. .*\.(?: For example: `.*`)?$", reply, re.MULTILINE)
    left_out = re.search(r"… and (\d+) more, which are named once these are corrected\.", reply)

    assert len(reply) < LONGEST
    assert len(refusal.problems) == len(listed) + (int(left_out[1]) if left_out else 0)
    assert len(listed) >= 30
    assert reply.endswith("It is checked again at once.\n")


def test_a_filing_is_cut_before_what_was_refused_of_it(filled):
    filled.file("minutes", 21, _long(350), at="2026-04-20T09:00")
    found = standing(filled.records[21], filled.archive("2026-04-21T09:00"))
    problem = Problem("there is no command {written}", {"written": "/" + "x" * 200})
    refused = tuple(Refusal(21, None, (problem,), command=True) for _ in range(150))
    answer = Answer(Reply(filled.records[21], standing=found), refused, 0)
    reply = render_answer(answer, _context(filled))

    assert len(reply) < LONGEST
    assert 150 == reply.count("there is no command")


def test_what_is_quoted_is_shortened(office):
    reply = _filed(office, date="soon " * 1000)

    assert len(reply) < 1000
    assert "is not a date: `soon soon" in reply


def test_in_a_terminal_a_reply_has_no_marks_of_a_browser(filled):
    filled.file("minutes", 21, {**MINUTES, "summary": "a < b & c\n\n- *one*\n- `two`"})
    lines = as_lines(_reply(filled, 21, links=Links()))

    assert "**Discussion (1 row)**" in lines
    assert (
        "a < b & c\n\n- one\n- two\n" in lines.replace("\n\n\n", "\n\n") or "- one\n- two" in lines
    )
    assert [] == re.findall(r"</?(?:details|summary|div|p|ul|li|em|code)>|&#?\w+;", lines)


def test_in_a_terminal_what_is_quoted_stays_as_it_was_typed():
    assert "`<p>` & `&amp;` ``a`<b>``\n" == as_lines("`<p>` &#38; `&amp;` ``a`<b>``\n")


def _followed_up(filled: Office, *said: tuple[str, str, str], language: str = "en") -> str:
    """Return the comment on the issue of 17-1 after what was *said*: by whom, when, what."""
    comments = tuple(
        Comment(40, by, filled.at(at), text, number=number)
        for number, (by, at, text) in enumerate(said, 1)
    )
    thread = Thread(40, "bot--test", "", filled.at("2026-04-16T09:00"), comments, action="17-1")
    archive = filled.archive("2026-04-17T09:00")
    effects = follow(thread, filled.workspace.forms, archive, "en")
    answer = next(each for each in effects if isinstance(each, Answer))
    return render_answer(answer, _context(filled, language), LINKS)


ASKED = ("cai--test", "2026-04-16T10:00", "/extend 2026-05-08 one is late")


def test_the_organizer_is_told_until_when_more_time_is_asked_for(filled):
    """R106."""
    reply = _followed_up(filled, ASKED)
    asked = "more time is asked for, until May 8, 2026. Please answer with"

    assert asked in reply
    assert "| Due | 2026-04-20 |" in reply


def test_more_time_that_was_given_is_the_due_date_that_is_shown(filled):
    """R106."""
    reply = _followed_up(filled, ASKED, ("ben--test", "2026-04-16T11:00", "/approve"))

    assert "| Due | 2026-05-08 |" in reply
    assert "more time is asked for" not in reply


def test_more_time_is_asked_for_in_the_language_of_the_reply(filled):
    asked = "请贝恩（@ben--test）回复 `/批准` 或 `/驳回"

    assert f"到期日拟延至 2026年5月8日，{asked}" in _followed_up(filled, ASKED, language="zh-Hans")


def test_an_action_item_that_is_followed_up_says_what_was_agreed(filled):
    reply = _followed_up(filled, ("cai--test", "2026-04-16T10:00", "/progress two are in"))

    assert reply.startswith("**Action item 17-1**: Ask three printers\nStatus: **In progress**.\n")
    assert {"cai--test"} == called(reply)
    assert "| Quality requirement | offers in writing |" in reply
    assert "https://minutes.example.com/actions/17-1.html" in reply
    assert "issues/new?template=3-progress.yml" in reply
