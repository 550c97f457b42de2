"""The forms and bodies of other projects (see their README): as they expect, or refused."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.errors import FilingError
from generator.forms.element import Element, ElementType, IssueForm
from generator.forms.issue_form import read_issue_form
from generator.parse import examine, parse, recognise
from generator.parse.lines import heading_text, split
from tests.messages import said

FORMS = Path(__file__).parent / "fixtures" / "forms"
CASES = json.loads((FORMS / "index.json").read_text("utf-8"))

BY_HAND = {
    "es-body": {
        "nuget-id": "dotnet-sdk-extensions",
        "nuget-version": "1.0.13-alpha",
        "auto-generate-release-notes": "Yes",
        "push-nuget": None,
        "custom-release-notes": (
            '## Custom release notes\n\nTest 123\n"line with double quotes"\n\n'
            "Another line:\n- point 1\n- point 2\n- point 3"
        ),
        "operating-systems": {
            "macOS": True,
            "Windows": True,
            "Linux": False,
            "I don't know": False,
        },
    },
    "es-body2": {
        "nuget-id": "dotnet-sdk-extensions",
        "nuget-id-2": "dotnet-sdk-extensions-testing",
    },
}

# The body of this case was changed without its expected values: there is one line of code in it.
CORRECTED = {"val-example": {"code": "const thing = new Thing() thing.doThing()"}}


def cases(*classes):
    return [pytest.param(case, id=case["id"]) for case in CASES if case["cls"] in classes]


def body_of(case):
    file, _, keys = case["body"].partition("#")
    content = (FORMS / file).read_bytes().decode("utf-8")
    if not keys:
        return content
    found = json.loads(content)
    for key in keys.split("."):
        found = found[key]
    return found


def form_of(case):
    return read(case["form"])


@cache
def read(file):
    return read_issue_form((FORMS / file).read_text("utf-8"))


def expected_of(case, form):
    if case["id"] in BY_HAND:
        return BY_HAND[case["id"]]
    written = json.loads((FORMS / case["expected"]).read_text("utf-8"))
    answers = {each.id: converted(each, written.get(each.id)) for each in form.elements}
    return {**answers, **CORRECTED.get(case["id"], {})}


def converted(element, written):
    """Return what other parsers *written* as an answer of ours."""
    labels = [option.label for option in element.options]
    if element.type is ElementType.CHECKBOXES:
        selected = written["selected"] if isinstance(written, dict) else written
        return {label: label in selected for label in labels}
    if isinstance(written, list) and not element.multiple:
        return written[0] if written else None
    return written


def problems_of(body, form):
    with pytest.raises(FilingError) as refused:
        parse(body, form)
    return refused.value.problems


@pytest.mark.parametrize("case", cases("strict"))
def test_a_body_that_github_rendered_is_read_as_its_project_expects(case):
    form = form_of(case)

    assert expected_of(case, form) == parse(body_of(case), form)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("case", cases("strict"))
def test_a_body_is_read_alike_after_an_edit_changed_its_line_ends(case, newline):
    form = form_of(case)
    body = body_of(case).replace("\n", newline)

    assert expected_of(case, form) == parse(body, form)


@pytest.mark.parametrize("case", cases("reject"))
def test_a_body_that_does_not_fit_its_form_is_refused_in_words(case):
    for problem in problems_of(body_of(case), form_of(case)):
        assert said(problem)


def test_what_is_refused_names_each_field():
    named = {
        case["id"]: [each.field_id for each in problems_of(body_of(case), form_of(case))]
        for case in CASES
        if case["cls"] == "reject"
    }

    assert {
        "gh-missing": ["name", "id", "code", "license"],
        "gh-blank": [""],
        "gh-header": [""],
        "gh-invalid": [""],
        "sb-mismatched-parsing": [""],
        "es-mangled": ["operating-systems"],
        "es-out-of-order": ["nuget-id"],
    } == named


@pytest.mark.parametrize("case", cases("lenient"))
def test_a_body_written_by_hand_is_read_as_expected_as_far_as_it_is_read(case):
    form = form_of(case)
    answers = examine(body_of(case), form).answers

    assert answers == {id_: expected_of(case, form)[id_] for id_ in answers}


@pytest.mark.parametrize("case", cases("form-invalid"))
def test_a_form_that_is_none_is_refused_in_words(case):
    with pytest.raises(FilingError) as refused:
        read_issue_form(body_of(case))

    assert refused.value.problems


@pytest.mark.parametrize("case", cases("drift"))
def test_a_body_of_an_older_form_is_refused_by_the_names_of_the_fields_that_changed(case):
    problems = problems_of(body_of(case), form_of(case))

    assert "插件模块名" in [each.where.text("zh-Hans") for each in problems if each.where]


@pytest.mark.parametrize("case", cases("drift"))
def test_a_body_of_an_older_form_is_read_with_aliases_for_what_was_renamed(case):
    body = body_of(case).replace("**标签", "### 标签")
    form = with_what_it_had_before(form_of(case))

    answers = parse(body, form)

    module = "nonebot_plugin_couplets" if "open" in case["id"] else "nonebot_plugin_face2cartoonpic"
    assert module == answers["module"]
    assert answers["config"] is None


def with_what_it_had_before(form):
    """Return the form of the plugin shop with the alias and the fields that old bodies have."""
    old = {name: Element(name, ElementType.INPUT, name) for name in ("插件名称", "插件功能")}
    link = Element("link", ElementType.INPUT, "插件项目仓库/主页链接")
    pypi, module, *others = form.elements
    module = replace(module, aliases=("插件 import 包名",))
    return replace(form, elements=(*old.values(), pypi, module, link, *others))


@pytest.mark.parametrize("case", cases("info"))
def test_any_body_is_read_with_the_form_its_headings_suggest(case):
    body = body_of(case)
    labels = dict.fromkeys(filter(None, map(heading_text, split(body))))
    elements = [Element(f"f{n}", ElementType.TEXTAREA, each) for n, each in enumerate(labels)]

    assert len(elements) == len(examine(body, IssueForm("", "", tuple(elements))).answers)


@pytest.mark.parametrize("case", cases("strict", "reject", "lenient", "drift", "info"))
def test_a_body_is_recognised_among_all_forms_and_never_breaks_another(case):
    forms = [form_of(each) for each in CASES if each["form"]]

    found = recognise(body_of(case), forms)

    assert found is None or set(examine(body_of(case), found).answers) <= {
        element.id for element in found.elements
    }


def test_a_body_is_recognised_as_one_of_the_form_it_was_filed_with():
    strict = [case for case in CASES if case["cls"] == "strict"]
    forms = {case["form"]: form_of(case) for case in strict}

    found = [recognise(body_of(case), list(forms.values())) for case in strict]

    labels = [[element.label for element in form_of(case).elements] for case in strict]
    assert labels == [[element.label for element in form.elements] for form in found if form]
