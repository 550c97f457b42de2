"""What a page weighs on its way to a reader, and what is left of it where scripts are blocked."""

import gzip
import io
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import watched
from tests.browser.kinds import kinds
from tests.built import MAIN
from tests.conftest import QuietHandler, served

FIRST, NEXT = 300_000, 60_000
"""Bytes that a meeting's page may take when nothing is known of the site, and when the theme is."""

UNSCRIPTED = {"form"}
"""What is for filling in on the page: without scripts it leads to GitHub's form."""


SEEN = """() => Array.from(document.querySelectorAll("article :is(h1, h2, h3, a[href])"))
    .filter(each => each.checkVisibility({visibilityProperty: true}))
    .map(each => each.href || each.textContent)"""
"""What is seen of headings and links in the text of a page."""


class Compressing(QuietHandler):
    """Serves files as GitHub Pages does, compressed and to be kept for a while; notes each."""

    sent: list[int] = []  # noqa: RUF012 - every request has a handler of its own

    def send_head(self) -> io.BytesIO | None:
        """Answer with the compressed file."""
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        body = gzip.compress(file.read_bytes())
        self.sent.append(len(body))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return io.BytesIO(body)


@pytest.fixture
def weighed(built) -> Iterator[str]:
    Compressing.sent.clear()
    with served(built(MAIN).whole, Compressing) as address:
        yield address


def heaviest(built):
    """Return the two pages of meetings that weigh most."""
    paths = [path for path in built(MAIN).files() if path.startswith("meetings/20")]
    return sorted(paths, key=lambda path: (built(MAIN).root / path).stat().st_size)[-2:]


def test_the_page_of_a_meeting_is_light_and_the_next_one_lighter(chromium, built, weighed):
    first, following = heaviest(built)
    with watched(chromium, f"{weighed}/{first}") as page:
        page.wait_for_load_state("networkidle")
        loaded = sum(Compressing.sent)
        Compressing.sent.clear()
        page.goto(f"{weighed}/{following}")
        page.wait_for_load_state("networkidle")
        after = sum(Compressing.sent)

    assert 10_000 < loaded < FIRST
    assert 1_000 < after < NEXT


@pytest.mark.parametrize("kind", sorted({*kinds()} - UNSCRIPTED))
def test_headings_and_links_are_there_where_scripts_are_blocked(chromium, address, shown, kind):
    place = f"{address}/{shown[kind]}"
    with watched(chromium, place) as page:
        scripted = page.evaluate(SEEN)
    with watched(chromium, place, java_script_enabled=False) as page:
        bare = page.evaluate(SEEN)

    assert set() == {*scripted} - {*bare}
    assert bare


def test_links_lead_on_where_scripts_are_blocked(chromium, weighed):
    address = f"{weighed}/meetings/2026/320.html"
    with watched(chromium, address, java_script_enabled=False) as page:
        page.locator("article a[href*='actions/320-']").first.click()
        page.wait_for_url("**/actions/320-*.html")
        expect(page.locator("h1")).to_be_visible()
        page.locator(".mb-sections a").nth(1).click()

        expect(page.locator(".mb-sections [aria-current]")).to_have_count(1)
