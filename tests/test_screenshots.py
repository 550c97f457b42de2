"""The pictures that the README and the guides show are those that `make screenshots` takes."""

import re
import struct

import pytest

from tests.browser.screenshots import FOLDER, PICTURES
from tests.copied import ROOT

SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)|<img [^>]*?src=\"([^\"]+)\"")
TEXTS = (ROOT / "README.md", *sorted((ROOT / "docs" / "guides").rglob("*.md")))

LARGEST = 250_000
"""Bytes that a picture may take: readers wait for it."""


def shown():
    """Yield each picture that a text shows, with what is said in its stead."""
    for text in TEXTS:
        for words, address, source in SHOWN.findall(text.read_text("utf-8")):
            yield (text.parent / (address or source)).resolve(), words


def test_every_picture_shown_is_one_that_is_taken():
    taken = {picture.file.resolve() for picture in PICTURES}

    assert {*map(str, FOLDER.glob("*"))} == {str(picture.file) for picture in PICTURES}
    assert set() == {path for path, _ in shown()} - taken


def test_the_readme_shows_the_main_pages():
    readme = (ROOT / "README.md").read_text("utf-8")

    assert len({picture.name for picture in PICTURES if f"/{picture.file.name}" in readme}) >= 6


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_has_the_size_it_is_taken_at_and_is_small(picture):
    content = picture.file.read_bytes()

    assert (picture.width, picture.height) == struct.unpack(">II", content[16:24])
    assert len(content) < LARGEST
