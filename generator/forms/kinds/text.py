"""Kinds that hold text: a line, prose, a link, attachments."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ConfigDict

from generator.forms.element import ElementType
from generator.forms.kinds.base import Answer, Context, Found, Kind, as_text
from generator.forms.kinds.control import Control, Expected
from generator.forms.written.links import read_links
from generator.wording import N_, Wording

_NO_ADDRESS = N_("is not one web address: {written}")
_NO_LINK = N_("contains something that is not a link: {written}")

_NAMELESS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
"""What GitHub calls an upload: an id, which tells nobody what it is."""


class Link(BaseModel):
    """An address on the web and what it is called; schema.org ``MediaObject``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    url: str

    @property
    def readable(self) -> str:
        """The name, or that of the file; empty where either is but an id."""
        names = (self.name, _name(self.url))
        return next((name for name in names if name and not _NAMELESS.fullmatch(name)), "")


def _escaped(name: str) -> str:
    return re.sub(r"([\\\[\]])", r"\\\1", name)


def _name(url: str) -> str:
    """Return what a link without a name is called: the file, or else the host."""
    parts = urlsplit(url)
    return unquote(parts.path.rpartition("/")[2]) or parts.netloc


@dataclass(frozen=True)
class LineKind(Kind):
    """Text on one line."""

    name: ClassVar[str] = "line"
    title: ClassVar[Wording] = Wording.of("Line", "单行文字", "單行文字")

    def read(self, answer: Answer, context: Context) -> Found:
        """Read one line; runs of white space count as one blank."""
        return Found(" ".join(as_text(answer).split()))


@dataclass(frozen=True)
class ProseKind(Kind):
    """Text of any length, in Markdown (R88)."""

    name: ClassVar[str] = "prose"
    title: ClassVar[Wording] = Wording.of(
        "Prose (Markdown)", "多行文字（Markdown）", "多行文字（Markdown）"
    )
    element: ClassVar[ElementType] = ElementType.TEXTAREA
    control: ClassVar[Control] = Control.PROSE

    def read(self, answer: Answer, context: Context) -> Found:
        """Keep the text as typed."""
        return Found(as_text(answer))


@dataclass(frozen=True)
class LinkKind(Kind):
    """One address on the web."""

    name: ClassVar[str] = "link"
    title: ClassVar[Wording] = Wording.of("Web address", "网址", "網址")
    expected: ClassVar[Expected] = Expected("[Hh][Tt][Tt][Pp][Ss]?://", _NO_ADDRESS)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read one ``http`` or ``https`` address, bare or as a Markdown link."""
        written = as_text(answer)
        found = read_links(written)
        if found.unread or len(found.links) != 1:
            return Found.wrong(_NO_ADDRESS, written=written)
        return Found(found.links[0].url)


@dataclass(frozen=True)
class AttachmentsKind(Kind):
    """Files and links: GitHub's upload, or addresses one a line (R46, R99)."""

    name: ClassVar[str] = "attachments"
    title: ClassVar[Wording] = Wording.of("Files and links", "附件与链接", "附件與連結")
    element: ClassVar[ElementType] = ElementType.UPLOAD
    multiple: ClassVar[bool] = True
    control: ClassVar[Control] = Control.LINKS
    expected: ClassVar[Expected] = Expected("[Hh][Tt][Tt][Pp][Ss]?://", _NO_LINK)

    def read(self, answer: Answer, context: Context) -> Found:
        """Read every link; text between links is refused, because it would be lost."""
        written = as_text(answer) if isinstance(answer, str) else "\n".join(answer)
        found = read_links(written)
        if found.unread:
            return Found.wrong(_NO_LINK, written=" … ".join(found.unread))
        return Found(
            tuple(Link(name=link.name or _name(link.url), url=link.url) for link in found.links)
        )

    def write(self, value: Any, context: Context) -> str:
        """Write one Markdown link a line."""
        return "\n".join(f"[{_escaped(link.name)}]({link.url})" for link in value)
