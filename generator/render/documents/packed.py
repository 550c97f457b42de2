"""A document as one file: the same bytes on every day and machine."""

import io
import zipfile

from docx.document import Document as Word

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that the format of the file can name: it is no news of anything."""


def packed(document: Word) -> bytes:
    """Return *document* as bytes in which nothing says when they were written."""
    saved, result = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            target.writestr(entry, source.read(name), compresslevel=9)
    return result.getvalue()
