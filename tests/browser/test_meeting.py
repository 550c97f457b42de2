"""The page of a meeting on the screen of a phone, and on paper: an office expects A4."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import watched
from tests.browser.test_theme import TOO_WIDE

MEETINGS = {"minuted": "meetings/2026/3.html", "edited": "meetings/2026/317.html"}
COMING, SHEET = "meetings/2026/334.html", "meetings/2026/334-agenda.html"
A4 = (595, 842)
"""In points, rounded."""

SHOWN = "name => getComputedStyle(document.querySelector(name)).display !== 'none'"


@pytest.fixture
def on_paper(chromium, built) -> Callable[[str], bytes]:
    """Print a page of the sample as a PDF, with whatever its style sheets say."""
    root: Path = built("zh-Hans").root

    def print_(path: str) -> bytes:
        with watched(chromium, f"{root.as_uri()}/{path}") as page:
            return page.pdf(prefer_css_page_size=True)

    return print_


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


@pytest.mark.parametrize("path", [*MEETINGS.values(), COMING, SHEET])
def test_every_page_of_a_meeting_is_a4_on_paper(on_paper, path):
    """R91."""
    assert {A4} == sizes(on_paper(path))


def test_every_sheet_says_whose_it_is_and_which(on_paper):
    """R91."""
    sheets = PdfReader(BytesIO(on_paper(MEETINGS["minuted"]))).pages
    said = ["".join(sheet.extract_text().split()) for sheet in sheets]

    assert [] == [
        sheet for sheet in said if not printed("青榆文创（示例公司）市场部第3号会议", sheet)
    ]
    assert printed("会议纪要", said[0])
    assert not any(printed("制度执行情况", sheet) for sheet in said)


def test_who_signed_and_where_to_sign_by_hand_stand_on_one_sheet(on_paper):
    """R91: what is bound to a checksum is signed on paper as well, where that is the custom."""
    sheets = PdfReader(BytesIO(on_paper("meetings/2026/301.html"))).pages
    said = ["".join(sheet.extract_text().split()) for sheet in sheets]
    words = ("签署人", "签署时间", "SHA-256", "签字：")

    assert [True] == [found for s in said if (found := all(printed(word, s) for word in words))]
    assert 1 == sum("SHA-256" in sheet for sheet in said)


def printed(text: str, sheet: str) -> bool:
    """Return whether *sheet* says *text*; a radical of Unicode may stand for what looks the same.

    A font has one glyph for both, and a PDF remembers the glyph.
    """
    return bool(re.search("".join(f"[{letter}\u2e80-\u2fdf]" for letter in text), sheet))


@pytest.mark.parametrize("kind", MEETINGS)
def test_what_is_for_the_screen_is_not_on_paper(chromium, built, kind):
    root: Path = built("zh-Hans").root
    with watched(chromium, f"{root.as_uri()}/{MEETINGS[kind]}") as page:
        on_screen = [name for name in (".mb-life", ".ways", "#制度执行情况") if shows(page, name)]
        page.emulate_media(media="print")
        printed = [name for name in (".mb-life", ".ways", "#制度执行情况") if shows(page, name)]

        assert [".mb-life", ".ways", "#制度执行情况"] == on_screen
        assert [] == printed
        assert shows(page, ".mb-paper-kind")


def shows(page: Page, name: str) -> bool:
    return bool(page.evaluate(SHOWN, name))


@pytest.mark.parametrize("path", [*MEETINGS.values(), COMING, SHEET])
def test_a_page_of_a_meeting_fits_a_phone(chromium, built, path):
    root: Path = built("zh-Hans").root
    phone = {"width": 360, "height": 740}
    with watched(chromium, f"{root.as_uri()}/{path}", viewport=phone) as page:
        assert not page.evaluate(TOO_WIDE)


def test_the_notice_of_a_coming_meeting_is_copied_from_the_row_of_buttons_and_from_beside_it(
    chromium, built
):
    """R44: whoever has no script finds the text in the fold, and no button that does nothing."""
    address = f"{built('zh-Hans').root.as_uri()}/{COMING}"
    with watched(chromium, address, permissions=["clipboard-read", "clipboard-write"]) as page:
        text = page.locator("#mb-text").text_content() or ""
        page.get_by_role("button", name="复制会议通知").press("Enter")
        page.get_by_text("已复制").first.wait_for()
        first = page.evaluate("navigator.clipboard.readText()")
        page.evaluate("navigator.clipboard.writeText('')")
        page.locator(".mb-notice > summary").press("Enter")
        page.get_by_role("button", name="复制正文").press("Enter")
        page.wait_for_function("async () => await navigator.clipboard.readText()")

        assert text.startswith("会议通知：")
        assert (text, text) == (first, page.evaluate("navigator.clipboard.readText()"))
    with watched(chromium, address, java_script_enabled=False) as page:
        assert not page.get_by_role("button", name="复制会议通知").is_visible()
