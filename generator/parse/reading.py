"""From the body and the form to the answers, or to all problems at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.errors import FilingError, Problem
from generator.forms.element import Answer, Answers, Element, IssueForm
from generator.parse.absent import lost_headings
from generator.parse.assign import Choice, choose
from generator.parse.faults import (
    example_of,
    left_empty,
    misplaced,
    no_headings,
    text_above,
    too_long,
    too_many_headings,
    two_readings,
)
from generator.parse.fit import fit, unanswered
from generator.parse.lines import Body
from generator.wording import Wording

Fault = tuple[Element | None, Problem]


@dataclass(frozen=True)
class Parsed:
    """What was read. Only without *problems* are the *answers* certain, and only then complete.

    With problems they serve to look for more of them: what is wrong is to be said at once.
    """

    answers: Answers
    problems: tuple[Problem, ...] = ()


def parse(body: str, form: IssueForm) -> Answers:
    """Return the answers in *body*, by the id of the element; every element of *form* has one.

    Raises:
        FilingError: with every problem, if anything is missing or cannot be read in just one way.
    """
    parsed = examine(body, form)
    if parsed.problems:
        raise FilingError(parsed.problems)
    return parsed.answers


def examine(body: str, form: IssueForm) -> Parsed:
    """Return what can be read of *body*, and every problem it has."""
    if problem := too_long(body):
        return Parsed({}, (problem,))
    lines = Body.of(body, form)
    if problem := no_headings(lines, form) or too_many_headings(lines):
        return Parsed({}, (problem,))
    return _examine(lines, form)


def _examine(body: Body, form: IssueForm) -> Parsed:
    present = [element for element in form.elements if body.places_of(element.labels)]
    absent = [element for element in form.elements if not body.places_of(element.labels)]
    faults: list[Fault] = [*lost_headings(absent, body)]
    answers = {element.id: unanswered(element) for element in absent}
    choice = choose(present, body)
    if not choice:
        return _parsed(form, answers, [*faults, *misplaced(present, body)])
    faults += [(None, problem) for problem in text_above(choice.places[0], body)]
    for number, element in enumerate(present):
        found = list(_problems(number, element, choice, body))
        faults += [(element, problem) for problem in found]
        if not found and _is_certain(number, choice):
            answers[element.id] = _answer(number, element, choice, body)
    return _parsed(form, answers, faults)


def _is_certain(number: int, choice: Choice) -> bool:
    return not choice.fork or number < choice.fork[0]


def _answer(number: int, element: Element, choice: Choice, body: Body) -> Answer:
    return fit(element, body.text(*choice.places[number : number + 2])).answer


def _problems(number: int, element: Element, choice: Choice, body: Body) -> Iterator[Problem]:
    place, end = choice.places[number : number + 2]
    if choice.fork and not choice.faults and number >= choice.fork[0]:
        if number == choice.fork[0]:
            yield two_readings(place, end, choice.fork[1], body)
        return
    found = fit(element, body.text(place, end))
    if found.problem:
        yield found.problem
    else:
        yield from left_empty(element, found.answer)


def _parsed(form: IssueForm, answers: dict[str, Answer], faults: Sequence[Fault]) -> Parsed:
    """Put *answers* and *faults* into the order of the form; what is about no field comes first."""
    of_none = [problem for element, problem in faults if element is None]
    of_field = [
        _about(each, problem)
        for each in form.elements
        for element, problem in faults
        if element is each
    ]
    ordered = {each.id: answers[each.id] for each in form.elements if each.id in answers}
    return Parsed(MappingProxyType(ordered), (*of_none, *of_field))


def _about(element: Element, problem: Problem) -> Problem:
    located = problem.at(element.id, Wording({"": element.label}))
    return replace(located, example=problem.example or example_of(element))
