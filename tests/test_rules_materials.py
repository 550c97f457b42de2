"""The rule about materials: what goes out with the notice, by when, and who is told of a lack."""

import datetime as dt

import pytest

from generator.lifecycle import Reply
from generator.reminders import due
from generator.render import render_reply
from generator.render.page import Links
from generator.render.reminder import render_reminders
from generator.rules import missing_materials
from generator.vocabulary import Outcome
from generator.vocabulary import ReminderKind as Kind
from tests.regulated_office import CLIENT, Regulated, words

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED
NOT_YET, BESIDE = Outcome.NOT_YET, Outcome.NOT_APPLICABLE
SURVEY = ["https://github.com/user-attachments/files/1/survey.pdf"]
FORM = "meeting-request-client"
DUE = "Apr 8, 2026"
"""Three working days before Monday 13 April, with one lying between."""


def _due(office: Regulated, at: str = "2026-04-03T10:00") -> dt.date | None:
    """Return the day on which meeting 17 has to have what is missing, if anything is."""
    missing = missing_materials(office.archive(at).by_number[17])
    return missing.due if missing else None


def _reminders(office: Regulated, at: str) -> str:
    """Return the reminders of preparation that a run says that is the first since yesterday."""
    since = office.at(at) - dt.timedelta(days=1)
    found = [each for each in due(office.archive(at), since) if each.kind is Kind.PREPARATION]
    return render_reminders(found, office.workspace.context("en"), Links()) if found else ""


@pytest.mark.parametrize("evidence, outcome", [([], FAILED), (SURVEY, PASSED)])
def test_evidence_is_attached_before_the_notice(evidence, outcome):
    """R19, R52."""
    office = Regulated.approved({"evidence": evidence}, form=FORM)

    assert outcome == office.outcome("materials_before_notice", questions=["evidence"])


def test_evidence_may_come_as_long_as_nothing_is_announced():
    office = Regulated.asked(form=FORM)
    found = office.finding("materials_before_notice", "2026-04-03T10:00", questions=["evidence"])

    assert NOT_YET == found.outcome
    assert "missing: Survey data" == words(found.happened)


def test_a_meeting_need_not_have_materials():
    """R46, R52."""
    assert BESIDE == Regulated.approved().outcome("materials_before_notice")
    assert PASSED == Regulated.approved({"materials": SURVEY}).outcome("materials_before_notice")
    assert None is _due(Regulated.asked())


def test_the_clause_names_the_last_day_on_which_the_notice_can_go_out():
    """R19, R52, R53."""
    found = Regulated.asked(form=FORM).finding("materials_before_notice", questions=["evidence"])

    assert "attached before the notice, by 2026-04-08 at the latest: Survey data" == words(
        found.required
    )


@pytest.mark.parametrize(
    "date, emergency, last",
    [
        ("2026-04-13", "", dt.date(2026, 4, 8)),
        # over a holiday on Monday 6 April
        ("2026-04-08", "", dt.date(2026, 4, 2)),
        # no emergency waives the notice before the clause is revised on 14 April
        ("2026-04-13", "The printer has burnt down.", dt.date(2026, 4, 8)),
        ("2026-04-20", "The printer has burnt down.", dt.date(2026, 4, 20)),
    ],
)
def test_the_day_is_reckoned_by_the_clause_about_the_notice(date, emergency, last):
    """R43, R52, R125."""
    office = Regulated.asked({"date": date, "emergency": emergency}, form=FORM)

    assert last == _due(office, "2026-04-01T12:00")


def test_nothing_is_missing_of_what_is_there_or_of_a_meeting_that_is_not_to_come():
    called_off = Regulated.asked(form=FORM)
    called_off.say(17, "/cancel", by="ben--test", at="2026-04-02T10:00")

    assert None is _due(Regulated.asked({"evidence": SURVEY}, form=FORM))
    assert None is _due(called_off)
    assert None is _due(Regulated.asked(form=FORM), "2026-04-13T14:00")


def test_what_is_missing_is_told_in_the_reply_and_on_the_page_with_its_day():
    """R19, R52."""
    office = Regulated.asked(form=FORM)
    effects = office.file(FORM, 17, CLIENT, by="ben--test", at="2026-04-01T10:00")
    (reply,) = (each for each in effects if isinstance(each, Reply))
    said = f"**To be attached by {DUE}**, when the notice goes out at the latest: Survey data."
    page = office.pages(at="2026-04-03T10:00")["meetings/2026/17.md"]

    assert said in render_reply(reply, office.workspace.context("en"))
    assert said in page
    assert said not in office.pages()["meetings/2026/17.md"]


def test_what_is_missing_is_said_before_it_is_due_and_before_the_meeting():
    """R19, R52, R53."""
    office = Regulated.asked(form=FORM)
    missing = f"- Survey data: to be attached to the request, by {DUE} at the latest"
    before = _reminders(office, "2026-04-07T07:00")
    office.yes(17, at="2026-04-08T10:00")
    after = _reminders(office, "2026-04-10T07:00")

    assert "" == _reminders(office, "2026-04-03T07:00")
    assert missing in before
    assert "Room set up" not in before
    assert missing in after
    assert "- Room set up" in after


def test_what_is_attached_is_not_asked_for():
    office = Regulated.asked({"evidence": SURVEY}, form=FORM)

    assert "" == _reminders(office, "2026-04-07T07:00")
