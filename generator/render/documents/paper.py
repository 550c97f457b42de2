"""A document for Word as it is written: headings, paragraphs, tables, links, running heads."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from generator.render.documents import parts
from generator.render.documents.blank import WIDTH, blank
from generator.render.documents.packed import packed
from generator.render.escape import without_controls

_NO_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class About:
    """What a document says of itself: no person, and no time but that of its record."""

    title: str
    subject: str
    organisation: str
    language: str
    at: dt.datetime


def plain(text: str) -> str:
    """Return *text* as a document can hold it: without what XML has no place for."""
    return _NO_XML.sub("", without_controls(text))


class Paper:
    """One document, written from top to bottom. What it is given is text, whatever it says."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._document: Word = blank(about.language)

    def run_along(self, left: str, right: str) -> None:
        """Write *left* and *right* at the head of every sheet, and its number at the foot."""
        section = self._document.sections[0]
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        head.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        head.add_run(plain(f"{left}\t{right}"))
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for each in (parts.field("PAGE"), parts.run(" / "), parts.field("NUMPAGES")):
            section.footer.part.element[0].append(each)

    def title(self, title: str, kind: str) -> None:
        """Write the title, and below it what kind of paper this is."""
        self._document.add_paragraph(plain(title), "Title")
        self._document.add_paragraph(plain(kind), "Subtitle")

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading."""
        self._document.add_paragraph(plain(text), f"Heading {level}")

    def paragraph(self, text: str = "") -> Paragraph:
        """Write a paragraph, and return it."""
        return self._document.add_paragraph(plain(text))

    def labelled(self, label: str, text: str) -> None:
        """Write *text* with its *label* before it."""
        paragraph = self._document.add_paragraph()
        paragraph.add_run(plain(f"{label}\u3000")).bold = True
        paragraph.add_run(plain(text))

    def link(self, words: str, address: str) -> None:
        """Write *words* at the end of the last paragraph, as a link to *address*."""
        document = self._document
        kind = RELATIONSHIP_TYPE.HYPERLINK
        key = document.part.relate_to(address, kind, is_external=True)
        document.element.body[-2].append(parts.hyperlink(key, plain(words)))

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Write a table of what is called what; the names need no heading."""
        self._add([34, WIDTH - 34], rows, "column")

    def table(
        self, heads: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int] = ()
    ) -> None:
        """Write a table whose first row is said again on every sheet; *shares* are of its width."""
        each = shares or (1,) * len(heads)
        self._add([WIDTH * share / sum(each) for share in each], (heads, *rows), "row")

    def save(self) -> bytes:
        """Return the document: the same bytes whenever and wherever it is made."""
        about, core = self._about, self._document.core_properties
        core.title, core.subject = plain(about.title)[:255], plain(about.subject)[:255]
        core.author = core.last_modified_by = plain(about.organisation)[:255]
        core.comments, core.language, core.revision = "", about.language, 1
        core.created = core.modified = about.at.astimezone(dt.UTC).replace(tzinfo=None)
        return packed(self._document)

    def _add(self, widths: Sequence[float], rows: Iterable[Sequence[str]], named: str) -> None:
        cells = ([plain(cell) for cell in row] for row in rows)
        end = self._document.element.body[-1]
        end.addprevious(parts.table(widths, cells, named=named))
        end.addprevious(parts.gap())
