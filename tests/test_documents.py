"""Minutes as documents for Word: what they say, what they never hold, and that they stay so."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn

from generator.records import Records
from generator.render import Site
from generator.render.documents import documents, has_document, minutes_document
from generator.render.page import Links
from tests.copied import Copy, run
from tests.office import MINUTES, REQUEST, Filled, Office
from tests.test_hostile import PAYLOADS

PROSE = """\
We **agreed** on *this*:

1. first
2. second
   - within

> quoted

[the plan](https://example.org/plan) and [not this](javascript:alert(1))

| What | How many |
| --- | --- |
| cups | 3 |
"""


def filed(minutes: Filled = MINUTES, request: Filled = REQUEST) -> Office:
    """Return an office whose meeting 17 has *minutes* that are signed."""
    office = Office()
    office.file("meeting-request-weekly", 17, request)
    office.say(17, "/approve")
    office.file("minutes", 21, minutes, at="2026-04-14T10:00")
    office.say(21, "/sign", at="2026-04-15T10:00")
    return office


def written(office: Office, language: str = "en") -> bytes:
    archive = office.archive()
    return minutes_document(archive.by_number[17], _site(office, language))


def _site(office: Office, language: str = "en", at: str = "2026-05-01T09:00") -> Site:
    return Site(office.archive(at), office.workspace.forms, language, Links())


def read(content: bytes) -> Word:
    return Document(io.BytesIO(content))


def texts(document: Word) -> list[str]:
    """Return what each paragraph and each cell says, in order."""
    return [
        "".join(t.text or "" for t in each.iter(qn("w:t")))
        for each in document.element.body.iter(qn("w:p"))
    ]


def parts(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_document_says_what_was_decided_and_who_signed_it():
    """R84, R91."""
    office = filed()
    said = texts(read(written(office)))
    signature = office.archive().by_number[17].signature

    assert ["Plans for April", "Minutes"] == said[:2]
    assert {
        "Print the catalogue",
        "D17-1",
        "17-1",
        "Points made\u3000All is well",
        "蔡小",
        "Late",
    } <= {*said}
    assert signature is not None
    assert {"Ada", "Apr 15, 2026 10:00", signature.about} <= {*said}


def test_a_document_says_which_decision_a_new_one_is_in_place_of():
    """R86."""
    office = filed()
    office.file("meeting-request-weekly", 18, {**REQUEST, "date": "2026-04-20"})
    office.say(18, "/approve")
    row = "- Print nothing; Ada; supersedes: D17-1"
    minutes = {**MINUTES, "meeting": "18", "held": "2026-04-20", "decisions": row}
    office.file("minutes", 22, minutes, at="2026-04-21T10:00")
    site = _site(office)
    document = minutes_document(site.archive.by_number[18], site)

    assert "Print nothingSupersedes D17-1" in texts(read(document))  # on two lines


@pytest.mark.parametrize(
    "language, words", [("zh-Hans", "会议纪要"), ("zh-Hant", "會議紀要"), ("en", "Minutes")]
)
def test_a_document_is_in_the_language_of_the_site(language, words):
    document = read(written(filed(), language))

    assert words == document.paragraphs[1].text
    assert language == document.core_properties.language


def test_every_sheet_names_the_organisation_the_department_and_the_number():
    section = read(written(filed())).sections[0]
    fields = [e.get(qn("w:instr")) for e in section.footer.part.element.iter(qn("w:fldSimple"))]

    assert "Test office Office\tMeeting 17" == section.header.paragraphs[0].text
    assert ["PAGE", "NUMPAGES"] == fields


def test_chinese_has_typefaces_of_its_own_in_every_style():
    styles = read(written(filed(), "zh-Hans")).styles.element
    named = {e.get(qn("w:eastAsia")) for e in styles.iter(qn("w:rFonts"))} - {None}

    assert {"宋体", "黑体"} == named


def test_a_document_names_no_person_as_its_author_and_no_time_but_the_signature():
    core = read(written(filed())).core_properties

    assert ("Test office", "Test office") == (core.author, core.last_modified_by)
    assert core.created == core.modified
    assert "2026-04-15T02:00:00" == core.created.replace(tzinfo=None).isoformat()


def test_the_same_minutes_are_the_same_bytes():
    assert written(filed()) == written(filed())


def test_the_first_row_of_a_register_is_said_again_on_every_sheet_and_no_row_is_divided():
    body = read(written(filed())).element.body
    rows = list(body.iter(qn("w:tr")))
    heads = [each for each in rows if each.find(f".//{qn('w:tblHeader')}") is not None]

    assert 3 == len(heads)
    assert [] == [each for each in rows if each.find(f".//{qn('w:cantSplit')}") is None]


def test_prose_keeps_its_paragraphs_lists_tables_and_links():
    """R88."""
    content = written(filed({**MINUTES, "summary": PROSE}))
    document = read(content)
    said = [paragraph.text for paragraph in document.paragraphs]
    bold = {run.text for each in document.paragraphs for run in each.runs if run.bold}
    links = parts(content)["word/_rels/document.xml.rels"].decode()

    assert {"We agreed on this:", "1.\tfirst", "2.\tsecond", "•\twithin", "quoted"} <= {*said}
    assert "agreed" in bold
    assert {"the plan", "cups", "How many"} <= {*texts(document), *_linked(document)}
    assert 'Target="https://example.org/plan"' in links
    assert "javascript" not in links


def _linked(document: Word) -> list[str]:
    found = document.element.body.iter(qn("w:hyperlink"))
    return ["".join(t.text or "" for t in each.iter(qn("w:t"))) for each in found]


@pytest.mark.parametrize("name", PAYLOADS)
def test_whatever_is_filed_is_text_in_a_document_that_can_be_read(name):
    payload = PAYLOADS[name].replace("|", "/").replace(";", ",")
    rows = f"- {payload or 'x'}; Ada"
    minutes = {**MINUTES, "summary": PAYLOADS[name], "place": payload, "decisions": rows}
    content = written(filed(minutes, {**REQUEST, "topic": payload}))
    document = parts(content)["word/document.xml"].decode()

    assert [] == [name for name in ("<script", "<w:object", "macro") if name in document]
    assert "External" not in parts(content)["word/_rels/document.xml.rels"].decode() or (
        "evil.example" in payload
    )
    assert len(texts(read(content))) > 20


def test_what_xml_cannot_hold_is_left_out_and_a_long_cell_is_kept_whole():
    long = "很长的一格" * 2_000
    minutes = {**MINUTES, "place": "a\x08b\ufffec", "decisions": f"- {long}; Ada"}
    said = texts(read(written(filed(minutes))))

    assert "abc" in said
    assert long in said


def test_the_site_has_documents_of_minutes_that_were_signed_lately():
    office = filed()
    later = _site(office, at="2026-08-01T09:00")

    assert ["meetings/17-minutes.docx"] == list(documents(_site(office)))
    assert {} == documents(later)
    assert not has_document(later.archive.by_number[17])


def test_minutes_that_nobody_has_signed_have_no_document_on_the_site():
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.file("minutes", 21, MINUTES, at="2026-04-14T10:00")

    assert {} == documents(_site(office))


def test_an_edition_has_documents_of_what_it_may_show_alone():
    """R81, R83."""
    office = filed(request={**REQUEST, "classification": "Restricted"})
    shown: Records = {}

    assert {} == documents(Site(office.workspace.archive(shown, office.at("2026-05-01")), {}, "en"))


def test_the_command_writes_the_minutes_of_any_meeting(built):
    copy: Copy = built("zh-Hans").copy
    printed = copy.run("document", "3", "--to", "minutes.docx", "--language", "en")

    assert "minutes.docx\n" == printed
    assert "Minutes" == read((copy.folder / "minutes.docx").read_bytes()).paragraphs[1].text


@pytest.mark.parametrize(
    "number, lacks", [("334", "has no minutes yet"), ("9999", "is not in this edition")]
)
def test_the_command_says_which_minutes_there_are_not(built, number, lacks):
    copy: Copy = built("zh-Hans").copy
    done = run("document", number, folder=copy.folder)

    assert 2 == done.returncode
    assert f"meeting {number} {lacks}" in done.stderr
