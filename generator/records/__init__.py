"""Records: what was filed and what happened to it. One file for each filing."""

from generator.records.past import as_they_stood
from generator.records.record import Change, Event, Record, Records, changes, fingerprint
from generator.records.store import load, path_of, read_record, save, write_record

__all__ = [
    "Change",
    "Event",
    "Record",
    "Records",
    "as_they_stood",
    "changes",
    "fingerprint",
    "load",
    "path_of",
    "read_record",
    "save",
    "write_record",
]
