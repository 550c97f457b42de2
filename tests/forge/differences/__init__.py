"""Every difference between GitHub and the emulator that has been made up for, one rule each."""

from typing import Final

from tests.forge.differences import (
    access,
    additions,
    comments,
    graphql,
    issues,
    merging,
    protection,
    pulls,
)
from tests.forge.differences.rule import Rule

RULES: Final[tuple[Rule, ...]] = tuple(
    rule
    for module in (access, protection, additions, comments, issues, pulls, merging, graphql)
    for rule in module.rules
)
"""In the order in which they are asked: who may do a thing comes before what it does."""
