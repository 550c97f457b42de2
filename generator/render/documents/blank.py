"""An empty sheet for Word in each language: its page, its styles, and nothing of anybody's."""

import io
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

WIDTH = 162
"""How wide the text is, in millimetres."""

_KEPT = {"Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Header", "Footer", "Table Grid"}
"""The styles that are used; of the library's 164, the others would be most of the file."""

_LEFT_OUT = ("thumbnail", "stylesWithEffects", "webSettings", "customXml")
"""Parts of the library's own template that say nothing of minutes."""

_BODY = {"en": "宋体", "zh-Hans": "宋体", "zh-Hant": "新細明體"}
_HEADINGS = {"en": "黑体", "zh-Hans": "黑体", "zh-Hant": "微軟正黑體"}
_EAST_ASIAN = {"en": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
_LATIN, _LATIN_HEADINGS = "Times New Roman", "Arial"

_SIZES = {"Title": 18, "Subtitle": 13, "Heading 1": 13, "Heading 2": 10.5, "Normal": 10.5}
_NARROW = {"Header": 9, "Footer": 9}


def blank(language: str) -> Word:
    """Return an empty document of its own, whose text is in *language*."""
    return Document(io.BytesIO(_blank(language)))


@cache
def _blank(language: str) -> bytes:
    document = Document()
    for rels in (document.part.package.rels, document.part.rels):
        for key in [k for k, r in rels.items() if r.reltype.endswith(_LEFT_OUT)]:
            del rels[key]
    for style in [each for each in document.styles if each.name not in _KEPT]:
        if style.type is not WD_STYLE_TYPE.CHARACTER or not style.builtin:
            style.delete()
    for name, points in {**_SIZES, **_NARROW}.items():
        _letter(document.styles[name], points, language)
    _lay_out(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _letter(style: Any, points: float, language: str) -> None:
    """Set the letters of *style*: black, upright, with a Chinese typeface named for Chinese."""
    heading = style.name in ("Title", "Heading 1", "Heading 2")
    style.font.size, style.font.color.rgb = Pt(points), RGBColor(0, 0, 0)
    style.font.bold, style.font.italic = heading, False
    style.paragraph_format.keep_with_next = heading
    style.font.name = _LATIN_HEADINGS if heading else _LATIN
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), (_HEADINGS if heading else _BODY)[language])
    if style.name == "Normal":
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), "en-US" if language == "en" else _EAST_ASIAN[language])
        spoken.set(qn("w:eastAsia"), _EAST_ASIAN[language])
        style.element.rPr.append(spoken)


def _lay_out(document: Word) -> None:
    """Set the page, A4, and the room between paragraphs."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(26), Mm(20)
    section.left_margin, section.right_margin = Mm(26), Mm(22)
    for name in ("Title", "Subtitle"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in list(document.styles[name].element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
    for name in ("Header", "Footer"):
        for tabs in list(document.styles[name].element.iter(qn("w:tabs"))):
            tabs.getparent().remove(tabs)
    cells = document.styles["Table Grid"].paragraph_format
    cells.space_before, cells.space_after, cells.line_spacing = Pt(1), Pt(1), 1.15
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
