"""Check what clauses say of rules, once the organisation's files have been read."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from pydantic import JsonValue, ValidationError

from generator.errors import SettingsError
from generator.organisation import Clause, Organisation, Regulation
from generator.organisation.faults import faults, on_one_line
from generator.organisation.references import expected
from generator.rules.registry import RULES, Rule


def check_clauses(organisation: Organisation, folder: str) -> None:
    """Hold every clause to the rules there are: it names one of them, and its parameters only.

    *folder* is the name of the folder with the files, for the messages.

    Raises:
        SettingsError: with every fault of every regulation, one a line.
    """
    found = [
        on_one_line(f"{folder}/regulations/{slug}.toml: clauses[{place}].{fault}")
        for slug, regulation in organisation.regulations.items()
        for place, clause in enumerate(regulation.clauses, 1)
        for fault in _faults(clause, regulation, organisation)
    ]
    if found:
        raise SettingsError("\n".join(found))


def _faults(clause: Clause, regulation: Regulation, organisation: Organisation) -> Iterator[str]:
    if clause.rule is None:
        return
    rule = RULES.get(clause.rule)
    if rule is None:
        yield f"rule: {clause.rule!r} is not a rule; {expected(clause.rule, RULES)}"
        return
    for key, values in _parameters(clause):
        for fault in _misfits(rule, values, regulation, organisation):
            yield f"{key}{fault}"


def _parameters(clause: Clause) -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    yield "parameters", clause.parameters
    for place, revision in enumerate(clause.revisions, 1):
        if revision.parameters is not None:
            yield f"revisions[{place}].parameters", revision.parameters


def _misfits(
    rule: Rule, values: Mapping[str, JsonValue], regulation: Regulation, organisation: Organisation
) -> Iterator[str]:
    """Yield what is wrong with *values*; what is right may still name what there is not."""
    try:
        rule.read(values)
    except ValidationError as error:
        yield from (f".{fault}" for fault in faults(rule.parameters, error))
        values = _sound(values, error)
    with suppress(ValidationError):  # it lacks something, which has been said
        for key, what in rule.read(values).unknown(organisation, regulation.department):
            yield f".{key}: {what}"


def _sound(values: Mapping[str, JsonValue], error: ValidationError) -> Mapping[str, JsonValue]:
    faulty = {each["loc"][0] for each in error.errors() if each["loc"]}
    return {key: value for key, value in values.items() if key not in faulty}
