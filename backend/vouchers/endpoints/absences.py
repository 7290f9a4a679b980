"""Officers who are away, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceRequired
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_person
from backend.vouchers import refusals
from backend.vouchers.queries import absences as queries
from backend.vouchers.schemas.absences import AbsenceCreate, AbsenceList, AbsenceRead
from backend.vouchers.service import absences as service

absences = make_router(prefix="/officer-absences", tag="vouchers")

Officer = Annotated[Principal, Security(current_person, scopes=["account", "vouchers:decide"])]
AbsenceId = Annotated[UUID, Path(alias="absenceId", description="The absence.")]


@absences.get("", summary="List officers who are away", response_model=AbsenceList)
async def list_officer_absences(principal: Officer, session: ReadSession) -> dict[str, Any]:
    """Those of your organisation who are away now or soon, by first day, and who can take over."""
    return await queries.list_absences(session, principal)


@absences.post(
    "",
    summary="Record days away",
    response_model=AbsenceRead,
    status_code=201,
    responses=problems(refusals.AbsenceOverlaps),
)
async def create_officer_absence(
    wish: AbsenceCreate, principal: Officer, session: WriteSession, once: OnceRequired
) -> Response:
    """Of yourself, or of a colleague who cannot. The files stand in the queue of who takes over, and come back.

    New files are not given to somebody away, and deadlines are told to who takes over. Who may decide stays as it is.
    """
    made = await service.record(session, principal, wish)
    return once.answer(
        AbsenceRead,
        await queries.describe(session, principal, made.id),
        status=201,
        headers={"Location": "/v1/officer-absences", "ETag": etag(made)},
    )


@absences.delete(
    "/{absenceId}",
    summary="Take days away back",
    status_code=204,
    responses=problems(refusals.AbsenceNotFound),
)
async def delete_officer_absence(
    absence_id: AbsenceId, principal: Officer, session: WriteSession, if_match: IfMatch = None
) -> None:
    """The officer is there: files and deadlines go to nobody else any more."""
    await service.cancel(session, principal, absence_id, if_match)
