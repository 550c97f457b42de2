"""What GitHub would make more of than text in what the product writes there.

Sources: docs.github.com, "Autolinked references and URLs", "Linking a pull request to an issue",
"Mentioning people and teams"; the filters of GitHub look at the text of the page that Markdown
has become, so that an escaped mark is as good as a plain one, and pass over code.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from markdown_it import MarkdownIt

TAGS = frozenset(
    {
        *("a", "b", "blockquote", "br", "code", "del", "details", "div", "em", "h1", "h2", "h3"),
        *("h4", "hr", "kbd", "li", "ol", "p", "pre", "s", "small", "strong", "sub", "summary"),
        *("sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
ATTRIBUTES = frozenset({"class", "href", "rel", "start", "style", "title"})
STYLES = frozenset(f"text-align:{side}" for side in ("left", "center", "right"))
SCHEMES = frozenset({"http", "https", "mailto"})
FORMS = "https://github.com/office/meetings/issues/new"
"""Where a form is opened, with what is known filled in."""

PROSE = "mb-prose"
"""The class of what people wrote in Markdown: there, and only there, a link may have other words
than its address. What GitHub makes a link of by itself says where it leads."""

ALIVE = {
    "mention": r"(?<![a-z0-9_`])@(office/)?victim",
    "reference": r"(#|\bGH-|/(issues|pull|discussions)/)4711",
}
CLOSING = re.compile(
    r"\b(close[sd]?|fix(e[sd])?|resolve[sd]?):?\s+\S*?(#|GH-|/issues/|/pull/)4711", re.IGNORECASE
)

_GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": False})


class _Page(HTMLParser):
    """Collects what is alive in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, str]] = []

    def _inside(self, *names: str) -> bool:
        return any({tag, kind} & {*names} for tag, kind in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        self.found += (
            f"{name}={value}" for name, value in given.items() if self._acts(name, value)
        )
        if tag not in ("br", "hr"):
            self._open.append((tag, given.get("class", "")))

    def _acts(self, name: str, value: str) -> bool:
        if name not in ATTRIBUTES or (name == "style" and value.rstrip(";") not in STYLES):
            return True
        if name != "href":
            return False
        if value.startswith(f"{FORMS}?"):
            return not _is_prefilled(value)
        is_theirs = self._inside(PROSE) or value.startswith("https://example.org/")
        is_foreign = any(word in value for word in ("evil.example", "4711", "victim"))
        scheme = value.partition("/")[0].partition(":")
        return (bool(scheme[1]) and scheme[0] not in SCHEMES) or (is_foreign and not is_theirs)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._inside(tag):
            if self._open.pop()[0] == tag:
                break

    def handle_comment(self, data: str) -> None:
        if not data.strip().startswith("minutebook "):
            self.found.append(f"<!--{data}-->")

    def handle_data(self, data: str) -> None:
        if self._inside("code", "pre"):
            return
        for name, pattern in ALIVE.items():
            if found := re.search(pattern, data, re.IGNORECASE):
                self.found.append(f"{name}: {found[0]}")


def _is_prefilled(address: str) -> bool:
    """Tell whether *address* opens a form with answers in it, and does nothing else."""
    parts = urlsplit(address)
    names = "".join(name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    return (
        re.fullmatch("[a-z_]+", names) is not None and not parts.fragment and len(address) < 8_000
    )


def alive(text: str) -> list[str]:
    """Return what of people's texts is more than text when GitHub shows *text*."""
    page = _Page()
    page.feed(_GITHUB.render(text))
    page.close()
    return page.found


def closing(text: str) -> list[str]:
    """Return what closes an issue when *text* becomes the message of a commit, as it stands."""
    return [found[0] for found in CLOSING.finditer(text)]


def workflow_commands(printed: str) -> Iterator[str]:
    """Yield the lines that a runner of GitHub Actions carries out instead of showing them.

    Source: ``ActionCommand.cs`` of actions/runner. It reads both streams.
    """
    for line in re.split(r"\r\n|\r|\n", printed):
        if line.lstrip().startswith("::") or "##[" in line:
            yield line
