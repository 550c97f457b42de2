"""Lists, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from graphql import GraphQLError

from tests.forge.graph import Object
from tests.forge.wire import Request, Response

_USUAL, _MOST = 30, 100


def paged(url: str, request: Request, found: Sequence[Any]) -> Response:
    """Answer with the page of *found* that is asked for, and the addresses of its neighbours."""
    size = min(_number(request, "per_page", _USUAL), _MOST)
    page = _number(request, "page", 1)
    last = max(-(-len(found) // size), 1)
    pages = {"prev": page - 1, "first": 1} if page > 1 else {}
    pages |= {"next": page + 1, "last": last} if page < last else {}

    def address(number: int) -> str:
        return url + replace(request, query={**request.query, "page": str(number)}).target

    links = ", ".join(f'<{address(number)}>; rel="{name}"' for name, number in pages.items())
    body = list(found[(page - 1) * size : page * size])
    return Response(200, body, {"Link": links} if links else {})


def listed(items: Sequence[Any], shown: Callable[[Any], Object], **page: Any) -> Object:
    """Return a page of *items* in the order in which they are."""
    places = list(enumerate(items, 1))
    return connection(places, lambda place: shown(place[1]), lambda place: f"{place[0]:09}", **page)


def connection(
    items: Sequence[Any],
    shown: Callable[[Any], Object],
    cursor: Callable[[Any], str],
    *,
    first: int | None = None,
    last: int | None = None,
    after: str | None = None,
    downwards: bool = False,
) -> Object:
    """Return a page of *items* in the order of their cursors.

    A cursor says what it stands after, and not how many are before it: what moves within the list
    between two pages makes nothing else be left out.

    Raises:
        GraphQLError: If it is not said how many are wanted, or more than a hundred are.
    """
    if not 1 <= (first or last or 0) <= _MOST:
        msg = "You must provide a `first` or `last` value between 1 and 100"
        raise GraphQLError(msg)
    ordered = sorted(items, key=cursor, reverse=downwards)
    left = [each for each in ordered if after is None or _is_beyond(cursor(each), after, downwards)]
    page = left[:first] if first else left[-(last or 0) :]
    info = {"__typename": "PageInfo", "hasNextPage": bool(first) and len(left) > len(page)}
    return {
        "nodes": [shown(each) for each in page],
        "pageInfo": {**info, "endCursor": cursor(page[-1]) if page else None},
        "totalCount": len(items),
    }


def _is_beyond(cursor: str, after: str, downwards: bool) -> bool:  # noqa: FBT001 -- see connection
    return cursor < after if downwards else cursor > after


def _number(request: Request, name: str, usual: int) -> int:
    """Return what the query says, or the *usual* number where it says nothing that is one."""
    said = request.query.get(name, "")
    return int(said) if said.isdecimal() and int(said) else usual
