"""Feeds as readers of feeds see them: what was signed and what is told of a week, and no more."""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped] # it says no types
import pytest
from lxml import etree  # type: ignore[import-untyped] # it says no types

from generator.archive import within
from generator.cli.workspace import Workspace
from generator.records import Record, fingerprint
from generator.render import Site
from generator.render.feeds import feeds
from generator.render.feeds.entries import KEPT
from generator.render.page import Links
from generator.vocabulary import Classification
from generator.wording import LANGUAGES
from tests.copied import ROOT
from tests.hostile_texts import TEXTS
from tests.office import MINUTES, REQUEST, Office
from tests.test_hostile import PAYLOADS

ALL, OFFICE, WEEKLY = "feeds/minutes.xml", "feeds/department-office.xml", "feeds/type-weekly.xml"
NOTICES, DECISIONS, BULLETIN = (f"feeds/{n}.xml" for n in ("notices", "decisions", "bulletin"))
BEFORE = "2026-04-12T09:00"
"""A day before the meeting."""
REPOSITORY = "https://github.com/example/meetings"
PUBLISHED = "https://minutes.example.com/m/"
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "fixtures" / "atom.rng"))

SCHEMATRON = (
    "//atom:feed[not(atom:author) and atom:entry[not(atom:author)]]",
    "//atom:entry[not(atom:link[not(@rel) or @rel='alternate'] or atom:content)]",
    "//atom:entry[not(atom:author or ../atom:author or atom:source/atom:author)]",
)
"""What no feed has: the rules that RFC 4287 gives in Schematron, turned around."""


def files(
    office: Office,
    at: str = "2026-05-01T09:00",
    language: str = "en",
    published: str = PUBLISHED,
    edition: Classification = Classification.INTERNAL,
) -> dict[str, str]:
    """Return the feeds of *office*, and see that each is what the RFC calls a feed."""
    archive = office.archive(at)
    archive = replace(archive, records=within(archive.records, edition))
    found = feeds(Site(archive, office.workspace.forms, language, Links(REPOSITORY, published)))
    assert [] == [*faults(found)]
    return found


def faults(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path, text in found.items():
        read = etree.fromstring(text.encode())
        if not GRAMMAR.validate(read):
            yield path, str(GRAMMAR.error_log)
        yield from ((path, rule) for rule in SCHEMATRON if read.xpath(rule, namespaces=ATOM))


def entries(office: Office, path: str = ALL, **how: Any) -> list[Any]:
    """Return the entries of a feed as a reader of feeds has them."""
    read = feedparser.parse(files(office, **how)[path].encode())
    assert not read.bozo, read.get("bozo_exception")
    return list(read.entries)


def titles(office: Office, path: str = ALL, **how: Any) -> list[str]:
    return [entry.title for entry in entries(office, path, **how)]


@pytest.fixture
def office() -> Office:
    """Return the office with one meeting, whose minutes are signed."""
    return Office.signed()


def meet_again(office: Office, decisions: str = "- Print no catalogue; Ada") -> None:
    """Let a second meeting be held, whose minutes are signed a week later."""
    office.file("meeting-request-weekly", 18, {**REQUEST, "date": "2026-04-20", "topic": "More"})
    office.say(18, "/approve")
    minutes = {**MINUTES, "meeting": "18", "held": "2026-04-20", "decisions": decisions}
    office.file("minutes", 22, minutes, at="2026-04-21T10:00")
    office.say(22, "/sign", at="2026-04-22T10:00")


def test_a_notice_is_told_once_a_meeting_is_approved_and_until_it_is_over():
    """R39, R44, R45."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    waiting = entries(office, NOTICES, at=BEFORE)
    office.say(17, "/approve")
    (found,) = entries(office, NOTICES, at=BEFORE)

    assert [] == waiting == entries(office, NOTICES, at="2026-04-13T15:00")
    assert "17 Plans for April" == found.title
    assert (2026, 4, 8, 2, 0, 0) == found.updated_parsed[:6]
    assert "1. News · Ada · 10 min" in found.summary.splitlines()


def test_a_meeting_that_is_moved_is_told_again_and_a_reply_is_not(office):
    """R49."""
    (before,) = entries(office, NOTICES, at=BEFORE)
    office.say(17, "/confirm", at="2026-04-08T11:00")
    (replied,) = entries(office, NOTICES, at=BEFORE)
    office.say(17, "/reschedule 2026-04-14 10:00", by="ben--test", at="2026-04-08T12:00")
    (moved,) = entries(office, NOTICES, at=BEFORE)

    assert before.updated == replied.updated < moved.updated
    assert before.id == moved.id
    assert "10:00" in moved.summary


def test_who_was_told_of_a_meeting_is_told_that_it_is_called_off(office):
    """R49."""
    office.say(17, "/cancel nobody can come", by="ben--test", at="2026-04-08T12:00")
    (found,) = entries(office, NOTICES, at=BEFORE)

    assert "17 Plans for April (Cancelled)" == found.title
    assert "Weekly meeting · Monday, April 13, 2026 14:00–15:00" == found.summary


def test_an_entry_says_what_was_decided_and_agreed_and_when_it_was_signed(office):
    """R91, R96."""
    (found,) = entries(office)

    assert "17 Plans for April" == found.title
    assert (2026, 4, 15, 2, 0, 0) == found.updated_parsed[:6]
    assert f"{PUBLISHED}meetings/2026/17.html" == found.link
    assert {
        "Weekly meeting · Monday, April 13, 2026",
        "- D17-1 Print the catalogue (Ada)",
        "- 17-1 Ask three printers (蔡小, Apr 20, 2026)",
    } <= {*found.summary.splitlines()}
    assert "text/plain" == found.summary_detail.type


def test_minutes_are_in_the_feeds_of_all_of_their_department_and_of_their_type(office):
    holding = {path for path, text in files(office).items() if "Plans for April" in text}

    assert {ALL, OFFICE, WEEKLY} == holding - {DECISIONS, BULLETIN}
    assert {DECISIONS, BULLETIN} == holding - {ALL, OFFICE, WEEKLY}


def test_what_is_not_signed_is_told_to_nobody(office):
    """R90."""
    office.records[21] = office.records[21].model_copy(update={"events": ()})

    assert ([], []) == (titles(office), titles(office, DECISIONS))


def test_minutes_that_are_edited_are_told_again_once_they_are_signed_again(office):
    """R90, R92."""
    (before,) = entries(office)
    office.file("minutes", 21, {**MINUTES, "place": "Red room"}, at="2026-04-16T10:00")
    edited = titles(office)
    office.say(21, "/sign", at="2026-04-17T10:00")
    (after,) = entries(office)

    assert [] == edited
    assert before.id == after.id
    assert before.updated_parsed < after.updated_parsed


def test_what_was_signed_last_comes_first(office):
    meet_again(office)

    assert ["18 More", "17 Plans for April"] == titles(office)


def test_decisions_that_were_taken_together_are_in_their_order(office):
    meet_again(office, decisions="- Print no catalogue; Ada\n- Sell the rest; Ben")

    assert ["D18-1 Print no catalogue", "D18-2 Sell the rest", "D17-1 Print the catalogue"] == (
        titles(office, DECISIONS)
    )


def test_a_decision_that_is_superseded_is_told_again(office):
    """R100."""
    (before,) = entries(office, DECISIONS)
    table = "| Decision | Assignee | Supersedes |\n| --- | --- | --- |\n| Stop it | Ada | D17-1 |"
    meet_again(office, decisions=table)
    now, then = entries(office, DECISIONS)

    assert (before.id, "D18-1 Stop it") == (then.id, now.title)
    assert before.updated_parsed < then.updated_parsed == now.updated_parsed
    assert "Superseded by D18-1" in then.summary.splitlines()
    assert f"{PUBLISHED}meetings/2026/17.html#D17-1" == then.link


def test_a_bulletin_is_told_when_its_week_is_over(office):
    """R107."""
    sunday, monday = (titles(office, BULLETIN, at=f"2026-04-{day}T09:00") for day in (19, 20))
    found = entries(office, BULLETIN, at="2026-04-20T09:00")[0]

    assert {"Bulletin of week 16, 2026"} == {*monday} - {*sunday}
    assert (2026, 4, 19, 16, 0, 0) == found.updated_parsed[:6]
    assert f"{PUBLISHED}bulletin/2026-w16.html" == found.link
    assert "- D17-1 Print the catalogue (Ada)" in found.summary.splitlines()


@pytest.mark.parametrize(
    "language, expected",
    [
        ("en", "Signed minutes: Office"),
        ("zh-Hans", "已签署的会议纪要：办公室"),
        ("zh-Hant", "已簽署的會議紀要：辦公室"),
    ],
)
def test_a_feed_says_in_its_language_what_it_is_of(office, language, expected):
    read = feedparser.parse(files(office, language=language)[OFFICE].encode())

    assert (expected, language) == (read.feed.title, read.feed.language)


def test_a_feed_knows_where_it_is_and_its_page_where_the_site_has_an_address(office):
    read = feedparser.parse(files(office)[OFFICE].encode())

    assert {
        "alternate": f"{PUBLISHED}archive/department-office.html",
        "self": f"{PUBLISHED}{OFFICE}",
    } == {link.rel: link.href for link in read.feed.links}


def test_without_an_address_of_the_site_links_are_relative_to_the_feed(office):
    text = files(office, published="")[ALL]
    read = feedparser.parse(text.encode(), response_headers={"content-location": "https://x/f/a"})

    assert ["alternate"] == [link.rel for link in read.feed.links]
    assert "https://x/meetings/2026/17.html" == read.entries[0].link
    assert "http" not in text.replace(ATOM["atom"], "")


def test_ids_stay_whatever_the_address_and_the_language_of_the_site(office):
    here = entries(office)[0].id

    assert here.startswith("urn:uuid:")
    assert here == entries(office, language="zh-Hant", published="https://example.org/")[0].id
    office.file("meeting-request-weekly", 17, {**REQUEST, "topic": "x", "date": "2026-05-18"})
    assert here == entries(office)[0].id


def test_everything_that_is_told_has_an_id_of_its_own(office):
    meet_again(office)
    found = files(office)
    ids = {path: feedparser.parse(text.encode()).feed.id for path, text in found.items()}
    told = [
        entry.id
        for path in (NOTICES, ALL, DECISIONS, BULLETIN)
        for entry in feedparser.parse(found[path].encode()).entries
    ]

    assert len(found) == len({*ids.values()})
    assert len(told) == len({*told, *ids.values()} - {*ids.values()})


def test_feeds_follow_from_what_was_filed_and_not_from_when_they_are_made(office):
    meet_again(office)
    backwards = Office(office.workspace)
    backwards.records = dict(reversed(office.records.items()))
    early, late = (files(office, at=f"2026-05-0{day}T09:00") for day in (1, 2))

    assert early == late == files(backwards)


def test_a_feed_with_nothing_to_tell_is_a_feed():
    found = files(Office())

    assert {ALL, OFFICE, WEEKLY, NOTICES, DECISIONS, BULLETIN} <= {*found}
    assert {"1970-01-01T00:00:00+00:00"} == {
        feedparser.parse(text.encode()).feed.updated for text in found.values()
    }


def test_a_feed_has_what_is_last_and_no_more_than_that(office):
    decisions = "\n".join(f"- Decision {n}; Ada" for n in range(1, KEPT + 5))
    meet_again(office, decisions=decisions)
    found = titles(office, DECISIONS)

    assert KEPT == len(found)
    assert f"D18-{KEPT} Decision {KEPT}" == found[-1]


@pytest.mark.parametrize("hostile", [*PAYLOADS.values(), *TEXTS.values()])
def test_whatever_is_filed_is_text_and_nothing_more(office, hostile):
    plain = etree.fromstring(files(office)[ALL].encode())
    request, minutes = office.records[17], office.records[21]
    decision = minutes.answers.decisions[0].model_copy(update={"text": hostile})
    office.records[17] = _with(request, topic=hostile)
    office.records[21] = _signed(_with(minutes, decisions=(decision,)))
    read = etree.fromstring(files(office)[ALL].encode())
    title, summary = (read.findtext(f"atom:entry/atom:{name}", "", ATOM) for name in SAID)

    assert f"17 {as_typed(hostile)}" == as_typed(title)
    assert f"- D17-1 {as_typed(hostile)} (Ada)" in summary.split("\n")
    assert [each.tag for each in plain.iter()] == [each.tag for each in read.iter()]


SAID = ("title", "summary")


def _with(record: Record, **answers: object) -> Record:
    return record.model_copy(update={"answers": record.answers.model_copy(update=answers)})


def _signed(record: Record) -> Record:
    (event,) = record.events
    event = event.model_copy(update={"about": fingerprint(record.answers)})
    return record.model_copy(update={"events": (event,)})


def as_typed(text: str) -> str:
    """Return *text* on one line, without what nobody sees and what XML cannot say."""
    seen = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"))
    return " ".join("".join(c for c in seen if c not in "\ufffe\uffff").split())


def test_nothing_of_a_restricted_meeting_is_in_a_feed_of_another_edition(office):
    """R81, R83."""
    days = ("2026-04-19T09:00", "2026-05-01T09:00")
    without = [files(office, at=day) for day in days]
    secret = {**REQUEST, "date": "2026-04-20", "topic": "Top secret"}
    office.file("meeting-request-weekly", 18, {**secret, "classification": "Restricted"})
    office.say(18, "/approve")
    office.file("minutes", 22, {**MINUTES, "meeting": "18"}, at="2026-04-21T10:00")
    office.say(22, "/sign", at="2026-04-22T10:00")

    assert "Top secret" in files(office, edition=Classification.RESTRICTED)[ALL]
    assert "Top secret" in files(office, days[0], edition=Classification.RESTRICTED)[NOTICES]
    assert without == [files(office, at=day) for day in days]


def test_every_feed_of_the_sample_is_read_without_complaint():
    workspace = Workspace(ROOT / "data")
    records = within(workspace.records(), workspace.organisation.settings.edition)
    archive = workspace.archive(records, workspace.as_of(None))
    for language in LANGUAGES:
        found = feeds(Site(archive, workspace.forms, language, Links("", PUBLISHED)))
        read = {path: feedparser.parse(text.encode()) for path, text in found.items()}

        assert [] == [*faults(found)]
        assert [] == [path for path, each in read.items() if each.bozo]
        assert all(len(read[path].entries) > 5 for path in (ALL, DECISIONS, BULLETIN))
        assert all(_aware(entry.updated) for each in read.values() for entry in each.entries)


def _aware(said: str) -> bool:
    return dt.datetime.fromisoformat(said).tzinfo is not None
