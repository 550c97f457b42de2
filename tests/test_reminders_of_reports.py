"""Who is reminded to report on an event, and to rate a period: once it is over, and once."""

import datetime as dt
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import Archive
from generator.organisation import Directory, Organisation
from generator.reminders import Reminder, due
from generator.render.page import Links
from generator.render.reminder import render_reminders
from generator.vocabulary import Period
from generator.vocabulary import ReminderKind as Kind
from tests.fair_office import PLAN, FairOffice
from tests.office import RATING, REQUEST, Office

LINKS = Links("https://github.com/example/meetings")
EVERYTHING = "2000-01-01T00:00"


@pytest.fixture
def office() -> Office:
    """An office that met once, on Monday, 13 April 2026."""
    office = Office()
    office.file("meeting-request-weekly", 17, REQUEST)
    office.say(17, "/approve")
    return office


def found(kind: Kind, archive: Archive, since: dt.datetime) -> list[Reminder]:
    return [each for each in due(archive, since) if each.kind is kind]


def said(
    kind: Kind, office: Office, at: str, since: str = EVERYTHING
) -> dict[str, tuple[str, ...]]:
    return {each.key: each.to for each in found(kind, office.archive(at), office.at(since))}


def another(office: Office, **changes) -> Organisation:
    """Return the organisation with *changes* of its first department."""
    organisation = office.workspace.organisation
    first, *others = organisation.directory.departments
    directory = Directory.model_construct(
        departments=(first.model_copy(update=changes), *others),
        people=organisation.directory.people,
    )
    return Organisation(**{**vars(organisation), "directory": directory})


def in_another(organisation: Organisation, office: Office, at: str) -> dict[str, tuple[str, ...]]:
    archive = Archive(organisation, office.records, office.at(at))
    return {each.key: each.to for each in found(Kind.RATING, archive, office.at(EVERYTHING))}


# The rating of a period


def test_the_head_is_reminded_to_rate_a_period_some_working_days_after_it(office):
    """R114: the quarter is over on a Tuesday, so that is on the Tuesday after."""
    assert {} == said(Kind.RATING, office, "2026-07-06T23:59:59")
    assert {"office/rating/2026-04-01": ("ada--test",)} == said(
        Kind.RATING, office, "2026-07-07T00:00"
    )
    assert {} == said(Kind.RATING, office, "2026-07-08T00:00", since="2026-07-07T00:00")


@pytest.mark.parametrize("by", ["ada--test", "dan--test"])
def test_nobody_is_reminded_of_a_period_that_the_head_or_an_executive_has_rated(office, by):
    """R114."""
    office.file("rating", 30, {**RATING, "day": "2026-06-30"}, by=by, at="2026-07-01T10:00")

    assert {} == said(Kind.RATING, office, "2026-07-07T00:00")


def test_the_rating_of_another_period_is_none_of_this_one(office):
    office.file(
        "rating", 30, {**RATING, "day": "2026-07-01"}, by="ada--test", at="2026-07-01T10:00"
    )

    assert ["office/rating/2026-04-01"] == [*said(Kind.RATING, office, "2026-07-07T00:00")]


def test_a_period_without_a_meeting_need_not_be_rated(office):
    """Nor need one whose meetings were all called off, as is that of another department here."""
    assert {} == said(Kind.RATING, office, "2026-04-30T00:00")

    office.say(17, "/cancel", by="ben--test", at="2026-04-08T08:00")
    assert {} == said(Kind.RATING, office, "2026-07-07T00:00")


def test_the_days_are_those_of_the_department_and_the_period_too(office):
    at = "2026-07-31T00:00"
    later = another(office, rating=20)

    assert {} == in_another(later, office, "2026-07-27T23:59")
    assert ["office/rating/2026-04-01"] == [*in_another(later, office, "2026-07-28T00:00")]
    assert {} == in_another(another(office, evaluation=Period.NONE), office, at)
    assert ["office/rating/2026-01-01"] == [
        *in_another(another(office, evaluation=Period.HALF_YEAR), office, at)
    ]
    assert {} == in_another(another(office, evaluation=Period.MONTH), office, at)


def test_the_year_ends_with_a_holiday(office):
    office.file("meeting-request-weekly", 18, {**REQUEST, "date": "2026-12-14"})
    office.say(18, "/approve")

    assert {} == said(Kind.RATING, office, "2027-01-07T23:59", since="2026-12-31T00:00")
    assert ["office/rating/2026-10-01"] == [*said(Kind.RATING, office, "2027-01-08T00:00")]


def test_the_words_lead_to_the_form_with_the_period_filled_in(office):
    archive = office.archive("2026-07-07T00:00")
    reminders = found(Kind.RATING, archive, office.at("2026-07-06T00:00"))
    text = render_reminders(reminders, office.workspace.context("en"), LINKS)
    fields = parse_qs(urlsplit(text.split("](<")[1].split(">)")[0]).query)

    assert "nobody has rated the meetings of Office from Apr 1, 2026 to Jun 30, 2026 yet" in text
    assert ["Rating by the head Office 2026-06-30"] == fields["title"]
    assert ["2026-06-30"] == fields["day"]  # GitHub takes no choice from an address


# The report on an event


def test_who_is_responsible_for_an_event_is_reminded_to_report_on_it():
    """R124: it is over on a Thursday, so that is on the Thursday after."""
    office = FairOffice.agreed()

    assert {} == said(Kind.EVENT_REPORT, office, "2026-04-22T23:59:59")
    assert {f"{PLAN}/event-report/2026-04-16": ("cai--test",)} == said(
        Kind.EVENT_REPORT, office, "2026-04-23T00:00"
    )
    assert {} == said(Kind.EVENT_REPORT, office, "2026-04-24T00:00", since="2026-04-23T00:00")

    office.tell(at="2026-04-22T10:00")
    assert {} == said(Kind.EVENT_REPORT, office, "2026-04-23T00:00")


def test_nobody_reports_on_an_event_that_was_not_approved():
    """R40."""
    assert {} == said(Kind.EVENT_REPORT, FairOffice.planned(), "2026-05-29T00:00")


def test_an_event_that_goes_on_for_longer_is_reported_on_later():
    office = FairOffice.agreed()
    office.plan({"closes": "2026-04-17"})
    office.yes(PLAN, at="2026-04-01T10:00")

    assert [f"{PLAN}/event-report/2026-04-17"] == [
        *said(Kind.EVENT_REPORT, office, "2026-04-24T00:00")
    ]


def test_the_type_of_the_first_meeting_says_after_how_many_days_and_whether_at_all():
    office = FairOffice.agreed()
    office.meet(17, "2026-04-13")
    types = office.workspace.organisation.meeting_types
    weekly = types["weekly"]

    def keys(at: str, **changes) -> list[str]:
        reminders = weekly.reminders.model_copy(update=changes)
        other = weekly.model_copy(update={"reminders": reminders})
        organisation = Organisation(
            **{**vars(office.workspace.organisation), "meeting_types": {**types, "weekly": other}}
        )
        archive = Archive(organisation, office.records, office.at(at))
        return [each.key for each in found(Kind.EVENT_REPORT, archive, office.at(EVERYTHING))]

    assert [] == keys("2026-04-16T23:59", event_report=0)  # it is not over
    assert [f"{PLAN}/event-report/2026-04-16"] == keys("2026-04-17T00:00", event_report=0)
    assert [f"{PLAN}/event-report/2026-04-16"] == keys("2026-04-17T00:00", event_report=1)
    assert [] == keys("2026-05-29T00:00", off=frozenset({Kind.EVENT_REPORT}))


def test_the_words_lead_to_the_report_on_this_event():
    office = FairOffice.agreed()
    archive = office.archive("2026-04-23T00:00")
    reminders = found(Kind.EVENT_REPORT, archive, office.at("2026-04-22T00:00"))
    text = render_reminders(reminders, office.workspace.context("en"), LINKS)

    assert "“Spring fair” ended on Apr 16, 2026, and there is no report on it yet." in text
    assert f"about={PLAN}" in text


# Whichever runs there are

moments = st.datetimes(dt.datetime(2026, 4, 1), dt.datetime(2026, 9, 30))


@settings(deadline=None, max_examples=30)
@given(st.lists(moments, min_size=2, max_size=12, unique=True).map(sorted))
def test_each_is_said_once_by_the_first_run_after_it_fell_due(times):
    office = FairOffice.agreed()
    office.meet(17, "2026-04-13")
    runs = [office.at(time.isoformat(timespec="seconds")) for time in times]
    expected, actual = [], []
    for before, now in pairwise(runs):
        archive = office.archive(now.isoformat())
        for kind, at in (
            (Kind.EVENT_REPORT, office.at("2026-04-23T00:00")),
            (Kind.RATING, office.at("2026-07-07T00:00")),
        ):
            expected += [(now, kind)] * (before < at <= now)
            actual += [(now, each.kind) for each in found(kind, archive, before)]

    assert expected == actual
