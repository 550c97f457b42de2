"""Measure how long each step takes for made-up meetings, as a ratio to copying the same bytes.

Seconds differ from machine to machine and from hour to hour: what tells is the ratio to a copy that
was made in the same minute, both as medians of several runs. Everything is written to a temporary
folder. Nothing is asserted: the numbers are for people to read.
"""

import argparse
import datetime as dt
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Column, Table

from generator.archive import Archive
from generator.cli.workspace import Workspace
from generator.forms.form import Form
from generator.forms.issue import expected
from generator.forms.kinds import Context
from generator.parse import examine
from generator.publish import publish
from generator.records import Event, Record, Records, fingerprint, save
from generator.records import load as load_records
from generator.render import FOLDERS, Site, render
from generator.render.config import CONFIGS, site_configs
from generator.render.pages import pages
from generator.search import FOLDER as SEARCH
from generator.search import SearchPage, search_index
from generator.validate import form_of, validate
from generator.vocabulary import Act
from generator.wording import LANGUAGES
from tests.synthetic import Draft, body, drafts

ROOT = Path(__file__).parents[1]

HEADINGS = ("seconds", "bytes", "copying them", "ratio")

COPIES = 5
"""How often the bytes of a step are copied: a disk that others use has its moments."""

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@dataclass(frozen=True)
class Step:
    """Something that takes time; *copied* is the folder with the bytes that it reads or writes."""

    name: str
    run: Callable[[], object]
    copied: Path


@dataclass(frozen=True)
class Measured:
    """What a step took, and what a copy of the same bytes took. Times are in seconds."""

    name: str
    seconds: float
    bytes: int
    copy: float

    @property
    def ratio(self) -> float:
        """How many times as long as the copy the step took."""
        return self.seconds / self.copy


class Bench:
    """Made-up *meetings* in *folder*, which has them at every station from the body to the page."""

    def __init__(self, folder: Path, meetings: int) -> None:
        self._workspace = Workspace(ROOT / "data")
        self._folder = folder
        self._bodies, self._kept = folder / "bodies", folder / "records"
        self._docs, self._site = folder / "docs", folder / "site"
        self._drafts = list(drafts(self._workspace, meetings))
        self._bodies.mkdir()
        for draft in self._drafts:
            self._body(draft).write_bytes(body(draft, self._workspace).encode())
        self._records = {record.issue: record for record in self._filed()}
        self._save()
        self._rendered = render(self._site_of(self._records))
        self._publish()

    def steps(self) -> Iterator[Step]:
        """Yield the steps in order, all but the site."""
        yield Step("recognise the form", self._recognise, self._bodies)
        yield Step("parse", self._parse, self._bodies)
        yield Step("validate (parse, read)", lambda: list(self._filed()), self._bodies)
        yield Step("save records", self._save, self._kept)
        yield Step("load records", self._load, self._kept)
        yield Step("assemble the archive", self._assemble, self._kept)
        yield Step("make the search index", self._search, self._docs / SEARCH)
        yield Step("render (with the index)", self._render, self._docs)
        yield Step("publish", self._publish, self._docs)
        yield Step("records in, pages out", self._renew, self._docs)

    @property
    def filings(self) -> int:
        """How many filings the meetings have."""
        return len(self._drafts)

    @property
    def pages(self) -> int:
        """How many pages come of them."""
        return sum(path.endswith(".md") for path in self._rendered)

    def site(self) -> Step:
        """Return the step that builds the site from the published pages."""
        return Step("build the site", self._build, self._site)

    def _body(self, draft: Draft) -> Path:
        return self._bodies / f"{draft.issue}.md"

    def _read(self) -> Iterator[tuple[Draft, str, type[Form], Context]]:
        for draft in self._drafts:
            form = self._workspace.forms[draft.form]
            context = Context(self._workspace.organisation, draft.at, draft.language)
            yield draft, self._body(draft).read_bytes().decode(), form, context

    def _recognise(self) -> None:
        for _, text, form, context in self._read():
            family = [each for each in self._workspace.forms.values() if each.family == form.family]
            form_of(text, family, context)

    def _parse(self) -> None:
        for _, text, form, context in self._read():
            examine(text, expected(form, context))

    def _filed(self) -> Iterator[Record]:
        for draft, text, form, context in self._read():
            validated = validate(text, form, context)
            if validated.form is None:
                raise ValueError(text, validated.problems)
            yield _record(draft, validated.form)

    def _save(self) -> None:
        for record in self._records.values():
            save(self._kept, record)

    def _load(self) -> Records:
        return load_records(self._kept, self._workspace.forms)

    def _archive(self, records: Records) -> Archive:
        now = self._drafts[-1].at + dt.timedelta(days=1)
        return self._workspace.archive(records, now)

    def _site_of(self, records: Records) -> Site:
        return Site(self._archive(records), self._workspace.forms, "zh-Hans")

    def _assemble(self) -> object:
        archive = self._archive(self._records)
        return archive.meetings, archive.actions, archive.decisions, archive.filings

    def _search(self) -> None:
        found = pages(self._site_of(self._records))
        search_index(
            SearchPage(page.path, page.title, page.text, page.kind, page.date)
            for page in found
            if page.kind
        )

    def _render(self) -> None:
        render(self._site_of(self._records))

    def _publish(self) -> None:
        shutil.rmtree(self._docs, ignore_errors=True)
        publish(self._rendered, self._docs, FOLDERS)

    def _renew(self) -> None:
        shutil.rmtree(self._docs, ignore_errors=True)
        publish(render(self._site_of(self._load())), self._docs, FOLDERS)

    def _build(self) -> None:
        from mkdocs.commands.build import build  # noqa: PLC0415 - only who builds waits for it
        from mkdocs.config import load_config  # noqa: PLC0415

        shutil.copy(ROOT / "mkdocs.yml", self._folder)
        theme = self._folder / "generator" / "theme"
        shutil.copytree(ROOT / "generator" / "theme", theme, dirs_exist_ok=True)
        publish(site_configs([self._site_of(self._records)]), self._folder, CONFIGS)
        for language in LANGUAGES:
            guide = self._docs / "guides" / language / "index.md"
            guide.parent.mkdir(parents=True, exist_ok=True)
            guide.write_text("# Guide\n", encoding="utf-8")
        build(load_config(str(self._folder / "mkdocs.yml"), strict=True))


def _record(draft: Draft, answers: Form) -> Record:
    """Return the record of *draft*, approved or signed by its author where that is usual."""
    record = Record(issue=draft.issue, author=draft.author, filed=draft.at, answers=answers)
    act = {"meeting-request": Act.APPROVE, "minutes": Act.SIGN}.get(answers.family)
    if act is None:
        return record
    event = Event(act=act, by=draft.author, at=draft.at, about=fingerprint(answers))
    return record.model_copy(update={"events": (event,)})


def measure(step: Step, repetitions: int) -> Measured:
    """Run *step* so many times, copy its bytes, and return the medians."""
    run = statistics.median(_seconds(step.run) for _ in range(repetitions))
    copy = statistics.median(_copy(step.copied) for _ in range(COPIES))
    size = sum(path.stat().st_size for path in step.copied.rglob("*") if path.is_file())
    return Measured(step.name, run, size, copy)


def _copy(source: Path) -> float:
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        target = Path(folder) / "copy"
        return _seconds(lambda: shutil.copytree(source, target, copy_function=shutil.copyfile))


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def table(measured: Sequence[Measured]) -> Table:
    """Return what was *measured* as a table: a line for each step."""
    shown = Table("step", *(Column(each, justify="right") for each in HEADINGS))
    for each in measured:
        times = f"{each.seconds:.2f}", f"{each.bytes:,}", f"{each.copy:.3f}", f"{each.ratio:.1f}"
        shown.add_row(each.name, *times)
    return shown


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what *arguments* ask for, or those of the command line, and print the table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--meetings", type=int, default=1000, help="how many; 1000 by default")
    parser.add_argument("--repetitions", type=int, default=3, help="of each step; the site is once")
    parser.add_argument("--no-site", action="store_true", help="stop before MkDocs")
    asked = parser.parse_args(arguments)
    console = Console()
    with tempfile.TemporaryDirectory() as folder, Progress(console=console, transient=True) as bar:
        task = bar.add_task(f"Making up {asked.meetings} meetings", total=None)
        bench = Bench(Path(folder), asked.meetings)
        steps = [(step, asked.repetitions) for step in bench.steps()]
        steps += [] if asked.no_site else [(bench.site(), 1)]
        measured: list[Measured] = []
        for step, repetitions in steps:
            bar.update(task, description=step.name, total=len(steps), completed=len(measured))
            measured.append(measure(step, repetitions))
    console.print(table(measured))
    console.print(f"{asked.meetings} meetings, {bench.filings} filings, {bench.pages} pages")


if __name__ == "__main__":
    main()
