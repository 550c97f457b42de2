"""Questions of the organisation cannot take the place of a field, nor a form that of another."""

import shutil
from pathlib import Path

import pytest

from generator.cli.workspace import Workspace
from generator.errors import SettingsError

FILES = Path(__file__).parent / "organisation"
QUESTION = """
[[{list}]]
id = "{id}"
kind = "line"
label = "{label}"
"""


def _refused(tmp_path: Path, file: str, addition: str) -> str:
    data = tmp_path / "data"
    shutil.copytree(FILES, data)
    path = data / file
    path.write_text(path.read_text(encoding="utf-8") + addition, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        _ = Workspace(data).forms
    return str(refused.value)


@pytest.mark.parametrize(
    "file, questions, name, place",
    [
        ("meeting-types/client.toml", "request.questions", "topic", 2),
        ("meeting-types/client.toml", "minutes.questions", "summary", 2),
        ("forms/everything.toml", "questions", "purpose", 20),
        ("forms/everything.toml", "questions", "check", 20),
    ],
)
def test_a_question_named_like_something_of_the_form_is_refused(
    tmp_path, file, questions, name, place
):
    addition = QUESTION.format(list=questions, id=name, label="Something new")
    taken = f"{name!r} is taken by the form; expected another name"

    assert f"{file}: {questions}[{place}].id: {taken}" == _refused(tmp_path, file, addition)


def test_a_question_labelled_like_a_field_in_any_language_is_refused(tmp_path):
    file = "meeting-types/client.toml"
    addition = QUESTION.format(list="request.questions", id="something_new", label="會議主題")
    taken = "'会议主题' is a field of the form; expected another label"

    assert f"{file}: request.questions[2].label: {taken}" == _refused(tmp_path, file, addition)


@pytest.mark.parametrize("slug", ["minutes", "minutes-client", "meeting-request"])
def test_a_custom_form_called_like_a_core_form_is_refused(tmp_path, slug):
    data = tmp_path / "data"
    shutil.copytree(FILES, data)
    (data / "forms" / "everything.toml").rename(data / "forms" / f"{slug}.toml")
    with pytest.raises(SettingsError, match="is called like a core form"):
        _ = Workspace(data).forms


@pytest.mark.parametrize(
    "file, questions, label, fault",
    [
        (
            "forms/everything.toml",
            "questions",
            "Wi-Fi password",
            (
                "questions[20]: 'Wi-Fi password' has a word in its label that GitHub does not "
                "allow: password; expected other words"
            ),
        ),
        (
            "meeting-types/client.toml",
            "request.questions",
            "登录密码",
            (
                "request.questions[2]: '登录密码' has a word in its label that GitHub does not "
                "allow: 密码; expected other words"
            ),
        ),
        (
            "meeting-types/client.toml",
            "minutes.questions",
            "Decis-ions",
            (
                "minutes.questions[2]: 'Decis-ions' has a label that is too similar to Decisions; "
                "expected other words"
            ),
        ),
    ],
)
def test_a_label_that_github_would_refuse_is_a_fault_of_its_file(
    tmp_path, file, questions, label, fault
):
    addition = QUESTION.format(list=questions, id="something_new", label=label)

    assert f"{file}: {fault}" == _refused(tmp_path, file, addition)


def test_an_option_that_says_to_choose_is_a_fault_of_its_file(tmp_path):
    addition = """
[[questions]]
id = "something_new"
kind = "choice"
label = "Something new"
required = true
options = [{ id = "a", label = "请选择" }]
"""
    refused = _refused(tmp_path, "forms/everything.toml", addition)

    assert refused.startswith("forms/everything.toml: questions[20]: 'Something new' has two ")
    assert "请选择" in refused


@pytest.mark.parametrize("folder, name", [("forms", "everything"), ("meeting-types", "client")])
def test_a_title_that_is_too_long_for_github_is_a_fault_of_its_file(tmp_path, folder, name):
    data = tmp_path / "data"
    shutil.copytree(FILES, data)
    path = data / folder / f"{name}.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    others = [line for line in lines if not line.startswith("title")]
    title = "长" * 257
    path.write_text("\n".join([f'title = "{title}"', *others]), encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        _ = Workspace(data).forms

    assert f"{folder}/{name}.toml: title: the title has more than 256" in str(refused.value)


def test_clashes_are_told_together_with_what_github_would_refuse(tmp_path):
    clash = QUESTION.format(list="request.questions", id="topic", label="Something new")
    secret = QUESTION.format(list="request.questions", id="other", label="Password")

    refused = _refused(tmp_path, "meeting-types/client.toml", clash + secret).splitlines()

    assert [
        "meeting-types/client.toml: request.questions[2].id",
        "meeting-types/client.toml: request.questions[3]",
    ] == [line.partition(": '")[0] for line in refused]
