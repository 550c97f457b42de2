"""What answers say, as search is to find it."""

from generator.forms.asked import Asked
from generator.forms.kinds import TableKind
from generator.render.page import Site


def words(answers: Asked, site: Site) -> str:
    """Return everything that *answers* say: of tables, the cells."""
    values = ((q.kind, getattr(answers, q.id)) for q in answers.questions())
    return "\n".join(
        "\n".join(words(row, site) for row in value)
        if isinstance(kind, TableKind)
        else kind.write(value, site.context)
        for kind, value in values
        if value not in (None, "", ())
    )
