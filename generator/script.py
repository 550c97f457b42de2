"""Fold text so that it is found again however it was written: width, case and Chinese script."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from opencc import OpenCC

_HAN = (
    *range(0x2E80, 0x2FE0),
    *range(0x3400, 0xA000),
    *range(0xF900, 0xFB00),
    *range(0x20000, 0x323B0),
)
"""Code points of Chinese characters, their radicals and their compatibility forms."""

_STANDARDS = ("tw2s", "hk2s")
"""Simplified from what Taiwan and Hong Kong write: 衞, 衛 and 卫 meet, and so do 著 and 着."""


class _Simplified(dict[int, str]):
    """The simplified form of each character; what has none stands for itself."""

    def __missing__(self, character: int) -> str:
        self[character] = same = chr(character)
        return same


@cache
def simplified_forms() -> Mapping[int, str]:
    """Return what each traditional or variant character becomes, each converted on its own.

    A phrase table would write the same character in two ways, depending on its neighbours, and a
    part of a text would no longer be found in the whole. A line to each character keeps them apart.
    """
    characters = [chr(character) for character in _HAN]
    simple = "\n".join(characters)
    # What one standard simplifies, another may simplify further: 麼 becomes 么, and 么 becomes 幺.
    for standard in (*_STANDARDS, *_STANDARDS):
        simple = OpenCC(standard).convert(simple)
    pairs = zip(characters, simple.split("\n"), strict=True)
    return _Simplified({ord(character): form for character, form in pairs if form != character})


def _normalized(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def fold(text: str) -> str:
    """Return *text* in the one form under which all its spellings meet.

    Full-width becomes half-width (NFKC), traditional characters become simplified, upper case
    becomes lower. It is for comparing and searching, never for showing.
    """
    # Folding case can undo the normal form, and the normal form can bring back upper case: the
    # Unicode standard (section 3.13, identifier caseless matching) therefore does both twice.
    caseless = _normalized(_normalized(text.casefold()).casefold())
    return caseless.translate(simplified_forms())
