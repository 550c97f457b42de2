"""Issue forms: read as anybody wrote them, written as GitHub reads them, and linted."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import FilingError
from generator.forms.element import Answers, Element, ElementType, IssueForm, Option
from generator.forms.issue_form import read_issue_form, write_body, write_issue_form
from generator.forms.lint import lint, neutral_first_option
from tests.messages import all_said, said

FIXTURES = Path(__file__).parent / "fixtures" / "forms"
INVALID = ("InvalidTemplate.yml", "InvalidTemplate2.yml", "config.yml")
VALID = sorted(each for each in FIXTURES.rglob("*.yml") if each.name not in INVALID)


def faults_of(text):
    with pytest.raises(FilingError) as refused:
        read_issue_form(text)
    return [
        (each.where.text("en") if each.where else "", said(each)) for each in refused.value.problems
    ]


def options(*labels):
    return tuple(Option(label) for label in labels)


FULL = IssueForm(
    name="会议申请",
    description="申请召开会议",
    title="会议申请：",
    labels=("meeting-request", "yes"),
    introduction="# 须知\n\n请填写下列各项。\n",
    elements=(
        Element(
            "meeting",
            ElementType.INPUT,
            "Meeting: which?",
            aliases=("会议",),
            description="A number",
            placeholder="17",
            value="010",
            required=True,
        ),
        Element("log", ElementType.TEXTAREA, "Log", value="one\n\n two\n", render="shell"),
        Element(
            "mode",
            ElementType.DROPDOWN,
            "Mode",
            options=(Option("yes", ("ja",)), Option("1,000"), Option("no")),
            default=0,
        ),
        Element("blocks", ElementType.DROPDOWN, "Blocks", options=options("a", "b"), multiple=True),
        Element(
            "checks",
            ElementType.CHECKBOXES,
            "Checks",
            options=(Option("room", required=True), Option("papers")),
        ),
        Element("files", ElementType.UPLOAD, "Files", accept=".png,.pdf", required=True),
    ),
)

WRITTEN = """\
name: 会议申请
description: 申请召开会议
title: 会议申请：
labels:
  - meeting-request
  - 'yes'
body:
  - type: markdown
    attributes:
      value: |
        # 须知

        请填写下列各项。
  - type: input
    id: meeting
    attributes:
      label: 'Meeting: which?'
      description: A number
      placeholder: '17'
      value: '010'
    validations:
      required: true
  - type: textarea
    id: log
    attributes:
      label: Log
      value: |
        one

         two
      render: shell
  - type: dropdown
    id: mode
    attributes:
      label: Mode
      options:
        - 'yes'
        - '1,000'
        - 'no'
      default: 0
  - type: dropdown
    id: blocks
    attributes:
      label: Blocks
      multiple: true
      options:
        - a
        - b
  - type: checkboxes
    id: checks
    attributes:
      label: Checks
      options:
        - label: room
          required: true
        - label: papers
  - type: upload
    id: files
    attributes:
      label: Files
    validations:
      required: true
      accept: .png,.pdf
"""


def without_aliases(form):
    def plain(each):
        return replace(
            each, aliases=(), options=tuple(replace(option, aliases=()) for option in each.options)
        )

    return replace(form, elements=tuple(plain(each) for each in form.elements))


def test_a_form_is_written_as_people_would_write_it():
    assert WRITTEN == write_issue_form(FULL)


def test_a_form_is_read_as_it_was_written_but_for_its_aliases():
    assert without_aliases(FULL) == read_issue_form(WRITTEN)


@pytest.mark.parametrize("word", ["yes", "No", "on", "OFF", "y", "N", "true", "null", "~", "1e3"])
def test_text_that_yaml_or_ruby_take_for_something_else_is_quoted(word):
    written = write_issue_form(replace(FULL, name=word))

    assert f"name: '{word}'\n" in written


@pytest.mark.parametrize("file", VALID, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_the_forms_of_other_projects_are_read_and_written_without_loss(file):
    form = read_issue_form(file.read_text("utf-8"))

    assert form == read_issue_form(write_issue_form(form))
    assert [] == [each for each in form.elements if not each.id or not each.label]


def test_what_is_written_keeps_to_the_schema_of_github(tmp_path):
    forms = [FULL, *(read_issue_form(file.read_text("utf-8")) for file in VALID)]
    for number, form in enumerate(forms):
        named = replace(form, name=form.name or "A form", description=form.description or "Asks")
        (tmp_path / f"{number}.yml").write_text(write_issue_form(named), "utf-8")

    schema = ("--builtin-schema", "vendor.github-issue-forms")
    command = [sys.executable, "-m", "check_jsonschema", *schema, *tmp_path.iterdir()]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 0 == checked.returncode, checked.stdout


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
ONE_LINE = st.one_of(
    st.sampled_from(
        ["yes", ":x", "- a", "# a", "a: b", "'", '"', "1,000", "2026-04-01", "{a}", "会"]
    ),
    TEXTS.map(lambda text: " ".join(text.split("\n")).strip()).filter(bool),
)
IDS = st.text("abz09_-", min_size=1, max_size=8)


@st.composite
def elements(draw, id_):
    type_ = draw(st.sampled_from(ElementType))
    chosen = type_ in (ElementType.DROPDOWN, ElementType.CHECKBOXES)
    flags = st.booleans() if type_ is ElementType.CHECKBOXES else st.just(value=False)
    options = st.lists(st.builds(Option, ONE_LINE, required=flags), min_size=1, max_size=3)
    return Element(
        id_,
        type_,
        draw(ONE_LINE),
        description=draw(TEXTS),
        placeholder=draw(TEXTS),
        value=draw(TEXTS),
        options=tuple(draw(options)) if chosen else (),
        multiple=type_ is ElementType.DROPDOWN and draw(st.booleans()),
        default=draw(st.none() | st.integers(0, 9)),
        render=draw(st.sampled_from(["", "shell", "on"])),
        required=draw(st.booleans()),
        accept=draw(st.sampled_from(["", ".png"])),
    )


@st.composite
def forms(draw):
    ids = draw(st.lists(IDS, unique=True, min_size=1, max_size=3))
    return IssueForm(
        name=draw(TEXTS),
        description=draw(TEXTS),
        title=draw(TEXTS),
        labels=tuple(draw(st.lists(ONE_LINE, max_size=2))),
        introduction=draw(TEXTS),
        elements=tuple(draw(elements(id_)) for id_ in ids),
    )


@settings(deadline=None)
@given(forms())
def test_any_form_is_read_as_it_was_written(form):
    assert form == read_issue_form(write_issue_form(form))


GARBAGE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                *("body:", "\n", "  ", "- ", "type: ", "input", "attributes:", "label: ", "x", "["),
                *(
                    "{",
                    "&a ",
                    "*a",
                    "!!int ",
                    "!!bool ",
                    "!!timestamp ",
                    "2026-13-45",
                    "<<: ",
                    "yes",
                ),
            ]
        )
    ).map("".join),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=3),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["type", "label"]), inner),
    ).map(lambda content: yaml.safe_dump({"body": content})),
)


@settings(deadline=None)
@given(GARBAGE)
def test_whatever_stands_in_a_form_it_is_read_or_refused_in_words(text):
    try:
        form = read_issue_form(text)
    except FilingError as error:
        found = all_said(error.problems)
    else:
        found = [each.id for each in form.elements]

    assert found


@pytest.mark.parametrize(
    "text",
    [
        "body: " + "[" * 1_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nbody: *c",
        "body: &a [*a]",
        "body: !!int ''",
        f"name: 0x{'f' * 9_000}",
        f"name: {'9' * 9_000}",
        "body: !!python/object:os.system {}",
        "--- a\n--- b",
    ],
)
def test_a_form_made_to_do_harm_is_refused(text):
    assert faults_of(text)


def test_all_faults_of_a_form_are_reported_at_once():
    text = """\
name: [x]
description: yes
body:
  - type: input
    id: a b
    attributes: {label: One}
    validations: {required: "true"}
  - type: number
    attributes: {label: Two}
  - type: dropdown
    id: c
    attributes: {label: Three, options: [x, yes, ], multiple: 1, default: x}
  - type: checkboxes
    id: c
    attributes: {label: Four, options: [x]}
  - type: textarea
  - what
"""

    assert [
        ("body[5]", "must be a mapping of keys to values: what"),
        ("", "name must be text: ['x']"),
        ("", "description is read as yes or no: put quotation marks around it"),
        ("One", "id may have only letters, digits, - and _: a b"),
        ("One", "required must be true or false: true"),
        ("Two", "type is not one of input, textarea, dropdown, checkboxes, upload: number"),
        ("Three", "options is read as yes or no: put quotation marks around it"),
        ("Three", "multiple must be true or false: 1"),
        ("Three", "default must be a whole number: x"),
        ("Four", "id is used twice: c"),
        ("Four", "must be a mapping of keys to values: x"),
        ("body[4]", "has no label"),
    ] == faults_of(text)


def test_a_form_that_asks_for_nothing_is_refused():
    text = "name: a\ndescription: b\nbody:\n  - type: markdown\n    attributes: {value: hello}\n"

    assert [("", "the form asks for nothing: it has only markdown")] == faults_of(text)


def test_ids_come_from_labels_where_they_are_missing_and_are_all_different():
    labels = ("Is it -- a Thing?", "is it a thing", "会议 类型", "?!", "id: kept")
    body = "".join(f"  - type: input\n    attributes: {{label: '{each}'}}\n" for each in labels[:4])
    text = f"body:\n{body}  - type: input\n    id: is_it_a_thing_2\n    attributes: {{label: x}}\n"

    ids = [each.id for each in read_issue_form(text).elements]

    assert ["is_it_a_thing", "is_it_a_thing_3", "会议_类型", "field", "is_it_a_thing_2"] == ids


def test_numbers_and_dates_are_options_as_ruby_would_show_them():
    text = "body: [{type: dropdown, attributes: {label: x, options: [1, 2.50, 2026-04-01]}}]"
    (element,) = read_issue_form(text).elements

    assert ["1", "2.5", "2026-04-01"] == [option.label for option in element.options]


def test_a_body_is_written_as_github_renders_it():
    answers: Answers = {
        "meeting": "17",
        "log": "ls\r\n",
        "mode": "no",
        "blocks": ["b", "a"],
        "checks": {"room": True},
        "files": ["https://a.example/plan.pdf", "https://a.example/1/p.png"],
    }

    assert (
        "### Meeting: which?\n\n17\n\n"
        "### Log\n\n```shell\nls\r\n\n```\n\n"
        "### Mode\n\nno\n\n"
        "### Blocks\n\na, b\n\n"
        "### Checks\n\n- [x] room\n- [ ] papers\n\n"
        "### Files\n\n[plan.pdf](https://a.example/plan.pdf)\n![p.png](https://a.example/1/p.png)"
    ) == write_body(FULL, answers)


def test_a_body_shows_what_was_left_empty():
    assert (
        "### Meeting: which?\n\n_No response_\n\n"
        "### Log\n\n```shell\n\n```\n\n"
        "### Mode\n\n_No response_\n\n"
        "### Blocks\n\n_No response_\n\n"
        "### Checks\n\n- [ ] room\n- [ ] papers\n\n"
        "### Files\n\n_No response_"
    ) == write_body(FULL, {})


PLAIN = Element("plain", ElementType.INPUT, "Plain")
CHOICE = Element("choice", ElementType.DROPDOWN, "Choice", options=options("a", "b"))
BOXES = Element("boxes", ElementType.CHECKBOXES, "Boxes", options=options("a", "b"))


def linted(*elements, **changes):
    form = replace(IssueForm("A form", "for tests", elements), **changes)
    return [(each.field_id, said(each)) for each in lint(form)]


def test_a_good_form_has_no_problems():
    assert [] == linted(PLAIN, replace(CHOICE, multiple=True, default=1), BOXES)
    assert [] == lint(FULL)


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"label": "Boxes"}, "can be confused with Boxes: both can be labelled Boxes"),
        ({"label": "boxes?"}, "has a label that is too similar to Boxes"),
        ({"aliases": ("Boxes",)}, "can be confused with Boxes: both can be labelled Boxes"),
        ({"id": "boxes"}, "shares its id with another field: boxes"),
        ({"id": "title"}, "has an id that GitHub keeps for itself: title"),
        ({"id": "会议"}, "has an id with other characters than letters, digits, - and _: 会议"),
        ({"label": "Choose a\nthing"}, "has a label that is not one line of text"),
        ({"label": " "}, "has a label that is not one line of text"),
        ({"options": ()}, "has no options"),
        ({"options": options("a", "a")}, "has two options that can be written a"),
        (
            {"options": (Option("a"), Option("b", ("a",)))},
            "has two options that can be written a",
        ),
        ({"options": options("a", "None")}, "has an option that means no answer: None"),
        ({"options": options("a", "")}, "has an option without text"),
        (
            {"options": options("a", "b, c"), "multiple": True},
            "has an option with a comma, which also separates options: b, c",
        ),
        (
            {"default": 2},
            "has a default that is not the number of an option, from 0: 2",
        ),
        (
            {"default": -1},
            "has a default that is not the number of an option, from 0: -1",
        ),
    ],
)
def test_what_the_schema_does_not_see_is_a_problem(changes, message):
    changed = replace(CHOICE, **changes)

    assert (changed.id, message) in linted(BOXES, changed)


@pytest.mark.parametrize("label", ["Your password", "PassWord", "Wi-Fi 密码", "Credentials"])
def test_a_label_asks_for_no_secret(label):
    ((field_id, message),) = linted(replace(PLAIN, label=label))

    assert ("plain", True) == (field_id, "that GitHub does not allow" in message)
    assert [] == linted(replace(BOXES, label=label))


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"name": ""}, "the form needs a name and a description"),
        ({"description": " "}, "the form needs a name and a description"),
        ({"title": "x" * 257}, f"the title has more than 256 characters: {'x' * 257}"),
        ({"elements": ()}, "the form has no field"),
    ],
)
def test_a_form_has_what_the_chooser_shows(changes, message):
    assert [("", message)] == linted(PLAIN, **changes)


@pytest.mark.parametrize("neutral", ["请选择", "請選擇…", "Please choose", "Select one", "—"])
def test_a_required_dropdown_may_begin_with_an_option_that_says_nothing(neutral):
    form = IssueForm("a", "b", (replace(CHOICE, required=True, options=options(neutral, "a")),))

    assert [] == neutral_first_option(form)


def test_a_required_dropdown_must_not_begin_with_an_option_that_says_something():
    required = replace(CHOICE, required=True)
    harmless = [CHOICE, replace(required, multiple=True), replace(required, options=()), BOXES]

    found = neutral_first_option(IssueForm("a", "b", (required, *harmless)))

    assert ["choice"] == [problem.field_id for problem in found]
    assert ["a"] == [problem.values["option"] for problem in found]
