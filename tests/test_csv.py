"""Tables as a spreadsheet opens them: every line, every text, and no formula among them."""

import csv
import datetime as dt
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render import Site
from generator.render.catalogue import Catalogue
from generator.render.escape import without_controls
from generator.render.tables import tables
from generator.render.tables.table import Column, harmless, write
from generator.vocabulary import Presence
from tests.office import MINUTES, REQUEST, Office

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with, as OWASP lists it."""

Lines = list[dict[str, str]]


def opened(text: str) -> list[list[str]]:
    """Return the cells of a file as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def lines(text: str) -> Lines:
    """Return the lines of a file by their headings."""
    heading, *rows = opened(text)
    return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.fixture
def office() -> Office:
    office = Office()
    office.fill()
    return office


def files(office: Office, language: str = "en") -> dict[str, str]:
    """Return every table of *office* by path."""
    return tables(Site(office.archive(), office.workspace.forms, language))


def table(office: Office, name: str, language: str = "en") -> Lines:
    """Return the lines of the table called *name*."""
    return lines(files(office, language)[f"tables/{name}.csv"])


def test_a_line_says_what_was_agreed_and_what_became_of_it(office):
    """R86, R103."""
    (line,) = table(office, "actions-2026")

    assert {
        "No.": "#17-1",
        "Status": "Overdue",
        "Due": "2026-04-20",
        "Action item": "Ask three printers",
        "Assignee": "蔡小",
        "Quality requirement": "offers in writing",
        "Department": "Office",
        "First due on": "2026-04-20",
        "Meeting": "17",
        "Date": "2026-04-13",
        "Topic": "Plans for April",
    }.items() <= line.items()


def test_what_is_open_stands_together_until_it_is_done(office):
    assert ["#17-1"] == [line["No."] for line in table(office, "actions-open")]

    office.file(
        *("progress", 28),
        {"action": "17-1", "progress": "Done", "report": "Three offers are in."},
        by="cai--test",
        at="2026-04-18T10:00",
    )

    assert [] == table(office, "actions-open")
    assert ["2026-04-18"] == [line["Done on"] for line in table(office, "actions-2026")]


def test_a_decision_says_what_took_its_place(office):
    """R100."""
    office.file("meeting-request-weekly", 30, {**REQUEST, "date": "2026-04-20"})
    office.say(30, "/approve")
    later = {"meeting": "30", "held": "2026-04-20", "actions": ""}
    decided = "| Decision | Assignee | Supersedes |\n|---|---|---|\n| No catalogue | Ada | D17-1 |"
    office.file("minutes", 31, {**MINUTES, **later, "decisions": decided}, at="2026-04-21T10:00")
    first, second = table(office, "decisions-2026")

    assert ("D17-1", "Superseded", "D30-1") == (
        first["No."],
        first["Status"],
        first["Superseded by"],
    )
    assert ("D30-1", "In force", "D17-1") == (
        second["No."],
        second["Status"],
        second["Supersedes"],
    )


def test_everybody_in_a_register_has_a_line(office):
    """R70."""
    assert [("Ada", "Present"), ("贝恩", "Present"), ("蔡小", "Late")] == [
        (line["Participant"], line["Attendance"]) for line in table(office, "attendance-2026")
    ]


@pytest.mark.parametrize("language, heading", [("zh-Hans", "责任人"), ("zh-Hant", "責任人")])
def test_headings_and_words_are_in_the_language_of_the_site(office, language, heading):
    (line,) = table(office, "actions-2026", language)

    assert "蔡小" == line[heading]
    assert {"已逾期"} & {*line.values()}


def test_a_file_begins_with_the_mark_by_which_excel_knows_its_encoding(office):
    texts = files(office).values()

    assert 4 == len(texts)
    assert all(text.encode().startswith(b"\xef\xbb\xbf") for text in texts)
    assert all(text.endswith("\r\n") for text in texts)


@pytest.mark.parametrize("sign", DANGEROUS)
def test_what_begins_like_a_formula_is_text(office, sign):
    payload = f"{sign}HYPERLINK(1)"
    decisions = (
        f'"{payload}"\tAda'
        if sign in "\t\r\n"
        else f"| Decision | Assignee |\n|---|---|\n| {payload} | Ada |"
    )
    office.file("minutes", 21, {**MINUTES, "decisions": decisions}, at="2026-04-16T10:00")
    (line,) = table(office, "decisions-2026")

    assert line["Decision"].endswith("HYPERLINK(1)")
    assert not line["Decision"].startswith(DANGEROUS)


@pytest.mark.parametrize(
    "text, cell",
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("﹣1", "'﹣1"),
        ("\u200b=1+1", "'=1+1"),
        ("  @SUM(1)", "'@SUM(1)"),
        ("two\nlines", "two lines"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_an_apostrophe_says_that_it_is_text(text, cell):
    assert cell == harmless(text)


CELLS = st.one_of(st.text(), st.sampled_from(DANGEROUS).flatmap(lambda s: st.text().map(s.__add__)))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_every_text_is_kept_and_none_begins_a_formula(rows):
    columns = [Column[tuple[str, str]]("One", lambda row: row[0]), Column("Two", lambda r: r[1])]
    heading, *found = opened(write(columns, rows, Catalogue("en")))

    assert ["One", "Two"] == heading
    assert len(rows) == len(found)
    for row, cells in zip(rows, found, strict=True):
        for text, cell in zip(row, cells, strict=True):
            assert not cell.startswith(DANGEROUS)
            assert not unicodedata.normalize("NFKC", cell[:1]).startswith(DANGEROUS)
            assert " ".join(without_controls(text).split()) in (cell, cell.removeprefix("'"))


def test_numbers_and_days_of_ours_stay_what_they_are():
    columns = [
        Column[int]("Number", lambda n: n),
        Column[int]("Day", lambda _: dt.date(2026, 4, 13)),
        Column[int]("Time", lambda _: dt.time(9, 5)),
        Column[int]("Word", lambda _: Presence.LEFT_EARLY),
        Column[int]("Nothing", lambda _: None),
    ]

    assert [["-3", "2026-04-13", "09:05", "Left early", ""]] == opened(
        write(columns, [-3], Catalogue("en"))
    )[1:]
