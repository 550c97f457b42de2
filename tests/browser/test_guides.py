"""The guide of a role is read at one go: it is no longer than two screens of a desk."""

import pytest

from generator.wording import LANGUAGES
from tests.browser.conftest import watched
from tests.test_guides import ROLES

HEIGHT = 900


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_of_a_role_fits_two_screens(chromium, serve, built, language):
    address = f"{serve(built(language).root)}/guides/{language}"
    heights = {}
    with watched(chromium, f"{address}/index.html") as page:
        page.set_viewport_size({"width": 1440, "height": HEIGHT})
        for role in ROLES:
            page.goto(f"{address}/role-{role}.html")
            heights[role] = page.locator("article").evaluate("article => article.clientHeight")

    assert {} == {role: height for role, height in heights.items() if height > 2 * HEIGHT}
