"""Records on disk: ``<family>/<issue>.json``. The only module that reads and writes them."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.errors import RecordError
from generator.forms.form import Form
from generator.records.record import Record, Records

Forms = Mapping[str, type[Form]]


def path_of(record: Record) -> str:
    """Return where *record* is kept, below the folder of records."""
    return f"{record.family}/{record.issue}.json"


def write_record(record: Record) -> str:
    """Return *record* as it is kept: stable order, one value a line."""
    content = record.model_dump(mode="json")
    return json.dumps({"form": content.pop("form"), **content}, indent=2, ensure_ascii=False) + "\n"


def save(folder: Path, record: Record) -> Path:
    """Write *record* below *folder* and return its path.

    The file is replaced in one step: a run that is cut off leaves the old one or the new one.
    """
    path = folder / path_of(record)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(write_record(record))
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return path


def load(folder: Path, forms: Forms) -> Records:
    """Read all records below *folder*, in order of issue number.

    Raises:
        RecordError: with a line for each record that cannot be read, or has another's number.
    """
    records: dict[int, Record] = {}
    faults: list[str] = []
    for path in _files(folder):
        try:
            record = read_record(path.read_text(encoding="utf-8"), forms)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            faults.append(f"{path}: {_fault(error)}")
            continue
        faults += _misplaced(path, folder, record, records)
        records[record.issue] = record
    if faults:
        raise RecordError("\n".join(faults))
    return dict(sorted(records.items()))


def _files(folder: Path) -> list[Path]:
    """Return every record below *folder*. What cannot be listed is an error, and not empty."""
    if not folder.exists():
        return []
    families = sorted(Path(entry) for entry in os.scandir(folder) if entry.is_dir())
    return [
        Path(entry)
        for family in families
        for entry in sorted(os.scandir(family), key=lambda each: each.name)
        if entry.name.endswith(".json")
    ]


def read_record(text: str, forms: Forms) -> Record:
    """Read what :func:`write_record` wrote.

    Raises:
        ValueError: if it is no record of one of *forms*.
    """
    content: dict[str, Any] = json.loads(text)
    slug = content.pop("form")
    if slug not in forms:
        msg = f"no form is called {slug!r}; known are {', '.join(forms)}"
        raise ValueError(msg)
    answers = forms[slug].model_validate_json(json.dumps(content["answers"]))
    return Record.model_validate({**content, "answers": answers})


def _misplaced(path: Path, folder: Path, record: Record, others: Records) -> Iterator[str]:
    if path.relative_to(folder).as_posix() != path_of(record):
        yield f"{path}: belongs at {path_of(record)}"
    if record.issue in others:
        yield f"{path}: issue {record.issue} has a record already, as {others[record.issue].form}"


def _fault(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(_in_words(each) for each in error.errors())
    return f"{type(error).__name__}: {error}"


def _in_words(fault: ErrorDetails) -> str:
    where = ".".join(str(part) for part in fault["loc"])
    match fault["type"]:
        case "missing":
            return f"{where}: is not answered; only what every record answers may become required"
        case "extra_forbidden":
            return f"{where}: is not asked for any more; keep the question, as an optional one"
    return f"{where}: {fault['msg']}"
