"""GitHub, as a test has it: one organisation, one repository, a few people and a bot."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from github import Auth, Github
from github.Repository import Repository

from tests.forge.description import description
from tests.forge.differences import RULES
from tests.forge.emulator import Emulator
from tests.forge.events import event
from tests.forge.faults import Faults
from tests.forge.front import ENTERPRISE, Front
from tests.forge.hub import Hub
from tests.forge.memory import Switches
from tests.forge.people import ADMINISTRATOR, BOT, REPOSITORY, token
from tests.forge.proxy import Server, serving
from tests.forge.wire import Exchange


class Forge:
    """All that a test may do with GitHub, and see of what was done."""

    def __init__(self, hub: Hub, front: Front, server: Server) -> None:
        self.hub = hub
        self._front = front
        self._server = server
        self._opened: list[Github] = []

    @property
    def url(self) -> str:
        """The root of the API, as ``GITHUB_API_URL`` has it for github.com."""
        return self._server.url

    @property
    def enterprise_url(self) -> str:
        """The same API below the path that an Enterprise Server has it at."""
        return f"{self._server.url}{ENTERPRISE}"

    @property
    def requests(self) -> list[Exchange]:
        """All that was asked and answered over HTTP, by everybody, in order."""
        return self._server.ledger.exchanges

    def requests_by(self, login: str = BOT) -> list[Exchange]:
        """Return what *login* asked: the bot, which is what the product acts as."""
        return [each for each in self.requests if each.request.login == login]

    @property
    def violations(self) -> list[str]:
        """All that GitHub's own description of its API has against what was asked."""
        return self._server.ledger.violations

    @property
    def faults(self) -> Faults:
        """What is to go wrong: ``forge.faults.plan(Fault(Kind.CONFLICT, at=3))``."""
        return self._server.ledger.faults

    @property
    def switches(self) -> Switches:
        """What this server and repository have: GraphQL, sub-issues, pull requests by workflows."""
        return self.hub.switches

    @property
    def dispatches(self) -> list[dict[str, Any]]:
        """The workflows that were dispatched, in order."""
        return self.hub.memory.dispatches

    @property
    def roles(self) -> dict[str, str]:
        """The role of each collaborator, to be changed as a test likes."""
        return self.hub.memory.roles

    def points(self, login: str = BOT) -> int:
        """Return what *login* has used of the allowance for GraphQL."""
        return self.hub.memory.points[login]

    def token(self, login: str = BOT) -> str:
        """Return the token of *login*."""
        return token(login)

    def github(self, login: str = BOT, url: str = "", **options: Any) -> Github:
        """Return PyGithub for *login*, which neither waits nor tries again."""
        quick = {"seconds_between_requests": 0, "seconds_between_writes": 0, "retry": 0}
        auth = Auth.Token(token(login))
        opened = Github(auth=auth, base_url=url or self.url, **{**quick, **options})
        self._opened.append(opened)
        return opened

    def repository(self, login: str = BOT, url: str = "", **options: Any) -> Repository:
        """Return the repository as *login* has it, already read."""
        requester = self.github(login, url, **options).requester
        known = self.get(f"/repos/{REPOSITORY}", login, url)
        return Repository(requester, {}, known, completed=True)

    def fill(self, titles_and_bodies: Iterable[tuple[str, str]], login: str = "ada--test") -> None:
        """File many issues, past the proxy: nothing is recorded, and it takes 2 ms for each."""
        for title, body in titles_and_bodies:
            issue = {"title": title, "body": body}
            self.hub.get_emulated("POST", f"/repos/{REPOSITORY}/issues", issue, login)
        self.hub.memory.issues = None

    def remove(self, number: int) -> None:
        """Delete an issue, which needs GraphQL or the site on GitHub; nothing is recorded."""
        self.hub.memory.gone.add(number)

    def make_private(self) -> None:
        """Hide the repository from strangers."""
        self.hub.memory.private = True
        self.hub.get_emulated("PATCH", f"/repos/{REPOSITORY}", {"private": True})

    def get(self, path: str, login: str = ADMINISTRATOR, url: str = "") -> Any:
        """Return what GitHub shows *login* at *path*, without a request that would be counted."""
        return self._front.dressed(self.hub.get(path, login), url or self.url)

    def event(self, name: str, action: str, *, sender: str, **about: Any) -> dict[str, Any]:
        """Return the event that GitHub would send now: see `events.event`."""
        return event(self.get, name, action, sender=sender, **about)

    def forget(self) -> None:
        """Forget what was asked until now and what should go wrong, and nothing that was done."""
        self._server.ledger.clear()

    def close_clients(self) -> None:
        """Close the connections of every `github` that was asked for."""
        for opened in self._opened:
            opened.close()
        self._opened.clear()

    def reset(self) -> None:
        """Go back to the start."""
        self.hub.reset()
        self.forget()


@contextmanager
def running() -> Iterator[Forge]:
    """Run the proxy and the emulator for as long as the block does."""
    with serving() as server, Emulator(server.url) as emulator:
        hub = Hub(emulator, server.url, RULES)
        server.front = Front(hub, description())
        forge = Forge(hub, server.front, server)
        try:
            yield forge
        finally:
            forge.close_clients()
            hub.close()
