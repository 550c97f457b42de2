"""What has to be later than another answer: for reading a form, and for its page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.errors import Problem


@dataclass(frozen=True)
class Ordered:
    """The time of day *field* is later than *after*; *message* names both by their ids."""

    field: str
    after: str
    message: str
    example: str

    def broken(self, after: dt.time, time: dt.time) -> Iterator[Problem]:
        """Yield the problem that *time* is not later than *after*."""
        if time <= after:
            values = {self.after: f"{after:%H:%M}", self.field: f"{time:%H:%M}"}
            yield Problem(self.message, values, field_id=self.field, example=self.example)
