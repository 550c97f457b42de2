"""Read TOML files of one folder, noting every fault instead of stopping at the first."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from errno import EFBIG, EISDIR
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.organisation.faults import faults, key_of, on_one_line
from generator.organisation.limits import LONGEST, beyond_limits
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
        """Note what is wrong in *file*, a path below the folder, on one line."""
        self.faults.append(on_one_line(f"{self._folder.name}/{file}: {what}"))

    def table(self, file: str) -> Table | None:
        """Return what stands in *file*; nothing if it cannot be read, which is noted once."""
        if file not in self._tables:
            self._tables[file] = self._read(file)
        return self._tables[file]

    def _read(self, file: str) -> Table | None:
        try:
            table = tomllib.loads(self._text(file))
        except FileNotFoundError:
            self.note(file, "is missing; expected a TOML file")
        except UnicodeDecodeError:
            self.note(file, "is not UTF-8 text; expected a TOML file saved as UTF-8")
        except RecursionError:
            self.note(file, "is nested too deeply; expected a TOML file")
        except ValueError as error:
            self.note(file, f"is not TOML: {error}")
        except OSError as error:
            self.note(file, f"cannot be read: {error.strerror}; expected a TOML file")
        else:
            return self._within_limits(file, table)
        return None

    def _text(self, file: str) -> str:
        path = self._folder / file
        if path.exists() and not path.is_file():
            # A pipe or a device would be read without end.
            raise OSError(EISDIR, "is not a file")
        with path.open(encoding="utf-8-sig") as opened:
            text = opened.read(LONGEST + 1)
        if len(text) > LONGEST:
            raise OSError(EFBIG, f"has more than {LONGEST} characters")
        return text

    def _within_limits(self, file: str, table: Table) -> Table | None:
        found = [*beyond_limits(table)]
        for where, what in found:
            self.note(file, f"{key_of(where)}: {what}")
        return None if found else table

    def part(self, model: type[_Part], file: str, names: Names) -> _Part | None:
        """Return what stands in *file* as *model*; nothing if it is wrong, which is noted."""
        table = self.table(file)
        return None if table is None else self._validated(model, file, table, names)

    def names(self, file: str, key: str, name: str) -> tuple[str, ...] | None:
        """Return every *name* in the list *key* of *file*, noting those that are used twice.

        Whatever else is wrong with an entry, it may be referred to. Nothing is returned if the
        names cannot be told: what refers to them is not to blame.
        """
        table = self.table(file) if self._is_there(file) else {}
        entries = None if table is None else table.get(key, [])
        if not isinstance(entries, list):
            return None
        named = [one.get(name) if isinstance(one, dict) else None for one in entries]
        found = [one if isinstance(one, str) else "" for one in named]
        for place, value in repeated(one.casefold() for one in found):
            if value:
                what = f"{found[place - 1]!r} is used twice; expected a different one"
                self.note(file, f"{key}[{place}].{name}: {what}")
        return tuple(found) if all(found) else None

    def _is_there(self, file: str) -> bool:
        # A link that leads nowhere is there: whoever made it does not want the file left out.
        path = self._folder / file
        return path.is_symlink() or path.exists()

    def optional(self, model: type[_Part], file: str, names: Names) -> _Part | None:
        """Return what stands in *file* as *model*, and an empty one if there is no such file."""
        return self.part(model, file, names) if self._is_there(file) else model()

    def parts(self, model: type[_Part], folder: str, names: Names) -> dict[str, _Part]:
        """Return every file of *folder* as *model*, by slug: the name of the file."""
        found = {
            slug: self._slugged(model, f"{folder}/{slug}.toml", slug, names)
            for slug in self._slugs(folder)
        }
        return {slug: part for slug, part in found.items() if part is not None}

    def _slugs(self, folder: str) -> Iterator[str]:
        for path in self._listed(folder):
            if _SLUG.fullmatch(path.stem):
                yield path.stem
            else:
                what = f"{path.stem!r} is no name for such a file; expected lower-case letters,"
                self.note(f"{folder}/{path.name}", f"{what} digits and hyphens")

    def _listed(self, folder: str) -> list[Path]:
        try:
            found = sorted((self._folder / folder).iterdir()) if self._is_there(folder) else []
        except OSError as error:
            self.note(folder, f"cannot be read: {error.strerror}; expected a folder of TOML files")
            return []
        return [path for path in found if path.suffix == ".toml"]

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
            for fault in faults(model, error):
                self.note(file, fault)
            return None
