"""The order in which a request is refused: 401 and 403, then 415 and 406, then 400; the rest is the subject's."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from backend.core.calling import Handler, planned
from backend.core.deprecation import headers_of
from backend.core.faults import Turn
from backend.core.problems import InvalidInput, NotAcceptable, RequestTooLarge, TookTooLong, UnsupportedMediaType
from backend.core.validation import invalid, unstorable

API_PREFIX = "/v1"
JSON_BODY = re.compile(r"application/(json|merge-patch\+json)\s*(;|$)", re.IGNORECASE)
ACCEPTABLE = re.compile(r"(\*|application)/(\*|json|problem\+json)(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)
PERHAPS_NUL = re.compile(rb"\\u0000|\0")  # as UTF-8 has it; UTF-16 and UTF-32 are told by their zeros
LARGEST_BODY = 1_000_000  # bytes; a route that takes files sets its own


class Route(APIRoute):
    """A JSON route. When the signature declares scopes, asks `app.state.authorise(request, scopes)` first.

    Where it declares none, `app.state.recognise(request)` still decides in which world a system is answered.

    A read that was answered is told to `app.state.after_read(request)` before the answer leaves.
    """

    speaks_json = True
    recognises = True
    largest_body = LARGEST_BODY
    longest_seconds = 30.0  # also for a client that sends its body drop by drop

    def get_route_handler(self) -> Handler:
        """Wrap FastAPI's handler, which would read the body before it asks who is there."""
        inner = planned(self) or super().get_route_handler()
        declared = list(_security_of(self.dependant))
        ending = headers_of(self.openapi_extra)

        async def handle(request: Request) -> Response:
            try:
                async with asyncio.timeout(self.longest_seconds) as patience:
                    if declared:
                        await request.app.state.authorise(request, frozenset(declared))
                    elif self.recognises:
                        await request.app.state.recognise(request)
                    turn: Turn | None = getattr(request.state, "turn", None)
                    if turn is not None:
                        await turn.before()
                    self._negotiate(request)
                    await self._read(request)
                    response = await inner(request)
            except TimeoutError:
                if not patience.expired():
                    raise
                raise TookTooLong(headers={"Retry-After": "30"}) from None
            for name, value in ending.items():
                response.headers.append(name, value)
            if request.method == "GET" and declared and response.status_code < 400:
                response = ToldFirst(response, request)
            return response if turn is None else PerhapsLost(response, turn)

        return handle

    def _negotiate(self, request: Request) -> None:
        if not self.speaks_json:
            return
        headers = request.headers
        has_body = headers.get("content-length", "0") not in {"", "0"} or "transfer-encoding" in headers
        if has_body and not JSON_BODY.match(headers.get("content-type", "")):
            raise UnsupportedMediaType(
                nl="Stuur JSON, met Content-Type: application/json.",
                en="Send JSON, with Content-Type: application/json.",
            )
        if "accept" in headers and not ACCEPTABLE.search(headers["accept"]):
            raise NotAcceptable(
                nl="Dit adres antwoordt met application/json.", en="This address answers with application/json."
            )

    async def _read(self, request: Request) -> None:
        """Read the body once, bounded, and refuse U+0000, which PostgreSQL cannot store."""
        if "\x00" in request.url.path or "%00" in (request.scope.get("query_string") or b"").decode("latin-1"):
            raise InvalidInput
        size = 0
        chunks = []
        async for chunk in request.stream():
            size += len(chunk)
            if size > self.largest_body:
                raise RequestTooLarge(
                    nl=f"Stuur hoogstens {self.largest_body // 1_000_000} MB.",
                    en=f"Send at most {self.largest_body // 1_000_000} MB.",
                )
            chunks.append(chunk)
        request._body = b"".join(chunks)  # noqa: SLF001 - where Starlette keeps a body that was read
        takes_json = self.speaks_json or self.body_field is not None  # also one that answers with a file
        if takes_json and PERHAPS_NUL.search(request._body) and (faults := unstorable(request._body)):  # noqa: SLF001
            raise invalid(*faults)


class ToldFirst(Response):
    """The answer to a read, told before it leaves: when the transaction of the read has ended, and not without."""

    def __init__(self, answer: Response, request: Request) -> None:
        self.answer, self.request = answer, request

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell, then answer."""
        await self.request.app.state.after_read(self.request)
        await self.answer(scope, receive, send)


class PerhapsLost(Response):
    """An answer in the sandbox that may get lost: when the transaction has ended, so what was done is done."""

    def __init__(self, answer: Response, turn: Turn) -> None:
        self.answer, self.turn = answer, turn

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or fail."""
        self.turn.after()
        await self.answer(scope, receive, send)


class RawRoute(Route):
    """A route that takes or gives something other than JSON: a file, a calendar, a picture."""

    speaks_json = False
    largest_body = 10_000_000
    longest_seconds = 120.0


class SubjectRouter(APIRouter):
    """The routes of one plural noun. Another noun is seen by its prefix, without trying each route."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Which route this request is for, if any."""
        if not scope["path"].startswith(API_PREFIX + self.prefix.partition("{")[0]):
            return Match.NONE, {}
        return super().matches(scope)


def router(*, prefix: str, tag: str, **rest: Any) -> APIRouter:
    """A subject's router: plural noun, one tag."""
    return SubjectRouter(prefix=prefix, tags=[tag], route_class=Route, **rest)


def _security_of(dependant: Dependant) -> Iterator[str]:
    """The scopes that the signature declares with `Security(..., scopes=[...])`."""
    for child in dependant.dependencies:
        yield from child.own_oauth_scopes or ()
        yield from _security_of(child)
