"""References from one file to a name in another, checked while the file is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo


@dataclass(frozen=True)
class Names:
    """The names that may be referred to.

    Given to pydantic as context; a part made without it is not checked for what it refers to. Nor
    is a reference checked to names that are unknown (none), because their file has faults: one
    fault is one line.
    """

    departments: tuple[str, ...] | None = ()
    logins: tuple[str, ...] | None = ()
    rooms: tuple[str, ...] | None = ()

    @property
    def departments_and_logins(self) -> tuple[str, ...] | None:
        """Whoever may be asked to come: whole departments and single people."""
        if self.departments is None or self.logins is None:
            return None
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
    what: str, listed: Callable[[Names], tuple[str, ...] | None]
) -> Callable[[str, ValidationInfo], str]:
    def check(value: str, info: ValidationInfo) -> str:
        known = listed(info.context) if isinstance(info.context, Names) else None
        if known is not None and value not in known:
            msg = f"{value!r} is not {what}; {expected(value, known)}"
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
