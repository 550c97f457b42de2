"""Each kind of field reads what it writes, alone, in the row of a table, and in a body."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms.asked import Asked
from generator.forms.core import Minutes
from generator.forms.element import Answer, ElementType
from generator.forms.issue import issue_form
from generator.forms.issue_body import write_body
from generator.forms.kinds import ChoiceKind, ChoicesKind, Kind, Link, Money, TableKind
from generator.forms.question import Question
from generator.validate import validate
from generator.vocabulary import Purpose
from generator.wording import LANGUAGES
from tests.office import Office

OFFICE = Office()
ORGANISATION = OFFICE.workspace.organisation
EVERYTHING = OFFICE.form("everything")
QUESTIONS = {question.id: question for question in EVERYTHING.questions()}
LOGINS = [person.login for person in ORGANISATION.directory.people]

LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))
MARKS = ("|", "\\|", "`", "- ", "1. ", ";", "；", "<br>", "---", "'", '"', "[", "](", ")", "*", "#")
WORDS = st.sampled_from(("会议纪要", "Ada", "Decision", "责任人", *MARKS))
TEXT = st.lists(st.one_of(WORDS, st.text(LETTERS, max_size=9)), max_size=6).map("".join)
LINES = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
PROSE = st.lists(TEXT, max_size=4).map("\n".join).map(str.strip).filter(bool)
PATHS = st.text(st.characters(categories=("L", "N"), include_characters="-._~/%?=&+"), max_size=20)
ADDRESSES = PATHS.map(lambda path: f"https://example.org/{path}x")
AMOUNTS = (
    st.decimals("-999999999999", "999999999999", places=4)
    .map(Decimal.normalize)
    .map(lambda amount: amount.quantize(1) if amount == amount.to_integral() else amount)
)
MONEY = st.builds(
    Money, amount=AMOUNTS, currency=st.sampled_from(["CNY", "EUR", "HKD", "TWD", "USD"])
)
MINUTES = st.integers(1, 24 * 60).map(lambda minutes: timedelta(minutes=minutes))

VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "line": LINES,
    "prose": PROSE,
    "date": st.dates(date(1970, 1, 1), date(2199, 12, 31)),
    "time": st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    "duration": MINUTES,
    "number": AMOUNTS,
    "money": MONEY,
    "confirmation": st.booleans(),
    "person": st.sampled_from(LOGINS),
    "people": st.lists(st.sampled_from(LOGINS), unique=True, min_size=1).map(tuple),
    "link": ADDRESSES,
    "attachments": st.lists(st.builds(Link, name=LINES, url=ADDRESSES), min_size=1).map(tuple),
    "meeting": st.integers(1, 999_999_999),
    "action": st.builds("{}-{}".format, st.integers(1, 999_999_999), st.integers(1, 9999)),
    "decision": st.builds("D{}-{}".format, st.integers(1, 999_999_999), st.integers(1, 9999)),
}
"""What a field of each kind may hold; a field that is chosen holds one of its options."""


def values(kind: Kind) -> st.SearchStrategy[Any]:
    """Return what a field of *kind* may hold."""
    if isinstance(kind, TableKind):
        return st.lists(forms(kind.row), min_size=1, max_size=4).map(tuple)
    options = [each.id for each in kind.choosables(ORGANISATION)]
    if isinstance(kind, ChoicesKind):
        return st.sets(st.sampled_from(options), min_size=1).map(
            lambda chosen: tuple(each for each in options if each in chosen)
        )
    return st.sampled_from(options) if isinstance(kind, ChoiceKind) else VALUES[kind.name]


def forms(row: type[Asked]) -> st.SearchStrategy[Any]:
    """Return what *row* may be: all fields answered, but for some of those that need not be."""
    return st.builds(row, **{question.id: answers(question) for question in row.questions()})


def answers(question: Question) -> st.SearchStrategy[Any]:
    """Return what a field may hold to which *question* is the question."""
    answered = values(question.kind)
    return answered if question.required else st.one_of(st.just(question.default), answered)


@pytest.mark.parametrize("name", QUESTIONS)
@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_a_field_reads_what_it_writes(data, name, language):
    kind, context = QUESTIONS[name].kind, OFFICE.workspace.context(language)
    value = data.draw(values(kind))
    found = kind.read(kind.write(value, context), context)

    assert (value, ()) == (found.value, found.problems)


@pytest.mark.parametrize(
    "name", [q.id for q in Minutes.questions() if isinstance(q.kind, TableKind)]
)
@given(data=st.data())
def test_a_table_reads_what_it_writes(data, name):
    (kind,) = (question.kind for question in Minutes.questions() if question.id == name)
    context = OFFICE.workspace.context("zh-Hant")
    value = data.draw(values(kind))
    found = kind.read(kind.write(value, context), context)

    assert (value, ()) == (found.value, found.problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_options_with_separators_in_them_are_read_as_written(language):
    kind, context = ChoicesKind.of(Purpose), OFFICE.workspace.context(language)

    assert tuple(Purpose) == kind.read(kind.write(tuple(Purpose), context), context).value


def as_filed(question: Question, value: Any, language: str) -> Answer:
    """Return *value* as somebody would fill it in on GitHub."""
    kind, context = question.kind, OFFICE.workspace.context(language)
    if value is None or value is False or value in ("", ()):
        return None
    if kind.element is ElementType.CHECKBOXES:
        return {kind.write(value, context): True}
    if isinstance(kind, ChoicesKind):
        return [kind.write((each,), context) for each in value]
    return kind.write(value, context)


UPLOADS = [question.id for question in QUESTIONS.values() if question.kind.name == "attachments"]


@settings(max_examples=50)
@given(form=forms(EVERYTHING), language=st.sampled_from(LANGUAGES))
def test_a_body_gives_back_the_form_or_is_refused_but_never_another(form, language):
    form = form.model_copy(update=dict.fromkeys(UPLOADS, ()))
    context = OFFICE.workspace.context(language)
    filed = {id_: as_filed(each, getattr(form, id_), language) for id_, each in QUESTIONS.items()}
    found = validate(write_body(issue_form(EVERYTHING, context), filed), EVERYTHING, context)

    assert found.form in (form, None)
    assert bool(found.problems) == (found.form is None)


@pytest.mark.parametrize("written", ["0", "０", "0.00", "零"])
def test_nought_is_an_answer(written):
    context = OFFICE.workspace.context("en")
    table = f"- One; Ada; {written}"
    found = EVERYTHING.read({"a_number": written, "a_money": written, "a_table": table}, context)

    nothing = Money(amount=Decimal(0), currency="CNY")
    assert Decimal(0) == found.value.a_number
    assert nothing == found.value.a_money
    assert nothing == found.value.a_table[0].price


def test_a_date_without_a_year_is_read_with_a_note():
    context = OFFICE.workspace.context("en")
    kind = QUESTIONS["a_date"].kind
    noted = kind.read("4月1日", context).notes

    assert ["gives no year: {written} was read as {date}"] == [note.message for note in noted]


def test_a_note_on_a_cell_names_the_table_the_row_and_the_column():
    context = OFFICE.workspace.context("en")
    rows = "- Ask three printers; Ada; 2026-04-20; in writing\n- Count; Ada; 20 April; twice"
    found = Minutes.read({"actions": rows}, context)

    assert [("actions", "Action items", 2, "Due")] == [
        (
            note.field_id,
            note.where and note.where.text("en"),
            note.row,
            note.column and note.column.text("en"),
        )
        for note in found.notes
    ]


def test_a_problem_below_a_row_that_cannot_be_read_keeps_its_number():
    context = OFFICE.workspace.context("en")
    rows = "| What | Who |\n| --- | --- |\n| One | Ada | much | more |\n| Two | Nobody |"
    found = QUESTIONS["a_table"].kind.read(rows, context)

    assert [1, 2] == [problem.row for problem in found.problems]
