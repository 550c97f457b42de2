"""The life of an action item: reported on, blocked, put off, done, returned, accepted; or not."""

import datetime as dt

from generator.archive import Meeting
from generator.forms.core import ActionItem
from tests.year.cast import character
from tests.year.company import Company
from tests.year.days import Story


def carried_out(company: Company, meeting: Meeting, action: str, item: ActionItem) -> Story:
    """The assignee gets it done: in time or late, in one go or with every trouble there is."""
    issue, login = company.follow_item(action), item.assignee
    who = character(login)
    if company.chance(who.forgets):
        return
    if company.chance(0.35):
        yield company.when(login)
        _report(company, action, login, "in-process")
    if company.chance(0.12):
        yield company.when(login)
        yield from _blocked(company, meeting, action, issue, login)
    if company.chance(0.2):
        yield company.when(login)
        yield from _put_off(company, meeting, issue, login)
    late = company.random.choice((-4, -2, -1, 0, 0, 1, 3, 8)) + who.takes[0]
    yield company.on(item.due + dt.timedelta(days=late))
    _done(company, action, issue, login)
    company.begin(_looked_at(company, meeting, action, issue, login))


def _looked_at(company: Company, meeting: Meeting, action: str, issue: int, login: str) -> Story:
    """The organizer returns it, accepts it, or does neither; and it may not be done after all."""
    if company.chance(0.15):
        yield company.when(meeting.organizer)
        if company.tell(issue, "/return the quote is missing", meeting.organizer):
            yield company.when(login)
            _done(company, action, issue, login)
    if company.chance(0.65):
        yield company.when(meeting.organizer)
        company.tell(issue, f"/accept {company.random.choice(_RESULTS)}", meeting.organizer)
    if company.chance(character(login).contradicts / 4):
        yield company.when(login)
        company.tell(issue, "/progress not done after all", login)


_RESULTS = ("", "partly met: order two weeks earlier", "未达成 供应商需提前锁定", "well done")


def _report(company: Company, action: str, login: str, progress: str) -> None:
    blocked = progress == "blocked" or company.chance(0.1)
    company.fill_in(
        "progress",
        {
            "action": action,
            "progress": progress,
            "report": "Two of three are in.",
            "obstacles": "The supplier does not answer." if blocked else "",
        },
        login,
    )


def _done(company: Company, action: str, issue: int, login: str) -> None:
    if company.chance(0.5):
        _report(company, action, login, "completed")
    else:
        company.tell(issue, "/done https://example.com/quotes", login)


def _blocked(company: Company, meeting: Meeting, action: str, issue: int, login: str) -> Story:
    """Something is in the way: the organizer may call a special meeting about it (R105)."""
    if company.chance(0.5):
        _report(company, action, login, "blocked")
    else:
        company.tell(issue, "/blocked 供应商一直没有答复", login)
    if meeting.department.slug == "sales" and company.chance(0.6):
        company.blocked.append(action)
    yield company.within(1, 4)
    company.tell(issue, "/progress it goes on", login)


def _put_off(company: Company, meeting: Meeting, issue: int, login: str) -> Story:
    """More time is asked for; the organizer says yes, no, nothing, or sets a date (R106)."""
    later = company.within(5, 25).date()
    company.tell(issue, f"/extend {later.isoformat()} delivery is late", login)
    answers = ("/approve", "/approve", "/reject no more time", "", f"/延期 {later + _WEEK}")
    answer = company.random.choice(answers)
    if answer:
        yield company.within(0, 4)
        company.tell(issue, answer, meeting.organizer)


_WEEK = dt.timedelta(days=7)
