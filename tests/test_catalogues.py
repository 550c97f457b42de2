"""The catalogues say everything, in one script each, and as `make catalogues` writes them."""

import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from opencc import OpenCC

from generator.render.catalogue import Catalogue

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.j2"))

each_language = pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])

NAMES = {
    *("Android", "App", "Create", "Ctrl", "Edit", "GitHub", "JSON", "Mac", "Markdown", "Outlook"),
    *("CSV", "Excel", "ISO", "LibreOffice", "UTF", "WPS"),
    *("SHA", "Schema", "URL", "V", "Web", "Word", "YAML", "false", "iCalendar", "iPad", "iPhone"),
    "true",
}
"""What keeps its name in Chinese: things of the computer, keys, and what is in English there."""

MARKUP = re.compile(
    r"(?:\A|\n)---\n.*?\n---\n"
    r"|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|\{ \..*?\}|<[^>]*>",
    re.DOTALL,
)
"""What is no text in a template: front matter, Jinja, attributes of Markdown, tags of HTML."""

UNTRANSLATED = {"JSON", "Schema", "next", "rows", "warning", "ways"}
"""Words in templates that are no text either: names, and keywords of Markdown."""

IN_BOTH_SCRIPTS = set("准")
"""Written in traditional Chinese too, with a meaning of its own: 批准."""


@cache
def template() -> Catalog:
    """Return every message of the package, sorted, as it comes out of the file between."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]
    methods = [(each["pattern"], each["method"]) for each in mappings["mappings"]]
    options = {each["pattern"]: each for each in mappings["mappings"]}
    found = extract_from_dir(ROOT, methods, options, directory_filter=_in_the_package)
    messages = Catalog()
    for _, _, message, _, context in found:
        messages.add(message, context=context)
    return read_po(io.BytesIO(_written(messages, sort_output=True, no_location=True)))


def _in_the_package(folder: str) -> bool:
    return Path(folder).is_relative_to(PACKAGE)


def _written(catalog: Catalog, **options: bool) -> bytes:
    file = io.BytesIO()
    write_po(file, catalog, **options)
    return file.getvalue()


def _path(language: str) -> Path:
    return PACKAGE / "locale" / f"{language}.po"


def catalog(language: str) -> Catalog:
    """Return the catalogue of *language*, anew for each test: updating changes it."""
    return read_po(io.BytesIO(_path(language).read_bytes()), locale=language)


def _texts(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _translations(language: str) -> Iterator[tuple[Message, str]]:
    for message in catalog(language):
        if message.id:
            yield from ((message, text) for text in _texts(message.string))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _words(text: str) -> str:
    """Return *text* without its placeholders."""
    return re.sub(r"\{\w+\}", "", text)


def _characters(language: str) -> list[str]:
    return sorted({character for _, text in _translations(language) for character in text})


def _changed(standard: str, characters: Sequence[str]) -> set[str]:
    """Return those of *characters* that *standard* writes in another way, each on its own."""
    converted = OpenCC(standard).convert("\n".join(characters)).split("\n")
    return {old for old, new in zip(characters, converted, strict=True) if old != new}


def _traditional_only(characters: Sequence[str]) -> set[str]:
    return _changed("t2s", characters)


def _simplified_only(characters: Sequence[str]) -> set[str]:
    """Return what no standard of traditional Chinese writes."""
    changed = (_changed(standard, characters) for standard in ("s2t", "s2tw", "s2hk"))
    return set.intersection(*changed) - IN_BOTH_SCRIPTS


def test_messages_of_code_and_of_templates_are_found():
    texts = {text for message in template() for text in _texts(message.id)}

    assert {"Home", "is not a date: {written}", "{n} day late", "{n} days late"} <= texts


@each_language
def test_every_message_is_translated(language):
    known = catalog(language)
    empty = {message.id for message, text in _translations(language) if not text.strip()}

    assert [] == [message.id for message in template() if message.id and message.id not in known]
    assert set() == empty


@each_language
def test_no_translation_is_obsolete_or_a_guess(language):
    found = catalog(language)

    assert [] == list(found.obsolete)
    assert [] == [message.id for message in found if message.id and message.fuzzy]
    assert [] == [message.id for message in found if message.id and message.id not in template()]


@each_language
def test_a_translation_is_filled_with_what_its_message_is_filled_with(language):
    different = [
        text
        for message, text in _translations(language)
        if _placeholders(text) != _placeholders(_texts(message.id)[-1])
    ]

    assert [] == different


@each_language
def test_no_english_is_left(language):
    left = {
        word
        for _, text in _translations(language)
        for word in re.findall("[A-Za-z]+", _words(text))
    }

    assert set() == left - NAMES


@each_language
def test_punctuation_is_chinese(language):
    latin = [text for _, text in _translations(language) if re.search("[,.:;?!()]", _words(text))]

    assert [] == latin


def test_characters_of_one_script_only_are_told_from_those_of_both():
    assert set("议们") == _simplified_only("议们議們要批准")
    assert set("議們") == _traditional_only("议们議們要批准")


def test_simplified_chinese_has_no_traditional_character():
    assert set() == _traditional_only(_characters("zh_Hans"))


def test_traditional_chinese_has_no_simplified_character():
    assert set() == _simplified_only(_characters("zh_Hant"))


@each_language
def test_bringing_a_catalogue_up_to_date_changes_nothing(language):
    updated = catalog(language)
    updated.update(template(), no_fuzzy_matching=True)

    written = _path(language).read_text("utf-8")
    assert written == _written(updated, ignore_obsolete=True, omit_header=True).decode()


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_a_chinese_message_is_the_same_for_any_number(language):
    messages = Catalogue(language)
    forms = {messages.plural("{n} day late", "{n} days late", number) for number in (0, 1, 2)}

    assert ["逾期 {n} 天"] == list(forms)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_in_a_template_is_a_message(path):
    text = MARKUP.sub("", path.read_text("utf-8"))

    assert set() == set(re.findall(r"[^\W\d_]{2,}", text)) - UNTRANSLATED


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_blank_stands_behind_a_sentence_where_chinese_has_none(path):
    """Between two sentences, and behind a colon, stands the gap of the language."""
    behind = r'[.:]"(?:, [^{}]*)?\) }}(?:{% endif %})? (?:{{|\[|{% for)'

    assert [] == re.findall(behind, path.read_text("utf-8"))
