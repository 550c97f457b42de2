"""Filling in a form of the site as a person does, field by field."""

from typing import Any

from playwright.sync_api import Locator, Page

from generator.forms.element import Answer, Answers, ElementType
from generator.forms.form import Form
from generator.forms.issue import issue_form
from generator.forms.issue_body import write_body
from generator.forms.issue_form_read import read_issue_form
from generator.forms.issue_form_write import write_issue_form
from generator.forms.kinds import Context
from generator.forms.kinds.control import Control
from generator.forms.question import Question

EMPTY = (None, "", (), False)


def reference(form: type[Form], answers: Answers, context: Context) -> str:
    """Return the body that GitHub makes of *answers*, from nothing but the YAML of the form."""
    return write_body(read_issue_form(write_issue_form(issue_form(form, context))), answers)


def as_answered(form: Form, context: Context) -> dict[str, Answer]:
    """Return what somebody who files *form* types and chooses on GitHub, by field id."""
    return {
        question.id: _answered(question, getattr(form, question.id), context)
        for question in form.questions()
    }


def _answered(question: Question, value: Any, context: Context) -> Answer:
    kind, language = question.kind, context.language
    offered = kind.choosables(context.organisation)
    match kind.element:
        case ElementType.CHECKBOXES:
            ticked = {each.id for each in offered if value is True or each.id in (value or ())}
            return {each.wording.text(language): each.id in ticked for each in offered}
        case ElementType.UPLOAD:
            return [link.url for link in value]
        case _ if value in EMPTY:
            return None
        case ElementType.DROPDOWN if kind.multiple:
            return [each.wording.text(language) for each in offered if each.id in value]
    return kind.write(value, context)


def fill(page: Page, form: Form, context: Context) -> None:
    """Fill in every field with what *form* says; what stood there before is taken away."""
    for question in form.questions():
        node = page.locator(f'[data-field="{question.id}"]')
        _fill(node, question, getattr(form, question.id), context)


def _fill(node: Locator, question: Question, value: Any, context: Context) -> None:
    kind: Any = question.kind
    match kind.control:
        case Control.TABLE:
            _fill_rows(node, kind.row.questions(), value, context)
        case Control.PEOPLE:
            _name(node, [kind.write((login,), context) for login in value])
        case Control.CHOICES | Control.BOXES:
            _tick(node, question, value, context)
        case Control.LINKS:
            node.locator("textarea").fill("\n".join(link.url for link in value))
        case _:
            _answer(node, question, value, context)


def _answer(node: Locator, question: Question, value: Any, context: Context) -> None:
    field = node.locator(f'[data-name="{question.id}"]')
    if question.kind.choosables(context.organisation):
        chosen = "yes" if value is True else (value or "")
        option = f'option[data-id="{chosen}"]' if chosen else "option:not([data-id])"
        field.select_option(value=field.locator(option).get_attribute("value"))
    elif value in EMPTY:
        field.fill("")
    elif question.kind.control is Control.DURATION:
        field.fill(str(int(value.total_seconds() // 60)))
    else:
        field.fill(question.kind.write(value, context))


def _fill_rows(
    node: Locator, columns: tuple[Question, ...], rows: tuple[Any, ...], context: Context
) -> None:
    while node.locator("[data-remove]").count():
        node.locator("[data-remove]").first.click()
    for at, row in enumerate(rows):
        node.locator("[data-add]").click()
        for column in columns:
            _answer(node.locator(".mb-row").nth(at), column, getattr(row, column.id), context)


def _name(node: Locator, names: list[str]) -> None:
    while node.locator(".mb-token button").count():
        node.locator(".mb-token button").first.click()
    for name in names:
        node.locator("input").fill(name)
        node.locator("input").press("Enter")


def _tick(node: Locator, question: Question, value: Any, context: Context) -> None:
    boxes = node.locator("input[type=checkbox]")
    for at, each in enumerate(question.kind.choosables(context.organisation)):
        boxes.nth(at).set_checked(value is True or each.id in (value or ()))


def body_on(page: Page) -> str:
    """Return the text that the page would file."""
    if page.locator("#mb-text").is_hidden():
        page.locator("[data-preview]").click()
    return page.locator("#mb-text").input_value()
