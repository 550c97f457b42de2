"""The site of the sample as its readers see it, and what they do with it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import watched
from tests.browser.test_theme import TOO_WIDE
from tests.built import Built

SCREENS: Mapping[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desk": {"width": 1440, "height": 900},
}
SCHEMES: Mapping[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
"""What Material calls the colours of each scheme."""

FIND = "query => minutebook.find(query).then(found => found.left())"


@pytest.fixture
def root(built) -> Path:
    """Return the folder of the site in the language of the settings."""
    sample: Built = built("zh-Hans")
    return sample.root


def combinations(page: Page) -> Iterator[str]:
    """Show *page* on every screen in every scheme, and name each."""
    for scheme, colours in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", colours)
        for screen, size in SCREENS.items():
            page.set_viewport_size(size)
            yield f"{screen}, {scheme}"


def test_on_a_phone_the_register_of_decisions_scrolls_nowhere(chromium, serve, root):
    address = f"{serve(root)}/decisions/index.html"
    with watched(chromium, address, viewport=SCREENS["phone"]) as page:
        assert 328 >= page.locator("article table").evaluate("table => table.scrollWidth")
        pieces = page.locator("article .mb-id").evaluate_all(
            "ids => ids.map(id => id.getClientRects().length)"
        )

    assert {1} == set(pieces)


def test_on_a_phone_the_names_of_facts_take_less_than_half_of_the_table(chromium, serve, root):
    address = f"{serve(root)}/meetings/2026/320.html"
    with watched(chromium, address, viewport=SCREENS["phone"]) as page:
        table = page.locator("article table").first
        name, width = (
            each.evaluate("element => element.getBoundingClientRect().width")
            for each in (table.locator("th").first, table)
        )

    assert name < width / 2


def test_every_fifteenth_page_is_no_wider_than_a_phone_and_silent(chromium, serve, root):
    pages = sorted(path.relative_to(root).as_posix() for path in root.glob("*/**/*.html"))
    address, wide = serve(root), []
    with watched(chromium, address, viewport=SCREENS["phone"]) as page:
        for path in pages[::15]:
            page.goto(f"{address}/{path}")
            wide += [path] if page.evaluate(TOO_WIDE) else []

    assert [] == wide


def test_the_search_finds_the_same_in_either_script(chromium, serve, root):
    with watched(chromium, f"{serve(root)}/index.html") as page:
        page.keyboard.press("/")  # the index is read when it is asked for
        expect(page.get_by_role("searchbox")).to_be_focused()
        counts = {query: page.evaluate(FIND, query) for query in ("会议", "會議", "纪要", "紀要")}

    assert 60 <= counts["会议"] == counts["會議"]
    assert 0 < counts["纪要"] == counts["紀要"]


@pytest.mark.parametrize("query", ["端午礼盒", "端午禮盒", "林小滿", "lin-xiaoman"])
def test_a_reader_types_and_comes_to_the_page(chromium, serve, root, query):
    with watched(chromium, f"{serve(root)}/index.html") as page:
        page.keyboard.press("/")
        page.keyboard.type(query)
        first = page.locator(".mb-search__title").first
        title = first.inner_text()
        first.click()
        page.wait_for_url(re.compile(r"/(meetings|actions|people|filings)/"))

        expect(page.locator("h1")).to_contain_text(title.split(" ")[-1])


@pytest.mark.parametrize(
    "query, place",
    [
        ("320", "meetings/2026/320.html"),
        ("#350", "meetings/2026/320.html"),
        ("317-1", "actions/closed/2026-q3-marketing.html#317-1"),
        ("317-2", "actions/317-2.html"),
        ("D320-2", "meetings/2026/320.html#D320-2"),
        ("d320-2", "meetings/2026/320.html#D320-2"),
    ],
)
def test_a_number_leads_to_what_is_called_so(chromium, serve, root, query, place):
    address = serve(root)
    with watched(chromium, f"{address}/index.html") as page:
        page.keyboard.press("/")
        page.keyboard.type(query)
        page.locator(".mb-search__title").first.click()

        page.wait_for_url(f"{address}/{place}")


def test_no_excerpt_shows_the_marks_of_a_table(root):
    index = "".join(path.read_text("utf-8") for path in root.glob("assets/search/pages-*.js"))

    assert "D320-2" in index
    assert "| --- |" not in index


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_site_works_in_the_other_languages_too(chromium, serve, built, language):
    root = built(language).whole

    with watched(chromium, f"{serve(root)}/{language}/index.html") as page:
        assert [] == [shown for shown in combinations(page) if page.evaluate(TOO_WIDE)]
        assert language == page.locator("html").get_attribute("lang")
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        assert page.evaluate(FIND, "会议") == page.evaluate(FIND, "會議") > 0


def test_a_page_leads_to_feeds_and_asks_for_no_map_of_the_site(chromium, serve, root):
    address, asked = serve(root), []
    with watched(chromium, f"{address}/index.html") as page:
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
        page.goto(f"{address}/people/index.html")
        page.wait_for_load_state("networkidle")
        feeds = page.locator('link[rel~="alternate"][type="application/atom+xml"]')
        leads = feeds.evaluate_all("links => links.map(link => link.getAttribute('href'))")

    assert {"../feeds/minutes.xml", "../feeds/decisions.xml", "../feeds/bulletin.xml"} <= {*leads}
    assert "index.html" in asked
    assert "sitemap.xml" not in asked


def test_who_opens_a_feed_in_a_browser_reads_what_it_is(chromium, root):
    address = f"{root.as_uri()}/feeds/minutes.xml"
    with watched(chromium, address, viewport=SCREENS["phone"]) as page:
        expect(page.locator("subtitle")).to_be_visible()
        expect(page.locator("entry > title").first).to_be_visible()
        expect(page.locator("entry > id").first).to_be_hidden()

        assert not page.evaluate(TOO_WIDE)


def test_the_site_opens_from_a_folder_on_disk(chromium, root):
    with watched(chromium, f"{root.as_uri()}/index.html") as page:
        page.locator("article a[href*='actions/']").first.click()
        page.wait_for_url("**/actions/*.html")
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()

        assert page.evaluate(FIND, "会议") > 0


def test_who_follows_a_link_to_an_action_item_that_is_done_by_now_is_taken_to_it(
    chromium, serve, root
):
    missing = (root / "404.html").read_text("utf-8")
    with watched(chromium, f"{serve(root)}/index.html") as page:
        page.route("**/actions/229-2.html", lambda route: route.fulfill(body=missing))
        page.evaluate("location.href = 'actions/229-2.html'")
        page.wait_for_url("**/actions/closed/2026-q3-marketing.html#229-2")

        expect(page.get_by_text("229-2", exact=False).first).to_be_visible()
