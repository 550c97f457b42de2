"""How the site looks: readable for everybody, on every screen, in every language."""

import re

import pytest
from playwright.sync_api import expect

from generator.wording import LANGUAGES
from tests.browser.site import HOSTILE, ROOT, SECTIONS, SETTINGS, STATUSES, build

THEME = ROOT / "generator" / "theme"
PAGES = ("index.html", "actions/index.html", "meetings/2026/17.html", "statuses.html")
TRANSLATED = ("zh-Hans", "zh-Hant")

COLOURS = """selector => Array.from(document.querySelectorAll(selector), element => {
    const colours = [getComputedStyle(element).color];
    for (let each = element; each; each = each.parentElement)
        colours.push(getComputedStyle(each).backgroundColor);
    return [element.textContent.trim(), colours];
})"""

TOO_WIDE = "() => document.documentElement.scrollWidth > innerWidth"


def colour(text):
    """Return red, green, blue (0 to 255) and opacity (0 to 1) of what CSS computed."""
    red, green, blue, *opacity = map(float, re.findall(r"[\d.]+", text))
    return (red, green, blue), (opacity or [1.0])[0]


def seen(layers):
    """Return the colour that is seen where *layers* lie on each other, the uppermost first."""
    if not layers:
        return (255.0, 255.0, 255.0)
    (top, opacity), below = colour(layers[0]), layers[1:]
    if opacity == 1:
        return top
    return tuple(
        opacity * over + (1 - opacity) * under for over, under in zip(top, seen(below), strict=True)
    )


def luminance(rgb):
    """Return the relative luminance of WCAG 2.2."""
    shares = [value / 255 for value in rgb]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colours):
    """Return the contrast of WCAG 2.2 between a text's colour and what lies below it."""
    one, other = sorted((luminance(seen(colours)), luminance(seen(colours[1:]))))
    return (other + 0.05) / (one + 0.05)


def dictionary(language):
    """Return the texts of the theme in *language*, as its template says them."""
    template = (THEME / "partials" / "languages" / f"{language}.html").read_text("utf-8")
    return dict(re.findall(r'^ {2}"(.+?)": "(.*)",?$', template, re.MULTILINE))


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def translated_site(tmp_path_factory, language):
    return build(tmp_path_factory.mktemp(language), {**SETTINGS, "theme": {"language": language}})


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(read, path):
    page = read(path, viewport={"width": 360, "height": 740})

    assert not page.evaluate(TOO_WIDE)


def test_the_search_is_no_wider_than_a_phone(read):
    page = read(viewport={"width": 360, "height": 740})
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("searchbox").fill("會議 預算")
    expect(page.locator(".mb-search__result")).to_have_count(2)

    assert not page.evaluate(TOO_WIDE)


def test_a_wide_table_scrolls_within_itself(read):
    page = read("actions/index.html", viewport={"width": 360, "height": 740})
    page.locator("table").get_by_text("已逾期").scroll_into_view_if_needed()

    expect(page.get_by_text("已逾期")).to_be_in_viewport()
    assert not page.evaluate(TOO_WIDE)


def test_a_table_is_read_without_scripts_too(read):
    page = read(
        "actions/index.html", viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page.get_by_text("已逾期").scroll_into_view_if_needed()

    expect(page.get_by_text("已逾期")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "selector",
    [
        "article :is(h1, h2, p, td, th, strong)",
        ".mb-masthead__name span, .mb-search-button span, .mb-search-button kbd",
        ".mb-sections a",
        ".mb-footer p",
        ".md-nav--secondary .md-nav__link",
    ],
)
def test_text_stands_out_from_what_lies_below_it(read, scheme, selector):
    page = read(
        "meetings/2026/17.html", color_scheme=scheme, viewport={"width": 1280, "height": 800}
    )
    found = page.evaluate(COLOURS, selector)

    assert found
    assert [] == [text for text, colours in found if contrast(colours) < 4.5]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_status_stands_out_from_what_lies_below_it(read, scheme):
    found = read("statuses.html", color_scheme=scheme).evaluate(COLOURS, ".mb-status")

    assert len(STATUSES) == len(found)
    assert [] == [text for text, colours in found if contrast(colours) < 4.5]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_of_the_search_stand_out_from_what_lies_below_them(read, scheme):
    page = read(color_scheme=scheme)
    page.keyboard.press("/")
    page.keyboard.type("會議 預算")
    expect(page.locator(".mb-search__result")).to_have_count(2)
    found = page.evaluate(COLOURS, ".mb-search :is(p, button, a, a span, mark, input)")

    assert [] == [text for text, colours in found if contrast(colours) < 4.5]


def test_statuses_of_different_colour_have_different_shapes(read):
    pairs = read("statuses.html").evaluate(
        """() => Array.from(document.querySelectorAll(".mb-status"), chip =>
            [getComputedStyle(chip).color, getComputedStyle(chip, "::before").clipPath])"""
    )

    shapes = {shape: {other for other, same in pairs if same == shape} for _, shape in pairs}
    assert all(1 == len(colours) for colours in shapes.values())
    assert len(shapes) >= len({each for each, _ in pairs}) > 3


def test_the_colours_follow_the_system_until_the_reader_chooses(read):
    page = read(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("切换到浅色").click()
    page.reload()

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_reader_goes_back_to_the_colours_of_the_system(read):
    page = read(color_scheme="dark")
    for name in ("切换到浅色", "切换到深色", "切换为跟随系统"):
        page.get_by_title(name).click()
    page.emulate_media(color_scheme="light")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_chinese_is_stressed_by_dots_and_not_slanted(read):
    stressed = read("meetings/2026/17.html").locator("em")

    expect(stressed).to_have_css("font-style", "normal")
    expect(stressed).to_have_css("text-emphasis-style", "dot")


def test_figures_in_tables_stand_under_each_other(read):
    table = read("actions/index.html").locator("table")

    expect(table).to_have_css("font-variant-numeric", "tabular-nums")


@pytest.mark.parametrize(
    "path, section",
    [("index.html", "首页"), ("meetings/2026/21.html", "会议"), ("actions/17-1.html", "行动项")],
)
def test_a_page_shows_the_section_it_belongs_to(read, path, section):
    page = read(path, viewport={"width": 1280, "height": 800})

    expect(page.locator(".mb-sections [aria-current]")).to_have_text([section])


def test_on_a_phone_the_row_of_sections_scrolls_and_shows_where_the_reader_is(read):
    page = read("reports/7.html", viewport={"width": 360, "height": 740})

    expect(page.get_by_role("link", name="月报")).to_be_in_viewport(ratio=1)
    assert not page.evaluate(TOO_WIDE)


def test_on_a_phone_every_section_is_reached_by_the_keyboard(read):
    page = read("actions/17-1.html", viewport={"width": 360, "height": 740})
    page.locator(".mb-sections a").first.focus()
    for _ in SECTIONS[1:]:
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="月报")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")

    page.wait_for_url("**/reports/index.html")


def test_on_paper_stands_the_page_alone(read):
    page = read("meetings/2026/17.html")
    page.emulate_media(media="print")

    for part in (".mb-masthead", ".mb-sections", ".mb-footer", ".md-sidebar--secondary"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("heading", name="市场部例会")).to_be_visible()


def test_a_page_read_at_night_is_printed_on_white(read):
    page = read("meetings/2026/17.html", color_scheme="dark")
    page.emulate_media(media="print")
    found = page.evaluate(COLOURS, "article :is(h1, p, td, .mb-status)")

    assert (255, 255, 255) == seen(found[0][1][1:])
    assert [] == [text for text, colours in found if contrast(colours) < 4.5]


def test_every_page_says_its_language(translated_site, language):
    pages = [page.read_text("utf-8") for page in translated_site.rglob("*.html")]

    assert {language} == {said for page in pages for said in re.findall('<html lang="(.*?)"', page)}


def test_a_wrong_address_is_answered_in_the_language_of_the_site(translated_site, language):
    heading = (
        dictionary(language)["404 - Not found"] if language in TRANSLATED else "404 - Not found"
    )

    assert f"<h1>{heading}</h1>" in (translated_site / "404.html").read_text("utf-8")


def test_a_hostile_heading_is_text_wherever_the_page_repeats_it(read):
    page = read("hostile.html", viewport={"width": 1280, "height": 800})

    assert f"{HOSTILE} - 会议档案" == page.title()
    assert [HOSTILE] == page.locator(".md-nav--secondary .md-ellipsis").all_inner_texts()
    expect(page.locator("img[src=x]")).to_have_count(0)


def test_no_page_names_another_host(translated_site):
    asks = re.compile(r"""(?:src|href)=["']?(https?:)?//|url\(["']?(https?:)?//|@import""")
    asking = [
        file.name
        for file in translated_site.rglob("*")
        if file.suffix in {".html", ".css"} and asks.search(file.read_text("utf-8"))
    ]

    assert [] == asking


def test_both_scripts_say_the_same_things():
    one, other = map(dictionary, TRANSLATED)

    assert list(one) == list(other)
    assert len(one) > 20


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_theme_is_translated(language):
    templates = "".join(file.read_text("utf-8") for file in THEME.rglob("*.html"))
    asked = set(re.findall(r"lang\.t\([\"']([^\"']+)[\"']\)", templates))
    named = set(re.findall("name: (Switch .*)", (ROOT / "mkdocs.yml").read_text("utf-8")))
    material = re.compile(r"[a-z]+(\.[a-z]+)*")
    ours = {text for text in asked if not material.fullmatch(text)} | named

    assert ours
    assert set() == ours - set(dictionary(language))


NARROW_TABLES = {
    "facts.md": "# Room\n\n| Field | Answer |\n| --- | --- |\n| Video link | "
    f"[https://meet.example.com/{'camphor' * 9}](https://meet.example.com/) |\n",
    "figures.md": "---\ntemplate: figures.html\n---\n# Evaluation\n\n"
    "| Indicator | Value | Target | Period before |\n| --- | --: | --: | --: |\n"
    "| Attendance | [0.7 working days](facts.md)<br><small>mean of 19</small> | "
    '<span class="mb-status mb-status--failed">not met</span><br><small>95%</small> | '
    "▼ worse +10.3<br><small>0.6 working days</small> |\n",
}


def test_on_a_phone_no_column_of_facts_or_figures_is_cut(chromium, tmp_path):
    root = build(tmp_path, files=NARROW_TABLES)
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    cut = {}
    for path in ("facts.html", "figures.html"):
        page.goto(f"{root.as_uri()}/{path}")
        cut[path] = page.locator(".md-typeset__scrollwrap").evaluate(
            "box => Math.max(0, box.scrollWidth - box.clientWidth)"
        )
    page.close()

    assert {"facts.html": 0, "figures.html": 0} == cut
