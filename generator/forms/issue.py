"""A form as an issue form: what GitHub shows, and what the parser is to expect."""

from dataclasses import replace

from generator.forms.element import Element, ElementType, IssueForm, Option
from generator.forms.form import Form
from generator.forms.kinds import CHOOSE, Context
from generator.forms.question import Question
from generator.wording import Wording


def issue_form(form: type[Form], context: Context) -> IssueForm:
    """Return *form* as an issue form in the language of *context*."""
    name = form.title.text(context.language)
    return IssueForm(
        name=name,
        description=form.purpose.text(context.language),
        title=name,
        labels=(form.slug,),
        elements=tuple(_element(question, context) for question in form.questions()),
    )


def expected(form: type[Form], context: Context) -> IssueForm:
    """Return *form* as the parser is to expect it: what was left empty is for reading to say."""
    asked = issue_form(form, context)
    elements = (replace(each, required=False, headed=each.required) for each in asked.elements)
    return replace(asked, elements=tuple(elements))


def file_name(form: type[Form]) -> str:
    """Return the name of the issue form's file; GitHub offers forms in the order of their names."""
    return f"{form.rank}-{form.slug}.yml"


def _element(question: Question, context: Context) -> Element:
    kind = question.kind
    label, *others = _wordings(question.label, context.language, question.aliases)
    chosen = kind.element in (ElementType.DROPDOWN, ElementType.CHECKBOXES)
    options = _options(question, context) if chosen else ()
    return Element(
        id=question.id,
        type=kind.element,
        label=label,
        aliases=tuple(others),
        description=question.hint.text(context.language) if question.hint else "",
        placeholder="" if chosen else question.example,
        value="" if chosen else kind.prefilled(question.prefill, context),
        options=options,
        multiple=kind.multiple and kind.element is ElementType.DROPDOWN,
        default=_default(question, context, options),
        required=question.required,
    )


def _options(question: Question, context: Context) -> tuple[Option, ...]:
    ticked = question.kind.element is ElementType.CHECKBOXES
    options = [
        _option(each.wording, each.aliases, context, required=ticked and question.required)
        for each in question.kind.choosables(context.organisation)
    ]
    if question.required and _is_single_dropdown(question):
        options.insert(0, _option(CHOOSE, (), context, neutral=True))
    return tuple(options)


def _option(wording: Wording, aliases: tuple[str, ...], context: Context, **flags: bool) -> Option:
    label, *others = _wordings(wording, context.language, aliases)
    return Option(label, tuple(others), **flags)


def _default(question: Question, context: Context, options: tuple[Option, ...]) -> int | None:
    if not question.prefill or not _is_single_dropdown(question):
        return None
    ids = [each.id for each in question.kind.choosables(context.organisation)]
    return ids.index(question.prefill) + len(options) - len(ids)


def _is_single_dropdown(question: Question) -> bool:
    return question.kind.element is ElementType.DROPDOWN and not question.kind.multiple


def _wordings(wording: Wording, language: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((wording.text(language), *wording.all(), *aliases)))
