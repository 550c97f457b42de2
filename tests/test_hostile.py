"""Anyone may file: whatever stands in a field is harmless on every page and in every reply."""

from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from markdown import Markdown
from markdown_it import MarkdownIt
from mkdocs.utils.meta import get_data

from generator.forms.element import ElementType
from generator.forms.issue import issue_form
from generator.lifecycle import Effect, Refusal, Reply
from generator.render import render_reply
from generator.render.escape import as_html, without_controls
from tests.office import (
    AMENDMENT,
    FEEDBACK,
    INTERVIEW,
    MINUTES,
    PROGRESS,
    RATING,
    REQUEST,
    Filled,
    Office,
    problems,
)

ROOT = Path(__file__).parents[1]

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "svg": "<svg onload=alert(1)>",
    "frame": '<iframe src="javascript:alert(1)"></iframe>',
    "base": '<base href="https://evil.example/">',
    "meta": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "form": '<form action="https://evil.example/"><button>go',
    "style": "<style>body{display:none}</style>",
    "details": "<details open ontoggle=alert(1)>",
    "comment": "<!-- hidden",
    "closing": "</div></td></table><script>alert(1)</script>",
    "attributes": "word{onclick=alert(1) style=position:fixed #__search .md-header}",
    "block attributes": "{: onmouseover=alert(1) }",
    "scheme": "[click](javascript:alert(1))",
    "scheme in entities": "[click](java&#115;cript&#58;alert(1))",
    "scheme with a tab": "[click](java\tscript:alert(1))",
    "data": "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "autolink": "<javascript:alert(1)>",
    "reference": "[click][x] [x]: javascript:alert(1)",
    "tracker": "![pixel](https://evil.example/pixel.png)",
    "template": "{{ site.archive }} {% raw %} {# hidden #}",
    "python format": "{0.__class__} %(x)s {written}",
    "front matter": "--- template: evil.html hooks: evil.py ---",
    "heading": "# 伪造决议",
    "setext": "===",
    "rule": "---",
    "list": "- 1. nested",
    "numbered": "1. first",
    "table": "a | b | c",
    "code": "`code` ``` fence",
    "admonition": '!!! danger "Fake"',
    "footnote": "[^1] [^1]: note",
    "emphasis": "**bold** _it_ ~~gone~~ ^up^ ==mark==",
    "path": "../../.github/workflows/evil.yml",
    "null": "a\x00b",
    "bidi": "a\u202eb\u2066c",
    "zero width": "a\u200bb\ufeffc",
    "line separator": "a\u2028b\u0085c",
    "mention": "@everyone #1",
    "entity": "&lt;script&gt; &amp; &#60;",
    "include": "--8<-- 'secret.txt'",
    "critic": "{++ added ++} {>> hidden <<}",
}
"""Text that would be more than text somewhere: Markdown, HTML, Jinja, YAML, Python, a path."""

FORMS: dict[str, Filled] = {
    "meeting-request-weekly": REQUEST,
    "meeting-request-client": {
        **REQUEST,
        "meeting_type": "Client meeting",
        "client_name": "Some client",
    },
    "minutes": MINUTES,
    "progress": PROGRESS,
    "feedback": FEEDBACK,
    "amendment": AMENDMENT,
    "rating": RATING,
    "interview": INTERVIEW,
    "everything": {"a_line": "something"},
}
TABLES = {
    "agenda": "| Agenda item | Aim |\n| --- | --- |\n| {x} | {x} |",
    "guests": "| Name | Organisation |\n| --- | --- |\n| {x} | {x} |",
    "attendance": "| Participant | Note |\n| --- | --- |\n| Ada | {x} |",
    "discussion": (
        "| Agenda item | Speakers | Points made | Outcome |\n| --- | --- | --- | --- |\n"
        "| {x} | {x} | {x} | {x} |"
    ),
    "decisions": (
        "| Decision | Assignee | Quality requirement |\n| --- | --- | --- |\n| {x} | Ada | {x} |"
    ),
    "actions": (
        "| Action item | Assignee | Due | Quality requirement |\n| --- | --- | --- | --- |\n"
        "| {x} | 蔡小 | 2026-04-20 | {x} |"
    ),
    "a_table": "| What |\n| --- |\n| {x} |",
}
LINKS = {"link", "a_link"}
UPLOADS = {"materials", "attachments", "evidence", "a_attachments"}
TYPED = {ElementType.INPUT, ElementType.TEXTAREA, ElementType.UPLOAD}
ISSUES = {slug: 40 + place for place, slug in enumerate(FORMS)}
ISSUES |= {"meeting-request-weekly": 17, "minutes": 21, "everything": 40}
"""The first two are edits, so that what belongs to them is there."""

TAGS = {
    *("a", "br", "code", "del", "details", "div", "em", "h1", "h2", "h3", "h4", "hr", "img", "li"),
    *(
        "ol",
        "p",
        "pre",
        "s",
        "small",
        "span",
        "strong",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "time",
        "tr",
        "ul",
    ),
}
ATTRIBUTES = {
    "alt",
    "aria-current",
    "aria-label",
    "class",
    "datetime",
    "href",
    "id",
    "rel",
    "src",
    "start",
    "style",
    "title",
}
ADDRESSES = {"action", "formaction", "href", "poster", "src", "xlink:href"}
DATA = {"application/json", "application/ld+json"}
"""The types of scripts that no browser runs."""
STYLES = {"text-align: left;", "text-align: center;", "text-align: right;"}


def markdown() -> Markdown:
    """Return Markdown as the site is built with it."""
    config = yaml.load(
        (ROOT / "mkdocs.yml").read_text(encoding="utf-8"),
        Loader=yaml.UnsafeLoader,  # noqa: S506 - our own file, which names a function
    )
    names, options = [], {}
    for each in config["markdown_extensions"]:
        name = each if isinstance(each, str) else next(iter(each))
        names.append(name)
        options[name] = {} if isinstance(each, str) else each[name]
    return Markdown(extensions=names, extension_configs=options)


SITE = markdown()


def shown(page: str) -> str:
    """Return *page* as the site shows it: what stands in its front matter, its template reads."""
    return SITE.convert(get_data(page)[0])


GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": False})


class Harmless(HTMLParser):
    """Collects what must not be in a page. *own* is what its template brings along."""

    def __init__(self, own: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.text: list[str] = []
        self._own = own

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag not in TAGS and f"<{tag}>" not in self._own:
            self.faults.append(f"<{tag}>")
        if tag == "script" and named.get("type") not in DATA:
            self.faults.append("<script>")
        for name, value in attributes:
            self._attribute(name, value or "")

    def _attribute(self, name: str, value: str) -> None:
        scheme = value.strip().lower().split(":")[0] if ":" in value else ""
        if name not in ATTRIBUTES and (f"{name}=" not in self._own or name.startswith("on")):
            self.faults.append(f"{name}={value}")
        if name == "style" and value not in STYLES and f"style={value}" not in self._own:
            self.faults.append(f"style={value}")
        if name in ADDRESSES and scheme not in ("", "http", "https", "mailto"):
            self.faults.append(f"{name}={value}")
        if name == "src" and "evil.example" in value:
            self.faults.append(f"{name}={value}")
        named = name in ("id", "class") and value.startswith(("__", "md-"))
        if named and f"{name}={value}" not in self._own:
            self.faults.append(f"{name}={value}")

    def handle_data(self, data):
        self.text.append(data)


class Brought(HTMLParser):
    """Collects the tags, the attributes and the classes of a page on which nothing is hostile."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag, attributes):
        self.names |= {f"<{tag}>", *(f"{name}=" for name, _ in attributes)}
        self.names |= {f"{k}={v}" for k, v in attributes if k in ("class", "id", "style")}


def brought(pages: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return what the templates of *pages* bring along, by section of the site."""
    found: defaultdict[str, Brought] = defaultdict(Brought)
    for path, page in pages.items():
        if path.endswith(".md"):
            found[section(path)].feed(shown(page))
    return {name: frozenset(each.names) for name, each in found.items()}


def section(path: str) -> str:
    """Return the section of the site to which the page at *path* belongs."""
    return path.partition("/")[0]


def faults(html: str, own: frozenset[str] = frozenset()) -> list[str]:
    """Return what in *html* is not harmless."""
    parser = Harmless(own)
    parser.feed(html)
    parser.close()
    return [*parser.faults, *(["<!--"] if "<!--" in html else [])]


def _answer(field: str, payload: str) -> str | list[str]:
    if field in UPLOADS:
        return [f"https://example.org/{payload}"]
    if field in LINKS:
        return f"https://example.org/{payload}"
    return TABLES.get(field, "{x}").replace("{x}", payload.replace("|", "\\|"))


def _accepted(office: Office, slug: str, payload: str) -> tuple[Effect, ...]:
    """File *slug* with *payload* in every field that takes it, and return the effects."""
    asked = issue_form(office.form(slug), office.workspace.context("en")).elements
    typed = [each.id for each in asked if each.type in TYPED]
    answers = {**FORMS[slug], **{field: _answer(field, payload) for field in typed}}
    for _ in range(3):  # what the parser refuses, what the fields refuse, and then nothing
        by = "ada--test" if slug == "rating" else "ben--test"
        effects = office.file(slug, ISSUES[slug], answers, by=by, at="2026-04-20T10:00")
        for problem in problems(effects):
            answers.pop(problem.field_id, None)
        answers = {**FORMS[slug], **answers}
    assert () == problems(effects)
    return effects


def _replies(office: Office, effects: tuple[Effect, ...]) -> list[str]:
    context = office.workspace.context("en")
    return [render_reply(each, context) for each in effects if isinstance(each, Reply | Refusal)]


def _filled() -> Office:
    office = Office()
    office.fill()
    return office


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    """Return the pages without anything hostile."""
    return _filled().pages()


@pytest.fixture(scope="module")
def own(before) -> dict[str, frozenset[str]]:
    """Return what the templates of each section bring along."""
    return brought(before)


@pytest.mark.parametrize("name", PAYLOADS)
def test_whatever_is_filed_is_harmless_on_every_page_and_in_every_reply(name, before, own):
    office = _filled()
    replies = [
        reply
        for slug in FORMS
        for reply in _replies(office, _accepted(office, slug, PAYLOADS[name]))
    ]
    changed = {
        path: text
        for path, text in office.pages().items()
        if path.endswith(".md") and before.get(path) != text
    }

    assert {"meetings/2026/17.md", "filings/everything/40.md"} <= set(changed)
    alive = {path: faults(shown(page), own[section(path)]) for path, page in changed.items()}
    assert {} == {path: found for path, found in alive.items() if found}
    assert {} == {reply: found for reply in replies if (found := faults(GITHUB.render(reply)))}


@pytest.mark.parametrize(
    "name", ["script", "handler", "svg", "frame", "base", "meta", "form", "style", "comment"]
)
def test_what_comes_alive_is_found_on_pages_that_have_controls_of_their_own(name, own):
    assert faults(PAYLOADS[name], own["forms"])


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_refusal_shows_what_was_written_without_coming_alive(name):
    office = _filled()
    for slug, answers in FORMS.items():
        hostile: Filled = dict.fromkeys(answers, PAYLOADS[name])
        for reply in _replies(office, office.file(slug, ISSUES[slug], hostile)):
            assert [] == faults(GITHUB.render(reply))


@pytest.mark.parametrize("name", PAYLOADS)
def test_text_on_one_line_is_shown_as_typed(name):
    office = _filled()
    office.file("meeting-request-weekly", 17, {**REQUEST, "topic": PAYLOADS[name]})
    page = shown(office.pages()["meetings/2026/17.md"])
    parser = Harmless()
    parser.feed(page[: page.index("</h1>")])
    heading = "".join(parser.text).removesuffix("#").strip()

    assert without_controls(" ".join(PAYLOADS[name].split())) == heading


def test_a_heading_in_prose_is_a_paragraph_in_bold_and_no_heading_of_the_page():
    assert (
        '<div class="mb-prose">\n<p><strong>Costs &amp; <em>time</em></strong></p>\n</div>'
        == as_html("# Costs & *time*")
    )
    assert "<h" not in as_html(
        "\n\n".join(f"{'#' * n} Cost" for n in range(1, 7)) + "\n\nCost\n==="
    )
