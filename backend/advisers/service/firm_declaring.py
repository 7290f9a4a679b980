"""An adviser declares for the firm, and with it the firm applies for accreditation or for a new period."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import firm_declarations, firms
from backend.advisers.errors import FirmNotFound, RenewalTooEarly
from backend.advisers.firm_schemas import FirmDeclarationCreate
from backend.advisers.models import AdvisoryFirm, FirmChange, FirmDeclaration, FirmStatus
from backend.advisers.service.declaring import require_current_edition
from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.files import service as files
from backend.identity.principals import Principal


async def declare(
    session: AsyncSession, principal: Principal, firm_id: UUID, wish: FirmDeclarationCreate, if_match: str | None
) -> dict[str, Any]:
    """Declare for one's own firm: to apply, to apply again, or for a new period; not while it is suspended.

    Raises FirmNotFound and FileNotFound (404), InvalidInput (400) for an older edition of the rules, VersionStale
    (412), RenewalTooEarly, FirmMoveImpossible and FileAttached (409).
    """
    firm = await firms.get_firm(session, principal, firm_id, for_update=True)
    if firm.organisation_id != principal.organisation_id:
        raise FirmNotFound
    require_current(firm, if_match)
    require_current_edition(wish.edition)
    _require_time_for_it(firm)
    newest = await firm_declarations.newest_of(session, firm_id)
    before, now = firm.status, clock.now()
    firm.ask(now)
    declaration = FirmDeclaration(
        id=uuid4(),
        organisation_id=firm_id,
        number=newest.number + 1 if newest is not None else 1,
        edition=wish.edition,
        kvk_number=wish.kvk_number,
        experience=wish.experience,
        quality=wish.quality,
        interests=wish.interests,
        declared_at=now,
        declared_by=principal.account_id,
    )
    session.add(declaration)
    if firm.status is not before:
        session.add(FirmChange(organisation_id=firm_id, to_status=firm.status, occurred_at=now))
    await session.flush()
    kept = [
        await files.attach(session, principal, file_id, firm_declarations.KIND, declaration.id)
        for file_id in wish.file_ids
    ]
    record(session, principal, "firms.declare", "advisory_firm", firm_id, organisation_id=firm_id)
    await session.flush()
    return firm_declarations.described(declaration, kept)


def _require_time_for_it(firm: AdvisoryFirm) -> None:
    opens_on = firms.renewable_from(firm.status, firm.accredited_until)
    if firm.status is FirmStatus.ACCREDITED and opens_on is not None and clock.today() < opens_on:
        raise RenewalTooEarly(
            nl=f"Verlengen kan vanaf {opens_on:%d-%m-%Y}.",
            en=f"You can renew from {opens_on:%d-%m-%Y}.",
            opensOn=opens_on.isoformat(),
        )
