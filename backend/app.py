"""Put the application together."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import text

from backend.api import ROUTERS
from backend.core.database import Database, PooledDatabase, make_engine
from backend.core.form import give_form
from backend.core.idempotency import Replayed, answer_replayed
from backend.core.kept_answers import KeptAnswers, following
from backend.core.limits import Limiter, Quota
from backend.core.openapi import publish_document
from backend.core.problems import Unavailable
from backend.core.routing import API_PREFIX
from backend.core.sandbox_database import make_sandbox
from backend.core.switchboard import Switchboard
from backend.identity.principals import authorise, recognise
from backend.machines.endpoints import oauth
from backend.machines.errors import TokenDenied
from backend.monitor.counting import Counts, counting
from backend.privacy.watching import write_down
from backend.settings import API_VERSION, Settings, read_settings
from backend.site import serve_site

TOLD_PER_MINUTE = 20  # what one address tells of search results in a minute
DESCRIPTION = """\
One API for the app, for branch organisations and for Syntens' own systems.

Names are English; the glossary at /begrippen gives the Dutch term of each. Amounts are whole euro cents, moments are
UTC (any offset is accepted), days are plain dates. Every failure is a problem document (RFC 9457) in Dutch or English,
by `Accept-Language`. Changes need `If-Match`; creating or moving money needs an `Idempotency-Key`.
"""


def _operation_name(route: APIRoute) -> str:
    return route.name


def create_app(settings: Settings | None = None, database: Database | None = None) -> FastAPI:
    """The application: API under /v1, the single-page app on every other address."""
    settings = settings or read_settings()
    kept = KeptAnswers()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if database is not None:
            yield
            return
        make = partial(make_engine, settings.database_url, pool_size=settings.pool_size)
        patience = settings.statement_seconds
        pooled = PooledDatabase(make(statement_seconds=patience), make(reading=True, statement_seconds=patience))
        app.state.database = pooled
        try:
            if settings.sandbox_database_url:
                # Small: nobody's work waits for it, and none of its connections are taken from the real one.
                url = settings.sandbox_database_url
                app.state.sandbox = make_sandbox(url, pooled, pool_size=4, statement_seconds=patience)
                await app.state.sandbox.require_elsewhere_now()
            async with following(pooled.reading, kept), counting(pooled, app.state.monitor_counts):
                yield
        finally:
            await pooled.close()
            if app.state.sandbox is not None:
                await app.state.sandbox.close()

    app = FastAPI(
        title="Slimmer Werken",
        version=API_VERSION,
        summary="Scans, vouchers, advisers, tools and measurements of the programme Slimmer Werken.",
        description=DESCRIPTION,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": "https://slimmerwerken.example/v1", "description": "Production"}],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        generate_unique_id_function=_operation_name,
    )
    app.state.settings, app.state.authorise, app.state.after_read = settings, authorise, write_down
    app.state.recognise, app.state.sandbox, app.state.turns = recognise, None, Counter()
    app.state.limiter, app.state.monitor_counts = Limiter(), Counts()
    if database is not None:
        app.state.database = database
    for router in ROUTERS:
        app.include_router(router, prefix=API_PREFIX)
    app.include_router(oauth.router)
    app.add_exception_handler(Replayed, answer_replayed)
    app.add_exception_handler(TokenDenied, oauth.answer_denied)
    publish_document(app)
    _add_health(app)
    serve_site(app, settings)
    app.router.middleware_stack = Switchboard(app)
    quotas: dict[str, Quota | None] = {
        # Everybody in an office shares an address: a quota that also counted who answers a scan would tell the employer
        # how many do. What opens a response is random enough not to be guessed (see docs/anonymity.md).
        f"{API_PREFIX}/scan-responses": None,
        f"{API_PREFIX}/review-responses": None,
        f"{API_PREFIX}/search-misses": Quota("search-misses", TOLD_PER_MINUTE),
        f"{API_PREFIX}/search-opinions": Quota("search-opinions", TOLD_PER_MINUTE),
        "/oauth/": Quota("oauth", settings.oauth_requests_per_minute),
        API_PREFIX: Quota("address", settings.address_requests_per_minute),
    }
    give_form(app, kept, app.state.limiter, quotas, settings.trusted_proxies)
    return app


def _add_health(app: FastAPI) -> None:
    @app.get("/livez", include_in_schema=False)
    async def live() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", include_in_schema=False)
    async def ready() -> dict[str, str]:
        try:
            async with app.state.database.lookup() as connection:
                await connection.execute(text("SELECT 1"))
        except Exception as failure:
            raise Unavailable from failure
        return {"status": "ok"}
