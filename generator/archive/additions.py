"""What was put on the agenda after the request, by a command."""

from collections.abc import Iterator

from generator.forms.core.request import AgendaItem
from generator.records import Event


def added(event: Event) -> Iterator[AgendaItem]:
    """Yield the agenda items that *event* added (R41, R127).

    Who asks for an item speaks to it, unless somebody else is named. Of what was said before items
    were read with their minutes, the words are the item.
    """
    for item in event.items or (AgendaItem(title=" ".join(event.text.split())),):
        yield item.model_copy(update={"presenter": item.presenter or event.by})
