"""GitHub's front door: allowances, conditional requests, addresses that lead back."""

import re
import time
from dataclasses import replace
from hashlib import sha256
from typing import Any

from tests.forge.description import Description
from tests.forge.graph import errors
from tests.forge.hub import Hub
from tests.forge.people import BOT, REPOSITORY
from tests.forge.wire import NOT_FOUND, Request, Response, refusal

ENTERPRISE = "/api/v3"
"""Where the API of an Enterprise Server is below its address."""

_GRAPHQL = "/graphql"
_RENEWED = 3_600
"""Seconds until an allowance is renewed, whenever one asks: no test runs for an hour."""

_USED_UP = refusal(403, "API rate limit exceeded for installation.")
_POINTS_USED_UP = Response(
    200, {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded."}]}
)
"""GraphQL has an allowance of its own, counted in points, and says so with 200."""

_FRACTION = re.compile(r"\.\d+Z$")
_API = ("/repos/", "/users/", "/orgs/", "/user/")


class Front:
    """Lets requests in to the hub, and dresses what comes out."""

    def __init__(self, hub: Hub, description: Description) -> None:
        self._hub = hub
        self._description = description

    def answer(self, request: Request, root: str) -> Response:
        """Answer as GitHub would, with addresses that have *root* before the path."""
        with self._hub.lock:
            memory, login = self._hub.memory, request.login or ""
            limit = self._hub.switches.allowance if login == BOT else 5_000
            is_graphql = request.path == _GRAPHQL
            spent = memory.points if is_graphql else memory.spent
            if spent[login] >= limit:
                response = _POINTS_USED_UP if is_graphql else _USED_UP
            else:
                response = self._conditional(request, self._answered(request, root))
                memory.spent[login] += response.status != 304 and not is_graphql
            left = {"X-RateLimit-Limit": str(limit), "X-RateLimit-Used": str(spent[login])}
            left |= {
                "X-RateLimit-Remaining": str(max(limit - spent[login], 0)),
                "X-RateLimit-Reset": str(int(time.time()) + _RENEWED),
            }
        return replace(response, headers={**left, **response.headers})

    def refused(self, request: Request) -> list[str]:
        """Return what in *request* GitHub would refuse, were it well otherwise."""
        if request.path != _GRAPHQL:
            return self._description.refused(request)
        is_query = isinstance(request.field("query"), str)
        return [] if is_query else [f"{request}: the body has no query"]

    def passed_over(self, request: Request) -> list[str]:
        """Return what in *request* GitHub would pass over, or say within an answer of 200."""
        if request.path != _GRAPHQL:
            return self._description.passed_over(request)
        return [f"{request}: {each.message}" for each in errors(request.field("query") or "")]

    def _answered(self, request: Request, root: str) -> Response:
        if request.path != _GRAPHQL and self._description.operation(request) is None:
            return NOT_FOUND
        if refused := self.refused(request):
            return refusal(422, "Invalid request.\n\n" + "\n".join(refused))
        response = self._hub.answer(request)
        headers = {n: v.replace(self._hub.url, root) for n, v in response.headers.items()}
        return replace(response, body=self.dressed(response.body, root), headers=headers)

    def _conditional(self, request: Request, response: Response) -> Response:
        """Tag what is read, and say no more than 304 to who has it already."""
        if request.writes or not response.ok:
            return response
        tag = f'W/"{sha256(response.content).hexdigest()}"'
        headers = {**response.headers, "ETag": tag}
        if request.headers.get("If-None-Match") == tag:
            return Response(304, headers=headers)
        return replace(response, headers=headers)

    def dressed(self, body: Any, root: str) -> Any:
        """Return *body* with times, addresses, bots and counts as GitHub has them."""
        if isinstance(body, list):
            return [self.dressed(each, root) for each in body]
        if not isinstance(body, dict):
            return body
        found = {name: self._value(name, value, root) for name, value in body.items()}
        if str(found.get("login", "")).endswith("[bot]") and "type" in found:
            found["type"] = "Bot"
        if "login" in found and "repos_url" in found:
            found = _account(root, found)
        if "reactions" in found and "url" in found:
            found["reactions"] = found["reactions"] | self._reactions(body["url"])
        if "timeline_url" in found:
            found["sub_issues_summary"] = self._sub_issues(found["number"])
        return found

    def _value(self, name: str, value: Any, root: str) -> Any:
        if not isinstance(value, str):
            return self.dressed(value, root)
        if name.endswith(("_at", "At")) or name == "date":
            return _FRACTION.sub("Z", value)
        if not name.endswith(("url", "href")):
            return value
        path = value.removeprefix(self._hub.url)
        if path == value:
            return value
        # The address of a reference is the one at which it can be changed.
        path = path.replace("/git/ref/", "/git/refs/", 1).replace("[bot]", "%5Bbot%5D")
        return f"{root if path.startswith(_API) else self._hub.url}{path}"

    def _reactions(self, url: str) -> dict[str, int]:
        reactions = self._hub.memory.reactions.get(url.removeprefix(self._hub.url), [])
        counts = {each["content"]: 0 for each in reactions}
        for each in reactions:
            counts[each["content"]] += 1
        return counts | {"total_count": len(reactions)}

    def _sub_issues(self, number: int) -> dict[str, int]:
        numbers = [c for c, parent in self._hub.memory.parents.items() if parent == number]
        path = f"/repos/{REPOSITORY}/issues"
        found = [self._hub.get_emulated("GET", f"{path}/{child}").body for child in numbers]
        total, done = len(found), sum(child["state"] == "closed" for child in found)
        percent = done * 100 // total if total else 0
        return {"total": total, "completed": done, "percent_completed": percent}


def _account(root: str, account: dict[str, Any]) -> dict[str, Any]:
    """Return *account* with what every account has; the emulator leaves it out of organisations."""
    url = f"{root}/users/{account['login']}"
    names = ("followers", "organizations", "received_events", "subscriptions")
    found = {f"{name}_url": f"{url}/{name}" for name in names}
    found["following_url"] = f"{url}/following{{/other_user}}"
    found["gists_url"] = f"{url}/gists{{/gist_id}}"
    found["starred_url"] = f"{url}/starred{{/owner}}{{/repo}}"
    usual = {"gravatar_id": "", "type": "Organization", "site_admin": False}
    return {**usual, **found, **account}
