"""The form of every answer: API-Version and security headers, HEAD, and one problem document for each failure.

Source: NL GOV REST API Design Rules 2.2.0, RFC 9110.
"""

from typing import TYPE_CHECKING, Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException

from backend.core import problems
from backend.core.client_address import behind_proxies
from backend.core.database import is_away
from backend.core.kept_answers import KeptAnswers, PublicAnswers
from backend.core.limits import AddressLimit, Limiter, Quota
from backend.core.problems import Problem, answer
from backend.core.validation import invalid_input

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger(__name__)

STATEMENT_ENDED = "57014"  # query_canceled of PostgreSQL: the statement timeout struck

API_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), microphone=()",
}


class AnswerForm:
    """Outermost ASGI layer: headers on every answer, also on a 500; HEAD as GET without a body.

    `headers` are laid under what an answer sets itself. Parts of the site that are pages rather than API set their own
    Content-Security-Policy and caching.
    """

    def __init__(self, app: "ASGIApp", version: str) -> None:
        self.app = app
        self.headers = [(key.lower().encode(), value.encode()) for key, value in API_HEADERS.items()]
        self.headers.append((b"api-version", version.encode()))

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on and complete the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        if head:
            scope = {**scope, "method": "GET"}

        async def complete(message: "Message") -> None:
            if message["type"] == "http.response.start":
                present = {key.lower() for key, _ in message["headers"]}
                extra = [pair for pair in self.headers if pair[0] not in present]
                message = {**message, "headers": [*message["headers"], *extra]}
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b"", "more_body": False}
            await send(message)

        await self.app(scope, receive, complete)


def _methods(request: Request) -> str:
    """Every method of this path: Starlette names those of one route only. What is no pattern comes before patterns."""
    path = request.scope["path"]
    here = [each for each in iter_route_contexts(request.app.routes) if each.path_regex and each.path_regex.match(path)]
    fixed = [each for each in here if each.path == path]
    found = {method for each in fixed or here for method in each.methods or ()}
    return ", ".join(sorted(found | ({"HEAD"} if "GET" in found else set())))


async def _on_problem(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, Problem)
    return answer(request, failure)


async def _on_invalid(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, RequestValidationError)
    return answer(request, invalid_input(failure.errors(), failure.body))


async def _on_http(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, HTTPException)
    kinds: dict[int, type[Problem]] = {
        400: problems.InvalidInput,
        404: problems.AddressNotFound,
        405: problems.MethodNotAllowed,
        413: problems.RequestTooLarge,
    }
    kind = kinds.get(failure.status_code, problems.Unexpected)
    if kind is problems.InvalidInput:  # FastAPI's word for a body that Python cannot read: too deep, not UTF-8
        return answer(request, invalid_input([{"loc": ("body",), "type": "json_invalid"}]))
    allowed = {"Allow": _methods(request)} if kind is problems.MethodNotAllowed else {}
    return answer(request, kind(headers=allowed))


async def _on_stale(request: Request, _: Exception) -> Response:
    return answer(request, problems.VersionStale())


async def _on_database_failure(request: Request, failure: Exception) -> Response:
    if isinstance(failure, DBAPIError) and getattr(failure.orig, "sqlstate", None) == STATEMENT_ENDED:
        log.error("statement took too long", path=request.url.path)
        return answer(request, problems.TookTooLong(headers={"Retry-After": "30"}))
    if not is_away(failure):
        raise failure
    log.error("database away", error=type(failure).__name__)
    return answer(request, problems.Unavailable(headers={"Retry-After": "2"}))


async def _on_crash(request: Request, failure: Exception) -> Response:
    log.error("unexpected failure", path=request.url.path, error=type(failure).__name__)
    return answer(request, problems.Unexpected())


def give_form(
    app: FastAPI,
    kept: KeptAnswers | None = None,
    limiter: Limiter | None = None,
    quotas: dict[str, Quota | None] | None = None,
    trusted_proxies: str = "",
) -> None:
    """Install the handlers that turn every failure into a problem document; keep public answers, and the limits."""
    app.router.redirect_slashes = False
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(StaleDataError, _on_stale)
    for kind in (DBAPIError, PoolTimeoutError):
        app.add_exception_handler(kind, _on_database_failure)
    app.add_exception_handler(Exception, _on_crash)
    build = app.build_middleware_stack

    def wrapped() -> Any:
        # Outside ServerErrorMiddleware, so that a 500 carries the headers too.
        answering: ASGIApp = AnswerForm(build(), app.version)
        if kept is not None:
            answering = PublicAnswers(answering, kept)
        if limiter is not None:  # outermost, so that no kept answer holds what was left for somebody else
            answering = AddressLimit(answering, limiter, quotas or {}, lambda refused: AnswerForm(refused, app.version))
        return behind_proxies(answering, trusted_proxies)

    app.build_middleware_stack = wrapped  # type: ignore[method-assign]
