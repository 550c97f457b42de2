"""References from one file to a name in another, checked while the file is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo


@dataclass(frozen=True)
class Names:
    """The names that may be referred to.

    Given to pydantic as context; a part made without it is not checked for what it refers to.
    """

    departments: tuple[str, ...] = ()
    logins: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()

    @property
    def departments_and_logins(self) -> tuple[str, ...]:
        """Whoever may be asked to come: whole departments and single people."""
        return (*self.departments, *self.logins)


def suggestion(value: str, known: Iterable[str]) -> str:
    """Return what *value* was probably meant to be, as words to append, or nothing."""
    near = get_close_matches(value.casefold(), list(known), n=1, cutoff=0.6)
    return f" (did you mean {near[0]!r}?)" if near else ""


def expected(value: str, known: Iterable[str]) -> str:
    """Return the words that say which names are *known*, and which *value* probably meant."""
    names = tuple(known)
    listed = ", ".join(names) if names else "none is defined"
    return f"expected one of: {listed}{suggestion(value, names)}"


def _one_of(
    what: str, known: Callable[[Names], tuple[str, ...]]
) -> Callable[[str, ValidationInfo], str]:
    def check(value: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Names) and value not in known(info.context):
            msg = f"{value!r} is not {what}; {expected(value, known(info.context))}"
            raise ValueError(msg)
        return value

    return check


DepartmentSlug = Annotated[
    str,
    AfterValidator(_one_of("a department", lambda names: names.departments)),
    Field(examples=["marketing"]),
]
"""The slug of a department in people.toml."""

Login = Annotated[
    str,
    AfterValidator(_one_of("a login in people.toml", lambda names: names.logins)),
    Field(examples=["lin-xiaoman--demo"]),
]
"""The login of somebody in people.toml."""

DepartmentOrLogin = Annotated[
    str,
    AfterValidator(_one_of("a department or login", lambda names: names.departments_and_logins)),
    Field(examples=["marketing"]),
]
"""A whole department, or one person."""

RoomSlug = Annotated[
    str,
    AfterValidator(_one_of("a room in rooms.toml", lambda names: names.rooms)),
    Field(examples=["banyan"]),
]
"""The slug of a room in rooms.toml."""
