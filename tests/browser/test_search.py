"""What the search of the site finds, and how it is used: R96."""

import re
import unicodedata

import pytest
from opencc import OpenCC
from playwright.sync_api import expect

from generator.script import fold
from tests.browser.conftest import watched
from tests.browser.site import PAGES

FIND = """async query => {
    const found = await minutebook.find(query);
    const results = [];
    while (found.left() > 0) results.push(...await found.next());
    return results.map(result => result.path);
}"""

FOLD = "texts => minutebook.ready().then(() => texts.map(text => minutebook.fold(text)))"

TO_OTHER_SCRIPT = {"s2t": OpenCC("s2t"), "t2s": OpenCC("t2s")}


def found_by_eye(query):
    """Return the pages that contain *query*, however it is spelt."""
    return {page.url for page in PAGES if fold(query) in fold(f"{page.title}\n{page.text}")}


def parts_of_pages():
    """Return parts of one to four characters of everything Chinese on the pages."""
    runs = [run for page in PAGES for run in re.findall("[一-鿿]+", page.title + page.text)]
    return sorted(
        {run[at : at + length] for run in runs for length in (1, 2, 4) for at in range(len(run))}
    )


@pytest.fixture
def search(read):
    """The search dialog, opened by the keyboard."""
    page = read()
    page.keyboard.press("/")
    return page


def titles(page):
    return page.locator(".mb-search__title")


def test_the_browser_folds_every_character_as_the_generator_does(read):
    characters = [
        chr(code)
        for code in range(0x323B0)
        if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}
    ]

    assert [fold(character) for character in characters] == read().evaluate(FOLD, characters)


@pytest.mark.parametrize(
    "text", ["Straße ＳＴＲＡẞＥ", "ΟΔΥΣΣΕΎΣ", "A\u030angström", "ｶﾞ ㈱ ﬁ", "İ"]
)
def test_the_browser_folds_texts_as_the_generator_does(read, text):
    assert [fold(text)] == read().evaluate(FOLD, [text])


def test_every_part_of_every_page_is_found_in_either_script(read):
    page = read()
    for part in parts_of_pages():
        for query in {part, *(to.convert(part) for to in TO_OTHER_SCRIPT.values())}:
            expected = found_by_eye(query)

            assert (query, expected) == (query, set(page.evaluate(FIND, query)[: len(expected)]))


@pytest.mark.parametrize(
    "query, expected",
    [
        ("會議", {"index.html", "meetings/2026/17.html", "meetings/2026/21.html"}),
        ("会议 预算", {"meetings/2026/17.html", "meetings/2026/21.html"}),
        ("會議，預算", {"meetings/2026/17.html", "meetings/2026/21.html"}),
        ("周会", {"meetings/2026/21.html"}),
        ("週會", {"meetings/2026/21.html"}),
        ("会", {"index.html", "meetings/2026/17.html", "meetings/2026/21.html"}),
        ("BUDGET", {"meetings/2026/21.html", "guides/search.html"}),
        ("budg", {"meetings/2026/21.html", "guides/search.html"}),
        ("ｂｕｄｇｅｔ　review", {"meetings/2026/21.html"}),
        ("udget", set()),
        ("budget 张伟", set()),
        ("张伟 acme", set()),
        ("林雅婷 acme", {"meetings/2026/21.html"}),
        ("不存在的词", set()),
        ("！？", set()),
        ("<img", {"guides/search.html"}),
        ("constructor", set()),
    ],
)
def test_a_page_is_found_if_it_has_all_that_is_asked_for(read, query, expected):
    assert expected == set(read().evaluate(FIND, query))


def test_a_page_called_so_comes_before_one_that_mentions_it(read):
    assert ["actions/17-1.html", "meetings/2026/17.html"] == read().evaluate(FIND, "17-1")


@pytest.mark.parametrize(
    "query, expected",
    [
        ("17", "meetings/2026/17.html"),
        ("#30", "meetings/2026/17.html"),
        ("17 张伟", "meetings/2026/17.html"),
        ("17-1", "actions/17-1.html"),
    ],
)
def test_what_is_called_by_a_number_comes_before_all_that_mentions_it(read, query, expected):
    assert expected == read().evaluate(FIND, query)[0]


def test_of_two_pages_that_match_alike_the_later_comes_first(read):
    later, earlier = read().evaluate(FIND, "会议 预算")

    assert ("meetings/2026/21.html", "meetings/2026/17.html") == (later, earlier)


def test_a_result_shows_kind_date_and_the_place_where_it_was_found(search):
    search.keyboard.type("會議 預算")

    result = search.locator(".mb-search__result", has_text="市场部例会")
    expect(result.locator(".mb-search__details")).to_have_text("会议 · 2026-04-03")
    expect(result.locator("mark")).to_have_text(["会议", "预算"])
    expect(search.get_by_role("status")).to_have_text("找到 2 个页面")


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_the_search_is_used_by_the_keyboard_alone(read, key):
    page = read()
    page.keyboard.press(key)
    page.keyboard.type("會議 預算")
    expect(titles(page)).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/meetings/2026/17.html")


def test_the_search_opens_while_the_choice_of_colours_has_the_focus(read):
    page = read(color_scheme="dark")
    page.get_by_title("切换到浅色").click()
    expect(page.locator("input[name=__palette]:focus")).to_have_count(1)
    page.keyboard.press("/")

    expect(page.get_by_role("searchbox")).to_be_focused()


def test_enter_opens_the_first_result(search):
    search.keyboard.type("17-1")
    expect(titles(search)).to_have_count(2)
    search.keyboard.press("Enter")

    search.wait_for_url("**/actions/17-1.html")


def test_escape_closes_the_search_and_gives_the_focus_back(read):
    page = read()
    page.get_by_role("button", name="搜索").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="搜索")).to_be_focused()


def test_many_results_are_shown_in_portions(search):
    search.keyboard.type("工作月報")
    expect(search.get_by_role("status")).to_have_text("找到 25 个页面")
    for shown in (10, 20):
        expect(titles(search)).to_have_count(shown)
        search.get_by_role("button", name="更多结果").click()

    expect(titles(search)).to_have_count(25)
    expect(search.get_by_role("button", name="更多结果")).to_be_hidden()
    assert 25 == len(set(titles(search).all_text_contents()))


def test_a_letter_typed_into_the_search_stays_there(search):
    search.keyboard.type("/fs")

    expect(search.get_by_role("searchbox")).to_have_value("/fs")


def test_what_is_not_there_is_said(search):
    search.keyboard.type("不存在的词")

    expect(search.get_by_role("status")).to_have_text("没有找到符合条件的页面")
    expect(titles(search)).to_have_count(0)


def test_an_index_that_cannot_be_loaded_is_said(chromium, site, tmp_path):
    with chromium.new_context() as window:
        page = window.new_page()
        page.route("**/assets/search/**", lambda route: route.abort())
        page.goto(f"{site.as_uri()}/index.html")
        page.keyboard.press("/")

        expect(page.get_by_role("status")).to_contain_text("无法加载")


def test_text_of_pages_is_shown_as_text(search):
    search.keyboard.type("onerror")

    expect(search.locator(".mb-search__excerpt")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(search.locator(".mb-search img")).to_have_count(0)


def test_without_scripts_the_page_says_what_is_missing(read):
    page = read(java_script_enabled=False)

    expect(page.locator("noscript span")).to_be_visible()
    assert "搜索需要启用 JavaScript" in page.locator("noscript").inner_html()
    expect(page.get_by_role("button", name="搜索")).to_be_hidden()


def test_the_search_works_from_a_server(chromium, site, serve):
    with watched(chromium, f"{serve(site)}/meetings/2026/17.html") as page:
        page.keyboard.press("/")
        page.keyboard.type("週會")
        expect(titles(page)).to_have_text(["銷售部週會"])
        page.keyboard.press("Enter")

        page.wait_for_url("**/meetings/2026/21.html")
