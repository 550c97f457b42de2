"""The elements of a GitHub issue form, as GitHub renders them into the body of an issue.

Source: docs.github.com, "Syntax for GitHub's form schema".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Answer: TypeAlias = str | list[str] | dict[str, bool] | None
"""What was answered: text or one option, several options or links, boxes by option, or nothing."""

Answers: TypeAlias = Mapping[str, Answer]
"""Every answer of a filing, by the id of its element."""

NO_RESPONSE = "_No response_"
"""What GitHub writes for an element that was left empty."""


class ElementType(StrEnum):
    """The input elements of GitHub's form schema; ``markdown`` is never part of a body."""

    INPUT = "input"
    TEXTAREA = "textarea"
    DROPDOWN = "dropdown"
    CHECKBOXES = "checkboxes"
    UPLOAD = "upload"


@dataclass(frozen=True)
class Option:
    """One option of a dropdown or checkbox list.

    *aliases* are its earlier wordings and its wordings in other languages; *required* is only for
    checkboxes. A *neutral* option says nothing: "please choose" is there to be preselected.
    """

    label: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    neutral: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """Every wording under which the option may stand in a body."""
        return (self.label, *self.aliases)


@dataclass(frozen=True)
class Element:
    """One field of an issue form: everything that decides how it stands in a body.

    *aliases* are the label's earlier wordings and its wordings in other languages. *render* is the
    language of the code fence that GitHub puts around the answer; empty for none. *headed* says
    that the heading must be in the body, even where it is for others to say what is left empty.
    """

    id: str
    type: ElementType
    label: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    placeholder: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    multiple: bool = False
    default: int | None = None
    render: str = ""
    required: bool = False
    headed: bool = False
    accept: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The labels of the options that say something."""
        return tuple(option.label for option in self.options if not option.neutral)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every wording under which the field may stand in a body."""
        return (self.label, *self.aliases)


@dataclass(frozen=True)
class IssueForm:
    """A whole issue form: what the chooser shows, and the elements in order.

    *introduction* is Markdown shown above the fields; it never reaches the body.
    """

    name: str
    description: str
    elements: tuple[Element, ...]
    title: str = ""
    labels: tuple[str, ...] = ()
    introduction: str = ""
