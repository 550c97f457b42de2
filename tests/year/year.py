"""The year: who begins what, and how many meetings come of it."""

import datetime as dt
from functools import cache

from generator.cli.convening import draft_of
from generator.convening import to_open
from tests.year.company import Company
from tests.year.days import Story
from tests.year.meetings import AD_HOC, asked, lived
from tests.year.people import RUDE, amended, annoyed, exhibited, planned, rated

FIRST, LAST = dt.date(2026, 1, 2), dt.date(2026, 12, 31)
MEETINGS = 600


@cache
def played() -> Company:
    """Return the company after the year, which is lived through once."""
    company = Company(seed=2026)
    for person in company.workspace.organisation.directory.people:
        company.begin(planned(company, person.login))
    for login in RUDE:
        company.begin(annoyed(company, login))
    for department in AD_HOC:
        company.begin(rated(company, department))
    company.begin(amended(company))
    company.begin(exhibited(company))
    company.begin(needed(company))
    company.begin(convened(company))
    company.play(until=company.at("2027-01-01T00:00"))
    return company


def needed(company: Company) -> Story:
    """Somebody needs a meeting, twice a day or so."""
    while True:
        yield company.within(1, 1)
        while company.blocked:
            company.begin(asked(company, "sales", blocked_action=company.blocked.pop()))
        for _ in range(company.random.choice((1, 2, 2, 2))):
            company.begin(asked(company, company.random.choice([*AD_HOC])))


def convened(company: Company) -> Story:
    """Every morning the generator asks for the regular meetings ahead, as `convene` does."""
    opened: set[str] = set()
    zone = company.workspace.organisation.settings.zone
    for n in range((LAST - FIRST).days + 1):
        yield dt.datetime.combine(FIRST + n * dt.timedelta(days=1), dt.time(6, 50), zone)
        for opening in to_open(company.archive(), opened):
            draft, issue = draft_of(opening, company.workspace), company.number()
            opened.add(draft.key)
            for form in draft.labels:
                company.file_text(form, issue, draft.form, draft.login)
            if issue in company.records:
                lived(company, issue)
