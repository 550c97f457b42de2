"""Ids that stay for ever: of events in calendars, of entries in feeds."""

import uuid

from generator.render.page import Site


def uid(name: str, site: Site) -> str:
    """Return the id of what is called *name* in the organisation of *site*, the same for ever.

    It follows from the repository, or else from the name of the organisation, and from nothing that
    an edit or another address of the site changes (RFC 7986 5.3 asks for a UUID).
    """
    settings = site.archive.organisation.settings
    scope = settings.repository or site.links.repository or settings.name.all()[0]
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{scope.casefold()}#{name}"))
