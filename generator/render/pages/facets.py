"""By what the entries of a board are told apart, and chosen from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from generator.render.page import Site
from generator.vocabulary import Term
from generator.wording import N_, Wording

Option: TypeAlias = tuple[str, str]
"""A value, and what readers know it as."""


@dataclass(frozen=True)
class Facet:
    """What entries are chosen by: its *name* in addresses, its *title* as a message."""

    name: str
    title: str
    options: tuple[Option, ...]


def assignees(logins: Iterable[str], site: Site) -> Facet:
    """Return everybody among *logins*, in the order of the directory; others after them."""
    among, known = {*logins}, site.archive.organisation.directory.by_login
    listed = tuple((login, person.name) for login, person in known.items() if login in among)
    others = tuple((login, f"@{login}") for login in sorted(among - {*known}))
    return Facet("assignee", N_("Assignee"), (*listed, *others))


def departments(slugs: Iterable[str], site: Site) -> Facet:
    """Return the departments among *slugs*, in the order of the directory."""
    directory = site.archive.organisation.directory
    found = ((each.slug, each.title) for each in directory.departments)
    return Facet("department", N_("Department"), _among(slugs, found, site))


def series(slugs: Iterable[str], site: Site) -> Facet:
    """Return the meeting types among *slugs*."""
    types = site.archive.organisation.meeting_types
    found = ((slug, type_.title) for slug, type_ in types.items())
    return Facet("series", N_("Meeting type"), _among(slugs, found, site))


def terms(
    name: str, title: str, vocabulary: type[Term], found: Iterable[Term], site: Site
) -> Facet:
    """Return the words of *vocabulary* among *found*, in its order."""
    known = ((each.value, each.wording) for each in vocabulary)
    return Facet(name, title, _among(found, known, site))


def _among(
    values: Iterable[str], known: Iterable[tuple[str, Wording]], site: Site
) -> tuple[Option, ...]:
    among = {*values}
    return tuple((value, words.text(site.language)) for value, words in known if value in among)
