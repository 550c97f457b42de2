"""The settings of GitHub's page for choosing a form (``config.yml``)."""

import yaml

from generator.organisation import Organisation


def chooser(organisation: Organisation, language: str) -> str:
    """Return the settings as YAML: no blank issues, and a link to the archive where it has one."""
    settings = organisation.settings
    content: dict[str, object] = {"blank_issues_enabled": False}
    if settings.site_url:
        name = settings.name.text(language)
        content["contact_links"] = [{"name": name, "url": settings.site_url, "about": name}]
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
