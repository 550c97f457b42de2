"""The site in each of its languages: the same paths, a way from each to the others."""

import re
from dataclasses import replace

import pytest
import yaml

from generator.publish import written_by_others
from generator.render import Site
from generator.render.config import site_configs
from generator.render.languages import OWNED, render_languages
from generator.wording import LANGUAGES
from tests.office import Office

GUIDES = ("guides/en/index.md", "guides/zh-Hans/index.md", "guides/zh-Hans/seal.md")


@pytest.fixture(scope="module")
def main() -> Site:
    """Return the site at the root."""
    office = Office()
    office.fill()
    archive = office.workspace.archive(office.records, office.at("2026-05-01T09:00"))
    return Site(archive, office.workspace.forms, "zh-Hans")


@pytest.fixture(scope="module")
def files(main):
    written = {path: path.encode() for path in (*GUIDES, "CNAME", "pictures/seal.png")}
    return render_languages([main, replace(main, language="en")], written)


def configs(main, *tags, guides=()):
    found = site_configs([main, *(replace(main, language=tag) for tag in tags)], guides)
    return {path: yaml.safe_load(text) for path, text in found.items()}


def test_each_language_has_the_same_pages(files):
    english = {path.removeprefix("en/") for path in files if path.startswith("en/")}
    others = {path for path in files if not path.startswith(("en/", "api/"))}

    assert others == {
        path for path in english if path not in {*GUIDES, "CNAME", "pictures/seal.png"}
    }


def test_what_people_wrote_comes_along_and_guides_of_other_languages_do_not(files):
    assert b"pictures/seal.png" == files["en/pictures/seal.png"]
    assert "en/guides/en/index.md" in files
    assert "en/guides/zh-Hans/index.md" not in files


def test_what_is_for_programs_is_there_once_and_found_from_every_language(files):
    index = "api/v1/index.json"

    assert index in files
    assert not any(path.startswith("en/api/") for path in files)
    assert f'href="../{index}"' in files["feeds/index.md"]
    assert f'href="../../{index}"' in files["en/feeds/index.md"]


def test_a_calendar_says_the_same_in_every_folder(files):
    calendars = [path for path in files if path.endswith(".ics") and not path.startswith("en/")]

    assert len(calendars) >= 10
    assert [] == [path for path in calendars if files[path] != files[f"en/{path}"]]


def test_a_language_that_is_no_longer_spoken_is_removed_and_nothing_of_other_people(tmp_path):
    for path in ("en/meetings/1.md", "guides/en/index.md", "CNAME"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")

    assert {"guides/en/index.md", "CNAME"} == {*written_by_others(tmp_path, OWNED)}


def test_the_first_language_is_at_the_root_and_leaves_the_others_out(main):
    found = configs(main, "en")

    assert ["site.yml", "site.en.yml"] == [*found]
    assert {"/en/", "/guides/en/"} <= {*found["site.yml"]["exclude_docs"].split()}
    assert "/guides/zh-Hans/" not in found["site.yml"]["exclude_docs"].split()
    assert ("docs/en", "site/en", "en") == (
        found["site.en.yml"]["docs_dir"],
        found["site.en.yml"]["site_dir"],
        found["site.en.yml"]["theme"]["language"],
    )


def test_every_language_leads_to_every_other_one(main):
    found = configs(main, "en", "zh-Hant")
    folders = {
        path: {each["tag"]: each["folder"] for each in config["extra"]["languages"]}
        for path, config in found.items()
    }

    assert {
        "site.yml": {"en": "en/", "zh-Hant": "zh-Hant/"},
        "site.en.yml": {"zh-Hans": "../", "zh-Hant": "../zh-Hant/"},
        "site.zh-Hant.yml": {"zh-Hans": "../", "en": "../en/"},
    } == folders


def test_a_guide_leads_to_itself_in_the_other_language_or_else_home(main):
    (other,) = configs(main, "en", guides=GUIDES)["site.yml"]["extra"]["languages"]

    assert {
        "guides/zh-Hans/index.html": "guides/en/index.html",
        "guides/zh-Hans/seal.html": "index.html",
    } == other["elsewhere"]


def test_a_site_in_one_language_offers_no_other(main):
    assert [] == configs(main)["site.yml"]["extra"]["languages"]


def test_the_language_of_the_settings_comes_first_whatever_the_order(main):
    settings = main.archive.organisation.settings
    languages = ("en", "zh-Hant", "zh-Hans", "en")
    turned = settings.model_copy(update={"language": "zh-Hans", "languages": languages})

    assert ("zh-Hans", "en", "zh-Hant") == turned.spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_itself_in_the_other_languages(built, language):
    site = built(language)
    others = {tag for tag in LANGUAGES if tag != language}
    wrong = {}
    for path in site.files():
        if path.endswith(".html"):
            page = (site.root / path).read_text("utf-8")
            links = re.findall(r'<a href="([^"]+)" lang="([^"]+)" hreflang="([^"]+)" rel=', page)
            if others != {lang for _, lang, hreflang in links if lang == hreflang}:
                wrong[path] = links

    assert {} == wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_every_page_names_it_in_the_other_languages(built, language):
    page = (built(language).root / "meetings" / "2026" / "320.html").read_text("utf-8")
    named = re.findall(r'<link rel="alternate translation" hreflang="([^"]+)" href="([^"]+)"', page)

    assert {tag for tag in LANGUAGES if tag != language} == {tag for tag, _ in named}
    assert {"320.html"} == {address.rsplit("/", 1)[1] for _, address in named}
