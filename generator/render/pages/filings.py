"""Filings that have a page of their own: custom forms, and amendments."""

from collections.abc import Iterator

from generator.archive import standing
from generator.forms.form import Form
from generator.forms.kinds.control import Control
from generator.forms.question import Question
from generator.render import paths
from generator.render.page import Page, Site
from generator.render.pages.grouping import by
from generator.render.pages.words import words
from generator.vocabulary import Period

_NAMES = (Control.LINE, Control.DATE)
"""What tells one filing of a form from the others: what it is called, or which day it is of."""

_BEFORE_NAMES = (Control.CHOICE, Control.PERSON)


def filings(site: Site) -> Iterator[Page]:
    """Filings of custom forms, and amendments."""
    found = by(site.archive.filings, lambda record: record.family)
    custom = site.archive.organisation.custom_forms.items()
    values = {
        "families": found,
        "subjects": {slug: subject(form) for slug, form in site.forms.items()},
        "monthly": {slug for slug, form in custom if form.period is Period.MONTH},
    }
    yield Page("filings/index.md", "filings", values)
    for record in site.archive.filings:
        yield Page(
            paths.filing(record),
            "filing",
            {"record": record, "standing": standing(record, site.archive)},
            kind=record.answers.title.text(site.language),
            title=f"{record.answers.title.text(site.language)} #{record.issue}",
            text=words(record.answers, site),
            date=record.filed.date().isoformat(),
            numbers=(str(record.issue),),
        )


def subject(form: type[Form]) -> tuple[Question, ...]:
    """Return the questions whose answers say in a list what a filing of *form* is about.

    They are the first name or day that is asked for, and what stands before it: the department of a
    rating, the regulation of a clause.
    """
    asked = [q for q in form.questions() if q.required and q.kind.control in _NAMES + _BEFORE_NAMES]
    ends = (n for n, question in enumerate(asked, 1) if question.kind.control in _NAMES)
    return tuple(asked[: next(ends, 1)])
