"""What every file of the API has in common: it names its schema, and says when it changed last."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from generator.records import Record


class Shape(BaseModel):
    """A part of a published file. Within a version fields are added, and none is taken away."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class File(Shape):
    """A published file: *name* is that of its schema."""

    name: ClassVar[str]

    schema_address: str = Field(
        alias="$schema", description="Where the JSON Schema of this file is, seen from this file."
    )
    updated: AwareDatetime | None = Field(
        description="When the latest filing, comment or edit was made that is told of here."
    )


def address(path: str) -> str:
    """Return where the page at *path* is, seen from the root of the site."""
    page, *anchor = path.split("#", 1)
    return "#".join((f"{page.removesuffix('.md')}.html", *anchor))


def schema_of(file: type[File], of: str) -> str:
    """Return where the schema of *file* is, seen from the file with what *of* names."""
    return f"{'../' * of.count('/')}schemas/{file.name}.json"


def latest(records: Iterable[Record | None]) -> dt.datetime | None:
    """Return when any of *records* changed last, as the records say: the clock says nothing."""
    known = [each for each in records if each]
    events = (event for each in known for event in each.events)
    return max([*(each.filed for each in known), *(event.at for event in events)], default=None)


def written(file: File) -> str:
    """Return the text of *file*: the same every time, and readable."""
    return file.model_dump_json(indent=2, by_alias=True) + "\n"


def schema(file: type[File]) -> str:
    """Return the JSON Schema of *file*."""
    content = file.model_json_schema(mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**dialect, **content}, indent=2, ensure_ascii=False) + "\n"
