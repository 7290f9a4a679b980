"""Effect releases over HTTP: what is published for everybody, and the work on them for the programme office."""

from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, IfNoneMatch
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_person
from backend.releases import downloads, errors, queries, schemas
from backend.releases.service import ordering
from backend.releases.showing import LICENCE

published = make_router(prefix="/effect-releases", tag="effects")
orders = make_router(prefix="/effect-release-orders", tag="effects")
routers: tuple[APIRouter, ...] = (published, orders)

Office = Annotated[Principal, Security(current_person, scopes=["effect-releases:manage"])]
ReleaseId = Annotated[UUID, Path(alias="effectReleaseId", description="The effect release.")]
OrderId = Annotated[UUID, Path(alias="effectReleaseOrderId", description="The effect release in work.")]
LICENSED = {"Link": f'<{LICENCE}>; rel="license"'}


def _with_demonstration(request: Request) -> bool:
    return bool(request.app.state.settings.demonstration)


@published.get("", summary="List effect releases", response_model=schemas.EffectReleasePage)
async def list_effect_releases(
    request: Request,
    session: ReadSession,
    wanted: Annotated[schemas.EffectReleaseFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """What was published, the newest first; also what was corrected since, as it says then."""
    found = await queries.list_published(session, wanted, with_demonstration=_with_demonstration(request))
    listed = Response()
    link_pages(request, listed, found)
    return public_answer(request, schemas.EffectReleasePage, found, headers={"Link": listed.headers["Link"]})


@published.get(
    "/{effectReleaseId}",
    summary="Read an effect release",
    response_model=schemas.EffectReleaseRead,
    responses=problems(errors.EffectReleaseNotFound),
)
async def read_effect_release(
    release_id: ReleaseId,
    request: Request,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """The effect of the programme per outcome, with interval, evidence label and everything to judge it by.

    Too few firms, or too few that changed since the release before, is an answer with its reason.
    """
    found = await queries.read_published(session, release_id, with_demonstration=_with_demonstration(request))
    return public_answer(request, schemas.EffectReleaseRead, found, headers=LICENSED)


async def export_effect_release(
    release_id: ReleaseId,
    request: Request,
    session: ReadSession,
    wish: Annotated[schemas.EffectReleaseFileFilter, Query()],
) -> Response:
    """The figures of a release as a file, under the licence that the release names."""
    wanted = language(request.headers.get("accept-language"))
    found = await queries.read_published(session, release_id, with_demonstration=_with_demonstration(request))
    name = f"effect-{found['data_until']}"
    if wish.format == "json":
        content, media_type, ending = orjson.dumps(downloads.as_json(found)), "application/json", "json"
    else:
        text = downloads.as_csv(found, wanted) if wish.format == "csv" else downloads.dictionary_as_csv()
        # The mark at the start tells spreadsheets that it is UTF-8.
        content, media_type, ending = ("\ufeff" + text).encode(), "text/csv; charset=utf-8", "csv"
        name += "-kolommen" if wish.format == "dictionary" else ""
    told = {**LICENSED, "Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(content, media_type=media_type, headers={**told, "Cache-Control": "public, max-age=60"})


published.add_api_route(
    "/{effectReleaseId}/files",
    export_effect_release,
    methods=["GET"],
    summary="Save an effect release as a file",
    response_class=Response,
    responses={
        200: {
            "content": {
                "text/csv": {"schema": {"type": "string"}},
                "application/json": {"schema": {"type": "object"}},
            }
        },
        **problems(errors.EffectReleaseNotFound),
    },
    route_class_override=RawRoute,
)


@orders.get("", summary="List effect releases in work", response_model=schemas.OrderPage)
async def list_effect_release_orders(
    request: Request,
    response: Response,
    principal: Office,
    session: ReadSession,
    wanted: Annotated[schemas.EffectReleaseFilter, Query()],
) -> dict[str, Any]:
    """Every release in any state, the newest first; for the programme office."""
    found = await queries.list_orders(session, principal, wanted)
    link_pages(request, response, found)
    return found


@orders.post(
    "",
    summary="Order an effect release",
    response_model=schemas.OrderRead,
    status_code=201,
    responses=problems(errors.EffectReleaseNotFound, errors.EffectReleaseInWork, errors.EffectReleaseNotReplaceable),
)
async def create_effect_release_order(
    wish: schemas.EffectReleaseOrder, principal: Office, session: WriteSession, once: OnceOptional
) -> Response:
    """The worker freezes the data and computes; then a colleague looks, and publishes or withholds it."""
    release = await ordering.order(session, principal, wish)
    return await _told(session, principal, release.id, once)


@orders.get(
    "/{effectReleaseOrderId}",
    summary="Look at an effect release",
    response_model=schemas.OrderRead,
    responses=problems(errors.EffectReleaseNotFound),
)
async def read_effect_release_order(
    release_id: OrderId, principal: Office, session: ReadSession, response: Response
) -> dict[str, Any]:
    """What would be shown, after the gate, and what re-runs of it showed."""
    found = await queries.describe(session, principal, release_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@orders.post(
    "/{effectReleaseOrderId}/status-changes",
    summary="Publish or withhold an effect release",
    response_model=schemas.OrderRead,
    status_code=201,
    responses=problems(
        errors.EffectReleaseNotFound,
        errors.OwnEffectRelease,
        errors.EffectReleaseNotReady,
        errors.EffectReleaseOrphaned,
        errors.EffectReleaseOvertaken,
        errors.EffectReleaseNotReplaceable,
    ),
)
async def create_effect_release_status_change(
    release_id: OrderId,
    *,
    wish: schemas.EffectReleaseMove,
    principal: Office,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By somebody else than who ordered it. What was decided stays; a correction is a release that replaces it."""
    release = await ordering.decide(session, principal, release_id, wish, if_match)
    return await _told(session, principal, release.id, once)


@orders.post(
    "/{effectReleaseOrderId}/reruns",
    summary="Have an effect release computed again",
    response_model=schemas.OrderRead,
    status_code=201,
    responses=problems(errors.EffectReleaseNotFound, errors.EffectReleaseNotReady),
)
async def create_effect_release_rerun(
    release_id: OrderId, principal: Office, session: WriteSession, once: OnceOptional
) -> Response:
    """From its frozen data: the same bytes must come out. The platform does so itself each week."""
    release = await ordering.ask_rerun(session, principal, release_id)
    return await _told(session, principal, release.id, once)


async def _told(session: WriteSession, principal: Principal, release_id: UUID, once: OnceOptional) -> Response:
    found = await queries.describe(session, principal, release_id)
    headers = {"Location": f"/v1/effect-release-orders/{release_id}", "ETag": f'"{found["version"]}"'}
    return once.answer(schemas.OrderRead, found, status=201, headers=headers)
