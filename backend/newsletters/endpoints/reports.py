"""What the mail system reports of our mails, over HTTP: a system of the programme office tells it."""

from typing import Annotated

from fastapi import Request, Response, Security

from backend.core.database import WriteSession
from backend.core.idempotency import OnceOptional
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.newsletters.keys import keys_of
from backend.newsletters.schemas import DeliveryReportCreate, DeliveryReportTaken
from backend.newsletters.service import stopping

router = make_router(prefix="/delivery-reports", tag="newsletters")

Reporter = Annotated[Principal, Security(current_principal, scopes=["delivery-reports:write"])]


@router.post("", summary="Report what became of a mail", response_model=DeliveryReportTaken, status_code=202)
async def create_delivery_report(
    wish: DeliveryReportCreate, request: Request, _: Reporter, session: WriteSession, once: OnceOptional
) -> Response:
    """An address that does not exist gets no newsletter any more, nor does whoever complains. Others are counted.

    With an Idempotency-Key the same report counts once.
    """
    await stopping.take_report(session, keys_of(request.app.state.settings), wish)
    return once.answer(DeliveryReportTaken, {"outcome": wish.outcome}, status=202)
