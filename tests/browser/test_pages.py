"""Every kind of page: silent, titled, as wide as the screen, and usable by everybody."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import watched
from tests.browser.kinds import kinds
from tests.browser.test_site import combinations
from tests.built import MAIN
from tests.copied import ROOT

AXE = ROOT / "tests" / "browser" / "node_modules" / "axe-core" / "axe.min.js"

JUDGED = {MAIN: ("desk, light", "phone, dark"), "en": ("desk, dark", "phone, light")}
"""How a page is judged in each language: on every screen, in every scheme. Judging takes long."""

WIDE = "() => document.documentElement.scrollWidth - innerWidth"

FAULTS = """async () => {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const found = await axe.run({resultTypes: ["violations"], elementRef: false});
    return found.violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) =>
        `${id}: ${target.join(" ")}: ${failureSummary.split("\\n").slice(1).join(";")}`));
}"""


@pytest.fixture(scope="session")
def axe():
    if not AXE.is_file():
        pytest.fail("axe-core is missing: make axe", pytrace=False)
    return AXE.read_text("utf-8")


def test_the_sample_shows_every_kind_of_page(shown):
    assert set(kinds()) == set(shown)


@pytest.mark.parametrize("language", JUDGED)
@pytest.mark.parametrize("kind", kinds())
def test_everybody_can_use_a_page_of_each_kind(chromium, address, shown, axe, kind, language):
    path = shown[kind].replace(f"guides/{MAIN}/", f"guides/{language}/")
    root = address if language == MAIN else f"{address}/{language}"
    wide, faults = {}, {}
    with watched(chromium, f"{root}/{path}", reduced_motion="reduce") as page:
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("h1")).to_be_visible()
        assert page.title()
        assert language == page.locator("html").get_attribute("lang")
        for way in combinations(page):
            if (over := page.evaluate(WIDE)) > 0:
                wide[way] = over
            if way in JUDGED[language]:
                page.evaluate(axe)
                faults[way] = page.evaluate(FAULTS)

    assert {} == wide
    assert {way: [] for way in JUDGED[language]} == faults
