"""Read TOML files of one folder, noting every fault instead of stopping at the first."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.organisation.faults import faults
from generator.organisation.part import repeated
from generator.organisation.references import Names

Table = Mapping[str, Any]
_Part = TypeVar("_Part", bound=BaseModel)

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Reader:
    """The files of *folder*, and what was found wrong in them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: dict[str, Table | None] = {}
        self.faults: list[str] = []

    def note(self, file: str, what: str) -> None:
        """Note what is wrong in *file*, a path below the folder."""
        self.faults.append(f"{self._folder.name}/{file}: {what}")

    def table(self, file: str) -> Table | None:
        """Return what stands in *file*; nothing if it cannot be read, which is noted once."""
        if file not in self._tables:
            self._tables[file] = self._read(file)
        return self._tables[file]

    def _read(self, file: str) -> Table | None:
        try:
            return tomllib.loads((self._folder / file).read_text("utf-8-sig"))
        except FileNotFoundError:
            self.note(file, "is missing; expected a TOML file")
        except UnicodeDecodeError:
            self.note(file, "is not UTF-8 text; expected a TOML file saved as UTF-8")
        except tomllib.TOMLDecodeError as error:
            self.note(file, f"is not TOML: {error}")
        except OSError as error:
            self.note(file, f"cannot be read: {error.strerror}")
        return None

    def part(self, model: type[_Part], file: str, names: Names) -> _Part | None:
        """Return what stands in *file* as *model*; nothing if it is wrong, which is noted."""
        table = self.table(file)
        return None if table is None else self._validated(model, file, table, names)

    def names(self, file: str, key: str, name: str) -> tuple[str, ...]:
        """Return every *name* in the list *key* of *file*, noting those that are used twice.

        Whatever else is wrong with an entry, it may be referred to: one fault is one line.
        """
        table = (self.table(file) if (self._folder / file).exists() else None) or {}
        listed = table.get(key)
        entries = listed if isinstance(listed, list) else []
        found = [str(one.get(name, "")) if isinstance(one, dict) else "" for one in entries]
        for place, value in repeated(one.casefold() for one in found):
            if value:
                what = f"{found[place - 1]!r} is used twice; expected a different one"
                self.note(file, f"{key}[{place}].{name}: {what}")
        return tuple(value for value in found if value)

    def optional(self, model: type[_Part], file: str, names: Names) -> _Part | None:
        """Return what stands in *file* as *model*, and an empty one if there is no such file."""
        return self.part(model, file, names) if (self._folder / file).exists() else model()

    def parts(self, model: type[_Part], folder: str, names: Names) -> dict[str, _Part]:
        """Return every file of *folder* as *model*, by slug: the name of the file."""
        found = {
            slug: self._slugged(model, f"{folder}/{slug}.toml", slug, names)
            for slug in self._slugs(folder)
        }
        return {slug: part for slug, part in found.items() if part is not None}

    def _slugs(self, folder: str) -> Iterator[str]:
        for path in sorted((self._folder / folder).glob("*.toml")):
            if _SLUG.fullmatch(path.stem):
                yield path.stem
            else:
                what = f"{path.stem!r} is no name for such a file; expected lower-case letters,"
                self.note(f"{folder}/{path.name}", f"{what} digits and hyphens")

    def _slugged(self, model: type[_Part], file: str, slug: str, names: Names) -> _Part | None:
        table = self.table(file)
        if table is None:
            return None
        if "slug" in table:
            self.note(file, f"slug: is not a known key; the file is called {slug!r} by its name")
            return None
        return self._validated(model, file, {**table, "slug": slug}, names)

    def _validated(self, model: type[_Part], file: str, table: Table, names: Names) -> _Part | None:
        try:
            return model.model_validate(table, context=names)
        except ValidationError as error:
            self.faults.extend(faults(f"{self._folder.name}/{file}", model, error))
            return None
