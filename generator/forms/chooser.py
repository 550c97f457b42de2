"""The settings of GitHub's page for choosing a form (``config.yml``)."""

import yaml

from generator.organisation import Organisation


def chooser(organisation: Organisation, language: str) -> str:
    """Return the settings as YAML: blank issues, and a link to the archive where it has one.

    To GitHub, an issue whose whole text comes with a link is a blank one: unless there may be some,
    it takes whoever may not write to the repository to the chooser instead, without the text.
    """
    settings = organisation.settings
    content: dict[str, object] = {"blank_issues_enabled": True}
    if settings.site_url:
        name = settings.name.text(language)
        content["contact_links"] = [{"name": name, "url": settings.site_url, "about": name}]
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
