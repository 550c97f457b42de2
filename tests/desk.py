"""A desk for tests of the service: the repository on the forge, and a checkout beside it."""

import contextlib
import json
import shutil
import time
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

from github.Issue import Issue
from typer.testing import CliRunner

from generator.cli import app
from generator.cli.service import Service
from generator.cli.workspace import Workspace
from generator.errors import ForgeError
from generator.github import connect
from tests.forge.forge import Forge
from tests.forge.people import BOT, REPOSITORY
from tests.office import Office

FILES = Path(__file__).parent / "organisation"


class Desk:
    """The repository on the forge, and a checkout of it in which the command runs."""

    def __init__(self, forge: Forge, folder: Path) -> None:
        self.forge = forge
        self.data = folder / "data"
        self.event = folder / "event.json"
        self.office = Office()
        self.waits: list[float] = []
        shutil.copytree(FILES, self.data)

    def file(self, slug: str, answers, by: str = "ben--test") -> int:
        """Open an issue as GitHub would make it of a form, and respond; return its number."""
        body = self.office.body(slug, answers)
        number = self.forge.repository(by).create_issue(title=slug, body=body).number
        self.respond("issues", "opened", by, issue=number)
        return number

    def edit(self, number: int, slug: str, answers, by: str = "ben--test") -> None:
        """Edit the text of an issue, and respond.

        What is said in the second of an edit does not count, so that second is waited for.
        """
        self.forge.repository(by).get_issue(number).edit(body=self.office.body(slug, answers))
        time.sleep(1.1)
        self.respond("issues", "edited", by, issue=number)

    def say(self, number: int, text: str, by: str = "ada--test") -> int:
        """Comment, and respond; return the comment's number."""
        comment = self.forge.repository(by).get_issue(number).create_comment(text)
        self.respond("issue_comment", "created", by, issue=number, comment=comment.id)
        return comment.id

    def respond(self, name: str, action: str, sender: str, **about) -> None:
        """Run ``minutebook respond`` on an event, in a checkout of the default branch."""
        self.checkout()
        payload = self.forge.event(name, action, sender=sender, **about)
        self.event.write_text(json.dumps(payload), encoding="utf-8")
        self.run("respond", GITHUB_EVENT_NAME=name, GITHUB_EVENT_PATH=str(self.event))

    def run(self, command: str, *arguments: str, **environment: str) -> str:
        """Run a command as GitHub Actions would, and return what it printed."""
        result = CliRunner().invoke(
            app,
            [command, "--data", str(self.data), *arguments],
            env={
                "GITHUB_TOKEN": self.forge.token(),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_API_URL": self.forge.url,
                "MINUTEBOOK_LOGIN": BOT,
                **environment,
            },
            catch_exceptions=False,
        )
        return result.output

    def follow(self, number: int) -> None:
        """Read an issue as a run would, which gives up where GitHub does not answer for long."""
        self.checkout()
        with contextlib.suppress(ForgeError):
            connection = connect(self.forge.token(), REPOSITORY, self.forge.url, BOT)
            patient = replace(connection, pause=self.waits.append)
            Service(Workspace(self.data), patient).follow(number, dry_run=False)

    def checkout(self) -> None:
        """Bring the records of the default branch into the checkout."""
        shutil.rmtree(self.data / "records", ignore_errors=True)
        repository = self.forge.repository("root--test")
        for entry in repository.get_git_tree("main", recursive=True).tree:
            if entry.type == "blob" and entry.path.startswith("data/records/"):
                path = self.data.parent / entry.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b64decode(repository.get_git_blob(entry.sha).content))

    def comments(self, number: int) -> list[str]:
        """Return what the bot says on an issue."""
        comments = self.forge.repository("root--test").get_issue(number).get_comments()
        return [each.body for each in comments if each.user.login == BOT]

    def labels(self, number: int) -> set[str]:
        """Return the labels of an issue."""
        return {label.name for label in self.issue(number).labels}

    def issue(self, number: int) -> Issue:
        """Return an issue as everybody sees it."""
        return self.forge.repository("root--test").get_issue(number)

    def action_issues(self) -> list[Issue]:
        """Return the issues that were opened for action items, the oldest first."""
        repository = self.forge.repository("root--test")
        found = repository.get_issues(state="all", labels=["action-item"], direction="asc")
        return [issue for issue in found if issue.user.login == BOT]

    def pulls(self, state: str = "open") -> list[str]:
        """Return the branches of the pull requests."""
        return [p.head.ref for p in self.forge.repository("root--test").get_pulls(state=state)]

    def recorded(self) -> list[int]:
        """Return the issues whose records are on the default branch."""
        self.checkout()
        return sorted(Workspace(self.data).records())
