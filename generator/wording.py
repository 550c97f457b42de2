"""A piece of text in the languages of the product."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import ConfigDict, RootModel, model_validator

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
"""The languages of the product, as BCP 47 tags (RFC 5646)."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark *message* for the catalogues and return it unchanged."""
    return message


class Wording(RootModel[Mapping[str, str]]):
    """The same words in one or more languages, by BCP 47 tag.

    Labels of fields and options are part of the form, because GitHub writes them into the body
    and they are read back from there: they are therefore said with the form, in every language,
    and not in the catalogues. In TOML a plain string stands for a text that has one wording only.
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _a_plain_string_is_the_only_wording(cls, value: Any) -> Any:
        return {"": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _some_known_language(self) -> Self:
        if unknown := sorted(set(self.root) - {"", *LANGUAGES}):
            msg = f"unknown language {', '.join(unknown)}; known are {', '.join(LANGUAGES)}"
            raise ValueError(msg)
        if not any(text.strip() for text in self.root.values()):
            msg = "must not be empty"
            raise ValueError(msg)
        return self

    @classmethod
    def of(cls, en: str, hans: str, hant: str) -> Self:
        """Return the wording of a text in English, simplified and traditional Chinese."""
        return cls({"en": en, "zh-Hans": hans, "zh-Hant": hant})

    def text(self, language: str) -> str:
        """Return the words in *language*, or else in the language that comes nearest.

        The other Chinese script comes before English, and the first wording before nothing.
        """
        nearest = {"zh-Hans": ("zh-Hant",), "zh-Hant": ("zh-Hans",)}.get(language, ())
        for tag in (language, "", *nearest, "en"):
            if words := self.root.get(tag):
                return words
        return next(iter(self.root.values()))

    def all(self) -> tuple[str, ...]:
        """Return every distinct wording, in the order given."""
        return tuple(dict.fromkeys(self.root.values()))

    def __hash__(self) -> int:
        """Hash by content: a wording is a value."""
        return hash(tuple(self.root.items()))
