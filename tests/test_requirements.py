"""No requirement without a place and a test, but for what is said to be missing or is lost."""

import pytest

from generator.wording import LANGUAGES
from tests.requirements.asked import chapters
from tests.requirements.citations import citations, cited_in
from tests.requirements.names import remarks
from tests.requirements.page import ROOT, pages, table

WRITTEN = pages()
ROWS = [row for _, rows in table() for row in rows]
ASKED = range(1, 135)
LOST = {131, 134}

SOURCE = '''\
"""About the file."""

# about the constant
FIRST = 1
"""More about the constant."""


class House:
    """About the house."""

    door: int  # about the door

    @given(1)  # about what enters
    def enter(self):
        # about what enters, too
        return "about nothing"
'''


@pytest.mark.parametrize("path", WRITTEN)
def test_the_page_says_what_the_sources_cite(path):
    """If it fails, write the page anew: make requirements."""
    assert WRITTEN[path] == (ROOT / path).read_text("utf-8")


def test_every_requirement_is_asked_for_once_and_in_order():
    assert [*ASKED] == [row.requirement.number for row in ROWS]


def test_every_text_is_in_every_language():
    asked = [each for chapter in chapters() for each in chapter.requirements]
    texts = [text for each in asked for text in (each.asks, each.missing, each.partly) if text]
    texts += [chapter.title for chapter in chapters()]

    assert [] == [text for text in texts if set(LANGUAGES) != set(text.root)]


def test_nothing_is_without_a_place_or_a_test_unless_it_is_said_to_be_missing():
    open_ = [row for row in ROWS if not row.requirement.missing and not row.requirement.is_lost]

    assert [] == [row.requirement.number for row in open_ if not row.is_done]


def test_what_has_a_place_and_a_test_is_not_said_to_be_missing():
    assert [] == [row.requirement.number for row in ROWS if row.requirement.missing and row.is_done]


def test_what_is_done_in_part_is_not_missing_as_well():
    both = [row for row in ROWS if row.requirement.missing and row.requirement.partly]

    assert [] == [row.requirement.number for row in both]


def test_what_is_lost_is_not_made_up():
    assert LOST == {row.requirement.number for row in ROWS if row.requirement.is_lost}
    assert LOST == {row.requirement.number for row in ROWS if not row.cited} & LOST


def test_nothing_is_cited_that_nobody_asked_for():
    assert set() == {number for number, _ in citations(ROOT)} - {*ASKED}


def test_a_remark_belongs_to_what_it_is_about():
    assert [
        ("", "About the file."),
        ("FIRST", "# about the constant"),
        ("FIRST", "More about the constant."),
        ("House", "About the house."),
        ("House.door", "# about the door"),
        ("House.enter", "# about what enters"),
        ("House.enter", "# about what enters, too"),
    ] == sorted(remarks(SOURCE), key=lambda each: (each[0], each[1].lower().strip("# ")))


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("R43", {43}),
        ("R8, R22 and (R27)", {8, 22, 27}),
        ("R69-R72, R80", {69, 70, 71, 72, 80}),
        ("HR43, R0, R43a, D17-2, 17-1", set()),
    ],
)
def test_numbers_are_read_one_by_one_and_as_a_range(text, numbers):
    assert numbers == cited_in(text)
