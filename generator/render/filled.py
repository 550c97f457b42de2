"""A form in which what is known already stands, on GitHub or on the site."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urlencode

from generator.forms.element import ElementType
from generator.forms.form import Form
from generator.forms.issue import file_name
from generator.forms.kinds import Context, Kind, TableKind
from generator.render import paths
from generator.render.page import Links

Known: TypeAlias = str | Sequence[Mapping[str, str]]
"""What is known of one answer: its text, or the cells of the rows of a table."""

_TYPED = (ElementType.INPUT, ElementType.TEXTAREA)
"""What a link may fill in. GitHub takes a dropdown in it amiss, and shows the form empty."""

LONGEST = 6_000
"""Characters of an address: GitHub refuses more than about 8,000."""


@dataclass(frozen=True)
class Filled:
    """The *answers* that are known of a filing, by field id, and the *title* of its issue."""

    form: type[Form]
    title: str
    answers: Mapping[str, Known]

    def on_github(self, context: Context, links: Links) -> str:
        """Return the address of GitHub's form: of too many answers, the longest are left out."""
        fields = {"title": self.title, **dict(self._typed(context))}
        named = {"template": file_name(self.form)}
        while fields and len(links.new(named | fields)) > LONGEST:
            longest = max(fields, key=lambda name: len(links.new({name: fields[name]})))
            fields.pop(longest)
        return links.new(named | fields)

    def _typed(self, context: Context) -> Iterator[tuple[str, str]]:
        for question in self.form.questions():
            answer = self.answers.get(question.id)
            if answer and question.kind.element in _TYPED:
                yield question.id, _text(question.kind, answer, context)

    def on_site(self) -> str:
        """Return the page of the form, with the answers behind the number sign.

        What stands there is not sent to the server: it is as long as it likes, and in no log.
        """
        fields = {
            id_: answer if isinstance(answer, str) else _rows(answer)
            for id_, answer in {"title": self.title, **self.answers}.items()
            if answer
        }
        return f"{paths.form(self.form)}#{urlencode(fields, quote_via=quote)}"


def _text(kind: Kind, answer: Known, context: Context) -> str:
    if isinstance(kind, TableKind) and not isinstance(answer, str):
        return kind.write_cells(answer, context.language)
    return str(answer)


def _rows(answer: Sequence[Mapping[str, str]]) -> str:
    rows = [{column: cell for column, cell in row.items() if cell} for row in answer]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
