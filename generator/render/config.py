"""What the organisation decides about the site as a whole, as configuration for MkDocs."""

import yaml

from generator.render.catalogue import Catalogue
from generator.render.page import Site
from generator.wording import LANGUAGES, N_

_NAVIGATION = {
    N_("Home"): "index.md",
    N_("File"): "forms/index.md",
    N_("Archive"): "archive/index.md",
    N_("Calendars"): "calendars/index.md",
    N_("Action items"): "actions/index.md",
    N_("Decisions"): "decisions/index.md",
    N_("Events"): "events/index.md",
    N_("People"): "people/index.md",
    N_("Evaluation"): "evaluation/index.md",
    N_("Regulations"): "regulations/index.md",
    N_("Guide"): "guides/{language}/index.md",
}
"""A few links with titles of their own: a navigation that lists every page builds in the square
of their number."""


def site_config(site: Site) -> str:
    """Return ``site.yml``, which ``mkdocs.yml`` takes in: name, language, navigation."""
    catalogue = Catalogue(site.language)
    settings = site.archive.organisation.settings
    others = [f"guides/{tag}/" for tag in LANGUAGES if tag != site.language]
    content: dict[str, object] = {
        "site_name": catalogue.words(settings.name),
        "theme": {"language": site.language},
        "nav": [
            {catalogue.text(title): path.format(language=site.language)}
            for title, path in _NAVIGATION.items()
        ],
        "exclude_docs": "\n".join(others),
    }
    if settings.site_url:
        content["site_url"] = settings.site_url
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
