"""A backup as one ZIP file: packed so that the same files are the same bytes, unpacked with care.

Nothing is compressed. So the bytes do not hang on the version of a library, and what is in the
file cannot swell when it is read: it is no larger than the file.
"""

import io
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.backup.manifest import FORMAT, Entry, Manifest, unfit
from generator.errors import BackupError

LIST = "manifest.json"
"""The name of the manifest in the ZIP file."""

FOLDER = "data/"
"""Where the files lie in it: whoever unpacks it by hand finds them as in the repository."""

_DAY = (1980, 1, 1, 0, 0, 0)
"""The time that every file in it has: the earliest there is."""

_UNIX, _REGULAR = 3, 0o100644
_ENCRYPTED = 0x1
_CHANGED = "is not as it was backed up"
_BROKEN = (zipfile.BadZipFile, struct.error, EOFError, ValueError, OSError, RuntimeError)
"""What reading a ZIP file raises that is damaged, or was made by others."""


@dataclass(frozen=True)
class Backup:
    """What was read from a backup: its list, and its files by their paths."""

    manifest: Manifest
    files: Mapping[str, bytes]


def pack(files: Mapping[str, bytes], commit: str | None) -> bytes:
    """Return the backup of *files*, which are by their paths, as the bytes of a ZIP file.

    Raises:
        BackupError: with a line for each file that could not be restored everywhere.
    """
    if faults := [f"{path!r}: {what}" for path, what in unfit(sorted(files))]:
        raise BackupError("\n".join(faults))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as bundle:
        bundle.writestr(_info(LIST), Manifest.of(files, commit).text())
        for path in sorted(files):
            bundle.writestr(_info(FOLDER + path), files[path])
    return written.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DAY)
    info.create_system, info.external_attr = _UNIX, _REGULAR << 16
    return info


def unpack(file: BinaryIO) -> Backup:
    """Read the backup in *file*: all of it is as it was packed, or nothing is returned.

    Raises:
        BackupError: with a line for each fault: what is missing, changed, or was not packed by us.
    """
    try:
        with zipfile.ZipFile(file) as bundle:
            return _read(bundle, most=file.seek(0, io.SEEK_END))
    except _BROKEN as error:
        msg = f"is no ZIP file that can be read: {error}"
        raise BackupError(msg) from error


def _read(bundle: zipfile.ZipFile, most: int) -> Backup:
    listed = [info for info in bundle.infolist() if info.filename == LIST]
    if len(listed) != 1 or _foreign(listed[0]):
        msg = f"is no backup: it has no {LIST}"
        raise BackupError(msg)
    manifest = _manifest(bundle.read(listed[0]))
    if faults := list(_faults(bundle, manifest, most)):
        raise BackupError("\n".join(faults))
    files = {entry.path: _content(bundle, entry) for entry in manifest.files}
    kept = {entry.path: entry for entry in manifest.files}
    changed = [path for path, content in files.items() if Entry.of(path, content) != kept[path]]
    if changed:
        raise BackupError("\n".join(f"{path!r}: {_CHANGED}" for path in changed))
    return Backup(manifest, files)


def _manifest(content: bytes) -> Manifest:
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise BackupError("\n".join(_fault(each) for each in error.errors())) from error


def _fault(fault: ErrorDetails) -> str:
    if fault["loc"] == ("format",):
        return f"{LIST}: is not of format {FORMAT}; take the program that wrote it"
    return f"{LIST}: {''.join(f'{part}: ' for part in fault['loc'])}{fault['msg']}"


def _faults(bundle: zipfile.ZipFile, manifest: Manifest, most: int) -> Iterator[str]:
    """Yield what is wrong with what there is, before any of it is read: *most* is all there is."""
    found = [info for info in bundle.infolist() if info.filename != LIST]
    listed = {FOLDER + entry.path: entry for entry in manifest.files}
    sizes = {info.filename: info.file_size for info in found}
    yield from (f"{path!r}: {what}" for path, what in unfit([e.path for e in manifest.files]))
    yield from (f"{info.filename!r}: {what}" for info in found if (what := _foreign(info)))
    yield from (f"{name!r}: is not in {LIST}" for name in sizes if name not in listed)
    twice = (name for name, n in Counter(info.filename for info in found).items() if n > 1)
    yield from (f"{name!r}: is there more than once" for name in twice)
    for name, entry in listed.items():
        if sizes.get(name) != entry.size:
            yield f"{entry.path!r}: {_CHANGED if name in sizes else 'is missing'}"
    if sum(sizes.values()) > most:
        yield "some files lie in the place of others"


def _foreign(info: zipfile.ZipInfo) -> str:
    """Return why we did not pack what *info* describes; nothing if we may have."""
    if info.external_attr >> 16 != _REGULAR or info.is_dir():
        return "is no plain file"
    if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
        return "is compressed; nothing in a backup is"
    return "is encrypted; nothing in a backup is" if info.flag_bits & _ENCRYPTED else ""


def _content(bundle: zipfile.ZipFile, entry: Entry) -> bytes:
    """Return what is where *entry* should be; nothing where that cannot be read."""
    try:
        return bundle.read(FOLDER + entry.path)
    except _BROKEN:
        return b""
