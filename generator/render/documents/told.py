"""The words of a document: messages, names and answers as its readers know them."""

from typing import Any

from generator.archive import Meeting
from generator.forms.kinds import Link
from generator.forms.question import Question
from generator.render.catalogue import Catalogue
from generator.render.page import Site
from generator.wording import N_, Wording


class Told:
    """How things are said about *meeting* in the language of *site*."""

    def __init__(self, meeting: Meeting, site: Site) -> None:
        self._organisation, self._context = meeting.organisation, site.context
        self.catalogue = Catalogue(site.language)

    def say(self, message: str, **values: object) -> str:
        """Return *message*, a msgid, with *values*."""
        return self.catalogue.text(message).format(**values)

    def words(self, wording: Wording) -> str:
        """Return *wording* in the language of the document."""
        return self.catalogue.words(wording)

    def name(self, login: str) -> str:
        """Return who has *login*, by name."""
        known = self._organisation.directory.by_login.get(login)
        return known.name if known else f"@{login}"

    def answer(self, question: Question, value: Any) -> str:
        """Return *value* as it is read, which is not always as it is typed."""
        if value in (None, "", ()):
            return "–"
        match question.kind.name:
            case "date":
                return self.catalogue.date(value)
            case "choices" | "boxes":
                said = (question.kind.write((each,), self._context) for each in value)
                return self.say(N_(", ")).join(said)
            case "money":
                return self.catalogue.money(value)
            case "attachments":
                files = enumerate(value, start=1)
                return "\n".join(f"{self._called(file, n)} {file.url}" for n, file in files)
        return question.kind.write(value, self._context)

    def _called(self, file: Link, n: int) -> str:
        return file.readable or self.say(N_("Attachment {n}"), n=n)
