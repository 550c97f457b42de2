"""Calendars as an app reads them: by a parser in another language that did not write them."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Part:
    """A component, with what is in it. Times are in UTC, as ISO 8601 writes them."""

    name: str
    properties: tuple[tuple[str, str, Mapping[str, Any]], ...]
    components: tuple["Part", ...]
    occurrences: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Self:
        """Return what the parser made of a component."""
        properties = tuple((name, value, given) for name, value, given in found["properties"])
        components = tuple(map(cls.read, found["components"]))
        occurrences = tuple(tuple(each) for each in found.get("occurrences", ()))
        return cls(found["name"], properties, components, occurrences)

    def __getitem__(self, name: str) -> str:
        """Return the value of the one property called *name*."""
        (value,) = self.all(name)
        return value

    def all(self, name: str) -> list[str]:
        """Return the values of all properties called *name*."""
        return [value for each, value, _ in self.properties if each == name.lower()]

    @cached_property
    def attendees(self) -> dict[str, Mapping[str, Any]]:
        """The parameters of the attendees, by address."""
        return {value: given for name, value, given in self.properties if name == "attendee"}

    def parts(self, name: str) -> list["Part"]:
        """Return the components called *name*."""
        return [part for part in self.components if part.name == name.lower()]

    @property
    def summaries(self) -> list[str]:
        """What its events are called."""
        return [event["SUMMARY"] for event in self.parts("vevent")]


def read_all(texts: Iterable[str]) -> Iterator[Part]:
    """Yield what each of *texts* is.

    Raises:
        AssertionError: if one is no calendar.
    """
    command = ("node", str(FOLDER / "read.mjs"))
    done = subprocess.run(
        command, input=json.dumps(list(texts)), capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        msg = f"no calendar, or no parser (make calendar-parser): {done.stderr}"
        raise AssertionError(msg)
    yield from map(Part.read, json.loads(done.stdout))


def read(text: str) -> Part:
    """Return what *text* is."""
    (found,) = read_all([text])
    return found
