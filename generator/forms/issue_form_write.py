"""An issue form as the YAML that GitHub reads."""

import re
import sys
from collections.abc import Iterator
from typing import Any

import yaml

from generator.forms.element import Element, ElementType, IssueForm
from generator.forms.issue_form_read import ID

# What Ruby, which GitHub is written in, takes for something else than text: a number, also with
# commas; a symbol; and what YAML 1.1 takes for yes or no.
_AMBIGUOUS = re.compile(r"[-+.]?[\d_,.:]+([eE][-+]?\d+)?|:.*|y|n|Y|N")
_BREAKS = re.compile("[\r\x85\u2028\u2029]")


def write_issue_form(form: IssueForm) -> str:
    """Return *form* as YAML; the same form always gives the same text.

    Aliases are left out: GitHub does not know them.
    """
    return yaml.dump(
        dict(_form(form)),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=sys.maxsize,
    )


def _form(form: IssueForm) -> Iterator[tuple[str, Any]]:
    yield "name", form.name
    yield "description", form.description
    if form.title:
        yield "title", form.title
    if form.labels:
        yield "labels", list(form.labels)
    introduction = {"type": "markdown", "attributes": {"value": form.introduction}}
    fields = [dict(_element(element)) for element in form.elements]
    yield "body", [introduction, *fields] if form.introduction else fields


def _element(element: Element) -> Iterator[tuple[str, Any]]:
    yield "type", str(element.type)
    if ID.fullmatch(element.id):
        yield "id", element.id
    yield "attributes", dict(_attributes(element))
    if validations := dict(_validations(element)):
        yield "validations", validations


def _attributes(element: Element) -> Iterator[tuple[str, Any]]:
    yield "label", element.label
    for key in ("description", "placeholder", "value", "render"):
        if text := getattr(element, key):
            yield key, text
    if element.multiple:
        yield "multiple", True
    if element.type is ElementType.DROPDOWN:
        yield "options", [option.label for option in element.options]
    if element.type is ElementType.CHECKBOXES:
        yield "options", [_box(option.label, option.required) for option in element.options]
    if element.default is not None:
        yield "default", element.default


def _box(label: str, required: bool) -> dict[str, Any]:  # noqa: FBT001 - a value, not a switch
    return {"label": label, "required": True} if required else {"label": label}


def _validations(element: Element) -> Iterator[tuple[str, Any]]:
    if element.required:
        yield "required", True
    if element.accept:
        yield "accept", element.accept


class _Dumper(yaml.SafeDumper):
    """Writes as people do: lists indented, long text as it stands, no anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if _BREAKS.search(text):
        style = '"'
    elif "\n" in text:
        style = "|"
    elif _AMBIGUOUS.fullmatch(text):
        style = "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
