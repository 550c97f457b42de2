"""Text from people, made harmless: shown as typed, or as cleaned HTML if it is prose."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

_MARKS = re.compile(r"""[\\`*_{}\[\]<>#!|~^&"'$=]""")
_AT_THE_START = re.compile(r"^(\d+)([.)])|^()([-+:%?@])")
_BLANKS = re.compile(r"\s+")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML has no way to write (XML 1.0, production 2)."""

_TAGS = {
    *("a", "blockquote", "br", "code", "del", "em", "hr", "li", "ol", "p", "pre", "s"),
    *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_PASTED_IMAGE = re.compile(
    r"""<img\b[^<>]*?\bsrc="(https://github\.com/user-attachments/assets/[0-9a-f-]+)"[^<>]*>"""
)


def _image(
    tokens: Sequence[Token],
    at: int,
    options: OptionsDict,  # noqa: ARG001 - as markdown-it calls it
    env: EnvType,  # noqa: ARG001 - as markdown-it calls it
) -> str:
    source, name = tokens[at].attrGet("src"), tokens[at].content
    return f'<a href="{escapeHtml(str(source))}">{escapeHtml(name or str(source))}</a>'


_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(
    ["table", "strikethrough"]
)
_MARKDOWN.renderer.rules["image"] = _image  # type: ignore[attr-defined] # its protocol names no rules


def without_controls(text: str) -> str:
    """Return *text* without characters that change how others are shown: bidi, zero width, C0."""
    if text.isprintable():  # that none of them is, and most text all is
        return text
    return "".join(
        char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf")
    )


def as_typed(value: Any) -> Markup:
    """Return *value* as one line of Markdown that shows it as typed, wherever it stands.

    What is marked as safe already is left alone. Marks are written as character references, so
    that no extension of Markdown and no HTML parser can see them.
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup("")
    text = _BLANKS.sub(" ", without_controls(str(value))).strip()
    text = _MARKS.sub(lambda match: f"&#{ord(match[0])};", text)
    return Markup(_AT_THE_START.sub(_mark_as_reference, text))  # noqa: S704 - this is the escaping


def _mark_as_reference(match: re.Match[str]) -> str:
    digits, mark = (match[1], match[2]) if match[2] else ("", match[4])
    return f"{digits}&#{ord(mark)};"


def as_html(value: str) -> Markup:
    """Return the Markdown in *value* as one closed HTML block without blank lines.

    It is rendered on its own, HTML in it is text, and what comes out passes an allow-list. Images
    become links, as GitHub's own ``img`` tags do: a page asks no other host for anything. Headings
    become paragraphs in bold: those of the page are the form's, and an answer adds none to them.
    """
    html = _MARKDOWN.render(_as_markdown(value))
    html = re.sub(r"<h[1-6]>", "<p><strong>", html)
    html = re.sub(r"</h[1-6]>", "</strong></p>", html)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    clean = re.sub(r"<pre>.*?</pre>", _lines_as_references, clean, flags=re.DOTALL)
    block = "\n".join(line for line in clean.split("\n") if line.strip())
    return Markup(f'<div class="mb-prose">\n{block}\n</div>')  # noqa: S704 - cleaned by nh3


def read_markdown(value: str) -> Sequence[Token]:
    """Return what the Markdown in *value* consists of: just what `as_html` makes HTML of."""
    return _MARKDOWN.parse(_as_markdown(value))


def _as_markdown(value: str) -> str:
    return _PASTED_IMAGE.sub(r"![](\1)", without_controls(value.replace("\r\n", "\n")))


def _lines_as_references(match: re.Match[str]) -> str:
    return match[0].replace("\n", "&#10;")


def as_code(value: Any) -> Markup:
    """Return *value* as a code span, for replies on GitHub: no mention or link comes out of it."""
    text = _BLANKS.sub(" ", without_controls(str(value))).strip() or " "
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    inside = f" {text} " if longest else text
    return Markup(f"{fence}{inside}{fence}")  # noqa: S704 - nothing is markup inside of a code span


def as_block(value: str) -> Markup:
    """Return the lines of *value* as a code block, for replies on GitHub, which offers to copy it.

    No mention or link comes out of it; nor does a fence that somebody wrote end it.
    """
    longest = max((len(run) for run in re.findall("`+", value)), default=0)
    fence = "`" * max(longest + 1, 3)
    return Markup(f"{fence}text\n{value.strip()}\n{fence}")  # noqa: S704 - as in a code span


def as_css(value: Any) -> Markup:
    """Return *value* as it stands between the quotes of a string in a style sheet, in HTML too."""
    text = _BLANKS.sub(" ", without_controls(str(value))).strip()
    told = (char if char.isalnum() or char == " " else f"\\{ord(char):06x}" for char in text)
    return Markup("".join(told))  # noqa: S704 - letters, digits and escapes only


def as_xml(value: Any) -> Markup:
    """Return *value* as text of XML, of an element or between the quotes of an attribute."""
    if isinstance(value, Markup):
        return value
    return escape(_NOT_XML.sub("", without_controls(str(value))))


def as_json(value: Mapping[str, Any]) -> Markup:
    """Return *value* as JSON inside of a ``script`` element, which nothing in it ends."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - this is the escaping
