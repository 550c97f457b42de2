"""The issue forms of the organisations: what GitHub accepts, shows, and what comes back from it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.cli.forms import issue_forms
from generator.cli.workspace import Workspace
from generator.forms.chooser import chooser
from generator.forms.element import ElementType, IssueForm
from generator.forms.form import Form
from generator.forms.issue import expected, file_name, issue_form
from generator.forms.issue_body import write_body
from generator.forms.issue_form import read_issue_form, write_issue_form
from generator.forms.lint import lint, neutral_first_option
from generator.forms.registry import family
from generator.parse import parse
from generator.validate import form_of, validate
from generator.wording import LANGUAGES
from tests.copied import ROOT

SAMPLE = Workspace(ROOT / "data")
OFFICE = Workspace(Path(__file__).parent / "organisation")
WRITTEN = ROOT / ".github" / "ISSUE_TEMPLATE"

EVERY = [
    (workspace, form, language)
    for workspace in (SAMPLE, OFFICE)
    for form in workspace.forms.values()
    for language in LANGUAGES
]
every_form = pytest.mark.parametrize(
    "workspace, form, language",
    EVERY,
    ids=[f"{workspace.data.name}-{form.slug}-{language}" for workspace, form, language in EVERY],
)


def asked(workspace: Workspace, form: type[Form], language: str) -> IssueForm:
    """Return *form* as an issue form in *language*."""
    return issue_form(form, workspace.context(language))


def test_the_issue_forms_that_github_reads_are_those_of_the_definitions():
    written = {path.name: path.read_bytes().decode() for path in WRITTEN.iterdir()}

    assert written == issue_forms(SAMPLE)


@pytest.mark.parametrize(
    "schema, files",
    [("vendor.github-issue-forms", "[0-9]-*.yml"), ("vendor.github-issue-config", "config*.yml")],
)
def test_every_file_keeps_to_the_schema_of_github(schema, files, tmp_path):
    for workspace, form, language in EVERY:
        folder = tmp_path / workspace.data.name / language
        folder.mkdir(parents=True, exist_ok=True)
        text = write_issue_form(asked(workspace, form, language))
        (folder / file_name(form)).write_text(text, "utf-8")
        settings = chooser(workspace.organisation, language)
        (folder / "config.yml").write_text(settings, "utf-8")
    found = sorted(map(str, tmp_path.rglob(files)))
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *found)
    checked = subprocess.run(command, capture_output=True, text=True, check=False)

    assert len(found) >= 6
    assert (0, "ok -- validation done\n") == (checked.returncode, checked.stdout)


def test_the_chooser_takes_a_text_that_comes_with_a_link():
    assert yaml.safe_load(chooser(SAMPLE.organisation, "en"))["blank_issues_enabled"] is True


def test_the_chooser_leads_to_the_archive_where_it_is_published():
    settings = SAMPLE.organisation.settings.model_copy(update={"site_url": "https://example.org/"})
    organisation = replace(SAMPLE.organisation, settings=settings)
    (link,) = yaml.safe_load(chooser(organisation, "zh-Hans"))["contact_links"]

    assert ("https://example.org/", settings.name.text("zh-Hans")) == (link["url"], link["name"])


@every_form
def test_the_linter_has_nothing_to_say(workspace, form, language):
    issue = asked(workspace, form, language)

    assert [] == [problem.message for problem in (*lint(issue), *neutral_first_option(issue))]


@every_form
def test_the_yaml_says_everything_that_decides_a_body(workspace, form, language):
    issue = asked(workspace, form, language)
    read = read_issue_form(write_issue_form(issue))

    assert (issue.name, issue.description) == (read.name, read.description)
    assert (issue.title, issue.labels) == (read.title, read.labels)
    assert [(e.id, e.type, e.label, e.required, e.multiple, e.default) for e in issue.elements] == [
        (e.id, e.type, e.label, e.required, e.multiple, e.default) for e in read.elements
    ]
    assert [[o.label for o in e.options] for e in issue.elements] == [
        [o.label for o in e.options] for e in read.elements
    ]


@every_form
def test_nothing_answered_is_read_as_nothing(workspace, form, language):
    issue = expected(form, workspace.context(language))
    read = parse(write_body(issue, {}), issue)
    empty = {
        element.id: None
        for element in issue.elements
        if element.type in (ElementType.INPUT, ElementType.TEXTAREA)
    }

    assert [element.id for element in issue.elements] == list(read)
    assert empty == {id_: read[id_] for id_ in empty}


@every_form
def test_an_empty_form_is_answered_with_every_field_that_is_required(workspace, form, language):
    context = workspace.context(language)
    found = validate(write_body(asked(workspace, form, language), {}), form, context)
    required = [question.id for question in form.questions() if question.required]

    assert bool(required) == (found.form is None)
    assert required == [problem.field_id for problem in found.problems]


@every_form
def test_a_body_in_any_language_is_known_to_be_of_its_form(workspace, form, language):
    issue = asked(workspace, form, language)
    chosen = {
        element.id: element.options[-1].label
        for element in issue.elements
        if element.type is ElementType.DROPDOWN and not element.multiple
    }
    offered = family(workspace.forms, form.family)

    assert form is form_of(write_body(issue, chosen), offered, workspace.context("zh-Hans"))
