"""Links as people write them and as GitHub writes uploaded files."""

import html
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from generator.forms.written.marks import without_mark

_LONGEST = 2048
_TEXT = r"(?:[^\[\]\\\n]|\\.){0,500}"
_TARGET = r"(?:<[^<>\n]{0,2100}>|[^\s()<>]{0,2100}(?:\([^\s()<>]{0,2100}\)[^\s()<>]{0,2100}){0,9})"
_TITLE = r"(?:[ \t]{1,9}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?"
_LINK = re.compile(
    rf"!?\[(?P<text>{_TEXT})\]\([ \t]{{0,9}}(?P<target>{_TARGET}){_TITLE}[ \t]{{0,9}}\)"
    r"|(?P<image><img\b[^<>]{0,4000}>)"
    r"|<(?P<auto>https?://[^\s<>]{1,2100})>"
    r"|(?P<bare>https?://[^\s<>\"`，。；、！？（）【】《》「」“”|]{1,2100})",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\s(?P<name>src|alt)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TRAILING = ".,;:!?'\"*_"
_NOTHING = re.compile(r"[\s,，、;；|｜.。:：!！?？()（）\[\]*_'\"“”-]+")
_FORBIDDEN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\\\"<>`\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_HOST = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?|\[[0-9a-f:.]+\]", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """An address on the web, and what it is called; *name* is empty where it has none."""

    name: str
    url: str


@dataclass(frozen=True)
class ReadLinks:
    """The links of a text, and every part of it that is no link, as typed."""

    links: tuple[Link, ...]
    unread: tuple[str, ...]


def is_safe_url(url: str) -> bool:
    """Return whether *url* is a whole address on the web that leads where it seems to lead.

    Only ``http`` and ``https``: ``javascript:`` and ``data:`` run in the reader's name. No user
    before the host (``https://github.com@elsewhere``), and nothing invisible.
    """
    if len(url) > _LONGEST or _FORBIDDEN.search(url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and _has_plain_host(parts)
    except ValueError:
        return False


def read_links(written: str) -> ReadLinks:
    """Read Markdown links and images, ``img`` tags and bare addresses, in the order written.

    A bare address alone on its line takes the text before or after it as its name. All other text
    is returned as unread, so that nothing is lost silently.
    """
    links: list[Link] = []
    unread: list[str] = []
    for line in written.splitlines():
        found = _read_line(without_mark(line.strip()))
        links.extend(found.links)
        unread.extend(found.unread)
    return ReadLinks(tuple(links), tuple(unread))


_NOT_IN_AN_ADDRESS = '<>"`{}|\\^'
"""RFC 3986 lets none of these into an address: what they stand in goes on behind them."""


def _has_plain_host(parts: SplitResult) -> bool:
    """Return whether there is a host, with a port that exists and without a user before it."""
    host = parts.netloc.removesuffix(f":{parts.port}") if parts.port else parts.netloc
    return _HOST.fullmatch(host) is not None


def _read_line(line: str) -> ReadLinks:
    links: list[Link] = []
    rest: list[str] = []
    at, bare = 0, 0
    for found in _LINK.finditer(line):
        rest.append(line[at : found.start()])
        link, at = _link(found), found.end()
        if found["bare"] is not None:
            url = _trimmed(found["bare"])
            link, at, bare = Link("", url), found.start() + len(url), bare + 1
        if is_safe_url(link.url):
            links.append(link)
        else:
            rest.append(line[found.start() : at])
    rest.append(line[at:])
    unread = [part for text in rest if (part := _without_separators(text))]
    is_cut_off = rest[-1].startswith(tuple(_NOT_IN_AN_ADDRESS))
    if len(links) == bare == len(unread) == 1 and "://" not in unread[0] and not is_cut_off:
        return ReadLinks((Link(unread[0].rstrip(":：-–—").rstrip(), links[0].url),), ())
    return ReadLinks(tuple(links), tuple(unread))


def _link(found: re.Match[str]) -> Link:
    """Return the link of a match, whatever its address is."""
    if found["image"]:
        attributes = {
            each["name"].lower(): html.unescape(each["double"] or each["single"] or "")
            for each in _ATTRIBUTE.finditer(found["image"])
        }
        return Link(attributes.get("alt", ""), attributes.get("src", ""))
    if found["target"] is not None:
        target = found["target"].removeprefix("<").removesuffix(">")
        return Link(_ESCAPE.sub(r"\1", found["text"]).strip(), _ESCAPE.sub(r"\1", target))
    return Link("", found["auto"] or found["bare"] or "")


def _trimmed(url: str) -> str:
    """Return a bare *url* without the punctuation of the sentence around it."""
    while True:
        shorter = url.rstrip(_TRAILING)
        for opening, closing in ("()", "[]", "{}"):
            if shorter.endswith(closing) and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter == url:
            return url
        url = shorter


def _without_separators(text: str) -> str:
    """Return *text*, or nothing if it only keeps links apart."""
    return "" if not _NOTHING.sub("", text) else text.strip(" \t,，、;；|｜")
