"""What a command puts on the agenda: rows, as in the table of the request."""

from dataclasses import replace

from generator.forms.core.request import AgendaItem
from generator.forms.kinds import Context, TableKind
from generator.forms.kinds.base import Found

_ORDERS = (("title", "presenter", "minutes", "aim"), ("title", "minutes", "presenter", "aim"))
"""Behind a title, most people give the minutes alone."""


def read_items(text: str, context: Context) -> Found:
    """Read each line of *text* as an agenda item (R41, R127).

    No name is a length of time, so that presenter and minutes may stand in either order.
    """
    found = [TableKind(AgendaItem).read_in_order(order, text, context) for order in _ORDERS]
    understood = next((each for each in found if not each.problems), found[0])
    problems = tuple(replace(each, row=None, column=None) for each in understood.problems)
    return replace(understood, problems=problems)
