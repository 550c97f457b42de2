"""The page of a form: what its template arranges, and what its script has to know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.forms.element import NO_RESPONSE
from generator.forms.form import Form
from generator.forms.issue import file_name
from generator.forms.kinds.control import Control
from generator.forms.kinds.directory import PersonKind
from generator.render.asking import Asking, sums
from generator.render.catalogue import Catalogue
from generator.render.escape import as_json
from generator.render.filled import LONGEST
from generator.render.page import Site
from generator.vocabulary import Classification
from generator.wording import N_

_NAMES_A_FILING = (Control.LINE, Control.PERSON)
"""What the title of an issue can be taken from."""

_MESSAGES = {
    "required": N_("is required, but was left empty"),
    "less": N_("is less than {least}: {written}"),
    "more": N_("is more than {most}: {written}"),
    "place": N_("{place}: {fault}"),
    "row": N_(", row {row}"),
    "column": N_(", column “{column}”"),
    "fault": N_("{fault}."),
    "example": N_("{fault}. For example: {example}"),
    "allowed": N_("the agenda takes {n} min at most"),
    "taken": N_("it takes {n} min"),
}
"""What is said of an answer, in the words in which reading it says the same."""

_RECENT = timedelta(days=400)
"""How long after a meeting something about it is still written."""


@dataclass(frozen=True)
class FormPage:
    """The page of *form* on *site*."""

    form: type[Form]
    site: Site

    @cached_property
    def asked(self) -> tuple[Asking, ...]:
        """The questions, in order."""
        shown, written = self.site.context, self.site.written
        return tuple(Asking(each, shown, written) for each in self.form.questions())

    @property
    def on_github(self) -> str:
        """GitHub's own form, where it is known."""
        return self.site.links.new({"template": file_name(self.form)})

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Who can be named: how that is written, so that the one person is read back, and login."""
        day, kind = self.site.archive.now.date(), PersonKind()
        directory = self.site.archive.organisation.directory
        return tuple(
            (kind.write(person.login, self.site.context), person.login)
            for person in directory.people
            if person.is_active(day)
        )

    @property
    def definition(self) -> Markup:
        """What the script has to know, as JSON inside of a ``script`` element."""
        return as_json(self._defined())

    def _defined(self) -> Mapping[str, Any]:
        catalogue = Catalogue(self.site.language)
        return {
            "slug": self.form.slug,
            "title": self.form.title.text(self.site.written.language),
            "subject": self._subject(),
            "issue": self.site.links.blank,
            "longest": LONGEST,
            "nothing": NO_RESPONSE,
            "secrecy": self._secrecy(),
            "open": self._open_meetings(),
            "names": self._names(),
            "sums": list(sums(self.asked)),
            "needs": [
                {
                    "field": each.field,
                    "by": each.by,
                    "among": each.among,
                    "message": catalogue.text(each.message),
                    "instead": each.instead,
                    "example": each.example,
                }
                for each in self.form.needs()
            ],
            "orders": [
                {
                    "field": each.field,
                    "after": each.after,
                    "message": catalogue.text(each.message),
                    "example": each.example,
                }
                for each in self.form.times_in_order()
            ],
            "fields": [each.definition(catalogue) for each in self.asked],
            "messages": {name: catalogue.text(text) for name, text in _MESSAGES.items()},
        }

    def _subject(self) -> str:
        """Return the field whose answer says in the title what the filing is about."""
        found = (q.id for q in self.asked if q.question.required and q.control in _NAMES_A_FILING)
        return next(found, "")

    def _secrecy(self) -> str:
        """Return how secret a filing is, as far as its form says: empty for not known."""
        organisation = self.site.archive.organisation
        if self.form.of_type:
            return organisation.meeting_types[self.form.of_type].classification.value
        return self.form.secrecy.value if self.form.secrecy else ""

    def _open_meetings(self) -> list[int]:
        """Return the meetings that are not restricted: a draft about one may stay in a browser."""
        archive = self.site.archive
        return [
            each.number
            for each in archive.meetings
            if each.classification is not Classification.RESTRICTED
            and each.starts > archive.now - _RECENT
        ]

    def _names(self) -> list[str]:
        """Return everything that people and departments may be called."""
        directory = self.site.archive.organisation.directory
        people = [name for person in directory.people for name in person.spellings]
        departments = [
            name for each in directory.departments for name in (each.slug, *each.title.all())
        ]
        return list(dict.fromkeys((*people, *departments)))
