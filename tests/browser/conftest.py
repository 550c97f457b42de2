"""A site to look at, and pages that may complain of nothing and ask no other host."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser import site as sample
from tests.browser.kinds import examples
from tests.built import MAIN
from tests.conftest import served


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The root of the sample site on disk."""
    return sample.build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def address(built) -> Iterator[str]:
    """Serve the sample of the product, in all its languages, for as long as the tests run."""
    with served(built(MAIN).whole) as address:
        yield address


@pytest.fixture(scope="session")
def shown(built) -> Mapping[str, str]:
    """Return the page of each kind that has most to show, by kind."""
    return examples(built(MAIN))


@contextmanager
def watched(browser: Browser, address: str, **context: Any) -> Iterator[Page]:
    """Open *address* in a window of its own, and hold every page shown in it to silence.

    Raises:
        AssertionError: If the console was written to or another host was asked for anything.
    """
    complaints: list[str] = []

    def note_foreign(request: Request) -> None:
        if origin(request.url) != origin(address):
            complaints.append(f"asked for {request.url}")

    with browser.new_context(**context) as window:
        page = window.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", note_foreign)
        page.goto(address)
        yield page
    assert [] == complaints


def origin(address: str) -> tuple[str, str]:
    """Return who is asked for *address*: scheme and host."""
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


@pytest.fixture
def read(chromium, site) -> Iterator[Callable[..., Page]]:
    """Open a page of the sample site from disk: ``read("index.html", color_scheme="dark")``."""
    with ExitStack() as windows:
        yield lambda path="index.html", **context: windows.enter_context(
            watched(chromium, f"{site.as_uri()}/{path}", **context)
        )
