"""The sample site as it is built: in every language of the product, one of them at the root."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from generator.wording import LANGUAGES
from tests.copied import Copy

MAIN = "zh-Hans"
"""The language of the sample's settings."""


@dataclass(frozen=True)
class Built:
    """The sample site in one *language*; *copy* has it in all of them."""

    copy: Copy
    language: str

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Build the sample in *folder* in every language, and return the one of the settings.

        The hash seed is fixed to one that no other run has, so that order by chance would be seen.
        """
        copy = Copy.of(folder)
        settings = folder / "data" / "settings.toml"
        said = 'languages = ["zh-Hans", "en"]'
        every = f'languages = ["{MAIN}", "en", "zh-Hant"]'
        settings.write_text(settings.read_text("utf-8").replace(said, every), "utf-8")
        copy.run("build", PYTHONHASHSEED="4711")
        return cls(copy, MAIN)

    @property
    def whole(self) -> Path:
        """The folder of the site in all languages."""
        return self.copy.folder / "site"

    @property
    def root(self) -> Path:
        """The folder of the site in this language."""
        return self._place(self.whole)

    @property
    def docs(self) -> Path:
        """The folder of its pages before MkDocs."""
        return self._place(self.copy.folder / "docs")

    def files(self) -> Iterator[str]:
        """Yield the path of every file in this language, below its folder."""
        yield from _below(self.root)

    def sources(self) -> Iterator[str]:
        """Yield the path of every file that MkDocs was given for it."""
        yield from _below(self.docs)

    def _place(self, folder: Path) -> Path:
        return folder if self.language == MAIN else folder / self.language


def _below(folder: Path) -> Iterator[str]:
    others = tuple(f"{tag}/" for tag in LANGUAGES)
    paths = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    yield from (path for each in paths if not (path := each.as_posix()).startswith(others))
