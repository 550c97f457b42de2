"""Write the search index (R96) of the site: small script files that a browser reads on demand.

The text is folded (`script.fold`), so that both Chinese scripts meet, and cut into tokens. A run of
Chinese characters gives its overlapping pairs and its last character; a word gives itself and what
follows each hyphen, underscore or full stop in it. Whatever a reader looks for is then a token or
the beginning of one, and no dictionary has to agree with the reader on where words end.

``theme/assets/javascripts/search-index.js`` cuts a query by the same rules and reads these files.
They are scripts and not JSON because a page opened from a folder on disk may load scripts only.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.script import fold, simplified_forms

FOLDER = "assets/search"
"""Where the index lies, below the root of the site: the theme looks for it there."""

PAGES_PER_FILE = 4
"""A result needs the text of its page: few pages in a file, and little is read in vain."""

SHARD_LENGTH = 24_000
"""Characters in a file of postings, on average: a query reads one for each of its tokens."""

_MANY = 13
"""Counts above this say nothing more."""

_IN_TEXT, _IN_TITLE, _AS_NUMBER = "AABCDEFGHIJKLM", "NNOPQRSTUVWXYZ", "aabcdefghijklm"
"""The letter for each count, from 0 to many, of a token of the text, of the title, and of one that
is a number of the page."""

_CASED = range(0x20000)
"""Code points among which there are upper and lower case; what lies above is all Chinese."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_WORD = re.compile(r"[^\W_]+(?:[-_.][^\W_]+)*")
_JOINT = re.compile("[-_.]")


@dataclass(frozen=True)
class SearchPage:
    """What the search knows of one page.

    *url* is where the page lies below the root of the site; *text* is plain text without markup.
    *kind* is shown as it is; *date* is ISO 8601, and of two pages that match equally well the later
    one comes first. *numbers* are what the page is called for short: a reader who types one of them
    finds the page before all that only mention it.
    """

    url: str
    title: str
    text: str
    kind: str = ""
    date: str = ""
    numbers: tuple[str, ...] = ()


def search_index(pages: Iterable[SearchPage]) -> dict[str, str]:
    """Return the files of the index of *pages*, by path below the root of the site.

    The order of *pages* does not matter: they are numbered from the oldest to the newest, so that
    a new page changes no other's number and, of two numbers, the higher is the later page.
    """
    numbered = sorted(pages, key=lambda page: (page.date, page.url))
    postings = _postings(numbered)
    shards = _shards(postings)
    files = {
        **{_path("words", shard): _script("words", shard, shards[shard]) for shard in shards},
        **dict(_page_files(numbered)),
    }
    start = {
        "digits": _digits(len(numbered)),
        "pages": len(numbered),
        "pagesPerFile": PAGES_PER_FILE,
        "shards": len(shards),
        "spellings": spellings(),
        "version": _version(files),
    }
    return {f"{FOLDER}/start.js": _script("start", start), **files}


def tokens(text: str) -> Iterator[str]:
    """Yield the tokens of *text*, which is folded already, each as often as it occurs."""
    for run in _HAN_RUN.findall(text):
        yield from map(str.__add__, run, run[1:])
        yield run[-1]
    for word in _WORD.findall(_HAN_RUN.sub(" ", text)):
        yield word
        for joint in _JOINT.finditer(word):
            yield word[joint.end() :]


def shard_of(token: str, shards: int) -> int:
    """Return which of *shards* files holds *token*, and every token that begins as it does.

    Pairs go by their first character, words by their first two: a beginning of that length is
    looked up in a single file. The hash is FNV-1a over code points, the same in the browser.
    """
    beginning = token[:1] if _HAN_RUN.match(token) else token[:2]
    value = 0x811C9DC5
    for character in beginning:
        value = (value ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    return value % shards


@cache
def spellings() -> str:
    """Return what `fold` does to a character beyond what browsers do by themselves.

    Entries are one character and what it becomes, with a bar between them. They cover every
    character and not only those of the pages: a reader may write one that no page has.
    """
    cased = (chr(code) for code in _CASED if chr(code).casefold() != chr(code).lower())
    characters = sorted({*cased, *map(chr, simplified_forms())})
    return "|".join(
        character + fold(character)
        for character in characters
        if fold(character) != _plainly_folded(character)
    )


def _plainly_folded(character: str) -> str:
    """Return *character* as a browser alone would fold it, with NFKC and lower case."""
    lower = unicodedata.normalize("NFKC", character.lower()).lower()
    return unicodedata.normalize("NFKC", lower)


def _postings(pages: Sequence[SearchPage]) -> dict[str, list[str]]:
    """Return for each token its postings: number of the page, then count and rank as a letter."""
    postings: dict[str, list[str]] = defaultdict(list)
    digits = _digits(len(pages))
    for number, page in enumerate(pages):
        place = _base36(number, digits)
        numbers, title = {*map(fold, page.numbers)}, {*tokens(fold(page.title))}
        for token, count in Counter(tokens(_searched(page))).items():
            letters = _AS_NUMBER if token in numbers else _IN_TITLE if token in title else _IN_TEXT
            postings[token].append(place + letters[min(count, _MANY)])
    return postings


def _searched(page: SearchPage) -> str:
    return fold("\n".join([page.title, *page.numbers, page.text]))


def _shards(postings: Mapping[str, Sequence[str]]) -> dict[int, dict[str, str]]:
    """Spread *postings* over so many files that each is of a size worth asking for."""
    lists = {token: "".join(postings[token]) for token in sorted(postings)}
    number = 1 + sum(map(len, lists.values())) // SHARD_LENGTH
    shards: dict[int, dict[str, str]] = {shard: {} for shard in range(number)}
    for token, places in lists.items():
        shards[shard_of(token, number)][token] = places
    return shards


def _page_files(pages: Sequence[SearchPage]) -> Iterator[tuple[str, str]]:
    for number, first in enumerate(range(0, len(pages), PAGES_PER_FILE)):
        rows = [
            [page.url, page.title, page.kind, page.date, " ".join(page.text.split())]
            for page in pages[first : first + PAGES_PER_FILE]
        ]
        yield _path("pages", number), _script("pages", number, rows)


def _path(name: str, number: int) -> str:
    return f"{FOLDER}/{name}-{number}.js"


def _script(name: str, *values: object) -> str:
    """Return the call that hands *values* to the reader in the browser."""
    arguments = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"minutebook.{name}({','.join(arguments)});\n"


def _version(files: Mapping[str, str]) -> str:
    """Return what tells this index from another: a browser must not mix the files of two."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\n{files[path]}".encode())
    return digest.hexdigest()[:12]


def _digits(pages: int) -> int:
    return len(_base36(max(pages - 1, 0), 1))


def _base36(number: int, digits: int) -> str:
    text = ""
    while number or len(text) < digits:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text
