"""The page of the guide that says of each requirement where it lives and which test shows it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.wording import LANGUAGES
from tests.requirements.asked import Chapter, Requirement, chapters
from tests.requirements.citations import Citation, citations

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Row:
    """A requirement with all that cites it."""

    requirement: Requirement
    cited: Sequence[Citation]

    def of(self, *kinds: str) -> list[Citation]:
        """Return what cites it and is of one of *kinds*, in order."""
        return sorted({each for each in self.cited if each.kind in kinds})

    @property
    def is_done(self) -> bool:
        """Whether something carries it out, and a test shows it.

        That a clause says so is not enough: a clause is text, and has to be carried out.
        """
        return bool(self.of("code", "template", "data", "guide") and self.of("test"))

    @property
    def names(self) -> list[str]:
        """Where in the code it lives: modules below ``generator``, with what is in them."""
        return [".".join(filter(None, (_module(each), each.name))) for each in self.of("code")]

    @property
    def files(self) -> list[str]:
        """Where else it lives: the organisation's files and the templates."""
        found = self.of("data", "template")
        named = (each.file + (f": {each.name}" if each.name else "") for each in found)
        return [each.removeprefix("generator/") for each in named]

    @property
    def guides(self) -> list[str]:
        """The guides about it, by the names of their files."""
        return [Path(each.file).name for each in self.of("guide")]

    @property
    def clauses(self) -> list[str]:
        """The clauses of the sample that ask for it, as ``marketing 3.3``."""
        return [f"{Path(each.file).stem} {each.name}" for each in self.of("clause")]

    @property
    def tests(self) -> list[tuple[str, list[str]]]:
        """The files with tests that show it, each with their names; one is empty for all of it."""
        found = groupby(self.of("test"), key=lambda each: each.file)
        return [(_test_file(file), [each.name for each in group]) for file, group in found]


def _module(citation: Citation) -> str:
    parts = Path(citation.file).with_suffix("").parts[1:]
    return ".".join(part for part in parts if part != "__init__")


def _test_file(file: str) -> str:
    return file.removeprefix("tests/").removesuffix(".py")


def table(root: Path = ROOT) -> list[tuple[Chapter, list[Row]]]:
    """Return every requirement with what the sources below *root* cite of it."""
    found: Mapping[int, list[Citation]] = _by_number(citations(root))
    return [
        (chapter, [Row(each, found.get(each.number, [])) for each in chapter.requirements])
        for chapter in chapters()
    ]


def _by_number(found: Iterable[tuple[int, Citation]]) -> dict[int, list[Citation]]:
    numbered: defaultdict[int, list[Citation]] = defaultdict(list)
    for number, citation in found:
        numbered[number].append(citation)
    return dict(numbered)


def pages(root: Path = ROOT) -> dict[Path, str]:
    """Return the page in every language, by its path from *root*."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 - Markdown, of our own sources alone
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template, rows = environment.get_template("page.md.j2"), table(root)
    folder = Path("docs") / "guides"
    return {
        folder / tag / "requirements.md": template.render(table=rows, language=tag)
        for tag in LANGUAGES
    }
