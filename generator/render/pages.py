"""Every page of the site. A page is one function here and one template."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.archive import Action, DecisionItem, Meeting, checklist, standing
from generator.evaluation import ENOUGH, MEASURES, Evaluations
from generator.forms.asked import Asked
from generator.forms.core import FollowUp, MeetingRequest, Minutes
from generator.forms.kinds import TableKind
from generator.lifecycle import JUDGED, MANUAL, POWERS, command_name
from generator.render import paths
from generator.render.calendar import (
    is_announced,
    of_all,
    of_departments,
    of_people,
    of_types,
)
from generator.render.page import Page, Site
from generator.rules import judgements, review
from generator.rules.agenda import outside_agenda
from generator.search import SearchPage
from generator.vocabulary import Act, ActionStatus, Stage
from generator.wording import N_, Wording

T = TypeVar("T")
K = TypeVar("K")

SOON = dt.timedelta(days=14)
"""How far ahead the home page looks."""

SHOWN = 5
"""How many meetings it shows of those that are over."""


def pages(site: Site) -> Iterator[Page]:
    """Return every page of *site*."""
    for each in PAGES:
        yield from each(site)


def home(site: Site) -> Iterator[Page]:
    """What is next, late and new, and the news (R99); of long lists, their beginning."""
    archive = site.archive
    now = archive.now
    coming = [m for m in archive.meetings if now <= m.ends and m.starts <= now + SOON]
    not_held = (Stage.CANCELLED, Stage.REJECTED)
    signed = _at(archive.meetings, Stage.SIGNED)
    values = {
        "coming": [meeting for meeting in coming if meeting.stage not in not_held],
        "owed": [m for m in archive.meetings if m.stage is Stage.HELD],
        "unsigned": _at(archive.meetings, Stage.MINUTED, Stage.REVISED, Stage.RETURNED),
        "awaiting": _at(archive.meetings, Stage.REQUESTED),
        "overdue": _overdue(archive.actions),
        "latest": signed[: -SHOWN - 1 : -1],
        "news": [m for m in signed[::-1] if m.minutes and m.minutes.news][:SHOWN],
    }
    yield Page("index.md", "home", values)


def _at(meetings: Iterable[Meeting], *stages: Stage) -> list[Meeting]:
    return [meeting for meeting in meetings if meeting.stage in stages]


def _overdue(actions: Iterable[Action]) -> list[Action]:
    return [action for action in actions if action.status is ActionStatus.OVERDUE]


def meetings(site: Site) -> Iterator[Page]:
    """One page for each meeting: what was asked for and what was minuted."""
    actions = _by(site.archive.actions, lambda action: action.meeting.number)
    decisions = _by(site.archive.decisions, lambda decision: decision.meeting.number)
    for meeting in site.archive.meetings:
        number = meeting.number
        yield Page(
            paths.meeting(meeting),
            "meeting",
            {
                "meeting": meeting,
                "actions": actions[number],
                "decisions": decisions[number],
                "labels": _labels(meeting),
                "announced": is_announced(meeting),
                "judgements": judgements(site.archive)[number],
                "outside": outside_agenda(meeting, site.archive),
                "checklist": checklist(meeting),
            },
            kind=meeting.type.title.text(site.language),
            title=f"{number} {meeting.topic}",
            text="\n".join(_said(meeting, site)),
            date=meeting.date.isoformat(),
            numbers=_numbers(meeting),
        )


def _said(meeting: Meeting, site: Site) -> Iterator[str]:
    if meeting.minutes and meeting.minutes_record:
        yield f"{site.message(N_('Minutes'))} #{meeting.minutes_record.issue}"
        yield _words(meeting.minutes, site)
    yield _words(meeting.request, site)
    if meeting.preparation:
        yield _words(meeting.preparation, site)


def _numbers(meeting: Meeting) -> tuple[str, ...]:
    """Return the numbers of the issues of *meeting*."""
    records = (meeting.record, meeting.minutes_record, meeting.preparation_record)
    return tuple(str(record.issue) for record in records if record)


def _labels(meeting: Meeting) -> dict[str, Wording]:
    """Return the labels of the fields of the minutes, by id."""
    questions = meeting.minutes.questions() if meeting.minutes else ()
    return {question.id: question.label for question in questions}


def _words(answers: Asked, site: Site) -> str:
    """Return everything that *answers* say, as search is to find it: of tables, the cells."""
    values = ((q.kind, getattr(answers, q.id)) for q in answers.questions())
    return "\n".join(
        "\n".join(_words(row, site) for row in value)
        if isinstance(kind, TableKind)
        else kind.write(value, site.context)
        for kind, value in values
        if value not in (None, "", ())
    )


def archives(site: Site) -> Iterator[Page]:
    """The archive (R96) by year, meeting type and department, the latest meeting first."""
    found = site.archive.meetings
    organisation = site.archive.organisation
    years = _by(found, lambda meeting: meeting.date.year)
    types = _by(found, lambda meeting: meeting.type.slug)
    departments = _by(found, lambda meeting: meeting.department.slug)
    values = {"years": years, "types": types, "departments": departments}
    yield Page("archive/index.md", "archive", values)
    for year in years:
        yield Page(paths.year(year), "archive-year", {"year": year, "meetings": years[year][::-1]})
    for type_ in organisation.meeting_types.values():
        values = {"type": type_, "meetings": types[type_.slug][::-1]}
        yield Page(paths.meeting_type(type_.slug), "archive-type", values)
    for department in organisation.directory.departments:
        values = {"department": department, "meetings": departments[department.slug][::-1]}
        yield Page(paths.department(department.slug), "archive-department", values)


def calendars(site: Site) -> Iterator[Page]:
    """The calendars that people subscribe to, with their addresses (R44)."""
    organisation = site.archive.organisation
    today = site.archive.now.date()
    active = {p.login for p in organisation.directory.people if p.is_active(today)}
    values = {
        "all": of_all(organisation),
        "departments": of_departments(organisation),
        "types": of_types(organisation),
        "people": [each for each in of_people(organisation) if each.login in active],
    }
    yield Page("calendars/index.md", "calendars", values)


def actions(site: Site) -> Iterator[Page]:
    """Action items: open, overdue, by assignee, done; and each of them on its own."""
    found = site.archive.actions
    unfinished = [action for action in found if action.is_open]
    finished = [action for action in found if not action.is_open]
    yield Page("actions/index.md", "actions-open", {"actions": unfinished})
    yield Page("actions/overdue.md", "actions-overdue", {"actions": _overdue(found)})
    assignees = _by(unfinished, lambda action: action.item.assignee)
    yield Page("actions/by-assignee.md", "actions-by-assignee", {"assignees": assignees})
    done = sorted(finished, key=lambda action: str(action.done_on), reverse=True)
    yield Page("actions/done.md", "actions-done", {"actions": done})
    for action in found:
        yield Page(
            paths.action(action),
            "action",
            {"action": action},
            kind=site.message(N_("Action item")),
            title=f"{action.number} {action.item.task}",
            text="\n".join(filter(None, _told(action))),
            date=action.due.isoformat(),
            numbers=(action.number,),
        )


def _told(action: Action) -> Iterator[str]:
    item = action.item
    yield from (item.quality, item.steps, item.goal, item.party, action.lesson)
    yield from (report.text for report in action.reports)


def decisions(site: Site) -> Iterator[Page]:
    """The register of decisions, the latest first."""
    found = site.archive.decisions[::-1]
    parts = tuple(_decision(each, site) for each in found)
    yield Page("decisions/index.md", "decisions", {"decisions": found}, parts=parts)


def _decision(found: DecisionItem, site: Site) -> SearchPage:
    """Return what search shows of a decision: it has no page, but a place on the meeting's."""
    return SearchPage(
        url=paths.decision(found).replace(".md#", ".html#"),
        title=f"{found.number} {found.decision.text}",
        text=_words(found.decision.model_copy(update={"text": ""}), site),
        kind=site.message(N_("Decision")),
        date=found.meeting.date.isoformat(),
        numbers=(found.number,),
    )


def people(site: Site) -> Iterator[Page]:
    """The directory, and everybody's meetings and action items."""
    directory = site.archive.organisation.directory
    yield Page("people/index.md", "people", {"directory": directory})
    owed = _by(site.archive.actions, lambda action: action.item.assignee)
    for person in directory.people:
        asked = [m for m in site.archive.meetings if person.login in m.involved]
        values = {"person": person, "meetings": asked[::-1], "actions": owed[person.login]}
        yield Page(
            paths.person(person.login),
            "person",
            values,
            kind=site.message(N_("Person")),
            title=person.name,
            text=" ".join(person.spellings),
        )


def filings(site: Site) -> Iterator[Page]:
    """Filings of custom forms, and amendments."""
    found = _by(site.archive.filings, lambda record: record.family)
    yield Page("filings/index.md", "filings", {"families": found})
    for record in site.archive.filings:
        yield Page(
            paths.filing(record),
            "filing",
            {"record": record, "standing": standing(record, site.archive)},
            kind=record.answers.title.text(site.language),
            title=f"{record.answers.title.text(site.language)} #{record.issue}",
            text=_words(record.answers, site),
            date=record.filed.date().isoformat(),
            numbers=(str(record.issue),),
        )


def regulations(site: Site) -> Iterator[Page]:
    """The regulations, clause by clause."""
    found = site.archive.organisation.regulations
    yield Page("regulations/index.md", "regulations", {"regulations": found})
    for regulation in found.values():
        today = site.archive.now.date()
        in_force = [clause.text_on(today) or clause.text for clause in regulation.clauses]
        yield Page(
            paths.regulation(regulation.slug),
            "regulation",
            {"regulation": regulation, "clauses": review(regulation, site.archive)},
            kind=site.message(N_("Regulation")),
            title=regulation.title.text(site.language),
            text="\n".join(text.text(site.language) for text in in_force),
        )


def evaluations(site: Site) -> Iterator[Page]:
    """The departments side by side, and each of them period by period (R111, R121)."""
    found = Evaluations(site.archive)
    departments = site.archive.organisation.directory.departments
    by_department = {each.slug: found.all(each) for each in departments}
    latest = [each[-1] for each in by_department.values() if each]
    values = {"latest": latest, "measures": MEASURES, "by_department": by_department}
    yield Page("evaluation/index.md", "evaluation", values)
    for several in by_department.values():
        for each in several:
            shown = {"evaluation": each, "evaluations": several, "enough": ENOUGH}
            yield Page(paths.evaluation(each), "evaluation-period", shown)


def references(site: Site) -> Iterator[Page]:
    """The field reference: every form with its fields, kinds, examples."""
    yield Page("reference/index.md", "references")
    for form in site.forms.values():
        yield Page(paths.field_reference(form), "reference", {"form": form})


def commands(_: Site) -> Iterator[Page]:
    """The commands: what can be done to which filings, and by whom."""
    titles = {form.family: form.title for form in (MeetingRequest, Minutes, FollowUp)}
    kinds = [(titles[family], powers) for family, powers in POWERS.items()]
    approval = Wording.of("Forms that need approval", "需要审批的表单", "需要審批的表單")
    values = {"kinds": [*kinds, (approval, JUDGED)], "manual": MANUAL, "named": command_name}
    values["help"] = command_name(Act.HELP)
    yield Page(paths.commands(), "commands", values)


PAGES: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home,
    meetings,
    archives,
    calendars,
    actions,
    decisions,
    people,
    filings,
    regulations,
    evaluations,
    references,
    commands,
)


def _by(things: Iterable[T], key: Callable[[T], K]) -> defaultdict[K, list[T]]:
    found: defaultdict[K, list[T]] = defaultdict(list)
    for thing in things:
        found[key(thing)].append(thing)
    return found
