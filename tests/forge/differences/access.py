"""Who may do what. The emulator lets anyone write to what is public, and believes every token."""

from tests.forge.differences.rule import Asked, Rules
from tests.forge.people import BOT, LOGINS
from tests.forge.wire import NOT_FOUND, Response, refusal

rules = Rules()


@rules.on(".*", "{any}")
def a_bad_token_is_401(asked: Asked) -> Response:
    """The emulator takes whom it does not know for the first of its people."""
    if asked.request.login is None:
        return refusal(401, "Bad credentials")
    if asked.request.writes and not asked.login:
        return refusal(401, "Requires authentication")
    return asked.pass_on()


@rules.on(".*", "/repos/{repo}", "/repos/{repo}/{any}")
def what_is_private_is_not_there_for_strangers(asked: Asked) -> Response:
    """The emulator answers 403, and so tells that there is something."""
    return asked.pass_on() if asked.hub.may(asked.login, "read") else NOT_FOUND


@rules.on("GET", "/user")
def the_token_of_a_workflow_is_nobody(asked: Asked) -> Response:
    """GITHUB_TOKEN belongs to an installation, and that is no user."""
    if asked.login == BOT:
        return refusal(403, "Resource not accessible by integration")
    return asked.pass_on()


def _needs(role: str, methods: str, *templates: str) -> None:
    """Have *role* needed: the emulator asks for it only where contents are written."""

    @rules.on(methods, *(f"/repos/{{repo}}{template}" for template in templates))
    def writing_needs_a_role(asked: Asked) -> Response:
        if asked.hub.may(asked.login, role):
            return asked.pass_on()
        if asked.login == BOT:
            return refusal(403, "Resource not accessible by integration")
        return refusal(403, "Must have admin rights to Repository.")


_WRITES = "POST|PUT|PATCH|DELETE"

_needs("triage", _WRITES, "/issues/{number}/labels", "/issues/{number}/labels/{name}")
_needs("triage", _WRITES, "/issues/{number}/assignees", "/issues/{number}/sub_issue{any}")
_needs("write", _WRITES, "/labels", "/labels/{name}", "/milestones", "/milestones/{number}")
_needs("write", _WRITES, "/git/{any}", "/contents/{path}", "/merges", "/issues/{number}/lock")
_needs("write", _WRITES, "/pulls", "/pulls/{number}", "/pulls/{number}/merge")
_needs("write", _WRITES, "/dispatches", "/actions/{any}")
_needs("admin", _WRITES, "", "/collaborators/{login}", "/hooks{any}")


@rules.on("GET", "/repos/{repo}/collaborators/{login}/permission")
def whoever_has_an_account_has_a_permission(asked: Asked) -> Response:
    """The emulator knows none for who is no collaborator, and names roles otherwise than GitHub."""
    login = asked.parts["login"]
    if not asked.hub.may(asked.login, "write"):
        return refusal(403, "Must have push access to view collaborator permission.")
    if login not in LOGINS:
        return NOT_FOUND
    role = asked.hub.role(login)
    permission = {"maintain": "write", "triage": "read"}.get(role, role)
    user = asked.hub.get_emulated("GET", f"/users/{login}").body
    return Response(200, {"permission": permission, "role_name": role, "user": user})
