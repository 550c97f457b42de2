"""The search index: what is found, and how it lies in files."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.script import fold
from generator.search import SearchPage, search_index, shard_of, spellings, tokens

unhurried = settings(deadline=None)  # the first text to be folded loads the tables

han = st.text("会议纪要决行动项预算责任人时间节点", min_size=1, max_size=12)
words = st.from_regex(r"[a-z0-9]{1,5}([-_.][a-z0-9]{1,5}){0,3}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
pages = st.builds(
    SearchPage,
    url=st.from_regex(r"[a-z]{1,6}/[0-9]{1,4}\.html", fullmatch=True),
    title=texts,
    text=texts,
    kind=texts,
    date=st.sampled_from(["", "2026-01-05", "2026-03-31"]),
)


def contents(files, name):
    """Return what the files called *name* hand over, by number."""
    calls = (re.fullmatch(r"minutebook\.(\w+)\((\d+),(.*)\);\n", text) for text in files.values())
    return {int(call[2]): json.loads(call[3]) for call in calls if call and call[1] == name}


def postings(files):
    return {
        token: places
        for shard in contents(files, "words").values()
        for token, places in shard.items()
    }


def test_a_run_of_chinese_gives_its_pairs_and_its_last_character():
    assert ["会议", "议纪", "纪要", "要"] == list(tokens("会议纪要"))


def test_a_single_character_is_a_token():
    assert ["会"] == list(tokens("会"))


def test_a_word_gives_itself_and_what_follows_each_joint():
    assert ["2026-04-03", "04-03", "03"] == list(tokens("2026-04-03"))


def test_chinese_and_words_meet_without_a_blank():
    assert ["版", "q3", "v2.1", "1"] == list(tokens("q3版v2.1"))


def test_punctuation_separates():
    assert ["会议", "议", "决议", "议"] == list(tokens("会议，决议。"))


@unhurried
@given(han, st.data())
def test_every_part_of_a_chinese_text_is_found_by_its_pairs(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    filed = set(tokens(text))

    assert all(any(token.startswith(character) for token in filed) for character in part)
    assert {part[at : at + 2] for at in range(len(part) - 1)} <= filed


@unhurried
@given(st.lists(words, min_size=1, max_size=4), st.data())
def test_every_beginning_of_every_part_of_a_word_is_found(given_words, data):
    word = data.draw(st.sampled_from(given_words))
    part = data.draw(st.sampled_from([word, *re.split("(?<=[-_.])", word)[-1:]]))
    beginning = part[: data.draw(st.integers(1, len(part)))]

    assert any(token.startswith(beginning) for token in tokens(" ".join(given_words)))


@unhurried
@given(texts)
def test_tokens_of_folded_text_do_not_change_when_folded_again(text):
    found = set(tokens(fold(text)))

    assert found == {fold(token) for token in found}


@unhurried
@given(words, words, st.integers(1, 64))
def test_what_begins_alike_is_in_one_file(one, other, shards):
    beginning = one[:2]
    if len(beginning) == 2:
        assert shard_of(beginning, shards) == shard_of(beginning + other, shards)


@unhurried
@given(han, st.integers(1, 64))
def test_pairs_are_filed_by_their_first_character(text, shards):
    assert {shard_of(text[0], shards)} == {shard_of(text[0] + other, shards) for other in text}


def test_no_file_is_wanted_for_a_site_without_pages():
    assert ["assets/search/start.js", "assets/search/words-0.js"] == list(search_index([]))


@unhurried
@given(st.lists(pages, max_size=12, unique_by=lambda page: page.url), st.randoms())
def test_the_order_of_the_pages_does_not_matter(given_pages, random):
    shuffled = list(given_pages)
    random.shuffle(shuffled)

    assert search_index(given_pages) == search_index(shuffled)


@unhurried
@given(st.lists(pages, max_size=12))
def test_every_token_of_every_page_is_filed_where_it_is_looked_for(given_pages):
    shards = contents(search_index(given_pages), "words")
    wanted = {token for page in given_pages for token in tokens(fold(f"{page.title}\n{page.text}"))}

    assert wanted == {token for shard in shards.values() for token in shard}
    assert all(
        number == shard_of(token, len(shards))
        for number, shard in shards.items()
        for token in shard
    )


def test_both_scripts_are_filed_under_one_token():
    files = search_index(
        [SearchPage("a.html", "会议", ""), SearchPage("b.html", "", "會議", date="2026-01-01")]
    )

    assert "0N1A" == postings(files)["会议"]


def test_a_posting_says_how_often_and_whether_in_the_title():
    files = search_index([SearchPage("a.html", "plan", "plan, plan and budget " + "many " * 40)])

    assert "0P" == postings(files)["plan"]
    assert "0A" == postings(files)["budget"]
    assert "0M" == postings(files)["many"]


def test_a_posting_says_that_a_token_is_the_number_of_the_page():
    files = search_index([SearchPage("a.html", "17 plan", "17-1", numbers=("17", "D17-2"))])

    assert "0b" == postings(files)["17"]
    assert "0a" == postings(files)["d17-2"]
    assert "0A" == postings(files)["17-1"]


def test_a_later_page_changes_the_number_of_no_other():
    old = [SearchPage(f"{day}.html", "会议", "", date=f"2026-04-0{day}") for day in (1, 2, 3)]
    new = SearchPage("4.html", "会议", "", date="2026-04-04")

    before, after = (contents(search_index(p), "pages")[0] for p in (old, [*old, new]))
    assert before == after[:3]
    assert "4.html" == after[3][0]


@unhurried
@given(st.lists(pages, max_size=9, unique_by=lambda page: page.url))
def test_pages_come_back_as_they_were_written(given_pages):
    files = contents(search_index(given_pages), "pages")
    rows = [row for number in sorted(files) for row in files[number]]

    assert sorted(
        [page.url, page.title, page.kind, page.date, " ".join(page.text.split())]
        for page in given_pages
    ) == sorted(rows)


@unhurried
@given(st.lists(pages, max_size=4))
def test_nothing_from_a_page_gets_into_the_path_of_a_file(given_pages):
    paths = search_index(given_pages)

    assert all(re.fullmatch(r"assets/search/(start|(words|pages)-\d+)\.js", path) for path in paths)


def test_another_text_is_another_version():
    one, other = (search_index([SearchPage("a.html", "会议", text)]) for text in ("一", "二"))

    assert one["assets/search/start.js"] != other["assets/search/start.js"]


def test_the_browser_is_told_what_it_cannot_fold_by_itself():
    told = {entry[0]: entry[1:] for entry in spellings().split("|")}

    assert ("会", "ss") == (told["會"], told["ß"])
    assert all(told[character] == fold(character) for character in told)


def test_the_browser_is_not_told_what_it_knows():
    assert not {"A", "Ａ", "会", "é", "İ"} & {entry[0] for entry in spellings().split("|")}


def test_variants_of_taiwan_and_hong_kong_meet():
    assert ["着手卫生台上什么"] * 2 == [
        fold(text).replace("幺", "么") for text in ("著手衞生檯上什麼", "着手卫生台上什么")
    ]
