"""The columns of each table: what the form asks for, what became of it, and of which meeting."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple, TypeVar

from generator.archive import Action, DecisionItem, Meeting
from generator.evaluation import decision_statuses
from generator.forms.asked import Asked
from generator.forms.core import ActionItem, Attendance, Decision
from generator.forms.kinds.directory import PersonKind
from generator.forms.question import Question
from generator.organisation import Directory
from generator.render.page import Site
from generator.render.pages.actions import responsible
from generator.render.pages.decisions import decided
from generator.render.tables.table import Cell, Column
from generator.vocabulary import Act
from generator.wording import N_

T = TypeVar("T")


class Attended(NamedTuple):
    """A line of the register of a meeting."""

    meeting: Meeting
    line: Attendance


def of_actions(site: Site) -> tuple[Column[Action], ...]:
    """Return the columns for action items, the present due date before the first one (R106).

    A number is written #17-1, which is read back too: 17-1 would become the 17th of January.
    """
    return (
        Column(N_("No."), lambda action: f"#{action.number}"),
        Column(N_("Status"), lambda action: action.status),
        Column(N_("Due"), lambda action: action.due),
        *_answers(ActionItem, lambda action: action.item, site, without=("due",)),
        Column(N_("Department"), lambda action: responsible(action, site).title),
        Column(N_("First due on"), lambda action: action.item.due),
        Column(N_("Done on"), lambda action: action.done_on),
        Column(N_("Result"), lambda action: action.result),
        Column(N_("Lesson"), lambda action: action.lesson),
        Column(N_("Improvement"), lambda action: action.improvement),
        *_meeting(lambda action: action.meeting),
    )


def of_decisions(site: Site) -> tuple[Column[DecisionItem], ...]:
    """Return the columns for decisions; of several states that are true, the first is told."""
    superseded = site.archive.superseded
    return (
        Column(N_("No."), lambda found: found.number),
        Column(N_("Status"), lambda found: next(decision_statuses(found, site.archive))),
        *_answers(Decision, lambda found: decided(found, site.archive), site),
        Column(
            N_("Superseded by"),
            lambda found: superseded[found.number].number if found.number in superseded else None,
        ),
        Column(N_("Department"), lambda found: found.meeting.department.title),
        *_meeting(lambda found: found.meeting),
    )


def of_attendance(site: Site) -> tuple[Column[Attended], ...]:
    """Return the columns for the lines of the registers (R70); who has caught up since (R73)."""
    return (
        *_meeting(lambda found: found.meeting),
        Column(N_("Department"), lambda found: found.meeting.department.title),
        *_answers(Attendance, lambda found: found.line, site),
        Column(Act.CAUGHT_UP.wording, _caught_up),
    )


def _caught_up(found: Attended) -> Cell:
    return Act.CAUGHT_UP if found.line.person in found.meeting.caught_up else None


def _meeting(of: Callable[[T], Meeting]) -> tuple[Column[T], ...]:
    return (
        Column(N_("Meeting"), lambda line: of(line).number),
        Column(N_("Date"), lambda line: of(line).date),
        Column(N_("Meeting type"), lambda line: of(line).type.title),
        Column(N_("Topic"), lambda line: of(line).topic),
    )


def _answers(
    asked: type[Asked], of: Callable[[T], Asked], site: Site, without: Collection[str] = ()
) -> Iterator[Column[T]]:
    """Yield a column for everything that is *asked*: a field that is added has one at once."""
    directory = site.archive.organisation.directory
    for question in asked.questions():
        if question.id not in without:
            yield Column(question.label, _answer(question, of, directory))


def _answer(
    question: Question, of: Callable[[T], Asked], directory: Directory
) -> Callable[[T], Cell]:
    def answer(line: T) -> Cell:
        value: Any = getattr(of(line), question.id)
        named = isinstance(question.kind, PersonKind) and value
        return name(value, directory) if named else value

    return answer


def name(login: str, directory: Directory) -> str:
    """Return the name of *login*, with the login behind it where it may be meant by nobody else."""
    person = directory.by_login.get(login)
    if person is None:
        return login
    return person.name if directory.find(person.name) == person else f"{person.name} ({login})"
