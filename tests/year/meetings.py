"""The life of a meeting, as its people make it: asked for, answered, changed, called off."""

import datetime as dt
from collections.abc import Callable, Mapping

from generator.archive import Meeting
from generator.forms.core import MeetingRequest
from generator.vocabulary import Role
from tests.office import Filled
from tests.year.cast import character
from tests.year.company import Company
from tests.year.days import Story
from tests.year.minutes import too_early, written_up

AD_HOC = {
    "sales": "sales-special",
    "marketing": "campaign",
    "service": "case",
    "board": "board-talk",
}
"""The type of what is asked for when need be, by department."""

_SUBJECTS = ("Fair", "价格", "Returns", "新品", "Website", "Budget", "投诉", "Stock")


def asked(company: Company, department: str, **more: str) -> Story:
    """Somebody of *department* asks for a meeting; what is refused is corrected once."""
    people = [p.login for p in company.workspace.organisation.directory.members(department)]
    here = [each for each in people if company.is_here(each)]
    author = company.random.choice(here)
    yield company.when(author)
    answers = {**_request(company, department, author, here), **more}
    slug = f"meeting-request-{answers['meeting_type']}"
    issue = company.fill_in(slug, answers, author)
    if issue not in company.records and company.chance(0.9):
        yield company.within(0, 1)
        corrected = {**answers, "emergency": "The client waits", "duration": "120"}
        company.fill_in(slug, {**corrected, "topic": "Corrected"}, author, issue)
    if issue in company.records:
        lived(company, issue)


def _request(company: Company, department: str, author: str, staff: list[str]) -> Filled:
    random = company.random
    pressing = company.chance(0.12)
    day = company.within(0, 2) if pressing else company.within(2, 12)
    names = random.sample(staff, min(len(staff), random.randint(2, 5)))
    subjects = random.sample(_SUBJECTS, 3)
    agenda = "\n".join(
        f"- {each}; {random.choice(staff)}; {random.choice((10, 20, 30))}; {aim}"
        for each, aim in zip(subjects, random.choices(("agree", "decide", ""), k=3), strict=True)
    )
    mode = random.choice(("in-person", "in-person", "hybrid", "online"))
    return {
        "meeting_type": AD_HOC[department],
        "topic": f"{subjects[0]}、{subjects[1]}",
        "purposes": random.sample(("deploy", "inform", "solve"), 2),
        "date": day.date().isoformat(),
        "start": random.choice(("09:00", "10:30", "13:30", "15:00", "17:30")),
        "duration": random.choice(("30", "45", "60", "90")),
        "mode": mode,
        "room": random.choice(("hall", "attic", "corner")),
        "link": "https://meet.example.org/1" if mode != "in-person" else "",
        "participants": "、".join(names),
        "organizer": random.choice(("", random.choice(staff))),
        "chair": random.choice(("", "", random.choice(staff))),
        "secretary": random.choice(("", "", random.choice(staff))),
        "agenda": agenda,
        "importance": random.choice(("normal", "normal", "normal", "important")),
        "emergency": "The client waits" if pressing and company.chance(0.6) else "",
        "classification": random.choice(("public", "internal", "internal", "restricted")),
    }


def lived(company: Company, issue: int) -> None:
    """Let everybody do what is up to them, each in their own time."""
    company.begin(judged(company, issue))
    for login in company.meeting(issue).participants:
        company.begin(answered(company, issue, login))
    company.begin(changed(company, issue))
    company.begin(too_early(company, issue))
    company.begin(written_up(company, issue))


def judged(company: Company, issue: int) -> Story:
    """Those approve who have to; what was rejected is sometimes asked for again, otherwise."""
    if issue not in company.records:
        return
    meeting = company.meeting(issue)
    for login in [_approver(company, meeting, role) for role in meeting.approvers]:
        if company.chance(character(login).forgets):
            return
        yield company.when(login)
        if issue not in company.records or not company.chance(0.08):
            company.tell(issue, "/approve", login)
            continue
        company.tell(issue, "/reject the budget is not settled", login)
        if company.chance(0.6):
            yield company.within(0, 1)
            edited(company, issue, topic="Asked for once more")
            company.begin(judged(company, issue))
        return


def _approver(company: Company, meeting: Meeting, role: Role) -> str:
    directory = company.workspace.organisation.directory
    if role is Role.EXECUTIVE:
        others = [p.login for p in directory.executives if p.login != meeting.record.author]
        return company.random.choice(others)
    head = directory.approver(meeting.department.slug)
    return head.login if head else meeting.record.author


def edited(company: Company, issue: int, **changes: str) -> None:
    """Let the author edit a request: what was approved is to be approved again."""
    record = company.records.get(issue)
    if record and isinstance(record.answers, MeetingRequest):
        company.correct(issue, {**changes}, record.author)


def answered(company: Company, issue: int, login: str) -> Story:
    """A participant says whether they come: in time, late, never, or first this and then that."""
    who = character(login)
    if company.chance(who.forgets):
        return
    yield company.when(login) + dt.timedelta(hours=company.random.randrange(30))
    said = company.random.choices(_REPLIES, weights=(12, 2, 3, 2), k=1)[0]
    company.tell(issue, said.format(company.random.choice(_STAND_INS)), login)
    if company.chance(who.contradicts):
        yield company.within(0, 2)
        company.tell(issue, company.random.choice(("/decline on a trip", "/confirm")), login)


_REPLIES = (
    "/confirm",
    "/不参加 出差",
    "/leave ill, substitute @{}",
    "/代会 @{}",
)
_STAND_INS = ("sara--test", "mats--test", "vito--test", "bianca--test")


def changed(company: Company, issue: int) -> Story:
    """Something comes in between: another time or agenda, other people, or no meeting at all."""
    if company.chance(0.5):
        return
    before = (company.meeting(issue).date - company.clock.date()).days
    change = company.random.choices([*_CHANGES], weights=[*_CHANGES.values()], k=1)[0]
    yield company.within(0, max(1, before // 2))
    if issue in company.records:
        change(company, company.meeting(issue))


def _moved(company: Company, meeting: Meeting) -> None:
    later = company.within(1, 8).date()
    why = " the client is late" if meeting.number % 2 else ""
    company.tell(
        meeting.number, f"/reschedule {later.isoformat()} 11:00{why}", meeting.record.author
    )
    for login in meeting.participants:
        company.begin(answered(company, meeting.number, login))


def _called_off(company: Company, meeting: Meeting) -> None:
    company.tell(meeting.number, "/cancel 客户另约时间", meeting.record.author)


def _joined(company: Company, meeting: Meeting) -> None:
    company.tell(meeting.number, "/agenda One more thing; 10 min", meeting.participants[0])
    who = company.random.choice(_STAND_INS)
    company.tell(meeting.number, f"/invite @{who}", meeting.record.author)


def _left_out(company: Company, meeting: Meeting) -> None:
    company.tell(meeting.number, f"/uninvite @{meeting.participants[-1]}", meeting.record.author)


def _edited(company: Company, meeting: Meeting) -> None:
    edited(company, meeting.number, topic="Edited", start="16:00")
    company.begin(judged(company, meeting.number))


def _withdrawn(company: Company, meeting: Meeting) -> None:
    company.withdraw(meeting.number)


_CHANGES: Mapping[Callable[[Company, Meeting], None], int] = {
    _moved: 10,
    _called_off: 4,
    _joined: 12,
    _left_out: 4,
    _edited: 6,
    _withdrawn: 6,
}
"""What may come in between, and how likely it is."""
