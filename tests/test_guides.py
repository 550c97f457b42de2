"""The guides: a page for each role, the same in each language; commands and links that work."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from markdown.extensions.toc import slugify_unicode

from generator.cli import app
from generator.forms.asked import Asked
from generator.forms.core import (
    ActionItem,
    Amendment,
    Attendance,
    Decision,
    Discussion,
    FollowUp,
    MeetingRequest,
    Minutes,
    ProgressReport,
)
from generator.lifecycle.commands import command_name
from generator.vocabulary import Act, Classification, Duty, Presence, Role
from generator.wording import LANGUAGES, Wording
from tests.copied import ROOT
from tests.office import Office

GUIDES = ROOT / "docs" / "guides"
ROLES = ("organizer", "chair", "secretary", "head", "assignee", "participant", "administrator")

each_language = pytest.mark.parametrize("language", LANGUAGES)


def guides(language: str) -> Mapping[str, str]:
    """Return every guide in *language*, by the name of its file."""
    return {path.name: path.read_text("utf-8") for path in (GUIDES / language).glob("*.md")}


def commands(text: str) -> set[str]:
    """Return the commands that *text* names."""
    return set(re.findall(r"`(/[^\s`]+)[^`]*`", text))


@each_language
def test_the_guide_leads_each_role_to_its_page(language):
    found = guides(language)
    led_to = re.findall(r"\]\((role-[a-z]+\.md)\)", found["index.md"])

    assert [f"role-{role}.md" for role in ROLES] == led_to
    assert {*led_to} == {name for name in found if name.startswith("role-")}


def test_there_is_every_guide_in_every_language():
    assert 1 == len({frozenset(guides(language)) for language in LANGUAGES})


@each_language
def test_every_command_is_called_as_in_the_reference(language):
    known = {command_name(act).text(language) for act in Act}
    named = {
        name: commands(text)
        for name, text in guides(language).items()
        if name.startswith("role-") or name in ("meeting.md", "minutes.md", "index.md")
    }

    assert {} == {name: said - known for name, said in named.items() if said - known}
    assert 15 < len(set().union(*named.values()))


@pytest.mark.parametrize("name", [*(f"role-{role}.md" for role in ROLES), "minutes.md"])
def test_a_guide_names_the_same_commands_in_every_language(name):
    named = []
    for language in LANGUAGES:
        said = commands(guides(language)[name])
        named.append({act for act in Act if command_name(act).text(language) in said})

    assert [named[0]] * len(LANGUAGES) == named


def test_every_command_of_the_program_is_one():
    known = {command.name for command in app.registered_commands}
    named = {
        word
        for language in LANGUAGES
        for text in guides(language).values()
        for word in re.findall(r"`minutebook ([a-z][a-z-]*)", text)
    }

    assert {"check", "forms", "remind"} <= named
    assert set() == named - known


@cache
def generated() -> frozenset[str]:
    """Return the pages that every organisation has."""
    return frozenset(Office().pages())


@each_language
def test_every_link_between_pages_leads_somewhere(language):
    broken = [
        (name, link)
        for name, text in guides(language).items()
        for link in links(text)
        if not leads_somewhere(link, language)
    ]

    assert [] == broken


def links(text: str) -> Iterator[str]:
    """Yield where *text* leads to, other sites and what its examples show left out."""
    shown = re.sub(r"^```.*?^```|`[^`]*`", "", text, flags=re.DOTALL | re.MULTILINE)
    yield from (link for link in re.findall(r"\]\(([^)\s]+)\)", shown) if "://" not in link)


def leads_somewhere(link: str, language: str) -> bool:
    page, _, anchor = link.partition("#")
    if page.startswith("../../"):
        return page.removeprefix("../../") in generated()
    there = GUIDES / language / page
    return not page or (there.is_file() and (not anchor or anchor in anchors(there)))


def anchors(path: Path) -> set[str]:
    """Return what can be led to on a page: its headings, and what has an id."""
    text = path.read_text("utf-8")
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {slugify_unicode(title, "-") for title in titles} | set(
        re.findall(r'id="([^"]+)"', text)
    )


def test_how_to_read_minutes_names_what_is_said_when_they_are_wrong_or_one_was_away():
    """R94."""
    said = commands(guides("en")["minutes.md"])

    assert {"/feedback", "/answer", "/return", "/caught-up"} == said


def _label(row: type[Asked], name: str) -> Wording:
    return next(each.label for each in row.questions() if each.id == name)


WORDS = (
    *(_label(MeetingRequest, "meeting_type"), MeetingRequest.title),
    *(Duty.ORGANIZER.wording, Duty.CHAIR.wording, Role.SECRETARY.wording),
    *(Duty.PARTICIPANT.wording, _label(MeetingRequest, "guests")),
    *(_label(Attendance, "substitute"), _label(Discussion, "item"), Minutes.title),
    _label(Minutes, "attendance"),
    *(Presence.ON_LEAVE.wording, Presence.LATE.wording, Presence.ABSENT.wording),
    *(_label(Decision, "text"), FollowUp.title),
    *(_label(ActionItem, name) for name in ("assignee", "due", "quality")),
    *(ProgressReport.title, _label(Amendment, "regulation")),
    _label(MeetingRequest, "classification"),
)
"""What the product calls the things of the glossary."""

TONGUES = {"English": "en", "简体中文": "zh-Hans", "繁體中文": "zh-Hant"}
"""What a language is called at the head of its column."""


@each_language
def test_the_glossary_has_the_words_of_forms_and_pages_in_every_language(language):
    """R87."""
    text = guides(language)["glossary.md"]
    head, _, *rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| .+ \|$", text, re.MULTILINE)
    tongues = [TONGUES[each] for each in head]

    assert language == tongues[0]
    assert set() == {tuple(map(word.text, tongues)) for word in WORDS} - set(rows)


@each_language
def test_what_is_confidential_is_called_as_the_form_does(language):
    """R82."""
    restricted = Classification.RESTRICTED.wording.text(language)

    assert f"**{restricted}**" in guides(language)["meeting.md"]
