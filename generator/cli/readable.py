"""What people may have edited by hand is read with care: what cannot be read counts for nothing."""

from collections.abc import Mapping

from generator.forms.form import Form
from generator.records import Record, read_record


def readable(text: str | None, forms: Mapping[str, type[Form]], issue: int) -> Record | None:
    """Return the record of *issue* in *text*; nothing if that cannot be read.

    Nor does a record count that says it is of another issue: whoever may write to the branch of
    one could otherwise put words into another.
    """
    try:
        record = read_record(text, forms) if text else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return record if record and record.issue == issue else None
