"""The links in the answer to an upload element."""

import re

# Every run is bounded, or ends at a character of its own: hostile text costs no more than its
# length. GitHub writes files as links, pictures as links or ``img`` tags, films as bare addresses.
_BETWEEN = re.compile(r"[\s,，、]+|[-*+] ")
_ADDRESS = r"https?://[^\s()<>\"]+(?:\([^\s()<>\"]*\)[^\s()<>\"]*)*"
_LINK = re.compile(
    rf"!?\[[^\]\n]{{0,500}}\]\(({_ADDRESS})\)"
    rf"|<img\s[^<>\n]{{0,500}}?src=\"({_ADDRESS})\"[^<>\n]{{0,500}}>"
    rf"|<({_ADDRESS})>"
    rf"|({_ADDRESS})(?=[\s,，、]|$)"
)


def links_in(text: str) -> list[str] | None:
    """Return the addresses *text* links to, or nothing if it holds anything but links."""
    links, at = [], 0
    while at < len(text):
        found = _BETWEEN.match(text, at) or _LINK.match(text, at)
        if not found:
            return None
        links += [address for address in found.groups() if address]
        at = found.end()
    return links
