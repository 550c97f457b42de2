"""The notice of a meeting as text for mail and messengers, on its page and in the reply."""

import pytest

from generator.archive import standing
from generator.lifecycle import Reply
from generator.render import render_reply
from generator.render.notice_text import notice_text
from generator.render.page import Links
from tests.office import REQUEST, Office

LINKS = Links("https://github.com/example/meetings", "https://minutes.example.com/")
ASKED = {
    **REQUEST,
    "agenda": "- News; Ada; 10\n- Prices; 蔡小",
    "materials": ["https://github.com/user-attachments/files/1/Prices.xlsx"],
    "parts": "- 蔡小; takes the minutes",
}
AFTER = "2026-04-09T09:00"

TEXT = """\
Notice of meeting: Plans for April

Time: Monday, April 13, 2026, 14:00–15:00
Place: Blue room
Organizer: 贝恩
Chair: Ada
Participants: Ada, 贝恩, 蔡小

Agenda
1. News · Ada · 10 min
2. Prices · 蔡小
3. The printer · 蔡小

Parts
- 蔡小: takes the minutes

Please read before:
- Prices.xlsx https://github.com/user-attachments/files/1/Prices.xlsx

Please say whether you are coming: https://github.com/example/meetings/issues/17
Page of the meeting: https://minutes.example.com/meetings/2026/17.html
"""


@pytest.fixture
def office() -> Office:
    found = Office()
    found.file("meeting-request-weekly", 17, ASKED)
    return found


def told(office: Office, at: str = AFTER, language: str = "en", links: Links = LINKS) -> str:
    return notice_text(office.archive(at).by_number[17], language, links)


def replied(office: Office, at: str = AFTER) -> str:
    record = office.records[17]
    reply = Reply(record, standing=standing(record, office.archive(at)))
    return render_reply(reply, office.workspace.context("en"), LINKS)


def test_the_notice_says_all_that_a_participant_has_to_know(office):
    """R44, R45, R46."""
    office.say(17, "/approve")
    office.say(17, "/agenda The printer", by="cai--test", at="2026-04-08T11:00")

    assert TEXT == told(office)


def test_nobody_is_told_of_what_is_not_approved_called_off_or_over(office):
    """R39."""
    assert "" == told(office)

    office.say(17, "/approve")
    assert "" == told(office, at="2026-04-13T15:00")

    office.say(17, "/cancel", by="ben--test", at="2026-04-09T08:00")
    assert "" == told(office)


def test_the_notice_of_a_meeting_that_was_moved_says_when_it_is_now(office):
    """R49."""
    office.say(17, "/approve")
    office.say(17, "/reschedule 2026-04-14 15:30", by="ben--test", at="2026-04-08T11:00")

    assert "Time: Tuesday, April 14, 2026, 15:30–16:30" in told(office).splitlines()


def test_where_no_address_is_known_none_is_shown(office):
    office.say(17, "/approve")

    assert (
        "- Prices.xlsx https://github.com/user-attachments/files/1/Prices.xlsx"
        == (told(office, links=Links()).splitlines()[-1])
    )


def test_what_is_confidential_says_so(office):
    """R81, R82: nor does it lead to a page that this edition does not have."""
    office.file("meeting-request-weekly", 17, {**ASKED, "classification": "Restricted"})
    office.say(17, "/approve")

    assert "Confidential: please do not pass this on." == told(office).splitlines()[1]
    assert "minutes.example.com" not in told(office)


def test_the_page_and_the_reply_have_the_notice_as_long_as_there_is_one(office):
    """R44."""
    before, asked = office.pages(at=AFTER)["meetings/2026/17.md"], replied(office)
    office.say(17, "/approve")
    page = office.pages(at=AFTER)["meetings/2026/17.md"]

    assert "Notice for mail and messengers" not in before + asked
    assert "template: meeting.html" in before
    assert "template: notice.html" in page
    assert "Place: Blue room&#10;" in page.split('<pre class="mb-text"')[1]
    assert "```text\nNotice of meeting: Plans for April\n" in replied(office)
    assert "Notice for mail and messengers" not in replied(office, at="2026-04-13T15:00")


def test_nobody_gets_out_of_the_block_of_code(office):
    """A fence in the topic is no fence, and what stands in a block of code calls nobody."""
    office.file("meeting-request-weekly", 17, {**ASKED, "topic": "a ``` ```` @mallory"})
    office.say(17, "/approve")
    _, _, block = replied(office).partition("`````text\n")
    text, _, rest = block.partition("\n`````\n")

    assert "Notice of meeting: a ``` ```` @mallory" in text.splitlines()
    assert "@mallory" not in rest
