"""From the body and the form to the answers, or to all problems at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.errors import FilingError, Problem
from generator.forms.element import Answer, Answers, Element, IssueForm
from generator.parse.absent import Fault, Lost, lost_headings, without
from generator.parse.assign import Choice, choose
from generator.parse.faults import (
    example_of,
    left_empty,
    no_headings,
    text_above,
    too_long,
    too_many_headings,
    two_readings,
)
from generator.parse.fit import fit, unanswered
from generator.parse.lines import Body
from generator.parse.order import misplaced
from generator.wording import Wording


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
    lost = lost_headings(form, body)
    faults: list[Fault] = [*lost.faults]
    answers = {each.id: unanswered(each) for each in form.elements if each not in present}
    choice = choose(present, body)
    if not choice:
        return _parsed(form, answers, [*faults, *misplaced(present, body)])
    faults += [(None, problem) for problem in text_above(choice.places[0], body)]
    for number, element in enumerate(present):
        text = _text(number, element, choice, body, lost)
        if text is None:
            continue
        found = list(_problems(number, element, choice, body, text))
        faults += [(element, _with_example(element, problem)) for problem in found]
        if number not in choice.unclear:
            answers[element.id] = fit(element, text).answer
    return _parsed(form, answers, faults)


def _text(number: int, element: Element, choice: Choice, body: Body, lost: Lost) -> str | None:
    """Return the text of an answer, or nothing if it is not certain where the answer ends.

    What stands below a lost heading is part of the answer above it only where it fits there.
    """
    text = body.text(*choice.places[number : number + 2])
    above = without(lost.lines, text)
    if above == text:
        return text
    return None if fit(element, text).fits else above


def _problems(
    number: int, element: Element, choice: Choice, body: Body, text: str
) -> Iterator[Problem]:
    found = fit(element, text)
    if found.problem:
        yield found.problem
    elif choice.fork and number == choice.fork[0]:
        place, end = choice.places[number : number + 2]
        yield two_readings(place, end, choice.fork[1], body)
    elif number not in choice.unclear:
        yield from left_empty(element, found.answer)


def _with_example(element: Element, problem: Problem) -> Problem:
    return replace(problem, example=problem.example or example_of(element))


def _parsed(form: IssueForm, answers: dict[str, Answer], faults: Sequence[Fault]) -> Parsed:
    """Put *answers* and *faults* into the order of the form; what is about no field comes first.

    What has a problem has no answer that could serve to look for more.
    """
    of_none = [problem for element, problem in faults if element is None]
    of_field = [
        problem.at(each.id, Wording({"": each.label}))
        for each in form.elements
        for element, problem in faults
        if element is each
    ]
    faulty = {problem.field_id for problem in of_field}
    ordered = [each.id for each in form.elements if each.id in answers and each.id not in faulty]
    certain = {id_: answers[id_] for id_ in ordered}
    return Parsed(MappingProxyType(certain), (*of_none, *of_field))
