"""What the organisation decides about the site as a whole, as configuration for MkDocs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import quote

import yaml

from generator.render.catalogue import Catalogue
from generator.render.feeds import of_everybody
from generator.render.page import Site
from generator.wording import LANGUAGES, N_

_NAVIGATION = {
    N_("Home"): "index.md",
    N_("File"): "forms/index.md",
    N_("Calendar"): "calendars/index.md",
    N_("Archive"): "archive/index.md",
    N_("Action items"): "actions/index.md",
    N_("Decisions"): "decisions/index.md",
    N_("Events"): "events/index.md",
    N_("People"): "people/index.md",
    N_("Rooms"): "rooms/index.md",
    N_("Evaluation"): "evaluation/index.md",
    N_("Bulletin"): "bulletin/index.md",
    N_("Regulations"): "regulations/index.md",
    N_("Guide"): "guides/{language}/index.md",
}
"""A few links with titles of their own: a navigation that lists every page builds in the square
of their number."""


CONFIGS = ("site.yml", *(f"site.{tag}.yml" for tag in LANGUAGES))
"""Every file that may be written here."""

_NAMES = {"en": ("English", "EN"), "zh-Hans": ("简体中文", "简"), "zh-Hant": ("繁體中文", "繁")}
"""What a language calls itself, and in short where there is little room."""


def site_configs(sites: Sequence[Site], guides: Collection[str] = ()) -> dict[str, str]:
    """Return the configuration of each of *sites*, which are one site in several languages.

    That of the first is ``site.yml``, which ``mkdocs.yml`` takes in. Each of the others is a file
    of its own, which takes in ``mkdocs.yml`` and names other folders. *guides* are the pages that
    people wrote below the folder of pages: not every one need be there in every language.
    """
    main, *others = sites
    files: dict[str, Mapping[str, object]] = {"site.yml": _main(main)}
    files |= {f"site.{other.language}.yml": _further(other) for other in others}
    return {
        path: _written({**config, "extra": _extra(site, sites, guides)})
        for site, (path, config) in zip(sites, files.items(), strict=True)
    }


def _extra(
    site: Site, sites: Sequence[Site], guides: Collection[str]
) -> Mapping[str, Sequence[Mapping[str, object]]]:
    """Return what the frame of every page leads to: other languages, and feeds."""
    return {"languages": [*_switch(site, sites, guides)], "feeds": [*_feeds(site)]}


def _feeds(site: Site) -> Iterator[Mapping[str, object]]:
    catalogue = Catalogue(site.language)
    for feed in of_everybody(site.archive.organisation):
        title = catalogue.text(feed.title).format(of=catalogue.words(feed.of))
        yield {"title": title, "path": feed.path}


def _main(site: Site) -> Mapping[str, object]:
    """Leave out what is said in other languages: the guides, and what is made below the same."""
    guides = [f"/guides/{tag}/" for tag in LANGUAGES if tag != site.language]
    return {**_site(site), "exclude_docs": "\n".join([*guides, *(f"/{tag}/" for tag in LANGUAGES)])}


def _further(site: Site) -> Mapping[str, object]:
    folders = {"docs_dir": f"docs/{site.language}", "site_dir": f"site/{site.language}"}
    config = {"INHERIT": "mkdocs.yml", **folders, **_site(site), "exclude_docs": ""}
    if address := site.archive.organisation.settings.site_url:
        config["site_url"] = f"{address.rstrip('/')}/{site.language}/"
    return config


def _site(site: Site) -> dict[str, object]:
    catalogue = Catalogue(site.language)
    settings = site.archive.organisation.settings
    content: dict[str, object] = {
        "site_name": catalogue.words(settings.name),
        "theme": {"language": site.language},
        "nav": [
            {catalogue.text(title): path.format(language=site.language)}
            for title, path in _NAVIGATION.items()
        ],
    }
    if settings.site_url:
        content["site_url"] = settings.site_url
    return content


def _switch(
    site: Site, sites: Sequence[Site], guides: Collection[str]
) -> Iterator[Mapping[str, object]]:
    """Yield what leads to each other language: its folder, and pages that are elsewhere there."""
    up = "" if site == sites[0] else "../"
    for other in sites:
        if other != site:
            name, short = _NAMES[other.language]
            yield {
                "tag": other.language,
                "name": name,
                "short": short,
                "folder": up if other == sites[0] else f"{up}{other.language}/",
                "elsewhere": dict(_elsewhere(site.language, other.language, guides)),
            }


def _elsewhere(here: str, there: str, guides: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield where each guide stands in another language; the home page is for what is missing."""
    ours, theirs = f"guides/{here}/", f"guides/{there}/"
    for path in guides:
        if path.startswith(ours) and path.endswith(".md"):
            same = path.replace(ours, theirs, 1)
            yield _address(path), _address(same if same in guides else "index.md")


def _address(path: str) -> str:
    return quote(f"{path.removesuffix('.md')}.html")


def _written(config: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(config), allow_unicode=True, sort_keys=False)
