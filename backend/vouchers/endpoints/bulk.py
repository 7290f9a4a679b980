"""Many moves of a system at once over HTTP."""

from typing import Annotated, Any

from fastapi import Request, Security

from backend.core.database import database_of
from backend.core.problems import language
from backend.core.routing import Route, SubjectRouter
from backend.identity.principals import Principal, current_principal
from backend.identity.scopes import SYNC
from backend.vouchers.schemas.bulk import BulkMoveCreate, BulkMoveResults
from backend.vouchers.service import bulk

System = Annotated[Principal, Security(current_principal, scopes=[SYNC])]


class PatientRoute(Route):
    """A route that does many things after each other."""

    longest_seconds = 120.0


status_changes = SubjectRouter(prefix="/voucher-status-changes", tags=["vouchers"], route_class=PatientRoute)


@status_changes.post("", summary="Move many vouchers", response_model=BulkMoveResults)
async def create_voucher_status_changes(wish: BulkMoveCreate, principal: System, request: Request) -> dict[str, Any]:
    """Up to 500 moves by a system, each judged and made on its own, in order, as if it had been sent to its voucher.

    The answer is 200 with a result per move, also when some or all were refused; a body of another shape is 400, and
    nothing is done. Without an answer, send exactly the same again: what was made is told as `already_applied`.
    """
    wanted = language(request.headers.get("accept-language"))
    return await bulk.make_all(database_of(request), principal, wish.items, wanted, request.url.path)
