"""Parts of a document that python-docx has no words for: tables at once, fields, links.

The names are those of Office Open XML (ECMA-376, part 1, 17).
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element: TypeAlias = Any
"""An element of lxml, of which the library says no type."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS = 56.7
"""Twentieths of a point in a millimetre."""


def element(name: str, *inside: Element, **attributes: str) -> Element:
    """Return the element *name* with *attributes*, all of them of WordprocessingML."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for each in inside:
        made.append(each)
    return made


def run(text: str, *properties: Element) -> Element:
    """Return *text* with *properties*, its lines kept."""
    made = element("r", *([element("rPr", *properties)] if properties else ()))
    for place, line in enumerate(text.split("\n")):
        if place:
            made.append(element("br"))
        said = element("t")
        said.text = line
        said.set(_SPACE, "preserve")
        made.append(said)
    return made


def field(instruction: str) -> Element:
    """Return what Word works out when it shows the page: the number of the page, or of all."""
    return element("fldSimple", run("1"), instr=instruction)


def gap() -> Element:
    """Return the paragraph that keeps a table from the next: hardly higher than a line is thick."""
    return element("p", element("pPr", element("spacing", after="0", line="120", lineRule="exact")))


def hyperlink(key: str, text: str) -> Element:
    """Return *text* as a link to what the document knows by *key*."""
    made = element("hyperlink", run(text, element("u", val="single")))
    made.set(qn("r:id"), key)
    return made


def table(widths: Sequence[float], rows: Iterable[Sequence[str]], *, named: str) -> Element:
    """Return a table of *rows*, whose columns have *widths* in millimetres.

    *named* says what stands in bold: the first "row", said again on every sheet, or "column".
    """
    twips = [str(round(width * _TWIPS)) for width in widths]
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val="TableGrid"),
            element("tblW", w="0", type="auto"),
            element("tblLayout", type="fixed"),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in twips)),
    )
    for place, row in enumerate(rows):
        head = named == "row" and not place
        made.append(_row(row, bold=len(row) if head else int(named == "column"), head=head))
    return made


def _row(cells: Sequence[str], *, bold: int, head: bool) -> Element:
    """Return a row that no sheet divides, of which the first *bold* cells are names."""
    properties = element("trPr", element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    for place, cell in enumerate(cells):
        strong = (element("b"),) if place < bold else ()
        made.append(element("tc", element("p", run(cell, *strong))))
    return made
