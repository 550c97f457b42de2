"""What the tests share: a browser, and folders served to it."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import chromium as browser
from tests.built import Built

# A workflow is a place to run tests in, and none of their subjects: what it says of its own
# repository, and that it wants colours, would change what commands print.
for name in [each for each in os.environ if each.startswith("GITHUB_")]:
    del os.environ[name]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written anew: ``pytest --accept``, and then read the difference."""
    parser.addoption("--accept", action="store_true", help="write the golden files in tests/cases")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the output of a test belongs to the test."""


@contextmanager
def served(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve *folder* to this machine alone, on a free port, and give its address."""
    answering = partial(handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder for as long as the test runs: ``serve(folder)`` is the address of its root."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium, the same for all tests: each opens a context of its own in it."""
    executable = browser.find(os.environ)
    if executable is None:
        pytest.fail(browser.MISSING, pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=executable, args=list(browser.ARGUMENTS)
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Callable[[str], Built]:
    """Return the sample site in a language; all are built together, once a session."""

    @cache
    def build() -> Built:
        return Built.of(tmp_path_factory.mktemp("sample"))

    return lambda language: replace(build(), language=language)
