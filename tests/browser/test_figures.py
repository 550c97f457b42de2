"""The evaluation in a browser: what a figure is made of is folded, and opens for who asks."""

from playwright.sync_api import expect

from tests.browser.conftest import watched

EVALUATION = "evaluation/marketing-2026-q3.html"


def test_who_follows_a_value_finds_its_rows_open_and_no_others(chromium, address):
    """R121."""
    with watched(chromium, f"{address}/{EVALUATION}") as page:
        page.locator("table a[href$='#rows-attendance']").first.click()

        expect(page.locator("#rows-attendance")).to_be_in_viewport()
        expect(page.locator("details[open]")).to_have_count(1)
        expect(page.locator("details[open] table")).to_be_visible()


def test_the_table_of_a_chart_opens_by_keyboard(chromium, address):
    with watched(chromium, f"{address}/{EVALUATION}") as page:
        page.locator(".mb-charts summary").first.press("Enter")

        expect(page.locator(".mb-charts table").first).to_be_visible()


def test_a_chart_is_an_image_with_a_name_for_those_who_cannot_see_it(chromium, address):
    with watched(chromium, f"{address}/{EVALUATION}") as page:
        expect(page.get_by_role("img", name="出席率")).to_be_visible()
