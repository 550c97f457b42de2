"""What is wrong with an issue form although GitHub's schema allows it.

Most of it GitHub refuses with a message on the form's page, where nobody looks; the rest makes
bodies that can be read in two ways. Sources: docs.github.com, "Common validation errors when
creating issue forms", and how bodies are rendered.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from generator.errors import Problem
from generator.forms.element import NO_RESPONSE, Element, ElementType, IssueForm, Option
from generator.forms.issue_form_read import ID
from generator.wording import N_, Wording

LONGEST_TITLE = 256
"""GitHub's limit for the title of an issue, in characters."""

RESERVED_IDS = frozenset(
    ("assignees", "body", "labels", "milestone", "projects", "template", "title", "type")
)
"""Parameters of the address of a new issue: an element of that name cannot be prefilled."""

_SECRETS = re.compile(r"pass-?(word|wd|code|phrase)|credential|密码|密碼|口令", re.IGNORECASE)
_NEUTRAL = re.compile(r"(please )?(choose|select)\b|请选择|請選擇|[-–—.… ]+$", re.IGNORECASE)
_ANSWERED_BY_CHOICE = (ElementType.DROPDOWN, ElementType.CHECKBOXES)

Check = Callable[[Element], Iterable[Problem]]


def lint(form: IssueForm) -> list[Problem]:
    """Return every problem of *form* that the schema does not see."""
    problems = [*_heads(form), *_labels(form), *_ids(form)]
    for element in form.elements:
        problems += (_about(element, each) for check in _CHECKS for each in check(element))
    return problems


def neutral_first_option(form: IssueForm) -> list[Problem]:
    """Return the required dropdowns of *form* whose first option says something.

    GitHub may preselect it, and nobody can tell then whether it was chosen. This is a policy of
    our own forms; GitHub does not ask for it.
    """
    message = N_("must begin with an option that says nothing, such as “Please choose”: {option}")
    return [
        _about(each, Problem(message, {"option": each.options[0].label}))
        for each in form.elements
        if each.type is ElementType.DROPDOWN and each.required and not each.multiple
        if each.options and not _NEUTRAL.match(each.options[0].label)
    ]


def _about(element: Element, problem: Problem) -> Problem:
    return problem.at(element.id, Wording({"": element.label if element.label.strip() else "?"}))


def _spelled(text: str) -> str:
    """Return *text* as GitHub compares labels: without case, blanks and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum()) or folded


def _shared(first: Iterable[str], second: Iterable[str]) -> str:
    """Return a wording that is in both, or nothing."""
    known = {" ".join(text.split()) for text in second}
    return next((text for text in first if " ".join(text.split()) in known), "")


def _heads(form: IssueForm) -> Iterator[Problem]:
    if not form.name.strip() or not form.description.strip():
        yield Problem(N_("the form needs a name and a description"))
    if len(form.title) > LONGEST_TITLE:
        values = {"most": LONGEST_TITLE, "written": form.title}
        yield Problem(N_("the title has more than {most} characters: {written}"), values)
    if not form.elements:
        yield Problem(N_("the form has no field"))


def _labels(form: IssueForm) -> Iterator[Problem]:
    for first, second in combinations(form.elements, 2):
        if label := _shared(second.labels, first.labels):
            message, other = N_("can be confused with {other}: both can be labelled {label}"), first
            yield _about(second, Problem(message, {"other": other.label, "label": label}))
        elif _spelled(first.label) == _spelled(second.label):
            message = N_("has a label that is too similar to {other}")
            yield _about(second, Problem(message, {"other": first.label}))


def _ids(form: IssueForm) -> Iterator[Problem]:
    uses = Counter(element.id for element in form.elements)
    for element in form.elements:
        if uses[element.id] > 1:
            message = N_("shares its id with another field: {written}")
        elif element.id in RESERVED_IDS:
            message = N_("has an id that GitHub keeps for itself: {written}")
        elif not ID.fullmatch(element.id):
            message = N_("has an id with other characters than letters, digits, - and _: {written}")
        else:
            continue
        yield _about(element, Problem(message, {"written": element.id}))


def _label_is_a_line(element: Element) -> Iterator[Problem]:
    for label in element.labels:
        if not label.strip() or label != label.strip() or re.search(r"[\r\n]", label):
            yield Problem(N_("has a label that is not one line of text"))


def _label_asks_for_no_secret(element: Element) -> Iterator[Problem]:
    if element.type not in _ANSWERED_BY_CHOICE and (word := _SECRETS.search(element.label)):
        message = N_("has a word in its label that GitHub does not allow: {written}")
        yield Problem(message, {"written": word[0]})


def _has_options(element: Element) -> Iterator[Problem]:
    if element.type in _ANSWERED_BY_CHOICE and not element.options:
        yield Problem(N_("has no options"))


def _options_differ(element: Element) -> Iterator[Problem]:
    for first, second in combinations(element.options, 2):
        if label := _shared(second.labels, first.labels):
            message = N_("has two options that can be written {label}")
            yield Problem(message, {"label": label})


def _options_say_something(element: Element) -> Iterator[Problem]:
    for label in _wordings(element.options):
        if not label.strip():
            yield Problem(N_("has an option without text"))
        elif label.strip().casefold() == "none" or label.strip() == NO_RESPONSE:
            message = N_("has an option that means no answer: {option}")
            yield Problem(message, {"option": label})


def _options_have_no_comma(element: Element) -> Iterator[Problem]:
    for label in _wordings(element.options) if element.multiple else ():
        if "," in label:
            message = N_("has an option with a comma, which also separates options: {option}")
            yield Problem(message, {"option": label})


def _default_is_an_option(element: Element) -> Iterator[Problem]:
    if element.default is not None and element.default not in range(len(element.options)):
        message = N_("has a default that is not the number of an option, from 0: {written}")
        yield Problem(message, {"written": element.default})


def _wordings(options: Sequence[Option]) -> Iterator[str]:
    return (label for option in options for label in option.labels)


_CHECKS: tuple[Check, ...] = (
    _label_is_a_line,
    _label_asks_for_no_secret,
    _has_options,
    _options_differ,
    _options_say_something,
    _options_have_no_comma,
    _default_is_an_option,
)
