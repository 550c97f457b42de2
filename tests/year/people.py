"""What people do besides meetings: plans, fairs, amendments, and what is rude or hostile."""

import datetime as dt

from tests.hostile_texts import TEXTS
from tests.office import AMENDMENT
from tests.year.cast import STRANGER, character
from tests.year.company import Company
from tests.year.days import Story

_RUBBISH = (
    *("/approve", "/sign", "/cancel", "/confirm", "/done", "/accept", "/extend tomorrow", "/help"),
    *("/批准。", "／确认", "/nonsense", "/аpprove", "whatever", "/leave", "/invite nobody"),
    *("/reschedule yesterday", "/return", "/approve\n/reject no", "/caught-up", "/progress"),
    "/done well",
    *(text for text in TEXTS.values() if len(text) < 400),
)


def planned(company: Company, login: str) -> Story:
    """Everybody owes a plan at the start of a quarter: it comes in time, late, or never."""
    for month in (1, 4, 7, 10):
        yield company.on(dt.date(2026, month, 1))
        if company.chance(0.6 - character(login).forgets / 2):
            yield company.within(0, 6)
            company.fill_in("work-plan", {"goals": "More orders."}, login)


def amended(company: Company) -> Story:
    """Somebody wants another text of a clause; the head says yes, no, or nothing."""
    for answer in ("/approve", "/reject not now", "", "/approve", ""):
        yield company.within(25, 45)
        amendment = {
            **AMENDMENT,
            "regulation": "sales",
            "clause": str(company.random.randint(1, 17)),
            "grounds": "practice",
            "effective": company.within(20, 30).date().isoformat(),
        }
        issue = company.fill_in("amendment", amendment, "serge--test")
        if issue in company.records and answer:
            yield company.within(0, 5)
            company.tell(issue, answer, "hana--test")
            for login in company.workspace.organisation.directory.by_login:
                company.begin(learned(company, issue, login))


def learned(company: Company, issue: int, login: str) -> Story:
    """Somebody says that they know of an amendment; the forgetful do not."""
    if not company.chance(character(login).forgets):
        yield company.when(login)
        company.tell(issue, "/confirm", login)


def exhibited(company: Company) -> Story:
    """Sales goes to a fair if the head agrees; the report on it comes in time, late, or never."""
    for month, answer, days in _FAIRS:
        yield company.on(dt.date(2026, month, 3))
        opens = company.within(10, 15).date()
        fair = {"fair": "Fair", "opens": opens.isoformat(), "closes": opens.isoformat()}
        plan = company.fill_in("fair", fair, "sara--test")
        yield company.within(0, 3)
        company.tell(plan, answer, "hana--test")
        yield company.on(opens)
        if days:
            yield company.within(days, days)
            report = {"about": str(plan), "learnt": "Bring more flyers."}
            company.fill_in("after-fair", report, "sara--test")


_FAIRS = (
    *((2, "/approve", 2), (4, "/approve", 12), (6, "/reject too dear", 2)),
    *((8, "/approve", 5), (10, "/approve", 0)),
)
"""In which month, what the head says, and after how many working days there is a report."""


def rated(company: Company, department: str) -> Story:
    """The head, an executive and somebody who may not rate the meetings of each quarter."""
    head = company.workspace.organisation.directory.head(department)
    for month in (3, 6, 9, 12):
        yield company.on(dt.date(2026, month, 28))
        for login in (head.login if head else "", "bella--test", "serge--test"):
            if company.chance(0.7):
                marks = {each: str(company.random.randint(1, 5)) for each in _RATED}
                day = {"department": department, "day": company.clock.date().isoformat()}
                company.fill_in("rating", {**day, **marks}, login)


_RATED = ("aims", "efficiency", "information", "execution", "cohesion")


def annoyed(company: Company, login: str) -> Story:
    """Somebody says, on any issue, what is not theirs to say, or says nothing to the point."""
    while True:
        yield company.within(1, 4)
        recent = [*company.records][-40:]
        if recent and company.chance(character(login).rude):
            issue = company.random.choice(recent)
            company.tell(issue, company.random.choice(_RUBBISH), login)
        if company.chance(0.1):
            _misfile(company, login)


def _misfile(company: Company, login: str) -> None:
    """File what cannot be kept: of others, of nothing, or of what is no form at all."""
    random = company.random
    text = random.choice([each for each in TEXTS.values() if len(each) < 400])
    some = random.choice([*company.records] or [1])
    match random.randrange(4):
        case 0:
            report = {"action": f"{some}-1", "progress": "completed", "report": text}
            company.fill_in("progress", report, login)
        case 1:
            plan = {"goals": text}
            company.fill_in("work-plan", plan, login)
        case 2:
            company.file_text("feedback", company.number(), text, login)
        case 3:
            marks = dict.fromkeys(("satisfaction", "relevance", "efficiency", "discipline"), "1")
            company.fill_in("feedback", {"meeting": str(some), **marks, "comment": text}, login)


RUDE = ("serge--test", "max--test", "vince--test", STRANGER)
