"""The HTTP server that the product talks to: reads, records, lets faults strike, answers."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.forge.faults import AFTER_THE_EFFECT, LOST, Fault, Faults, Kind, without_the_newest
from tests.forge.front import ENTERPRISE, Front
from tests.forge.people import LOGINS, token
from tests.forge.wire import Exchange, Request, Response, refusal

_LOGINS = {token(login): login for login in LOGINS}


class Ledger:
    """All that was asked, what was answered, and what was wrong with it, in order."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self.violations: list[str] = []
        self.faults = Faults()

    def clear(self) -> None:
        """Begin a new page."""
        self.__init__()  # type: ignore[misc] # as if newly made


class Server(ThreadingHTTPServer):
    """Serves one front to this machine alone, on a free port."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.front: Front | None = None
        self.ledger = Ledger()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away; anything else is a fault of these tests."""
        with suppress(ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection of a client."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_: object) -> None:
        """Say nothing: the output of a test belongs to the test."""

    def _serve(self) -> None:
        root, request = self._request()
        response, fault = self._answer(request, root)
        lost = fault is not None and fault.kind in LOST
        self.server.ledger.exchanges.append(Exchange(request, None if lost else response))
        if fault is not None and fault.hold:
            time.sleep(fault.hold)
        if lost:
            self._hang_up()
        else:
            self._send(response, is_cut=fault is not None and fault.kind is Kind.TRUNCATED)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 -- names of http.server

    def _request(self) -> tuple[str, Request]:
        """Read the request, and the root that the client takes the API to have."""
        split = urlsplit(self.path)
        path, root = split.path, self.server.url
        if path.startswith(f"{ENTERPRISE}/"):
            path, root = path.removeprefix(ENTERPRISE), f"{root}{ENTERPRISE}"
        elif path == "/api/graphql":
            path = "/graphql"
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return root, Request(
            method=self.command,
            path=path,
            query=dict(parse_qsl(split.query, keep_blank_values=True)),
            body=json.loads(content) if content else None,
            login=self._login(),
            headers=dict(self.headers.items()),
        )

    def _login(self) -> str | None:
        shown = self.headers.get("Authorization")
        return _LOGINS.get(shown.partition(" ")[2]) if shown else ""

    def _answer(self, request: Request, root: str) -> tuple[Response, Fault | None]:
        """Answer, unless a fault is due that comes between."""
        ledger, front = self.server.ledger, self.server.front
        if front is None:
            return refusal(503, "Starting"), None
        ledger.violations += [*front.refused(request), *front.passed_over(request)]
        fault = ledger.faults.next(request)
        if fault is not None and fault.kind not in AFTER_THE_EFFECT:
            ledger.faults.strike(fault, request)
            return fault.answer(), fault
        return self._after(front.answer(request, root), fault, request)

    def _after(
        self, response: Response, fault: Fault | None, request: Request
    ) -> tuple[Response, Fault | None]:
        """Let *fault* strike, now that the request has had its effect."""
        if fault is None:
            return response, None
        if fault.kind is Kind.STALE_LIST:
            stale = without_the_newest(response)
            if stale is None:
                return response, None
            response = stale
        elif fault.kind is Kind.BAD_GATEWAY_AFTER:
            response = fault.answer()
        self.server.ledger.faults.strike(fault, request)
        return response, fault

    def _send(self, response: Response, *, is_cut: bool) -> None:
        content = response.content
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if is_cut else content)
        if is_cut:
            self._hang_up()

    def _hang_up(self) -> None:
        """Close the connection where it is, as a network does."""
        self.wfile.flush()
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server for as long as the block does; it answers 503 until it has a front."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
