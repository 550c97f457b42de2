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
