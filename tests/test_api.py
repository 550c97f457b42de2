"""The API as programs read it: every file as its schema says, and nothing secret in any."""

import json
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped] # it says no types

from generator.archive import within
from generator.cli.workspace import Workspace
from generator.evaluation import MEASURES
from generator.publish import publish
from generator.render import Site
from generator.render.api import FILES, api
from generator.render.tables import tables
from generator.vocabulary import Classification
from generator.wording import LANGUAGES
from tests.copied import ROOT
from tests.office import INTERVIEW, MINUTES, RATING, REQUEST, Office
from tests.test_hostile import PAYLOADS

Files = Mapping[str, Any]

ROOT_OF_API = "api/v1/"


def read(files: Mapping[str, str]) -> Files:
    """Return what *files* hold, by their addresses below the root of the API."""
    return {path.removeprefix(ROOT_OF_API): json.loads(text) for path, text in files.items()}


def of(office: Office, at: str = "2026-05-01T09:00") -> Files:
    """Return the API of *office*."""
    return read(api(Site(office.archive(at), office.workspace.forms, "en")))


@pytest.fixture
def office() -> Office:
    office = Office()
    office.fill()
    return office


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(ROOT / "data")


@pytest.fixture(scope="module")
def site(workspace) -> Site:
    """Return the sample of the product, in its own edition."""
    records = within(workspace.records(), workspace.organisation.settings.edition)
    return Site(workspace.archive(records, workspace.as_of(None)), workspace.forms, "zh-Hans")


@pytest.fixture(scope="module")
def sample(site) -> Files:
    return read(api(site))


def faults(files: Files) -> Iterator[str]:
    """Yield what in *files* is not as the schema says that each of them names."""
    for path, content in files.items():
        if path.startswith("schemas/"):
            continue
        schema = files[
            posixpath.normpath(posixpath.join(posixpath.dirname(path), content["$schema"]))
        ]
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        yield from (f"{path}: {fault.message}" for fault in validator.iter_errors(content))


def test_every_schema_is_one(sample):
    schemas = [content for path, content in sample.items() if path.startswith("schemas/")]

    assert len(FILES) == len(schemas)
    for schema in schemas:
        Draft202012Validator.check_schema(schema)


def test_every_file_is_as_its_schema_says(sample):
    assert [] == [*faults(sample)]
    assert {file.name for file in FILES} == {
        posixpath.basename(content["$schema"]).removesuffix(".json")
        for path, content in sample.items()
        if not path.startswith("schemas/")
    }


def test_a_schema_says_of_every_field_that_it_is_there(sample):
    for path, schema in sample.items():
        if path.startswith("schemas/"):
            assert {*schema["properties"]} - {"$schema"} <= {*schema["required"]}


def test_whatever_is_filed_the_files_are_as_their_schemas_say(office):
    decided = "| Decision | Assignee |\n|---|---|\n| x {} | Ada |"
    for payload in PAYLOADS.values():
        hostile = {"summary": payload, "decisions": decided.format(payload.replace("|", ""))}
        office.file("meeting-request-weekly", 17, {**REQUEST, "topic": payload, "aim": payload})
        office.file("minutes", 21, {**MINUTES, **hostile}, at="2026-04-14T12:00")
        files = of(office)

        assert [] == [*faults(files)]
        assert payload == files["meeting/17.json"]["minutes"]["summary"]


def test_the_index_leads_to_every_file(sample):
    index = sample["index.json"]
    named = {each["address"] for each in index["files"]}
    numbers = [
        m["number"] for p, c in sample.items() if p.startswith("meetings/") for m in c["meetings"]
    ]
    meetings = {index["meeting"].format(number=number) for number in numbers}

    assert {path for path in sample if not path.startswith("schemas/")} == {
        "index.json",
        *named,
        *meetings,
    }


def test_every_page_that_is_named_is_one_of_the_site(office):
    site = Site(office.archive(), office.workspace.forms, "en")
    pages = office.pages()
    named = set(re.findall(r'"page": "([^"]+)"', "".join(api(site).values())))

    assert 3 < len(named)
    assert {page.partition("#")[0].replace(".html", ".md") for page in named} <= {*pages}


def test_a_meeting_says_what_was_asked_for_and_what_was_minuted(office):
    """R84."""
    found = of(office)["meeting/17.json"]

    assert ("Plans for April", "signed", "2026-04-13T14:00:00+08:00") == (
        found["meeting"]["topic"],
        found["meeting"]["stage"],
        found["meeting"]["starts"],
    )
    assert "We **agreed** on the plan." == found["minutes"]["summary"]
    assert "2026-04-15T10:00:00+08:00" == found["minutes"]["signed"]["at"]
    assert [("ada--test", "present"), ("ben--test", "present"), ("cai--test", "late")] == [
        (each["login"], each["presence"]) for each in found["participants"]
    ]
    assert (["D17-1"], ["17-1"]) == (found["decisions"], found["actions"])


def test_what_a_type_of_its_own_asks_is_told_too(office):
    client = {**REQUEST, "meeting_type": "Client meeting", "client_name": "Some client"}
    office.file("meeting-request-client", 30, {**client, "date": "2026-04-15"})
    found = of(office)["meeting/30.json"]

    assert "Some client" == found["further"]["client_name"]
    assert not {"link", "event", "topic", "agenda"} & {*found["further"]}


def test_an_action_item_says_what_became_of_it(office):
    """R103."""
    (before,) = of(office, "2026-04-17T09:00")["actions/open.json"]["actions"]
    (after,) = of(office, "2026-04-21T09:00")["actions/open.json"]["actions"]

    assert ("17-1", "cai--test") == (before["number"], before["agreed"]["assignee"])
    assert ("in-process", "overdue") == (before["status"], after["status"])


def test_every_figure_is_there(office):
    """R117."""
    found = of(office)["evaluation.json"]["evaluations"]

    assert [each.indicator.value for each in MEASURES] == [
        figure["indicator"] for figure in found[0]["figures"]
    ]


def test_a_file_changed_when_the_last_of_its_records_did(office):
    before = of(office)
    office.say(23, "hello", by="cai--test", at="2026-04-30T10:00")
    office.file(
        *("progress", 28),
        {"action": "17-1", "progress": "Done", "report": "Done."},
        by="cai--test",
        at="2026-04-30T11:00",
    )
    after = of(office)

    assert "2026-04-30T11:00:00+08:00" == after["actions/2026.json"]["updated"]
    assert "2026-04-30T11:00:00+08:00" == after["index.json"]["updated"]
    assert before["meeting/17.json"] == after["meeting/17.json"]


def test_the_clock_changes_nothing_but_what_depends_on_the_day(office):
    before, after = of(office, "2026-05-01T09:00"), of(office, "2026-05-01T17:00")

    assert before == after


def test_the_bytes_depend_neither_on_the_language_nor_on_the_order_of_the_records(workspace, site):
    backwards = dict(reversed(site.archive.records.items()))
    archive = workspace.archive(backwards, workspace.as_of(None))
    others = [Site(archive, workspace.forms, language) for language in LANGUAGES]

    assert [api(site)] * len(others) == [api(other) for other in others]


def test_nothing_is_named_that_is_in_another_edition(office):
    """R81, R83."""
    secret = {**REQUEST, "classification": "Restricted", "topic": "Takeover", "date": "2026-04-06"}
    office.file("meeting-request-weekly", 30, secret, at="2026-04-01T09:00")
    office.say(30, "/approve", at="2026-04-01T10:00")
    office.file("minutes", 31, {**MINUTES, "meeting": "30", "held": "2026-04-06"})
    decided = "| Decision | Assignee | Supersedes |\n|---|---|---|\n| No catalogue | Ada | D30-1 |"
    office.file("minutes", 21, {**MINUTES, "decisions": decided}, at="2026-04-16T10:00")
    records = within(office.records, Classification.INTERNAL)
    shown = office.workspace.archive(records, office.at("2026-05-01T09:00"))
    site = Site(shown, office.workspace.forms, "en")
    named = re.compile(r"Takeover|30-1|/30\.|: 30\b")

    assert "D30-1" == office.archive().decision_by_number["D17-1"].decision.supersedes
    assert named.search("".join(api(replace(site, archive=office.archive())).values()))
    assert [] == [path for path, text in (api(site) | tables(site)).items() if named.search(text)]


def test_nobody_is_told_how_to_reach_the_people_of_the_directory(sample):
    (fields,) = {
        frozenset(m) for d in sample["departments.json"]["departments"] for m in d["people"]
    }

    assert {"left", "login", "name", "roles"} == fields


def test_who_said_what_in_feedback_and_ratings_is_in_no_file(office):
    office.file("rating", 40, RATING, by="ada--test", at="2026-04-20T10:00")
    office.file("interview", 41, INTERVIEW, at="2026-04-20T10:00")
    text = json.dumps(of(office), ensure_ascii=False)

    assert "Too long." not in text
    assert "Papers come too late." not in text


@pytest.fixture(params=LANGUAGES)
def guide(request) -> str:
    """Return what the guide says about the API."""
    language: str = request.param
    text = (ROOT / "docs" / "guides" / language / "extend.md").read_text("utf-8")
    return text[text.index("api/v1/index.json") :]


def test_the_index_is_as_the_guide_shows_it(guide, sample):
    fields = re.findall(r'"(\$?\w+)":', guide[: guide.index("```python")])

    assert 7 < len(fields)
    assert {*fields} <= {*sample["index.json"], *sample["index.json"]["files"][0]}


def test_the_program_of_the_guide_prints_what_is_overdue(guide, site, sample, tmp_path):
    publish(api(site), tmp_path, ("api",))
    (program,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    here = program.replace("https://minutes.example.com", tmp_path.as_uri())
    done = subprocess.run([sys.executable, "-c", here], capture_output=True, check=True)
    actions = sample["actions/open.json"]["actions"]

    assert [each["number"] for each in actions if each["status"] == "overdue"] == [
        line.split()[0] for line in done.stdout.decode().splitlines()
    ]
