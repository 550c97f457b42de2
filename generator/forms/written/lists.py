"""Lists of names as people write them: separated in any way, one a line, or with list marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.forms.written.marks import without_mark
from generator.forms.written.width import plain

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f·"
_LONGEST = 200
"""Nobody's name and remarks are longer than this: what is, stays whole."""

_BRACKETS = r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】"
_TOKEN = re.compile(
    rf"(?P<kept>{_BRACKETS})|(?P<between>[,，、;；|｜\t\n]|(?<=\s)(?:and|和|与|與|及|&)(?=\s))",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[(（](?P<remark>[^()（）]*)[)）]$")
_SEVERAL = re.compile(rf"(?:@\S+|[{_HAN}]{{2,}})(?: +(?:@\S+|[{_HAN}]{{2,}}))+")
_SPACED = re.compile(rf"[{_HAN}] +[{_HAN}]")


@dataclass(frozen=True)
class Entry:
    """One name of a list, and the *remark* in brackets behind it, such as 主持; empty for none."""

    name: str
    remark: str = ""


def split_people(written: str) -> list[Entry]:
    """Split *written* into names, in the order written; a leading ``@`` is kept.

    Blanks belong to a Latin name (Mei Lin) and separate Chinese ones (张三 李四); between two
    single characters they only line the name up with longer ones (张　三). Whatever fits none of
    this stays whole, so that whoever looks the name up says it is unknown.
    """
    lines = (without_mark(line.strip()) for line in written.splitlines())
    parts = (part for line in lines for part in _split(line))
    return [_entry(name) for part in parts for name in _names(part)]


def _split(line: str) -> Iterator[str]:
    """Yield the parts of *line* between separators that stand outside brackets."""
    start = 0
    for found in _TOKEN.finditer(line):
        if found["between"]:
            yield line[start : found.start()]
            start = found.end()
    yield line[start:]


def _names(part: str) -> Iterator[str]:
    """Yield the names in *part*, which has no separators but perhaps blanks."""
    text = part.strip()
    blanks = plain(text)
    if _SPACED.fullmatch(blanks):
        yield blanks.replace(" ", "")
    elif _SEVERAL.fullmatch(blanks):
        yield from blanks.split()
    elif blanks:
        yield text


def _entry(text: str) -> Entry:
    """Take the remarks off the end of *text*; brackets alone are no remark on anybody."""
    rest, remarks = text, list[str]()
    while len(text) <= _LONGEST and (found := _REMARK.search(rest)):
        remarks.insert(0, found["remark"].strip())
        rest = rest[: found.start()].rstrip()
    if not plain(rest):
        return Entry(plain(text))
    return Entry(" ".join(plain(rest).split()), ", ".join(filter(None, remarks)))
