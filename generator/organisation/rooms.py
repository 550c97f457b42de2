"""The rooms of the organisation (R54, R55)."""

from pydantic import Field

from generator.organisation.part import Part, Slug
from generator.organisation.values import Whole
from generator.wording import Wording


class Room(Part):
    """A place to meet. *capacity* is in people; *link* is for a room that is a video room."""

    slug: Slug = Field(examples=["banyan"])
    title: Wording = Field(examples=["榕树厅"])
    capacity: Whole = Field(ge=1, examples=[12])
    equipment: tuple[Wording, ...] = ()
    link: str | None = Field(
        None, pattern=r"^https://\S+$", examples=["https://meet.example.com/a"]
    )


class Rooms(Part):
    """The file rooms.toml."""

    rooms: tuple[Room, ...] = ()
