"""The marks that people put before the items of a list."""

import re

_BLANK = "[ \u3000\xa0]"
_NUMBER = "[0-9０-９]{1,3}"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    r"(?:"
    rf"[-*+]{_BLANK}+(?:\[ \]{_BLANK}+)?"  # as in Markdown, perhaps to be ticked
    r"|[-+](?=[\u4e00-\u9fff])"
    rf"|[•·●○▪▫◦‣]{_BLANK}*"
    rf"|{_NUMBER}[.．)）、](?:{_BLANK}+|(?=[^\s0-9０-９]))"
    rf"|[①-⑳]{_BLANK}*"
    rf"|{_NUMERAL}、{_BLANK}*"
    rf"|[(（](?:{_NUMBER}|{_NUMERAL})[)）]{_BLANK}*"
    r")(?=\S)"
    # An item that nobody has filled in.
    rf"|(?:[-*+•]|{_NUMBER}[.．)）、])(?:{_BLANK}+\[ \])?\s*$"
)


def has_mark(line: str) -> bool:
    """Return whether *line* starts with the mark of a list item: ``-``, ``1.``, （一）."""
    return _MARK.match(line) is not None


def without_mark(line: str) -> str:
    """Return *line* without the mark of a list item, if it starts with one.

    1.5小时 and 3、4月 start with numbers that belong to the text: no mark.
    """
    return _MARK.sub("", line, count=1) if has_mark(line) else line
