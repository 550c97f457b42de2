"""What answers say, as search is to find it."""

from generator.forms.asked import Asked
from generator.forms.kinds import DecisionKind, EventKind, TableKind
from generator.render.page import Site

_ELSEWHERE = (DecisionKind, EventKind)


def words(answers: Asked, site: Site) -> str:
    """Return everything that *answers* say: of tables, the cells.

    The numbers of events and decisions are left out: they need not be in this edition (R81).
    """
    asked = (each for each in answers.questions() if not isinstance(each.kind, _ELSEWHERE))
    values = ((each.kind, getattr(answers, each.id)) for each in asked)
    return "\n".join(
        "\n".join(words(row, site) for row in value)
        if isinstance(kind, TableKind)
        else kind.write(value, site.context)
        for kind, value in values
        if value not in (None, "", ())
    )
