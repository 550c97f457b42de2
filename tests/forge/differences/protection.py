"""What an administrator forbids on the default branch; the emulator has no such settings."""

from tests.forge.differences.rule import Asked, Rules
from tests.forge.wire import Response, refusal

rules = Rules()


@rules.on("PUT", "/repos/{repo}/pulls/{number}/merge")
def a_protected_branch_takes_what_was_reviewed(asked: Asked) -> Response:
    """And nobody reviews in these tests."""
    if asked.hub.switches.protected:
        message = "At least 1 approving review is required by reviewers with write access."
        return refusal(405, message)
    return asked.pass_on()


@rules.on("PATCH", "/repos/{repo}/git/refs/heads/main")
def a_protected_branch_takes_no_commits(asked: Asked) -> Response:
    """From whomever."""
    if asked.hub.switches.protected:
        message = "Repository rule violations found\n\nChanges must be made through a pull request."
        return refusal(422, message)
    return asked.pass_on()


@rules.on("PUT", "/repos/{repo}/pulls/{number}/merge")
def there_are_ways_to_merge(asked: Asked) -> Response:
    """An administrator can forbid each of them."""
    if asked.request.field("merge_method") == "squash" and not asked.hub.switches.squashing:
        return refusal(405, "Squash merges are not allowed on this repository.")
    return asked.pass_on()
