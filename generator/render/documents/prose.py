"""Prose in a document: one walk over what its Markdown consists of."""

from collections.abc import Iterator, Sequence
from itertools import count, repeat

from docx.enum.text import WD_UNDERLINE
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from markdown_it.token import Token

from generator.render.documents.paper import Paper, plain
from generator.render.escape import read_markdown

_STEP = 7
"""How far what belongs to a list or a quotation stands in, in millimetres."""

_SCHEMES = ("http://", "https://", "mailto:")
_MARK = "•"


def write_prose(paper: Paper, markdown: str) -> None:
    """Write what *markdown* says: paragraphs, lists, quotations, tables, code, links, bold."""
    _Walk(paper).over(read_markdown(markdown))


class _Walk:
    """Where the walk has come to: in which lists, at which mark, between which letters."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._lists: list[Iterator[str]] = []
        self._quotes = 0
        self._mark = ""
        self._rows: list[list[str]] = []

    def over(self, tokens: Sequence[Token]) -> None:
        """Write each of *tokens* in its turn."""
        for place, token in enumerate(tokens):
            self._go(token)
            self._say(token, is_heading=tokens[place - 1].type == "heading_open")

    def _go(self, token: Token) -> None:
        """Go into what *token* opens, or out of what it closes."""
        match token.type:
            case "bullet_list_open":
                self._lists.append(repeat(_MARK))
            case "ordered_list_open":
                first = int(token.attrGet("start") or 1)
                self._lists.append(f"{number}." for number in count(first))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._mark = next(self._lists[-1])
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "tr_open":
                self._rows.append([])

    def _say(self, token: Token, *, is_heading: bool) -> None:
        match token.type:
            case "inline" if self._rows:
                self._rows[-1].append(_text(token.children or ()))
            case "inline":
                self._inline(token.children or (), bold=is_heading)
            case "table_close":
                self._paper.table(self._rows[0], self._rows[1:])
                self._rows = []
            case "fence" | "code_block":
                code = self._paragraph().add_run(plain(token.content.rstrip("\n")))
                code.font.name = "Consolas"
            case "hr":
                self._paragraph().add_run("＊　＊　＊")

    def _paragraph(self) -> Paragraph:
        """Begin a paragraph, as far in as its lists and quotations say, with its mark if any."""
        paragraph = self._paper.paragraph()
        depth = len(self._lists) + self._quotes
        if depth:
            paragraph.paragraph_format.left_indent = Mm(_STEP * depth)
        if self._mark:
            paragraph.paragraph_format.first_line_indent = Mm(-_STEP)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_STEP * depth))
            paragraph.add_run(f"{self._mark}\t")
            self._mark = ""
        return paragraph

    def _inline(self, tokens: Sequence[Token], *, bold: bool) -> None:
        paragraph, on, link = self._paragraph(), {"strong": int(bold), "em": 0, "s": 0}, ""
        for token in tokens:
            name = token.type.removesuffix("_open").removesuffix("_close")
            if name in on:
                on[name] += token.nesting
            elif token.type == "link_open":
                link = str(token.attrGet("href") or "")
            elif token.type == "link_close":
                link = ""
            elif token.type == "image":
                self._write(paragraph, token.content, on, str(token.attrGet("src") or ""))
            else:
                self._write(paragraph, _text([token]), on, link)

    def _write(self, paragraph: Paragraph, text: str, on: dict[str, int], link: str) -> None:
        if link.startswith(_SCHEMES):
            self._paper.link(text or link, link)
            return
        run = paragraph.add_run(plain(text))
        run.bold, run.font.strike = bool(on["strong"]) or None, bool(on["s"]) or None
        if on["em"]:
            run.font.underline = WD_UNDERLINE.DOTTED  # Chinese has no slanted letters


def _text(tokens: Sequence[Token]) -> str:
    """Return what *tokens* say, without their marks."""
    breaks = ("softbreak", "hardbreak")
    return "".join("\n" if token.type in breaks else token.content for token in tokens)
