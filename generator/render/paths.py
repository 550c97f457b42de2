"""Where everything has its page. Paths are built from our own ids only."""

import datetime as dt

from generator.archive import Action, DecisionItem, Meeting
from generator.bulletin import Week
from generator.evaluation import Evaluation, Measure, Span
from generator.forms.form import Form
from generator.organisation import Regulation
from generator.records import Record
from generator.vocabulary import Period


def meeting(subject: Meeting) -> str:
    """Return the page of a meeting."""
    return f"meetings/{subject.request.date.year}/{subject.number}.md"


def agenda_sheet(subject: Meeting) -> str:
    """Return the sheet by which the chair leads a meeting."""
    return meeting(subject).removesuffix(".md") + "-agenda.md"


def minutes_document(subject: Meeting) -> str:
    """Return the minutes of a meeting as a document for Word."""
    return f"meetings/{subject.number}-minutes.docx"


def invitation(subject: Meeting) -> str:
    """Return the calendar file of a meeting. It stays where it is when the meeting is moved."""
    return f"meetings/{subject.number}.ics"


def calendars() -> str:
    """Return the page of the month that it is."""
    return "calendars/index.md"


def month(first: dt.date) -> str:
    """Return the page of the month that begins on the day *first*."""
    return f"calendars/{first:%Y-%m}.md"


def subscriptions() -> str:
    """Return the page that lists what people subscribe to."""
    return "calendars/subscribe.md"


def subscription(file: str) -> str:
    """Return where that page has the calendar at *file*: what is downloaded never changes again."""
    return f"{subscriptions()}#{file.removesuffix('.ics').rpartition('/')[2]}"


def feeds() -> str:
    """Return the page of what there is to subscribe to and to take along as data."""
    return "feeds/index.md"


def calendar() -> str:
    """Return the calendar of all meetings."""
    return "calendars/all.ics"


def department_calendar(slug: str) -> str:
    """Return the calendar of a department."""
    return f"calendars/department-{slug}.ics"


def type_calendar(slug: str) -> str:
    """Return the calendar of a meeting type."""
    return f"calendars/type-{slug}.ics"


def person_calendar(login: str) -> str:
    """Return the calendar of somebody in the directory."""
    return f"calendars/person-{login}.ics"


def notices_feed() -> str:
    """Return the feed of the notices of coming meetings."""
    return "feeds/notices.xml"


def minutes_feed() -> str:
    """Return the feed of all signed minutes."""
    return "feeds/minutes.xml"


def department_feed(slug: str) -> str:
    """Return the feed of the signed minutes of a department."""
    return f"feeds/department-{slug}.xml"


def type_feed(slug: str) -> str:
    """Return the feed of the signed minutes of a meeting type."""
    return f"feeds/type-{slug}.xml"


def decisions_feed() -> str:
    """Return the feed of decisions."""
    return "feeds/decisions.xml"


def bulletin_feed() -> str:
    """Return the feed of bulletins."""
    return "feeds/bulletin.xml"


def action(subject: Action) -> str:
    """Return the page of an action item; once it is done, its place among the others of its time.

    There are few that are open, and in the end as many that are done as there is paper.
    """
    if subject.done_on is None:
        return f"actions/{subject.number}.md"
    span = Span.of(Period.QUARTER, subject.done_on)
    return f"{closed_actions(subject.meeting.department.slug, span)}#{subject.number}"


def actions() -> str:
    """Return the board of action items."""
    return "actions/index.md"


def assignee(login: str) -> str:
    """Return the page of what somebody owes."""
    return f"actions/assignee-{login}.md"


def closed_actions(department: str, span: Span) -> str:
    """Return the page of what meetings of a department agreed on and was done in a quarter."""
    return f"actions/closed/{span.slug}-{department}.md"


def decisions() -> str:
    """Return the register of decisions."""
    return "decisions/index.md"


def decisions_of(year: int) -> str:
    """Return the register of the decisions of a year."""
    return f"decisions/{year}.md"


def decision(subject: DecisionItem) -> str:
    """Return where a decision stands on the page of its meeting."""
    return f"{meeting(subject.meeting)}#{subject.number}"


def api(of: str) -> str:
    """Return a file of the JSON API; *of* is what it holds, as in ``meetings/2026``."""
    return f"api/v1/{of}.json"


def open_actions_table() -> str:
    """Return the table of the action items that are open."""
    return "tables/actions-open.csv"


def actions_table(year: int) -> str:
    """Return the table of the action items that the meetings of a year agreed on."""
    return f"tables/actions-{year}.csv"


def decisions_table(year: int) -> str:
    """Return the table of the decisions of a year."""
    return f"tables/decisions-{year}.csv"


def attendance_table(year: int) -> str:
    """Return the table of the attendance registers of a year."""
    return f"tables/attendance-{year}.csv"


def event(number: int) -> str:
    """Return the page of an event."""
    return f"events/{number}.md"


def person(login: str) -> str:
    """Return the page of somebody in the directory."""
    return f"people/{login}.md"


def staff(slug: str) -> str:
    """Return the page of a department, its people and what they have to do."""
    return f"people/department-{slug}.md"


def duties() -> str:
    """Return the page of everybody's duties and powers at a meeting."""
    return "reference/duties.md"


def room(slug: str) -> str:
    """Return the page of a room."""
    return f"rooms/{slug}.md"


def year(number: int) -> str:
    """Return the archive of a year."""
    return f"archive/{number}.md"


def meeting_type(slug: str) -> str:
    """Return the archive of a meeting type."""
    return f"archive/type-{slug}.md"


def department(slug: str) -> str:
    """Return the archive of a department."""
    return f"archive/department-{slug}.md"


def disposal() -> str:
    """Return the page of what has been kept for as long as it has to be."""
    return "archive/disposal.md"


def evaluation(subject: Evaluation) -> str:
    """Return the evaluation of a department over a period."""
    return f"evaluation/{subject.department.slug}-{subject.span.slug}.md"


def figure(subject: Evaluation, measure: Measure) -> str:
    """Return where an evaluation shows what a figure is made of."""
    return f"{evaluation(subject)}#rows-{measure.indicator}"


def filing(record: Record) -> str:
    """Return the page of a filing that has one of its own."""
    return f"filings/{record.family}/{record.issue}.md"


def bulletins() -> str:
    """Return the page that lists the bulletins."""
    return "bulletin/index.md"


def bulletin(week: Week) -> str:
    """Return the bulletin of a week."""
    return f"bulletin/{week.slug}.md"


def regulation(slug: str) -> str:
    """Return the page of a regulation."""
    return f"regulations/{slug}.md"


def clause(subject: Regulation, number: str) -> str:
    """Return where the clause *number* stands on the page of its regulation."""
    return f"{regulation(subject.slug)}#clause-{number.replace('.', '-')}"


def forms() -> str:
    """Return the page that lists the forms."""
    return "forms/index.md"


def form(subject: type[Form]) -> str:
    """Return the page on which a form is filled in."""
    return f"forms/{subject.slug}.md"


def field_reference(form: type[Form]) -> str:
    """Return the page that explains the fields of a form."""
    return f"reference/{form.slug}.md"


def commands() -> str:
    """Return the page that lists the commands."""
    return "reference/commands.md"


def schema(form: type[Form]) -> str:
    """Return the JSON Schema of a form."""
    return f"reference/schemas/{form.slug}.json"
