"""Full-width characters, odd blanks and invisible signs made plain."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFFE5: 0xA5, 0xFFE1: 0xA3}
_BLANKS = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_INVISIBLE = dict.fromkeys(
    [
        *(0xAD, 0x180E, 0xFEFF),  # soft hyphen, Mongolian vowel separator, byte order mark
        *range(0x200B, 0x2010),  # zero-width signs, marks of direction
        *range(0x202A, 0x202F),  # embeddings and overrides of direction
        *range(0x2060, 0x2065),  # word joiner, invisible operators
        *(0x61C, 0x2066, 0x2067, 0x2068, 0x2069),  # Arabic letter mark, isolates of direction
    ]
)
_PLAIN: dict[int, int | str | None] = {**_FULL_WIDTH, **_BLANKS, **_INVISIBLE}
_HYPHENS = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0x30FC, 0xFE63, 0xFF0D], "-")


def plain(text: str) -> str:
    """Return *text* with full-width signs as ASCII, common blanks, and nothing invisible.

    Not NFKC: that would also turn ① into 1, ½ into three signs and … into full stops. Chinese
    punctuation without an ASCII twin (、。《》) says something of its own and stays. Outer blanks
    go, line ends stay.
    """
    return text.translate(_PLAIN).strip()


def hyphens(text: str) -> str:
    """Return *text* with every dash, minus and full-width hyphen as the one of ASCII."""
    return text.translate(_HYPHENS)
