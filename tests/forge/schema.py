"""Makes JSON schemas of what OpenAPI 3.0 calls schemas, and holds values to them."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from jsonschema import Draft4Validator  # type: ignore[import-untyped]

Schema = Mapping[str, Any]

_DEEPEST = 12
"""How far references are followed: some of GitHub's lead in circles."""

_BOOLEANS = frozenset({"true", "false"})


def resolved(document: Schema, part: Schema) -> Schema:
    """Return what *part* of the *document* refers to, or itself."""
    while "$ref" in part:
        found: Any = document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part


def plain(document: Schema, schema: Any, depth: int = 0) -> Any:
    """Return *schema* without references, and with a null where it is ``nullable``."""
    if isinstance(schema, list):
        return [plain(document, each, depth) for each in schema]
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return {} if isinstance(schema, dict) else schema
    found = resolved(document, schema)
    converted = {name: plain(document, each, depth + 1) for name, each in found.items()}
    if converted.pop("nullable", None) is not True:
        return converted
    return {"anyOf": [{"type": "null"}, converted], "properties": converted.get("properties", {})}


def errors(value: Any, schema: Schema) -> Iterator[str]:
    """Yield what is wrong with *value*."""
    for error in Draft4Validator(schema).iter_errors(value):
        yield f"{'/'.join(map(str, error.path)) or 'the body'}: {error.message}"


def unknown(value: Any, schema: Schema) -> Iterator[str]:
    """Yield every key of *value* that *schema* does not know."""
    known = schema.get("properties")
    if known and isinstance(value, dict) and "additionalProperties" not in schema:
        yield from (f"{name} is not known" for name in value if name not in known)


def fits(text: str, schema: Schema) -> bool:
    """Tell whether *text*, as it stands in an address, is a value of *schema*."""
    if alternatives := schema.get("oneOf") or schema.get("anyOf"):
        return any(fits(text, each) for each in alternatives)
    if text not in schema.get("enum", (text,)):
        return False
    if schema.get("format") == "date-time":
        return _is_moment(text)
    match schema.get("type"):
        case "integer":
            return re.fullmatch(r"-?\d+", text) is not None
        case "boolean":
            return text in _BOOLEANS
    return True


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
