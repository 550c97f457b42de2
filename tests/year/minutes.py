"""What becomes of a meeting once it was held: minutes, signature, feedback, catching up."""

import datetime as dt

from generator.archive import Meeting
from generator.forms.core import Minutes
from generator.vocabulary import Act, Presence
from tests.office import Filled
from tests.year.cast import character
from tests.year.company import Company
from tests.year.days import Story
from tests.year.items import carried_out

_AWAY = (Presence.ON_LEAVE, Presence.ABSENT)
_TASKS = ("Ask three printers", "整理投诉清单", "Call the client", "核对报价", "Draft the page")


def too_early(company: Company, issue: int) -> Story:
    """Somebody writes up, now and then, what has not begun yet."""
    if company.chance(0.04):
        yield company.within(0, 1)
        _file(company, issue, company.number())


def written_up(company: Company, issue: int) -> Story:
    """The secretary files the minutes: in time, late, twice, or never."""
    while issue in company.records and (ends := company.meeting(issue).ends) > company.clock:
        yield ends + dt.timedelta(minutes=10)
    if issue not in company.records:
        return
    secretary = company.meeting(issue).secretary
    if company.chance(character(secretary).forgets / 2):
        return
    yield company.when(secretary)
    filed = company.number()
    _file(company, issue, filed)
    if filed in company.records:
        kept(company, issue, filed)
    if company.chance(0.05):
        yield company.within(0, 2)
        _file(company, issue, company.number())


def kept(company: Company, issue: int, filed: int) -> None:
    """Let everybody do what minutes ask them for."""
    company.minutes_of[issue] = filed
    company.begin(signed(company, issue, filed))
    for person in company.meeting(issue).participants:
        company.begin(thought_of(company, issue, person))
        company.begin(objected_to(company, issue, filed, person))


def _file(company: Company, issue: int, filed: int) -> None:
    if issue not in company.records:
        return
    meeting = company.meeting(issue)
    slug = "minutes-case" if meeting.type.slug == "case" else "minutes"
    company.fill_in(slug, _minutes(company, meeting), meeting.secretary, filed)


def _minutes(company: Company, meeting: Meeting) -> Filled:
    random, starts = company.random, meeting.starts
    began = starts + dt.timedelta(minutes=random.choice((0, 0, 0, 5, 10)))
    took = meeting.request.duration + dt.timedelta(minutes=random.choice((-10, -5, 0, 0, 4, 6, 20)))
    people, chair = meeting.participants or (meeting.organizer,), meeting.chair
    stand_in = random.random() < 0.05
    later = company.within(3, 15).date().isoformat()
    return {
        "meeting": str(meeting.number),
        "held": meeting.date.isoformat(),
        "started": f"{began:%H:%M}",
        "ended": f"{began + took:%H:%M}",
        "place": "Hall",
        "chair": people[0] if stand_in else chair,
        "secretary": meeting.secretary,
        "attendance": "\n".join(_line(company, meeting, each) for each in people),
        "discussion": "\n".join(
            f"- {item.title}; {chair}; said; {random.choice(('agreed', 'agreed', ''))}"
            for item in meeting.request.agenda
            if company.chance(0.9)
        )
        or "- Weather; ; rain",
        "summary": "We **agreed**.",
        "aims": random.choice(("met", "met", "partly", "not-met", "")),
        "decisions": "\n".join(
            f"- Decide {n}; {random.choice(people)}; {random.choice(('', _due(company)))}"
            for n in range(random.randrange(3))
        ),
        "actions": "\n".join(
            f"- {task}; {random.choice(people)}; {_due(company)}; in writing"
            for task in random.sample(_TASKS, random.choice((0, 1, 1, 2, 3)))
        ),
        "next_meeting": later if not meeting.type.recurrence and company.chance(0.15) else "",
    }


def _due(company: Company) -> str:
    return company.within(1, 15).date().isoformat()


def _line(company: Company, meeting: Meeting, login: str) -> str:
    """Return a line of the register: as somebody is, and has said beforehand."""
    random, reply = company.random, meeting.reply_of.get(login)
    comes = character(login).comes
    presence = random.choices([*comes], weights=[*comes.values()], k=1)[0]
    if reply and reply.act in (Act.LEAVE, Act.SUBSTITUTE) and company.chance(0.9):
        presence = Presence.ON_LEAVE
    arrived = ""
    if presence is Presence.LATE or (presence is Presence.PRESENT and company.chance(0.2)):
        minutes = random.choice((-3, 0, 4, 12))
        arrived = f"{meeting.starts + dt.timedelta(minutes=minutes):%H:%M}"
    stand_in = meeting.substitutes.get(login, "") if presence in _AWAY else ""
    note = random.choice(("", "traffic")) if presence is not Presence.PRESENT else ""
    return f"- {login}; {presence.wording.text('en')}; {arrived}; {stand_in}; {note}"


def signed(company: Company, issue: int, filed: int) -> Story:
    """Those sign who have to; some return the minutes first, some see them edited afterwards."""
    signer = min(company.meeting(issue).signers)
    if company.chance(character(signer).forgets / 2):
        return
    yield company.when(signer)
    if company.chance(0.08):
        company.tell(filed, "/return 缺少报价", signer)
        if company.chance(0.2):
            return
        yield company.within(0, 2)
        _edit(company, filed)
        yield company.within(0, 2)
    if not company.tell(filed, "/sign", signer):
        return
    company.begin(followed(company, issue))
    if company.chance(0.12):
        yield company.within(0, 6)
        _edit(company, filed)
        if company.chance(0.7):
            yield company.within(0, 7)
            company.tell(filed, "/签字", signer)


def _edit(company: Company, filed: int) -> None:
    """Change something that is numbered: rows move, or are joined by another one."""
    record = company.records[filed]
    if not isinstance(record.answers, Minutes):
        return
    rows = company.filled(filed).get("actions", "")
    lines = rows.split("\n") if isinstance(rows, str) and rows else []
    moved = [*lines[::-1], f"- Tell everybody; {record.author}; {_due(company)}; by mail"]
    company.correct(filed, {"actions": "\n".join(moved), "place": "Attic"}, record.author)


def followed(company: Company, issue: int) -> Story:
    """What was agreed is carried out, and those who were away catch up."""
    meeting = company.meeting(issue)
    minutes = meeting.minutes
    if minutes is None or meeting.minutes_record is None:
        return
    for place, item in enumerate(minutes.actions, 1):
        company.begin(carried_out(company, meeting, f"{issue}-{place}", item))
    for line in minutes.attendance:
        if line.presence is not Presence.PRESENT and company.chance(0.5):
            yield company.when(line.person)
            company.tell(meeting.minutes_record.issue, "/caught-up", line.person)


_MARKS = ("satisfaction", "relevance", "efficiency", "discipline")


def objected_to(company: Company, issue: int, filed: int, login: str) -> Story:
    """Somebody finds the minutes wrong; it is answered, now or never, or the other way round."""
    if company.chance(0.06):
        yield company.when(login)
        company.tell(filed, "/feedback the second price is wrong", login)
        secretary = company.meeting(issue).secretary
        if not company.chance(character(secretary).forgets):
            yield company.when(secretary)
            company.tell(filed, "/answer 1 已更正", secretary)


def thought_of(company: Company, issue: int, login: str) -> Story:
    """A participant says what they thought of the meeting, some once more and otherwise."""
    if not company.chance(0.55 - character(login).forgets / 2):
        return
    times = 2 if company.chance(character(login).contradicts / 4) else 1
    for _ in range(times):
        yield company.when(login)
        marks = {question: str(company.random.randint(1, 5)) for question in _MARKS}
        marks["cohesion"] = company.random.choice(("", "2", "4", "5"))
        company.fill_in("feedback", {"meeting": str(issue), **marks}, login)
