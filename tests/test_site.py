"""The site of the sample: built without a warning, complete, in one language, and nothing secret.

It is built by MkDocs as for its readers, once for each language.
"""

import html
import io
import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from babel.messages.pofile import read_po

from generator.archive import within
from generator.cli.workspace import Workspace
from generator.forms.kinds import TableKind
from generator.forms.question import Question
from generator.publish import Published, publish
from generator.records import Record
from generator.render import FOLDERS, Site, render
from generator.render.page import Links
from generator.vocabulary import Term
from generator.wording import LANGUAGES, Wording
from tests.built import Built
from tests.copied import ROOT
from tests.office import Office
from tests.test_hostile import SITE

each_language = pytest.mark.parametrize("language", LANGUAGES)
chinese = pytest.mark.parametrize("language", [tag for tag in LANGUAGES if tag != "en"])

NO_TEXT = re.compile(r"<(script|style|code)\b.*?</\1>", re.DOTALL)
SAID = re.compile(r'>([^<>]+)<|(?:alt|aria-label|content|placeholder|title)="([^"]+)"')
ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
HEADING = re.compile(r"<h([1-6])[ >]")
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


@cache
def pages(site: Built) -> Mapping[str, str]:
    """Return every page of *site* without its scripts and code, by path."""
    return {
        path: NO_TEXT.sub("", (site.root / path).read_text("utf-8"))
        for path in site.files()
        if path.endswith(".html")
    }


@pytest.fixture
def site(built: Callable[[str], Built], language: str) -> Built:
    return built(language)


@pytest.fixture
def sample(built: Callable[[str], Built]) -> Built:
    """Return the site in the language of the settings."""
    return built("zh-Hans")


@each_language
def test_every_page_that_is_rendered_is_in_the_site(site, language):
    others = tuple(f"guides/{tag}/" for tag in LANGUAGES if tag != language)
    sources = (path for path in site.sources() if not path.startswith(others))
    wanted = {re.sub(r"\.md$", ".html", path) for path in sources}
    there = {*site.files()}

    assert len(wanted) > 300
    assert set() == wanted - there
    assert set() == {path for path in there if path.startswith(others)}


@each_language
def test_the_sites_differ_in_their_language_alone(site, built, language):
    guides = tuple(f"guides/{tag}/" for tag in LANGUAGES)
    one, other = (
        {path for path in pages(each) if not path.startswith(guides)}
        for each in (site, built("en"))
    )

    assert other == one


def english() -> Iterator[str]:
    """Return what English pages say in words of ours: messages, labels, options, kinds."""
    for language in ("zh_Hans", "zh_Hant"):
        catalogue = (ROOT / "generator" / "locale" / f"{language}.po").read_bytes()
        for message in read_po(io.BytesIO(catalogue)):
            yield from [message.id] if isinstance(message.id, str) else message.id
    for wording in _wordings(Workspace(ROOT / "data")):
        if wording.text("en") not in (wording.text("zh-Hans"), wording.text("zh-Hant")):
            yield wording.text("en")


def _wordings(workspace: Workspace) -> Iterator[Wording]:
    for term in Term.__subclasses__():
        yield from (member.wording for member in term)
    for form in workspace.forms.values():
        yield from (form.title, form.purpose)
        yield from (words for question in form.questions() for words in _words_of(question))


def _words_of(question: Question) -> Iterator[Wording]:
    yield from (question.label, question.kind.title)
    yield from [question.hint] if question.hint else []
    if isinstance(question.kind, TableKind):
        for column in question.kind.row.questions():
            yield from _words_of(column)


AS_THEY_ARE = {
    *("Mac", "Outlook"),
    "Policy of company and department",
    *(f"{expected}：The last 9 days of the quarter" for expected in ("预期结果", "預期結果")),
}
"""Names of products, and what somebody wrote in English at meeting 135 of the sample."""


def ours() -> re.Pattern[str]:
    """Return what a whole text of ours looks like in English, whatever its values are."""
    texts = {text for text in english() if re.search("[A-Za-z]{2}", re.sub(r"{\w+}", "", text))}
    return re.compile("|".join(re.sub(r"\\{\w+\\}", ".+", re.escape(text)) for text in texts))


@chinese
def test_no_word_of_ours_is_left_in_english(site, language):
    pattern = ours()
    texts = {
        html.unescape(text).strip()
        for path, page in pages(site).items()
        if not path.startswith("guides/")  # they name what GitHub says in English
        for found in SAID.findall(page)
        for text in found
    }

    assert len(texts) > 1000
    assert [] == sorted(text for text in texts - AS_THEY_ARE if pattern.fullmatch(text))


@chinese
def test_the_frame_of_a_page_has_no_latin_word(site, language):
    frames = {
        re.sub(
            r"<article.*?</article>|<head>.*?</head>|<a [^>]*md-nav__link.*?</a>",
            "",
            page,
            flags=re.DOTALL,
        )
        for page in pages(site).values()
    }
    texts = {
        html.unescape(text) for frame in frames for found in SAID.findall(frame) for text in found
    }
    words = {word for text in texts for word in re.findall("[A-Za-z]{2,}", text)}

    assert set() == words - {"EN", "English", "Enter", "Esc", "GitHub", "JavaScript", "minutebook"}


@cache
def places(page: Path) -> frozenset[str]:
    """Return what can be led to on *page*."""
    return frozenset(re.findall(r'\bid="([^"]+)"', NO_TEXT.sub("", page.read_text("utf-8"))))


@each_language
def test_every_link_leads_to_a_page_and_to_a_place_on_it(site, language):
    broken = set()
    for path, page in pages(site).items():
        for address in {*ADDRESS.findall(page)}:
            parts = urlsplit(html.unescape(address))
            if parts.scheme or path == "404.html":
                continue
            there = site.root / posixpath.dirname(path) / unquote(parts.path)
            target = Path(posixpath.normpath(there)) if parts.path else site.root / path
            # Behind the page of a form stand answers to it.
            anchor = "" if target.parent.name == "forms" else unquote(parts.fragment)
            if not target.is_file() or (anchor and anchor not in places(target)):
                broken.add((path, address))

    assert set() == broken


def test_every_page_is_reached_from_the_first(sample):
    found, ahead = set(), ["index.html"]
    while ahead:
        path = ahead.pop()
        if path not in found and path in pages(sample):
            found.add(path)
            addresses = (
                urlsplit(html.unescape(a)).path for a in ADDRESS.findall(pages(sample)[path])
            )
            ahead += [
                posixpath.normpath(posixpath.join(posixpath.dirname(path), a))
                for a in addresses
                if a
            ]

    assert {*pages(sample)} - {"404.html"} == found


def test_every_page_has_one_title_and_its_headings_in_order(sample):
    wrong = {}
    for path, page in pages(sample).items():
        levels = [int(level) for level in HEADING.findall(page)]
        skipped = [b for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
        if levels.count(1) != 1 or skipped:
            wrong[path] = levels

    assert {} == wrong


def test_every_table_has_headings_and_rows(sample):
    wrong = {
        path
        for path, page in pages(sample).items()
        for table in TABLE.findall(page)
        if "<th" not in table or "<td" not in table
    }

    assert set() == wrong


def test_rendering_again_with_another_order_by_chance_changes_nothing(sample):
    done = sample.copy.run("render", PYTHONHASHSEED="12345")

    assert re.search(r"docs: 0 pages written, \d+ as they were, 0 removed", done)


def rendered(office: Office, records: Mapping[int, Record]) -> dict[str, str]:
    """Return the pages that show *records*."""
    archive = office.workspace.archive(records, office.at("2026-05-01T09:00"))
    return render(Site(archive, office.workspace.forms, "en", Links("https://example.org/a/b")))


def test_the_pages_do_not_depend_on_the_order_of_the_records():
    office = Office()
    office.fill()
    backwards = dict(reversed(office.records.items()))

    assert rendered(office, office.records) == rendered(office, backwards)


def test_the_first_page_leads_to_the_forms():
    shown = SITE.reset().convert(Office().pages()["index.md"])

    assert 'href="forms/index.html">Meeting request</a>' in shown
    assert 'href="forms/progress.html">Progress report</a>' in shown
    assert "{" not in re.sub("<[^>]*>", "", shown)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))


def test_nothing_of_a_restricted_meeting_is_in_any_file_of_the_site(sample):
    """R81, R83."""
    workspace = Workspace(sample.copy.folder / "data")
    records = workspace.records()
    allowed = within(records, workspace.organisation.settings.edition)
    dumps = {n: record.model_dump(mode="json") for n, record in records.items()}
    known = json.dumps([dumps[n] for n in allowed], ensure_ascii=False)
    secret = {n: dump for n, dump in dumps.items() if n not in allowed}
    texts = {
        text
        for text in _texts([*secret.values()])
        if len(text) > 8 and not text.isascii() and text not in known
    }
    root = sample.whole
    files = {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in root.rglob("*.*")
        if path.is_file()
        and path.suffix in {".html", ".js", ".json", ".xml", ".md", ".ics", ".csv"}
    }

    assert len(texts) > 10
    assert {} == {
        p: found for p, page in files.items() if (found := [t for t in texts if t in page])
    }
    numbers = "|".join(map(str, secret))
    assert [] == [path for path in files if re.search(rf"/({numbers})(-\d+)?\.", f"/{path}")]
    assert [] == [
        p for p, page in files.items() if re.search(rf'(#|/|"D)({numbers})(-\d+)?(\.html)?"', page)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of pages, with something of somebody else's in and around it."""
    for path in ("docs/guides/index.md", "docs/CNAME", "docs/meetings.md", "other/meetings/1.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    return tmp_path / "docs"


def present(folder: Path) -> dict[str, str]:
    """Return every file in and beside *folder*, by path."""
    root = folder.parent
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_publishing_writes_what_changed_and_removes_what_is_gone(folder):
    first = publish({"meetings/1.md": "one", "meetings/2.md": "two"}, folder, FOLDERS)
    second = publish({"meetings/1.md": "one", "meetings/3.md": "three"}, folder, FOLDERS)

    assert (Published(2, 0, 0), Published(1, 1, 1)) == (first, second)
    assert {"docs/meetings/1.md", "docs/meetings/3.md"} == {
        path for path in present(folder) if path.startswith("docs/meetings/")
    }


def test_publishing_leaves_everything_else_alone(folder):
    before = present(folder)
    publish({"meetings/2026/1.md": "one", "index.md": "home"}, folder, FOLDERS)
    publish({}, folder, FOLDERS)

    assert before == present(folder)


def test_a_file_that_stays_the_same_is_not_written_again(folder):
    publish({"index.md": "home"}, folder, FOLDERS)
    before = (folder / "index.md").stat()
    publish({"index.md": "home"}, folder, FOLDERS)
    after = (folder / "index.md").stat()

    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


@pytest.mark.parametrize(
    "path",
    [
        "../other/meetings/1.md",
        "meetings/../../other/meetings/1.md",
        "meetings/../guides/index.md",
        "meetings/./1.md",
        "meetings//1.md",
        "/meetings/1.md",
        "meetings\\..\\..\\other.md",
        "meetings/..",
        "guides/index.md",
        "meetings.md",
        "meetingsx/1.md",
        "CNAME",
        "",
        ".",
    ],
)
def test_a_path_outside_is_refused_and_nothing_is_written(folder, path):
    before = present(folder)

    with pytest.raises(ValueError, match="not in the generator's own folders"):
        publish({"meetings/1.md": "one", path: "evil"}, folder, FOLDERS)
    assert before == present(folder)


def test_a_link_that_leads_outside_is_not_followed(folder):
    outside = folder.parent / "other" / "meetings"
    (folder / "meetings").symlink_to(outside, target_is_directory=True)
    (folder / "people").mkdir()
    (folder / "people" / "elsewhere").symlink_to(outside, target_is_directory=True)
    publish({}, folder, FOLDERS)

    assert "other/meetings/1.md" == (outside / "1.md").read_text("utf-8")
