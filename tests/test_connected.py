"""Where the commands find the repository: in the environment that GitHub Actions makes."""

import pytest

from generator.cli.connection import connected, setting
from generator.errors import SettingsError


def test_the_environment_names_the_repository_and_the_account(monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "abc")
    monkeypatch.setenv("GITHUB_REPOSITORY", "office/meetings")
    monkeypatch.setenv("MINUTEBOOK_LOGIN", "minutes[bot]")
    connection = connected()

    assert ("office/meetings", "minutes[bot]") == (connection.name, connection.login)


def test_what_the_environment_lacks_is_named(monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "")

    with pytest.raises(SettingsError, match="GITHUB_TOKEN is not set"):
        setting("GITHUB_TOKEN")
