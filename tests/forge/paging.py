"""Lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

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


def _number(request: Request, name: str, usual: int) -> int:
    """Return what the query says, or the *usual* number where it says nothing that is one."""
    said = request.query.get(name, "")
    return int(said) if said.isdecimal() and int(said) else usual
