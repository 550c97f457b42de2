"""The body that GitHub makes of a filled-in issue form."""

import re
from collections.abc import Callable, Mapping

from generator.forms.element import NO_RESPONSE, Answer, Answers, Element, ElementType, IssueForm

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def write_body(form: IssueForm, answers: Answers) -> str:
    """Return the body of an issue filed with *form* and *answers*, as GitHub renders it.

    Every element appears, in the order of the form, answered or not. Text stands as it was typed,
    also with CRLF: GitHub does not touch it.
    """
    parts = (f"### {each.label}\n\n{_write(each, answers.get(each.id))}" for each in form.elements)
    return "\n\n".join(parts)


def _write(element: Element, answer: Answer) -> str:
    return _WRITERS[element.type](element, answer)


def _write_text(element: Element, answer: Answer) -> str:
    text = answer if isinstance(answer, str) and answer.strip() else ""
    if element.render and element.type is ElementType.TEXTAREA:
        return f"```{element.render}\n{text}\n```"
    return text or NO_RESPONSE


def _write_dropdown(element: Element, answer: Answer) -> str:
    if isinstance(answer, str):
        return answer
    chosen = [option.label for option in element.options if option.label in (answer or ())]
    return ", ".join(chosen) or NO_RESPONSE


def _write_checkboxes(element: Element, answer: Answer) -> str:
    ticked = answer if isinstance(answer, dict) else {}
    return "\n".join(
        f"- [{'x' if ticked.get(option.label) else ' '}] {option.label}"
        for option in element.options
    )


def _write_upload(_: Element, answer: Answer) -> str:
    links = answer if isinstance(answer, list) else []
    return "\n".join(map(_link, links)) or NO_RESPONSE


def _link(address: str) -> str:
    name = re.sub(r"[^\w.-]", "", address.rpartition("/")[2]) or "file"
    mark = "!" if name.lower().endswith(_PICTURES) else ""
    return f"{mark}[{name}]({address})"


_WRITERS: Mapping[ElementType, Callable[[Element, Answer], str]] = {
    ElementType.INPUT: _write_text,
    ElementType.TEXTAREA: _write_text,
    ElementType.DROPDOWN: _write_dropdown,
    ElementType.CHECKBOXES: _write_checkboxes,
    ElementType.UPLOAD: _write_upload,
}
