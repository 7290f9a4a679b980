"""A file goes to another officer, when the one who had it is away or cannot decide: nothing else about it changes."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.vouchers.models import ActKind, Voucher
from backend.vouchers.queries.allowed import may_hand_over
from backend.vouchers.queries.officers import colleagues
from backend.vouchers.refusals import HandOverImpossible
from backend.vouchers.schemas.officers import OfficerChangeCreate
from backend.vouchers.service import officers
from backend.vouchers.service.opening import open_for
from backend.vouchers.states import Party


async def hand_over(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: OfficerChangeCreate, if_match: str | None
) -> Voucher:
    """Give the file to an officer; who gets it and who had it are told, unless they did it themselves.

    Why somebody is away stays between colleagues: no reason is kept.

    Raises VoucherNotFound (404), MoveNotYours (403), VersionStale (412), HandOverImpossible (409), InvalidInput (400).
    """
    case = await open_for(session, principal, voucher_id, Party.SYNTENS)
    voucher = case.voucher
    require_current(voucher, if_match)
    if not may_hand_over(voucher):
        raise HandOverImpossible
    former = voucher.reviewer_id
    able = {each["id"] for each in await colleagues(session, principal, voucher)}
    if wish.officer_id not in able - {former}:
        raise invalid(
            field(
                "#/officerId",
                "not_able",
                nl="Kies een collega die dit dossier nog niet heeft en niet bij het bedrijf of de adviseur hoort.",
                en="Choose a colleague who does not have this file and does not belong to the company or the adviser.",
            )
        )
    voucher.reviewer_id = wish.officer_id
    case.note(ActKind.HANDED_OVER)
    for officer_id in {former, wish.officer_id} - {principal.account_id, None}:
        await officers.tell(
            case,
            "file_received" if officer_id == wish.officer_id else "file_taken_over",
            link=officers.file_of(voucher),
            only=officer_id,
            by=principal.name,
        )
    await session.flush()
    return voucher
