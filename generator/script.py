"""Fold text so that it is found again however it was written: width, case and Chinese script."""

import unicodedata
from functools import cache

from opencc import OpenCC


class _Simplified(dict[int, str]):
    """The simplified form of each character, asked for once.

    Characters are converted one at a time: a phrase table would write the same character in two
    ways, depending on its neighbours, and a part of a text would no longer be found in the whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self._converter = OpenCC("t2s")

    def __missing__(self, character: int) -> str:
        self[character] = simple = str(self._converter.convert(chr(character)))
        return simple


@cache
def _simplified() -> _Simplified:
    return _Simplified()


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
    return caseless.translate(_simplified())
