"""The pictures of the pages in the README and the guides: taken from the sample (make screenshots).

Which there are stands in `PICTURES` alone. They have a fixed size and show the sample as of its
fixed day, so that they change only when the pages do.
"""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.conftest import served
from tests.copied import ROOT, Copy

FOLDER = ROOT / "docs" / "guides" / "images"


@dataclass(frozen=True)
class Picture:
    """One picture: its *name*, the *path* of the page, and how that is shown."""

    name: str
    path: str
    width: int = 1280
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"

    @property
    def file(self) -> Path:
        """Where the picture is kept."""
        return FOLDER / f"{self.name}.png"


MARGINS = "html { padding: 18mm 20mm; }"
"""What a printer keeps free, which a window does not."""

PICTURES = (
    Picture("home", "index.html"),
    Picture("home-en", "en/index.html"),
    Picture("calendar", "calendars/index.html"),
    Picture("meeting", "meetings/2026/320.html"),
    Picture("minutes-on-paper", "meetings/2026/320.html", 794, 1123, media="print"),
    Picture("action-items", "actions/index.html"),
    Picture("decisions", "decisions/index.html", scheme="dark"),
    Picture("person", "people/lin-xiaoman--demo.html"),
    Picture("evaluation", "evaluation/index.html"),
    Picture("events", "events/index.html"),
    Picture("form", "forms/minutes.html"),
    Picture("phone", "index.html", 360, 740),
)


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Take *picture* of the site at *address*.

    Raises:
        ValueError: If its page is not there.
    """
    with browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        locale="en-GB" if picture.path.startswith("en/") else "zh-CN",
        reduced_motion="reduce",
    ) as window:
        page = window.new_page()
        answer = page.goto(f"{address}/{picture.path}", wait_until="networkidle")
        if answer is None or not answer.ok:
            msg = f"{picture.name}: there is no page {picture.path}"
            raise ValueError(msg)
        page.emulate_media(media=picture.media, color_scheme=picture.scheme)
        if picture.media == "print":
            page.add_style_tag(content=MARGINS)
        page.screenshot(path=picture.file, animations="disabled", caret="hide")


def main() -> None:
    """Build the sample and take every picture; what is no longer named is removed."""
    executable = chromium.find(os.environ)
    if executable is None:
        sys.exit(chromium.MISSING)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = Copy.of(Path(folder))
        copy.run("build")
        browser = playwright.chromium.launch(
            executable_path=executable, args=list(chromium.ARGUMENTS)
        )
        with served(copy.folder / "site") as address:
            for picture in PICTURES:
                take(browser, address, picture)
        browser.close()
    for file in {*FOLDER.glob("*.png")} - {picture.file for picture in PICTURES}:
        file.unlink()


if __name__ == "__main__":
    main()
