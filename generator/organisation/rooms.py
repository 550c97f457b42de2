"""The rooms of the organisation (R54, R55)."""

from typing import Self

from pydantic import Field, model_validator

from generator.organisation.labels import OptionLabel, same_wording
from generator.organisation.part import Part, Slug, refuse
from generator.organisation.values import Whole
from generator.wording import Wording


class Room(Part):
    """A place to meet. *capacity* is in people; *link* is for a room that is a video room."""

    slug: Slug = Field(examples=["banyan"])
    title: OptionLabel = Field(examples=["榕树厅"])
    capacity: Whole = Field(ge=1, examples=[12])
    equipment: tuple[Wording, ...] = ()
    link: str | None = Field(
        None, pattern=r"^https://\S+$", examples=["https://meet.example.com/a"]
    )


class Rooms(Part):
    """The file rooms.toml."""

    rooms: tuple[Room, ...] = ()

    @model_validator(mode="after")
    def _no_two_rooms_are_called_the_same(self) -> Self:
        refuse(same_wording("rooms", "title", [room.title.all() for room in self.rooms]))
        return self
