"""The boards: choosing and sorting entries, by mouse and by keyboard, and what is kept of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import watched

PHONE = {"width": 360, "height": 740}
SHOWN = ".mb-board tbody tr:not(.mb-board__group):visible"


@pytest.fixture
def board(chromium, serve, built):
    """Open the board of action items of the sample, or another page of it."""
    address = serve(built("zh-Hans").root)
    windows = []

    def open_(path: str = "actions/index.html", **context) -> Page:
        window = watched(chromium, f"{address}/{path}", **context)
        windows.append(window)
        return window.__enter__()

    yield open_
    for window in windows:
        window.__exit__(None, None, None)


def _column(page: Page, place: int) -> list[str]:
    cells = page.locator(f"{SHOWN} > td:nth-child({place})")
    return [text.split("\n")[0].strip() for text in cells.all_inner_texts()]


def test_everything_is_shown_at_first_and_counted(board):
    page = board()
    n = page.locator(SHOWN).count()

    assert n > 20
    expect(page.get_by_role("status").first).to_have_text(f"显示{n}项，共{n}项")


def test_one_chooses_and_the_address_says_what(board):
    """R104."""
    page = board()
    page.get_by_role("combobox", name="部门", exact=True).select_option("sales")
    page.get_by_label("时间节点").select_option("overdue")
    chosen = page.locator(SHOWN).count()

    assert {"销售部"} == {*_column(page, 4)}
    assert page.url.endswith("?department=sales&due=overdue")
    assert [str(chosen)] == page.locator(".mb-board__group:visible .mb-count").all_inner_texts()

    page.go_back()
    assert page.url.endswith("?department=sales")
    assert chosen < page.locator(SHOWN).count()

    page.go_forward()
    assert chosen == page.locator(SHOWN).count()


def test_who_gets_the_address_sees_the_same(board):
    page = board("actions/index.html?department=marketing&q=%E5%AD%A3%E5%BA%A6&sort=due&kind=no")
    words = [text.replace("\n", " ") for text in page.locator(SHOWN).all_inner_texts()]

    assert all("季度" in text and "市场部" in text for text in words)
    expect(page.get_by_label("类别")).to_have_value("")
    expect(page.locator("th[aria-sort]")).to_have_attribute("data-column", "due")


@pytest.mark.parametrize("word", ["台历", "台曆"])
def test_a_word_is_found_in_either_script(board, word):
    page = board()
    page.get_by_label("关键词").fill(word)

    expect(page.locator(SHOWN).first).to_contain_text("台历")
    expect(page.get_by_role("status").first).to_contain_text("显示2项")


def test_any_column_sorts_up_and_down_and_then_no_more(board):
    page = board()
    header = page.locator("th[data-column=due]")
    grouped = _column(page, 1)
    header.get_by_role("button").click()
    up = _column(page, 5)
    expect(header).to_have_attribute("aria-sort", "ascending")
    expect(page.locator(".mb-board__group:visible")).to_have_count(0)
    header.get_by_role("button").click()
    down = _column(page, 5)
    expect(header).to_have_attribute("aria-sort", "descending")
    header.get_by_role("button").click()

    assert sorted(up) == up
    assert sorted(up, reverse=True) == down
    assert grouped == _column(page, 1)
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_numbers_are_sorted_as_numbers(board):
    page = board()
    page.locator("th[data-column=number] button").click()
    numbers = [tuple(map(int, each.split("-"))) for each in _column(page, 1)]

    assert sorted(numbers) == numbers


def test_everything_is_done_by_keyboard_and_cleared_again(board):
    page = board()
    page.get_by_label("关键词").focus()
    page.keyboard.type("不会有的词")
    expect(page.get_by_role("status").first).to_contain_text("没有符合条件的内容")
    page.get_by_role("button", name="清除条件").focus()
    page.keyboard.press("Enter")

    expect(page.locator(SHOWN)).not_to_have_count(0)
    assert re.search(r"/index\.html$", page.url)


def test_without_script_there_is_a_table_in_groups_and_nothing_to_press(board):
    page = board(java_script_enabled=False)

    expect(page.locator(".mb-choose")).to_be_hidden()
    expect(page.locator(".mb-board button")).to_have_count(0)
    expect(page.locator(".mb-board__group").first).to_contain_text("已逾期")


def test_on_paper_there_is_the_table_as_chosen(board):
    page = board("actions/index.html?department=sales")
    page.emulate_media(media="print")

    expect(page.locator(".mb-choose")).to_be_hidden()
    assert {"销售部"} == {*_column(page, 4)}


def test_on_a_phone_entries_are_cards_that_fit(board):
    page = board(viewport=PHONE)
    widths = page.locator(SHOWN).evaluate_all("rows => rows.map(row => row.scrollWidth)")

    assert max(widths) <= 328


def test_the_register_of_decisions_is_chosen_from_in_the_same_way(board):
    """R100."""
    page = board("decisions/index.html")
    all_ = page.locator(SHOWN).count()
    page.get_by_label("状态").select_option("carried-out")

    assert {"已落实"} == {*_column(page, 7)}
    assert 0 < page.locator(SHOWN).count() < all_
