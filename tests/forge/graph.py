"""Holds GraphQL to GitHub's own schema, as npm brought it, and answers it from plain values."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLSyntaxError,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    build_schema,
    execute_sync,
    parse,
    validate,
)

FILE = Path(__file__).parent / "node_modules/@octokit/graphql-schema/schema.graphql"

_PER_POINT = 100
"""Requests behind a query for which one point of the allowance is taken."""

Object = dict[str, Any]


class NotThereError(GraphQLError):
    """Something is asked for by a name or number that nothing has."""


@cache
def schema() -> GraphQLSchema:
    """Return GitHub's schema, which is read once: it is 1 MB."""
    return build_schema(FILE.read_text(encoding="utf-8"), assume_valid=True, no_location=True)


def errors(query: str) -> list[GraphQLError]:
    """Return what in *query* GitHub would not understand."""
    try:
        return validate(schema(), parse(query))
    except GraphQLSyntaxError as error:
        return [error]


def answer(query: str, variables: Mapping[str, Any], root: Mapping[str, Any]) -> Object:
    """Answer *query* from *root*: objects are mappings, and fields with arguments are functions."""
    if found := errors(query):
        return _answer(None, found)
    result = execute_sync(
        schema(),
        parse(query),
        root,
        variable_values=dict(variables),
        field_resolver=_resolve,
    )
    return _answer(result.data, result.errors or [])


def points(query: str, variables: Mapping[str, Any]) -> int:
    """Return what *query* takes of the allowance, as GitHub reckons it beforehand.

    One request for every list, as often as the list around it has places; a hundred are a point.
    """
    document = parse(query)
    asked = sum(
        _requests(document, part.selection_set, variables, 1)
        for part in document.definitions
        if isinstance(part, OperationDefinitionNode)
    )
    return max(1, round(asked / _PER_POINT))


def _resolve(source: Mapping[str, Any], info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    if info.field_name not in source:
        msg = f"The forge of the tests has no {info.parent_type}.{info.field_name}"
        raise GraphQLError(msg)
    value = source[info.field_name]
    return value(**arguments) if callable(value) else value


def _answer(data: Object | None, found: list[GraphQLError]) -> Object:
    if not found:
        return {"data": data}
    return {"data": data, "errors": [_error(each) for each in found]}


def _error(error: GraphQLError) -> Object:
    is_lost = isinstance(error.original_error or error, NotThereError)
    return {**error.formatted, **({"type": "NOT_FOUND"} if is_lost else {})}


def _requests(
    document: DocumentNode, asked: SelectionSetNode | None, variables: Mapping[str, Any], times: int
) -> int:
    total = 0
    for field in _fields(document, asked):
        size = _size(field, variables)
        total += times if size else 0
        total += _requests(document, field.selection_set, variables, times * (size or 1))
    return total


def _fields(document: DocumentNode, asked: SelectionSetNode | None) -> Iterator[FieldNode]:
    for each in asked.selections if asked else ():
        if isinstance(each, FieldNode):
            yield each
        elif isinstance(each, FragmentSpreadNode):
            yield from _fields(document, _fragment(document, each.name.value).selection_set)
        else:
            yield from _fields(document, getattr(each, "selection_set", None))


def _fragment(document: DocumentNode, name: str) -> FragmentDefinitionNode:
    fragments = (f for f in document.definitions if isinstance(f, FragmentDefinitionNode))
    return next(fragment for fragment in fragments if fragment.name.value == name)


def _size(field: FieldNode, variables: Mapping[str, Any]) -> int:
    """Return how many places the list *field* asks for has, or nothing if it is no list."""
    for argument in field.arguments or ():
        if argument.name.value in {"first", "last"}:
            match argument.value:
                case VariableNode(name=name):
                    return int(variables.get(name.value) or 0)
                case IntValueNode(value=value):
                    return int(value)
    return 0
