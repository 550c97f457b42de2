"""The calendar in a browser: by keyboard, by department, as a list, and without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import watched
from tests.browser.test_site import SCREENS
from tests.built import Built

OCTOBER = "calendars/2026-10.html"


@pytest.fixture
def root(built) -> Path:
    """Return the folder of the site in the language of the settings."""
    sample: Built = built("zh-Hans")
    return sample.root


@pytest.fixture
def open_(chromium, serve, root):
    """Open a page of the sample in a window of a reader."""
    address = serve(root)
    return lambda path, **window: watched(chromium, f"{address}/{path}", **window)


def _shown(page: Page) -> int:
    return page.locator(".mb-happening").filter(visible=True).count()


def test_a_department_is_chosen_and_stays_chosen_in_the_next_month(open_):
    with open_(OCTOBER) as page:
        everything = _shown(page)
        page.locator("select[name=of]").select_option("department-sales")
        of_sales = _shown(page)

        assert 0 < of_sales < everything
        page.wait_for_url("**/2026-10.html?of=department-sales")
        page.reload()
        assert of_sales == _shown(page)
        page.locator("a[rel=next]").click()
        page.wait_for_url("**/2026-11.html?of=department-sales")


def test_deadlines_are_shown_to_whoever_asks_for_them(open_):
    with open_(OCTOBER) as page:
        expect(page.locator(".mb-happening--due").first).to_be_hidden()
        page.get_by_role("checkbox").check()
        expect(page.locator(".mb-happening--due").first).to_be_visible()


def test_where_nothing_is_left_a_month_says_so(open_):
    with open_(OCTOBER) as page:
        expect(page.get_by_role("status")).to_be_hidden()
        page.locator("select[name=of]").select_option("type-sales-special")
        expect(page.locator(".mb-calendar__none")).to_be_visible()


def test_arrow_keys_move_among_the_meetings_of_a_month(open_):
    with open_(OCTOBER, viewport=SCREENS["desk"]) as page:
        links = page.locator(".mb-happening").filter(visible=True).get_by_role("link")
        links.first.focus()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(links.first).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        expect(links.first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/meetings/2026/*.html")


@pytest.mark.parametrize("screen, shown", [("desk", "table-row"), ("phone", "block")])
def test_a_month_is_a_table_on_a_desk_and_a_list_on_a_phone(open_, screen, shown):
    with open_(OCTOBER, viewport=SCREENS[screen]) as page:
        row = page.locator(".mb-month tbody tr").nth(1)

        assert shown == row.evaluate("row => getComputedStyle(row).display")


def test_somebody_at_a_desk_may_have_the_list_as_well(open_):
    with open_(OCTOBER, viewport=SCREENS["desk"]) as page:
        page.locator("select[name=view]").select_option("list")
        row = page.locator(".mb-month tbody tr").nth(1)

        assert "block" == row.evaluate("row => getComputedStyle(row).display")


def test_without_a_script_a_month_shows_its_meetings_and_leads_on(open_):
    with open_(OCTOBER, java_script_enabled=False) as page:
        assert _shown(page) > 0
        expect(page.locator(".mb-calendar__choice")).to_be_hidden()
        page.locator("a[rel=prev]").click()
        page.wait_for_url("**/2026-09.html")


def test_the_address_of_a_calendar_is_copied_as_a_whole(open_):
    with open_(
        "calendars/subscribe.html", permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        page.get_by_role("button", name="复制地址").first.click()
        expect(page.get_by_role("button", name="已复制").first).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")

        assert copied.startswith("http://127.0.0.1:")
        assert copied.endswith("/calendars/all.ics")
