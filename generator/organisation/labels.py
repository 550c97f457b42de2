"""Labels: words of the organisation that become fields and options of a form on GitHub."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator

from generator.organisation.part import Text, repeated
from generator.script import fold
from generator.wording import Wording

_NO_ANSWER = {"none", "_no response_"}
"""What GitHub writes where nothing was chosen, in lower case."""


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        msg = "is empty in one of its languages; expected text in each language that is named"
        raise ValueError(msg)
    if text != text.strip() or len(text.splitlines()) > 1:
        msg = f"{text!r} is not one line of text; expected for example {line!r}"
        raise ValueError(msg)
    return text


def _one_line_each(wording: Wording) -> Wording:
    for text in wording.all():
        _one_line(text)
    return wording


def _an_answer(wording: Wording) -> Wording:
    for text in wording.all():
        if text.casefold() in _NO_ANSWER:
            msg = f"{text!r} means no answer on GitHub; expected other words, such as 'Nothing'"
            raise ValueError(msg)
    return wording


Line = Annotated[Text, AfterValidator(_one_line)]
"""Words on one line."""

Label = Annotated[Wording, AfterValidator(_one_line_each)]
"""What a field or form is called: GitHub writes it as a heading, which is one line."""

OptionLabel = Annotated[Label, AfterValidator(_an_answer)]
"""What can be chosen: an option, or a thing that is offered as one."""


def same(key: str, part: str, values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Report every one of *values* that stood before: *part* of the items of *key*."""
    for place, value in repeated(values):
        yield f"{key}[{place}].{part}", f"{value!r} is used twice; expected a different one"


def same_wording(
    key: str, part: str, wordings: Sequence[tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Report every wording that somebody could take for an earlier one, in any language or script.

    The *wordings* are those of the items of *key*, of which *part* holds them.
    """
    for place, what in same_wordings(wordings):
        yield f"{key}[{place}].{part}", what


def same_wordings(wordings: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Find every wording that stood before, with the place of its item counted from 1."""
    seen: set[str] = set()
    for place, texts in enumerate(wordings, start=1):
        folded = dict.fromkeys(fold(" ".join(text.split())) for text in texts)
        for text in (text for text in folded if text in seen):
            yield place, f"{text!r} is used twice; expected a different one"
        seen.update(folded)
