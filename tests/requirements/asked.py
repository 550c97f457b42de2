"""What is asked for: the requirements in a few words, and what the product does not do of them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.wording import Wording

FILE = Path(__file__).with_name("requirements.toml")


@dataclass(frozen=True)
class Requirement:
    """What one requirement *asks*.

    *missing* says what is lacking where the product does nothing for it yet, *partly* where it
    does something. *is_lost* tells that its text is lost: there is nothing to be done.
    """

    number: int
    asks: Wording
    missing: Wording | None
    partly: Wording | None
    is_lost: bool


@dataclass(frozen=True)
class Chapter:
    """What is asked for in one matter."""

    title: Wording
    requirements: tuple[Requirement, ...]


def chapters(file: Path = FILE) -> tuple[Chapter, ...]:
    """Return all that is asked for, in the order of *file*."""
    content = tomllib.loads(file.read_text("utf-8"))
    return tuple(
        Chapter(Wording(each["title"]), tuple(_asked(each["asked"], content)))
        for each in content["chapters"]
    )


def _asked(asked: dict[str, Any], content: dict[str, Any]) -> Iterator[Requirement]:
    for key, words in asked.items():
        missing, partly = (_words(content.get(what, {}), key) for what in ("missing", "partly"))
        yield Requirement(int(key[1:]), Wording(words), missing, partly, key in content["lost"])


def _words(said: dict[str, Any], key: str) -> Wording | None:
    return Wording(said[key]) if key in said else None
