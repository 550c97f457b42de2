"""The reminder of a period that is over, and that the head has not rated (R114)."""

from collections.abc import Iterator

from generator.archive import Archive
from generator.evaluation import Span
from generator.evaluation.scope import was_held
from generator.forms.core import HeadsRating
from generator.organisation import Department
from generator.reminders.frame import Frame
from generator.reminders.reminder import Reminder
from generator.vocabulary import Period
from generator.vocabulary import ReminderKind as Kind


def unrated(frame: Frame) -> Iterator[Reminder]:
    """Yield the period before this one of each department whose head has not rated it.

    An executive may have done it in the head's place; and where no meeting was held, there is
    nothing to be rated.
    """
    for department in frame.archive.organisation.directory.departments:
        if department.evaluation is Period.NONE:
            continue
        span = Span.of(department.evaluation, frame.today).before
        if _is_rated(department, span, frame.archive) or not _has_met(department, span, frame):
            continue
        at = frame.after(span.last, department.rating)
        to = frame.able(frame.head(department.slug))
        yield Reminder(
            *(Kind.RATING, department.slug, span.first, at, None),
            *(to, {"department": department, "span": span}),
        )


def _is_rated(department: Department, span: Span, archive: Archive) -> bool:
    ratings = (r.answers for r in archive.records.values() if isinstance(r.answers, HeadsRating))
    return any(
        each.department == department.slug and span.first <= each.day <= span.last
        for each in ratings
    )


def _has_met(department: Department, span: Span, frame: Frame) -> bool:
    return any(
        meeting.department == department and span.first <= meeting.date <= span.last
        for meeting in frame.archive.meetings
        if was_held(meeting)
    )
